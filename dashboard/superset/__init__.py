"""Apache Superset, provisioned from the files of this folder: `python -m dashboard.superset`."""
