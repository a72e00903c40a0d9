"""The agreement: its terms and instalments down to zero, later papers held beside it, what was saved, and the end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from medneg_desktop.core.ids import DocumentId, TalkId
from medneg_desktop.domain.finding import PaperRef
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.reading import DocumentKind, FieldName
from medneg_desktop.domain.talks import (
    Agreement,
    Closing,
    OfferKind,
    Outcome,
    Payment,
    Relief,
    ReliefKind,
    Reopening,
    Term,
    Terms,
    Way,
)
from medneg_desktop.packet.confirmed import firm_date, firm_money, firm_text
from medneg_desktop.services.talks import TalksView
from medneg_desktop.talks.course import AgreementLine, Due
from medneg_desktop.talks.saved import asked_now
from medneg_desktop.ui.language import shown
from medneg_desktop.ui.shared import (
    Card,
    Column,
    Flow,
    FormRow,
    Row,
    Table,
    TableColumn,
    TableModel,
    button,
    clear,
    heading,
    label,
    money_label,
    named,
)
from medneg_desktop.ui.talks.pieces import Acts, Choice, acts_row, fields, form_card, line, trying
from medneg_desktop.ui.talks.wording import (
    OUTCOME,
    PARTY,
    RELIEF,
    terms_words,
    typed_count,
    typed_day,
    typed_money,
    typed_percent,
)
from medneg_desktop.ui.theme import Role, theme, watch

_MONEY = {"out": "You paid", "in": "They refunded", **{k.value: v for k, v in RELIEF.items()}}


def _state(due: Due, today: date) -> str:
    if not due.left:
        return "paid"
    return "missed" if due.instalment.day < today else f"{due.left.shown()} open"


def dues_table(today: date) -> Table[Due]:
    columns: tuple[TableColumn[Due], ...] = (
        TableColumn("No.", lambda r: str(r.instalment.number), right=True),
        TableColumn("Day", lambda r: shown(r.instalment.day), weight=1, letters=12),
        TableColumn("Payment", lambda r: r.instalment.amount.shown(), right=True, strong=True),
        TableColumn(
            "",
            lambda r: _state(r, today),
            chip=lambda r: Role.PROVEN if not r.left else Role.DANGER if r.instalment.day < today else Role.DOUBT,
        ),
    )
    return Table(TableModel(columns), "Instalments of the agreement", grows=True)


class AgreementPage(QWidget):
    """Shows and notes agreements, payments, what was given up, and how the case ended."""

    terms_wanted = Signal(object)
    """The terms of a letter of the case, a paper."""

    def __init__(self, acts: Acts) -> None:
        super().__init__()
        self._acts = acts
        self._today = date.min
        self._view: TalksView | None = None
        self._papers: dict[str, PaperRef] = {}
        self._terms: list[tuple[QCheckBox, Term]] = []
        self.saved = QWidget()
        Flow(self.saved, gap=1.0, grid=True)
        self.saved_notes = Column(gap=0.2)
        self.found_terms = Column(gap=0.3)
        self.standing = Column(gap=0.5)
        self.paper: Choice[str] = Choice(self.tr("Letter that says it"), {"": self.tr("Not in writing yet")})
        self.party: Choice[RecipientKind] = Choice(self.tr("With whom"), PARTY)
        self.day = line(self.tr("Agreed on"))
        self.total = line(self.tr("Sum agreed"))
        self.months = line(self.tr("Monthly payments"), hint=self.tr("Empty for one"))
        self.interest = line(self.tr("Interest, percent a year"))
        self.first = line(self.tr("First payment on"))
        self.terms: FormRow[QPlainTextEdit] = FormRow(self.tr("Other terms, one a line"), QPlainTextEdit())
        self.message = label("")
        self.keep_button = button(self.tr("Keep the agreement"), on_click=lambda: trying(self.message, self._keep))
        self.what: Choice[str] = Choice(self.tr("What"), _MONEY)
        self.amount = line(self.tr("Sum"))
        self.money_day = line(self.tr("Day"))
        self.proof: Choice[str] = Choice(self.tr("Paper that shows it"), {"": self.tr("None")})
        self.money_message = label("")
        self.money_button = button(
            self.tr("Keep"), "plain", on_click=lambda: trying(self.money_message, self._keep_money), name="Keep the sum"
        )
        self.outcome: Choice[Outcome] = Choice(self.tr("How it ended"), OUTCOME)
        self.close_button = button(self.tr("Close the case"), "plain", on_click=self._close)
        self.reopen_button = button(self.tr("Open it again"), "plain", on_click=self._reopen)
        self._build()
        self._measure()
        watch().theme_changed.connect(self._measure)
        self.paper.field.activated.connect(lambda _: self._take_from_paper())

    def _build(self) -> None:
        self.terms.field.setTabChangesFocus(True)
        saved = form_card(self.tr("Saved so far"), self.tr("Your own share only, each dollar in one place."))
        saved.body.add(self.saved)
        saved.body.add(self.saved_notes)
        agreement = form_card(
            self.tr("Note an agreement"),
            self.tr("Pay only when the terms are in writing."),
            fields(self.paper, self.party, self.day, self.total, self.months, self.interest, self.first),
            self._term_box(),
            self.terms,
            self.message,
            acts_row(self.keep_button),
        )
        money = form_card(
            self.tr("Note a payment, a refund or a correction"),
            "",
            fields(self.what, self.amount, self.money_day, self.proof),
            self.money_message,
            acts_row(self.money_button),
            None,
        )
        ends = acts_row(self.close_button, self.reopen_button)
        end = form_card(self.tr("The end of the case"), "", fields(self.outcome), ends, None)
        last = QWidget()
        flow = Flow(last, gap=1.4, even=True)
        flow.add(money, end, letters=46)
        self.standing_card = Card(gap=0.6)
        self.standing_card.body.add(self.standing)
        whole = Column(self, gap=1.4)
        whole.add(saved, self.standing_card, agreement, last, None)
        for message in (self.message, self.money_message):
            message.hide()

    def _term_box(self) -> QWidget:
        box = QWidget()
        Column(box).add(self.found_terms)
        return box

    def _measure(self) -> None:
        self.terms.field.setFixedHeight(self.terms.field.fontMetrics().lineSpacing() * 3 + theme().gap(2))

    # ------------------------------------------------------------------------------------------ showing

    def show_view(self, view: TalksView, today: date) -> None:
        self._view, self._today = view, today
        letters = [p for p in view.case.papers if p.kind in (DocumentKind.AGREEMENT, DocumentKind.CORRESPONDENCE)]
        self._papers = {str(p.ref.document): p.ref for p in letters}
        self.paper.set_choices({"": self.tr("Not in writing yet"), **{d: r.name for d, r in self._papers.items()}})
        papers = {str(document): name for document, name in view.papers.items()}
        self.proof.set_choices({"": self.tr("None"), **papers})
        for row in (self.day, self.money_day):
            if not row.field.text():
                row.field.setText(shown(today))
        self._show_saved(view)
        self._show_standing(view)
        closed = view.course.closing is not None
        self.close_button.setVisible(not closed)
        self.outcome.setVisible(not closed)
        self.reopen_button.setVisible(closed)

    def _show_saved(self, view: TalksView) -> None:
        layout = self.saved.layout()
        assert isinstance(layout, Flow)
        clear(layout)
        clear(self.saved_notes)
        s = view.saved
        for words, about, amount, tone in (
            (self.tr("Possible"), self.tr("open questions"), s.possible, Role.DOUBT),
            (self.tr("Disputed"), self.tr("raised with them"), s.disputed, Role.IN_QUESTION),
            (self.tr("Confirmed"), self.tr("in writing by them"), s.confirmed, Role.PROVEN),
            (self.tr("Refunded"), self.tr("came back to you"), s.refunded, Role.PROVEN),
        ):
            box = named(QWidget(), f"{words}, {about}: {amount.shown()}")
            column = Column(box, gap=0.1)
            column.add(label(words, strong=True), label(about, soft=True, small=True))
            column.add(money_label(amount, "large", tone if amount else None))
            layout.add(box, letters=18)
        for note in s.notes:
            self.saved_notes.add(label(note, soft=True))

    def _show_standing(self, view: TalksView) -> None:
        clear(self.standing)
        found = view.agreement
        self.standing_card.setVisible(found is not None)
        if found is None:
            return
        told = found.agreement
        self.standing.add(heading(self.tr("Agreed on {0}: {1}").format(shown(told.day), terms_words(told.terms)), 2))
        where = told.paper.name if told.paper else self.tr("not in writing yet")
        left = self.tr("Paid {0}, left {1}. Stands on: {2}.").format(found.paid.shown(), found.left.shown(), where)
        self.standing.add(label(left, strong=True))
        for term in told.written:
            self.standing.add(self._term_row(term))
        for breach in view.breaches:
            self.standing.add(label(breach.words, tone=Role.DANGER))
        if view.breaches:
            hold = partial(self._acts.go.emit, "agreement_broken")
            show = partial(self._acts.show.emit, tuple(e for b in view.breaches for e in b.evidence))
            self.standing.add(
                acts_row(
                    button(self.tr("Write to hold them to it"), on_click=hold),
                    button(self.tr("Show the statement"), "plain", on_click=show),
                )
            )
        if found.kept:
            zero = partial(self._acts.go.emit, "zero_balance")
            self.standing.add(label(self.tr("Everything agreed is paid.")))
            self.standing.add(acts_row(button(self.tr("Ask for a zero-balance letter"), on_click=zero)))
        elif told.paper is None:
            accept = partial(self._acts.go.emit, "acceptance")
            self.standing.add(acts_row(button(self.tr("Write the letter of acceptance"), on_click=accept)))
        table = dues_table(self._today)
        table.rows.set_rows(found.dues)
        self.standing.add(table)

    def _term_row(self, term: Term) -> QWidget:
        """A term in its own words, with the way to where it stands on the letter."""
        place = term.place
        if place is None or place.place is None:
            return label(f"\u2022 {term.text}")
        box = QWidget()
        row = Row(box, gap=0.6)
        at = self.tr("{0}, page {1}").format(place.paper.name, place.place.page)
        row.add(label(f"\u2022 {term.text}"), stretch=1)
        show = partial(self._acts.show.emit, (place,))
        row.add(
            button(at, "quiet", icon="document", on_click=show, name=self.tr("Show on {0}: {1}").format(at, term.text))
        )
        return box

    def show_terms(self, paper: PaperRef, terms: Sequence[Term]) -> None:
        """What a letter says that may be terms, to be ticked; nothing where another letter was chosen meanwhile."""
        if self._papers.get(self.paper.value) != paper:
            return
        clear(self.found_terms)
        self._terms = []
        if terms:
            self.found_terms.add(label(self.tr("Tick what is a term; it keeps its place on the letter."), soft=True))
        for term in terms:
            tick = named(QCheckBox(), term.text)
            words = label(term.text)
            words.setBuddy(tick)
            row = Row(gap=0.4)
            row.add(tick)
            row.add(words, stretch=1)
            self.found_terms.add(row)
            self._terms.append((tick, term))

    # ------------------------------------------------------------------------------------------ writing

    def _take_from_paper(self) -> None:
        """Fill the form with what the letter says for sure; the rest is left for the person to type."""
        ref, view = self._papers.get(self.paper.value), self._view
        paper = view.case.paper(ref) if ref is not None and view is not None else None
        clear(self.found_terms)
        self._terms = []
        if paper is None:
            return
        self.terms_wanted.emit(paper)
        collector = firm_text(paper, FieldName.COLLECTOR_NAME) is not None
        self.party.choose(RecipientKind.COLLECTOR if collector else RecipientKind.PROVIDER)
        total, day = firm_money(paper, FieldName.AMOUNT_DUE), firm_date(paper, FieldName.NOTICE_DATE)
        due = firm_date(paper, FieldName.DUE_DATE)
        for row, text in (
            (self.total, total.shown() if total else ""),
            (self.day, shown(day) if day else ""),
            (self.first, shown(due) if due else ""),
        ):
            if text:
                row.field.setText(text)

    def _keep(self) -> None:
        view = self._view
        if view is None:
            return
        day = typed_day(self.day.field.text(), self.tr("Agreed on"), needed=True)
        assert day is not None
        total = typed_money(self.total.field.text(), self.tr("Sum agreed"))
        text = self.months.field.text().strip()
        months = typed_count(text, self.tr("Monthly payments"), 600) if text else 0
        rate = typed_percent(self.interest.field.text(), self.tr("Interest"))
        first = typed_day(self.first.field.text(), self.tr("First payment"))
        terms = Terms(OfferKind.PLAN if months else OfferKind.LUMP, total, months, rate, first)
        self._acts.note.emit(self._agreement(view, day, terms))
        for row in (self.total, self.months, self.interest, self.first):
            row.field.setText("")
        self.terms.field.setPlainText("")
        self.paper.choose("")
        clear(self.found_terms)
        self._terms = []

    def _agreement(self, view: TalksView, day: date, terms: Terms) -> Agreement:
        collector = self.party.value is RecipientKind.COLLECTOR
        theirs = view.case.of_kind(DocumentKind.COLLECTION_LETTER) if collector else view.case.bills
        bill = theirs[-1] if theirs else None
        office = (firm_text(bill, FieldName.COLLECTOR_NAME) if collector and bill else view.case.provider) or ""
        lines = [t.strip() for t in self.terms.field.toPlainText().splitlines() if t.strip()]
        return Agreement(
            day,
            self.party.value,
            terms,
            asked_now(view.case, view.course),
            (firm_text(bill, FieldName.ACCOUNT_NUMBER) or "") if bill else "",
            office,
            (*(term for tick, term in self._terms if tick.isChecked()), *(Term(t) for t in lines)),
            self._papers.get(self.paper.value),
        )

    def _keep_money(self) -> None:
        amount = typed_money(self.amount.field.text(), self.tr("Sum"))
        day = typed_day(self.money_day.field.text(), self.tr("Day"), needed=True)
        assert day is not None
        proof = DocumentId(self.proof.value) if self.proof.value else None
        what = self.what.value
        if what in tuple(Way):
            of = self._open_agreement() if what == Way.OUT else None
            self._acts.note.emit(Payment(day, amount, Way(what), of, document=proof))
        else:
            self._acts.note.emit(Relief(day, ReliefKind(what), amount, document=proof))
        self.amount.field.setText("")

    def _open_agreement(self) -> TalkId | None:
        found: AgreementLine | None = self._view.agreement if self._view is not None else None
        return found.id if found is not None and not found.kept else None

    def _close(self) -> None:
        self._acts.note.emit(Closing(self._today, self.outcome.value))

    def _reopen(self) -> None:
        self._acts.note.emit(Reopening(self._today))
