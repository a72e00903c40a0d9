"""What a letter of a case may state: confirmed values of its papers, what was noted in the journal, laws that apply.

The most that the person would pay is in no place from which this module takes anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from medneg_desktop.core.dates import shown_long
from medneg_desktop.core.ids import TalkId
from medneg_desktop.core.money import Money
from medneg_desktop.deadlines.events import own_date, service_days
from medneg_desktop.domain.assistance import HelpAnswer
from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.finding import Finding, in_question
from medneg_desktop.domain.packet import PacketChoices, RecipientKind
from medneg_desktop.domain.reading import DocumentKind, FieldName
from medneg_desktop.domain.rights import RightsReport
from medneg_desktop.domain.talks import Contact, Offer, Payment, Way
from medneg_desktop.packet.confirmed import Doubts, firm_date, firm_money, firm_text, unconfirmed
from medneg_desktop.packet.naming import kind_words
from medneg_desktop.packet.recipients import addressed_to, concerns, name_of
from medneg_desktop.packet.voice import as_the_person, title_for
from medneg_desktop.talks.application import application_of
from medneg_desktop.talks.course import AgreementLine, Course
from medneg_desktop.talks.limits import Cap, Price
from medneg_desktop.talks.schedule import instalments

ANSWER_DAYS = 30
_MOST_ISSUES = 5
_MOST_PRICES = 3
_MONTHS_ES = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()  # noqa: SIM905 (twelve words read better so)

_KINDS_ES = {"statement": "estado de cuenta"}

Value = Money | date | str
Say = Callable[[str], str]
"""How an English text of the crafts is said in Spanish."""


def as_it_is(text: str) -> str:
    """For where nobody reads the Spanish."""
    return text


_SAID = ("price_words", "state_cap", "agreed_terms", "paper_kind", "summary_kind")
"""Values that are texts of ours, and so have another language."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What a letter is about. ``offer`` and ``contact`` choose one of several; without them the newest counts."""

    case: Case
    report: RightsReport
    findings: Sequence[Finding]
    course: Course
    today: date
    prices: Sequence[Price] = ()
    cap: Cap | None = None
    offer: TalkId | None = None
    contact: TalkId | None = None
    later: tuple[date, Money] | None = None
    """Day and sum of a statement that asks for more than was agreed."""
    enclosed: Sequence[str] = ()
    """The papers that go along with an application for help, as the person ticked them."""
    to: RecipientKind | None = None
    """Whom the person writes to, where a letter can go to either; without it, whoever asks for the money now."""


@dataclass(frozen=True, slots=True)
class Facts:
    """``values`` by the names of blanks; ``doubtful`` says of a name why its value may not be stated, ``spanish`` holds
    those that are said otherwise in Spanish.
    """

    values: Mapping[str, Value]
    doubtful: Mapping[str, str]
    raises: tuple[str, ...] = ()
    left_out: tuple[str, ...] = field(default=())
    spanish: Mapping[str, Value] = field(default_factory=dict)


def facts_for(matter: Matter, party: RecipientKind, say: Say = as_it_is) -> Facts:
    """Everything that a letter to (or about) this office may state."""
    main = addressed_to(matter.case, matter.findings, PacketChoices(recipient=party)).main
    values: dict[str, Value | None] = {
        "answer_by": matter.today + timedelta(days=ANSWER_DAYS),
        "today": matter.today,
        **_of_main(matter.case, main, party),
        **_of_plan(matter.case),
        **_payments(matter.case, matter.course),
        **_offer(matter),
        **_agreement(matter),
        **_contact(matter),
        **_help(matter),
        **_laws(matter.report),
        "price_words": _prices(matter.prices, matter.case),
        "state_cap": matter.cap.entry.text if matter.cap else None,
        "supported": _supported(matter.case),
        "unsold": None
        if matter.case.of_kind(DocumentKind.COLLECTION_LETTER)
        else _first(matter.case, FieldName.ACCOUNT_NUMBER),
    }
    firm, left_out = _confirmed(matter, party)
    if firm:
        values["issues"] = _issues(matter.case, firm)
        values["issue_total"] = in_question(firm) or None
    values["over_share"] = _over(values.get("asked"), values.get("share"))
    known = {name: value for name, value in values.items() if value is not None and value != ""}
    spanish = {n: "\n".join(map(say, v.splitlines())) for n in _SAID if isinstance(v := known.get(n), str)}
    if firm:
        spanish["issues"] = _issues_said(firm, say)
    return Facts(known, _doubtful(main, known), tuple(mark for f in firm for mark in f.marks), left_out, spanish)


# ---------------------------------------------------------------------------------------------------- papers

_FIELDS = {
    "account": FieldName.ACCOUNT_NUMBER,
    "asked": FieldName.AMOUNT_DUE,
    "statement_date": FieldName.STATEMENT_DATE,
    "notice_day": FieldName.NOTICE_DATE,
    "creditor": FieldName.ORIGINAL_CREDITOR,
    "claim": FieldName.CLAIM_NUMBER,
    "member": FieldName.MEMBER_ID,
}


def _of_main(case: Case, main: Paper | None, party: RecipientKind) -> dict[str, Value | None]:
    days = service_days(case)
    office = name_of(case, party)
    found: dict[str, Value | None] = {
        "office": office,
        "about": office,
        "patient": _first(case, FieldName.PATIENT_NAME),
        "provider": _first(case, FieldName.PROVIDER_NAME),
        "creditor": _first(case, FieldName.ORIGINAL_CREDITOR),
        "service_first": days[0] if days else None,
        "service_last": days[-1] if days else None,
    }
    if main is None:
        return found
    found |= {
        "account": firm_text(main, FieldName.ACCOUNT_NUMBER),
        "asked": firm_money(main, FieldName.AMOUNT_DUE),
        "statement_date": firm_date(main, FieldName.STATEMENT_DATE),
        "notice_day": firm_date(main, FieldName.NOTICE_DATE),
        "paper_kind": kind_words(main),
        "summary_kind": kind_words(main) if main.kind is DocumentKind.STATEMENT else None,
    }
    return found


def _of_plan(case: Case) -> dict[str, Value | None]:
    eob = case.eobs[-1] if case.eobs else None
    shares = [firm_money(e, FieldName.PATIENT_RESPONSIBILITY) for e in case.eobs]
    known = [s for s in shares if s is not None]
    denials = case.of_kind(DocumentKind.DENIAL) or ((eob,) if eob else ())
    return {
        "payer": _first(case, FieldName.PAYER_NAME),
        "claim": _first(case, FieldName.CLAIM_NUMBER),
        "member": _first(case, FieldName.MEMBER_ID),
        # Several EOBs may speak of parts or correct each other; which of them counts is for the person to say.
        "share": known[0] if len(shares) == 1 and known else None,
        "denial_day": own_date(denials[-1]) if denials else None,
    }


def _payments(case: Case, course: Course) -> dict[str, Value | None]:
    receipt = case.receipts[-1] if case.receipts else None
    all_paid = [firm_money(r, FieldName.AMOUNT_PAID) for r in case.receipts]
    known = [p for p in all_paid if p is not None]
    shown = {r.ref.document for r in case.receipts}
    noted = [p.amount for _, p in course.of(Payment) if p.way is Way.OUT and p.document not in shown]
    # What was noted without its receipt may be one of the receipts: then the whole sum is for the person to say.
    sure = len(known) == len(all_paid) and not (known and noted)
    total = Money.total([*known, *noted]) or None if sure else None
    share = _of_plan(case)["share"]
    over = total - share if isinstance(share, Money) and total is not None and total > share else None
    sent = [c.day for _, c in course.contacts if c.way is Way.OUT and c.letter]
    found: dict[str, Value | None] = {
        "paid_all": total,
        "refund": over,
        "sent_day": sent[0] if sent else None,
    }
    if receipt is not None:
        found |= {
            "paid": firm_money(receipt, FieldName.AMOUNT_PAID),
            "paid_day": firm_date(receipt, FieldName.PAYMENT_DATE),
            "paid_method": firm_text(receipt, FieldName.PAYMENT_METHOD),
            "paid_reference": firm_text(receipt, FieldName.PAYMENT_REFERENCE),
        }
    return found


def _supported(case: Case) -> Money | None:
    asked, supported = case.reconciliation.asked, case.reconciliation.supported
    return supported if asked is not None and asked.firm and supported is not None else None


def _over(asked: Value | None, share: Value | None) -> Money | None:
    if isinstance(asked, Money) and isinstance(share, Money) and asked > share:
        return asked - share
    return None


def _first(case: Case, name: FieldName) -> str | None:
    return next((text for paper in reversed(case.papers) if (text := firm_text(paper, name))), None)


def _doubtful(main: Paper | None, known: Mapping[str, Value]) -> dict[str, str]:
    if main is None:
        return {}
    facts = {blank: main.reading.fields.get(name) for blank, name in _FIELDS.items() if blank not in known}
    return {
        blank: f"it stands on {main.ref.name} but is not confirmed; check it in the inbox"
        for blank, fact in facts.items()
        if fact is not None and not fact.firm
    }


# ---------------------------------------------------------------------------------------------------- questions


_FOR_THE_PERSON = frozenset(
    {"assistance-not-screened", "retroactive-coverage", "appeal-open", "debt-dispute-window", "state-price-cap"}
)
"""Findings that tell the person of a way that is open to them: nothing to hold against an office, and not its business."""


def points_for(matter: Matter, party: RecipientKind) -> tuple[Finding, ...]:
    """The questions that this office can answer and that may be put to it, the first few."""
    return _confirmed(matter, party)[0]


def _confirmed(matter: Matter, party: RecipientKind) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """The questions that may be sent to an office, and why others may not."""
    sees_all = party in (RecipientKind.OWN, RecipientKind.REGULATOR)
    asked = [f for f in matter.findings if f.rule not in _FOR_THE_PERSON]
    theirs = [f for f in asked if sees_all or party in concerns(matter.case, f)]
    doubts = Doubts(matter.case)
    reasons = {f.id: unconfirmed(matter.case, f, doubts) for f in theirs}
    firm = tuple(f for f in theirs if reasons[f.id] is None)
    return firm[:_MOST_ISSUES], tuple(f"{f.title}: {reasons[f.id]}." for f in theirs if reasons[f.id])


def _issues(case: Case, findings: Sequence[Finding]) -> str:
    """One numbered line for each question, with its grounds where there is room on one page."""
    printed = [t for t in (case.provider, case.patient) if t]
    lines = []
    for number, finding in enumerate(findings, start=1):
        amount = f" ({finding.amount.shown()})" if finding.amount is not None else ""
        grounds = f" {as_the_person(finding.explanation, printed)}" if len(findings) <= 3 else ""
        title = title_for(finding.rule, finding.title, printed, own=False).rstrip(".")
        lines.append(f"{number}. {title}{amount}.{grounds}".replace("\n", " "))
    return "\n".join(lines)


def _issues_said(findings: Sequence[Finding], say: Say) -> str:
    """The same to the person: what is said to them is not turned into their own voice, for this copy is not sent."""
    lines = []
    for number, finding in enumerate(findings, start=1):
        amount = f" ({finding.amount.shown()})" if finding.amount is not None else ""
        grounds = f" {say(finding.explanation)}" if len(findings) <= 3 else ""
        lines.append(f"{number}. {say(finding.title).rstrip('.')}{amount}.{grounds}".replace("\n", " "))
    return "\n".join(lines)


# ---------------------------------------------------------------------------------------------------- journal


def the_offer(matter: Matter) -> Offer | None:
    """The person's own offer that a letter makes: the one that was chosen, else the newest."""
    mine = [(o.id, o.offer) for o in matter.course.offers if o.offer.maker == "you"]
    return next((o for i, o in mine if i == matter.offer), mine[-1][1] if mine else None)


def _offer(matter: Matter) -> dict[str, Value | None]:
    chosen = the_offer(matter)
    if chosen is None:
        return {}
    terms = chosen.terms
    asked = matter.case.reconciliation.asked
    percent = None
    if asked is not None and asked.firm and asked.amount and terms.total <= asked.amount:
        percent = str((Decimal(terms.total.cents) * 100 / asked.amount.cents).quantize(Decimal(1)))
    found: dict[str, Value | None] = {
        "offer_total": terms.total,
        "offer_percent": percent,
        "offer_first": terms.first,
        "offer_ends": chosen.ends,
    }
    return found | (_plan(chosen) if terms.months else {})


def _plan(offer: Offer) -> dict[str, Value | None]:
    rows = instalments(offer.terms, offer.day)
    rate = offer.terms.interest
    return {
        "months": str(len(rows)),
        "instalment": rows[0].amount,
        "last_instalment": rows[-1].amount,
        "plan_first": rows[0].day,
        "plan_last": rows[-1].day,
        "interest_words": f"with {rate.normalize():f} percent interest a year" if rate else "without interest",
    }


def _agreement(matter: Matter) -> dict[str, Value | None]:
    line = matter.course.agreement
    if line is None:
        return {}
    found: dict[str, Value | None] = {
        "agreed_day": line.agreement.day,
        "agreed_total": line.agreement.terms.total,
        "agreed_terms": _terms(line),
        "agreement_paid": line.paid or None,
    }
    if matter.later is not None:
        found |= {"later_day": matter.later[0], "later_asked": matter.later[1]}
    return found


def _terms(line: AgreementLine) -> str:
    terms, rows = line.agreement.terms, [d.instalment for d in line.dues]
    if len(rows) == 1:
        told = [f"I pay {rows[0].amount.shown()} by {shown_long(rows[0].day)}."]
    else:
        told = [
            (
                f"I pay {terms.total.shown()} in {len(rows)} monthly payments of {rows[0].amount.shown()}, the first on "
                f"{shown_long(rows[0].day)}, the last of {rows[-1].amount.shown()} on {shown_long(rows[-1].day)}."
            )
        ]
    if terms.in_full:
        told.append("This is payment in full: the balance is then zero.")
    told += [t.text.rstrip(".") + "." for t in line.agreement.written]
    return "\n".join(f"{n}. {text}" for n, text in enumerate(told, start=1))


def the_call(matter: Matter) -> Contact | None:
    """The call or visit that a letter confirms: the one that was chosen, else the newest."""
    calls = [(i, c) for i, c in matter.course.contacts if c.channel in ("call", "visit")]
    return next((c for i, c in calls if i == matter.contact), calls[-1][1] if calls else None)


def _contact(matter: Matter) -> dict[str, Value | None]:
    found = the_call(matter)
    return _call(found) if found is not None else {}


def _call(contact: Contact) -> dict[str, Value | None]:
    return {
        "call_day": contact.day,
        "call_who": contact.who,
        "call_reference": contact.reference,
        "call_said": _stopped(contact.said),
        "promise": _stopped(contact.promise),
        "promise_by": contact.promise_by,
    }


def _stopped(words: str) -> str:
    """The person's own words with a stop at the end, for more may follow them."""
    return words if not words.strip() or words.rstrip().endswith((".", "!", "?")) else f"{words.rstrip()}."


def _help(matter: Matter) -> dict[str, Value | None]:
    found = application_of(matter.course)
    listed = "\n".join(f"{n}. {what}" for n, what in enumerate(matter.enclosed, start=1))
    granted = found.answer in (HelpAnswer.GRANTED, HelpAnswer.PART)
    return {
        "help_applied": found.applied,
        "help_answered": found.answered,
        "help_granted": found.answered if granted else None,
        "enclosed": listed,
    }


def _prices(prices: Sequence[Price], case: Case) -> str | None:
    """The lowest prices for all of the care that are below what is asked; a higher one argues for the other side."""
    asked = case.reconciliation.asked
    most = asked.amount if asked is not None and asked.firm else None
    good = [p for p in prices if p.whole and p.amount and (most is None or p.amount < most)]
    told = [_price(p, case) for p in sorted(good, key=lambda p: p.amount)[:_MOST_PRICES]]
    return "; ".join(told) + "." if told else None


def _price(price: Price, case: Case) -> str:
    """A price in the person's voice, with where it stands: a paper by its kind, for its file's name says nothing to
    others.
    """
    label = price.label.replace("Your share, says the EOB", "my share as the EOB gives it")
    label = as_the_person(label if label.startswith("Medicare") else label[:1].lower() + label[1:])
    kinds = {p.ref.name: kind_words(p) for p in case.papers}
    source = kinds.get(price.source, price.source)
    return f"{label} {price.amount.shown()} ({source}{f', {shown_long(price.as_of)}' if price.as_of else ''})"


# ---------------------------------------------------------------------------------------------------- law


def _laws(report: RightsReport) -> dict[str, Value | None]:
    """The citations that apply to this case and are certain, by the names of their blanks."""
    return {law_blank(entry.id): entry.citation for entry in report.citable}


def law_blank(entry: str) -> str:
    """The blank of a fact: ``law_records_access``; those of any state have one name for all."""
    parts = entry.split("-")
    if len(parts) > 2 and parts[0] == "state":
        parts = ["state", *parts[2:]]
    return "law_" + "_".join(parts)


# ---------------------------------------------------------------------------------------------------- in words


def rendered(values: Mapping[str, Value], language: str) -> dict[str, str]:
    """The values as text of a letter."""
    found = {name: _words(value, language) for name, value in values.items()}
    first, last = found.get("service_first"), found.get("service_last")
    if first and last:
        joined = " to " if language == "en" else " al "
        found["service_dates"] = first if first == last else f"{first}{joined}{last}"
    return found


def _words(value: Value, language: str) -> str:
    if isinstance(value, Money):
        return value.shown()
    if isinstance(value, date):
        spanish = f"{value.day} de {_MONTHS_ES[value.month - 1]} de {value.year}"
        return spanish if language == "es" else shown_long(value)
    if language == "es":
        return _KINDS_ES.get(value) or value.replace("without interest", "sin intereses").replace(
            "percent interest a year", "por ciento de interés al año"
        )
    return value
