"""Everything that was said about a case, newest first: what counts now, what stood there before, and its papers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QWidget

from medneg_desktop.core.ids import DocumentId, TalkId
from medneg_desktop.domain.talks import Contact, day_of
from medneg_desktop.services.talks import TalksView
from medneg_desktop.talks.course import Line
from medneg_desktop.ui.language import shown
from medneg_desktop.ui.shared import Card, Chip, Column, Flow, button, clear, heading, label, named, rule
from medneg_desktop.ui.talks.pieces import acts_row
from medneg_desktop.ui.talks.wording import talk_words
from medneg_desktop.ui.theme import Role


class Page(Protocol):
    """What the rows ask of the page they are on."""

    def correct(self, talk: TalkId, contact: Contact) -> None: ...
    def strike(self, talk: TalkId) -> None: ...
    def kept_promise(self, talk: TalkId) -> None: ...
    def open_paper(self, document: str) -> None: ...


class Timeline(Card):
    """Everything that was said, newest first, as rows of one card."""

    def __init__(self, page: Page) -> None:
        super().__init__(gap=0.7)
        self._page = page
        self.body.add(heading(self.tr("What was said so far"), 2))
        self.rows = Column(gap=0.7)
        self.body.add(self.rows)

    def show_lines(self, view: TalksView, today: date) -> None:
        clear(self.rows)
        promises = {i for i, _ in view.course.promises}
        names = {str(document): name for document, name in view.papers.items()}
        for number, entry in enumerate(view.course.timeline):
            if number:
                self.rows.add(rule())
            self.rows.add(EntryRow(self._page, entry, names, open_promise=entry.id in promises, today=today))
        if not view.course.timeline:
            words = self.tr("Nothing yet. Note each call and letter here, on the same day.")
            self.rows.add(label(words, soft=True))


class EntryRow(QWidget):
    """One entry as it counts now, with what stood there before and the papers that belong to it."""

    def __init__(self, page: Page, entry: Line, names: Mapping[str, str], *, open_promise: bool, today: date) -> None:
        super().__init__()
        column = Column(self, gap=0.3)
        title, words = talk_words(entry.talk)
        head = Flow(gap=0.8)
        head.add(label(shown(day_of(entry.talk)), soft=True, wrap=False))
        head.add(heading(title, 3), letters=30)
        if entry.struck:
            head.add(Chip(self.tr("struck out"), Role.DOUBT))
        elif entry.earlier:
            head.add(Chip(self.tr("corrected"), Role.LINK))
        if open_promise and isinstance(entry.talk, Contact) and entry.talk.promise_by and entry.talk.promise_by < today:
            head.add(Chip(self.tr("promise overdue"), Role.DANGER))
        column.add(head)
        if words:
            column.add(label(words, selectable=True))
        for before in entry.earlier:
            was, told = talk_words(before.talk)
            text = self.tr("Before: {0}. {1}").format(was, told.replace("\n", " ")).strip()
            why = f" ({entry.entry.why})" if entry.entry.why else ""
            column.add(label(text + why, soft=True, small=True))
        if isinstance(entry.talk, Contact):
            self._papers(column, page, entry.talk, names)
        if not entry.struck:
            column.add(self._buttons(page, entry, title, open_promise=open_promise))
        named(self, f"{shown(day_of(entry.talk))}, {title}")

    def _papers(self, column: Column, page: Page, contact: Contact, names: Mapping[str, str]) -> None:
        """Attachments and proof, each of which opens."""
        told: list[tuple[str, DocumentId]] = (
            [(self.tr("Proof: {0}"), contact.proof)] if contact.proof is not None else []
        )
        told += [(self.tr("Attached: {0}"), document) for document in contact.attached]
        row = []
        for words, document in told:
            name = names.get(str(document))
            text = words.format(name or self.tr("a paper that is gone"))
            act = partial(page.open_paper, str(document))
            row.append(button(text, "quiet", icon="document", on_click=act))
        if row:
            column.add(acts_row(*row))

    def _buttons(self, page: Page, entry: Line, title: str, *, open_promise: bool) -> QWidget:
        talk = entry.talk
        row = []
        if open_promise and isinstance(talk, Contact):
            row.append(button(self.tr("They did it"), "plain", on_click=partial(page.kept_promise, entry.id)))
        if isinstance(talk, Contact):
            act = partial(page.correct, entry.id, talk)
            row.append(button(self.tr("Correct"), "quiet", on_click=act, name=self.tr("Correct: {0}").format(title)))
        strike = partial(page.strike, entry.id)
        row.append(
            button(self.tr("Strike out"), "quiet", on_click=strike, name=self.tr("Strike out: {0}").format(title))
        )
        return acts_row(*row)
