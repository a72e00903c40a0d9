"""Which papers a case needs: here, asked for, missing, not needed."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

from medneg_desktop.core.money import Money
from medneg_desktop.domain.answer import Known, Reply
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.talks import Channel, Contact, Way
from medneg_desktop.ledger import group
from medneg_desktop.ledger.wanted import LETTERS, Need, Stand, Wanted, Written, missing, wanted
from medneg_desktop.talks.letters import templates
from tests.builders import papers

STATEMENT = """
    statement
    patient_name: Ana Lopez
    provider_name: Mercy Hospital
    account_number: 4482137
    statement_date: 2026-08-01
    payer_name: Cascade Mutual
    patient_paid: 20.00
    amount_due: 100.00
"""
EOB = """
    eob
    account_number: 4482137
    processed_date: 2026-07-30
    patient_responsibility: 100.00
"""


def case_of(*texts: str) -> Case:
    (case,) = group(papers("\n---\n".join(dedent(text).strip() for text in texts)))
    return case


def stands(found: tuple[Wanted, ...]) -> dict[Need, Stand]:
    return {w.need: w.stand for w in found}


def letter(day: str, name: str, office: str = "") -> Contact:
    return Contact(date.fromisoformat(day), Channel.LETTER, Way.OUT, RecipientKind.PROVIDER, office, letter=name)


def test_a_statement_of_an_insured_person_wants_bill_eob_and_receipt() -> None:
    assert stands(wanted(case_of(STATEMENT))) == {
        Need.ITEMIZED_BILL: Stand.MISSING,
        Need.EOB: Stand.MISSING,
        Need.RECEIPT: Stand.MISSING,
        Need.POLICY: Stand.MISSING,
    }


def test_what_is_here_is_shown_with_its_papers() -> None:
    found = {w.need: w for w in wanted(case_of(STATEMENT, EOB))}
    assert found[Need.EOB].stand is Stand.HERE
    assert [e.paper.name for e in found[Need.EOB].here] == ["eob_2.pdf"]


def test_a_letter_that_went_out_asks_since_its_day_until_the_paper_comes() -> None:
    sent = Written(
        (
            letter("2026-09-20", "itemized_bill"),
            letter("2026-09-01", "itemized_bill"),
            letter("2026-09-02", "plan_papers"),
        )
    )
    found = {w.need: w for w in wanted(case_of(STATEMENT), None, sent)}
    assert (found[Need.ITEMIZED_BILL].stand, found[Need.ITEMIZED_BILL].since) == (Stand.ASKED, date(2026, 9, 1))
    assert found[Need.EOB].stand is Stand.ASKED
    assert found[Need.RECEIPT].stand is Stand.MISSING
    (eob,) = [w for w in wanted(case_of(STATEMENT, EOB), None, sent) if w.need is Need.EOB]
    assert (eob.stand, eob.since) == (Stand.HERE, None)


def test_a_letter_to_one_of_two_offices_asks_that_one() -> None:
    other = STATEMENT.replace("Mercy Hospital", "Granite Emergency Group").replace("4482137", "7731240")
    day = "    service_from: 2026-07-14\n"
    sent = Written((letter("2026-09-01", "itemized_bill", "Granite Emergency Group"),))
    found = wanted(case_of(STATEMENT + day, other + day), None, sent)
    bills = {w.words: w.stand for w in found if w.need is Need.ITEMIZED_BILL}
    assert bills == {
        "itemized bill, line by line, from Mercy Hospital": Stand.MISSING,
        "itemized bill, line by line, from Granite Emergency Group": Stand.ASKED,
    }


def test_a_paper_that_is_not_needed_is_missing_no_more() -> None:
    case = case_of(STATEMENT)
    (eob,) = [w for w in wanted(case) if w.need is Need.EOB]
    known = Known({eob.spot: Reply.NO})
    assert stands(wanted(case, known))[Need.EOB] is Stand.NOT_NEEDED
    assert len(missing(case, known)) == len(missing(case)) - 1
    later = case_of(STATEMENT, STATEMENT.replace("2026-08-01", "2026-09-01"))
    assert stands(wanted(later, known))[Need.EOB] is Stand.NOT_NEEDED  # it sticks to the account


def test_a_collector_owes_proof_and_a_self_payer_an_estimate() -> None:
    debt = """
    collection_letter
    account_number: 4482137
    original_creditor: Mercy Hospital
    collector_name: Ridge Recovery
    notice_date: 2026-10-01
    amount_due: 100.00
    """
    found = {w.need: w for w in wanted(case_of(debt))}
    assert found[Need.PROOF_OF_DEBT].stand is Stand.MISSING
    assert found[Need.ITEMIZED_BILL].letter == "debt_validation"
    alone = STATEMENT.replace("    payer_name: Cascade Mutual\n", "").replace("    patient_paid: 20.00\n", "")
    assert stands(wanted(case_of(alone)))[Need.ESTIMATE] is Stand.MISSING
    assert Need.ESTIMATE not in stands(wanted(case_of(STATEMENT)))


def test_a_refusal_wants_its_letter_and_a_spoken_agreement_its_paper() -> None:
    refused = EOB + "    not_covered: 55.00\n"
    found = stands(wanted(case_of(STATEMENT, refused), None, Written(spoken_agreement=True)))
    assert (found[Need.DENIAL], found[Need.AGREEMENT]) == (Stand.MISSING, Stand.MISSING)
    denial = "denial\naccount_number: 4482137\nnotice_date: 2026-08-05"
    assert stands(wanted(case_of(STATEMENT, refused, denial)))[Need.DENIAL] is Stand.HERE


def test_noted_payments_want_their_receipt() -> None:
    bare = STATEMENT.replace("    patient_paid: 20.00\n", "")
    found = wanted(case_of(bare), None, Written(unproven=Money.of("30.00")))
    (row,) = [w for w in found if w.need is Need.RECEIPT]
    assert row.words == "receipt for the payments of $30.00 that you noted"


def test_every_letter_that_asks_for_a_paper_exists() -> None:
    assert {name for names in LETTERS.values() for name in names} <= set(templates())
