"""The rows of a case's tables, each with the places it stands on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.domain.case import Figure, Link, LinkKind, Paper
from medneg_desktop.domain.finding import Evidence
from medneg_desktop.domain.reading import Cell, FieldName, ReadLine
from medneg_desktop.ledger.accumulators import Spent
from medneg_desktop.services.texts import show
from medneg_desktop.ui.bill.case_file import CaseFile
from medneg_desktop.ui.bill.evidence import of_line
from medneg_desktop.ui.bill.wording import ABSENT, figure_words
from medneg_desktop.ui.inbox.words import kind_words, pages_words, to_check_words
from medneg_desktop.ui.language import shown
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


@dataclass(frozen=True)
class MatchRow:
    """A line of a bill beside the line of an EOB that speaks of it; either side may be missing."""

    bill: str
    eob: str
    share: str
    match: Match
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class MoneyRow:
    label: str
    amount: str
    how: str
    known: bool
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
    """Every line of every bill and EOB that belong together, paired where the papers pair them."""
    rows: list[MatchRow] = []
    for bill in file.case.bills:
        for link, eob in file.case.linked(bill, LinkKind.EOB_OF_BILL):
            rows += _pairs(bill, eob, link)
    return rows


def _pairs(bill: Paper, eob: Paper, link: Link) -> list[MatchRow]:
    of_bill = {pair.bill_line: pair.eob_line for pair in link.lines}
    rows = [_match(bill, line, eob, eob.reading.line(of_bill.get(line.number, -1))) for line in bill.reading.lines]
    paired = set(of_bill.values())
    return rows + [_match(bill, None, eob, line) for line in eob.reading.lines if line.number not in paired]


def _match(bill: Paper, line: ReadLine | None, eob: Paper, other: ReadLine | None) -> MatchRow:
    match = Match.BOTH if line and other else Match.NOT_ON_EOB if line else Match.NOT_ON_BILL
    places = [of_line(p, x) for p, x in ((bill, line), (eob, other)) if x is not None]
    allowed, paid = cell(other, Cell.ALLOWED), cell(other, Cell.PLAN_PAID)
    sums = f"{allowed} allowed" if allowed else f"{paid} paid by plan" if paid else ""
    return MatchRow(
        _line_words(line, cell(line, Cell.CHARGE)) if line else match.value,
        _line_words(other, sums) if other else match.value,
        cell(other, Cell.PATIENT_RESPONSIBILITY),
        match,
        tuple(places),
    )


def _line_words(line: ReadLine, sums: str) -> str:
    first = " ".join(t for t in (cell(line, Cell.CODE), cell(line, Cell.DESCRIPTION)) if t)
    return f"{first or 'line ' + str(line.number)}\n{sums}".rstrip()


def money(file: CaseFile) -> list[MoneyRow]:
    """The account of the case, figure by figure. What no paper says stays unsaid."""
    r = file.case.reconciliation
    figures: tuple[tuple[str, Figure | None], ...] = (
        ("Billed", r.billed),
        ("Plan discount", r.plan_discount),
        ("Allowed by the plan", r.allowed),
        ("Paid by the plan", r.plan_paid),
        ("Your share, says the EOB", r.patient_share),
        ("You paid", r.patient_paid),
        ("They ask for", r.asked),
    )
    rows = [_money_row(label, figure) for label, figure in figures]
    asked = r.asked.evidence if r.asked else ()
    rows.append(MoneyRow("In question", r.in_question.shown(), "overlapping sums counted once", bool(r.asked), asked))
    supported = r.supported.shown() if r.supported is not None else ABSENT
    how = "asked less what is in question" if r.supported is not None else ""
    rows.append(MoneyRow("Supported by the papers", supported, how, r.supported is not None, asked))
    return [*rows, *(row for spent in file.spent for row in _spent_rows(file, spent))]


def _spent_rows(file: CaseFile, spent: Spent) -> list[MoneyRow]:
    """What the person's own EOBs say was counted in a year; an incomplete sum is told as a lower bound."""
    who = spent.person or "the family"
    about = " · ".join(t for t in (spent.plan, spent.network.replace("_", " ")) if t)
    claims = "1 claim" if spent.claims == 1 else f"{spent.claims} claims"
    how = f"{about}; {claims} here" if about else f"{claims} here"
    places = tuple(Evidence(eob.ref, None) for eob in file.case.eobs)
    rows = []
    for title, amount in (("Deductible", spent.deductible), ("Out of pocket", spent.out_of_pocket)):
        words = ABSENT if amount is None else amount.shown() if spent.complete else f"at least {amount.shown()}"
        rows.append(MoneyRow(f"{title} {spent.year}, {who}", words, how, amount is not None, places))
    return rows


def _money_row(label: str, figure: Figure | None) -> MoneyRow:
    if figure is None:
        return MoneyRow(label, ABSENT, "", known=False, evidence=())
    how = figure.how or ", ".join(dict.fromkeys(e.paper.name for e in figure.evidence))
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
            f"{e.at.astimezone():%b} {e.at.astimezone().day}, {e.at.astimezone():%Y %H:%M}",
            e.what[:1].upper() + e.what[1:],
            " · ".join(dict.fromkeys(t for t in (names.get(e.document, "") if e.document else "", e.detail) if t)),
        )
        for e in file.history
    ]
