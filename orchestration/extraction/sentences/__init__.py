"""A sentence becomes observations.

The pass over sentences, after that over tables. Belongs here: name, measure, time, bound and subject
of each figure put together (`statements`), and aims told without a figure (`aims`). Not here: how
each of these is found, which `naming`, `measuring` and `times` know.
"""
