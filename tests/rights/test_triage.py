"""Worked cases: what applies, what does not, what is asked. Each row is a case that a helper would answer by hand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medneg_desktop.core.money import Money
from medneg_desktop.domain.household import Household
from medneg_desktop.domain.rights import NOT_SURE, By, Known, Status
from medneg_desktop.rights import shipped
from medneg_desktop.rights.triage import decide, known_facts
from tests.builders import BILL_AND_COLLECTOR as LETTER
from tests.builders import STATEMENT as HOSPITAL
from tests.rights.conftest import Report, asked, card, household

STATEMENT = HOSPITAL.replace("Mercy Hospital", "Ridge Practice")
NET = {"coverage": "employer", "ambulance": "no", "network": "out"}
APPLIES, NOT, UNSURE = Status.APPLIES, Status.NOT, Status.UNSURE


@pytest.mark.parametrize(
    ("papers", "answers", "name", "status"),
    [
        # surprise bills
        (STATEMENT, {**NET, "emergency": "yes"}, "surprise-emergency", APPLIES),
        (STATEMENT, {**NET, "coverage": "own", "emergency": "yes"}, "surprise-emergency", APPLIES),
        (STATEMENT, {**NET, "coverage": "limited", "emergency": "yes"}, "surprise-emergency", NOT),
        (STATEMENT, {**NET, "coverage": "self_pay", "emergency": "yes"}, "surprise-emergency", NOT),
        (STATEMENT, {**NET, "network": "in", "emergency": "yes"}, "surprise-emergency", NOT),
        (STATEMENT, {**NET, "ambulance": "ground", "emergency": "yes"}, "surprise-emergency", NOT),
        (STATEMENT, NET, "surprise-emergency", UNSURE),
        (STATEMENT, {**NET, "emergency": NOT_SURE}, "surprise-emergency", UNSURE),
        (STATEMENT, {**NET, "emergency": "no", "place": "in", "service": "never_waived"}, "surprise-at-hospital", APPLIES),
        (STATEMENT, {**NET, "emergency": "no", "place": "in", "service": "other", "consent": "no"}, "surprise-at-hospital", APPLIES),
        (STATEMENT, {**NET, "emergency": "no", "place": "in", "service": "other", "consent": "yes"}, "surprise-at-hospital", NOT),
        (STATEMENT, {**NET, "emergency": "no", "place": "in", "consent": "yes"}, "surprise-at-hospital", UNSURE),
        (STATEMENT, {**NET, "emergency": "no", "place": "other"}, "surprise-at-hospital", NOT),
        (STATEMENT, {**NET, "ambulance": "air"}, "surprise-air-ambulance", APPLIES),
        (STATEMENT, {**NET, "ambulance": "ground"}, "surprise-air-ambulance", NOT),
        (STATEMENT, {**NET, "ambulance": "ground"}, "surprise-road-ambulance", APPLIES),
        (STATEMENT, {"coverage": "limited"}, "surprise-other-plans", APPLIES),
        # estimates
        (STATEMENT, {"coverage": "self_pay", "estimate": "no"}, "estimate-right", APPLIES),
        (STATEMENT, {"coverage": "self_pay", "estimate": "yes", "over_estimate": "yes"}, "estimate-dispute", APPLIES),
        (STATEMENT, {"coverage": "self_pay", "estimate": "yes", "over_estimate": "no"}, "estimate-dispute", NOT),
        (STATEMENT, {"coverage": "employer", "estimate": "yes", "over_estimate": "yes"}, "estimate-dispute", NOT),
        # hospital help
        (HOSPITAL, {"nonprofit": "yes"}, "help-policy", APPLIES),
        (HOSPITAL, {"nonprofit": "no"}, "help-policy", NOT),
        (HOSPITAL, {}, "help-policy", UNSURE),
        (STATEMENT, {"hospital": "no"}, "help-policy", NOT),
        (HOSPITAL, {}, "posted-prices", APPLIES),
        # collectors and credit reports
        (LETTER, {}, "debt-dispute", APPLIES),
        (STATEMENT, {"collector": "no"}, "debt-dispute", NOT),
        (LETTER, {"on_credit_report": "yes"}, "credit-bureaus", APPLIES),
        (LETTER, {"on_credit_report": "no"}, "credit-bureaus", NOT),
        (LETTER, {"on_credit_report": "yes"}, "credit-no-federal-ban", APPLIES),
        (LETTER, {"court": "yes"}, "debt-wages", APPLIES),
        (LETTER, {}, "debt-nothing-extra", NOT),
        # records
        (STATEMENT, {}, "records-access", APPLIES),
        (STATEMENT, {}, "records-itemized", APPLIES),
        (STATEMENT, {"coverage": "medicare"}, "records-medicare", APPLIES),
        (STATEMENT, {"coverage": "own"}, "records-medicare", NOT),
        # appeals
        (STATEMENT, {"coverage": "employer", "denied": "yes"}, "appeal-plan", APPLIES),
        (STATEMENT, {"coverage": "employer", "denied": "no"}, "appeal-plan", NOT),
        (STATEMENT, {"coverage": "medicare", "denied": "yes"}, "appeal-plan", NOT),
        (STATEMENT, {"coverage": "medicare", "denied": "yes"}, "appeal-medicare", APPLIES),
        (STATEMENT, {"coverage": "own", "denied": "yes", "final_denial": "yes"}, "appeal-outside", APPLIES),
        (STATEMENT, {"coverage": "own", "denied": "yes", "final_denial": "no"}, "appeal-outside", NOT),
        # programs
        (STATEMENT, {"coverage": "medicaid"}, "medicaid-no-extra-bill", APPLIES),
        (STATEMENT, {"coverage": "employer"}, "medicaid-no-extra-bill", NOT),
        (STATEMENT, {"coverage": "medicare", "qmb": "yes"}, "qmb-no-bill", APPLIES),
        (STATEMENT, {"coverage": "medicare", "qmb": "no"}, "qmb-no-bill", NOT),
        (STATEMENT, {"coverage": "medicare", "denied": "yes", "medicare_notice": "no"}, "medicare-notice", APPLIES),
        # preventive care
        (STATEMENT, {"coverage": "own", "emergency": "no", "preventive": "yes", "network": "in"}, "preventive-free", APPLIES),
        (STATEMENT, {"coverage": "own", "emergency": "no", "preventive": "yes", "network": "out"}, "preventive-free", NOT),
        (STATEMENT, {"coverage": "own", "emergency": "yes", "network": "in"}, "preventive-free", NOT),
    ],
)  # fmt: skip
def test_worked_cases(report: Report, papers: str, answers: dict[str, str], name: str, status: Status) -> None:
    found = card(report(papers, answers), name)
    assert found.status is status
    assert bool(found.missing) == (status is UNSURE)
    assert found.why or status is UNSURE


@pytest.mark.parametrize(
    ("income", "care", "status"),
    [
        ("29863.00", "2026-08-14", APPLIES),  # 138 percent of 21,640 is 29,863.20
        ("29864.00", "2026-08-14", NOT),
        ("20000.00", "2026-07-31", NOT),  # November reaches back to August
        ("20000.00", "2026-08-01", APPLIES),
    ],
)
def test_medicaid_for_a_household(report: Report, income: str, care: str, status: Status) -> None:
    papers = STATEMENT.replace("2026-08-14", care)
    found = report(papers, {"coverage": "self_pay"}, home=household("OH", 2, income))
    assert card(found, "medicaid-apply").status is status


def test_without_a_household_medicaid_is_unsure_and_says_what_is_missing(report: Report) -> None:
    found = card(report(STATEMENT, {"coverage": "self_pay"}), "medicaid-apply")
    assert found.status is UNSURE
    assert found.missing == ("Tell your household's state, size and income.",)


def test_from_2027_the_new_reach_of_medicaid_is_shown(report: Report) -> None:
    papers = STATEMENT.replace("2026-08-14", "2026-12-20").replace("2026-09-03", "2026-12-28")
    home = household("OH", 2, "20000.00")
    old = card(report(papers, {"coverage": "self_pay"}, home=home, on=date(2026, 12, 31)), "medicaid-apply")
    new = card(report(papers, {"coverage": "self_pay"}, home=home, on=date(2027, 1, 2)), "medicaid-apply")
    assert "three calendar months" in old.entry.text
    assert "three" not in new.entry.text
    assert [c.day for c in new.clocks] == [date(2027, 1, 31)]


OLD = LETTER.replace("2026-08-14", "{care}").replace("2026-09-03", "{care}")


@pytest.mark.parametrize(
    ("care", "status"), [("2023-11-24", NOT), ("2022-06-01", UNSURE), ("2020-11-23", APPLIES), ("2020-11-24", UNSURE)]
)
def test_the_time_limit_of_a_state(report: Report, care: str, status: Status) -> None:
    """New York: three years for medical debt (from memory), six otherwise. Between the two nothing is claimed."""
    found = report(OLD.format(care=care), home=Household("NY"), on=date(2026, 11, 24))
    assert card(found, "debt-old").status is status


def test_a_payment_starts_the_time_anew(report: Report) -> None:
    days = {"last_payment": date(2025, 1, 2)}
    found = report(OLD.format(care="2015-03-01"), home=Household("NY"), days=days)
    assert card(found, "debt-old").status is NOT


def test_only_what_matters_is_asked(report: Report) -> None:
    found = report(STATEMENT, {"coverage": "self_pay", "collector": "no", "hospital": "no"})
    assert "network" not in asked(found)
    assert "qmb" not in asked(found)
    assert "nonprofit" not in asked(found)
    assert asked(found) == ["coverage", "estimate", "hospital", "collector"]


def test_the_first_visit_asks_a_handful(report: Report) -> None:
    assert asked(report(STATEMENT)) == ["coverage", "hospital", "collector"]


def test_what_the_papers_say_is_not_asked(report: Report) -> None:
    found = report(LETTER)
    assert "collector" not in asked(found)
    assert "hospital" not in asked(found)
    assert any("A debt collector asks for this bill" in a.papers for a in found.known)


def test_an_answer_against_the_papers_counts_and_is_told(report: Report) -> None:
    found = card(report(LETTER, {"collector": "no"}), "debt-dispute")
    assert found.status is NOT
    assert "the papers suggest otherwise" in found.why[0]


def test_an_answer_of_not_sure_is_not_asked_away(report: Report) -> None:
    found = report(STATEMENT, {"coverage": "employer", "network": NOT_SURE, "ambulance": "no"})
    assert "network" in asked(found)
    assert "emergency" in asked(found)
    assert card(found, "surprise-emergency").missing


def test_what_runs_soonest_comes_first(report: Report) -> None:
    found = report(LETTER, {"nonprofit": "yes"})
    assert [c.entry.id for c in found.of(APPLIES)][:2] == ["debt-dispute", "help-policy"]
    assert [c.day for c in found.clocks()] == [date(2026, 12, 10), date(2027, 1, 1), date(2027, 5, 1)]


def test_days_are_asked_for_what_applies(report: Report) -> None:
    assert [a.question.name for a in report(LETTER).days_asked] == [
        "collector_letter_received",
        "records_asked",
        "last_payment",
    ]


def test_letters_may_cite_only_what_applies_and_was_read(report: Report) -> None:
    found = report(LETTER, {"nonprofit": "yes"}, home=Household("NY"))
    names = {e.id for e in found.citable}
    assert {"debt-dispute", "help-policy", "state-NY-financial_assistance"} <= names
    assert not names & {"help-complaint", "debt-calls", "state-NY-time_limit", "surprise-emergency"}


def test_a_state_rule_is_shown_with_the_states_name(report: Report) -> None:
    found = card(report(STATEMENT, home=Household("TX")), "state-TX-itemized_bill")
    assert found.entry.title == "Texas: Itemized bill"
    assert found.status is APPLIES


def test_a_rule_that_nobody_looked_into_is_unsure(report: Report) -> None:
    found = card(report(STATEMENT, home=Household("WY")), "unknown-itemized_bill")
    assert found.status is UNSURE
    assert found.entry.sure.words.startswith("Not known")


def test_a_rule_that_is_not_yet_in_force_does_not_apply(report: Report) -> None:
    found = report(HOSPITAL, home=Household("DE"))
    assert card(found, "state-DE-financial_assistance").status is NOT
    later = report(HOSPITAL, home=Household("DE"), on=date(2027, 1, 1))
    assert card(later, "state-DE-financial_assistance").status is APPLIES


def test_without_a_state_a_note_asks_for_it(report: Report) -> None:
    assert report(STATEMENT).notes == ("Tell your state under Your household to see its rules.",)


OPTIONS = {q.name: [o.name for o in q.options] for q in shipped().questions.values() if q.kind == "choice"}
some_answers = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from([*options, NOT_SURE]) for name, options in OPTIONS.items()}
)


@given(some_answers, st.sampled_from(sorted(OPTIONS)), st.data())
def test_an_answer_more_never_turns_a_settled_right_around(
    answers: dict[str, str], name: str, data: st.DataObject
) -> None:
    """More knowledge settles what was unsure; it never changes what was settled."""
    more = {**answers, name: data.draw(st.sampled_from(OPTIONS[name]))}
    if answers.get(name, NOT_SURE) not in (NOT_SURE, more[name]):
        return
    questions = shipped().questions
    before, after = (known_facts({}, {}, a) for a in (answers, more))
    for right in shipped().rights.values():
        one, two = (decide(right.when, facts, questions).status for facts in (before, after))
        assert one is Status.UNSURE or one is two, right.entry.id


@given(some_answers)
def test_every_unsure_right_says_what_would_settle_it(answers: dict[str, str]) -> None:
    facts = known_facts({}, {}, answers)
    for right in shipped().rights.values():
        found = decide(right.when, facts, shipped().questions)
        assert bool(found.open) == (found.status is Status.UNSURE)


def test_papers_narrow_what_the_household_says() -> None:
    papers = {"coverage": Known(frozenset({"employer", "own"}), By.PAPERS, "an EOB")}
    mine = {"coverage": Known(frozenset({"employer"}), By.HOUSEHOLD, "you said so")}
    assert known_facts(papers, mine, {})["coverage"].single == "employer"
    other = {"coverage": Known(frozenset({"self_pay"}), By.HOUSEHOLD, "you said so")}
    assert known_facts(papers, other, {})["coverage"].options == {"employer", "own"}


def test_income_is_held_beside_the_limit_exactly(report: Report) -> None:
    home = Household("OH", 1, Money.of("22024.80"))  # 138 percent of 15,960
    assert card(report(STATEMENT, {"coverage": "self_pay"}, home=home), "medicaid-apply").status is APPLIES
