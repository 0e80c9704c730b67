"""Values and names as SQL spells them.

Belongs here: literals and identifiers, for what takes no parameters (`attach`, `copy`, views). Not here:
statements, and how engines differ (dbt_project/macros/dialect).
"""


def literal(value: object) -> str:
    """A value as an SQL text literal."""
    return "'" + str(value).replace("'", "''") + "'"


def identifier(name: str) -> str:
    """A name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'
