"""The rows of a case's tables, each with the places it stands on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from medneg_desktop.core.ids import DocumentId, TalkId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Figure, Link, LinkKind, Paper
from medneg_desktop.domain.finding import Evidence
from medneg_desktop.domain.reading import Cell, FieldName, ReadLine
from medneg_desktop.domain.talks import PaidBy
from medneg_desktop.ledger.accounts import accounts_of, last_words
from medneg_desktop.ledger.accumulators import Spent
from medneg_desktop.ledger.payments import Paid, total
from medneg_desktop.services.texts import show
from medneg_desktop.ui.bill.case_file import CaseFile
from medneg_desktop.ui.bill.evidence import of_line
from medneg_desktop.ui.bill.wording import ABSENT, KIND, SOURCE, figure_words
from medneg_desktop.ui.inbox.words import kind_words, pages_words, to_check_words
from medneg_desktop.ui.language import shown
from medneg_desktop.ui.shared.words import UNKNOWN
from medneg_desktop.ui.theme import Role


@dataclass(frozen=True)
class ChargeRow:
    """A line of a bill, with the numbers of the questions that concern it."""

    questions: str
    date: str
    code: str
    description: str
    units: str
    charge: str
    paper: str
    evidence: tuple[Evidence, ...]


class Match(Enum):
    """Whether both papers have the line."""

    BOTH = "matched"
    NOT_ON_EOB = "not on the EOB"
    NOT_ON_BILL = "not on the bill"

    @property
    def short(self) -> str:
        return {Match.NOT_ON_EOB: "bill only", Match.NOT_ON_BILL: "EOB only"}.get(self, self.value)


@dataclass(frozen=True)
class MatchRow:
    """A line of a bill beside the line of an EOB that speaks of it; either side may be missing."""

    service: str
    bill: str
    eob: str
    share: str
    match: Match
    evidence: tuple[Evidence, ...]

    @property
    def words(self) -> str:
        bill = "Not on the bill" if self.match is Match.NOT_ON_BILL else f"Bill: {self.bill}"
        eob = "Not on the EOB" if self.match is Match.NOT_ON_EOB else f"EOB: {self.eob}"
        return f"{self.service}\n{bill}\n{eob}"


@dataclass(frozen=True)
class MoneyRow:
    label: str
    amount: str
    how: str
    known: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class PaidRow:
    """A payment; ``noted`` is the person's own entry, which they may take back."""

    who: str
    detail: str
    amount: str
    noted: TalkId | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class SpentRow:
    """What was counted in a year, of one person or a family; incomplete sums are told as lower bounds."""

    who: str
    plan: str
    deductible: str
    out_of_pocket: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class PaperRow:
    document: DocumentId
    kind: str
    name: str
    date: str
    pages: str
    told: str
    role: Role
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class PriceRow:
    """A price of a loaded table beside a line of a bill."""

    code: str
    charged: str
    what: str
    amount: str
    source: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class UncheckedRow:
    """What was lacking, and the titles of the rules that could not be tried for it."""

    titles: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class EventRow:
    when: str
    what: str
    detail: str
    evidence: tuple[Evidence, ...] = ()


def cell(line: ReadLine | None, name: Cell) -> str:
    fact = line.cells.get(name) if line else None
    return show(fact.value) if fact else ""


def charges(file: CaseFile) -> list[ChargeRow]:
    """The lines of every bill, in the order of the papers."""
    several = len(file.case.bills) > 1
    return [
        ChargeRow(
            _questions_on(file, paper, line),
            cell(line, Cell.SERVICE_DATE),
            " ".join(t for t in (cell(line, Cell.CODE), cell(line, Cell.MODIFIERS)) if t),
            cell(line, Cell.DESCRIPTION),
            cell(line, Cell.UNITS),
            cell(line, Cell.CHARGE),
            f"{paper.ref.name}, line {line.number}" if several else f"line {line.number}",
            (of_line(paper, line), *_partner(file, paper, line)),
        )
        for paper in file.case.bills
        for line in paper.reading.lines
    ]


def _questions_on(file: CaseFile, paper: Paper, line: ReadLine) -> str:
    numbers = [
        n
        for n, finding in enumerate(file.findings, 1)
        if any(e.paper == paper.ref and e.line == line.number for e in finding.evidence)
    ]
    return ", ".join(map(str, numbers))


def _partner(file: CaseFile, bill: Paper, line: ReadLine) -> Iterable[Evidence]:
    for link, eob in file.case.linked(bill, LinkKind.EOB_OF_BILL):
        for pair in link.lines:
            other = eob.reading.line(pair.eob_line) if pair.bill_line == line.number else None
            if other is not None:
                yield of_line(eob, other)


def matches(file: CaseFile) -> list[MatchRow]:
    """Every line of every bill and EOB that belong together, paired where the papers pair them.

    Only papers that list their services can be held against each other, and of each claim only the plan's last word.
    """
    accounts = accounts_of(file.case.papers, file.case.bonds)
    current = {e.ref for a in accounts for e in last_words(x for x in a.eobs if x.reading.lines)}
    rows: list[MatchRow] = []
    for bill in file.case.bills:
        for link, eob in file.case.linked(bill, LinkKind.EOB_OF_BILL):
            if bill.reading.lines and eob.ref in current:
                rows += _pairs(bill, eob, link)
    return rows


def match_note(file: CaseFile) -> str:
    """What is to be known about the lines that are held beside each other, or why there are none."""
    if not matches(file):
        if any(file.case.linked(bill, LinkKind.EOB_OF_BILL) for bill in file.case.bills):
            return "Bill and EOB are here, but not both list their services line by line."
        return "No EOB in these papers speaks of this bill."
    accounts = accounts_of(file.case.papers, file.case.bonds)
    bare = [e for a in accounts for e in a.current_eobs if not e.reading.lines and any(x.reading.lines for x in a.eobs)]
    if bare:
        return f"A later EOB ({bare[-1].ref.name}) replaces this one and lists no services; its sums are under Money."
    return ""


def _pairs(bill: Paper, eob: Paper, link: Link) -> list[MatchRow]:
    of_bill = {pair.bill_line: pair.eob_line for pair in link.lines}
    lines = {line.number: line for line in eob.reading.lines}
    rows = [_match(bill, line, eob, lines.get(of_bill.get(line.number, -1))) for line in bill.reading.lines]
    paired = set(of_bill.values())
    return rows + [_match(bill, None, eob, line) for line in eob.reading.lines if line.number not in paired]


def _match(bill: Paper, line: ReadLine | None, eob: Paper, other: ReadLine | None) -> MatchRow:
    match = Match.BOTH if line and other else Match.NOT_ON_EOB if line else Match.NOT_ON_BILL
    places = [of_line(p, x) for p, x in ((bill, line), (eob, other)) if x is not None]
    return MatchRow(
        _service_words(line) or _service_words(other),
        cell(line, Cell.CHARGE) or ABSENT if line else match.value,
        _eob_words(other) if other else match.value,
        cell(other, Cell.PATIENT_RESPONSIBILITY),
        match,
        tuple(places),
    )


def _service_words(line: ReadLine | None) -> str:
    if line is None:
        return ""
    told = " ".join(t for t in (cell(line, Cell.CODE), cell(line, Cell.DESCRIPTION)) if t)
    return told or f"line {line.number}"


def _eob_words(line: ReadLine) -> str:
    allowed, paid, charge = (cell(line, c) for c in (Cell.ALLOWED, Cell.PLAN_PAID, Cell.CHARGE))
    told = (allowed, "allowed"), (paid, "paid by plan"), (charge, "billed")
    return next((f"{amount} {what}" for amount, what in told if amount), ABSENT)


def money(file: CaseFile) -> list[MoneyRow]:
    """The account of the case, figure by figure. What no paper says stays unsaid."""
    r = file.case.reconciliation
    figures: tuple[tuple[str, Figure | None], ...] = (
        ("Billed", r.billed),
        ("Plan discount", r.plan_discount),
        ("Allowed by the plan", r.allowed),
        ("Paid by the plan", r.plan_paid),
        ("Your share, says the EOB", r.patient_share),
    )
    rows = [_money_row(label, figure) for label, figure in figures]
    rows += [*_paid_rows(file), _money_row("They ask for", r.asked)]
    rows += _since_rows(file)
    asked = r.asked.evidence if r.asked else ()
    questions = _in_question(file)
    rows.append(
        MoneyRow(
            "In question", r.in_question.shown(), "overlapping sums counted once", bool(questions), questions or asked
        )
    )
    supported = r.supported.shown() if r.supported is not None else ABSENT
    how = "asked less what is in question" if r.supported is not None else ""
    rows.append(MoneyRow("Supported by the papers", supported, how, r.supported is not None, (*asked, *questions)))
    return rows


def _in_question(file: CaseFile) -> tuple[Evidence, ...]:
    """The places of the questions that have a sum."""
    return tuple(dict.fromkeys(e for f in file.findings if f.amount for e in f.evidence))


def _paid_rows(file: CaseFile) -> list[MoneyRow]:
    """What the person paid, as papers show it and as they noted it; and what help paid."""
    shown_by, own = file.case.reconciliation.patient_paid, file.account.own
    if own is None:
        return [_money_row("You paid", shown_by)]
    row = _money_row("You paid", shown_by)
    noted = own - (shown_by.amount if shown_by else Money.zero())
    if noted:
        parts = [f"{shown_by.amount.shown()} on papers" if shown_by else "", f"{noted.shown()} noted by you"]
        row = replace(row, amount=own.shown(), how=", ".join(p for p in parts if p), known=True)
    rows = [row]
    for label, by in (
        ("Of that, from your HSA or FSA", PaidBy.HSA_FSA),
        ("Paid by charity or assistance", PaidBy.ASSISTANCE),
    ):
        paid = [p for p in file.account.payments if p.counts and p.by is by]
        if paid:
            places = tuple(e for p in paid for e in p.evidence)
            rows.append(MoneyRow(label, (total(paid, by) or Money.zero()).shown(), "", known=True, evidence=places))
    return rows


def _since_rows(file: CaseFile) -> list[MoneyRow]:
    """What came after the last bill, and how a payment plan stands: neither is on a bill yet."""
    rows = []
    if since := file.account.since:
        rows.append(MoneyRow("You paid since that", since.shown(), "not on their papers yet", known=True, evidence=()))
    plan = file.account.plan
    if plan is not None:
        due = plan.next_due()
        how = f"{plan.paid.shown()} paid"
        if due is not None:
            how += f"; next {due.left.shown()} by {shown(due.instalment.day)}"
        paper = (Evidence(plan.agreement.paper, None),) if plan.agreement.paper is not None else ()
        rows.append(MoneyRow("Left of the agreement", plan.left.shown(), how, known=True, evidence=paper))
    return rows


def paid(file: CaseFile) -> list[PaidRow]:
    """Every payment, the refunds and what no longer counts included."""
    return [_paid_row(p) for p in file.account.payments]


def _paid_row(paid: Paid) -> PaidRow:
    kind = KIND.get(paid.kind, "")
    who = " · ".join(t for t in (SOURCE[paid.by], kind, "" if paid.counts else "counts no more") if t)
    sure = "" if paid.firm else "please check"
    reference = f"no. {paid.reference}" if paid.reference else ""
    told = " · ".join(t for t in (shown(paid.day) if paid.day else "", paid.how, reference, sure) if t)
    where = f"{paid.where[:1].upper()}{paid.where[1:]}"
    return PaidRow(who, f"{told}\n{where}" if told else where, paid.signed.shown(), paid.noted, paid.evidence)


def spent(file: CaseFile) -> list[SpentRow]:
    """What the person's own EOBs say was counted, by person, plan, network and year."""
    return [_spent_row(row) for row in file.spent]


def _spent_row(row: Spent) -> SpentRow:
    claims = "1 claim" if row.claims == 1 else f"{row.claims} claims"
    about = " · ".join(t for t in (row.network.replace("_", " "), claims) if t)

    def words(amount: Money | None) -> str:
        return UNKNOWN if amount is None else amount.shown() if row.complete else f"at least {amount.shown()}"

    return SpentRow(
        f"{row.person or 'The family'} · {row.year}",
        f"{row.plan}\n{about}" if row.plan else about,
        words(row.deductible),
        words(row.out_of_pocket),
        row.evidence,
    )


def _money_row(label: str, figure: Figure | None) -> MoneyRow:
    if figure is None:
        return MoneyRow(label, ABSENT, "", known=False, evidence=())
    how = figure.how or ", ".join(dict.fromkeys(e.paper.name for e in figure.evidence))
    if " + " not in how:  # the amount stands beside it already
        how = how.removeprefix(f"{figure.amount.shown()} ")
    sure = "" if figure.firm else "please check; "
    return MoneyRow(label, figure_words(figure), sure + how, known=True, evidence=figure.evidence)


def papers(file: CaseFile) -> list[PaperRow]:
    """The documents of the case, in the order of their dates."""
    rows = []
    for paper in file.case.papers:
        doubts = paper.reading.doubts
        told, role = (to_check_words(doubts), Role.DOUBT) if doubts else ("read", Role.PROVEN)
        page = paper.reading.pages[0] if paper.reading.pages else 1
        name = f"{paper.ref.name}, page {page}" if paper.ref.part > 1 else paper.ref.name
        rows.append(
            PaperRow(
                paper.ref.document,
                kind_words(paper.kind),
                name,
                _date_of(paper),
                pages_words(len(paper.reading.pages)),
                told,
                role,
                (Evidence(paper.ref, None),),
            )
        )
    return rows


def unread(file: CaseFile) -> list[str]:
    """What the reader noted about each paper: missing pages, rows with an amount that it could not read."""
    found = [f"{p.ref.name}: {note}" for p in file.case.papers for note in p.reading.notes]
    return list(dict.fromkeys(found))


_DATES = (FieldName.STATEMENT_DATE, FieldName.NOTICE_DATE, FieldName.PROCESSED_DATE, FieldName.PAYMENT_DATE)


def _date_of(paper: Paper) -> str:
    for name in (*_DATES, FieldName.SERVICE_FROM):
        if (fact := paper.reading.date(name)) is not None:
            return shown(fact.value)
    return ""


def prices(file: CaseFile) -> list[PriceRow]:
    """Prices to hold beside the lines."""
    return [
        PriceRow(a.code, a.charged.shown() if a.charged else "", a.what, a.amount.shown(), a.source, (place,))
        for place, a in file.anchors
    ]


def unchecked(file: CaseFile) -> list[UncheckedRow]:
    """What could not be tried, and why: no data is never "passed"."""
    return [UncheckedRow(tuple(file.titles.get(r, r) for r in x.rules), x.why) for x in file.view.report.lacks]


def events(file: CaseFile) -> list[EventRow]:
    """What happened to the case and its papers."""
    names = {p.ref.document: p.ref.name for p in file.case.papers}
    return [
        EventRow(
            f"{shown(e.at.astimezone().date())} {e.at.astimezone():%H:%M}",
            e.what[:1].upper() + e.what[1:],
            " · ".join(dict.fromkeys(t for t in (names.get(e.document, "") if e.document else "", e.detail) if t)),
        )
        for e in file.history
    ]
