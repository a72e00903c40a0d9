"""What the papers of a case already answer, so that nobody is asked what stands on them.

A paper settles a question only where it cannot well mean anything else. What only hints is left to the person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.household import Coverage, coverage_in
from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName, Reading, ReadLine
from medneg_desktop.domain.rights import By, Known, Measure

_ROOM = re.compile(r"^9928[1-5]$")
_AIR = frozenset({"A0430", "A0431", "A0435", "A0436"})
_GROUND = frozenset({"A0425", "A0426", "A0427", "A0428", "A0429", "A0432", "A0433", "A0434", "A0998", "A0999"})
_PREVENTIVE = re.compile(r"^(9938[1-7]|9939[1-7]|G0105|G0121|G0402|G0438|G0439|77067|77063)$")
_IMAGING_OR_LAB = re.compile(r"^(0[01]\d{3}|7\d{4}|8\d{4})$")
_HOSPITAL = re.compile(r"\b(hospital|medical center|health system|infirmary)\b", re.IGNORECASE)
_DENIED = frozenset({"29", "50", "55", "96", "119", "197", "204", "242"})
"""Reason codes by which a plan refuses. Cuts to the agreed price, such as 45, are no refusal."""


_REASON = re.compile(r"^(?:(?:CO|PR|OA|PI|CR)[ -]?)?(\d{1,3})$")
"""Remark codes such as N130 count apart: their numbers mean something else."""


def told(case: Case, measures: Mapping[str, Measure], today: date) -> dict[str, Known]:
    """What the papers say, by the name of the question."""
    found: dict[str, Known] = {}
    for name, options, grounds in (
        *_coverage(case),
        *_bills(case),
        *_plan(case),
        *_care(case),
        *_estimate(case, measures),
        *_debt(case, measures, today),
    ):
        found.setdefault(name, Known(frozenset(options), By.PAPERS, grounds))
    return found


Told = Iterator[tuple[str, tuple[str, ...], str]]


def _coverage(case: Case) -> Told:
    for paper in case.papers:
        for field in (FieldName.PAYER_NAME, FieldName.PLAN_NAME):
            name = paper.reading.text(field)
            kind = coverage_in(name.value) if name and name.firm else None
            if kind in (Coverage.MEDICAID, Coverage.MEDICARE, Coverage.MEDICARE_ADVANTAGE, Coverage.MILITARY):
                options = (kind, Coverage.MEDICARE_ADVANTAGE) if kind is Coverage.MEDICARE else (kind,)
                yield "coverage", options, f"{paper.ref.name} names {name.value if name else ''}"
    paid = [p for p in case.papers if p.kind is DocumentKind.EOB or _money(p, FieldName.INSURANCE_PAID)]
    if paid:
        insured = tuple(c for c in Coverage if c is not Coverage.SELF_PAY)
        yield "coverage", insured, f"{paid[0].ref.name} shows that a plan was used"
    elif case.of_kind(DocumentKind.GOOD_FAITH_ESTIMATE) and not _names_a_plan(case):
        yield "coverage", (Coverage.SELF_PAY,), "a good faith estimate is among the papers, and none names a plan"


def _bills(case: Case) -> Told:
    asking = (*case.bills, *case.of_kind(DocumentKind.COLLECTION_LETTER))
    yield "billed", ("yes" if asking else "no",), ""
    itemized = case.of_kind(DocumentKind.ITEMIZED_BILL)
    yield "itemized", ("yes" if itemized else "no",), itemized[0].ref.name if itemized else ""
    fees = [p for p in asking if _money(p, FieldName.INTEREST_FEES)]
    yield "interest", ("yes" if fees else "no",), fees[0].ref.name if fees else ""
    for paper in case.papers:
        name = paper.reading.text(FieldName.PROVIDER_NAME) or paper.reading.text(FieldName.ORIGINAL_CREDITOR)
        if name and name.firm and _HOSPITAL.search(name.value):
            yield "hospital", ("yes",), f"{paper.ref.name} is from {name.value}"
    letters = case.of_kind(DocumentKind.COLLECTION_LETTER)
    if letters:
        yield "collector", ("yes",), f"{letters[0].ref.name} is a collector's letter"


def _plan(case: Case) -> Told:
    for eob in case.eobs:
        status = eob.reading.text(FieldName.NETWORK_STATUS)
        words = status.value.casefold() if status and status.firm else ""
        if words:
            yield "network", (("out",) if re.search(r"\b(out|non)\b", words) else ("in",)), f"{eob.ref.name} says so"
    denials = case.of_kind(DocumentKind.DENIAL)
    if denials:
        yield "denied", ("yes",), f"{denials[0].ref.name} is a refusal"
    for eob in case.eobs:
        printed = [c for line in eob.reading.lines for c in line.items(Cell.REASON_CODES)]
        codes = {match[1] for c in printed if (match := _REASON.match(c.upper()))}
        if "242" in codes:
            yield "network", ("out",), f"{eob.ref.name} gives code 242"
        if "29" in codes:
            yield "late_claim", ("yes",), f"{eob.ref.name} gives code 29"
        if refused := sorted(codes & _DENIED):
            yield "denied", ("yes",), f"{eob.ref.name} gives code {refused[0]}"
        elif _money(eob, FieldName.NOT_COVERED):
            yield "denied", ("yes",), f"{eob.ref.name} lists a sum as not covered"
    yield "late_claim", ("no",), ""


def _care(case: Case) -> Told:
    lines = [(p, line) for p in (*case.bills, *case.eobs) for line in p.reading.lines]
    for paper, line in lines:
        code = _code(line)
        if _ROOM.match(code) or _revenue(line) in {"0450", "0451", "0452", "0459"}:
            yield "emergency", ("yes",), f"line {line.number} of {paper.ref.name} is an emergency room visit"
        if code in _AIR:
            yield "ambulance", ("air",), f"line {line.number} of {paper.ref.name} is an air ambulance"
        elif code in _GROUND:
            yield "ambulance", ("ground",), f"line {line.number} of {paper.ref.name} is an ambulance"
        if _PREVENTIVE.match(code) or {"33", "PT"} & set(line.items(Cell.MODIFIERS)):
            yield "preventive", ("yes",), f"line {line.number} of {paper.ref.name} is coded as preventive care"
        modifiers = {"GA": "yes", "GZ": "no"}
        for mark in modifiers.keys() & set(line.items(Cell.MODIFIERS)):
            yield "medicare_notice", (modifiers[mark],), f"line {line.number} of {paper.ref.name} has modifier {mark}"
    codes = [_code(line) for paper, line in lines if paper.kind.is_bill]
    if codes and all(codes):
        yield "ambulance", ("no",), "no line of the bill is an ambulance"
        if all(_IMAGING_OR_LAB.match(c) for c in codes):
            yield "service", ("never_waived",), "all lines of the bill are anesthesia, imaging or lab tests"


def _estimate(case: Case, measures: Mapping[str, Measure]) -> Told:
    estimates = case.of_kind(DocumentKind.GOOD_FAITH_ESTIMATE)
    if not estimates:
        return
    yield "estimate", ("yes",), f"{estimates[-1].ref.name} is the estimate"
    margin = measures["estimate-margin"].money
    if any(d.rule == "estimate-exceeded" for d in case.deadlines):
        yield "over_estimate", ("yes",), "worked out from the bill and the estimate"
        return
    linked = [(bill, other) for bill in case.bills for other in estimates if _same_provider(bill, other)]
    sums = [(_billed(bill.reading), other.reading.money(FieldName.ESTIMATE_TOTAL)) for bill, other in linked]
    known = [(b, e.value) for b, e in sums if b is not None and e is not None and e.firm]
    if margin is not None and known and len(known) == len(sums):
        over = any(b - e >= margin for b, e in known)
        yield "over_estimate", ("yes" if over else "no",), "worked out from the bill and the estimate"


def _debt(case: Case, measures: Mapping[str, Measure], today: date) -> Told:
    small = measures["bureau-small"].money
    letters = case.of_kind(DocumentKind.COLLECTION_LETTER)
    sums = [s for p in (*case.bills, *letters) if (s := _money(p, FieldName.AMOUNT_DUE))]
    first = min((d for p in letters if (d := _day(p, FieldName.NOTICE_DATE))), default=None)
    if letters and sums and small is not None and max(sums) < small:
        yield "small_new_or_paid", ("yes",), f"no paper asks for {small.shown()} or more"
    elif first is not None and (today - first).days < 365:
        yield "small_new_or_paid", ("yes",), "the first collector's letter is less than a year old"


def _billed(reading: Reading) -> Money | None:
    total, off = reading.money(FieldName.TOTAL_CHARGES), reading.money(FieldName.TOTAL_ADJUSTMENTS)
    if total is None or not total.firm or (off is not None and not off.firm):
        return None
    return total.value - (off.value if off else Money.zero())


def _same_provider(one: Paper, other: Paper) -> bool:
    names = [p.reading.text(FieldName.PROVIDER_NAME) for p in (one, other)]
    return bool(names[0] and names[1] and names[0].value.casefold() == names[1].value.casefold())


def _names_a_plan(case: Case) -> bool:
    return any(FieldName.PAYER_NAME in p.reading.fields for p in case.papers)


def _money(paper: Paper, name: FieldName) -> Money | None:
    """A firm amount above zero."""
    fact = paper.reading.money(name)
    return fact.value if fact is not None and fact.firm and fact.value > Money.zero() else None


def _day(paper: Paper, name: FieldName) -> date | None:
    fact = paper.reading.date(name)
    return fact.value if fact is not None and fact.firm else None


def _code(line: ReadLine) -> str:
    fact = line.text(Cell.CODE)
    return fact.value.upper().strip() if fact is not None and fact.firm else ""


def _revenue(line: ReadLine) -> str:
    fact = line.text(Cell.REVENUE_CODE)
    return fact.value.strip().zfill(4) if fact is not None and fact.firm else ""
