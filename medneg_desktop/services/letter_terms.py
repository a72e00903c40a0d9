"""The terms that a letter states, each with its place on the page, for the person to choose from."""

from __future__ import annotations

import re

from medneg_desktop.domain.finding import Evidence, PaperRef
from medneg_desktop.domain.talks import Term
from medneg_desktop.reading.sentences import sentences
from medneg_desktop.services.office import Office

_TERM = re.compile(
    r"paid in full|payment in full|settle|zero|closed?\b|interest|\bfees?\b|per month|monthly|each month|instal|"
    r"first payment|last payment|due (?:on|by)|by mail|\bagree|collect|credit (?:bureau|report)|late|miss|default|"
    r"\$\s?\d|pago|inter[eé]s|saldo|mensual",
    re.IGNORECASE,
)
_MOST, _LONGEST = 25, 400


def letter_terms(office: Office, paper: PaperRef, pages: tuple[int, ...]) -> tuple[Term, ...]:
    """The sentences of a letter that read like terms, in its order; none where its words are not kept.

    Nothing is understood here: the person chooses which of them are terms.
    """
    with office.unit() as unit:
        held = [p for p in unit.pages(paper.document) if not pages or p.number in pages]
    found = [
        Term(s.text[:_LONGEST], Evidence(paper, s.place))
        for s in sentences(held)
        if len(s.text.split()) > 3 and _TERM.search(s.text)
    ]
    return tuple(found[:_MOST])
