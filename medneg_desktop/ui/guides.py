"""Help inside the program: short guides, the words of bills and EOBs, what each question means; searched and printed."""

from __future__ import annotations

import json
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QTextBrowser, QWidget

from medneg_desktop.core import resources
from medneg_desktop.domain.search import tokens
from medneg_desktop.ui.dialog import Dialog
from medneg_desktop.ui.glossary import all_terms
from medneg_desktop.ui.language import LANGUAGES, say, spoken
from medneg_desktop.ui.shared import Column, Row, button, heading, label, named
from medneg_desktop.ui.theme import theme


@dataclass(frozen=True, slots=True)
class Guide:
    """A page of help: its title and its text in Markdown, written by us and never from a paper; ``name`` is its file's."""

    title: str
    text: str
    name: str = ""

    def meets(self, typed: str) -> bool:
        """Whether every word that was typed begins a word of the page."""
        held = set(tokens(self.title + " " + self.text))
        return all(any(word.startswith(t) for word in held) for t in tokens(typed))


def guides() -> list[Guide]:
    """The guides in the language of the window, and one page on what the questions mean."""
    language = spoken() if spoken() in LANGUAGES else "en"
    files = sorted(resources.path("help", language).glob("*.md"))
    pages = [(file.stem, file.read_text(encoding="utf-8")) for file in files]
    pages = [(name, text + _all_words() if name.endswith("glossary") else text) for name, text in pages]
    return [*(Guide(text.splitlines()[0].lstrip("# "), text, name) for name, text in pages), _questions()]


def _all_words() -> str:
    """Every term that is explained on the screens."""
    told = (f"**{t.name}**: {t.what}" + (f" *{t.printed}*" if t.printed else "") for t in all_terms())
    return "\n\n" + "\n\n".join(told)


def _questions() -> Guide:
    """From the cards of the rules: what each stands on, what to ask, and what could make it right."""
    title = say("What each question means")
    parts = [f"# {title}"]
    for path in sorted(resources.path("rules").glob("*.json")):
        for card in json.loads(path.read_text(encoding="utf-8"))["rules"]:
            right = say("It could be right if {0}").format(say(card["could_be_right_if"]))
            ask = say("Ask: “{0}”").format(say(card["ask"]))
            parts.append(f"## {say(card['title'])}\n\n{say(card['stands_on'])}\n\n{ask}\n\n*{right}.*")
    return Guide(title, "\n\n".join(parts))


class GuidesDialog(Dialog):
    """Titles at the left, the page at the right; what is typed leaves the pages that say it."""

    report_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, name: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Help"))
        self._guides = guides()
        self._shown: list[Guide] = []
        self.text = named(QLineEdit(), self.tr("Search the help"))
        self.text.setPlaceholderText(self.tr("Search the help"))
        self.list = named(QListWidget(), self.tr("Guides"))
        self.list.setWordWrap(True)
        self.list.setSpacing(3)  # pixels, so that a title of two lines is not taken for two
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = named(QTextBrowser(), self.tr("The guide"))
        self.page.setOpenLinks(False)  # nothing here leads out of the program
        self.nothing = label(self.tr("No guide says that."), soft=True)
        left = Column(gap=0.6)
        left.add(self.text, self.nothing)
        left.add(self.list, stretch=1)
        held = QWidget()
        held.setLayout(left)
        held.setMaximumWidth(round(theme().points * 24))
        row = Row(gap=1.2)
        row.add(held)
        row.add(self.page, stretch=1)
        acts = Row(gap=1)
        acts.add(
            button(self.tr("Make a problem report"), "quiet", on_click=self._report),
            None,
            button(self.tr("Print…"), "plain", "Ctrl+P", self.print_page),
            button(self.tr("Close"), on_click=self.accept),
        )
        whole = Column(self, gap=1, margin=1.6)
        whole.add(heading(self.tr("Help"), 2))
        whole.addLayout(row, 1)
        whole.add(acts)
        self.text.textChanged.connect(self._search)
        self.list.currentRowChanged.connect(self._show)
        side = theme().points
        self.resize(round(side * 84), round(side * 56))
        self._search("")
        self.list.setCurrentRow(next((n for n, g in enumerate(self._guides) if name and g.name == name), 0))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.scrollToItem(self.list.currentItem())  # only now is it known how much of the list is seen

    def _report(self) -> None:
        self.accept()
        self.report_wanted.emit()

    def _search(self, typed: str) -> None:
        self._shown = [g for g in self._guides if g.meets(typed)]
        self.list.clear()
        self.list.addItems([g.title for g in self._shown])
        self.nothing.setVisible(not self._shown)
        self.list.setCurrentRow(0 if self._shown else -1)
        if not self._shown:
            self.page.clear()

    def _show(self, number: int) -> None:
        if not 0 <= number < len(self._shown):
            return
        self.page.setMarkdown(self._shown[number].text)
        self.page.moveCursor(self.page.textCursor().MoveOperation.Start)
        # As it was typed where it stands so; else the first of the words that does.
        typed = self.text.text().strip()
        next((True for words in (typed, *typed.split()) if words and self.page.find(words)), False)

    def print_page(self) -> None:
        """Print the page that is shown."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 (only where something is printed)

        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        if dialog.exec():
            self.page.document().print_(printer)
