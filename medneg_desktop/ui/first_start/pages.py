"""The three screens. Each tells one thing; the dialog around them goes back and forth."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QSizePolicy, QWidget

from medneg_desktop.ui.door import NewPassphrase
from medneg_desktop.ui.language import translate
from medneg_desktop.ui.shared import Card, Column, ElidedLabel, Flow, Picture, Row, button, heading, label, named
from medneg_desktop.ui.theme import Role


def _acts_told() -> tuple[tuple[str, str, str], ...]:
    return (
        (
            "document",
            translate("FirstStart", "Reads your papers"),
            translate(
                "FirstStart",
                "Bills, EOBs from your health plan, receipts and letters, as PDF, scan or photo. Where it is unsure, "
                "it asks you.",
            ),
        ),
        (
            "question",
            translate("FirstStart", "Shows what looks wrong"),
            translate("FirstStart", "Each question shows its place on the page, the money it is about, and why."),
        ),
        (
            "packets",
            translate("FirstStart", "Writes the answer"),
            translate(
                "FirstStart",
                "A letter or a packet with the proof, what to say on the phone, and every last day to act.",
            ),
        ),
    )


class WhatPage(QWidget):
    """What the program does, and that nothing leaves this computer."""

    def __init__(self) -> None:
        super().__init__()
        column = Column(self, gap=1.6)
        column.add(
            heading(self.tr("Welcome to MedNeg")),
            label(
                self.tr(
                    "Medical bills are hard to read. MedNeg checks them with you and helps you to ask the right questions."
                )
            ),
            self._acts(),
            _promise(),
            label(
                self.tr("MedNeg gives no legal or medical advice. What you send, and to whom, is up to you."), soft=True
            ),
            None,
        )

    @staticmethod
    def _acts() -> QWidget:
        box = QWidget()
        row = Flow(box, gap=1.4, even=True)
        for sign, title, text in _acts_told():
            card = Card(margin=1.5)
            card.body.add(Picture(sign, 2.4, centered=False), heading(title, 3), label(text, soft=True), None)
            row.add(card, letters=20)
        return box


def _promise() -> QFrame:
    """The one thing that must be known before a paper is shown to a program."""
    frame = QFrame()
    frame.setObjectName("script")
    words = Column(gap=0.4)
    words.add(
        label(translate("FirstStart", "Nothing leaves this computer."), strong=True, tone=Role.ACCENT),
        label(
            translate(
                "FirstStart",
                "There is no account, and MedNeg never goes online: no part of it can send anything. Your papers stay "
                "here, encrypted.",
            )
        ),
    )
    row = Row(frame, gap=1.4, margin=1.4)
    row.add(Picture("lock", 2.4, centered=False))
    row.add(words, stretch=1)
    return frame


class WherePage(QWidget):
    """Where papers live and how the vault opens, with what each choice means on a bad day."""

    backup_wanted = Signal()
    resized = Signal()

    def __init__(self, folder: str, *, backup: bool) -> None:
        super().__init__()
        self.automatic = QRadioButton(self.tr("Open by itself on this computer"))
        self.ask = QRadioButton(self.tr("Ask for a passphrase each time"))
        self.new = NewPassphrase()
        self.new.hide()
        self.backup_button = button(
            self.tr("I have a backup: bring it back"), "quiet", on_click=self.backup_wanted.emit
        )
        self.backup_button.setVisible(backup)
        self._group = QButtonGroup(self)
        for choice in (self.automatic, self.ask):
            self._group.addButton(choice)
        self.ask.toggled.connect(self._on_ask)
        self.automatic.setChecked(True)
        self._build(folder)

    def _build(self, folder: str) -> None:
        place = label(folder, small=True, soft=True, selectable=True)
        place.quote(folder)
        place.setVisible(bool(folder))
        named(place, self.tr("Folder of the vault"), folder)
        column = Column(self, gap=1.2)
        column.add(
            heading(self.tr("Where your papers live")),
            label(
                self.tr(
                    "MedNeg keeps a copy of each paper in a vault: a folder on this computer in which everything is "
                    "encrypted. The files you add stay where they are. There is no copy anywhere else, so back the "
                    "vault up now and then, in Settings."
                )
            ),
            place,
            heading(self.tr("How should the vault open?"), 3),
        )
        for choice, words in zip((self.automatic, self.ask), self._honest(), strict=True):
            named(choice, choice.text(), words)
            column.add(_indented(choice, label(words, soft=True, small=True)))
        column.add(self.new, self._later(), None)

    def _later(self) -> QWidget:
        box = QWidget()
        row = Flow(box)
        row.add(self.backup_button)
        box.setVisible(self.backup_button.isVisibleTo(box))
        return box

    def _honest(self) -> tuple[str, str]:
        return (
            self.tr(
                "Easiest. Your computer's keyring keeps the key, so whoever uses your account on this computer can "
                "read your papers."
            ),
            self.tr(
                "Safer where others use this computer. If both the passphrase and the recovery sheet are lost, nobody "
                "can open the vault; there is no way around it."
            ),
        )

    def _on_ask(self, asks: bool) -> None:
        self.new.setVisible(asks)
        self.resized.emit()


def _indented(choice: QRadioButton, words: QWidget) -> QWidget:
    """A choice with its meaning below, set in so that it is seen to belong to it."""
    box = QWidget()
    below = Row(gap=0)
    below.addSpacing(choice.fontMetrics().height() * 3 // 2)
    below.add(words, stretch=1)
    column = Column(box, gap=0.2)
    column.add(choice, below)
    return box


class BeginPage(QWidget):
    """A place for the first bills, or the made-up case to look around in."""

    choose_wanted = Signal()
    empty_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, *, sample: bool) -> None:
        super().__init__()
        self.files = ElidedLabel(strong=True)
        self.clear_button = button(self.tr("Take them out again"), "quiet", on_click=self.empty_wanted.emit)
        self.sample_button = button(self.tr("Try the sample case"), "plain", on_click=self.sample_wanted.emit)
        column = Column(self, gap=1.6)
        column.add(heading(self.tr("What would you like to begin with?")), self._place())
        if sample:
            column.add(self._sample())
        column.add(label(self.tr("Or begin with an empty vault, and add papers whenever you like."), soft=True), None)
        self.show_files(())

    def _place(self) -> QFrame:
        place = QFrame()
        place.setObjectName("drop")
        place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        title = heading(self.tr("Drop your first bill here"), 2)
        text = label(self.tr("One paper or many, a folder, or photos of the pages."), soft=True)
        for words in (title, text, self.files):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        buttons = Flow(centered=True)
        buttons.add(button(self.tr("Choose files"), "plain", icon="add", on_click=self.choose_wanted.emit))
        buttons.add(self.clear_button)
        inside = Column(place, gap=0.9, margin=2)
        inside.add(Picture("drop", 3.5), title, text, self.files, buttons)
        return place

    def _sample(self) -> Card:
        card = Card(margin=1.4)
        words = Column(gap=0.3)
        words.add(
            heading(self.tr("Look around first"), 3),
            label(
                self.tr(
                    "A made-up case opens in a window of its own. Nothing of it comes into your vault, and you can come "
                    "back to this window."
                ),
                soft=True,
            ),
        )
        row = Row(gap=1.4)
        row.add(words, stretch=1)
        row.add(self.sample_button)
        card.body.add(row)
        return card

    def show_files(self, paths: Sequence[Path]) -> None:
        """Name the files that are to be added."""
        names = ", ".join(path.name or str(path) for path in paths)
        counted = self.tr("To be added: {0}").format(names) if paths else ""
        self.files.quote(counted)
        self.files.setVisible(bool(paths))
        self.clear_button.setVisible(bool(paths))
