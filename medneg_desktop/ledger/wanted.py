"""Which papers a case needs: what is here, what was asked for and since when, and what is missing.

Derived from the kinds of the papers, from the letters that went out, and from the person's word that a paper is not
needed or not to be had. A paper is wanted only where something on the other papers calls for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from medneg_desktop.core.money import Money
from medneg_desktop.domain.answer import Known, Reply, Spot
from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.finding import Evidence, PaperKey
from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName, ReadLine
from medneg_desktop.domain.talks import Contact, Way
from medneg_desktop.ledger import keys
from medneg_desktop.ledger.accounts import Account, accounts_of

_INSURANCE = (FieldName.INSURANCE_PAID, FieldName.PLAN_DISCOUNT, FieldName.PAYER_NAME, FieldName.MEMBER_ID)


class Need(StrEnum):
    """A kind of paper that can settle a case."""

    ITEMIZED_BILL = "itemized_bill"
    BILL = "bill"
    EOB = "eob"
    RECEIPT = "receipt"
    DENIAL = "denial"
    PROOF_OF_DEBT = "proof_of_debt"
    AGREEMENT = "agreement"
    ESTIMATE = "estimate"
    POLICY = "policy"


LETTERS = {
    Need.ITEMIZED_BILL: ("itemized_bill", "debt_validation"),
    Need.BILL: ("itemized_bill",),
    Need.EOB: ("plan_papers",),
    Need.RECEIPT: ("account_papers",),
    Need.DENIAL: ("plan_papers",),
    Need.PROOF_OF_DEBT: ("debt_validation", "collector_dispute"),
    Need.AGREEMENT: ("acceptance",),
    Need.ESTIMATE: ("account_papers",),
    Need.POLICY: ("assistance", "hardship"),
}
"""The letters that ask for a paper; the first is the one to write."""
SETTLING = frozenset({Need.ITEMIZED_BILL, Need.BILL, Need.EOB, Need.RECEIPT})
"""Without these a case can not be argued; the others help."""


class Stand(StrEnum):
    HERE = "here"
    ASKED = "asked"
    MISSING = "missing"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper that a case needs. ``words`` name it as one would in a request, ``why`` says what it is for.

    ``since`` is the day it was first asked for, ``spot`` is where the person's word that it is not needed is kept.
    """

    need: Need
    words: str
    why: str
    stand: Stand
    letter: str
    spot: Spot
    here: tuple[Evidence, ...] = ()
    since: date | None = None

    @property
    def settles(self) -> bool:
        return self.need in SETTLING


@dataclass(frozen=True, slots=True)
class Written:
    """What is known beside the papers: contacts and letters, whether an agreement waits to be put into writing, and
    whether the person noted payments of their own that no paper shows.
    """

    contacts: tuple[Contact, ...] = ()
    spoken_agreement: bool = False
    unproven: Money | None = None


@dataclass(frozen=True, slots=True)
class _Lack:
    need: Need
    words: str
    why: str
    here: Sequence[Paper] = field(default=())
    letter: str = ""


def missing(case: Case, known: Known | None = None) -> tuple[str, ...]:
    """The papers without which a case can not be argued and that are not here, in words, each once."""
    rows = wanted(case, known)
    return tuple(dict.fromkeys(w.words for w in rows if w.settles and w.stand is Stand.MISSING))


def wanted(case: Case, known: Known | None = None, written: Written | None = None) -> tuple[Wanted, ...]:
    """Every paper that the case calls for, account by account: first those that settle it."""
    known, written = known or Known(), written or Written()
    accounts = accounts_of(case.papers, case.bonds)
    found: dict[tuple[Need, str], Wanted] = {}
    for account in accounts:
        for lack in (*_settling(account), *_helping(account), *_told(account, written)):
            alone = len(accounts) == 1
            row = _row(account, lack, known, [c for c in written.contacts if alone or _concerns(c, account)])
            found.setdefault((row.need, row.words), row)
    return tuple(sorted(found.values(), key=lambda w: not w.settles))


def _row(account: Account, lack: _Lack, known: Known, contacts: Iterable[Contact]) -> Wanted:
    papers = [p.ref.key for p in _papers(account)]
    topic = f"paper:{lack.need.value}"
    letters = LETTERS[lack.need]
    asked = [c.day for c in contacts if c.way is Way.OUT and c.letter in letters]
    if lack.here:
        stand = Stand.HERE
    elif known.reply(topic, papers) is Reply.NO:
        stand = Stand.NOT_NEEDED
    else:
        stand = Stand.ASKED if asked else Stand.MISSING
    return Wanted(
        lack.need,
        lack.words,
        lack.why,
        stand,
        lack.letter or letters[0],
        Spot(_spot(papers, topic, known), 0, topic),
        tuple(Evidence(p.ref, None) for p in lack.here),
        min(asked, default=None) if stand is Stand.ASKED else None,
    )


def _spot(papers: Sequence[PaperKey], topic: str, known: Known) -> PaperKey:
    """Where the word is kept already, else with the first paper."""
    return next((p for p in papers if Spot(p, 0, topic) in known.answers), papers[0])


def _concerns(contact: Contact, account: Account) -> bool:
    """Whether a letter went to this account's office, or to one that serves the whole case."""
    names = [account.provider]
    names += [f.value for p in _papers(account) for n in (FieldName.COLLECTOR_NAME, FieldName.PAYER_NAME)
              if (f := p.reading.text(n))]  # fmt: skip
    return not contact.office or any(keys.plain_words(contact.office) == keys.plain_words(n) for n in names)


def _papers(account: Account) -> Iterator[Paper]:
    for group in (account.bills, account.letters, account.eobs, account.receipts, account.estimates, account.others):
        yield from group


def _settling(account: Account) -> Iterator[_Lack]:
    asking = [*account.bills, *account.letters]
    if asking:
        words = f"itemized bill, line by line, from {account.provider}"
        letter = "" if account.bills else "debt_validation"
        yield _Lack(
            Need.ITEMIZED_BILL,
            words,
            "shows what each charge is for",
            [b for b in account.bills if itemized(b)],
            letter,
        )
    insured = next((b for b in account.bills if any(b.reading.fields.get(n) for n in _INSURANCE)), None)
    if account.eobs or insured:
        payer = insured.reading.text(FieldName.PAYER_NAME) if insured else None
        sender = f" from {payer.value}" if payer else ""
        words = f"explanation of benefits (EOB){sender} for this visit"
        yield _Lack(Need.EOB, words, "shows your share as the plan worked it out", account.eobs)
    if account.eobs and not asking:
        words = f"bill from {account.provider}, itemized line by line"
        yield _Lack(Need.BILL, words, "shows what they ask of you")
    credited = _credited(account.bills)
    if credited or account.receipts:
        paid = f" of {credited.shown()}" if credited and not account.receipts else ""
        words = f"receipt for the payment{paid} to {account.provider}"
        yield _Lack(Need.RECEIPT, words, "proves what you paid", account.receipts)


def _helping(account: Account) -> Iterator[_Lack]:
    denials = [p for p in account.others if p.kind is DocumentKind.DENIAL]
    if denials or any(_refused(e) for e in account.current_eobs):
        yield _Lack(Need.DENIAL, "denial of the plan, with its reason", "is what an appeal answers", denials)
    if account.letters:
        words = "proof of the debt from the collector"
        yield _Lack(Need.PROOF_OF_DEBT, words, "shows whether the sum is yours to pay")
    insured = account.eobs or any(b.reading.fields.get(n) for b in account.bills for n in _INSURANCE)
    if account.estimates or (account.bills and not insured):
        words = f"estimate from {account.provider} from before the visit"
        yield _Lack(Need.ESTIMATE, words, "a bill far above it can be disputed", account.estimates)
    policies = [p for p in account.others if p.kind is DocumentKind.ASSISTANCE_LETTER]
    if policies or account.bills:
        words = f"financial assistance policy of {account.provider}"
        yield _Lack(Need.POLICY, words, "says who pays less, and how to ask", policies)


def _told(account: Account, written: Written) -> Iterator[_Lack]:
    """What follows from the journal: an agreement without a letter, a payment without a paper."""
    agreements = [p for p in account.others if p.kind is DocumentKind.AGREEMENT]
    if agreements or written.spoken_agreement:
        yield _Lack(Need.AGREEMENT, "agreement in writing", "holds both sides to what was said", agreements)
    if written.unproven is not None and not account.receipts and not _credited(account.bills):
        words = f"receipt for the payments of {written.unproven.shown()} that you noted"
        yield _Lack(Need.RECEIPT, words, "proves what you paid")


def _refused(eob: Paper) -> bool:
    fact = eob.reading.money(FieldName.NOT_COVERED)
    return fact is not None and fact.firm and fact.value > Money.zero()


def _credited(bills: list[Paper]) -> Money | None:
    amounts = [fact.value for b in bills if (fact := b.reading.money(FieldName.PATIENT_PAID))]
    return max((a for a in amounts if a > Money.zero()), default=None)


def itemized(paper: Paper) -> bool:
    """Whether a bill lists its services: lines with a code, or with a day and a charge."""
    return any(_is_service(line) for line in paper.reading.lines)


def _is_service(line: ReadLine) -> bool:
    charge = line.money(Cell.CHARGE)
    return charge is not None and bool(line.text(Cell.CODE) or line.date(Cell.SERVICE_DATE))
