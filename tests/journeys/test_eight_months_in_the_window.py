"""A whole case played in the window over eight months, by mouse and keyboard: from dropped papers to a kept agreement.

Real papers are dropped and read by real workers; the days are set, and nothing else is made up. With a missed promise, a
collector's letter, a corrected EOB, a settlement with its terms taken from the letter, and an agreement that is broken.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pymupdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QWidget,
)

from medneg_desktop.app import office_on
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.services.letters import SENDER
from medneg_desktop.services.office import Office
from medneg_desktop.store.vault import create_vault
from medneg_desktop.ui.bill import BillsScreen
from medneg_desktop.ui.main_window import MainWindow
from medneg_desktop.ui.shared import FormRow
from tests.conftest import KEY
from tests.journeys.test_drop_to_packet import drop, press
from tests.paper import case_papers as made

pytestmark = [
    pytest.mark.filterwarnings("ignore:.*QDragEnterEvent.*deprecated:DeprecationWarning"),
    pytest.mark.slow,
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
]
LEFT = Qt.MouseButton.LeftButton


class Calendar:
    """A clock whose day the test sets."""

    def __init__(self, day: date) -> None:
        self.day = day

    def today(self) -> date:
        return self.day

    def now(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)


@pytest.fixture
def calendar() -> Calendar:
    return Calendar(date(2026, 3, 25))


@pytest.fixture
def office(tmp_path: Path, calendar: Calendar) -> Iterator[Office]:
    opened = office_on(create_vault(tmp_path / "vault", key=KEY, clock=calendar), calendar)
    with opened.office.unit() as unit:  # told once under Packets
        unit.set_setting(SENDER, "Ana Lopez\n12 Elm Street\nDenver, CO 80202")
        unit.commit()
    yield opened.office
    opened.close()


@dataclass
class Person:
    """Somebody at the window: clicks, types, chooses, and reads what stands there."""

    window: MainWindow
    settle: Callable[[], None]
    calendar: Calendar
    folder: Path
    monkeypatch: pytest.MonkeyPatch

    def on(self, month: int, day: int) -> None:
        """Another day comes; the window is looked at anew."""
        self.calendar.day = date(2026, month, day)
        QTest.keyClick(self.window, Qt.Key.Key_F5)
        self.settle()

    def drops(self, path: Path) -> None:
        """A paper is dropped and read, and the person goes back to the bill."""
        drop(self.window, [path])
        self.settle()
        self.opens_the_bill()

    # ------------------------------------------------------------------------------------------ going

    def opens_the_bill(self) -> None:
        QTest.keyClick(self.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
        self.settle()
        if self.bills.stack.currentWidget() is self.bills.list:
            table = self.bills.list.table
            row = next(r for r in range(table.model().rowCount()) if "MERCY" in str(table.model().index(r, 0).data()))
            QTest.mouseClick(table.viewport(), LEFT, pos=table.visualRect(table.model().index(row, 0)).center())
            self.settle()

    @property
    def bills(self) -> BillsScreen:
        found = self.window.findChild(BillsScreen)
        assert found is not None
        return found

    @property
    def talks(self) -> Any:
        return self.bills.workspace.talks

    def tab(self, name: str) -> None:
        """Click the tab of that name, of the bill or of its talks."""
        bars = [b for b in self.bills.findChildren(QTabBar) if b.isVisible()]
        bar, at = next((b, i) for b in bars for i in range(b.count()) if b.tabText(i).rstrip(" 0123456789") == name)
        QTest.mouseClick(bar, LEFT, pos=bar.tabRect(at).center())
        self.settle()

    def page(self, name: str) -> None:
        """A page of the talks."""
        self.tab("Talks")
        self.tab(name)

    # ------------------------------------------------------------------------------------------ doing

    def press(self, name: str, within: QWidget | None = None) -> None:
        press(within or self.window, name)
        self.settle()

    def writes(self, row: FormRow[Any], text: str) -> None:
        """Type into a field, over what stands there."""
        field = row.field
        assert field.isVisible()
        assert isinstance(field, (QLineEdit, QPlainTextEdit))
        QTest.mouseClick(field.viewport() if isinstance(field, QPlainTextEdit) else field, LEFT)
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, text)

    def picks(self, row: FormRow[Any], words: str) -> None:
        """Walk to a choice with the arrow keys."""
        box = row.field
        assert isinstance(box, QComboBox)
        assert box.isVisible()
        at = next(i for i in range(box.count()) if box.itemText(i).startswith(words))
        box.setFocus()
        step = Qt.Key.Key_Down if at > box.currentIndex() else Qt.Key.Key_Up
        for _ in range(abs(at - box.currentIndex())):
            QTest.keyClick(box, step)
        self.settle()

    def notes_call(self, office: str, said: str, promise: str = "", by: str = "", hold: str = "") -> None:
        self.page("Contact")
        page = self.talks.contact
        self.picks(page.party, office)
        self.picks(page.channel, "Call")
        self.writes(page.who, "Joan")
        self.writes(page.reference, "R-77")
        self.writes(page.said, said)
        self.writes(page.promise, promise)
        self.writes(page.promise_by, by)
        self.writes(page.hold_until, hold)
        self.press("Keep this contact")

    def sends(self, title: str, *, number: str = "", **own: str) -> str:
        """Choose a letter, complete it, and note it as sent; gives the text as it stands there."""
        self.page("Letters")
        page = self.talks.letters
        self.picks(page.which, title)
        for blank, words in own.items():
            self.writes(page._own[blank], words)
        if own:
            self.press("Put into the letter", page)
        assert page.draft.letter.ready, page.draft.letter.needs
        text: str = page.english.toPlainText()
        assert "777.77" not in text
        if number:
            self.writes(page.number, number)
        self.press("Note as sent today", page)
        return text

    def saves_letter(self, name: str) -> str:
        """Save the letter that is shown as PDF, and read it back."""
        target = self.folder / f"{name}.pdf"
        self.monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), "PDF"))
        self.press("Save PDF…", self.talks.letters)
        with pymupdf.open(target) as file:
            assert file.page_count == 1
            return " ".join(str(file[0].get_text()).split())

    def pays(self, month: int, day: int, sum_: str) -> None:
        self.on(month, day)
        self.page("Agreement")
        page = self.talks.agreement
        self.picks(page.what, "You paid")
        self.writes(page.amount, sum_)
        self.writes(page.money_day, f"{month:02}/{day:02}/2026")
        self.press("Keep the sum")

    # ------------------------------------------------------------------------------------------ reading

    def reads(self, widget: QWidget) -> str:
        return "\n".join(x.text() for x in widget.findChildren(QLabel) if x.isVisibleTo(widget))

    def saved(self) -> list[str]:
        """The four sums of what was saved, as they stand in the agreement's page."""
        self.page("Agreement")
        boxes = self.talks.agreement.saved.children()
        names = [b.accessibleName() for b in boxes if isinstance(b, QWidget) and b.accessibleName()]
        return [name.rpartition("$")[2] for name in names]

    def standing(self) -> str:
        self.page("Contact")
        words: str = self.talks.contact.standing.text()
        return words

    def next_action(self) -> str:
        self.tab("Plan")
        plan = self.bills.workspace.plan.plan
        assert plan is not None
        return plan.next.title if plan.next is not None else ""


@pytest.fixture
def person(
    window: MainWindow,
    settle: Callable[[], None],
    calendar: Calendar,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Person:
    settle()
    return Person(window, settle, calendar, tmp_path, monkeypatch)


def test_from_dropped_papers_to_a_kept_agreement(person: Person) -> None:
    for month in (march, april, may, june, july, august, september, october):
        month(person)


def march(person: Person) -> None:
    """The bill is dropped; a charge stands twice; the question is kept, and raised by letter."""
    person.drops(made.itemized_bill(person.folder))
    assert "Do not pay yet" in _plan_words(person)
    assert person.next_action() == "Look through the question"
    person.press("Show the questions: Look through the question")
    card = person.bills.workspace.questions.cards[0]
    assert "$200.00" in person.reads(card)
    card.keep_button.setFocus()
    QTest.keyClick(card.keep_button, Qt.Key.Key_Space)
    person.settle()
    assert person.saved() == ["200.00", "0.00", "0.00", "0.00"]
    person.page("Offers")
    person.writes(person.talks.offers.walk_away, "777.77")
    person.press("Keep it to yourself")
    text = person.sends("Dispute charges")
    assert "MV-448213" in text
    assert "$200.00" in text
    assert person.standing() == "Waiting for MERCY VALLEY HOSPITAL since Mar 25, 2026"
    assert person.saved() == ["0.00", "200.00", "0.00", "0.00"]


def april(person: Person) -> None:
    """A call with a promise and a hold, confirmed by letter the same day; then the plan's EOB comes."""
    person.on(4, 10)
    person.notes_call(
        "Provider, billing", "The second X-ray is under review.", "a corrected bill", "04/24/2026", "05/10/2026"
    )
    person.press("Confirm the call by letter")
    assert "April 24, 2026" in person.talks.letters.english.toPlainText()
    assert "Joan" in person.saves_letter("call")
    person.press("Note as sent today")
    person.on(4, 15)
    person.drops(made.eob(person.folder, "eob.pdf", "04/12/2026", ("600.00", "200.00", "100.00"), "900.00"))
    assert person.saved() == ["0.00", "100.00", "0.00", "0.00"], "of the $200.00 the plan's EOB makes $100.00 theirs"
    assert "$300.00 more" in person.sends("The plan says you owe less")
    person.page("Contact")
    assert "Spoke with Joan." in person.reads(person.talks.contact.history)


def may(person: Person) -> None:
    """The promise is missed: it is asked for first. It is kept late; the hold is to be renewed."""
    person.on(5, 4)
    assert "Ask about what they promised" in _plan_words(person)
    assert "The hold ends on May 10, 2026." in _plan_words(person)
    person.page("Contact")
    assert "promise overdue" in person.reads(person.talks.contact.history)
    text = person.sends("Ask to put the account on hold", own_reason="You promised a corrected bill by April 24.")
    assert "April 24" in text
    person.on(5, 20)
    person.page("Contact")
    person.press("They did it", person.talks.contact.history)
    assert "promise overdue" not in person.reads(person.talks.contact.history)


def june(person: Person) -> None:
    """A collector writes. Proof is asked for by certified mail, and the post office's receipt is kept with it."""
    person.on(6, 15)
    person.drops(made.collector_letter(person.folder))
    assert "Dispute the debt with the collector in writing" in _plan_words(person)
    text = person.sends("Ask a collector for proof", number="9407 1118 9876 5432 10")
    assert "15 USC 1692g" in text
    assert "does not say that I owe" in text
    assert person.standing() == "Waiting for GRANITE RECOVERY LLC since Jun 15, 2026"
    person.on(6, 17)
    person.drops(made.mail_receipt(person.folder))
    person.page("Contact")
    history = person.talks.contact.history
    title = "Correct: Letter to GRANITE RECOVERY LLC"
    person.press(title, history)
    person.picks(person.talks.contact.proof, "post office.pdf")
    person.writes(person.talks.contact.why, "the receipt came")
    person.press("Keep this contact")
    words = person.reads(history)
    assert "corrected" in words
    assert "(the receipt came)" in words
    assert any(b.text() == "Proof: post office.pdf" for b in history.findChildren(QPushButton))


def july(person: Person) -> None:
    """The plan corrects its EOB, and the hospital takes the second X-ray off: confirmed, and no longer disputed."""
    person.on(7, 5)
    person.drops(made.eob(person.folder, "eob again.pdf", "07/01/2026", ("500.00", "100.00", "100.00"), "700.00"))
    disputed = person.saved()[1]
    person.on(7, 10)
    person.page("Agreement")
    page = person.talks.agreement
    person.picks(page.what, "They corrected an error")
    person.writes(page.amount, "200.00")
    person.writes(page.money_day, "07/10/2026")
    person.press("Keep the sum")
    saved = person.saved()
    assert saved[2] == "200.00"
    assert float(saved[1]) < float(disputed)


def august(person: Person) -> None:
    """An offer, a counter-offer, and an agreement whose terms are taken from the letter, each with its place."""
    person.on(7, 20)
    person.page("Offers")
    offers = person.talks.offers
    person.picks(offers.party, "Provider, billing")
    person.writes(offers.total, "400")
    person.writes(offers.ends, "08/20/2026")
    person.press("Keep the offer")
    person.press("Write the letter", offers)
    assert "$400.00" in person.talks.letters.english.toPlainText()
    assert "MERCY VALLEY" in person.talks.letters.address.text()
    person.press("Note as sent today")
    person.on(7, 28)
    person.page("Offers")
    person.press("Answer with another offer", offers)
    person.picks(offers.kind, "Monthly payments")
    for row, text in ((offers.total, "450"), (offers.months, "3"), (offers.first, "08/31/2026")):
        person.writes(row, text)
    person.press("Work out")
    assert offers.table.model().rowCount() == 3
    person.press("Keep the offer")
    person.press("Accepted", offers)
    person.on(8, 3)
    person.drops(made.agreement_letter(person.folder))
    person.page("Agreement")
    page = person.talks.agreement
    person.picks(page.paper, "agreement.pdf")
    person.picks(page.party, "Provider, billing")
    ticks = {t.accessibleName(): t for t in page.findChildren(QCheckBox) if t.isVisible()}
    wanted = [t for name, t in ticks.items() if "No interest is added" in name or "the balance is zero" in name]
    assert len(wanted) == 2, list(ticks)
    for tick in wanted:
        QTest.mouseClick(tick, LEFT, pos=QPoint(8, tick.height() // 2))
    for row, text in ((page.total, "450"), (page.months, "3"), (page.first, "08/31/2026")):
        person.writes(row, text)
    assert page.day.field.text() == "Aug 1, 2026", "the day stands on the letter"
    person.press("Keep the agreement")
    assert person.standing().startswith("Paying as agreed since Aug 1, 2026")
    person.page("Agreement")
    show = next(b for b in page.findChildren(QPushButton) if "No interest is added" in b.accessibleName())
    QTest.mouseClick(show, LEFT)
    person.settle()
    panes = [p for p in person.bills.workspace.pages.panes if p.isVisible()]
    assert [h.page for p in panes for h in p.viewer.highlights] == [1]
    person.pays(8, 31, "150")


def september(person: Person) -> None:
    """A statement asks for the old sum: the agreement is broken, and they are held to it."""
    person.on(9, 18)
    person.drops(made.statement(person.folder, "statement.pdf", "09/15/2026", "1,000.00"))
    person.page("Agreement")
    words = person.reads(person.talks.agreement.standing_card)
    assert "asks for $1,000.00. Under the agreement of Aug 1, 2026 at most $300.00 was left." in words
    assert "Hold them to the agreement" in _plan_words(person)
    assert person.next_action() == "Pay $150.00, in a way that leaves proof", "one's own side is kept"
    person.page("Agreement")
    person.press("Write to hold them to it")
    text = person.talks.letters.english.toPlainText()
    assert "$1,000.00" in text
    assert "$150.00" in text
    person.press("Note as sent today")
    assert person.saved()[2] == "200.00", "a broken agreement counts for nothing saved"
    person.pays(9, 30, "150")


def october(person: Person) -> None:
    """They keep to it again; the last instalment is paid, a zero-balance letter is asked for, and the case is closed."""
    person.on(10, 20)
    person.drops(made.statement(person.folder, "statement again.pdf", "10/16/2026", "150.00"))
    person.page("Agreement")
    assert "asks for" not in person.reads(person.talks.agreement.standing_card)
    person.pays(10, 31, "150")
    assert "Everything agreed is paid." in person.reads(person.talks.agreement.standing_card)
    person.press("Ask for a zero-balance letter")
    assert "$450.00" in person.talks.letters.english.toPlainText()
    assert person.talks.letters.draft.letter.to is RecipientKind.PROVIDER
    person.press("Note as sent today")
    person.on(11, 10)
    person.page("Agreement")
    page = person.talks.agreement
    person.picks(page.what, "They refunded")
    person.writes(page.amount, "50")
    person.press("Keep the sum")
    person.picks(page.outcome, "All instalments paid")
    person.press("Close the case")
    assert person.standing() == "Closed since Nov 10, 2026: All instalments paid"
    assert person.saved() == ["0.00", "0.00", "700.00", "50.00"], "200 corrected and 550 agreed, of which 50 came back"
    assert person.next_action() == ""


def _plan_words(person: Person) -> str:
    person.tab("Plan")
    return person.reads(person.bills.workspace.plan)
