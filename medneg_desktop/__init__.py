"""MedNeg Desktop: reads medical bills offline, proves on the page what looks wrong, and prints the answer.

Why it is so
------------
The package is a house with floors; imports only go down (checked by ``tests/house/test_layers.py``):

* ``core``      what every room needs and nobody owns: money, dates, trouble, paths;
* ``domain``    the nouns: reading, case, finding, packet plan;
* ``deadlines`` which day a rule sets: one engine for all rooms above;
* ``reading``, ``ledger``, ``audit``, ``packet``: the pure crafts, strangers to each other;
* ``talks``     what is said, offered and agreed, and the letters: stands on ``rights`` and ``packet``;
* ``services``  the verbs a person would use, and the ports through which they reach the outside;
* ``ui``, ``store``, ``pages``, ``typeset``: the outer rooms, each the only one to know its libraries;
* ``app`` and ``cli`` join the rooms and decide nothing.
"""

__version__ = "0.1.0"
