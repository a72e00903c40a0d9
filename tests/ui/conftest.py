"""What the tests of the window share beside :mod:`tests.window`: a look, made-up papers, and a vault that holds them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.services.office import Office
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.theme import apply_theme, theme, watch
from medneg_desktop.ui.undoing import Undoing
from tests.ui.made_up import bill, eob, open_office, receipt, reopen_office, shelve
from tests.vaults import Kept

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen screen warns that it has no window manager to talk to; any other warning fails a test."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise)", extend=True))


MakePaper = Callable[..., Path]


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication) -> None:
    """Every test begins with the light theme at the normal text size."""
    if (watch().asked, theme().text_percent) != ("light", 100):
        apply_theme(qapp, "light", 100)


@dataclass(frozen=True)
class Shelved:
    """A receipt, an EOB and a bill of one visit in a vault, read; each by its name."""

    vault: Kept
    papers: dict[str, DocumentId]


@pytest.fixture(scope="session")
def shelved(tmp_path_factory: pytest.TempPathFactory) -> Shelved:
    folder = tmp_path_factory.mktemp("shelved")
    office = open_office(folder)
    papers = {name: shelve(office, *make()) for name, make in (("receipt", receipt), ("eob", eob), ("bill", bill))}
    office.vault.close()
    return Shelved(Kept.of(folder / "vault"), papers)


@pytest.fixture
def near_office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    """An office that draws pages in this process, on a vault that holds the ``papers`` if the test asks for them."""
    if "papers" in request.fixturenames:
        held: Shelved = request.getfixturevalue("shelved")
        held.vault.put(tmp_path / "vault")
        made = reopen_office(tmp_path)
    else:
        made = open_office(tmp_path)
    yield made
    made.vault.close()


@pytest.fixture
def papers(shelved: Shelved) -> dict[str, DocumentId]:
    """For tests whose ``office`` is the ``near_office``."""
    return dict(shelved.papers)


@pytest.fixture
def case(office: Office, papers: dict[str, DocumentId]) -> CaseId:
    with office.unit() as unit:
        return next(iter(unit.cases_of([papers["bill"]])))


@pytest.fixture
def undoing(office: Office, lanes: Lanes) -> Undoing:
    return Undoing(office, lanes)


@pytest.fixture
def make_paper(tmp_path: Path) -> MakePaper:
    """Writes a made-up hospital statement as a PDF of so many pages; gives its path."""

    def make(name: str = "statement.pdf", *, pages: int = 1, account: str = "00-448213-7") -> Path:
        path = tmp_path / "offered" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        canvas = Canvas(str(path), pagesize=(612, 792), invariant=1)
        for page in range(pages):
            lines = (
                "LAKESIDE REGIONAL HOSPITAL",
                "Billing statement",
                "Patient: Dana R. Whitlock",
                f"Account number: {account}",
                "Statement date: 09/03/2026",
                f"Page {page + 1} of {pages}",
                "Amount due: $1,375.60",
            )
            for number, line in enumerate(lines):
                canvas.drawString(72, 720 - 20 * number, line)
            canvas.showPage()
        canvas.save()
        return path

    return make
