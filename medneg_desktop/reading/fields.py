"""Fields of a paper: every label with its values, weighed against each other.

The heaviest label wins. Where two places say the same the value is proven; where two labels of equal weight
disagree, the person is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from medneg_desktop.core.money import Money
from medneg_desktop.domain.reading import CREDIT_FIELDS, DATE_FIELDS, MONEY_FIELDS, AnyFact, DocumentKind, FieldName
from medneg_desktop.reading import codes
from medneg_desktop.reading.aging import as_ages, is_aging
from medneg_desktop.reading.captions import captioned
from medneg_desktop.reading.facts import SURE, SURE_NUMBER, fact_of
from medneg_desktop.reading.find import NUMBER_FIELDS, TEXT_FIELDS, Found, values_of
from medneg_desktop.reading.garbled import likely_number
from medneg_desktop.reading.hits import Hit, hits_in, with_headings
from medneg_desktop.reading.labels import Label, Labels, is_label_text, labels_for
from medneg_desktop.reading.names import is_name
from medneg_desktop.reading.npi import NPI_FORM, checked_npi
from medneg_desktop.reading.pieces import Piece, PieceKind
from medneg_desktop.reading.rows import Row
from medneg_desktop.reading.scope import scope_of

_NO_PLAN = r"(?:self[- ]?pay|none|uninsured|no insurance|private pay|patient pay|cash)"
_NOBODY = re.compile(
    rf"{_NO_PLAN}(?:[ ,;:/()\u2013\u2014-]+{_NO_PLAN}\)?)*|n/?a|pending|yes|no|unknown|not on file|-", re.IGNORECASE
)
_TAX = re.compile(r"^\d{2}-?\d{7}$|^\d{3}-\d{2}-\d{4}$")
_NAMES = TEXT_FIELDS - {FieldName.PAYMENT_METHOD, FieldName.NETWORK_STATUS, FieldName.PLAN_NAME}
_LIKE_DIAGNOSIS = re.compile(r"^[A-Z0-9]{1,2}\d[A-Z0-9.,;:]{1,6}$", re.IGNORECASE)
_EDGES = " .,;:#*|-\u2013\u2014()"
_NUMBER_EDGES = _EDGES + "/"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of a field: its fact, how much its label weighs, and the row it stands in."""

    field: FieldName
    weight: float
    fact: AnyFact
    row: tuple[int, int]
    label: tuple[str, ...] = ()


def labeled(
    rows: Sequence[Row], kind: DocumentKind, more: Mapping[tuple[str, ...], Label] | None = None
) -> list[Candidate]:
    """Every value beside or below a label, for the fields that belong to this kind; ``more`` labels go before."""
    scope = scope_of(kind)
    labels = labels_for(kind)
    if more:
        labels = Labels({**labels, **more})
    hits = [hits_in(row, labels, about, kind) for row, about in with_headings(rows)]
    hits = [as_ages(found) if found and is_aging(row) else found for row, found in zip(rows, hits, strict=True)]
    candidates: list[Candidate] = []
    for at, row in enumerate(rows):
        if not hits[at]:
            continue
        below = [(rows[i], hits[i]) for i in range(at + 1, min(at + 4, len(rows)))]
        for hit in hits[at]:
            for found in values_of(hit, hits[at], below):
                if not (found.below and found.field in MONEY_FIELDS and _ends_header(hit, rows[:at])):
                    candidates += _candidates(found, scope)
            candidates += _special(row, hit, hits[at], scope)
    candidates += _under_captions(rows, kind, scope, {c.row for c in candidates})
    return _without_transactions(candidates, rows)


def _under_captions(
    rows: Sequence[Row], kind: DocumentKind, scope: frozenset[FieldName], known: Collection[tuple[int, int]]
) -> list[Candidate]:
    """Amounts that captions around them explain, in rows where no label did."""
    found = []
    for field, label, piece in captioned(rows, kind):
        fact = money_fact(field, piece) if field in scope and _where([piece]) not in known else None
        if fact is not None and label is not None:
            found.append(Candidate(field, dict(label.fields)[field], fact, _where([piece]), label.words))
        elif fact is not None:
            found.append(Candidate(field, _INFERRED, fact.doubted(WORDED), _where([piece])))
    return found


def _ends_header(hit: Hit, above: Sequence[Row]) -> bool:
    """Whether words stand close on top of a label above its value: ``Charges`` under ``Non-covered`` is no label alone."""
    if not above or above[-1].page != hit.row.page or not hit.row.page:
        return False
    top = above[-1]
    left, right = hit.pieces[0].box.x0, hit.pieces[-1].box.x1
    over = [p for p in top.pieces if min(right, p.box.x1) - max(left, p.box.x0) > 0]
    close = hit.row.box.y0 - top.box.y1 < 0.6 * hit.row.height
    return close and bool(over) and len(top.spans) > 1 and all(p.kind is PieceKind.WORD for p in over)


_PAYMENTS = (FieldName.INSURANCE_PAID, FieldName.TOTAL_ADJUSTMENTS, FieldName.PATIENT_PAID, FieldName.PLAN_DISCOUNT)


def _without_transactions(candidates: list[Candidate], rows: Sequence[Row]) -> list[Candidate]:
    """Without the payments and adjustments of single days where there are several: their sum is not printed."""
    payments = Counter(c.field for c in candidates if c.field in _PAYMENTS)
    if max(payments.values(), default=0) < 2:
        return candidates
    dated = {
        (r.page, round(p.box.mid_y))
        for r in rows
        if r.pieces[0].kind in (PieceKind.DATE, PieceKind.DAY)
        for p in r.amounts
    }
    several = {f for f in payments if sum(c.field is f and c.row in dated for c in candidates) > 1}
    return [c for c in candidates if not (c.field in several and c.row in dated)]


def _candidates(found: Found, scope: frozenset[FieldName]) -> list[Candidate]:
    field = found.field
    if found.hit.label.words in _ONLY_YOURS and not _is_yours(found.hit):
        return []
    if found.hit.label.words in _BARE_NAMES:
        return _bare_name(found, scope)
    if field is FieldName.SERVICE_FROM and field in scope:
        return _service_dates(found)
    if (
        field not in scope
        or field in (FieldName.NPI, FieldName.TAX_ID, FieldName.DIAGNOSIS_CODES)
        or _names_plan(found)
    ):
        return []
    fact = _fact(field, found.pieces)
    weight = found.weight - (0.5 if found.below else 0.0)
    where, words = _where(found.pieces), found.hit.label.words
    if field is FieldName.TOTAL_CHARGES and words == ("total",) and _is_yours(found.hit):
        field = FieldName.AMOUNT_DUE
        fact = _fact(field, found.pieces)
    elif field is FieldName.ESTIMATE_TOTAL and _is_yours(found.hit):
        weight = max(weight, _YOURS)  # "Your estimated cost" comes after what the discount took off the sum
    elif field in MONEY_FIELDS and words[0] in _TOTAL_WORDS:
        if len(words) == 1 and len(found.hit.row.amounts) > 1:
            return []  # the sums of a table; which of them is meant its columns say
        weight += 1 if len(words) > 1 else 0
    if fact is not None and field not in MONEY_FIELDS | DATE_FIELDS | TEXT_FIELDS and _may_go_on(found):
        fact = fact.doubted("Another digit stands right behind this number; it may belong to it.")
    if fact is not None and field in NUMBER_FIELDS and _goes_down(found.pieces):
        fact = fact.doubted("This number goes on in the next row of the paper.")
    if found.hit.inferred and fact is not None:
        fact = fact.doubted(WORDED)
        weight = _INFERRED
    return [Candidate(field, weight, fact, where, words)] if fact is not None else []


def _goes_down(pieces: Sequence[Piece]) -> bool:
    return pieces[-1].box.y0 > pieces[0].box.mid_y


def _may_go_on(found: Found) -> bool:
    """Whether a lone digit follows a number closely, as where recognition took one number for two."""
    row = found.hit.row
    at = next((n for n, p in enumerate(row.pieces) if p is found.pieces[-1]), None)
    if at is None or at + 1 >= len(row.pieces) or not re.search(r"\d", found.pieces[-1].text):
        return False
    after = row.pieces[at + 1]
    return re.fullmatch(r"\d[.,]?", after.text) is not None and not row.parted(row.pieces[at], after)


WORDED = "No usual label names this amount; its words suggest what it is."
_YOURS = 7.0
_INFERRED = 0.5
"""Less than any known label: an inferred one counts only where no other names the field."""
_TOTAL_WORDS = frozenset({"total", "totals", "totales"})
_BARE_NAMES = (("name",), ("nombre",))


_ONLY_YOURS = (("cost",), ("part",), ("portion",))
"""Words that say the patient's share only with "your" before them."""


def _is_yours(hit: Hit) -> bool:
    """Whether a total is the reader's own: ``Your total`` is what is asked for and no sum of charges."""
    return any(p.text.casefold() in ("your", "su") for p in hit.pieces)


def _names_plan(found: Found) -> bool:
    """Whether a bare ``Plan`` is followed by what a company sells, which is not its own name."""
    if found.field is not FieldName.PAYER_NAME or found.hit.label.words != ("plan",):
        return False
    text = " ".join(p.text for p in found.pieces)
    return _PRODUCT.search(text) is not None and _COMPANY.search(text) is None


def _bare_name(found: Found, scope: frozenset[FieldName]) -> list[Candidate]:
    """``Name:`` alone names whoever the heading above it speaks of."""
    field = found.hit.heading
    if field is None and FieldName.PROVIDER_NAME not in scope:
        field = FieldName.PATIENT_NAME  # a card names nobody but its holder
    if found.hit.start and not found.hit.row.parted(found.hit.row.pieces[found.hit.start - 1], found.hit.pieces[0]):
        return []  # "PCP name" and the like name somebody else
    fact = _text_fact(found.field, found.pieces) if field in scope else None
    return [Candidate(field, 3, fact, _where(found.pieces))] if fact is not None and field is not None else []


def _where(pieces: Sequence[Piece]) -> tuple[int, int]:
    return pieces[0].page, round(pieces[0].box.mid_y)


def _service_dates(found: Found) -> list[Candidate]:
    first, last = found.pieces[0], found.pieces[-1]
    words = found.hit.label.words
    result = [Candidate(FieldName.SERVICE_FROM, found.weight, _date_fact(first), _where([first]), words)]
    only_start = (
        words[0] in ("admit", "admission", "admitted", "scheduled", "from", "appointment") or "programada" in words
    )
    only_start = only_start or words[-1] in ("admitted", "admision", "ingreso", "from")
    if first is not last or not only_start:
        result.append(Candidate(FieldName.SERVICE_TO, found.weight, _date_fact(last), _where([last]), words))
    return result


def _date_fact(piece: Piece) -> AnyFact:
    assert piece.day is not None
    return fact_of(piece.day, [piece])


def _fact(field: FieldName, pieces: Sequence[Piece]) -> AnyFact | None:
    if field in MONEY_FIELDS:
        return money_fact(field, pieces[0])
    if field in DATE_FIELDS:
        return _date_fact(pieces[0])
    if field in TEXT_FIELDS:
        return _text_fact(field, pieces)
    return _number_fact(field, pieces)


def money_fact(field: FieldName, piece: Piece) -> AnyFact | None:
    """The amount of a piece; credits are kept positive, however the paper prints their sign."""
    if piece.money is None:
        return None
    amount: Money = abs(piece.money) if field in CREDIT_FIELDS else piece.money
    return fact_of(amount, [piece])


def _text_fact(field: FieldName, pieces: Sequence[Piece]) -> AnyFact | None:
    kept = list(pieces)
    if field is FieldName.PATIENT_NAME and (
        cut := next((i for i, p in enumerate(kept) if p.text in "-\u2013\u2014"), None)
    ):
        kept = kept[:cut]
    if field is FieldName.NETWORK_STATUS:
        return _network_fact(kept)
    text = " ".join(p.text for p in kept).strip(_EDGES.replace(".", ""))
    if _NOBODY.fullmatch(text) or not (is_name(text) or field is FieldName.PAYMENT_METHOD):
        return None
    if field in _NAMES and is_label_text(text):
        return None
    return fact_of(text.rstrip(",;:"), kept, bound=SURE)


_PRODUCT = re.compile(r"\b(?:PPO|HMO|EPO|POS|HDHP|HSA|Gold|Silver|Bronze|Platinum)\b", re.IGNORECASE)
"""Words of what a health plan sells: ``PPO Gold 1500`` is the name of a plan and no company."""
_COMPANY = re.compile(
    r"\b(?:blue|health\w*|insurance|company|inc|mutual|life|administrators?|aetna|cigna|humana|kaiser|united\w*|anthem)\b",
    re.IGNORECASE,
)


_NETWORK = re.compile(r"(?:in|out)(?:[- ]of)?[- ]network|(?:non-?|not )?participating|in|out", re.IGNORECASE)


def _network_fact(pieces: Sequence[Piece]) -> AnyFact | None:
    """The words of the status alone, whatever the sentence goes on to say."""
    for count in range(min(4, len(pieces)), 0, -1):
        text = " ".join(p.text for p in pieces[:count]).strip(_EDGES)
        if _NETWORK.fullmatch(text) and (count == len(pieces) or len(text) > 3):
            return fact_of(text, pieces[:count], bound=SURE)
    return None


_MASKED = re.compile(r"[Xx*\u2022#]{3}-?[Xx*\u2022#]{2}-?\d{4}")
"""A social security number of which only the end is shown: it identifies nobody at a plan."""
_TELEPHONE = re.compile(r"\(\d{3}\) ?\d{3}[-.]\d{4}|(?:1[-.])?\d{3}([-.])\d{3}\1\d{4}")
"""Behind ``Patient Accounts`` stands the office's number."""
_NUMBERED = frozenset(
    {FieldName.ACCOUNT_NUMBER, FieldName.STATEMENT_NUMBER, FieldName.CLAIM_NUMBER, FieldName.MEMBER_ID}
)
"""Numbers that always hold a digit; a word in capitals beside their label is something else."""


def _number_fact(field: FieldName, pieces: Sequence[Piece]) -> AnyFact | None:
    text = ("" if _goes_down(pieces) else " ").join(p.text for p in pieces).strip(_EDGES)
    if field in _NUMBERED and (not any(c.isdigit() for c in text) or _MASKED.fullmatch(text)):
        return None
    if field is FieldName.ACCOUNT_NUMBER and _TELEPHONE.fullmatch(text):
        return None
    if field is FieldName.TYPE_OF_BILL and not re.fullmatch(r"0?\d{2,3}[A-Z0-9]?", text):
        return None
    return fact_of(text, pieces, bound=SURE_NUMBER) if len(text) >= 3 else None


def _special(row: Row, hit: Hit, hits: Sequence[Hit], scope: frozenset[FieldName]) -> list[Candidate]:
    """Fields known by the form of their value: NPI, tax number, diagnoses."""
    wanted = {f for f, _ in hit.label.fields} & scope
    stop = min((h.start for h in hits if h.start >= hit.end and h.firm), default=len(row.pieces))
    rest = row.pieces[hit.end : stop]
    if not (hit.firm or hit.colon):
        wanted &= {FieldName.NPI, FieldName.TAX_ID}
        rest = rest[:1]  # "Tel (555) 555-0100 NPI 1467560003": such a number right behind can be no other
    found: list[Candidate] = []
    for field, form in ((FieldName.NPI, NPI_FORM), (FieldName.TAX_ID, _TAX)):
        if field in wanted and (piece := next((p for p in rest if form.match(p.text.strip(_NUMBER_EDGES))), None)):
            fact = fact_of(piece.text.strip(_NUMBER_EDGES), [piece], bound=SURE_NUMBER)
            checked = checked_npi(fact) if field is FieldName.NPI else fact
            if checked is not None:
                found.append(Candidate(field, 5, checked, _where([piece])))
    if FieldName.PAYER_NAME in wanted and rest and rest[0].text.startswith("(") and any(p.money for p in rest):
        name = rest[0].text.strip(_EDGES)
        if is_name(name) and not _NOBODY.fullmatch(name):
            found.append(Candidate(FieldName.PAYER_NAME, 3, fact_of(name, rest[:1], bound=SURE), _where(rest[:1])))
    if FieldName.DIAGNOSIS_CODES in wanted:
        pieces = [p for p in rest if p.kind is PieceKind.WORD and codes.diagnosis(p.text)]
        values = tuple(code for p in pieces if (code := codes.diagnosis(p.text)))
        if values:
            listed = fact_of(values, pieces, bound=SURE_NUMBER)
            if any(p not in pieces and p.confidence < 1 and _LIKE_DIAGNOSIS.match(p.text) for p in rest):
                listed = listed.doubted("Another code beside these could not be read.")
            found.append(Candidate(FieldName.DIAGNOSIS_CODES, 4, listed, _where(pieces)))
    return found


def choose(candidates: Iterable[Candidate]) -> dict[FieldName, AnyFact]:
    """The best candidate of every field, proven where another place agrees, in doubt where an equal one differs."""
    groups: dict[FieldName, list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault(candidate.field, []).append(candidate)
    chosen = {
        field: group[0].fact if len(group) == 1 else _best(field, _first_and_last(field, group))
        for field, group in groups.items()
    }
    return {field: fact for field, fact in chosen.items() if fact is not None}


def _first_and_last(field: FieldName, group: list[Candidate]) -> list[Candidate]:
    """Days of several services under equal labels: the first and the last of them bound the paper."""
    if field not in (FieldName.SERVICE_FROM, FieldName.SERVICE_TO):
        return group
    top = max(c.weight for c in group)
    leaders = [c for c in group if c.weight > top - 1]
    if len({c.label for c in leaders}) > 1:
        return group
    edge = min if field is FieldName.SERVICE_FROM else max
    day = edge(c.fact.value for c in leaders)
    return [c for c in group if c.fact.value == day]


def _best(field: FieldName, group: list[Candidate]) -> AnyFact | None:
    if field in MONEY_FIELDS and (whole := _sum_of_others(group)) is not None:
        return whole
    top = max(c.weight for c in group)
    # A label below its value weighs half a step less; that alone decides nothing.
    leaders = [c for c in group if c.weight > top - 1]
    said = {id(c): _same(c.fact.value) for c in group}
    counts = Counter(said.values())
    ranked = sorted(leaders, key=lambda c: (-counts[said[id(c)]], not c.fact.firm, -c.weight, c.row))
    best = ranked[0]
    agreeing = {c.row for c in group if said[id(c)] == said[id(best)]}
    if field is FieldName.INTEREST_FEES and not best.fact.value:
        best = next((c for c in ranked if c.fact.value), best)
    rivals = [c for c in leaders if said[id(c)] != said[id(best)]]
    if field is FieldName.INTEREST_FEES:
        rivals = [c for c in rivals if c.fact.value]
    if field in MONEY_FIELDS and _repeats(leaders) and 2 * len(agreeing) <= len({c.row for c in leaders}):
        return None  # one label with ever other amounts speaks of single services, though two of them agree
    if len(agreeing) > 1 and best.fact.firm:
        return best.fact.proven("It stands in two places on the paper, and both agree.")
    if field in MONEY_FIELDS and len(rivals) > 1 and len(agreeing) <= 1 and _all_same_label(leaders):
        return None
    if rivals and len(agreeing) <= 1 and (field not in TEXT_FIELDS or _other_people(field, best, rivals)):
        return best.fact.doubted("The paper gives more than one value for this.")
    return best.fact


def _sum_of_others(group: Sequence[Candidate]) -> AnyFact | None:
    """Of amounts under labels of one meaning the one that is the sum of all others: those are its parts."""
    values = [c.fact.value.cents for c in {c.row: c for c in group}.values()]
    whole = max(values)
    if len(values) < 3 or values.count(whole) > 1 or 2 * whole != sum(values) or min(values) < 0:
        return None
    fact = next(c.fact for c in group if c.fact.value.cents == whole)
    return fact.proven("The other amounts with this name add up to it.")


def _other_people(field: FieldName, best: Candidate, rivals: Sequence[Candidate]) -> bool:
    """Whether an equally heavy label names somebody else: no word of the one name stands in the other."""
    if field not in (FieldName.PATIENT_NAME, FieldName.PROVIDER_NAME):
        return False
    own = set(re.findall(r"[a-z]{2,}", str(best.fact.value).casefold()))
    same_label = [c for c in rivals if c.label == best.label and c.weight == best.weight]
    return any(not own & set(re.findall(r"[a-z]{2,}", str(c.fact.value).casefold())) for c in same_label)


def _repeats(leaders: Sequence[Candidate]) -> bool:
    return _all_same_label(leaders) and len({_same(c.fact.value) for c in leaders}) > 1


def _all_same_label(leaders: Sequence[Candidate]) -> bool:
    """Whether one label is repeated with ever other amounts: then it speaks of single services, not of the paper."""
    return len({c.label for c in leaders}) == 1 and len(leaders) > 2


def _same(value: object) -> str:
    return re.sub(r"[^a-z0-9]", "", str(value).casefold()) if isinstance(value, str) else str(value)


_NUMBERS = frozenset(
    {FieldName.ACCOUNT_NUMBER, FieldName.STATEMENT_NUMBER, FieldName.CLAIM_NUMBER, FieldName.MEMBER_ID}
)


def likely_numbers(fields: Mapping[FieldName, AnyFact]) -> dict[FieldName, AnyFact]:
    """The fields, with numbers that are in doubt as what they most likely are; they stay in doubt."""
    return {
        name: replace(fact, value=likely_number(fact.value)) if name in _NUMBERS and not fact.firm else fact
        for name, fact in fields.items()
    }


def total_as_due(fields: dict[FieldName, AnyFact], candidates: Sequence[Candidate]) -> None:
    """A plain "Total" below subtotal and discount is what is asked for, where nothing else says what is."""
    charges = fields.get(FieldName.TOTAL_CHARGES)
    if charges is None or FieldName.AMOUNT_DUE in fields:
        return
    plain = [c for c in candidates if c.field is FieldName.TOTAL_CHARGES and c.label == ("total",)]
    if len(plain) == 1 and plain[0].fact.value != charges.value and _stands_below(plain[0].fact, charges):
        fields[FieldName.AMOUNT_DUE] = plain[0].fact


def due_is_no_charge(fields: dict[FieldName, AnyFact], candidates: Sequence[Candidate], charged: Money) -> None:
    """A bare "Total" that is what is owed and not what the lines add up to is no sum of the charges."""
    total, due = fields.get(FieldName.TOTAL_CHARGES), fields.get(FieldName.AMOUNT_DUE)
    if total is None or due is None or total.value != due.value or charged in (total.value, Money.zero()):
        return
    if all(
        c.label == ("total",) for c in candidates if c.field is FieldName.TOTAL_CHARGES and c.fact.value == total.value
    ):
        del fields[FieldName.TOTAL_CHARGES]


def _stands_below(lower: AnyFact, upper: AnyFact) -> bool:
    """Whether a fact stands below another on the paper; a sum above that of all charges is one of a department."""
    if lower.place is None or upper.place is None:
        return False
    return (lower.place.page, lower.place.box.mid_y) > (upper.place.page, upper.place.box.mid_y)


def due_after_help(fields: dict[FieldName, AnyFact], candidates: Sequence[Candidate]) -> None:
    """Of the balances before and after help the later one is asked for: the first less the help gives it."""
    lowered = fields.get(FieldName.TOTAL_ADJUSTMENTS)
    due = [c.fact for c in candidates if c.field is FieldName.AMOUNT_DUE]
    if lowered is None or not lowered.value:
        return
    after = next((a for b in due for a in due if b.value - lowered.value == a.value), None)
    if after is not None:
        fields[FieldName.AMOUNT_DUE] = after.proven("The balance before less the help gives it.")


def doubt_bare_total(fields: dict[FieldName, AnyFact], candidates: Sequence[Candidate], rows: Sequence[Row]) -> None:
    """On a receipt a plain "Total" is what was paid only where nothing was taken off or left open."""
    paid = fields.get(FieldName.AMOUNT_PAID)
    if paid is None or any(c.label != ("total",) for c in candidates if c.fact.raw == paid.raw):
        return
    amounts = [p.money for row in rows for p in row.amounts if p.money is not None]
    if amounts.count(paid.value) < 2 or any(a < Money.zero() for a in amounts):
        fields[FieldName.AMOUNT_PAID] = paid.doubted("The paper says a total, but not in so many words what was paid.")


def invoice_as_account(fields: dict[FieldName, AnyFact]) -> None:
    """The number of the invoice serves as that of the account where the paper has no other; the person is asked."""
    number = fields.get(FieldName.STATEMENT_NUMBER)
    if number is not None and FieldName.ACCOUNT_NUMBER not in fields:
        fields[FieldName.ACCOUNT_NUMBER] = number.doubted("The paper has no account number; this is its own number.")


def states_sum(row: Row) -> bool:
    """Whether a label of a bill or an EOB begins the row and names an amount."""
    for kind in (DocumentKind.STATEMENT, DocumentKind.EOB):
        hits = [h for h in hits_in(row, labels_for(kind)) if h.firm and h.start == 0]
        if any(field in MONEY_FIELDS for h in hits for field, _ in h.label.fields):
            return True
    return False
