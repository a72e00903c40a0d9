"""Reports state confirmed values only, count a payment once, and fit the page they promise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pymupdf
import pytest

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case, Deadline
from medneg_desktop.domain.packet import PacketPlan
from medneg_desktop.domain.reading import FieldName, State
from medneg_desktop.packet.reports import Happening, history_plan, paid_plan, payments_of, summary_plan
from medneg_desktop.services.ports import Picture
from medneg_desktop.services.reports import as_csv, harmless
from medneg_desktop.typeset import ReportLabTypesetter
from tests.packet.case_builders import MADE, at_line, case, eob, fact, figure, finding, itemized, receipt

BILL, EOB, RECEIPT = itemized(), eob(), receipt()


def no_picture(document: DocumentId, page: int) -> Picture:
    raise AssertionError((document, page))


def printed(made: PacketPlan) -> tuple[str, int]:
    with pymupdf.open(stream=ReportLabTypesetter().compose(made, no_picture)) as document:
        return " ".join(" ".join(page.get_text().split()) for page in document), document.page_count


def paid(document: str, **changes: object) -> Case:
    fields = {name: fact(value) for name, value in changes.items()}
    one = receipt(document)
    reading = one.reading
    for name, value in fields.items():
        reading = reading.with_field(FieldName(name), value)
    return case(replace(one, reading=reading))


def test_a_crowded_case_fits_one_page_and_says_what_was_left_out() -> None:
    questions = [
        finding(f"n{i}", "312.00", at_line(BILL, 1), title=f"Question {i} " + "about a charge " * 4) for i in range(30)
    ]
    crowded = replace(
        case(
            RECEIPT,
            EOB,
            BILL,
            asked=figure("1375.60"),
            billed=figure("936.00"),
            missing=tuple(f"paper {i}" for i in range(9)),
        ),
        deadlines=tuple(Deadline(date(2026, 12, i), f"Do thing {i} in time", "r") for i in range(1, 12)),
    )
    text, pages = printed(summary_plan(crowded, questions, MADE))
    assert pages == 1
    for expected in (
        "$1,375.60",
        "and 25 more questions",
        "and 8 more days",
        "and 7 more papers",
        "as of Nov 24, 2026",
    ):
        assert expected in text


def test_a_figure_in_doubt_is_not_in_the_summary() -> None:
    text, _ = printed(summary_plan(case(BILL, asked=figure("1375.60", firm=False)), [], MADE))
    assert "1,375.60" not in text


def test_payments_are_those_of_the_year_that_a_receipt_proves_each_once() -> None:
    cases = [
        paid("a"),
        paid("a again"),
        paid("b", payment_reference="9001", amount_paid=Money.of("1204.50")),
        paid("last year", payment_date=date(2025, 12, 31)),
        case(BILL, EOB),
        case(replace(RECEIPT, reading=receipt().reading)),
    ]
    unsure = receipt("unsure")
    doubtful = fact(Money.of("77.00"), State.CHECK)
    fields = {**unsure.reading.fields, **{n: doubtful for n in unsure.reading.fields if n == "amount_paid"}}
    cases.append(case(replace(unsure, reading=replace(unsure.reading, fields=fields))))
    found = payments_of(cases, 2026)
    assert [(p.day, p.amount, p.reference) for p in found] == [
        (date(2026, 3, 2), Money.of("35.00"), "8842"),
        (date(2026, 3, 2), Money.of("1204.50"), "9001"),
    ]
    text, _ = printed(paid_plan(found, 2026, MADE))
    assert "Medical expenses paid in 2026" in text
    assert "$1,239.50" in text


def test_a_year_without_payments_says_so_in_a_sum_of_nothing() -> None:
    text, _ = printed(paid_plan((), 2024, MADE))
    assert "$0.00" in text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "|", "%", "\t", "\r", " =", "\uff1d"])
def test_no_cell_of_the_table_can_be_a_formula(start: str) -> None:
    evil = f'{start}cmd|" /C calc"!A0'
    assert harmless(evil).startswith("'")
    table = as_csv(payments_of([paid("a", provider_name=evil, payment_method=evil, payment_reference=evil)], 2026))
    assert table.startswith(b"\xef\xbb\xbf")
    rows = table.decode("utf-8-sig").split("\r\n")
    assert rows[0].startswith("Date,Paid to")
    assert rows[1].endswith(",35.00")
    for row in rows[1:]:
        for cell in row.replace('"', "").split(","):
            assert not cell.startswith(tuple("=+-@|%\t\r"))


def test_plain_words_and_accents_stay_as_they_are() -> None:
    assert harmless("Clínica Peña, 3rd floor") == "Clínica Peña, 3rd floor"
    assert harmless("two\nlines") == "two lines"


def test_the_history_tells_papers_decisions_and_events_in_order() -> None:
    told = [
        Happening(date(2026, 5, 2), "packet saved", "6 pages"),
        Happening(date(2026, 4, 2), "corrected", "amount due"),
    ]
    made = history_plan(case(BILL, EOB), [(finding("x", "312.00", at_line(BILL, 1)), "set aside: paid")], told, MADE)
    text, _ = printed(made)
    assert text.index("Mar 20, 2026") < text.index("Apr 1, 2026"), "papers by their day"
    assert text.index("Corrected") < text.index("Packet saved")
    assert "set aside: paid" in text
    assert "bill.pdf" in text
