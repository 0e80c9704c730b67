"""Every numeral of a text, none twice.

The first pass. Belongs here: numbers in digits and in words, their units and rankings, and which of
them measure nothing (dates, names, ordinals, thresholds). The walk is `ledger`, what it gives
`mentions`. Not here: what a number measures (`naming`).
"""
