"""An application for help: its steps, when to ask again, what a refusal and a yes lead to."""

from __future__ import annotations

from datetime import date, timedelta

from medneg_desktop.core.money import Money
from medneg_desktop.domain.assistance import Application, HelpAnswer
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.plan import Matter
from medneg_desktop.domain.talks import About, Channel, Contact, Told, Way
from medneg_desktop.talks.application import APPEAL_WITHIN, ASK_AGAIN, application_of, help_steps, next_day
from medneg_desktop.talks.days import DayKind, talk_days
from medneg_desktop.talks.story import story_of
from medneg_desktop.talks.told import told_of
from tests.talks.conftest import Journal

HELP = RecipientKind.ASSISTANCE
ASKED = Contact(date(2026, 11, 2), Channel.LETTER, Way.OUT, HELP, letter="assistance")


def told(name: str, value: str) -> Told:
    return Told(date(2026, 11, 20), About.HELP, name, value)


def test_nothing_began(journal: Journal) -> None:
    found = application_of(journal())
    assert found == Application()
    assert next_day(found) is None
    assert [(s.id, s.done) for s in help_steps(found)] == [("ask", None), ("apply", None), ("follow", None)]


def test_it_is_asked_after_every_two_weeks_from_the_last_word(journal: Journal) -> None:
    found = application_of(journal(ASKED))
    assert next_day(found) == (date(2026, 11, 16), "Ask again for the form for help")
    sent = journal(ASKED, told("applied", "2026-11-10"))
    assert next_day(application_of(sent)) == (date(2026, 11, 24), "Ask after your application for help")
    call = Contact(date(2026, 11, 24), Channel.CALL, Way.OUT, HELP)
    found = application_of(journal(ASKED, told("applied", "2026-11-10"), call))
    assert next_day(found) == (date(2026, 11, 24) + ASK_AGAIN, "Ask after your application for help")
    (day,) = talk_days(journal(ASKED))
    assert (day.kind, day.day) == (DayKind.HELP, date(2026, 11, 16))


def test_a_refusal_is_appealed(journal: Journal) -> None:
    no = (told("applied", "2026-11-10"), told("answered", "2026-11-20"), told("answer", "refused"))
    found = application_of(journal(ASKED, *no))
    assert found.answer is HelpAnswer.REFUSED
    last = date(2026, 11, 20) + APPEAL_WITHIN
    assert next_day(found) == (last, "Appeal the refusal of help")
    appeal = help_steps(found)[-1]
    assert (appeal.id, appeal.day, appeal.letter) == ("appeal", last, "assistance_appeal")
    sent = Contact(date(2026, 11, 25), Channel.LETTER, Way.OUT, HELP, letter="assistance_appeal")
    found = application_of(journal(ASKED, *no, sent))
    assert help_steps(found)[-1].done == date(2026, 11, 25)
    assert next_day(found) is None
    assert story_of(journal(ASKED, *no, sent), broken=False).last(Matter.HELP_APPEAL) is not None


def test_a_yes_leads_to_a_corrected_bill_and_a_refund(journal: Journal) -> None:
    yes = (told("answered", "2026-11-20"), told("answer", "granted"))
    found = application_of(journal(ASKED, *yes))
    assert [s.id for s in help_steps(found)] == ["ask", "apply", "answer", "corrected"]
    steps = help_steps(found, paid=Money.of("35.00"))
    assert steps[-1].id == "refund"
    assert "$35.00" in steps[-1].reason
    assert next_day(found) is None
    part = (told("answered", "2026-11-20"), told("answer", "part"))
    steps = help_steps(application_of(journal(ASKED, *part)), paid=Money.of("35.00"))
    assert [s.id for s in steps] == ["ask", "apply", "answer", "appeal", "corrected", "refund"]


def test_a_word_that_they_got_it_is_no_answer(journal: Journal) -> None:
    word = Contact(date(2026, 11, 9), Channel.CALL, Way.IN, HELP)
    last = story_of(journal(ASKED, word), broken=False).last(Matter.ASSISTANCE)
    assert last is not None
    assert last.answered is None
    yes = (told("answered", "2026-11-20"), told("answer", "granted"))
    last = story_of(journal(ASKED, word, *yes), broken=False).last(Matter.ASSISTANCE)
    assert last is not None
    assert last.answered == date(2026, 11, 20)


def test_an_answer_of_another_version_counts_as_none(journal: Journal) -> None:
    found = application_of(journal(told("answered", "2026-11-20"), told("answer", "perhaps")))
    assert found.answer is None
    assert told_of(journal(Told(date(2026, 11, 20), About.DAY, "records_asked", "soon"))).days == {}


def test_the_days_of_asking_lie_ahead() -> None:
    assert timedelta(days=7) <= ASK_AGAIN <= APPEAL_WITHIN


def test_the_end_of_a_hold_is_a_day(journal: Journal) -> None:
    call = Contact(
        date(2026, 11, 2), Channel.CALL, Way.OUT, RecipientKind.PROVIDER, "Mercy", hold_until=date(2026, 12, 2)
    )
    later = Contact(
        date(2026, 11, 9), Channel.CALL, Way.OUT, RecipientKind.PROVIDER, "Mercy", hold_until=date(2026, 12, 9)
    )
    (day,) = talk_days(journal(call, later))
    assert (day.kind, day.day, day.what) == (DayKind.HOLD_ENDS, date(2026, 12, 9), "The hold of Mercy ends")
    assert story_of(journal(call, later), broken=False).held_until() == date(2026, 12, 9)
