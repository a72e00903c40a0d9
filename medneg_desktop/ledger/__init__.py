"""From many readings to one account of the money: which papers belong together, and what they say together.

A weak match is a question to the person and never acted on.
"""
