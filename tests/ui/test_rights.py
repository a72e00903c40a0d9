"""The Rights screen: answering, seeing what applies, the household, financial help; by mouse and by keyboard."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from medneg_desktop.core.ids import CaseId, DocumentId, Sha256
from medneg_desktop.core.money import Money
from medneg_desktop.domain.assistance import HelpAnswer
from medneg_desktop.domain.document import Document, ReadingStatus
from medneg_desktop.domain.household import Coverage, Household
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.rights import NOT_SURE, Status
from medneg_desktop.ledger import match_keys
from medneg_desktop.services import rights
from medneg_desktop.services.office import Office
from medneg_desktop.services.reconcile import refresh
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.main_window import MainWindow
from medneg_desktop.ui.rights import RightsScreen
from medneg_desktop.ui.rights.cards import RightBox
from medneg_desktop.ui.talks import TalksTab
from medneg_desktop.ui.theme import apply_theme
from tests.builders import BILL_AND_COLLECTOR, papers
from tests.ui.fitting import beyond, cut
from tests.ui.test_accessible_names import nameless
from tests.window import Settle

OTHER = """
    statement
    provider_name: Ridge Practice
    patient_name: Bo Chen
    account_number: 7731999
    service_from: 2026-07-01
    statement_date: 2026-07-20
    amount_due: 300.00
    """
MakeScreen = Callable[..., RightsScreen]


def shelve(office: Office, text: str) -> CaseId:
    found = papers(text)
    for paper in found:
        data = f"{paper.ref.document}".encode()
        sha256, size = office.vault.originals.put(io.BytesIO(data), limit=1000)
        document = DocumentId(paper.ref.document)
        with office.unit() as unit:
            unit.add_document(
                Document(document, Sha256(sha256), paper.ref.name, "application/pdf", size, 1, office.clock.now())
            )
            unit.save_readings(document, [paper.reading], match_keys(paper.reading))
            unit.set_status(document, ReadingStatus.READ)
            unit.commit()
    (case,) = refresh(office, [p.ref.document for p in found])
    return case


@pytest.fixture
def case(office: Office) -> CaseId:
    return shelve(office, BILL_AND_COLLECTOR)


@pytest.fixture
def make_screen(qtbot: QtBot, office: Office, lanes: Lanes, settle: Settle) -> MakeScreen:
    def make(width: int = 1095, height: int = 800) -> RightsScreen:
        screen = RightsScreen(office, lanes)
        qtbot.addWidget(screen)
        screen.resize(width, height)
        screen.show()
        screen.refresh()
        settle()
        return screen

    return make


def titles(screen: RightsScreen) -> list[str]:
    return [box.card.entry.id for box in screen.findings.boxes]


def words(widget: QWidget) -> str:
    return "\n".join(found.text() for found in widget.findChildren(QLabel) if found.isVisibleTo(widget))


def box_of(screen: RightsScreen, name: str) -> RightBox:
    return next(b for b in screen.findings.boxes if b.card.entry.id == name)


def test_an_empty_vault_says_how_to_begin(make_screen: MakeScreen) -> None:
    screen = make_screen()
    assert screen.empty.isVisible()
    assert not screen.picker.isVisible()
    assert not screen.tabs.isTabVisible(0)
    assert nameless(screen) == []


def test_a_case_shows_what_applies_with_its_reasons_and_days(make_screen: MakeScreen, case: CaseId) -> None:
    screen = make_screen()
    assert "debt-dispute" in titles(screen)
    told = words(box_of(screen, "debt-dispute"))
    for part in (
        "Applies",
        "Read in a copy",
        "A debt collector asks for this bill",
        "Dec 10, 2026, in 16 days",
        "safe choice",
        "What to do",
    ):
        assert part in told
    assert "Dispute the debt with the collector in writing: Dec 10, 2026" in words(screen.findings.days)


def test_answering_moves_a_right(make_screen: MakeScreen, case: CaseId, settle: Settle, office: Office) -> None:
    screen = make_screen()
    assert "help-policy" not in titles(screen)
    box = screen.questions.boxes["nonprofit"]
    QTest.mouseClick(box.choices["yes"], Qt.MouseButton.LeftButton)
    settle()
    assert "help-policy" in titles(screen)
    assert screen.questions.boxes["nonprofit"] is box, "the box stays, and with it the place of a keyboard user"
    QTest.mouseClick(box.take_back, Qt.MouseButton.LeftButton)
    settle()
    assert "help-policy" not in titles(screen)
    assert not any(radio.isChecked() for radio in box.choices.values())


def test_words_of_a_choice_can_be_clicked(make_screen: MakeScreen, case: CaseId, settle: Settle) -> None:
    screen = make_screen()
    box = screen.questions.boxes["coverage"]
    said = next(found for found in box.findChildren(QLabel) if found.text() == "Medicaid")
    QTest.mouseClick(said, Qt.MouseButton.LeftButton)
    settle()
    assert box.choices["medicaid"].isChecked()
    assert "medicaid-no-extra-bill" in titles(screen)


def test_answering_by_keyboard_keeps_the_focus(
    qtbot: QtBot, make_screen: MakeScreen, case: CaseId, settle: Settle
) -> None:
    screen = make_screen()
    screen.activateWindow()
    radio = screen.questions.boxes["coverage"].choices["employer"]
    radio.setFocus()
    qtbot.waitUntil(radio.hasFocus)
    QTest.keyClick(radio, Qt.Key.Key_Space)
    settle()
    assert radio.isChecked()
    assert radio.hasFocus()
    assert "network" in screen.questions.boxes


def test_not_sure_is_kept(make_screen: MakeScreen, case: CaseId, settle: Settle, office: Office) -> None:
    screen = make_screen()
    screen.questions.boxes["nonprofit"].choices[NOT_SURE].click()
    settle()
    again = make_screen()
    assert again.questions.boxes["nonprofit"].choices[NOT_SURE].isChecked()


def test_the_three_lists(make_screen: MakeScreen, case: CaseId) -> None:
    screen = make_screen()
    seen = {}
    for status, made in screen.findings.buttons.items():
        made.click()
        seen[status] = titles(screen)
        assert made.text().endswith(f"({len(seen[status])})")
        assert made.isChecked()
    assert not set(seen[Status.APPLIES]) & set(seen[Status.NOT])
    assert "help-policy" in seen[Status.UNSURE]
    screen.findings.choose(Status.UNSURE)
    assert "Is the hospital a nonprofit?" in words(box_of(screen, "help-policy"))


def test_what_was_not_read_says_check_this_in_words(make_screen: MakeScreen, case: CaseId) -> None:
    screen = make_screen()
    assert "Check this" in words(box_of(screen, "debt-calls"))
    assert "Check this" not in words(box_of(screen, "debt-dispute"))


def test_a_source_is_text_to_copy(make_screen: MakeScreen, case: CaseId) -> None:
    screen = make_screen()
    box = box_of(screen, "debt-dispute")
    assert box.source is None
    box.source_button.click()
    assert box.source is not None
    told = words(box)
    for part in ("15 USC 1692g(b)-(c)", "Read in:", "Checked Nov 24, 2026."):
        assert part in told
    (address,) = box.source.findChildren(QLineEdit)
    assert address.isReadOnly()
    assert address.text() == "https://www.law.cornell.edu/uscode/text/15/1692g"
    address.selectAll()
    address.copy()
    assert QApplication.clipboard().text() == address.text()
    assert not any(found.openExternalLinks() for found in screen.findChildren(QLabel))
    box.source_button.click()
    assert box.source.isHidden()


def test_what_the_papers_told_can_be_corrected(make_screen: MakeScreen, case: CaseId, settle: Settle) -> None:
    screen = make_screen()
    assert "collector" not in screen.questions.boxes
    screen.questions.reopen("collector")
    screen.questions.boxes["collector"].choices["no"].click()
    settle()
    assert "debt-dispute" not in titles(screen)
    assert "From your papers: A debt collector asks" in words(screen.questions.boxes["collector"])


def test_a_day_is_told_and_a_wrong_one_is_answered_beside_it(
    make_screen: MakeScreen, case: CaseId, settle: Settle
) -> None:
    screen = make_screen()
    box = screen.questions.days["collector_letter_received"]
    box.field.setText("soon")
    box.field.editingFinished.emit()
    settle()
    assert "not in the future" in box.help.text()
    box.field.setText("11/16/2026")
    box.field.editingFinished.emit()
    settle()
    assert "Dec 16, 2026" in words(box_of(screen, "debt-dispute"))


def test_the_household_is_kept_and_used(make_screen: MakeScreen, case: CaseId, settle: Settle, office: Office) -> None:
    screen = make_screen()
    assert "Tell state, number of people, yearly income" in words(screen.help)
    form = screen.household
    form.state.field.setCurrentText("New York")
    form.people.field.setText("3")
    form.coverage.field.setCurrentText("Plan from a job or union")
    form.sources[0].name.field.setText("wages")
    form.sources[0].amount.field.setText("3,000")
    form.monthly.field.setText("75")
    form.deductible.field.setText("1,500")
    form.limit.field.setText("6,000")
    form.keep_button.click()
    settle()
    assert form.message.text() == "Kept."
    told = rights.household(office)
    assert (told.state, told.size, told.coverage) == ("NY", 3, Coverage.EMPLOYER)
    assert (told.deductible, told.out_of_pocket) == (Money.of("1500.00"), Money.of("6000.00"))
    assert (told.yearly, told.monthly) == (Money.of("36000.00"), Money.of("75.00"))
    assert "131.8 %\nof the federal poverty level" in words(screen.help)
    assert "You appear to be below the limit of 200 percent" in words(screen.help)
    assert any(name.startswith("state-NY") for name in titles(screen))
    again = make_screen()
    assert again.household.words() == form.words()


def test_what_is_not_understood_of_the_household_is_told_beside_the_button(
    make_screen: MakeScreen, case: CaseId, settle: Settle, office: Office
) -> None:
    screen = make_screen()
    screen.household.people.field.setText("a few")
    screen.household.keep_button.click()
    settle()
    assert "Size is a number of people" in screen.household.message.text()
    assert rights.household(office) == Household()


def test_one_sum_of_income_is_shown_as_a_source(make_screen: MakeScreen, case: CaseId, office: Office) -> None:
    rights.keep_household(office, Household("OH", 1, Money.of("20000.00"), "Medicare"))
    screen = make_screen()
    assert screen.household.sources[0].amount.field.text() == "$20,000.00"
    assert screen.household.coverage.field.currentText() == "Original Medicare"


def test_the_hospitals_limits_are_compared(
    make_screen: MakeScreen, case: CaseId, settle: Settle, office: Office
) -> None:
    rights.keep_household(office, Household("TX", 1, Money.of("20000.00")))
    screen = make_screen()
    screen.help.free.field.setText("250")
    screen.help.keep_button.click()
    settle()
    assert "You appear to be below the limit of 250 percent" in words(screen.help)
    screen.help.free.field.setText("a lot")
    screen.help.keep_button.click()
    settle()
    assert "percent of the poverty level" in screen.help.message.text()


def test_another_case_starts_anew(make_screen: MakeScreen, case: CaseId, settle: Settle, office: Office) -> None:
    other = shelve(office, OTHER)
    screen = make_screen()
    screen.show_case(case)
    settle()
    screen.questions.boxes["nonprofit"].choices["yes"].click()
    settle()
    names = [screen.picker.itemText(i) for i in range(screen.picker.count())]
    assert sorted(names) == ["Mercy Hospital · Ana Lopez · Aug 14, 2026", "Ridge Practice · Bo Chen · Jul 1, 2026"]
    screen.show_case(other)
    settle()
    assert screen.picker.currentText().startswith("Ridge Practice")
    assert "nonprofit" not in screen.questions.boxes
    assert "debt-dispute" not in titles(screen)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("theme", "width", "percent"),
    [("light", 1095, 100), ("contrast", 1095, 150), ("dark", 840, 150), ("light", 840, 200)],
)
def test_nothing_is_cut(
    make_screen: MakeScreen, case: CaseId, office: Office, settle: Settle, theme: str, width: int, percent: int
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, theme, percent)
    rights.keep_household(office, Household("NY", 3, Money.of("36000.00"), "employer"))
    screen = make_screen(width, 760)
    problems = []
    for tab in range(screen.tabs.count()):
        if screen.tabs.isTabVisible(tab):
            screen.tabs.setCurrentIndex(tab)
            settle()
            problems += cut(screen) + beyond(screen)
    for status in Status:
        screen.tabs.setCurrentIndex(1)
        screen.findings.choose(status)
        for box in screen.findings.boxes[:2]:
            box.turn_source()
        settle()
        problems += cut(screen) + beyond(screen)
    assert problems == []
    assert screen.minimumSizeHint().width() <= width


def test_the_window_goes_there_with_one_key(window: MainWindow, case: CaseId, settle: Settle) -> None:
    QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.windowTitle() == "Rights - MedNeg"
    assert window.navigation.buttons["rights"].isChecked()
    screen = window.findChild(RightsScreen)
    assert screen is not None
    assert "debt-dispute" in titles(screen)


def test_narrow_windows_have_the_questions_on_a_tab(make_screen: MakeScreen, case: CaseId, qtbot: QtBot) -> None:
    screen = make_screen(760)
    assert screen.tabs.isTabVisible(0)
    assert screen.tabs.currentIndex() == 0
    assert screen.questions.isVisible()
    screen.resize(1200, 800)
    qtbot.waitUntil(lambda: screen.tabs.currentIndex() == 1)
    assert not screen.tabs.isTabVisible(0)
    assert screen.questions.isVisible()


def test_every_control_has_a_name(make_screen: MakeScreen, case: CaseId, office: Office) -> None:
    rights.keep_household(office, Household("NY", 3, Money.of("36000.00"), "employer"))
    screen = make_screen()
    for status in Status:
        screen.findings.choose(status)
        for box in screen.findings.boxes:
            box.turn_source()
    assert nameless(screen) == []
    radio = screen.questions.boxes["nonprofit"].choices["yes"]
    spoken = QAccessible.queryAccessibleInterface(radio)
    assert spoken.role() is QAccessible.Role.RadioButton
    assert spoken.text(QAccessible.Text.Name) == "Yes"
    assert spoken.text(QAccessible.Text.Description) == "Is the hospital a nonprofit?"


def test_papers_are_ticked_and_the_application_is_told(
    make_screen: MakeScreen, case: CaseId, settle: Settle, office: Office
) -> None:
    screen = make_screen()
    page = screen.help
    page.ticks["pay"].click()
    settle()
    view = rights.rights_view(office, case)
    assert view is not None
    assert [i.id for i in view.assistance.checklist if i.ticked] == ["pay"]
    page.applied.field.setText("11/10/2026")
    page.answered.field.setText("11/20/2026")
    page.tell_button.click()
    settle()
    assert "Tell both the day of their answer and what they decided" in page.told_message.text()
    page.answer.choose(HelpAnswer.REFUSED)
    page.tell_button.click()
    settle()
    shown = words(page)
    assert "4. Appeal in writing" in shown
    assert "by Dec 20, 2026" in shown
    wanted: list[tuple[str, str]] = []
    screen.letter_wanted.connect(lambda *told: wanted.append(told))
    page.letter_wanted.emit("assistance_appeal")
    assert wanted == [(case, "assistance_appeal")]
    screen._undoing.take_back()
    settle()
    assert "Appeal in writing" not in words(page)


def test_a_policy_is_kept_opened_and_let_go(
    make_screen: MakeScreen, case: CaseId, settle: Settle, office: Office, make_paper: Callable[..., Path]
) -> None:
    screen = make_screen()
    page = screen.help
    assert page.paper_button.isVisibleTo(page)
    screen.add_policy(make_paper("policy.pdf"))
    settle()
    assert page.paper_open.text() == "Open policy.pdf"
    opened: list[str] = []
    screen.open_document.connect(opened.append)
    page.paper_open.click()
    with office.unit() as unit:
        document = unit.document(DocumentId(opened[0]))
    assert document is not None
    assert document.name == "policy.pdf"
    page.paper_drop.click()
    settle()
    assert page.paper_button.isVisibleTo(page)
    assert not page.paper_open.isVisibleTo(page)
    (bad := make_paper("bad.pdf")).write_bytes(b"call them")
    screen.add_policy(bad)
    settle()
    assert "not a PDF" in page.message.text()


def test_a_letter_of_the_application_opens_in_the_bill(window: MainWindow, case: CaseId, settle: Settle) -> None:
    window.write_letter(case, "assistance_cover")
    settle()
    talks = window.go("bills").findChild(TalksTab)
    assert talks is not None
    assert talks.letters.which.value == "assistance_cover"
    assert talks.isVisible()
    window.write_letter(case, "zero_balance")
    settle()
    letters = talks.letters
    assert letters.address.text() == "To: Apex", "a collector asks"
    assert letters.to.isVisible()
    letters.to.field.setFocus()
    for _ in range(letters.to.field.count()):
        if letters.to.value is not RecipientKind.PROVIDER:
            QTest.keyClick(letters.to.field, Qt.Key.Key_Down)
    settle()
    assert letters.address.text() == "To: Mercy Hospital, Billing Department"
    window.show_help(case)
    settle()
    screen = window.findChild(RightsScreen)
    assert screen is not None
    assert screen.help.isVisible()
