"""The nouns of the house: frozen values without I/O, without a clock, without a library.

Why it is so: every other room speaks in these words, so they may depend on nobody. Rows, widgets and PDF
objects are translated to and from them at each room's own door.
"""
