"""The assets: one for each arrow of the house.

Belongs here: thin Dagster around the rooms that do the work. Not here: the work, SQL, checks of
what was made (`orchestration.checks`).
"""
