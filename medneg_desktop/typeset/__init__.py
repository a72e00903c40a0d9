"""ReportLab: turns a packet plan into pages. Chooses no content: the same plan gives the same bytes."""
