"""What sort of paper this is, with the grounds in plain words.

Phrases speak for a kind, titles louder than running text; the shape of the paper (a table of dated charges, an
amount asked for) decides between a bill with lines and one without. A paper that says nothing of medicine or
insurance is ``other``. Where two kinds are close the kind itself is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from medneg_desktop.domain.reading import DocumentKind, State
from medneg_desktop.reading.rows import PageRows
from medneg_desktop.reading.trades import trade_words
from medneg_desktop.reading.vocabulary import words_of

K = DocumentKind

_PHRASES: tuple[tuple[DocumentKind, int, str], ...] = (
    (
        K.EOB,
        8,
        "explanation of benefits|explanation of your benefits|explanation of health care benefits|explanation of medical benefits|explanation of dental benefits|benefit explanation|explicacion de beneficios|medicare summary notice|explanation of payment|explanation of sharing|explanation of review|explanation of your claim|benefit statement|claim summary",
    ),
    (
        K.EOB,
        3,
        "this is not a bill|esto no es una factura|claim history|member id|claim activity|date processed|plan discount",
    ),
    (
        K.EOB,
        2,
        "you may owe|plan paid|allowed amount|remark code|amount billed|what you owe|your plan paid|usted podria deber|eob",
    ),
    (K.DENIAL, 8, "notice of denial|denial of coverage|denial letter|adverse benefit determination|notice of adverse"),
    (
        K.DENIAL,
        8,
        "claim denial|carta de denegacion|aviso de denegacion|we have denied|has been denied|is denied|unable to approve",
    ),
    (
        K.DENIAL,
        8,
        "will not pay for this|cannot pay this claim|cannot pay for this|unable to pay this claim|not able to cover|claim was not approved|claim was denied|was not approved|not a covered benefit|coverage decision|unable to cover|decided not to cover|will not cover|did not approve|denying|cannot cover|can't cover|not to approve|decision not to pay|decided not to pay|we did not pay for|have used all of them|benefit limit has been|maximum has been reached|you have reached the limit|will not pay for it|will not pay for these|does not meet our guidelines|does not meet our criteria|does not meet the criteria|not meet medical necessity|benefit has been exhausted|claim is not payable|not eligible for coverage",
    ),
    (
        K.DENIAL,
        4,
        "if you disagree|ask for an appeal|file your appeal|file an appeal|request an appeal|not covered under your plan|you were not covered",
    ),
    (K.DENIAL, 4, "not medically necessary|no es medicamente necesario|we are unable to pay|cannot approve|denied"),
    (K.DENIAL, 2, "right to appeal|how to appeal|appeal rights|derecho a apelar|external review"),
    (
        K.RECEIPT,
        8,
        "payment acknowledgement|payment acknowledgment|acknowledgement of payment|acknowledgment of payment|receipt for services|payment receipt|receipt of payment|official receipt|recibo de pago|payment confirmation|receipt for payment",
    ),
    (
        K.RECEIPT,
        8,
        "payment successful|payment complete|payment completed|payment accepted|payment approved|we got your payment|payment was processed|payment has been processed|payment posted|payment submitted|payment has been submitted|payment was submitted|payment has been received|payment has posted|we have received your payment|payment of your bill was|your payment was received",
    ),
    (
        K.RECEIPT,
        7,
        "thank you for your payment|payment received|gracias por su pago|we received your payment|proof of payment",
    ),
    (
        K.RECEIPT,
        5,
        "received from|amount received|form of payment|receipt|recibo|paid in full|payment was successful|customer copy|approved - thank you|paid with|total paid|transaction approved|authorization code|auth code|change due|amount tendered|approval code",
    ),
    (
        K.COLLECTION_LETTER,
        8,
        "attempt to collect a debt|debt collector|collection agency|validity of this debt|this debt|agencia de cobros",
    ),
    (
        K.COLLECTION_LETTER,
        6,
        "referred to our office|placed with our|original creditor|creditor account|cobrador de deudas|collection notice",
    ),
    (K.COLLECTION_LETTER, 3, "creditor|collections|fair debt collection|for collection|cobranza"),
    (K.GOOD_FAITH_ESTIMATE, 9, "good faith estimate|estimado de buena fe|estimacion de buena fe"),
    (
        K.GOOD_FAITH_ESTIMATE,
        5,
        "cost estimate|estimate of charges|estimated charges|expected charges|date of estimate|price estimate",
    ),
    (K.GOOD_FAITH_ESTIMATE, 3, "expected cost|estimated cost|total estimate|this is an estimate|estimate"),
    (
        K.ASSISTANCE_LETTER,
        8,
        "financial assistance application|financial assistance determination|charity care|application for assistance",
    ),
    (
        K.ASSISTANCE_LETTER,
        7,
        "application for financial assistance|assistance has been|approved for financial assistance|financial assistance program|asistencia financiera|charity assistance",
    ),
    (
        K.ASSISTANCE_LETTER,
        6,
        "you qualify for a|you are eligible for a|qualifies you for|reduction under our|discount under our|your request for help|request for financial|help with your hospital bill|help with your medical bill|help paying your bill|approved for assistance|financial aid",
    ),
    (K.ASSISTANCE_LETTER, 4, "financial assistance policy|charity policy"),
    (K.ASSISTANCE_LETTER, 5, "financial assistance|federal poverty|ayuda financiera|household income|caridad"),
    (
        K.AGREEMENT,
        8,
        "payment plan agreement|payment agreement|settlement agreement|payment arrangement|acuerdo de pago|plan de pagos",
    ),
    (
        K.AGREEMENT,
        8,
        "settlement confirmation|account settlement|settlement letter|agreed settlement|settlement payment|settlement of account",
    ),
    (
        K.AGREEMENT,
        7,
        "willing to settle|agree to settle|agrees to accept|in full satisfaction|settle account|settle your account|settle your balance|reduced balance offer|in full settlement|offer is good until|payment plan you|payment plan has been approved|resolve your balance|resolve your account",
    ),
    (
        K.AGREEMENT,
        5,
        "you will pay|keep to this payment plan|each month toward|settled in full|this payment plan|agreeing to settle",
    ),
    (K.AGREEMENT, 4, "one-time payment|as payment in full|we will accept|lump sum"),
    (
        K.AGREEMENT,
        6,
        "settlement offer|offer you a settlement|offering you a settlement|offer to settle|settlement amount|as settlement in full|settle this account",
    ),
    (
        K.AGREEMENT,
        5,
        "agree to pay|agreed to pay|monthly installments|monthly payments of|installment agreement",
    ),
    (K.AGREEMENT, 3, "settlement in full|terms of this agreement|first payment|installments"),
    (K.INSURANCE_CARD, 7, "rxbin|rx bin|rxpcn|rx pcn|rxgrp|rx group"),
    (
        K.INSURANCE_CARD,
        3,
        "office visit|er copay|emergency room|urgent care|deductible|specialist|pcp|copays|copay|member name|subscriber",
    ),
    (K.INSURANCE_CARD, 3, "group|plan type|member id|identification card|insurance card|customer service|issuer"),
    (
        K.OTHER,
        9,
        "premium invoice|premium due|monthly premium|premium notice|premium bill|total premium|premium statement|your premium",
    ),
    (K.OTHER, 8, "internal revenue service|property tax|tax year|department of revenue|income tax|tax you owed"),
    (
        K.MEDICAL_RECORD,
        7,
        "discharge summary|progress note|operative report|history of present illness|chief complaint|lab report|lab rpt",
    ),
    (
        K.MEDICAL_RECORD,
        6,
        "pathology report|radiology report|laboratory report|test results|reference range|impression|vital signs",
    ),
    (
        K.MEDICAL_RECORD,
        5,
        "by mouth|substitution permitted|dispense as written|times daily|tome una tableta|sig:|after visit summary|resumen de la visita|immunization record|your medications",
    ),
    (
        K.MEDICAL_RECORD,
        4,
        "dispense|refills|specimen|diagnosis and treatment|medications|assessment|physical exam|hospital course|results|collected|allergies",
    ),
    (
        K.CORRESPONDENCE,
        7,
        "prior authorization|authorization status|appeal decision|no surprises act|notice of privacy|authorization approval",
    ),
    (
        K.CORRESPONDENCE,
        8,
        "appointment reminder|reminder of your appointment|reminder of your upcoming|your upcoming appointment|your next appointment|your appointment is|appointment confirmation|confirm your appointment|appointment has been scheduled",
    ),
    (
        K.CORRESPONDENCE,
        7,
        "we need more information|need additional information|request for information|request for additional information|coordination of benefits|other health insurance|other health coverage|other insurance coverage|enclosed questionnaire|complete the enclosed|accident questionnaire|other insurance information",
    ),
    (
        K.CORRESPONDENCE,
        9,
        "refund check|refund of your overpayment|refund for overpayment|you overpaid|paid more than you owed|refund in the amount|credit balance on|credit balance refund|notice of refund|refund is enclosed|refund enclosed|overpaid your account|reembolso",
    ),
    (
        K.CORRESPONDENCE,
        3,
        "arrive 15 minutes|minutes early|minutes before your appointment|bring your insurance card|to reschedule|finish processing",
    ),
    (
        K.CORRESPONDENCE,
        4,
        "we received your appeal|received your grievance|your grievance|thank you for writing|a reviewer who|review your request|we have received your|your appeal|autorizacion previa|pre-authorization|appeal level|authorization number",
    ),
    (
        K.STATEMENT,
        7,
        "medical bill|patient statement|billing statement|account statement|estado de cuenta|statement of account|patient bill|hospital bill",
    ),
    (
        K.STATEMENT,
        4,
        "past due|have not received your payment|last request for payment|final notice|second notice|unpaid balance|account remains unpaid|send your payment|your statement|what you owe|please pay by|pay by|total billed|your hospital bill|patient business services|past due balance|our records show|send payment|statement date|pay this amount|amount due|balance due|payment due|patient balance|please pay|fecha del estado|saldo",
    ),
    (
        K.STATEMENT,
        3,
        "detach here|return this portion|remit to|make checks payable|due date|account number|invoice|billing|factura",
    ),
    (
        K.ITEMIZED_BILL,
        8,
        "itemized statement|itemized bill|itemized charges|detalle de cargos|factura detallada|detailed bill|itemization",
    ),
    (
        K.ITEMIZED_BILL,
        7,
        "insurance claim form|health insurance claim form|ub-04|cms-1500|hcfa-1500|uniform bill|approved omb|type of bill",
    ),
    (
        K.ITEMIZED_BILL,
        3,
        "total charges|cargos totales|rev code|cpt/hcpcs|hcpcs|description of service|date of service|service date",
    ),
)
_MEDICAL = (
    "patient|medical|hospital|clinic|health|doctor|physician|insurance|copay|deductible|cpt|hcpcs|diagnosis|dental|pharmacy|"
    "member id|paciente|medico|salud|seguro|clinica|provider|treatment|surgery|radiology|laborator|emergency|"
    "orthopedic|pediatric|nurse|therapy|prescription|dentist|imaging|ambulance|cardiolog|oncolog|neurolog|urolog|anesthes|"
    "urgent care|office visit|medicare|medicaid|aetna|cigna|blue cross|m.d.|x-ray|copayment|date of service|surgical|"
    "wellness|vision|eye care|rehab|hospice|nursing|infusion|lab work"
)
_MEDICAL_BY_NAME = frozenset(
    {K.MEDICAL_RECORD, K.EOB, K.DENIAL, K.COLLECTION_LETTER, K.GOOD_FAITH_ESTIMATE, K.ASSISTANCE_LETTER}
)
"""Kinds whose own phrases leave no doubt; the others need words of medicine or insurance beside them."""


_TAKEN_FOR = frozenset({K.STATEMENT, K.ITEMIZED_BILL, K.RECEIPT, K.INSURANCE_CARD, K.MEDICAL_RECORD})
"""Kinds that papers of other trades are laid out like."""


@dataclass(frozen=True, slots=True)
class KindGuess:
    """The kind, how sure it is (0 to 1), why in plain words, and whether to ask. ``foreign``: it is of another trade
    (power, telephone, groceries) or of one that is not told, so that none of its amounts is medical.
    """

    kind: DocumentKind
    confidence: float
    grounds: tuple[str, ...]
    state: State
    foreign: bool = False


FORM = KindGuess(K.ITEMIZED_BILL, 0.95, ("it is a national claim form (CMS-1500 or UB-04)",), State.READ)


def guess_kind(
    pages: Sequence[PageRows],
    *,
    charge_lines: int,
    coded: int = 0,
    named: int = 0,
    listed: int = 0,
    shared: bool = False,
) -> KindGuess:
    """The kind of the paper. It lists ``listed`` charges, ``charge_lines`` of them with a date or a code, ``coded``
    with what has the form of a code, ``named`` with what a header or a sign says to be one; ``shared``: its table
    shares each charge out between the plan and the patient, as an EOB does.
    """
    texts = [" ".join(r.folded.split()) for p in pages for r in p.rows]
    if not texts:
        return KindGuess(K.OTHER, 0.0, ("no words could be read on it",), State.CHECK)
    top = _top_texts(pages)
    scores, grounds = _scores(texts, top)
    if listed and not charge_lines:
        scores[K.STATEMENT] = scores.get(K.STATEMENT, 0.0) + 3.0
        grounds.setdefault(K.STATEMENT, []).append(f"lists {listed} charges")
    _weigh_card(scores, texts)
    _weigh_letter(scores, texts)
    _weigh_offer(scores, texts)
    _weigh_receipt(scores, texts, top)
    if any(_says(t, "this is not a bill") for t in top) and any(_says(t, word) for t in texts for word in _OF_PLANS):
        scores[K.EOB] = scores.get(K.EOB, 0.0) + 5.0
    if shared:
        scores[K.EOB] = scores.get(K.EOB, 0.0) + 6.0
        grounds.setdefault(K.EOB, []).append(
            "its table says what was allowed, what the plan paid and what is left to pay"
        )
    form = any(_says(t, "claim form") and not t.startswith("dear") for t in top)
    _weigh_shape(scores, grounds, charge_lines, form=form)
    leader = max(scores, key=lambda k: scores[k], default=K.OTHER)
    if leader in _TAKEN_FOR and not named and (_is_of_another_trade(texts) or _is_till_slip(texts)):
        return _not_medical({}, texts)
    if K.OTHER in scores and leader is K.OTHER:
        return _not_medical(scores, texts)
    if leader not in _MEDICAL_BY_NAME and not coded and not _is_medical(texts, leader):
        return _not_medical(scores, texts)
    return _decide(scores, grounds, charge_lines)


_OF_PLANS = ("member", "member id", "claim number", "plan paid", "member responsibility", "your plan")
"""Words with which "This is not a bill" comes from a plan, and not from a hospital that lists its charges."""


def _top_texts(pages: Sequence[PageRows]) -> list[str]:
    """Rows of the first page that stand near its top or are set large: where titles are."""
    first = pages[0]
    limit = first.page.height * 0.22
    return [r.folded for r in first.rows if r.box.y1 < limit or (r.height > 1.35 * first.text_height and r.number < 14)]


def _scores(
    texts: Sequence[str], top: Sequence[str]
) -> tuple[dict[DocumentKind, float], dict[DocumentKind, list[str]]]:
    everything = " ".join(texts)
    title = " ".join(top)
    scores: dict[DocumentKind, float] = {}
    grounds: dict[DocumentKind, list[str]] = {}
    for kind, weight, phrase in _said_in(everything, _known_phrases()):
        scores[kind] = scores.get(kind, 0.0) + weight * (1.8 if weight >= 4 and _says(title, phrase) else 1.0)
        grounds.setdefault(kind, []).append(f'says "{phrase}"')
    return scores, grounds


_Phrase = tuple[DocumentKind, int, str]


@cache
def _known_phrases() -> dict[str, list[tuple[int, _Phrase]]]:
    """The numbered phrases of all kinds by their longest word, which a paper must hold to say them."""
    return _by_word([(kind, weight, phrase) for kind, weight, phrases in _PHRASES for phrase in phrases.split("|")])


def _by_word(phrases: Sequence[_Phrase]) -> dict[str, list[tuple[int, _Phrase]]]:
    found: dict[str, list[tuple[int, _Phrase]]] = {}
    for number, phrase in enumerate(phrases):
        found.setdefault(max(words_of(phrase[2]), key=len), []).append((number, phrase))
    return found


def _said_in(text: str, phrases: Mapping[str, Sequence[tuple[int, _Phrase]]]) -> list[_Phrase]:
    """The phrases that the text says, in the order of their table."""
    words = set(words_of(text)) & phrases.keys()
    likely = sorted((p for word in words for p in phrases[word]), key=itemgetter(0))
    return [p for _, p in likely if _says(text, p[2])]


_IF = re.compile(r"\b(?:may|might|could|can|would|will|if|not|or) (?:be )?$")
_SENT = re.compile(r"\b(?:to|with|by) (?:a|an|our|an outside|an outside medical|a third[- ]party|a professional) $")
_NOT_YET = {"denied": _IF, "collection agency": _SENT, "collections": re.compile(r"\b(?:to|into|for|in) $")}
"""What may be denied is not, and what may be sent to a collection agency comes from no such agency."""


def _says(text: str, phrase: str) -> bool:
    at = text.find(phrase)
    while at >= 0:
        before = text[at - 1 : at]
        after = text[at + len(phrase) : at + len(phrase) + 1]
        unless = _NOT_YET.get(phrase)
        if not before.isalnum() and not after.isalnum() and not (unless and unless.search(text[max(0, at - 28) : at])):
            return True
        at = text.find(phrase, at + 1)
    return False


_NO_CARD = re.compile(
    r"\b(billed|appointment|dear|date of service|service date|claim number|claim #|total|amount due|balance|statement date)\b"
)


_RECEIPT_TITLE = re.compile(r"^(?:payment |official |patient )?(?:receipt|recibo)\b[^.]{0,20}$")


_ON_CARDS = ("member id", "member", "id", "group", "subscriber", "rxbin", "rx bin", "issuer", "rxgrp")


def _weigh_card(scores: dict[DocumentKind, float], texts: Sequence[str]) -> None:
    """A card says few words and asks for nothing; most of its words stand on bills as well."""
    if K.INSURANCE_CARD not in scores:
        return
    words = sum(len(t.split()) for t in texts)
    if words > 160 or not any(_says(t, s) for t in texts for s in _ON_CARDS) or _NO_CARD.search(" ".join(texts)):
        scores.pop(K.INSURANCE_CARD, None)


_ASKS = re.compile(
    r"\b(payment due|due date|amount due|pay this amount|minimum payment|new charges|balance from last|previous balance|"
    r"please pay|fecha de vencimiento|total due|payment due date)\b"
)
_PAID_TITLE = re.compile(r"\b(receipt|recibo|confirmation|successful|thank you for your payment|payment received)\b")


def _weigh_receipt(scores: dict[DocumentKind, float], texts: Sequence[str], top: Sequence[str]) -> None:
    """A title makes a receipt; a bill that asks for money merely mentions what it received."""
    if _shows_tender(texts):
        scores[K.RECEIPT] = scores.get(K.RECEIPT, 0.0) + 6.0
    if any(_RECEIPT_TITLE.match(t) for t in top):
        scores[K.RECEIPT] = scores.get(K.RECEIPT, 0.0) + 6.0
    elif K.RECEIPT in scores and _ASKS.search(" ".join(texts)) and not _has_paid_title(top):
        scores[K.RECEIPT] *= 0.4


_TENDER = re.compile(
    r"(?:cash|visa|mastercard|mc|amex|discover|debit|credit|check)\b(?: card)?[ #x*:.\d]*\$?\d+\.\d\d$"
)


def _shows_tender(texts: Sequence[str]) -> bool:
    """Whether a till's slip says with what the total was paid, as ``Cash 35.00`` does."""
    if not any(_TENDER.match(t) for t in texts):
        return False
    return any(re.match(r"(?:total|copay|amount)\b", t) for t in texts) and not _ASKS.search(" ".join(texts))


def _has_paid_title(top: Sequence[str]) -> bool:
    return any(_PAID_TITLE.search(t) and not any(c.isdigit() for c in t) for t in top)


def _weigh_letter(scores: dict[DocumentKind, float], texts: Sequence[str]) -> None:
    """A salutation speaks for a letter: of the kinds that already have grounds, those gain."""
    letters = _LETTER_KINDS & scores.keys()
    if letters and any(t.startswith(("dear", "estimad")) and _SALUTATION.match(t) for t in texts):
        for kind in letters:
            scores[kind] *= 1.4
        if K.STATEMENT in scores:
            scores[K.STATEMENT] *= 0.7


_SALUTATION = re.compile(r"(dear|estimad[oa])\b")
_OFFERS = re.compile(
    r"\b(?:offer(?:ing)?(?: you)? (?:a|this|to) settle(?:ment)?|settlement offer|agrees? to (?:accept|settle)|will(?:ing to)? accept|"
    r"accept [^.]{1,24} as (?:payment in full|settlement|full))\b"
)
_VALIDATES = re.compile(
    r"\b(?:dispute (?:all|any|this|the)|validity of (?:this|the) debt|between [^.]{4,30} and today)\b"
)


def _weigh_offer(scores: dict[DocumentKind, float], texts: Sequence[str]) -> None:
    """A collector's offer to settle is an agreement's terms; the sentence on each collector's paper does not undo that."""
    everything = " ".join(texts)
    if K.AGREEMENT in scores and _OFFERS.search(everything) and not _VALIDATES.search(everything):
        scores[K.AGREEMENT] += 6.0
        if K.COLLECTION_LETTER in scores:
            scores[K.COLLECTION_LETTER] *= 0.5


_LETTER_KINDS = frozenset({K.ASSISTANCE_LETTER, K.AGREEMENT, K.DENIAL, K.COLLECTION_LETTER, K.CORRESPONDENCE})


def _weigh_shape(
    scores: dict[DocumentKind, float], grounds: dict[DocumentKind, list[str]], lines: int, *, form: bool
) -> None:
    """A bill with lines is itemized, one without is a statement; a claim form is itemized in either case."""
    if lines:
        for kind, weight in ((K.ITEMIZED_BILL, 5.0), (K.STATEMENT, 2.0)):
            scores[kind] = scores.get(kind, 0.0) + weight
        grounds.setdefault(K.ITEMIZED_BILL, []).append(f"lists {lines} charges line by line")
    # A bill with lines and one without are one family; they compete with the others together.
    bill = max(scores.get(K.ITEMIZED_BILL, 0.0), 0.0) + 0.6 * scores.get(K.STATEMENT, 0.0)
    if scores.get(K.ITEMIZED_BILL) or scores.get(K.STATEMENT):
        winner, loser = (K.ITEMIZED_BILL, K.STATEMENT) if lines or form else (K.STATEMENT, K.ITEMIZED_BILL)
        if winner is K.STATEMENT:
            bill = scores.get(K.STATEMENT, 0.0) + 0.6 * scores.get(K.ITEMIZED_BILL, 0.0)
        scores[winner] = bill
        grounds[winner] = [*grounds.get(winner, []), *grounds.get(loser, [])]
        scores.pop(loser, None)


_UNMISTAKABLE = re.compile(
    r"\b(patients?|physicians?|surgery|surgical|dental|dentistry|pediatrics?|radiology|orthop\w+|cardiology|patholog\w+|dermatolog\w+|urolog\w+|oncolog\w+|neurolog\w+|ophthalmolog\w+|podiatr\w+|"
    r"anesthesia|copay|ambulance|ems|eye (?:physicians|care|center)|paciente|medico|rx|cpt|hcpcs|rxbin|counseling|"
    r"chiropractic|m\.?d\.?|dds|psychotherapy|blue cross)\b"
)
"""Words that no other trade has on its papers; one of them is enough where nothing speaks of other trades."""
_PLACES = re.compile(
    r"\b(hospitals?|clinics?|clinica|medical center|medicine|urgent care|pharmacy|health system|regional health|university health|"
    r"women's health)\b"
)
"""Places that papers of other trades mention too; they count at the head of the paper, where they are its sender."""
_HEAD = 4


def _is_medical(texts: Sequence[str], kind: DocumentKind) -> bool:
    """Whether enough words of medicine stand on a paper that is laid out like one of this kind."""
    everything = " ".join(texts)
    least = 1 if kind is K.CORRESPONDENCE else 2
    head = " ".join(texts[:_HEAD] if kind in _TAKEN_FOR else texts)
    foreign = trade_words(everything, _says).foreign
    if not foreign and (_UNMISTAKABLE.search(everything) or _PLACES.search(head)):
        return True
    medical = sum(word in everything for word in _MEDICAL.split("|"))
    return medical >= least and medical > foreign


def _is_of_another_trade(texts: Sequence[str]) -> bool:
    """Whether several words of one other trade stand on the paper; more where its head names a place of care."""
    said = trade_words(" ".join(texts), _says)
    head = " ".join(texts[:_HEAD])
    return said.sure_of_a_place if _PLACES.search(head) or _UNMISTAKABLE.search(head) else said.sure


_OF_CARE = re.compile(r"\b(?:copay|rx|prescription|patient|office visit|exam|consult(?:ation)?)\b")
_TAXED = re.compile(r"(?:sales |state |local )?tax\b(?: [\d.]+ ?%)?[ :$]*[\d.,]+$")


def _is_till_slip(texts: Sequence[str]) -> bool:
    """Whether goods were taxed and paid for at a till: care is not taxed, and a till sends no invoice."""
    if any(_OF_CARE.search(t) for t in texts):
        return False
    taxed = any(_TAXED.match(t) for t in texts)
    return taxed and any(re.match(r"(?:sub[- ]?)?total\b", t) for t in texts) and not any("invoice" in t for t in texts)


def _not_medical(scores: dict[DocumentKind, float], texts: Sequence[str]) -> KindGuess:
    everything = " ".join(texts)
    said = trade_words(everything, _says)
    foreign = K.OTHER in scores or said.named > 0 or said.sure
    till = _is_till_slip(texts)
    asks = scores.get(K.STATEMENT, 0.0) + scores.get(K.ITEMIZED_BILL, 0.0)
    if scores.get(K.RECEIPT, 0.0) >= max(5.0, asks) and not till:
        why = "it is a receipt, but says little of medical care"
        return KindGuess(K.RECEIPT, 0.6, (why,), State.CHECK, foreign=foreign)
    foreign = foreign or till
    sure = sum(len(t.split()) for t in texts) >= _FEW_WORDS and (foreign or asks < _LIKE_A_BILL)
    why = "it speaks of another trade" if foreign else "it says nothing of medical care or insurance"
    # An invoice that says nothing of any trade may be a small practice's: what it asks for is kept, as questions.
    untold = not sure and asks >= _LIKE_A_BILL and not any(said.of.values())
    return KindGuess(K.OTHER, 0.8 if sure else 0.4, (why,), State.READ if sure else State.CHECK, foreign=not untold)


_FEW_WORDS = 20
_LIKE_A_BILL = 7.0
"""The weight of a bill's own words from which a paper of no known trade is asked about: it may be a doctor's."""


def _decide(scores: dict[DocumentKind, float], grounds: dict[DocumentKind, list[str]], lines: int) -> KindGuess:
    ranked = sorted(scores.items(), key=lambda s: -s[1])
    if not ranked or ranked[0][1] < 4:
        return KindGuess(
            K.OTHER if not lines else K.ITEMIZED_BILL, 0.3, ("it carries few of the usual words",), State.CHECK
        )
    (kind, best), second = ranked[0], ranked[1][1] if len(ranked) > 1 else 0.0
    confidence = round(min(0.99, 0.5 + 0.5 * (best - second) / best + min(best, 20) / 100), 2)
    state = State.CHECK if best - second < 0.15 * best or best < 7 else State.READ
    return KindGuess(kind, confidence, tuple(grounds.get(kind, ["it is laid out as one"])[:4]), state)
