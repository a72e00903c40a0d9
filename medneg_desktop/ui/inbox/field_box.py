"""One value with its name, its state in words, and room to correct it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from medneg_desktop.core.trouble import Trouble, ValueNotUnderstood
from medneg_desktop.domain.reading import AnyFact, Cell, FieldName, State
from medneg_desktop.services.review import understand
from medneg_desktop.ui.inbox.words import doubt_words, state_short, state_words
from medneg_desktop.ui.language import say, written
from medneg_desktop.ui.shared import Column, Flow, Row, announce, icon, label, named, plain_tip
from medneg_desktop.ui.shared.words import repolish
from medneg_desktop.ui.theme import Role, theme, watch
from medneg_desktop.ui.viewer.strip import Strip, Strips

_SIGNS = {State.CHECK: ("doubt", Role.DOUBT), State.PROVEN: ("check", Role.PROVEN), State.ENTERED: ("edit", Role.LINK)}


class FieldBox(QWidget):
    """Enter keeps what was typed (on a doubtful value: says that it is right as it stands), Escape takes it back.

    ``what`` decides what can be understood as a value; a refusal is told in words below the field.
    """

    entered = Signal(str)
    focused = Signal()
    history_wanted = Signal()

    def __init__(self, caption: str, what: FieldName | Cell, strips: Strips) -> None:
        super().__init__()
        self.what = what
        self._fact: AnyFact | None = None
        self._kept = ""
        self.edit = _Edit()
        self.caption = label(caption, soft=True, small=True)
        self.caption.setBuddy(self.edit)
        self._sign = QLabel()
        self.state = label("", small=True)
        self.strip = Strip(strips)
        self.history_button = named(QToolButton(), self.tr("History of this value"))
        self.note = label("", soft=True, small=True)
        self.error = label("", small=True, tone=Role.DANGER)
        self._build()

    def _build(self) -> None:
        certainty = QWidget()
        Row(certainty, gap=0.4).add(self._sign, self.state)
        head = Flow(gap=0.4)
        head.add(self.caption, certainty, self.history_button)
        field = Flow(gap=0.6)
        field.add(self.edit, letters=18)
        field.add(self.strip, letters=24)
        column = Column(self, gap=0.2)
        column.add(head, field, self.note, self.error)
        self.caption.setWordWrap(False)
        self.state.setWordWrap(False)
        self.history_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from value to value; the key is Ctrl+H
        self.history_button.setToolTip(self.tr("History of this value (Ctrl+H)"))
        self.history_button.clicked.connect(lambda _=False: self.history_wanted.emit())
        self.edit.history_wanted.connect(self.history_wanted)
        self.strip.pressed.connect(lambda: self.edit.setFocus(Qt.FocusReason.MouseFocusReason))
        self.note.hide()
        self.error.hide()
        self.edit.setPlaceholderText(self.tr("not on the paper"))
        self.edit.returnPressed.connect(self._on_enter)
        self.edit.left.connect(self._on_leave)
        self.edit.reverted.connect(self.revert)
        self.edit.reached.connect(self.focused)
        self.edit.textEdited.connect(lambda _: self.refuse(""))
        self.setFocusProxy(self.edit)
        watch().theme_changed.connect(self._tint)
        self.set_fact(None)

    @property
    def fact(self) -> AnyFact | None:
        return self._fact

    @property
    def pending(self) -> bool:
        """Whether something is typed that is not kept yet."""
        return self.edit.text() != self._kept

    def set_fact(self, fact: AnyFact | None) -> None:
        """Show the value as it is held; what is being typed stays."""
        busy = self.pending and self.edit.hasFocus()
        self._fact = fact
        self._kept = written(fact.value) if fact else ""
        if not busy:
            self.edit.setText(self._kept)
            self.edit.setCursorPosition(0)
            self.refuse("")
        self.state.setText(state_short(fact) if fact else "")
        self.state.setToolTip(plain_tip(say(state_words(fact))) if fact else "")
        self.history_button.setVisible(fact is not None and fact.state is State.ENTERED)
        doubtful = fact is not None and not fact.firm
        sign = _SIGNS.get(fact.state) if fact else None
        self.state.setProperty("tone", sign[1].value if sign else "")
        repolish(self.state)
        self.edit.setProperty("doubt", doubtful)
        repolish(self.edit)
        self.note.setText(doubt_words(fact) if fact else "")
        self.note.setVisible(bool(self.note.text()))
        self.strip.show_place(fact.place if doubtful and fact else None)
        self._tint()
        self._name()

    def _name(self) -> None:
        told = [self.caption.text(), self.state.text()]
        self.edit.setAccessibleName(", ".join(say(t) for t in told if t))
        proof = state_words(self._fact) if self._fact and self._fact.state is State.PROVEN else ""
        self.edit.setAccessibleDescription(self.error.text() or self.note.text() or proof)

    def _tint(self) -> None:
        sign = _SIGNS.get(self._fact.state) if self._fact else None
        self._sign.setVisible(sign is not None)
        if sign is not None:
            side = round(theme().points * 1.4)
            self._sign.setPixmap(icon(*sign).pixmap(side, side))
        small = round(theme().points * 1.3)
        self.history_button.setIcon(icon("history", Role.LINK))
        self.history_button.setIconSize(QSize(small, small))

    def propose(self, text: str) -> None:
        """Put words from the page into the field, for the person to keep with Enter or take back with Escape."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.setText(text)
        self.edit.setModified(True)
        self.edit.selectAll()

    def revert(self) -> None:
        """Take back what was typed."""
        self.edit.setText(self._kept)
        self.refuse("")

    def refuse(self, words: str) -> None:
        """Say below the field why its value was not taken; empty words take that back."""
        if words == self.error.text():
            return
        self.error.setText(words)
        self.error.setVisible(bool(words))
        self._name()
        announce(self.edit, words)

    def not_kept(self, words: str) -> None:
        """The vault did not take the value: it is typed still, and not kept."""
        self._kept = written(self._fact.value) if self._fact else ""
        self.refuse(words)

    def _on_enter(self) -> None:
        doubtful = self._fact is not None and not self._fact.firm
        if self.pending or doubtful:
            self._keep()

    def _on_leave(self) -> None:
        if self.pending:
            self._keep()

    def _keep(self) -> None:
        text = self.edit.text()
        try:
            if text.strip():
                understand(self.what, text)
        except ValueNotUnderstood as trouble:
            self.refuse(refusal(trouble))
            return
        self._kept = text
        self.entered.emit(text)


def refusal(trouble: Trouble) -> str:
    """A trouble in one line."""
    return f"{trouble.title} {trouble.remedy}"


class _Edit(QLineEdit):
    """A line edit that tells when it is reached, left, and given up."""

    reached = Signal()
    left = Signal()
    reverted = Signal()
    history_wanted = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu or another window takes the focus only for a while: nothing is decided then.
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        # Escape is the window's too; while something is typed here it is this field's.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.isModified()
        ):
            event.accept()
            return True
        back = isinstance(event, QKeyEvent) and (
            event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
        )
        if event.type() == QEvent.Type.ShortcutOverride and back and not self.isModified():
            event.ignore()  # nothing is typed here: what the person takes back is their last change
            return False
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.addSeparator()
        menu.addAction(self.tr("History of this value…"), self.history_wanted.emit)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reverted.emit()
            event.accept()
            return
        super().keyPressEvent(event)
