"""What a figure measures.

Belongs here: the wording of an indicator, found around its figure (`names` holds the order of
looking), and its code in the registry (`indicators`, `codes`). Not here: how and when it is measured.
"""
