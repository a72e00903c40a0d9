"""What a fax machine prints along the edge of a page is no word of the paper."""

from __future__ import annotations

import pytest

from medneg_desktop.domain.reading import FieldName
from medneg_desktop.reading.fax_line import without_fax_line
from tests.reading.layout import page, read, values

LETTER = """
    {line}
    # Holy Angels Medical Center
    Financial Counseling Department
    July 02, 2025
    RE: Account 796872997
    Dear Priya D Achterberg:
    You qualify for a 100% reduction under our charity care policy.
    Account balance before assistance          $4,537.88
    Charity care adjustment                   -$4,537.88
    Balance you still owe                          $0.00
    """
LINES = (
    "11/03/2026 17:15  FROM: PT ACCTS  5552165517  P. 004/012",
    "11/13/202617:32 FROM: LAKESHORE BILLING 5557657292 P. 003/012",
    "Nov 21 2026 12:55PM Fax Station (555) 555-8728 page 5",
    "To: 1-800-555-7104  Page: 1 of 5  2026-11-11 20:16:51 EST  From: BILLING OFC",
    "24-Nov 10:14 FAX 555 555 1234 002/003",
)


@pytest.mark.parametrize("line", LINES)
def test_the_line_of_a_fax_machine_says_nothing_of_the_paper(line: str) -> None:
    faxed, sent = read(LETTER.format(line=line), ocr=True), read(LETTER.format(line=""), ocr=True)
    assert values(faxed) == values(sent)
    assert values(faxed)["notice_date"] == "2025-07-02"
    assert FieldName.PROVIDER_PHONE not in faxed.fields
    assert faxed.notes == ()


@pytest.mark.parametrize(
    "line",
    [
        "Call 555-555-1234 from 8:00 am to 5:00 pm                Page 1 of 2",
        "Statement date 11/24/2026        Account 4826364         Page 1 of 2",
        "11/24/2026 10:14 AM           MyChart - Billing summary",
        "Arrived 11/24/2026 10:14 from another hospital, billed $1,240.00, see page 2",
    ],
)
def test_hours_dates_and_page_numbers_alone_are_no_fax_line(line: str) -> None:
    sheet = page(line)
    assert without_fax_line(sheet) is sheet


def test_such_a_line_in_the_middle_of_a_page_stays() -> None:
    sheet = page("\n".join(["x"] * 20 + [LINES[0]] + ["x"] * 20))
    assert without_fax_line(sheet) is sheet


def test_the_telephone_of_the_patient_accounts_is_no_account_number() -> None:
    found = values(
        read("""
        # Lakeshore Regional Medical Center
        Patient Accounts 918-555-4992
        Statement date 08/05/2025
        Amount due $640.89
        """)
    )
    assert "account_number" not in found
    again = values(read("# Lakeshore Hospital\nStatement\nAccount number 918-55-4992\nAmount due $640.89"))
    assert again["account_number"] == "918-55-4992"
