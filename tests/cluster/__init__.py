"""What the tests of the cluster need: servers on loopback, and reports that fill every mart.

Belongs here: starting and ending Sail and Apache Spark, the reports. Not here: what must come out.
"""
