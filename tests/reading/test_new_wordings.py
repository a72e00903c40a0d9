"""Labels and layouts that no table lists: what is not named plainly is asked about or left out, never guessed."""

from __future__ import annotations

from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName, State
from medneg_desktop.reading.vocabulary import key_tokens
from medneg_desktop.reading.wording import meaning_by_words
from tests.reading.layout import read, values


def test_the_words_of_an_unknown_label_tell_what_it_means() -> None:
    bill = {
        "Carrier has paid": FieldName.INSURANCE_PAID,
        "Network reductions applied": FieldName.TOTAL_ADJUSTMENTS,
        "Sum still owed by you": FieldName.AMOUNT_DUE,
        "Balance from last statement": FieldName.PREVIOUS_BALANCE,
        "Deductible met this year": None,
        "Payments and adjustments": None,
    }
    assert {k: meaning_by_words(key_tokens(k), DocumentKind.STATEMENT) for k in bill} == bill


def test_a_payment_received_before_is_not_asked_for() -> None:
    reading = read(
        """
        # Kestrel Ridge Hospital
        PATIENT STATEMENT
        Patient: Ines Novak                Account number: 7712345
        Total charges                      $880.00
        Your last payment of $41.17 was received on 04/02/2026. Thank you.
        """
    )
    assert values(reading).get("amount_due") != "41.17"


def test_a_caption_without_a_known_meaning_is_nobody_s_name() -> None:
    reading = read(
        """
        # Old Mill Physical Therapy
        PATIENT STATEMENT
        Account number      Due date         Patient name        As of
        6136294131          05/02/2026       Colm Delacroix      04/11/2026
        Total charges: $880.00
        Amount due: $880.00
        """
    )
    assert values(reading)["patient_name"] == "Colm Delacroix"


def test_two_columns_of_amounts_under_headers_that_run_together_are_not_guessed() -> None:
    reading = read(
        """
        # Cascade Benefit Administrators
        EXPLANATION OF BENEFITS
        Member: Colm Novak        Member ID: W5187814801     Claim number: 3625772531996
        Date          Service description     Gross sum billed zork discount     You owe
        08/20/2026    Office visit            $1,122.90        $393.02           $729.88
        08/21/2026    Eye exam                  $178.76         $89.38            $89.38
        """
    )
    for line in reading.lines:
        charge = line.cells.get(Cell.CHARGE)
        assert charge is None or charge.state is State.CHECK or str(charge.value) in ("1122.90", "178.76")
