"""The words of bills and EOBs, explained where they stand: by hovering over one, and by F1 for all on the screen.

Nothing marks them, so that nothing is cluttered. The terms are files in ``resources/help``, one for each language.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import escape

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QTabBar, QTableView, QWidget

from medneg_desktop.core import resources
from medneg_desktop.ui.language import LANGUAGES, say, spoken

_AT_ONCE = 3
"""Terms that one tip explains at most."""
_ROWS = 60
"""Rows of a table whose words are looked through."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, what it means, and what the two papers print for it; empty where they print nothing of the kind."""

    name: str
    what: str
    bill: str = ""
    eob: str = ""

    @property
    def printed(self) -> str:
        """How it is called on paper."""
        on = ((say("On the bill: {0}"), self.bill), (say("On the EOB: {0}"), self.eob))
        return " \u00b7 ".join(words.format(text) for words, text in on if text)


@cache
def _terms() -> tuple[dict[str, Term], re.Pattern[str]]:
    """The terms by the words that call them up, in lower case, and what finds those words."""
    language = spoken() if spoken() in LANGUAGES else "en"
    table = tomllib.loads(resources.text("help", language, "terms.toml"))
    known: dict[str, Term] = {}
    for row in table.values():
        term = Term(row["name"], row["what"], row.get("bill", ""), row.get("eob", ""))
        known |= {word.casefold(): term for word in row["says"]}
    longest_first = sorted(map(re.escape, known), key=len, reverse=True)
    return known, re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w-])", re.IGNORECASE)


def all_terms() -> list[Term]:
    """Every term, as the alphabet has them."""
    return sorted(set(_terms()[0].values()), key=lambda term: term.name.casefold())


def terms_in(text: str) -> list[Term]:
    """The terms that a text holds, in its order."""
    known, finds = _terms()
    return list(dict.fromkeys(known[found.casefold()] for found in finds.findall(text)))


def tip_of(text: str) -> str:
    """What hovering over a text explains, as rich text; empty where it holds no term."""
    told = (
        f"<b>{escape(t.name, quote=False)}</b>: {escape(t.what, quote=False)}"
        + (f"<br><i>{escape(t.printed, quote=False)}</i>" if t.printed else "")
        for t in terms_in(text)[:_AT_ONCE]
    )
    return "<br>".join(told)


def tip_at(root: QWidget, at: QPoint) -> str:
    """The tip for what stands at a point of ``root``."""
    widget = root.childAt(at)
    return tip_of(_text_at(widget, widget.mapFrom(root, at))) if widget is not None else ""


def _text_at(widget: QWidget, at: QPoint) -> str:
    if isinstance(widget, QTabBar):
        return widget.tabText(widget.tabAt(at))
    return next(iter(_texts(widget)), "")


def words_on(screen: QWidget, focused: QWidget | None) -> list[Term]:
    """The terms that can be seen on a screen, those of the focused control first."""
    here = terms_of(focused) if focused is not None else []
    seen = (w for w in screen.findChildren(QWidget) if w.isVisible())
    return list(dict.fromkeys([*here, *(t for w in seen for text in _texts(w) for t in terms_in(text))]))


def terms_of(control: QWidget) -> list[Term]:
    """The terms that a control names; of a table those of the cell one is at."""
    texts: Iterable[str] = (control.accessibleName(), control.accessibleDescription())
    if isinstance(control, QTableView):
        texts = (str(control.currentIndex().data() or ""),)
    elif not isinstance(control, QTabBar):
        texts = (*texts, *_texts(control))
    return list(dict.fromkeys(term for text in texts for term in terms_in(text)))


def _texts(widget: QWidget) -> Iterator[str]:
    """The words that a widget shows."""
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text() or widget.accessibleName()  # a row that leads somewhere holds labels and has no text itself
    elif isinstance(widget, QComboBox):
        yield widget.currentText()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(n) for n in range(widget.count()))
    elif isinstance(widget, QTableView) and (model := widget.model()) is not None:
        columns = [n for n in range(model.columnCount()) if not widget.isColumnHidden(n)]
        yield from (str(model.headerData(n, Qt.Orientation.Horizontal) or "") for n in columns)
        for row in range(min(model.rowCount(), _ROWS)):
            yield from (str(model.index(row, n).data() or "") for n in columns)
