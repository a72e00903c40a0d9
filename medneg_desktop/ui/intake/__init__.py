"""The reception: every file that is offered gets a line at once, and keeps it until its end is told."""

from medneg_desktop.ui.intake.panel import IntakePanel

__all__ = ["IntakePanel"]
