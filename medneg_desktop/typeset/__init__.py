"""ReportLab: turns a packet plan into pages. Chooses no content: the same plan gives the same bytes.

What comes from documents is drawn as plain text: ReportLab's paragraphs read markup, and some of that markup opens
files, so every text passes :func:`.words.safe` first. Pictures come as raw pixels of pages that were opened in the
page workers; nothing a stranger made is decoded here.
"""

from medneg_desktop.typeset.compose import ReportLabTypesetter

__all__ = ["ReportLabTypesetter"]
