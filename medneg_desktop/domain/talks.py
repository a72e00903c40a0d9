"""What is said, offered and agreed about a case: a journal to which entries are added and in which none is changed.

A wrong entry is corrected by a later one that names it; both stay. What the person keeps to themselves (the most they
would pay) is an entry like the others, and no letter, packet or offer is ever made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from medneg_desktop.core.ids import CaseId, DocumentId, TalkId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.finding import Evidence, PaperRef
from medneg_desktop.domain.packet import RecipientKind


class Channel(StrEnum):
    """How two sides met."""

    CALL = "call"
    LETTER = "letter"
    EMAIL = "email"
    PORTAL = "portal"
    VISIT = "visit"


class Way(StrEnum):
    """Who began: ``OUT`` is from the person, ``IN`` from the other side. The same for money."""

    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class Contact:
    """A call, letter, e-mail, message or visit.

    ``party`` is which office, ``office`` its name, ``who`` the person spoken to, ``reference`` their number for it.
    ``promise`` is what the other side promised by ``promise_by``; ``next_step`` is what the person wants to do on
    ``next_day``. ``mail_number`` is that of certified mail and ``proof`` the paper that shows that a letter went out
    or came in, such as the post office's receipt; ``attached`` are further papers that belong to it. ``hold_until`` is
    the day until which they confirmed to hold the account. ``letter`` is the name of the letter that was made for it
    and ``text`` its words; ``raises`` are the marks of the questions that it puts to the other side.
    """

    day: date
    channel: Channel
    way: Way
    party: RecipientKind
    office: str = ""
    who: str = ""
    reference: str = ""
    said: str = ""
    promise: str = ""
    promise_by: date | None = None
    next_step: str = ""
    next_day: date | None = None
    mail_number: str = ""
    attached: tuple[DocumentId, ...] = ()
    letter: str = ""
    text: str = ""
    raises: tuple[str, ...] = ()
    proof: DocumentId | None = None
    hold_until: date | None = None


class About(StrEnum):
    """What the person tells of a case for its rights and its help.

    ``ANSWER``: to a question of the triage. ``DAY``: on which something happened. ``LIMIT``: a percent in the
    hospital's own policy. ``POLICY``: the document that holds that policy. ``TICK``: an item of the list of papers to
    send is at hand. ``HELP``: how far the application for help has come.
    """

    ANSWER = "answer"
    DAY = "day"
    LIMIT = "limit"
    POLICY = "policy"
    TICK = "tick"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Told:
    """Something told on a day: ``name`` is which question, day, limit or item; an empty ``value`` takes it back.

    It stands in the journal, so that it stays with the papers it was told about whatever becomes of the case.
    """

    day: date
    about: About
    name: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class PromiseKept:
    """The other side did what it had promised in a contact."""

    day: date
    contact: TalkId


class OfferKind(StrEnum):
    """``LUMP`` one sum that closes the account, ``PLAN`` instalments, ``PROMPT`` a discount for paying at once,
    ``HARDSHIP`` what is possible with little money.
    """

    LUMP = "lump"
    PLAN = "plan"
    PROMPT = "prompt"
    HARDSHIP = "hardship"


class Maker(StrEnum):
    """Who made an offer."""

    YOU = "you"
    THEM = "them"


@dataclass(frozen=True, slots=True)
class Terms:
    """What is to be paid: ``total`` is the sum without interest, ``interest`` percent a year.

    Without ``months`` it is paid at once on ``first``. ``in_full`` says that it closes the account at zero.
    """

    kind: OfferKind
    total: Money
    months: int = 0
    interest: Decimal = Decimal(0)
    first: date | None = None
    in_full: bool = True

    def __post_init__(self) -> None:
        if self.total.cents < 0 or self.months < 0 or self.interest < 0:
            raise ValueError("terms are never below zero")


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer of either side; ``answers`` is the offer it counters, ``ends`` its last day."""

    day: date
    maker: Maker
    party: RecipientKind
    terms: Terms
    ends: date | None = None
    note: str = ""
    answers: TalkId | None = None


class OfferResult(StrEnum):
    """What became of an offer."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class OfferAnswer:
    day: date
    offer: TalkId
    result: OfferResult
    said: str = ""


class PriceKind(StrEnum):
    """Where a price to compare with comes from."""

    CASH = "cash"
    MEDICARE = "medicare"
    GENERALLY_BILLED = "generally_billed"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class KnownPrice:
    """A price for the same care that the person looked up: whose, how much, as of which day, where it stands."""

    kind: PriceKind
    amount: Money
    as_of: date
    source: str


@dataclass(frozen=True, slots=True)
class WalkAway:
    """The most that the person would pay. Theirs alone: it is shown in the offers tab and nowhere else."""

    day: date
    most: Money | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """One term of an agreement in words, and where it stands on the letter; without a place, the person typed it."""

    text: str
    place: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """What both sides agreed. ``asked`` is what was asked before; ``paper`` is the letter that says it."""

    day: date
    party: RecipientKind
    terms: Terms
    asked: Money | None = None
    account: str = ""
    office: str = ""
    written: tuple[Term, ...] = ()
    paper: PaperRef | None = None
    offer: TalkId | None = None


class PaidBy(StrEnum):
    """Whose money a payment was. ``ASSISTANCE``: a charity, a foundation, a maker's copay program."""

    SELF = "self"
    HSA_FSA = "hsa_fsa"
    INSURER = "insurer"
    ASSISTANCE = "assistance"


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that went out, or with ``IN`` came back as a refund. ``document`` proves it, ``source`` says whose it was."""

    day: date
    amount: Money
    way: Way = Way.OUT
    agreement: TalkId | None = None
    method: str = ""
    reference: str = ""
    document: DocumentId | None = None
    source: PaidBy = PaidBy.SELF


class ReliefKind(StrEnum):
    """Why the other side asks for less."""

    CORRECTED = "corrected"
    CANCELLED = "cancelled"
    REDUCED = "reduced"
    ASSISTANCE = "assistance"


@dataclass(frozen=True, slots=True)
class Relief:
    """The other side confirmed that the person owes less: the person's own share only. ``document`` shows it."""

    day: date
    kind: ReliefKind
    amount: Money
    said: str = ""
    document: DocumentId | None = None


class Outcome(StrEnum):
    """How a case ended."""

    CORRECTED = "corrected"
    CANCELLED = "cancelled"
    SETTLED = "settled"
    PLAN_PAID = "plan_paid"
    ASSISTANCE = "assistance"
    PAID_AS_BILLED = "paid_as_billed"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True)
class Closing:
    day: date
    outcome: Outcome
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reopening:
    day: date
    why: str = ""


@dataclass(frozen=True, slots=True)
class Struck:
    """Takes an entry out of count; the entry stays to be read."""

    day: date


Talk = (
    Contact
    | PromiseKept
    | Offer
    | OfferAnswer
    | KnownPrice
    | WalkAway
    | Agreement
    | Payment
    | Relief
    | Closing
    | Reopening
    | Struck
    | Told
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the journal.

    ``anchors`` are the papers of the case when it was written, by which it stays with the case when its id changes.
    ``replaces`` names the entry that it corrects or strikes out, and ``why`` says why.
    """

    id: TalkId
    at: datetime
    case: CaseId
    anchors: tuple[DocumentId, ...]
    talk: Talk
    replaces: TalkId | None = None
    why: str = ""


def day_of(talk: Talk) -> date:
    """The day an entry speaks of."""
    return talk.as_of if isinstance(talk, KnownPrice) else talk.day
