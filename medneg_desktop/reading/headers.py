"""The headers of columns as US medical papers print them, in English and Spanish, and what each means.

Written like the tables of :mod:`medneg_desktop.reading.labels`: ``cell weight: header | header``; ``-`` marks columns that
are known and of no interest.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from medneg_desktop.domain.reading import MONEY_CELLS, Cell
from medneg_desktop.reading.vocabulary import key_tokens, tokens

_HEADERS = """
service_date 4: date service description | service date description | date description | description date service
service_date 3: service date time | date time | date time service | date service | fill date | date filled | serv date | date of fill | fecha de servicio | service performed | service date | dos | dates service | service dates | fecha servicio | visit date | date visit
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
units 3: cant | cdad | qty billed | units billed | quantity | units | unit | count | cantidad | unidades | days units | service units | unit count | no units | quantity units
unit_price 3: unit price | price | rate | unit cost | price each | unit charge | precio unitario | each | charge per unit | costo unitario
charge 4: total charges | amount billed | billed amount | charge amount | charges | billed | provider charges | submitted charges
charge 4: expected cost | estimated cost | amount charged | total charge | expected charge | estimated charge | cargos | cargo
charge 4: charged amount | bill amount | charge total | provider charge | total billed | monto facturado | facturado | charge | submitted amount | cantidad facturada | billed charges
charge 4: amount provider billed | provider billed | costo estimado | expected charges | estimated charges | gross charge | gross charges
charge 3: charged | retail | retail price | retail charge | regular price | usual price | usual customary | u c
plan_paid 4: paid to provider | amount paid to provider | paid to you | payment to provider | insurance pays | plan will pay | insurance will pay | insurance portion | insurance share | insurance amount | insurance covers
description 3: what was done | service received | care received | services received | what was provided | care provided | nature service | service type | explanation | explanation charges | description transaction
patient_responsibility 4: you owe provider | you owe your provider | you may owe provider | owe provider | what i owe | amount i owe | liability | your liability | your part | your portion | patient amount | amount due from patient
plan_paid 4: plan benefit | plan benefits | our payment | payment by plan | paid by us | plan share | plan pmt | carrier paid
unit_price 3: unit fee | fee each | unit amount | price per unit | cost each | unit rate
plan_paid 2: insurance | plan | payer | carrier | medicare
description 3: revenue center | revenue center description | department description | revenue description | service category | category | type charge | charge type | exam | examination | exam description | study | what it was | item name
adjustment 4: reduction | reductions | price reduction | provider reduction | amount reduced | plan reduction | plan adj | not billed to you
charge 4: line amount | amount billed to insurance | provider fee | full price
description 2: care | work done | particulars
service_date 3: date performed | date rendered | date received | day | service day | seen on | date seen | treatment date | date treatment | date care | collected | date collected | collection date
reason_codes 4: rmk | rmks | rmk code | remark note | notes codes
patient_responsibility 4: patient balance | customer owes | pt owes | pt balance | pt due | what patient owes | amount patient owes
charge 4: extended amount | extended charge | extended total | total price | total fee | gross amount
adjustment 4: member savings | your savings | in network savings | provider write off | insurance discount | network write off | insurance write off | contractual allowance | contractual write off | provider savings | not allowed contractual
charge 4: list price | standard charge | total price | charge price | submitted | submitted fee | fee submitted | dentist fee | fee charged | line total | amount provider charged | provider charged | amount your provider charged | charge billed | billed to insurance | extended price | extended | claim amount | billed charge | costo esperado | requested amount
charge 2: amount | total | cost | fee | monto | importe | total amount | total cost | precio | costo | fees
allowed 4: allowed | allowed amount | amount allowed | plan allowed | negotiated rate | approved amount | eligible amount | allowable
allowed 4: accepted fee | accepted amount | maximum plan allowance | maximum allowable | tricare approved | medicaid allowed
plan_paid 4: delta dental payment | delta dental pays | delta dental paid | dental plan paid | cigna paid | aetna paid | humana paid | kaiser paid | bcbs paid
plan_paid 4: blue cross paid | tricare paid | medicaid paid | medicaid payment | va paid | anthem paid | united healthcare paid | uhc paid | hmo paid | ins payment
allowed 4: permitido | monto permitido | medicare approved | covered amount | allowed charges | cantidad permitida | max allowed
allowed 3: approved | approved fee | covered
allowed 4: eligible expense | eligible expenses | negotiated price | plan price | eligible charges | repriced amount
allowed 4: allowed fee | medicare approved amount | member rate | plan allowance | negotiated amount | discounted rate | plan rate | our rate | network rate | contracted amount | covered charges | allowable amount | contracted rate | aprobado | contract rate
adjustment 4: plan discount | discount | adjustment | adjustments | contractual | network savings | savings | ajuste | ajustes
adjustment 4: network discount | member discount | provider discount | write off | contractual adjustment | descuento | discounts
adjustment 4: not your responsibility | negotiated reduction | network reduction | plan savings | contractual reduction | adjusted | plan adjustment | negotiated savings | insurance adjustment | insurance adjustments | amount saved | descuento plan
adjustment 4: member rate savings | rate savings | plan saved you | saved you | discounts and reductions | adjusted off
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
patient_responsibility 4: what i owe | i owe | what you pay | your share | amount remaining | your total responsibility | member cost | you could owe | patient liability | member liability | what you may owe | total you owe | patient pays | patient pay | your cost | your responsibility | your total cost | member owes | you pay | patient amount | su costo
patient_responsibility 2: balance | saldo | balance due | line balance
deductible 4: applied deductible | deductible applied | deductible | deducible | deductible amount | applied deductible
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
- 4: services provided by | service provided by | provided by | provider name | provider service | rendered by | seen by | performed by | ordered by
- 4: balance forward | invoice | type | rendering provider | claim status | patient name | paid by you | tooth surface | area
- 4: charge code | chg code | charge no | charge id | cdm | cdm code | item no | department | dept | payment date | date paid | due date | paid on | date received | payments and adjustments | copay coinsurance | coinsurance copay | deductible copay | deductible coinsurance | copay deductible | deductible copay coinsurance | insurance estimate | estimated insurance | insurance est | est insurance | ins estimate | service approved | days supply | refills | rx no | prescription no | rx | old balance | running balance | diagnosis code | diagnosis codes | dx code | npi | ndc no | hours | time | fill date qty | cob | other carrier paid | pre tax | estado | date of birth
"""

SERVICE_CELLS = frozenset({Cell.DESCRIPTION, Cell.CODE, Cell.SERVICE_DATE, Cell.REVENUE_CODE})
"""The cells that say what an amount is for."""


@cache
def _meanings() -> dict[tuple[str, ...], tuple[Cell | None, int]]:
    found: dict[tuple[str, ...], tuple[Cell | None, int]] = {}
    for line in _HEADERS.strip().splitlines():
        head, _, phrases = line.partition(":")
        name, weight = head.split()
        for phrase in phrases.split("|"):
            found[key_tokens(phrase)] = (None if name == "-" else Cell(name), int(weight))
    return found


@cache
def header_words() -> frozenset[str]:
    """Every word that the known headers are made of."""
    return frozenset(w for phrase in _meanings() for w in phrase)


@cache
def longest_header() -> int:
    """How many words the longest known header has."""
    return max(map(len, _meanings()))


_YOURS = frozenset({("cost",), ("part",), ("portion",)})
"""Headers that say the patient's share only with "your" before them, which is no word that is compared."""


def _speaks_to_you(text: str) -> bool:
    return any(w in ("your", "su", "my") for w in text.casefold().split())


class Spoken(NamedTuple):
    """How many words of a text stand in headers: in those of amounts, in those that say what an amount is for, in either."""

    money: int
    service: int
    either: int


@lru_cache(maxsize=8192)
def spoken(text: str) -> Spoken:
    """What a text says of headers."""
    money, service = _words_of(MONEY_CELLS), _words_of(SERVICE_CELLS)
    words = tokens(text)
    return Spoken(
        sum(w in money for w in words), sum(w in service for w in words), sum(w in money or w in service for w in words)
    )


@cache
def _words_of(cells: frozenset[Cell]) -> frozenset[str]:
    return frozenset(w for phrase, (cell, _) in _meanings().items() if cell in cells for w in phrase)


@lru_cache(maxsize=8192)
def meaning_of(text: str) -> tuple[Cell | None, int] | None:
    """What a header's words mean: by all of them, else by the longest known phrase inside; None: unknown."""
    words = key_tokens(text)
    table = _meanings()
    if words in _YOURS and not _speaks_to_you(text):
        return (Cell.CHARGE, 2) if words == ("cost",) else None
    for size in range(min(len(words), 5), 0, -1):
        inside = [table[p] for i in range(len(words) - size + 1) if (p := words[i : i + size]) in table]
        if inside:
            best = max(inside, key=lambda m: m[1])
            return best if size == len(words) else (best[0], best[1] - 1)
    return None


def is_known(text: str) -> bool:
    """Whether all words of a header together are a known one."""
    return key_tokens(text) in _meanings()
