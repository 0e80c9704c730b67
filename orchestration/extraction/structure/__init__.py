"""How a report is laid out.

Belongs here: the lines of a text, whether they tell what was done or what is planned, and of which years.
Not here: tables (`tables`), the time of a single figure (`times`).
"""
