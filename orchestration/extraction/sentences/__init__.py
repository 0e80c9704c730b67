"""A sentence becomes observations.

Belongs here: name, measure, time, bound and subject of each figure of a sentence put together (`statements`),
and aims told without a figure (`aims`). Not here: how each of these is found, which earlier passes know.
"""
