"""Tables become observations.

Belongs here: where tables stand in plain text (`grids`), their cells and heads, what their figures say
(`readings`). Not here: sentences.
"""
