"""Letters that may go to the provider or to a collector go to whom they concern."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from medneg_desktop.core.money import Money
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.reading import FieldName
from medneg_desktop.domain.talks import Agreement, Channel, Contact, Maker, Offer, OfferKind, Talk, Terms, Way
from medneg_desktop.talks.asking import who_asks
from medneg_desktop.talks.facts import Matter
from medneg_desktop.talks.letters import templates, write
from tests.packet import case_builders as made
from tests.talks.conftest import Journal
from tests.talks.test_letters import OWN, TODAY, report_of

PROVIDER, COLLECTOR = RecipientKind.PROVIDER, RecipientKind.COLLECTOR
LUMP = Terms(OfferKind.LUMP, Money.of("$600.00"))
EITHER = sorted(t.name for t in templates().values() if t.either)


def matter(journal: Journal, *told: Talk, collecting: bool = True) -> Matter:
    papers = (made.itemized(), made.collection()) if collecting else (made.itemized(),)
    case = made.case(*papers)
    return Matter(case, report_of(case), (), journal(*told), TODAY, later=(TODAY, Money.of("$1,375.60")))


def test_who_asks_is_whose_demand_is_newest() -> None:
    assert who_asks(made.case(made.itemized())) is PROVIDER
    assert who_asks(made.case(made.itemized(), made.collection())) is COLLECTOR
    recalled = made.itemized(statement_date=made.fact(date(2026, 12, 1)))
    assert who_asks(made.case(recalled, made.collection())) is PROVIDER
    undated = made.collection()
    undated = replace(undated, reading=undated.reading.with_field(FieldName.NOTICE_DATE, None))
    assert who_asks(made.case(recalled, undated)) is COLLECTOR


def test_acceptance_and_zero_balance_go_to_the_partner_of_the_agreement(journal: Journal) -> None:
    for party, office, account in (
        (COLLECTOR, "Granite Recovery", "GR-77120-4"),
        (PROVIDER, "Lakeside Hospital", "00-448213-7"),
    ):
        found = matter(journal, Agreement(TODAY, party, LUMP))
        for name in ("acceptance", "zero_balance"):
            letter = write(name, found)
            assert letter.ready, letter.needs
            assert letter.to is party
            assert letter.recipient[0] == office
            assert account in letter.english


def test_without_an_agreement_it_goes_to_who_asks(journal: Journal) -> None:
    assert write("zero_balance", matter(journal)).to is COLLECTOR
    assert write("zero_balance", matter(journal, collecting=False)).to is PROVIDER


def test_an_offer_goes_to_whom_it_was_made(journal: Journal) -> None:
    found = matter(journal, Offer(TODAY, Maker.YOU, PROVIDER, LUMP))
    assert write("settlement_offer", found).recipient[0] == "Lakeside Hospital"
    found = matter(journal, Offer(TODAY, Maker.YOU, COLLECTOR, LUMP))
    assert write("settlement_offer", found).recipient[0] == "Granite Recovery"


def test_a_call_is_confirmed_to_whom_one_spoke(journal: Journal) -> None:
    call = Contact(TODAY, Channel.CALL, Way.OUT, COLLECTOR, who="Lee", said="They send proof.")
    letter = write("call_confirmation", matter(journal, call))
    assert letter.recipient[0] == "Granite Recovery"


def test_a_breach_is_held_against_whoever_asks_now(journal: Journal) -> None:
    found = matter(journal, Agreement(TODAY, PROVIDER, LUMP))
    assert write("agreement_broken", found).to is COLLECTOR


@pytest.mark.parametrize("name", EITHER)
@pytest.mark.parametrize("to", [PROVIDER, COLLECTOR])
def test_the_person_may_choose(name: str, to: RecipientKind, journal: Journal) -> None:
    found = replace(matter(journal, Agreement(TODAY, PROVIDER, LUMP), Offer(TODAY, Maker.YOU, PROVIDER, LUMP)), to=to)
    assert write(name, found, OWN).to is to


def test_other_letters_have_one_office(journal: Journal) -> None:
    found = replace(matter(journal), to=COLLECTOR)
    for template in templates().values():
        if not template.either:
            assert write(template.name, found, OWN).to is template.about
