"""How a report is laid out.

The second pass. Belongs here: the lines of a text, whether they tell what was done or what is
planned, and of which years. The walk is `walk`, what it gives `lines`. Not here: tables (`tables`),
the time of a single figure (`times`).
"""
