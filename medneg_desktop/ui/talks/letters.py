"""Letters: chosen, filled from the case, completed and edited by the person, saved and noted as sent."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.services.letters import Draft
from medneg_desktop.talks.letters import templates
from medneg_desktop.ui.shared import Card, Column, Flow, FormRow, TabPages, button, clear, heading, label, named
from medneg_desktop.ui.talks.pieces import Choice, acts_row, bullets, line
from medneg_desktop.ui.theme import theme, watch


class LettersPage(QWidget):
    """``wanted`` asks for a letter with the person's words; ``save_wanted`` carries the text as it stands."""

    wanted = Signal(str, object, object)
    """Of which letter, with which words, and to whom where the person chose it."""
    save_wanted = Signal(str, str)
    """``pdf`` or ``docx``, and the text."""
    sent = Signal(str, str)
    """The text that went out, and its certified-mail number."""

    def __init__(self) -> None:
        super().__init__()
        self.draft: Draft | None = None
        self._filled = ""
        self._own: dict[str, FormRow[QLineEdit]] = {}
        self.which: Choice[str] = Choice(self.tr("Letter"), {t.name: t.title for t in templates().values()})
        self.use = label("", soft=True)
        self.to: Choice[RecipientKind | None] = Choice(
            self.tr("To whom"), {None: self.tr("Whoever asks for the money")}
        )
        self.address = label("", soft=True)
        self.needs = Card(gap=0.5, margin=1.2)
        self._needs = Column(gap=0.5)
        self._asks = Column(gap=0.6)
        self.fill_button = button(self.tr("Put into the letter"), "plain", on_click=self._fill)
        self.english = named(QPlainTextEdit(), self.tr("The letter, in English"))
        self.spanish = named(QPlainTextEdit(), self.tr("The same in Spanish, to understand it"))
        self.texts = TabPages(self.tr("Languages"))
        self.notes = label("")
        self.pdf_button = button(self.tr("Save PDF…"), "primary", on_click=lambda: self._save("pdf"))
        self.docx_button = button(self.tr("Save for a word processor…"), "plain", on_click=lambda: self._save("docx"))
        self.number = line(self.tr("Certified-mail number"), self.tr("From the post office receipt, if you have one."))
        self.sent_button = button(self.tr("Note as sent today"), "plain", on_click=self._sent)
        self._build()
        self._connect()
        self._measure()

    def _build(self) -> None:
        self.spanish.setReadOnly(True)
        for text in (self.english, self.spanish):
            text.setTabChangesFocus(True)
        self.texts.addTab(self.english, self.tr("English, to send"))
        self.texts.addTab(self.spanish, self.tr("Spanish, to understand"))
        self.needs.body.add(self._needs, self._asks, self.fill_button)
        choose = Card(gap=0.7)
        choose.body.add(self.which, self.use, self.to, self.address)
        send = Card(gap=0.7)
        send.body.add(
            heading(self.tr("Send it"), 3),
            self.notes,
            acts_row(self.pdf_button, self.docx_button),
            self.number,
            acts_row(self.sent_button),
        )
        left, right, pair = QWidget(), QWidget(), QWidget()
        Column(left, gap=1.2).add(choose, self.needs, send, None)
        Column(right).add(self.texts, None)
        flow = Flow(pair, gap=1.4, even=True)
        flow.add(left, letters=38)
        flow.add(right, letters=64)
        Column(self, gap=1.0).add(pair, None)

    def _connect(self) -> None:
        self.which.field.activated.connect(lambda _: self.choose(self.which.value))
        self.to.field.activated.connect(lambda _: self._fill())
        self.english.textChanged.connect(self._check)
        watch().theme_changed.connect(self._measure)

    def _measure(self) -> None:
        self.texts.setFixedHeight(self.english.fontMetrics().lineSpacing() * 27 + theme().gap(6))

    # ------------------------------------------------------------------------------------------ showing

    def choose(self, name: str) -> None:
        """Take another letter; what was typed for the one before is left behind."""
        self.which.choose(name)
        self._own = {}
        self._filled = ""
        self.to.choose(None)
        self.wanted.emit(name, {}, None)

    def refresh(self) -> None:
        """Ask for the letter again; a text that was edited by hand stays as it is."""
        self.wanted.emit(self.which.value, self.own(), self.to.value)

    def own(self) -> Mapping[str, str]:
        return {name: row.field.text() for name, row in self._own.items()}

    def show_draft(self, draft: Draft) -> None:
        letter = draft.letter
        edited = self.draft is not None and self.draft.letter.template == letter.template
        edited = edited and self._filled != "" and self.english.toPlainText() != self._filled
        self.draft = draft
        self.use.setText(letter.template.use)
        self._show_address(draft)
        self._show_needs(draft)
        self.spanish.setPlainText(letter.spanish)
        if not edited:
            self._filled = letter.english
            self.english.setPlainText(letter.english)
        self._check()

    def offices(self, collecting: bool) -> None:
        """Whether there is a collector to write to."""
        choices: dict[RecipientKind | None, str] = {None: self.tr("Whoever asks for the money")}
        if collecting:
            choices[RecipientKind.PROVIDER] = self.tr("The provider")
            choices[RecipientKind.COLLECTOR] = self.tr("The collector")
        self.to.set_choices(choices)

    def _show_address(self, draft: Draft) -> None:
        letter = draft.letter
        self.to.setVisible(letter.template.either and self.to.field.count() > 1)
        self.address.setText(self.tr("To: {0}").format(", ".join(letter.recipient)) if letter.recipient else "")
        self.address.setVisible(bool(letter.recipient))

    def _show_needs(self, draft: Draft) -> None:
        letter = draft.letter
        clear(self._needs)
        if letter.needs:
            self._needs.add(heading(self.tr("What the letter needs from you"), 3))
            for need in letter.needs:
                self._needs.add(label(f"\u2022 {need.ask}: {need.why}."))
        bullets(self._needs, self.tr("Left out until it is confirmed"), letter.left_out)
        wanted = {n.blank: n.ask for n in letter.asks}
        if list(wanted) != list(self._own):
            typed = self.own()
            clear(self._asks)
            self._own = {blank: line(ask) for blank, ask in wanted.items()}
            for blank, row in self._own.items():
                row.field.setText(typed.get(blank, ""))
                row.field.returnPressed.connect(self._fill)
                self._asks.add(row)
        self.fill_button.setVisible(bool(wanted))
        self.needs.setVisible(bool(wanted or letter.needs or letter.left_out))

    def _check(self) -> None:
        """Say what should be looked at, and let nothing out while something is missing."""
        if self.draft is None:
            return
        told = list(self.draft.warnings(self.english.toPlainText()))
        if not self.draft.sender:
            told.append(self.tr("Your name and address are missing: tell them once under Packets."))
        self.notes.setText("\n".join(told))
        self.notes.setVisible(bool(told))
        for act in (self.pdf_button, self.docx_button, self.sent_button):
            act.setEnabled(self.draft.letter.ready)

    # ------------------------------------------------------------------------------------------ acting

    def _fill(self) -> None:
        self._filled = self.english.toPlainText()  # what is filled in anew replaces the text
        self.wanted.emit(self.which.value, self.own(), self.to.value)

    def _save(self, kind: str) -> None:
        self.save_wanted.emit(kind, self.english.toPlainText())

    def _sent(self) -> None:
        self.sent.emit(self.english.toPlainText(), self.number.field.text().strip())
        self.number.field.setText("")
