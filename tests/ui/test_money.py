"""The money of a case and the papers it needs, in the window, on a real vault."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.bill import BillsScreen
from medneg_desktop.ui.bill.wanted_list import WantedRow
from medneg_desktop.ui.bill.workspace import CaseWorkspace
from medneg_desktop.ui.theme import apply_theme
from medneg_desktop.ui.undoing import Undoing
from tests.ui.made_up import bill, eob, printed, receipt, shelve
from tests.ui.test_accessible_names import nameless
from tests.window import Settle

CORRECTED = """eob
provider_name: Lakeside Regional Hospital
payer_name: Harbor Health Plan
patient_name: Dana R. Whitlock
member_id: H1234567
claim_number: 7731-0201
processed_date: 2026-10-02
service_from: 2026-08-14
insurance_paid: 302.00
deductible: 400.00
coinsurance: 115.60
patient_responsibility: 515.60
"""
STATEMENT = """statement
provider_name: Lakeside Regional Hospital
patient_name: Dana R. Whitlock
account_number: 00-448213-7
statement_date: 2026-10-20
previous_balance: 1375.60
amount_due: 1325.60
note: page 2 of 2 is missing
"""
SON = """eob
provider_name: Kids Clinic
payer_name: HARBOR HEALTH PLAN
patient_name: Theo Whitlock
member_id: H1234567
claim_number: 8831-02
service_from: 2026-07-14
deductible: 30.00
patient_responsibility: 30.00
"""
MONEY, PAPERS = 3, 4


@pytest.fixture
def office(near_office: Office) -> Office:
    return near_office


@pytest.fixture
def space(qtbot: QtBot, office: Office, lanes: Lanes, undoing: Undoing, settle: Settle) -> Iterator[CaseWorkspace]:
    for paper in (
        bill(),
        eob(),
        receipt(),
        printed("eob-corrected.pdf", CORRECTED),
        printed("statement.pdf", STATEMENT),
    ):
        shelve(office, *paper)
    shelve(office, *printed("theo.pdf", SON))
    screen = BillsScreen(office, lanes, undoing=undoing)
    qtbot.addWidget(screen)
    screen.resize(1280, 800)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    screen.show_case(max(bills(office), key=lambda c: c.papers).id)
    settle()
    yield screen.workspace
    screen.close()


def figures(space: CaseWorkspace) -> dict[str, str]:
    return {row.label: row.amount for row in space.money.rows.rows}


def pay(space: CaseWorkspace, amount: str, **fields: str) -> None:
    form = space.money_page.form
    QTest.mouseClick(space.money_page.add_button, Qt.MouseButton.LeftButton)
    assert form.isVisible()
    assert form.amount.field.hasFocus()
    QTest.keyClicks(form.amount.field, amount)
    for name, text in fields.items():
        getattr(form, name).field.setText(text)
    QTest.keyClick(form.amount.field, Qt.Key.Key_Return)


def test_every_figure_with_an_amount_leads_to_a_place_by_keyboard(space: CaseWorkspace) -> None:
    space.tabs.setCurrentIndex(MONEY)
    table = space.money
    table.setFocus()
    assert len(table.rows.rows) >= 9
    for number, row in enumerate(table.rows.rows):
        assert table.currentIndex().row() == number
        told = table.model().index(number, 1).data(Qt.ItemDataRole.AccessibleTextRole)
        assert ("shows its place" in told) is row.known, row.label
        assert bool(space.pages.proofs) is row.known, row.label
        assert not row.known or any(p.highlights for p in space.pages.proofs), row.label
        QTest.keyClick(table, Qt.Key.Key_Down)


def test_in_a_small_window_a_figure_brings_its_page_up(
    space: CaseWorkspace, settle: Settle, qapp: QApplication
) -> None:
    apply_theme(qapp, "light", 150)
    space.window().resize(900, 700)
    space.tabs.setCurrentIndex(MONEY)
    settle()
    assert space.pair.narrow
    assert not space.pages.isVisible()
    space.money.setFocus()
    QTest.keyClick(space.money, Qt.Key.Key_Return)
    assert space.pages.isVisible()
    assert space.pages.proofs[0].highlights


def test_a_figure_that_stands_on_two_papers_shows_both(space: CaseWorkspace) -> None:
    space.tabs.setCurrentIndex(MONEY)
    labels = [row.label for row in space.money.rows.rows]
    space.money.selectRow(labels.index("Supported by the papers"))
    assert {p.caption.partition(" ")[0] for p in space.pages.proofs} >= {"Statement", "Itemized"}
    assert sum(pane.isVisible() for pane in space.pages.panes) == 2


def test_a_payment_is_added_counted_removed_and_both_are_undone(
    space: CaseWorkspace, undoing: Undoing, settle: Settle
) -> None:
    space.tabs.setCurrentIndex(MONEY)
    assert figures(space)["You paid"] == "$50.00"
    pay(space, "75", day="11/01/2026", how="HSA card", reference="A-77")
    settle()
    page = space.money_page
    assert not page.form.isVisible()
    assert figures(space)["You paid"] == "$125.00"
    assert figures(space)["You paid since that"] == "$75.00"
    row = next(r for r in page.paid.rows.rows if r.noted)
    assert (row.amount, row.detail) == ("$75.00", "Nov 1, 2026 · HSA card · no. A-77\nYou noted it")
    page.paid.selectRow(page.paid.rows.rows.index(row))
    assert page.remove_button.isEnabled()
    QTest.mouseClick(page.remove_button, Qt.MouseButton.LeftButton)
    settle()
    assert figures(space)["You paid"] == "$50.00"
    undoing.take_back()
    settle()
    space.refresh()
    settle()
    assert figures(space)["You paid"] == "$125.00"
    undoing.take_back()
    settle()
    space.refresh()
    settle()
    assert figures(space)["You paid"] == "$50.00"


def test_a_payment_of_a_charity_is_not_the_persons(space: CaseWorkspace, settle: Settle) -> None:
    space.tabs.setCurrentIndex(MONEY)
    form = space.money_page.form
    form.source.field.setCurrentIndex(3)
    pay(space, "200.00")
    settle()
    assert figures(space)["You paid"] == "$50.00"
    assert figures(space)["Paid by charity or assistance"] == "$200.00"


def test_what_is_not_understood_is_said_beside_the_field_and_nothing_is_kept(
    space: CaseWorkspace, settle: Settle
) -> None:
    space.tabs.setCurrentIndex(MONEY)
    pay(space, "much")
    settle()
    assert "write an amount" in space.money_page.form.message.text()
    assert space.money_page.form.isVisible()
    assert not any(r.noted for r in space.money_page.paid.rows.rows)


def test_only_what_the_person_noted_can_be_removed(space: CaseWorkspace) -> None:
    space.tabs.setCurrentIndex(MONEY)
    page = space.money_page
    page.paid.selectRow(0)
    assert not page.remove_button.isEnabled()
    assert space.pages.proofs[0].highlights  # its place is shown


def test_the_sums_of_the_year_by_person_and_family(space: CaseWorkspace) -> None:
    space.tabs.setCurrentIndex(MONEY)
    rows = [(r.who, r.deductible, r.out_of_pocket) for r in space.money_page.spent.rows.rows]
    assert rows == [
        ("Dana R. Whitlock · 2026", "$400.00", "$515.60"),
        ("Theo Whitlock · 2026", "$30.00", "$30.00"),
        ("The family · 2026", "$430.00", "$545.60"),
    ]
    space.money_page.spent.selectRow(1)  # on a paper of another bill
    assert space.pages.proofs
    assert space.pages.proofs[0].highlights


def rows_of(space: CaseWorkspace) -> dict[str, WantedRow]:
    return {row.paper.need.value: row for row in space.sorting.wanted.rows}


def press(row: WantedRow, words: str) -> None:
    (found,) = [b for b in row.findChildren(QPushButton) if b.text() == words]
    assert row.paper.words in found.accessibleName()
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def test_papers_here_and_missing_with_the_letter_that_asks(space: CaseWorkspace, settle: Settle) -> None:
    space.tabs.setCurrentIndex(PAPERS)
    rows = rows_of(space)
    assert {need: row.chip.text() for need, row in rows.items()} == {
        "policy": "missing",
        "itemized_bill": "here",
        "eob": "here",
        "receipt": "here",
    }
    press(rows["eob"], "Show")
    assert {p.caption for p in space.pages.proofs} == {"EOB · page 1"}
    press(rows["policy"], "Write the letter that asks")
    settle()
    assert space.talks.isVisible()
    assert space.talks.letters.which.value == "assistance"


def test_a_paper_that_is_not_needed_stays_so_and_comes_back(
    space: CaseWorkspace, undoing: Undoing, settle: Settle
) -> None:
    space.tabs.setCurrentIndex(PAPERS)
    press(rows_of(space)["policy"], "Not needed, or not to be had")
    settle()
    assert rows_of(space)["policy"].chip.text() == "not needed"
    space.refresh()
    settle()
    assert rows_of(space)["policy"].chip.text() == "not needed"
    undoing.take_back()
    settle()
    space.refresh()
    settle()
    assert rows_of(space)["policy"].chip.text() == "missing"
    press(rows_of(space)["policy"], "Not needed, or not to be had")
    settle()
    press(rows_of(space)["policy"], "Needed after all")
    settle()
    assert rows_of(space)["policy"].chip.text() == "missing"


def test_what_could_not_be_read_is_said_with_the_papers(space: CaseWorkspace) -> None:
    space.tabs.setCurrentIndex(PAPERS)
    card = space.sorting.unread
    assert card.isVisible()
    assert "statement.pdf: page 2 of 2 is missing" in [w.text() for w in card.findChildren(QLabel)]


def test_every_control_has_a_name(space: CaseWorkspace) -> None:
    for tab in (MONEY, PAPERS):
        space.tabs.setCurrentIndex(tab)
        space.money_page.add_button.click()
        assert nameless(space) == []
