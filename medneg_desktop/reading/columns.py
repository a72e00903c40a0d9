"""What the columns of a table mean, told by the words above them.

Headers wrap over two or three rows (``Amount`` over ``Billed``) and are cut with hyphens (``Coinsur-`` over
``ance``); columns are therefore built from all header rows together, by what stands above what.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from medneg_desktop.domain.place import Box
from medneg_desktop.domain.reading import MONEY_CELLS, Cell
from medneg_desktop.reading.rows import Row, Span
from medneg_desktop.reading.vocabulary import key_tokens

_HEADERS = """
service_date 3: date service | fill date | date filled | serv date | date of fill | fecha de servicio | service performed | service date | dos | dates service | service dates | fecha servicio | visit date | date visit
service_date 2: date | fecha | dates | service from | from | date from | from date | trans date | posting date | post date
service_end 2: thru | through | date to | service to | to date | to
code 3: cpt | hcpcs | cpt hcpcs | cpt code | hcpcs code | procedure code | service code | ada code | cdt | cdt code | ndc
code 3: codigo procedimiento | billing code | cpt hcpcs code | hcpcs cpt | procedure cpt | item code | hcpcs cpt code | ndc code
code 2: code | procedure | service item code | procedure no | codigo | ada | cpt hcpcs ndc
revenue_code 3: revenue code | revenue | revenue cd | revcode
modifiers 3: modifier
description 3: description | service description | description service | descripcion | procedure description | description services
description 3: item description | charge description | services provided | service provided | description charges | service item
description 3: descripcion servicio | test description | test performed | test name | test | tests | medication | drug | drug name | prescription | procedure test | billed service | service provided billing code | service description code | procedure service | type service | service rendered | item service | services rendered
description 2: service | services | item | servicio | servicios | treatment | details | transaction | activity | items | tratamiento
units 3: quantity | units | unit | count | cantidad | unidades | days units | service units | unit count | no units | quantity units
unit_price 3: unit price | price | rate | unit cost | price each | unit charge | precio unitario | each | charge per unit | costo unitario
charge 4: total charges | amount billed | billed amount | charge amount | charges | billed | provider charges | submitted charges
charge 4: expected cost | estimated cost | amount charged | total charge | expected charge | estimated charge | cargos | cargo
charge 4: provider charge | total billed | monto facturado | facturado | charge | submitted amount | cantidad facturada | billed charges
charge 4: amount provider billed | provider billed | costo estimado | expected charges | estimated charges | gross charge | gross charges
charge 4: line total | amount provider charged | provider charged | amount your provider charged | charge billed | billed to insurance | extended price | extended | claim amount | billed charge | costo esperado | requested amount
charge 2: amount | total | cost | fee | monto | importe | total amount | total cost | precio | costo | fees
allowed 4: allowed | allowed amount | amount allowed | plan allowed | negotiated rate | approved amount | eligible amount | allowable
allowed 4: permitido | monto permitido | medicare approved | covered amount | allowed charges | cantidad permitida | max allowed
allowed 4: medicare approved amount | member rate | plan allowance | negotiated amount | discounted rate | plan rate | our rate | network rate | contracted amount | covered charges | allowable amount | contracted rate | aprobado | contract rate
adjustment 4: plan discount | discount | adjustment | adjustments | contractual | network savings | savings | ajuste | ajustes
adjustment 4: network discount | member discount | provider discount | write off | contractual adjustment | descuento | discounts
adjustment 4: adjusted | plan adjustment | negotiated savings | insurance adjustment | insurance adjustments | amount saved | descuento plan
adjustment 4: provider adjustment | contract adjustment | discount amount | adjustment amount | you saved | provider responsibility
plan_paid 5: amount medicare paid | medicare paid you | medicare paid provider | amount plan paid you
plan_paid 4: plan paid | insurance paid | we paid | paid plan | insurance payments | insurance payment | plan pays | plan payment
plan_paid 4: paid insurance | benefit paid | plan pago | seguro pago | medicare paid | paid provider | amount we paid | benefits paid
plan_paid 4: health plan paid | ins pd | your plan paid | we paid provider | plan paid amount | paid by medicare | benefit amount | benefits | plan benefit | pagado plan | pagado seguro | paid by plan | paid by insurance | insurance plan paid | amount plan paid
plan_paid 3: paid amount | amount paid | paid | pagado | payment amount | pago
patient_responsibility 4: you owe | you may owe | share | patient responsibility | patient balance | responsibility | patient owes
patient_responsibility 4: amount you owe | member responsibility | usted debe | what you owe | patient share | due from patient
patient_responsibility 4: owe | total cost | amount due | patient due | patient portion | responsabilidad | saldo paciente | amount you may owe
patient_responsibility 5: maximum you may be billed | you may be billed | may be billed | you can be billed
patient_responsibility 4: your share | amount remaining | your total responsibility | member cost | you could owe | patient liability | member liability | what you may owe | total you owe | patient pays | patient pay | your cost | your responsibility | your total cost | member owes | you pay | patient amount | su costo
patient_responsibility 2: balance | saldo | balance due | line balance
deductible 4: deductible | deducible | deductible amount | applied deductible
copay 4: copay | copayment | copago | copay amount
coinsurance 4: coinsurance | coseguro | coaseguro | coinsurance amount
not_covered 4: not covered | non covered | noncovered | no cubierto | not payable | ineligible | amount not covered | not allowed
not_covered 4: noncovered charges | pending not payable | pending or not payable | not eligible | excluded | denied amount | amount denied | non covered charges | amount not payable
reason_codes 4: remark code | remark | remarks | reason code | reason codes | remark codes | note | notes | see note | see notes
reason_codes 4: adjustment reason | ansi code | message code | reason | claim notes | footnote | notas | nota | carc | codigo razon
reason_codes 4: adjustment reason code | adjustment code | comments code | see remarks | remarks code | notes code | explanation code
- 4: provider | patient | place service | pos | dx | diagnosis | tax | um | status | payments | payment | patient paid | you paid
- 4: payments adjustments | payments credits | credits | debits | location | denial reason | patient payments | doctor | proveedor
- 4: insurance payments adjustments | physician | member | claim number | reference number | uom | pagos | line | line no | no
- 4: other insurance | other insurance paid | account number | pay this amount | statement date | due date | tooth | surface
- 4: balance forward | invoice | type | rendering provider | claim status | patient name | paid by you | tooth surface | area
- 4: payments and adjustments | copay coinsurance | coinsurance copay | deductible copay | deductible coinsurance | copay deductible | deductible copay coinsurance | insurance estimate | estimated insurance | insurance est | est insurance | ins estimate | service approved | approved | days supply | refills | rx no | prescription no | rx | old balance | running balance | diagnosis code | diagnosis codes | dx code | npi | ndc no | hours | time | fill date qty | cob | other carrier paid | pre tax | estado | date of birth
"""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it means (None: nothing we read), its header's reach from left to right, and its words."""

    meaning: Cell | None
    weight: int
    box: Box
    text: str

    @property
    def is_money(self) -> bool:
        return self.meaning in MONEY_CELLS


@cache
def _meanings() -> dict[tuple[str, ...], tuple[Cell | None, int]]:
    found: dict[tuple[str, ...], tuple[Cell | None, int]] = {}
    for line in _HEADERS.strip().splitlines():
        head, _, phrases = line.partition(":")
        name, weight = head.split()
        for phrase in phrases.split("|"):
            found[key_tokens(phrase)] = (None if name == "-" else Cell(name), int(weight))
    return found


def meaning_of(text: str) -> tuple[Cell | None, int] | None:
    """What a header's words mean: by all of them, else by the longest known phrase inside; None: unknown."""
    words = key_tokens(text)
    table = _meanings()
    for size in range(min(len(words), 5), 0, -1):
        inside = [table[p] for i in range(len(words) - size + 1) if (p := words[i : i + size]) in table]
        if inside:
            best = max(inside, key=lambda m: m[1])
            return best if size == len(words) else (best[0], best[1] - 1)
    return None


def build_columns(rows: Sequence[Row]) -> list[Column]:
    """The columns that the header rows form, from left to right."""
    stacks: list[list[Span]] = []
    for row in rows:
        for span in row.spans:
            over = [s for s in stacks if _stands_under(s, span)]
            if not over:
                stacks.append([span])
            else:
                best = max(over, key=lambda s: _overlap(Box.around(x.box for x in s), span.box))
                best.append(span)
    least = 0.8 * max((row.gap for row in rows), default=0.0)
    columns = [_column(part) for stack in stacks for part in _parted(stack, least)]
    return sorted(columns, key=lambda c: c.box.mid_x)


def _parted(stack: Sequence[Span], least: float) -> list[list[Span]]:
    """A stack in which two headers stand so close that they passed for one, cut where both sides mean something."""
    pieces = sorted((p for s in stack for p in s.pieces), key=lambda p: p.box.x0)
    edge = pieces[0].box.x1
    gaps: list[tuple[float, float]] = []
    for piece in pieces[1:]:
        if piece.box.x0 > edge:
            gaps.append((piece.box.x0 - edge, (piece.box.x0 + edge) / 2))
        edge = max(edge, piece.box.x1)
    for width, cut in sorted(gaps, reverse=True):
        left = [s for span in stack if (s := _side(span, cut, right=False))]
        right = [s for span in stack if (s := _side(span, cut, right=True))]
        one, other = _column(left), _column(right)
        if width < least and (_is_whole(_column(stack)) or not (_is_whole(one) and _is_whole(other))):
            continue
        if one.weight >= 3 and other.weight >= 3 and one.meaning is not other.meaning:
            return [*_parted(left, least), *_parted(right, least)]
    return [list(stack)]


def _is_whole(column: Column) -> bool:
    """Whether all words of a header together are a known one."""
    return key_tokens(column.text) in _meanings()


def _side(span: Span, cut: float, *, right: bool) -> Span | None:
    pieces = tuple(p for p in span.pieces if (p.box.mid_x > cut) is right)
    return Span(pieces) if pieces else None


def _stands_under(stack: Sequence[Span], span: Span) -> bool:
    box = Box.around(s.box for s in stack)
    return _overlap(box, span.box) > 0.3 * min(box.width, span.box.width)


def _overlap(a: Box, b: Box) -> float:
    return min(a.x1, b.x1) - max(a.x0, b.x0)


def _column(stack: Sequence[Span]) -> Column:
    text = ""
    for span in stack:
        text = text[:-1] + span.text if text.endswith("-") else f"{text} {span.text}".strip()
    found = meaning_of(text)
    meaning, weight = found or (None, 0)
    return Column(meaning, weight, Box.around(s.box for s in stack), text)


def recognized_count(columns: Sequence[Column]) -> int:
    """How many columns have a known header, also those that are known to be of no interest."""
    return sum(c.weight > 0 for c in columns)


def is_line_table(columns: Sequence[Column]) -> bool:
    """Whether these headers stand over charge lines: an amount, and something that says what it is for."""
    meanings = {c.meaning for c in columns}
    money = {c.meaning for c in columns if c.is_money}
    said = meanings & {Cell.DESCRIPTION, Cell.CODE, Cell.SERVICE_DATE, Cell.REVENUE_CODE}
    strong = any(c.is_money and c.weight >= 2 for c in columns)
    return bool(money) and bool(said) and strong and recognized_count(columns) >= 2


def without_rivals(columns: Sequence[Column]) -> list[Column]:
    """Of several columns with the same meaning only the one with the plainest header keeps it.

    ``Price`` beside ``Amount`` and ``Charges`` beside ``Total`` are the usual rivals; the rightmost wins a tie.
    """
    best: dict[Cell, Column] = {}
    columns = _with_reasons(columns)
    for column in columns:
        if column.meaning is None:
            continue
        rival = best.get(column.meaning)
        if rival is None or column.weight >= rival.weight:
            best[column.meaning] = column
    return [c if c.meaning is None or best[c.meaning] is c else Column(None, c.weight, c.box, c.text) for c in columns]


def _with_reasons(columns: Sequence[Column]) -> list[Column]:
    """A second column of codes that stands behind the amounts holds the reasons, not the services."""
    coded = [c for c in columns if c.meaning is Cell.CODE]
    money = [c.box.x0 for c in columns if c.is_money]
    if len(coded) < 2 or not money or coded[-1].box.x0 < max(money):
        return list(columns)
    last = coded[-1]
    return [Column(Cell.REASON_CODES, c.weight, c.box, c.text) if c is last else c for c in columns]
