"""Tables become observations.

The third pass: what it takes, the pass over sentences leaves. Belongs here: where tables stand in
plain text (`grids`), their cells and heads, what their figures say (`readings`). Not here: sentences.
"""
