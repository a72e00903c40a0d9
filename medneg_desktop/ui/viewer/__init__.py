"""Pages on the screen: one page or two beside each other, with the places that values and questions stand on.

Why it is so: a viewer knows a :class:`~medneg_desktop.ui.viewer.source.PageSource` and highlights as data, and nothing
of bills. So the inbox, the questions, and the preview of a packet show their pages through the same widget.
"""

from __future__ import annotations

from medneg_desktop.ui.viewer.highlight import Highlight
from medneg_desktop.ui.viewer.page_viewer import PageViewer
from medneg_desktop.ui.viewer.pane import ViewerPane
from medneg_desktop.ui.viewer.side_by_side import Proof, SideBySide
from medneg_desktop.ui.viewer.source import PageSource, bytes_source, document_source

__all__ = [
    "Highlight",
    "PageSource",
    "PageViewer",
    "Proof",
    "SideBySide",
    "ViewerPane",
    "bytes_source",
    "document_source",
]
