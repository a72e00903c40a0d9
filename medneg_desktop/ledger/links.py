"""How the papers of a case speak of each other."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from medneg_desktop.core.dates import shown
from medneg_desktop.domain.case import Bond, LinePair, Link, LinkKind, Paper, Said
from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName, ReadLine
from medneg_desktop.ledger import keys, pairing
from medneg_desktop.ledger.accounts import Account, accounts_of

_SAID = "You said that they belong together."
_NO_NUMBER = "The provider and the days of service agree."


def links_of(papers: Sequence[Paper], bonds: Iterable[Bond] = ()) -> tuple[Link, ...]:
    bonds = tuple(bonds)
    told = {bond.papers for bond in bonds if bond.said is Said.SAME_ACCOUNT}
    found = (link for account in accounts_of(papers, bonds) for link in _account_links(account))
    return tuple(_by_word(link) if {link.bill.key, link.other.key} in told else link for link in found)


def _by_word(link: Link) -> Link:
    return replace(link, grounds=(_SAID, *(g for g in link.grounds if g != _NO_NUMBER)))


def weak_link(bill: Paper, other: Paper, grounds: str) -> Link:
    """Two papers that may or may not belong together: only the person can tell."""
    kinds = {
        DocumentKind.RECEIPT: LinkKind.PAYMENT_OF_BILL,
        DocumentKind.EOB: LinkKind.EOB_OF_BILL,
        DocumentKind.COLLECTION_LETTER: LinkKind.COLLECTION_OF_BILL,
    }
    kind = kinds.get(other.kind, LinkKind.FOLLOW_UP)
    return Link(kind, bill.ref, other.ref, strong=False, grounds=(grounds,))


def _account_links(account: Account) -> Iterator[Link]:
    """Where no bill has come yet, a collector's letter or an EOB stands in its place."""
    asking = account.bills or account.letters
    for bill in asking:
        for eob in account.eobs:
            yield _link(LinkKind.EOB_OF_BILL, bill, eob, line_pairs(bill, eob))
    asking = asking or account.eobs
    for bill in asking:
        for receipt in account.receipts:
            yield _link(LinkKind.PAYMENT_OF_BILL, bill, receipt)
    for bill in account.bills:
        for letter in account.letters:
            yield _link(LinkKind.COLLECTION_OF_BILL, bill, letter)
        for estimate in account.estimates:
            yield _link(LinkKind.ESTIMATE_OF_BILL, bill, estimate)
    for earlier, later in pairwise(asking):
        yield _link(LinkKind.FOLLOW_UP, earlier, later)


def _link(kind: LinkKind, bill: Paper, other: Paper, lines: tuple[LinePair, ...] = ()) -> Link:
    return Link(kind, bill.ref, other.ref, strong=True, grounds=tuple(_grounds(bill, other, lines)), lines=lines)


def _grounds(bill: Paper, other: Paper, lines: tuple[LinePair, ...]) -> Iterator[str]:
    number = pairing.by_number(bill.reading, other.reading)
    visit = pairing.by_visit(bill.reading, other.reading)
    debt = pairing.by_debt(bill.reading, other.reading)
    payment = pairing.by_payment(other.reading, bill.reading)
    estimate = pairing.by_estimate(other.reading, bill.reading)
    alike = keys.accounts_alike(bill.reading, other.reading)
    yield from (g for g in (number, alike, visit, debt, payment and payment[0], estimate) if g)
    totals = [p.reading.money(FieldName.TOTAL_CHARGES) for p in (bill, other)]
    if totals[0] and totals[1] and totals[0].value == totals[1].value:
        yield f"Both show charges of {totals[0].value.shown()}."
    if lines:
        yield f"{len(lines)} of {len(bill.reading.lines)} lines of the bill are on the other paper."
    if not any((number, alike, visit, debt, payment, estimate)):
        yield _NO_NUMBER


Measure = Callable[[ReadLine], object | None]


def _exact(line: ReadLine) -> object | None:
    day, code, charge = line.date(Cell.SERVICE_DATE), line.text(Cell.CODE), line.money(Cell.CHARGE)
    return (day.value, code.value, charge.value) if day and code and charge else None


def _code_and_charge(line: ReadLine) -> object | None:
    code, charge = line.text(Cell.CODE), line.money(Cell.CHARGE)
    return (code.value, charge.value) if code and charge else None


def _day_and_code(line: ReadLine) -> object | None:
    day, code = line.date(Cell.SERVICE_DATE), line.text(Cell.CODE)
    return (day.value, code.value) if day and code else None


def _day_and_charge(line: ReadLine) -> object | None:
    day, charge = line.date(Cell.SERVICE_DATE), line.money(Cell.CHARGE)
    return (day.value, charge.value) if day and charge else None


def line_pairs(bill: Paper, eob: Paper) -> tuple[LinePair, ...]:
    """Lines of a bill beside the lines of an EOB for the same service, the surest agreement first.

    Each line is used once, in printed order, so a service billed twice and processed once leaves one line over.
    """
    left, taken = list(bill.reading.lines), set[int]()
    pairs: list[LinePair] = []
    for measure in (_exact, _code_and_charge, _day_and_code, _day_and_charge):
        waiting: dict[object, deque[int]] = defaultdict(deque)
        for line in eob.reading.lines:
            if line.number not in taken and (key := measure(line)) is not None:
                waiting[key].append(line.number)
        over = []
        for line in left:
            if matches := waiting.get(measure(line)):
                taken.add(matches[0])
                pairs.append(LinePair(line.number, matches.popleft()))
            else:
                over.append(line)
        left = over
    return tuple(sorted(pairs, key=lambda p: p.bill_line))


def describe(paper: Paper) -> str:
    """A paper as one would name it to a person: its kind, its sender and its date."""
    day = keys.paper_date(paper.reading)
    kind = paper.kind.value.replace("_", " ")
    kind = "EOB" if kind == "eob" else kind
    return f"{kind} of {shown(day)}" if day else kind
