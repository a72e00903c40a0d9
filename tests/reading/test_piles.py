"""A file that holds several documents is taken apart where the pages clearly say so."""

from __future__ import annotations

import pytest

from medneg_desktop.domain.reading import DocumentKind
from medneg_desktop.reading import read_pages
from tests.reading.layout import page

BILL = """
    # Lakeside Medical Clinic
    Patient Statement
    Patient: Ana Ruiz      Account Number: 44120       {page}
    Statement Date: 04/01/2026
    Date          Code     Description                 Charges
    03/02/2026    99213    OFFICE VISIT                $100.00
    Amount Due                                         $100.00
    """
EOB = """
    # Unity Choice HMO                 Explanation of Benefits
                                       THIS IS NOT A BILL
    Patient: Ana Ruiz                  Claim Number: 9641E4645668
    Member ID: W047399212              Date Processed: 06/14/2026
    Provider: Lakeside Medical Clinic
    Amount billed                      $100.00
    You may owe                         $20.00
    """
BOILERPLATE = """
    You may qualify for help. Ask for a financial assistance application.
    Payment plans are offered to all patients of the clinic.
    """


def test_an_eob_behind_a_bill_is_a_document_of_its_own() -> None:
    readings = read_pages([page(BILL.format(page=""), number=1), page(EOB, number=2)])
    assert [(r.part, r.pages, r.kind) for r in readings] == [
        (1, (1,), DocumentKind.ITEMIZED_BILL),
        (2, (2,), DocumentKind.EOB),
    ]


@pytest.mark.parametrize("numbers", [("1 of 2", "2 of 2"), ("250 of 300", "251 of 300")])
def test_a_page_that_numbers_itself_two_belongs_to_the_one_before(numbers: tuple[str, str]) -> None:
    first, second = (BILL.format(page=f"Page {number}") for number in numbers)
    second = second.replace("44120", "55990")
    readings = read_pages([page(first, number=1), page(second, number=2)])
    assert [r.pages for r in readings] == [(1, 2)]


def test_a_page_that_numbers_itself_one_again_begins_a_document() -> None:
    first = BILL.format(page="Page 1 of 1")
    readings = read_pages([page(first, number=1), page(first.replace("44120", "55990"), number=2)])
    assert [r.pages for r in readings] == [(1,), (2,)]


def test_the_general_words_on_the_back_of_a_bill_are_no_document() -> None:
    readings = read_pages([page(BILL.format(page=""), number=1), page(BOILERPLATE, number=2)])
    assert [r.pages for r in readings] == [(1, 2)]


def test_no_pages_are_one_empty_reading() -> None:
    (reading,) = read_pages([])
    assert reading.kind is DocumentKind.OTHER
    assert reading.fields == {}
