"""What is checked, and what is said when a check fails.

Belongs here: the catalogue of rules and the checks that Dagster shows. Not here: how a row or a
document is judged (`orchestration.contracts`, `orchestration.documents`).
"""
