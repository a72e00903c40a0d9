"""Negotiation: what was said, what is offered and agreed, what it saves, and the letters that say so.

Why it is so: the journal of a case is the only truth, and everything else (who waits for whom, which promise is due,
which instalment is paid, what was saved) is worked out from it anew. Letters state confirmed values or the person's own
words, and cite only what applies to the case and is certain; what is missing is asked for and never made up. The sum
that a person keeps to themselves reaches no function that writes a letter. The room stands on ``rights`` and
``packet``, whose facts and template engine it shares; it is pure, and nothing here promises a result.
"""
