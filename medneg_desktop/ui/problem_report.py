"""A problem report: a text that the person reads and changes before it is saved, and gives to whom they like.

Nothing is sent. What it says is put together from numbers and words of the program alone; file names, folders, names,
amounts and days have no way into it, and neither have the messages of faults, which may quote a paper.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QLocale, QStandardPaths
from PySide6.QtGui import QAccessible, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from medneg_desktop import __version__
from medneg_desktop.core import crash
from medneg_desktop.core.preferences import Preferences
from medneg_desktop.services.office import Office
from medneg_desktop.services.prepare_packet import write_whole
from medneg_desktop.services.problem_report import VaultCounts, vault_counts
from medneg_desktop.services.vault_port import Ways
from medneg_desktop.ui.background import Lane, Lanes
from medneg_desktop.ui.dialog import Dialog
from medneg_desktop.ui.language import spoken, translate
from medneg_desktop.ui.shared import Column, Flow, MessageBar, button, heading, label, named
from medneg_desktop.ui.theme import theme
from medneg_desktop.ui.trouble import in_words

Section = tuple[str, Iterable[tuple[str, object]]]


class ProblemReportDialog(Dialog):
    """The whole text, to be read, changed, copied and saved."""

    def __init__(self, office: Office, lanes: Lanes, wishes: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Problem report"))
        self._office, self._lanes, self._wishes = office, lanes, wishes
        self.text = named(QPlainTextEdit(), self.tr("The text of the report"))
        self.text.setTabChangesFocus(True)
        self.bar = MessageBar()
        self.save_button = button(self.tr("Save as a text file"), on_click=self.choose_place)
        acts = Flow()
        acts.add(self.save_button, button(self.tr("Copy"), "plain", on_click=self._copy))
        acts.add(button(self.tr("Close"), "quiet", on_click=self.reject))
        column = Column(self, gap=1, margin=1.8)
        column.add(
            heading(self.tr("Make a problem report"), 2),
            label(
                self.tr(
                    "This is all that the report says: nothing from your papers, no names, no amounts, no folders. Write "
                    "what happened at the top; change or delete any line. MedNeg sends nothing: save the text, and give "
                    "it to whomever you want to help you."
                )
            ),
        )
        column.add(self.text, stretch=1)
        column.add(self.bar)
        column.addLayout(acts)
        side = theme().points
        self.resize(round(side * 62), round(side * 54))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.text.toPlainText():
            self._lanes.run(
                Lane.STORE,
                lambda: (vault_counts(self._office), self._office.vault.ways),
                owner=self,
                done=self._show,
                failed=self._failed,
            )

    def _show(self, told: tuple[VaultCounts, Ways]) -> None:
        counts, ways = told
        self.text.setPlainText(report(self._wishes, counts, ways))
        self.text.setFocus()

    def _failed(self, error: BaseException) -> None:
        """A vault that cannot be counted is a reason more for a report: it is made without the numbers."""
        self.text.setPlainText(report(self._wishes, None, None))
        told = in_words(error)
        self.bar.tell("error", told.title, told.text)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.bar.tell("success", self.tr("Copied."))

    def choose_place(self) -> None:
        """Ask where to save the report, and save it there."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = str(Path(folder) / self.tr("MedNeg problem report.txt"))
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save the problem report"), name)
        if chosen:
            self.save(Path(chosen))

    def save(self, target: Path) -> None:
        """Write what is shown, as it is shown."""
        data = self.text.toPlainText().encode()
        self._lanes.run(
            Lane.STORE,
            lambda: write_whole(target, data),
            owner=self,
            done=lambda _: self.bar.tell("success", self.tr("The report is saved."), str(target)),
            failed=self._not_saved,
        )

    def _not_saved(self, error: BaseException) -> None:
        told = in_words(error)
        self.bar.tell("error", told.title, told.text)


def report(wishes: Preferences, counts: VaultCounts | None, ways: Ways | None) -> str:
    """The text of a report."""
    head = translate("ProblemReport", "MedNeg problem report")
    asked = translate("ProblemReport", "What I did, what I expected, and what happened instead:")
    parts = [f"{head}\n\n{asked}\n\n\n"]
    parts += [_section(title, rows) for title, rows in (_program(), _settings(wishes), *_vault(counts, ways))]
    return "\n".join([*parts, _faults()])


def _section(title: str, rows: Iterable[tuple[str, object]]) -> str:
    return "\n".join([title, *(f"  {name}: {value}" for name, value in rows), ""])


def _program() -> Section:
    system = f"{platform.system()} {platform.release()} ({platform.machine()})"
    screens = ", ".join(
        f"{s.size().width()}x{s.size().height()} @ {s.devicePixelRatio():g}" for s in QGuiApplication.screens()
    )
    return (
        translate("ProblemReport", "Program and computer"),
        (
            ("MedNeg", __version__),
            (translate("ProblemReport", "Packaged"), _yes(getattr(sys, "frozen", False))),
            (translate("ProblemReport", "System"), system),
            ("Python", platform.python_version()),
            ("Qt", f"{qt_version}, {QGuiApplication.platformName()}"),
            (translate("ProblemReport", "Screens"), screens),
            (translate("ProblemReport", "Language of the computer"), QLocale.system().name()),
            (translate("ProblemReport", "Screen reader in use"), _yes(QAccessible.isActive())),
        ),
    )


def _settings(wishes: Preferences) -> Section:
    return (
        translate("ProblemReport", "Settings"),
        (
            (translate("ProblemReport", "Colors"), f"{wishes.theme} ({theme().name})"),
            (translate("ProblemReport", "Text size"), f"{wishes.text_percent} %"),
            (translate("ProblemReport", "Language"), f"{wishes.language or '-'} ({spoken()})"),
            (translate("ProblemReport", "Lock after minutes"), wishes.lock_minutes),
            (translate("ProblemReport", "Messages"), wishes.notices),
        ),
    )


def _vault(counts: VaultCounts | None, ways: Ways | None) -> list[Section]:
    title = translate("ProblemReport", "How much the vault holds")
    if counts is None or ways is None:
        return [(title, ((translate("ProblemReport", "It could not be counted"), "-"),))]
    opened = [w for w, held in (("passphrase", ways.passphrase), ("keyring", ways.keyring)) if held]
    return [
        (
            title,
            (
                (translate("ProblemReport", "Papers"), _by(counts.papers, counts.by_state)),
                (translate("ProblemReport", "Kinds of files"), _by(counts.papers, counts.by_media)),
                (translate("ProblemReport", "Pages"), counts.pages),
                (translate("ProblemReport", "Papers that could not be read"), _by(None, counts.unreadable)),
                (translate("ProblemReport", "Files that could not be added"), _by(None, counts.declined)),
                (translate("ProblemReport", "Bills"), counts.bills),
                (translate("ProblemReport", "Questions"), counts.questions),
                (translate("ProblemReport", "Packets"), counts.packets),
                (translate("ProblemReport", "Learned from corrections"), counts.learned),
                (translate("ProblemReport", "Opens by"), ", ".join(opened) or "-"),
            ),
        )
    ]


def _faults() -> str:
    """What went wrong since the start: codes and places in the program."""
    title = translate("ProblemReport", "What went wrong since MedNeg was started")
    nothing = translate("ProblemReport", "Nothing that MedNeg noticed.")
    lines = [f"  {number}. {words}".replace("\n", "\n     ") for number, words in enumerate(crash.noted(), 1)]
    return "\n".join([title, *(lines or [f"  {nothing}"]), ""])


def _by(whole: int | None, parts: Mapping[str, int]) -> str:
    """``12 (failed 1, read 11)``; without a whole only the parts."""
    told = ", ".join(f"{word} {count}" for word, count in parts.items())
    if whole is None:
        return told or "0"
    return f"{whole} ({told})" if told else str(whole)


def _yes(held: bool) -> str:
    return translate("ProblemReport", "yes") if held else translate("ProblemReport", "no")
