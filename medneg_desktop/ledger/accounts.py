"""The accounts within a case: one visit may be billed by a hospital, its doctors and a laboratory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from medneg_desktop.domain.case import Bond, Paper, Said
from medneg_desktop.domain.finding import PaperKey
from medneg_desktop.domain.reading import DocumentKind, FieldName, Reading
from medneg_desktop.ledger import keys, pairing


@dataclass(slots=True)
class Account:
    """Papers about one balance with one provider, each list in the order of dates."""

    number: str | None
    spokesman: Reading
    bills: list[Paper] = field(default_factory=list)
    eobs: list[Paper] = field(default_factory=list)
    letters: list[Paper] = field(default_factory=list)
    receipts: list[Paper] = field(default_factory=list)
    estimates: list[Paper] = field(default_factory=list)
    others: list[Paper] = field(default_factory=list)

    def add(self, paper: Paper) -> None:
        places = {
            DocumentKind.ITEMIZED_BILL: self.bills,
            DocumentKind.STATEMENT: self.bills,
            DocumentKind.EOB: self.eobs,
            DocumentKind.COLLECTION_LETTER: self.letters,
            DocumentKind.RECEIPT: self.receipts,
            DocumentKind.GOOD_FAITH_ESTIMATE: self.estimates,
        }
        places.get(paper.kind, self.others).append(paper)

    @property
    def provider(self) -> str:
        return keys.provider_name(self.spokesman) or "the provider"

    @property
    def current_eobs(self) -> list[Paper]:
        """The last word of the plan on each claim; an EOB that a later one replaced is left out."""
        return last_words(self.eobs)


def last_words(eobs: Iterable[Paper]) -> list[Paper]:
    """Of EOBs about one balance those that no later one replaced, in the order of their dates."""
    later: dict[object, list[Reading]] = defaultdict(list)
    kept = []
    for eob in sorted(eobs, key=dated, reverse=True):
        marks = _claim_marks(eob.reading)
        if not any(replaces(other, eob.reading) for mark in marks for other in later[mark]):
            kept.append(eob)
        for mark in marks:
            later[mark].append(eob.reading)
    return kept[::-1]


def _claim_marks(reading: Reading) -> list[object]:
    """What two EOBs of one claim share, so that not each has to be held beside each."""
    number, total = keys.number(reading, FieldName.CLAIM_NUMBER), reading.money(FieldName.TOTAL_CHARGES)
    return [*([number[: keys.LONG_NUMBER]] if number else []), *([total.value] if total else [])]


def replaces(later: Reading, earlier: Reading) -> bool:
    """Whether a later EOB speaks of the same claim: its number (plans add a suffix when they correct one), or the same
    charges for the same days by the same plan.
    """
    numbers = [keys.number(r, FieldName.CLAIM_NUMBER) for r in (later, earlier)]
    if numbers[0] and numbers[1]:
        short, long = sorted((numbers[0], numbers[1]), key=len)
        if len(short) >= keys.LONG_NUMBER and long.startswith(short):
            return True
    payers = {tuple(keys.plain_words(fact.value)) for r in (later, earlier) if (fact := r.text(FieldName.PAYER_NAME))}
    totals = [r.money(FieldName.TOTAL_CHARGES) for r in (later, earlier)]
    same_total = bool(totals[0] and totals[1] and totals[0].value == totals[1].value)
    return same_total and len(payers) < 2 and keys.service_days(later) == keys.service_days(earlier)


def accounts_of(papers: Sequence[Paper], bonds: Iterable[Bond] = ()) -> list[Account]:
    """The accounts in the order in which they first appear. Bills found them; the others find their place.

    ``bonds`` are a person's word, which places a paper before its own words do.
    """
    accounts: list[Account] = []
    numbered: dict[str, Account] = {}
    bonded = _by_word(bonds)
    at: dict[PaperKey, Account] = {}
    for paper in sorted(papers, key=_rank):
        number = keys.number(paper.reading, FieldName.ACCOUNT_NUMBER)
        found = next((at[k] for k in bonded[paper.ref.key] if k in at), None)
        found = found or numbered.get(number or "") or _place(accounts, paper.reading, number)
        if found is None:
            found = Account(number, paper.reading)
            accounts.append(found)
        if number:
            numbered.setdefault(number, found)
        found.add(paper)
        at[paper.ref.key] = found
    return accounts


def _by_word(bonds: Iterable[Bond]) -> dict[PaperKey, list[PaperKey]]:
    found: dict[PaperKey, list[PaperKey]] = defaultdict(list)
    for bond in sorted(bonds):
        if bond.said is Said.SAME_ACCOUNT:
            found[bond.one].append(bond.other)
            found[bond.other].append(bond.one)
    return found


def _rank(paper: Paper) -> int:
    if paper.kind.is_bill:
        return 0
    return {DocumentKind.COLLECTION_LETTER: 1, DocumentKind.EOB: 2}.get(paper.kind, 3)


def _place(accounts: list[Account], reading: Reading, number: str | None) -> Account | None:
    if number and (again := next((a for a in accounts if a.number and _again(a, reading)), None)):
        return again
    near = [a for a in accounts if not (number and a.number) and not _contradicts(a, reading)]
    alike = [a for a in near if _grounds(a, reading)]
    if len(alike) == 1:
        return alike[0]
    if reading.kind in (DocumentKind.ITEMIZED_BILL, DocumentKind.STATEMENT, DocumentKind.EOB):
        return None
    unnamed = [a for a in near if keys.provider_key(reading) is None]
    return unnamed[0] if len(accounts) == 1 and unnamed else None


def _again(account: Account, reading: Reading) -> bool:
    """Whether this is the account under a number that only begins otherwise, or of which a digit was misread."""
    return any(pairing.takes_up(paper.reading, reading) for paper in account.bills[-1:])


def _contradicts(account: Account, reading: Reading) -> bool:
    # An EOB that covers the very charges of a bill belongs to it whatever name the plan gives the provider.
    return keys.providers_differ(account.spokesman, reading) and not _same_charges(account, reading)


def _grounds(account: Account, reading: Reading) -> bool:
    if pairing.by_number(account.spokesman, reading) or _same_charges(account, reading):
        return True
    if not keys.same_provider(account.spokesman, reading):
        return False
    days, others = keys.service_days(account.spokesman), keys.service_days(reading)
    return not days or not others or bool(days & others)


def _same_charges(account: Account, reading: Reading) -> bool:
    mine, theirs = (r.money(FieldName.TOTAL_CHARGES) for r in (account.spokesman, reading))
    return bool(mine and theirs and mine.value == theirs.value) and bool(
        keys.service_days(account.spokesman) & keys.service_days(reading)
    )


def dated(paper: Paper) -> date:
    """The day a paper speaks, for ordering; undated papers stand first."""
    return keys.paper_date(paper.reading) or date.min
