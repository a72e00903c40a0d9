"""The plan of a case: each rule acts where it should, stays silent where it should, and in the right order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from medneg_desktop.core.money import Money
from medneg_desktop.domain.assistance import Application, HelpAnswer
from medneg_desktop.domain.finding import Decision
from medneg_desktop.domain.household import Household
from medneg_desktop.domain.plan import Agreed, CasePlan, Matter, NextAction, Promise, Sent, Side, Stand, Step, Story
from medneg_desktop.rights import assistance, library, rights_report
from medneg_desktop.rights.plan import RULES, plan
from medneg_desktop.rights.plan_basis import ANSWER_DAYS, PlanBasis
from medneg_desktop.services.reconcile import cases_of
from tests.builders import papers

TODAY = date(2026, 11, 24)

STATEMENT = """
    statement
    provider_name: Mercy Hospital
    patient_name: Ana Lopez
    account_number: 4411
    statement_date: 2026-11-02
    service_from: 2026-08-14
    total_charges: 624.00
    amount_due: 624.00
    """
DOUBLE = """
    itemized_bill
    provider_name: Mercy Hospital
    patient_name: Ana Lopez
    account_number: 4411
    statement_date: 2026-11-02
    total_charges: 624.00
    amount_due: 624.00
    service_date | code  | description | units | charge
    2026-08-14   | 71046 | Chest X-ray | 1     | 312.00
    2026-08-14   | 71046 | Chest X-ray | 1     | 312.00
    """
CLEAN = """
    itemized_bill
    provider_name: Lakeside Clinic
    patient_name: Ana Lopez
    account_number: 4411
    statement_date: 2026-11-02
    total_charges: 312.00
    amount_due: 312.00
    service_date | code  | description | units | charge
    2026-08-14   | 71046 | Chest X-ray | 1     | 312.00
    """
COLLECTOR = """
    collection_letter
    collector_name: Apex
    original_creditor: Mercy Hospital
    patient_name: Ana Lopez
    notice_date: 2026-11-10
    amount_due: 700.00
    """
DENIAL = """
    denial
    payer_name: Harbor Health
    provider_name: Mercy Hospital
    patient_name: Ana Lopez
    service_from: 2026-08-14
    notice_date: 2026-09-14
    """
RECEIPT = """
    receipt
    provider_name: Mercy Hospital
    patient_name: Ana Lopez
    account_number: 4411
    payment_date: 2026-08-14
    amount_paid: 50.00
    """
SELF_PAY = Household("OH", 2, Money.of("30000.00"), "none")


def make(
    text: str,
    *,
    home: Household | None = None,
    answers: Mapping[str, str] | None = None,
    days: Mapping[str, date] | None = None,
    keep: bool | None = None,
    story: Story | None = None,
    on: date = TODAY,
) -> CasePlan:
    """The plan of the one case in ``text``; ``keep`` decides all questions."""
    ((case, audit),) = cases_of(papers(text), as_of=on)
    home = home or SELF_PAY
    report = rights_report(case, home, answers or {}, days or {}, library(), on)
    decision = {None: Decision.OPEN, True: Decision.KEPT, False: Decision.SET_ASIDE}[keep]
    basis = PlanBasis(
        case,
        audit.findings,
        report,
        assistance(case, home, library(), on),
        home,
        on,
        {f.fingerprint: decision for f in audit.findings},
        story or Story(),
    )
    return plan(basis)


def rules(found: CasePlan) -> list[str]:
    return [a.rule for a in found.actions]


def action(found: CasePlan, rule: str) -> NextAction:
    return next(a for a in found.actions if a.rule == rule)


def sent(what: Matter, days_ago: int, to: Side = Side.PROVIDER, answered: date | None = None) -> Story:
    return Story(sent=(Sent(what, to, TODAY - timedelta(days=days_ago), answered),))


def test_nothing_is_paid_while_something_is_open() -> None:
    found = make(DOUBLE)
    first = found.actions[0]
    assert first.rule == "do-not-pay"
    assert first.stand is Stand.HOLDS
    assert "open questions" in first.reason
    assert found.next is not None
    assert found.next.rule != "do-not-pay", "a warning is nothing to do"


def test_a_clean_bill_needs_no_warning() -> None:
    assert "do-not-pay" not in rules(make(CLEAN, keep=False))


def test_what_was_read_unsurely_is_checked_first() -> None:
    found = make(CLEAN.replace("amount_due: 312.00", "amount_due: 312.00?"), keep=False)
    assert found.next is not None
    assert found.next.rule == "check-papers"
    assert found.step is Step.REVIEW
    assert "check-papers" not in rules(make(CLEAN))


@pytest.mark.parametrize(("home", "wanted"), [(Household(insurance="employer"), True), (SELF_PAY, False)])
def test_with_a_plan_its_account_is_waited_for(home: Household, wanted: bool) -> None:
    found = make(CLEAN, home=home)
    assert ("get-eob" in rules(found)) is wanted
    if wanted:
        assert action(found, "get-eob").step is Step.GATHER
        assert "EOB" in found.actions[0].reason


def test_a_summary_is_no_bill_to_check() -> None:
    asks = action(make(STATEMENT), "itemized-bill")
    assert (asks.matter, asks.to, asks.step) == (Matter.ITEMIZED_BILL, Side.PROVIDER, Step.GATHER)
    assert "hold" in asks.title
    assert "itemized-bill" not in rules(make(CLEAN))


def test_the_person_looks_before_anything_is_raised() -> None:
    found = make(DOUBLE)
    assert action(found, "look-through").worth == Money.of("312.00")
    assert "dispute" not in rules(found)
    raised = action(make(DOUBLE, keep=True), "dispute")
    assert raised.worth == Money.of("312.00")
    assert raised.matter is Matter.DISPUTE
    assert "dispute" not in rules(make(DOUBLE, keep=False))


def test_an_answer_is_waited_for_and_then_asked_higher_up() -> None:
    waiting = make(DOUBLE, keep=True, story=sent(Matter.DISPUTE, 10))
    raised = action(waiting, "dispute")
    assert raised.stand is Stand.WAITING
    assert raised.since == TODAY - timedelta(days=10)
    assert raised.due == TODAY + timedelta(days=20)
    last = make(DOUBLE, keep=True, story=sent(Matter.DISPUTE, ANSWER_DAYS))
    assert action(last, "dispute").stand is Stand.WAITING
    silent = make(DOUBLE, keep=True, story=sent(Matter.DISPUTE, ANSWER_DAYS + 1))
    assert "dispute" not in rules(silent)
    assert action(silent, "escalate:dispute").matter is Matter.COMPLAINT
    answered = make(DOUBLE, keep=True, story=sent(Matter.DISPUTE, 40, answered=TODAY))
    assert not {"dispute", "escalate:dispute"} & set(rules(answered))


def test_a_complaint_is_waited_for_too() -> None:
    story = Story(
        sent=(
            Sent(Matter.DISPUTE, Side.PROVIDER, TODAY - timedelta(days=40)),
            Sent(Matter.COMPLAINT, Side.OFFICE, TODAY - timedelta(days=5)),
        )
    )
    assert action(make(DOUBLE, keep=True, story=story), "escalate:dispute").stand is Stand.WAITING


def test_a_collector_is_asked_for_proof_within_its_days() -> None:
    found = action(make(COLLECTOR), "debt-validation")
    assert (found.matter, found.to, found.due) == (Matter.DEBT_VALIDATION, Side.COLLECTOR, date(2026, 12, 10))
    assert found.sources
    late = action(make(COLLECTOR, on=date(2026, 12, 20)), "debt-validation")
    assert late.matter is Matter.COLLECTOR_DISPUTE
    assert "passed" in late.clock
    once = make(
        COLLECTOR, on=date(2026, 12, 20), story=Story(sent=(Sent(Matter.DEBT_VALIDATION, Side.COLLECTOR, TODAY),))
    )
    assert action(once, "debt-validation").stand is Stand.WAITING, "disputed once is disputed"


def test_a_last_day_that_is_near_comes_before_all_else() -> None:
    near = make(COLLECTOR, on=date(2026, 12, 1))
    assert near.next is not None
    assert near.next.rule == "debt-validation"


@pytest.mark.parametrize(
    ("insurance", "due"),
    [
        ("employer", date(2027, 3, 13)),
        ("individual", date(2027, 3, 13)),
        ("medicare", date(2027, 1, 12)),
        ("medicare advantage", date(2026, 11, 18)),
    ],
)
def test_a_refusal_is_appealed_by_the_day_of_its_plan(insurance: str, due: date) -> None:
    found = action(make(DENIAL, home=Household(insurance=insurance)), "appeal")
    assert (found.matter, found.to, found.due) == (Matter.PLAN_APPEAL, Side.PLAN, due)
    assert bool(found.check) == insurance.startswith("medicare"), "what was not read in the rule says so"


def test_after_the_last_no_an_outside_review() -> None:
    found = make(
        DENIAL,
        home=Household(insurance="employer"),
        answers={"final_denial": "yes"},
        days={"final_denial_received": date(2026, 10, 30)},
    )
    assert action(found, "external-review").due == date(2027, 3, 1)
    assert "appeal" not in rules(found)


def test_a_surprise_bill_is_told_before_price() -> None:
    answers = {"ambulance": "no", "network": "out", "emergency": "yes"}
    found = make(CLEAN, home=Household(insurance="employer"), answers=answers)
    assert action(found, "surprise-bill").matter is Matter.SURPRISE_BILL
    assert "surprise-bill" not in rules(make(CLEAN, answers={**answers, "network": "in"}))


def test_a_bill_above_its_estimate_goes_to_the_federal_dispute() -> None:
    text = """
        good_faith_estimate
        provider_name: Mercy Hospital
        patient_name: Ana Lopez
        service_from: 2026-08-14
        estimate_total: 1000.00
        ---
        itemized_bill
        provider_name: Mercy Hospital
        patient_name: Ana Lopez
        statement_date: 2026-11-02
        total_charges: {sum}
        amount_due: {sum}
        service_date | code  | description | units | charge
        2026-08-14   | 71046 | Chest X-ray | 1     | {sum}
        """
    found = action(make(text.format(sum="1400.00")), "estimate-dispute")
    assert (found.to, found.due) == (Side.OFFICE, date(2027, 3, 2))
    assert "estimate-dispute" not in rules(make(text.format(sum="1399.99")))


def test_medicaid_is_asked_while_it_reaches_back() -> None:
    poor = Household("OH", 4, Money.of("20000.00"), "none")
    found = action(make(STATEMENT, home=poor), "medicaid")
    assert found.due == date(2026, 11, 30)
    assert "qualify" not in found.reason
    assert "medicaid" not in rules(make(STATEMENT, home=poor, on=date(2026, 12, 1)))
    assert "medicaid" not in rules(make(STATEMENT, home=Household("OH", 4, Money.of("90000.00"), "none")))


RICH = Household("OH", 2, Money.of("90000.00"), "none", at_once=Money.of("300.00"), monthly=Money.of("50.00"))


def test_help_is_asked_before_price() -> None:
    found = make(
        DOUBLE, keep=True, home=RICH, answers={"nonprofit": "yes"}, story=sent(Matter.DISPUTE, 9, answered=TODAY)
    )
    helped, lump = action(found, "assistance"), action(found, "lump-sum")
    assert found.actions.index(helped) < found.actions.index(lump)
    assert lump.stand is Stand.LATER
    assert "after the answer on financial help" in lump.reason
    assert helped.due == date(2027, 6, 30)
    assert helped.worth == Money.of("312.00")
    assert "assistance" not in rules(make(CLEAN, home=RICH))


def test_price_has_its_turn_after_questions_and_plan() -> None:
    assert "after your questions" in action(make(DOUBLE, keep=True, home=RICH), "lump-sum").reason
    ready = make(DOUBLE, keep=False, home=RICH)
    assert action(ready, "lump-sum").stand is Stand.NOW
    assert action(ready, "lump-sum").matter is Matter.LUMP_SUM_OFFER
    assert action(ready, "instalments").stand is Stand.LATER
    monthly = action(make(CLEAN, home=Household(insurance="none", monthly=Money.of("50.00"))), "instalments")
    assert monthly.stand is Stand.NOW
    assert "takes 7 months" in monthly.reason
    assert not {"lump-sum", "instalments"} & set(rules(make(CLEAN))), "nothing is offered that nobody can spare"


def test_an_offer_without_an_answer_is_made_again() -> None:
    found = action(make(CLEAN, home=RICH, story=sent(Matter.LUMP_SUM_OFFER, 31)), "lump-sum")
    assert found.stand is Stand.NOW
    assert "no answer came" in found.clock


def test_short_questions_are_asked() -> None:
    found = action(make(STATEMENT), "answer-questions")
    assert found.step is Step.RIGHTS
    assert "?" in found.reason


def test_from_a_word_to_zero() -> None:
    by_word = make(DOUBLE, keep=True, home=RICH, story=Story(agreed=Agreed.BY_WORD))
    assert rules(by_word) == ["terms-in-writing"]
    assert action(by_word, "terms-in-writing").matter is Matter.ACCEPTANCE
    written = make(DOUBLE, keep=True, home=RICH, story=Story(agreed=Agreed.IN_WRITING))
    assert rules(written) == ["pay"]
    paid = make(DOUBLE, keep=True, home=RICH, story=Story(agreed=Agreed.PAID))
    assert rules(paid) == ["zero-balance"]
    for story in (Story(agreed=Agreed.ZERO), Story(closed=TODAY)):
        done = make(DOUBLE, keep=True, home=RICH, story=story)
        assert done.actions == ()
        assert done.next is None
        assert done.step is None


def test_a_broken_agreement_comes_first() -> None:
    found = make(CLEAN, story=Story(agreed=Agreed.BROKEN))
    assert found.next is not None
    assert found.next.rule == "broken-agreement"


def test_promises_have_their_days() -> None:
    theirs = Promise("a", TODAY - timedelta(days=1), "a corrected bill", Side.PROVIDER)
    mine = [Promise(f"m{n}", date(2027, n, 1), f"Instalment {n}", Side.PERSON, Money.of("50.00")) for n in (1, 2)]
    found = make(CLEAN, story=Story(promises=(theirs, *mine), agreed=Agreed.IN_WRITING))
    assert found.next is not None
    assert found.next.rule == "promise:a"
    assert [a.stand for a in found.actions if a.rule.startswith("promise:m")] == [Stand.NOW, Stand.LATER]
    assert "pay" not in rules(found), "instalments are paid each on its day"
    early = make(CLEAN, story=Story(promises=(Promise("a", TODAY, "a corrected bill", Side.PROVIDER),)))
    assert action(early, "promise:a").stand is Stand.WAITING
    kept = make(CLEAN, story=Story(promises=(Promise("a", TODAY, "x", Side.PROVIDER, kept=TODAY),)))
    assert "promise:a" not in rules(kept)


def test_no_word_promises_a_result() -> None:
    found = make(DOUBLE, home=RICH, answers={"nonprofit": "yes"})
    for each in found.actions:
        words = f"{each.title} {each.reason} {each.clock}".lower()
        assert not any(w in words for w in ("qualify", "probab", "likely to", "chance", "most bills")), words


def test_the_same_basis_gives_the_same_plan() -> None:
    assert make(DOUBLE) == make(DOUBLE)
    assert len(set(RULES)) == len(RULES)


# ---------------------------------------------------------------------------------------------------- holds and help


def test_a_hold_is_told_and_asked_for_again_before_it_ends() -> None:
    far = Story(paused=((Side.PROVIDER, TODAY + timedelta(days=30)),))
    first = action(make(DOUBLE, story=far), "do-not-pay")
    assert "They hold the account until Dec 24, 2026." in first.clock
    assert "Ask for a hold" not in first.reason
    assert "renew-hold" not in rules(make(DOUBLE, story=far))
    near = Story(paused=((Side.COLLECTOR, TODAY), (Side.PROVIDER, TODAY + timedelta(days=7))))
    again = action(make(DOUBLE, story=near), "renew-hold")
    assert (again.matter, again.to, again.stand) == (Matter.HOLD, Side.PROVIDER, Stand.NOW)
    assert again.clock == "The hold ends on Dec 1, 2026."
    asked = Sent(Matter.HOLD, Side.PROVIDER, TODAY)
    assert "renew-hold" not in rules(make(DOUBLE, story=Story(sent=(asked,), paused=near.paused)))
    over = Story(paused=((Side.PROVIDER, TODAY - timedelta(days=3)),))
    assert action(make(DOUBLE, story=over), "renew-hold").clock == "The hold ended on Nov 21, 2026."
    settled = Story(agreed=Agreed.BROKEN, paused=near.paused)
    assert "renew-hold" not in rules(make(DOUBLE, story=settled))


def test_an_application_is_followed_to_its_end() -> None:
    yes = {"nonprofit": "yes"}
    asked = Application(asked=date(2026, 11, 2))
    assert "help-form" in rules(make(STATEMENT, answers=yes, story=Story(help=asked)))
    refused = Application(date(2026, 11, 2), date(2026, 11, 5), date(2026, 11, 20), HelpAnswer.REFUSED)
    found = action(make(STATEMENT, answers=yes, story=Story(help=refused)), "help-appeal")
    assert found.matter is Matter.HELP_APPEAL
    out = Sent(Matter.HELP_APPEAL, Side.PROVIDER, TODAY)
    waiting = make(STATEMENT, answers=yes, story=Story(sent=(out,), help=refused))
    assert action(waiting, "help-appeal").stand is Stand.WAITING
    granted = Application(date(2026, 11, 2), date(2026, 11, 5), date(2026, 11, 20), HelpAnswer.GRANTED)
    assert "help-refund" not in rules(make(STATEMENT, answers=yes, story=Story(help=granted))), "nothing was paid"
    paid = f"{STATEMENT.rstrip()}\n    ---\n{RECEIPT}"
    found = action(make(paid, answers=yes, story=Story(help=granted)), "help-refund")
    assert (found.matter, str(found.worth)) == (Matter.REFUND, "50.00")


def test_a_broken_agreement_is_held_up_whatever_was_sent_before() -> None:
    old = Sent(Matter.DISPUTE, Side.PROVIDER, TODAY - timedelta(days=200))
    found = make(DOUBLE, keep=True, story=Story(sent=(old,), agreed=Agreed.BROKEN, partner=Side.COLLECTOR))
    assert action(found, "broken-agreement").to is Side.COLLECTOR
    assert not {r for r in rules(found) if r.startswith("escalate") or r in ("dispute", "do-not-pay")}
    silent = Sent(Matter.AGREEMENT_BROKEN, Side.PROVIDER, TODAY - timedelta(days=ANSWER_DAYS + 1))
    found = make(DOUBLE, keep=True, story=Story(sent=(silent,), agreed=Agreed.BROKEN))
    assert "escalate:agreement_broken" in rules(found)


def test_terms_and_zero_go_to_the_partner_of_the_agreement() -> None:
    for agreed, rule in ((Agreed.BY_WORD, "terms-in-writing"), (Agreed.PAID, "zero-balance")):
        story = Story(agreed=agreed, partner=Side.COLLECTOR)
        assert action(make(STATEMENT, story=story), rule).to is Side.COLLECTOR


OLD = COLLECTOR.replace("account_number: 4411", "account_number: 4411\n    service_from: 2019-02-11")
SPARE = Household("CA", 1, Money.of("39000.00"), "employer", monthly=Money.of("60.00"), at_once=Money.of("200.00"))


def test_an_old_debt_is_warned_of_and_nothing_is_offered_on_it() -> None:
    answers = {"collector": "yes", "hospital": "no"}
    found = make(OLD, keep=False, home=SPARE, answers=answers, days={"last_payment": date(2019, 3, 5)})
    warned = action(found, "old-debt")
    assert found.actions[0] is warned
    assert warned.stand is Stand.HOLDS
    assert warned.sources == ("12 CFR 1006.26(b)",)
    assert warned.check.startswith("Check this"), "it was not read in the rule itself"
    assert not {"lump-sum", "instalments"} & set(rules(found))
    assert "debt-validation" in rules(found)
    young = make(OLD, keep=False, home=SPARE, answers=answers, days={"last_payment": date(2025, 3, 5)})
    assert "old-debt" not in rules(young)
    assert {"lump-sum", "instalments"} <= set(rules(young))


def test_a_state_s_limit_of_hospitals_is_no_reason_to_ask_others_for_help() -> None:
    home = Household("CO", 3, Money.of("41000.00"), "none")
    assert "assistance" not in rules(make(CLEAN, home=home, answers={"hospital": "no"}))
    told = action(make(CLEAN, home=home), "assistance").reason
    assert "hospitals and their clinics" in told
    assert (
        "hospitals and their clinics"
        not in action(make(CLEAN, home=home, answers={"hospital": "yes"}), "assistance").reason
    )
    assert "hospitals and their clinics" not in action(make(STATEMENT, home=home), "assistance").reason, "named so"
