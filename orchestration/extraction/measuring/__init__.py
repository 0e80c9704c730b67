"""How a figure measures.

Of the pass over sentences. Belongs here: the words right before a number (`stripping`), and the
measure and signed value that they and the unit give (`quantities`). Not here: what is measured
(`naming`), when (`times`).
"""
