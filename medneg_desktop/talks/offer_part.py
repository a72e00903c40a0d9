"""The person's standing offer, as the part of a packet that makes it.

It is written from the offer alone. The most that the person would pay is kept to themselves and never comes here.
"""

from __future__ import annotations

from datetime import date

from medneg_desktop.core import resources
from medneg_desktop.core.dates import shown_long
from medneg_desktop.core.money import Money
from medneg_desktop.domain.packet import OfferPart, Paragraph, RecipientKind
from medneg_desktop.domain.talks import Maker, Offer
from medneg_desktop.packet.templates import filled
from medneg_desktop.talks.course import Course
from medneg_desktop.talks.schedule import instalments

_BLANKS = frozenset(
    {
        *("collector", "ends", "first", "in_full", "instalment", "interest_words", "last_instalment", "months"),
        *("plan_first", "plan_last", "plan_total", "total"),
    }
)
_ASKS_FOR_MONEY = (RecipientKind.PROVIDER, RecipientKind.COLLECTOR, RecipientKind.ASSISTANCE)


def offer_part(course: Course, to: RecipientKind | None) -> OfferPart | None:
    """The newest offer of the person to this recipient that nobody has answered; None where there is none."""
    mine = [line.offer for line in course.offers if line.open and line.offer.maker is Maker.YOU]
    theirs = [o for o in mine if o.party is to or (to is None and o.party in _ASKS_FOR_MONEY)]
    return _part(max(theirs, key=lambda o: o.day)) if theirs else None


def _part(offer: Offer) -> OfferPart:
    terms = offer.terms
    rows = instalments(terms, offer.day) if terms.months else ()
    amounts: list[Money] = [terms.total, *(row.amount for row in rows)]
    days = [day for day in (terms.first, offer.ends, *(row.day for row in rows)) if day is not None]
    blanks: dict[str, str | None] = {
        "total": terms.total.shown(),
        "first": _told(terms.first),
        "ends": _told(offer.ends),
        "collector": "another collector" if offer.party is RecipientKind.COLLECTOR else "a collector",
        "in_full": " " if terms.in_full else None,
    }
    if rows:
        together = Money.total(row.amount for row in rows)
        amounts.append(together)
        rate = terms.interest
        blanks |= {
            "months": str(len(rows)),
            "instalment": rows[0].amount.shown(),
            "last_instalment": rows[-1].amount.shown() if rows[-1].amount != rows[0].amount else None,
            "plan_first": shown_long(rows[0].day),
            "plan_last": shown_long(rows[-1].day),
            "plan_total": together.shown(),
            "interest_words": f"with {rate.normalize():f} percent interest a year" if rate else "without interest",
        }
    texts = filled(resources.text("letters", "offer.txt"), blanks, _BLANKS)
    return OfferPart(tuple(Paragraph(text.strip()) for text in texts), tuple(dict.fromkeys(amounts)), tuple(days))


def _told(day: date | None) -> str | None:
    return shown_long(day) if day is not None else None
