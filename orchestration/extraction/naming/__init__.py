"""What a figure measures.

Of the pass over sentences. Belongs here: the wording of an indicator, found around its figure, and
its code in the registry (`indicators`, `codes`). The order of looking is in `names`; each class from
`clauses` on adds one way to find a name. Not here: how and when it is measured.
"""
