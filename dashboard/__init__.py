"""Dashboards of BI tools, as code: they read the marts of the current release and nothing else."""
