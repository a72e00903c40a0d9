"""Prices to hold beside an offer come from loaded price files, with their edition and the lines they stand for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from medneg_desktop.core.money import Money
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.talks import KnownPrice, Maker, Offer, OfferKind, PriceKind, Terms
from medneg_desktop.services import letters, reference, talks
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills
from medneg_desktop.talks.limits import Price
from tests.services.test_reference import office_with_bill, price_file

__all__ = ["office_with_bill", "price_file"]  # fixtures


def prices(office: Office) -> dict[str, Price]:
    view = talks.talks_view(office, bills(office)[0].id)
    assert view is not None
    return {p.label: p for p in view.prices}


def test_a_loaded_price_file_gives_the_hospitals_cash_price(office_with_bill: Office, price_file: Path) -> None:
    office = office_with_bill
    assert prices(office) == {}
    added = reference.add(office, price_file)
    found = prices(office)
    (cash,) = [p for label, p in found.items() if label.startswith("Hospital's cash price")]
    assert "file prices.csv" in cash.source
    assert "Mercy Valley Hospital" in cash.source
    assert {e.line for e in cash.evidence} <= {1, 2}
    assert cash.whole is (len(cash.evidence) == 2)
    assert cash.whole or cash.label == f"Hospital's cash price, {len(cash.evidence)} of 2 lines"
    added.take_back(office)
    assert prices(office) == {}


def test_a_letter_names_only_prices_of_all_the_care_that_are_below_what_is_asked(
    office_with_bill: Office, price_file: Path
) -> None:
    office = office_with_bill
    case = bills(office)[0].id
    reference.add(office, price_file)
    day = date(2026, 11, 24)
    talks.note(office, case, KnownPrice(PriceKind.OTHER, Money.of("120.00"), day, "a clinic's list"))
    talks.note(office, case, Offer(day, Maker.YOU, RecipientKind.PROVIDER, Terms(OfferKind.LUMP, Money.of("90.00"))))
    text = letters.draft(office, case, "settlement_offer").letter.english
    assert "other price $120.00 (a clinic's list, November 24, 2026)" in text
    for price in prices(office).values():
        if not price.whole:
            assert price.source not in text
