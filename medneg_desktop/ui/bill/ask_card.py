"""A short question to the person as a card: yes, no, or don't know; the answer stays and can be changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medneg_desktop.domain.answer import Asked, Reply
from medneg_desktop.domain.case import Link
from medneg_desktop.domain.finding import Evidence
from medneg_desktop.services.answers import answer_asked
from medneg_desktop.services.office import Office
from medneg_desktop.services.sort_out import answer_match
from medneg_desktop.services.undo import Deed
from medneg_desktop.ui.bill.case_file import CaseFile
from medneg_desktop.ui.bill.wording import match_question
from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared import Card, Flow, button, heading, label

Act = Callable[[Office], Deed | None]


class AskCard(Card):
    """``shown`` asks for its places on the papers, ``acted`` gives what is to be done in the vault."""

    acted = Signal(object)
    shown = Signal(object)

    def __init__(self, text: str, grounds: str, evidence: tuple[Evidence, ...], reply: Reply | None = None) -> None:
        super().__init__(gap=0.5, margin=1.2)
        self.evidence = evidence
        self.text = heading(text, level=3)
        self.text.setWordWrap(True)
        self.grounds = label(grounds, soft=True)
        self.grounds.setVisible(bool(grounds))
        self.acts = Flow()
        self.body.add(self.text, self.grounds, self.acts)
        self.setAccessibleName(say(text))
        self.reply = reply
        self._offered: list[QWidget] = []

    @property
    def first(self) -> QWidget:
        """The first answer, where the keyboard goes on."""
        return self._offered[0]

    @property
    def last(self) -> QWidget:
        return self._offered[-1]

    def offer(self, words: str, act: Act, *, chosen: bool = False) -> None:
        """One more answer; the one that was given is marked by a tick and a filled button."""
        name = self.tr("{0}: {1}").format(self.text.text(), words)
        made = button(
            f"\u2713 {words}" if chosen else words,
            "primary" if chosen else "plain",
            name=name,
            on_click=lambda: self.acted.emit(act),
        )
        self._offered.append(made)
        self.acts.add(made)

    def offer_places(self) -> None:
        """A way to see what the question is about."""
        see = button(self.tr("Show"), "quiet", name=self.tr("Show the papers: {0}").format(self.text.text()))
        see.clicked.connect(lambda _=False: self.shown.emit(self.evidence))
        self.acts.add(see)


def asked_card(asked: Asked) -> AskCard:
    """The card of a question that feeds a rule."""
    card = AskCard(asked.text, "", asked.evidence, asked.reply)
    for reply, words in (
        (Reply.YES, card.tr("Yes")),
        (Reply.NO, card.tr("No")),
        (Reply.NOT_SURE, card.tr("Don't know")),
    ):
        given = asked.reply is reply
        card.offer(words, _answers(asked, None if given else reply), chosen=given)
    card.offer_places()
    return card


def match_card(file: CaseFile, link: Link) -> AskCard:
    """The card of two papers that may belong together."""
    evidence = (Evidence(link.bill, None), Evidence(link.other, None))
    card = AskCard(match_question(file, link), " ".join(link.grounds), evidence)
    card.offer(card.tr("Yes"), lambda office: answer_match(office, link, belongs=True))
    card.offer(card.tr("No"), lambda office: answer_match(office, link, belongs=False))
    card.offer_places()
    return card


def _answers(asked: Asked, reply: Reply | None) -> Act:
    return lambda office: answer_asked(office, asked, reply)
