"""What Find shows of a bill before it is opened: who asks how much, and what is in question."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from medneg_desktop.core.ids import CaseId
from medneg_desktop.domain.document import Document
from medneg_desktop.domain.reading import FieldName
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import CaseView
from medneg_desktop.ui.home.raised import questions
from medneg_desktop.ui.home.wording import Question
from medneg_desktop.ui.inbox.list_model import ListRow
from medneg_desktop.ui.language import say, shown
from medneg_desktop.ui.shared import Card, Chip, Column, Flow, clear, heading, label, money_label, rule
from medneg_desktop.ui.theme import Role

_QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class Glance:
    """A case, and the document of its first paper."""

    view: CaseView
    first: Document | None


def look_at(office: Office, case: CaseId) -> Glance | None:
    """Read what is shown of a bill; None for one that is gone."""
    with office.unit() as unit:
        view = unit.case(case)
        if view is None:
            return None
        papers = view.case.papers
        return Glance(view, unit.document(papers[0].ref.document) if papers else None)


class BillGlance(Card):
    """The answer as the list has it at once, and what is known of its bill as soon as it is read."""

    def __init__(self) -> None:
        super().__init__(gap=0.7)
        self.title, self.said = heading("", 2), label("")
        self._known = QWidget()
        self._parts = Column(self._known, gap=0.7)
        self.body.add(self.title, self.said, self._known, None)

    def begin(self, row: ListRow | None) -> None:
        """Show the row of the list."""
        self.title.quote(row.title if row else "")
        self.said.quote("\n".join(w for w in (say(row.who), row.file) if w) if row else "")
        clear(self._parts)
        self._known.hide()

    def show_bill(self, glance: Glance, *, is_talk: bool) -> None:
        """Add what is known of the bill. With ``is_talk`` it is what was talked about, and is named."""
        clear(self._parts)
        case, raised = glance.view.case, questions([glance.view])
        if is_talk:
            name = label("", strong=True)
            name.quote(case.provider or self.tr("Provider not on the papers"))
            self._parts.add(rule(), name)
        else:
            self.title.quote(case.provider or self.tr("Provider not on the papers"))
            self.said.quote(_about(glance.view))
        self._parts.add(self._sums(glance.view, raised))
        if raised:
            self._parts.add(rule(), heading(self.tr("In question"), 3), *(_asked(q) for q in raised[:_QUESTIONS]))
            if (more := len(raised) - _QUESTIONS) > 0:
                self._parts.add(label(self.tr("{0} more").format(more), soft=True))
        else:
            self._parts.add(label(self.tr("Nothing in its papers raises a question."), soft=True))
        self._known.show()

    def _sums(self, view: CaseView, raised: tuple[Question, ...]) -> QWidget:
        """The figures that the papers give, each under its name."""
        r = view.case.reconciliation
        figures = (
            (self.tr("Billed"), r.billed.amount if r.billed else None, None),
            (self.tr("EOB says you owe"), r.patient_share.amount if r.patient_share else None, None),
            (self.tr("They ask"), r.asked.amount if r.asked else None, None),
            (self.tr("In question"), (r.in_question or None) if raised else None, Role.IN_QUESTION),
        )
        held = QWidget()
        row = Flow(held, gap=2.4)
        for words, amount, tone in figures:
            if amount is not None:
                each = QWidget()
                Column(each, gap=0.1).add(
                    label(words, soft=True, small=True, wrap=False), money_label(amount, "large", tone)
                )
                row.add(each)
        return held


def _about(view: CaseView) -> str:
    """The patient, the first day of service, and the account."""
    papers = view.case.papers
    days = [f.value for p in papers if (f := p.reading.date(FieldName.SERVICE_FROM)) is not None]
    numbers = [n.value for p in papers if (n := p.reading.text(FieldName.ACCOUNT_NUMBER)) is not None]
    account = numbers[0] if numbers else ""
    parts = (view.case.patient or "", shown(min(days)) if days else "", say(f"account {account}") if account else "")
    return " \u00b7 ".join(p for p in parts if p)


def _asked(question: Question) -> QWidget:
    held = QWidget()
    row = Flow(held)
    row.add(label(question.title), letters=18)
    row.add(Chip(question.sum, Role.IN_QUESTION))
    return held
