"""How a figure measures.

Belongs here: the words right before a number (`leads`), and the measure and signed value that they and the
unit give (`measures`). Not here: what is measured (`naming`), when (`times`).
"""
