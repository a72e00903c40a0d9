"""The plan of a case on the screen: the five steps, the one thing to do next, and what comes after it.

Why it is so: a person with a bill needs one next thing and the reason for it. The order is worked out by
:mod:`medneg_desktop.rights.plan`; this room shows it and leads to where each thing is done.
"""

from medneg_desktop.ui.plan.page import PlanPage

__all__ = ["PlanPage"]
