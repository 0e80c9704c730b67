"""What the warehouse's tests build: small extracted tables, and the warehouse made of them.

Belongs here: inputs written by hand and running dbt on them. Not here: what must come out (the tests).
"""
