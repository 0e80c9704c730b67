"""When a figure holds.

Of the pass over sentences. Belongs here: the report's own time (`clock`), the words of time in a
sentence (`timewords`, `meanings`), and the period, nature and base of a figure (`periods`). Not here:
dates that are numerals (`numerals.dates`).
"""
