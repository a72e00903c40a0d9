"""The papers of a case seen account by account, as the links between them tell.

Rules compare what one provider asks with what the plan and the receipts say of the same account; two accounts of
one visit (the hospital's and the doctor's) are never mixed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from medneg_desktop.core.money import Money
from medneg_desktop.domain.answer import Known
from medneg_desktop.domain.case import Case, LinePair, Link, LinkKind, Paper
from medneg_desktop.domain.finding import PaperRef
from medneg_desktop.domain.household import Household
from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName, Reading, ReadLine
from medneg_desktop.domain.reference import NOTHING_LOADED, Reference

_TAKEN_BACK = re.compile(r"\b(credit|reversal|reversed|void|adjustment)\b", re.IGNORECASE)
_DATES = {
    DocumentKind.EOB: FieldName.PROCESSED_DATE,
    DocumentKind.RECEIPT: FieldName.PAYMENT_DATE,
    DocumentKind.COLLECTION_LETTER: FieldName.NOTICE_DATE,
}


@dataclass(frozen=True)
class Account:
    """Papers about one balance with one provider, each tuple in the order of dates.

    What many rules ask for is worked out once: a bill may have ten thousand lines.
    """

    key: str
    as_of: date
    bills: tuple[Paper, ...] = ()
    letters: tuple[Paper, ...] = ()
    eobs: tuple[Paper, ...] = ()
    receipts: tuple[Paper, ...] = ()
    estimates: tuple[Paper, ...] = ()
    denials: tuple[Paper, ...] = ()
    agreements: tuple[Paper, ...] = ()
    helped: tuple[Paper, ...] = ()
    """Letters about help with the bill, of the case."""
    links: tuple[Link, ...] = ()
    known: Known = field(default_factory=Known)
    """What was told beside the papers: answers, and the household."""
    reference: Reference = NOTHING_LOADED
    """The tables that the person loaded."""

    @property
    def household(self) -> Household:
        return self.known.household

    @property
    def papers(self) -> tuple[Paper, ...]:
        kinds = (self.bills, self.letters, self.eobs, self.receipts, self.estimates, self.denials)
        return tuple(paper for kind in kinds for paper in kind)

    @cached_property
    def latest(self) -> Paper | None:
        """The latest bill that asks for money."""
        return next((b for b in reversed(self.bills) if b.reading.money(FieldName.AMOUNT_DUE)), None)

    @cached_property
    def lined(self) -> Paper | None:
        """The latest bill that lists services."""
        return next((b for b in reversed(self.bills) if services(b.reading)), None)

    @cached_property
    def lines(self) -> tuple[ReadLine, ...]:
        """The services of the latest bill that lists any."""
        return services(self.lined.reading) if self.lined else ()

    @cached_property
    def charged(self) -> tuple[ReadLine, ...]:
        """The services that are charged and not taken back."""
        return charged(self.lines)

    @cached_property
    def listed(self) -> dict[tuple[str, date | None], ReadLine]:
        """The services by code and day, the first of each."""
        found: dict[tuple[str, date | None], ReadLine] = {}
        for line in self.lines:
            found.setdefault((code(line), day(line)), line)
        return found

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes that are charged: most rules look for a few and are done where none of them is there."""
        return frozenset(map(code, self.charged))

    @cached_property
    def revenue_codes(self) -> frozenset[str]:
        found = (line.text(Cell.REVENUE_CODE) for line in self.charged)
        return frozenset(fact.value.strip().zfill(4) for fact in found if fact)

    @cached_property
    def modifiers(self) -> frozenset[str]:
        return frozenset(m.upper().strip() for line in self.charged for m in line.items(Cell.MODIFIERS))

    @cached_property
    def plan_reasons(self) -> frozenset[str]:
        """The reason codes on the plan's latest words, as printed."""
        return frozenset(
            r for eob in self.current_eobs for line in eob.reading.lines for r in line.items(Cell.REASON_CODES)
        )

    @cached_property
    def only_days(self) -> dict[PaperRef, date | None]:
        """The one day each bill is about, None where it is about several."""
        return {b.ref: only_day(b) for b in self.bills}

    @cached_property
    def current_eobs(self) -> tuple[Paper, ...]:
        """The last word of the plan on each claim."""
        later: dict[object, list[Paper]] = {}
        kept = []
        for eob in reversed(self.eobs):
            marks = _claim_marks(eob)
            if not any(replaces(other, eob) for mark in marks for other in later.get(mark, ())):
                kept.append(eob)
            for mark in marks:
                later.setdefault(mark, []).append(eob)
        return tuple(reversed(kept))

    def pairs(self, bill: Paper, eob: Paper) -> tuple[LinePair, ...]:
        link = self._eob_links.get((bill.ref, eob.ref))
        return link.lines if link else ()

    @cached_property
    def _eob_links(self) -> dict[tuple[PaperRef, PaperRef], Link]:
        return {(x.bill, x.other): x for x in reversed(self.links) if x.kind is LinkKind.EOB_OF_BILL}

    def on_eob(self, bill: Paper, line: ReadLine) -> tuple[Paper, ReadLine] | None:
        """The line of the plan's latest word that speaks of a line of a bill."""
        return self._plan_lines.get((bill.ref, line.number))

    @cached_property
    def _plan_lines(self) -> dict[tuple[PaperRef, int], tuple[Paper, ReadLine]]:
        found: dict[tuple[PaperRef, int], tuple[Paper, ReadLine]] = {}
        for eob in self.current_eobs:
            numbered = {line.number: line for line in eob.reading.lines}
            for bill in self.bills:
                for pair in self.pairs(bill, eob):
                    if pair.eob_line in numbered:
                        found.setdefault((bill.ref, pair.bill_line), (eob, numbered[pair.eob_line]))
        return found


def _claim_marks(eob: Paper) -> list[object]:
    """What two EOBs of one claim share, so that not each has to be held beside each."""
    number, total = eob.reading.text(FieldName.CLAIM_NUMBER), eob.reading.money(FieldName.TOTAL_CHARGES)
    return [*([bare(number.value)[:6]] if number else []), *([total.value] if total else [])]


def bare(text: str) -> str:
    """Letters and digits alone, so that ``00-448213-7`` and ``4482137`` are one number."""
    return "".join(c for c in text.casefold() if c.isalnum()).lstrip("0")


def replaces(later: Paper, earlier: Paper) -> bool:
    """Whether a later EOB speaks of the same claim: its number (plans add a suffix when they correct one), or the same
    charges for the same days by the same plan.
    """
    numbers = [bare(fact.value) for p in (later, earlier) if (fact := p.reading.text(FieldName.CLAIM_NUMBER))]
    if len(numbers) == 2:
        short, long = sorted(numbers, key=len)
        if len(short) >= 6 and long.startswith(short):
            return True
    payers = {bare(fact.value) for p in (later, earlier) if (fact := p.reading.text(FieldName.PAYER_NAME))}
    totals = [p.reading.money(FieldName.TOTAL_CHARGES) for p in (later, earlier)]
    same_total = bool(totals[0] and totals[1] and totals[0].value == totals[1].value)
    return same_total and len(payers) < 2 and days_of(later.reading) == days_of(earlier.reading)


def date_of(paper: Paper) -> date | None:
    """The day a paper was made or, for a receipt, paid."""
    name = _DATES.get(paper.kind, FieldName.STATEMENT_DATE)
    fact = paper.reading.date(name) or paper.reading.date(FieldName.NOTICE_DATE)
    return fact.value if fact else None


def days_of(reading: Reading) -> frozenset[date]:
    """The days of service of the lines, else those printed at the top."""
    days = {fact.value for line in reading.lines if (fact := line.date(Cell.SERVICE_DATE))}
    ends = (reading.date(FieldName.SERVICE_FROM), reading.date(FieldName.SERVICE_TO))
    return frozenset(days or {fact.value for fact in ends if fact})


def only_day(paper: Paper) -> date | None:
    """The one day a paper is about, None where it is about several."""
    days = days_of(paper.reading)
    return next(iter(days)) if len(days) == 1 else None


def services(reading: Reading) -> tuple[ReadLine, ...]:
    """Lines that charge for a service: a charge with a code or a day."""
    return tuple(
        line
        for line in reading.lines
        if line.money(Cell.CHARGE) and (line.text(Cell.CODE) or line.date(Cell.SERVICE_DATE))
    )


def code(line: ReadLine) -> str:
    fact = line.text(Cell.CODE)
    return fact.value.upper().strip() if fact else ""


def day(line: ReadLine) -> date | None:
    fact = line.date(Cell.SERVICE_DATE)
    return fact.value if fact else None


def charged(lines: Iterable[ReadLine]) -> tuple[ReadLine, ...]:
    """Lines with a positive charge that no other line takes back."""
    found = list(lines)
    back: dict[tuple[int, str], int] = defaultdict(int)
    for line in found:
        charge = line.money(Cell.CHARGE)
        if charge and charge.value < Money.zero():
            back[-charge.value.cents, code(line)] += 1
    kept = []
    for line in found:
        charge = line.money(Cell.CHARGE)
        if charge is None or charge.value <= Money.zero() or _is_credit(line):
            continue
        for key in ((charge.value.cents, code(line)), (charge.value.cents, "")):
            if back[key]:
                back[key] -= 1
                break
        else:
            kept.append(line)
    return tuple(kept)


def _is_credit(line: ReadLine) -> bool:
    words = line.text(Cell.DESCRIPTION)
    return bool(words and _TAKEN_BACK.search(words.value))


def accounts_of(
    case: Case, as_of: date, known: Known | None = None, reference: Reference = NOTHING_LOADED
) -> tuple[Account, ...]:
    """The accounts of a case as of a day, in the order of their first paper."""
    home: dict[PaperRef, PaperRef] = {}

    def root(ref: PaperRef) -> PaperRef:
        while (up := home.get(ref, ref)) != ref:
            home[ref] = home.get(up, up)
            ref = home[ref]
        return ref

    places = {paper.ref: n for n, paper in enumerate(case.papers)}
    links = tuple(x for x in case.links if x.strong and x.bill in places and x.other in places)
    for link in links:
        one, other = sorted((root(link.bill), root(link.other)), key=places.__getitem__)
        home[other] = one
    together: dict[PaperRef, list[Paper]] = {}
    for paper in case.papers:
        together.setdefault(root(paper.ref), []).append(paper)
    agreements, helped = case.of_kind(DocumentKind.AGREEMENT), case.of_kind(DocumentKind.ASSISTANCE_LETTER)
    by_bill: dict[PaperRef, list[Link]] = {}
    for link in links:
        by_bill.setdefault(link.bill, []).append(link)
    return tuple(
        replace(
            _account(members, tuple(x for p in members for x in by_bill.get(p.ref, ())), agreements, as_of),
            known=known or Known(),
            helped=helped,
            reference=reference,
        )
        for members in together.values()
    )


def _account(members: list[Paper], links: tuple[Link, ...], agreements: tuple[Paper, ...], as_of: date) -> Account:
    members = sorted(members, key=lambda p: date_of(p) or date.min)

    def of(*kinds: DocumentKind) -> tuple[Paper, ...]:
        return tuple(p for p in members if p.kind in kinds)

    first = min(members, key=lambda p: (p.ref.document, p.ref.part)).ref
    return Account(
        key=f"{first.document}/{first.part}",
        as_of=as_of,
        denials=of(DocumentKind.DENIAL),
        agreements=agreements,
        bills=of(DocumentKind.ITEMIZED_BILL, DocumentKind.STATEMENT),
        letters=of(DocumentKind.COLLECTION_LETTER),
        eobs=of(DocumentKind.EOB),
        receipts=of(DocumentKind.RECEIPT),
        estimates=of(DocumentKind.GOOD_FAITH_ESTIMATE),
        links=links,
    )
