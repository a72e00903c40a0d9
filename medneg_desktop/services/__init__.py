"""The verbs: bring in, read, reconcile, audit, review, prepare a packet.

Each function takes an :class:`~medneg_desktop.services.office.Office`, the bundle of ports, and works with plain
data. Transactions begin and end here. The window and the command line call the same functions.
"""
