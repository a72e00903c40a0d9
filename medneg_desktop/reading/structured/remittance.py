"""X12 835, the remittance advice that a plan sends with its payment: the loops of its claims.

A claim's adjustments come in groups: CO, OA, PI and CR are not the patient's; PR is, and its first three reasons are
deductible, coinsurance and copay. The standard demands that charge less adjustments give the payment, so the sums of a
claim that balances are as sure as its printed amounts; where it does not balance none are made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.domain.reading import Cell, FieldName
from medneg_desktop.reading.structured.claim import Claim, Given, exact_money
from medneg_desktop.reading.structured.malformed import Malformed
from medneg_desktop.reading.structured.x12 import Segment, day, number, segments

F, C = FieldName, Cell
SOURCE = "a remittance advice (X12 835)"
_PATIENTS = {"1": C.DEDUCTIBLE, "2": C.COINSURANCE, "3": C.COPAY}
_STATUS = {
    "4": "The plan denied this claim.",
    "22": "This takes an earlier payment back; its amounts are negative.",
    "19": "The plan passed this claim on to another plan.",
    "20": "The plan passed this claim on to another plan.",
    "21": "The plan passed this claim on to another plan.",
}
_GROUPS = frozenset({"CO", "PR", "OA", "PI", "CR"})
_FIELDS = {
    C.ADJUSTMENT: F.PLAN_DISCOUNT,
    C.DEDUCTIBLE: F.DEDUCTIBLE,
    C.COPAY: F.COPAY,
    C.COINSURANCE: F.COINSURANCE,
    C.NOT_COVERED: F.NOT_COVERED,
}


@dataclass(frozen=True, slots=True)
class Adjustment:
    """One reason why less was paid than was charged."""

    group: str
    reason: str
    amount: Money

    @property
    def cell(self) -> Cell:
        return _PATIENTS.get(self.reason, C.NOT_COVERED) if self.group == "PR" else C.ADJUSTMENT

    @property
    def code(self) -> str:
        return f"{self.group}-{self.reason}"


@dataclass
class _Sender:
    """What the head of a transaction says for all its claims."""

    fields: dict[FieldName, Given] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def claims(text: str) -> list[Claim]:
    """Every claim of every transaction, in the order of the file. Raises Malformed."""
    found: list[Claim] = []
    for transaction in _transactions(segments(text)):
        found += _claims_of(transaction)
    return found


def _transactions(found: Sequence[Segment]) -> Iterable[list[Segment]]:
    held: list[Segment] | None = None
    for segment in found:
        if segment.name == "ST":
            if held is not None:
                raise Malformed("A transaction of the remittance file has no end.")
            held = [segment]
        elif segment.name == "SE":
            if held is None:
                raise Malformed("A transaction of the remittance file has no beginning.")
            if held[0].at(1) == "835":
                yield [*held, segment]
            held = None
        elif held is not None:
            held.append(segment)
    if held is not None:
        raise Malformed("The remittance file is cut short; a transaction has no end.")


def _claims_of(transaction: list[Segment]) -> list[Claim]:
    starts = [i for i, s in enumerate(transaction) if s.name == "CLP"]
    sender = _sender(transaction[: starts[0]] if starts else [])
    if transaction[-1].at(1) != str(len(transaction)):
        sender.notes.append("The file counts its own entries differently; ask the plan whether it is whole.")
    ends = [*starts, len(transaction) - 1][1:]
    found = []
    for start, end in zip(starts, ends, strict=True):
        stop = next((i for i in range(start, end) if transaction[i].name in {"PLB", "LX", "TS3"}), end)
        found.append(_claim(transaction[start:stop], sender))
    return found


def _sender(head: Sequence[Segment]) -> _Sender:
    sender = _Sender()
    for segment in head:
        match segment.name, segment.at(1):
            case "N1", "PR":
                sender.fields[F.PAYER_NAME] = Given(segment.at(2))
            case "N1", "PE":
                sender.fields[F.PROVIDER_NAME] = Given(segment.at(2))
                if segment.at(3) in {"XX", "FI"} and segment.at(4):
                    sender.fields[F.NPI if segment.at(3) == "XX" else F.TAX_ID] = Given(segment.at(4))
            case "REF", "TJ" if segment.at(2):
                sender.fields[F.TAX_ID] = Given(segment.at(2))
            case "DTM", "405" if made := day(segment.at(2)):
                sender.fields[F.PROCESSED_DATE] = Given(made)
            case "TRN", "1" if segment.at(2):
                sender.notes.append(f"The plan paid with check or transfer {segment.at(2)}.")
            case "BPR", _ if paid := day(segment.at(16)):
                sender.notes.append(f"The plan's payment is dated {shown(paid)}.")
    return sender


def _claim(loop: Sequence[Segment], sender: _Sender) -> Claim:
    claim = Claim(SOURCE, dict(sender.fields), notes=list(sender.notes))
    head, services = _split(loop)
    first = head[0]
    claim.say(F.ACCOUNT_NUMBER, first.at(1) if first.at(1) != "0" else None)
    claim.say(F.CLAIM_NUMBER, first.at(7))
    if first.at(2) in _STATUS:
        claim.notes.append(_STATUS[first.at(2)])
    _people(claim, head)
    _days(claim, head)
    own = _adjustments(head)
    claim.lines = [_line(service) for service in services]
    if (only := _only_day(claim)) is not None:
        claim.lines = [{C.SERVICE_DATE: only, **line} for line in claim.lines]
    _sums(claim, first, [*own, *(a for service in services for a in _adjustments(service))])
    if own:
        claim.notes.append(f"Adjusted for the claim as a whole: {_told(own)}.")
    return claim


def _only_day(claim: Claim) -> Given | None:
    """The day of a claim of one day: by the standard it is the day of every line that names none."""
    start, end = claim.fields.get(F.SERVICE_FROM), claim.fields.get(F.SERVICE_TO)
    return start if end is None or end == start else None


def _told(adjustments: Iterable[Adjustment]) -> str:
    return ", ".join(f"{a.code} {a.amount.shown()}" for a in adjustments)


def _split(loop: Sequence[Segment]) -> tuple[Sequence[Segment], list[Sequence[Segment]]]:
    """What is said of the claim as a whole, and of each service; a stay in a hospital may come without services."""
    starts = [i for i, s in enumerate(loop) if s.name == "SVC"]
    ends = [*starts, len(loop)][1:]
    return loop[: [*starts, len(loop)][0]], [loop[a:b] for a, b in zip(starts, ends, strict=True)]


def _people(claim: Claim, head: Sequence[Segment]) -> None:
    for segment in head:
        match segment.name, segment.at(1):
            case "NM1", "QC":
                claim.say(F.PATIENT_NAME, _name(segment))
                if segment.at(8) in {"MI", "HN", "II"} and F.MEMBER_ID not in claim.fields:
                    claim.say(F.MEMBER_ID, segment.at(9))
            case "NM1", "IL":
                claim.say(F.GUARANTOR_NAME, _name(segment))
                claim.say(F.MEMBER_ID, segment.at(9))
            case "NM1", "82":
                claim.notes.append(f"Rendered by {_name(segment)}.")
            case "REF", "1L" | "CE":
                claim.say(F.GROUP_NUMBER if segment.at(1) == "1L" else F.PLAN_NAME, segment.at(2))
            case "AMT", "AU":
                claim.say(F.ALLOWED_AMOUNT, exact_money(segment.at(2)))
            case "AMT", "F5":
                claim.say(F.PATIENT_PAID, exact_money(segment.at(2)))


def _name(segment: Segment) -> str:
    """``Maria L Lopez Jr`` from its parts; an organization has only the first."""
    return " ".join(p for p in (segment.at(4), segment.at(5), segment.at(3), segment.at(7)) if p)


def _days(claim: Claim, head: Sequence[Segment]) -> None:
    for segment in head:
        if segment.name == "DTM" and (found := day(segment.at(2))):
            if segment.at(1) == "232":
                claim.say(F.SERVICE_FROM, found)
            elif segment.at(1) == "233":
                claim.say(F.SERVICE_TO, found)


def _adjustments(part: Sequence[Segment]) -> list[Adjustment]:
    found = []
    for segment in (s for s in part if s.name == "CAS"):
        if segment.at(1) not in _GROUPS:
            raise Malformed("The remittance file holds an adjustment of no known group.")
        for at in range(2, len(segment.elements) + 1, 3):
            reason, amount = segment.at(at), segment.at(at + 1)
            if reason or amount:
                found.append(Adjustment(segment.at(1), reason, _money(amount)))
    return found


def _money(text: str) -> Money:
    given = exact_money(text) if number(text) is not None else None
    if given is None or given.doubt or not isinstance(given.value, Money):
        raise Malformed("The remittance file holds an amount that is no amount.")
    return given.value


def _line(service: Sequence[Segment]) -> dict[Cell, Given]:
    first = service[0]
    cells = _procedure(first)
    charge, paid = _money(first.at(2)), _money(first.at(3) or "0")
    cells[C.CHARGE], cells[C.PLAN_PAID] = Given(charge), Given(paid)
    units = number(first.at(5)) if first.at(5) else Decimal(1)  # the standard: an absent count means one
    if units is not None:
        cells[C.UNITS] = Given(units)
    for segment in service:
        match segment.name, segment.at(1):
            case "DTM", "472" | "150" if found := day(segment.at(2)):
                cells[C.SERVICE_DATE] = Given(found)
            case "DTM", "151" if found := day(segment.at(2)):
                cells[C.SERVICE_END] = Given(found)
            case "AMT", "B6":
                cells[C.ALLOWED] = Given(_money(segment.at(2)))
    return cells | _adjusted(service, charge, paid)


def _procedure(first: Segment) -> dict[Cell, Given]:
    qualifier, code, *rest = [*first.parts(1), "", ""]
    cells: dict[Cell, Given] = {}
    if qualifier == "NU":
        cells[C.REVENUE_CODE] = Given(code)
    elif code:
        cells[C.CODE] = Given(code)
    if first.at(4):
        cells[C.REVENUE_CODE] = Given(first.at(4))
    if mods := tuple(m for m in rest[:4] if m):
        cells[C.MODIFIERS] = Given(mods)
    if len(rest) > 4 and rest[4]:
        cells[C.DESCRIPTION] = Given(rest[4])
    return cells


def _adjusted(service: Sequence[Segment], charge: Money, paid: Money) -> dict[Cell, Given]:
    adjustments = _adjustments(service)
    cells = {cell: Given(amount) for cell, amount in _by_cell(adjustments).items()}
    remarks = [s.at(2) for s in service if s.name == "LQ" and s.at(1) in {"HE", "RX"} and s.at(2)]
    if codes := tuple(dict.fromkeys([*(a.code for a in adjustments), *remarks])):
        cells[C.REASON_CODES] = Given(codes)
    if charge - Money.total(a.amount for a in adjustments) == paid:
        cells[C.PATIENT_RESPONSIBILITY] = Given(Money.total(a.amount for a in adjustments if a.group == "PR"))
    return cells


def _by_cell(adjustments: Iterable[Adjustment]) -> dict[Cell, Money]:
    found: dict[Cell, Money] = {}
    for one in adjustments:
        found[one.cell] = found.get(one.cell, Money.zero()) + one.amount
    return found


def _sums(claim: Claim, first: Segment, adjustments: list[Adjustment]) -> None:
    charge, paid = _money(first.at(3)), _money(first.at(4))
    claim.say(F.TOTAL_CHARGES, charge)
    claim.say(F.INSURANCE_PAID, paid)
    if first.at(5):
        claim.say(F.PATIENT_RESPONSIBILITY, _money(first.at(5)))
    if charge - Money.total(a.amount for a in adjustments) != paid:
        claim.notes.append("The adjustments of this claim do not lead from what was billed to what was paid.")
        return
    for cell, amount in _by_cell(adjustments).items():
        claim.say(_FIELDS[cell], amount)
    if not first.at(5):
        claim.say(F.PATIENT_RESPONSIBILITY, Money.total(a.amount for a in adjustments if a.group == "PR"))
