"""Contact: the call sheet, the note of a call or letter beside it, and everything that was said so far."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from medneg_desktop.core.ids import DocumentId, TalkId
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.talks import Channel, Contact, PromiseKept, Way
from medneg_desktop.services.talks import TalksView
from medneg_desktop.talks.call_sheet import CallSheet
from medneg_desktop.ui.language import say, shown, spoken
from medneg_desktop.ui.shared import Card, Column, Flow, FormRow, Row, button, clear, heading, label, named
from medneg_desktop.ui.talks.pieces import Acts, Choice, acts_row, bullets, fields, form_card, line, trying
from medneg_desktop.ui.talks.timeline import Timeline
from medneg_desktop.ui.talks.wording import CHANNEL, PARTY, WAY, standing_words, typed_day
from medneg_desktop.ui.theme import theme, watch


class ContactPage(QWidget):
    """Shows and notes contacts. ``party_wanted`` asks for the call sheet of another office."""

    party_wanted = Signal(object)

    def __init__(self, acts: Acts) -> None:
        super().__init__()
        self._acts = acts
        self._today = date.min
        self._correcting: TalkId | None = None
        self.standing = label("", strong=True)
        self.party: Choice[RecipientKind] = Choice(self.tr("Office"), PARTY)
        self.channel: Choice[Channel] = Choice(self.tr("How"), CHANNEL)
        self.way: Choice[Way] = Choice(self.tr("Who began"), WAY)
        self.day = line(self.tr("Day"))
        self.who = line(self.tr("Name of the person"))
        self.reference = line(self.tr("Reference number"))
        self.said: FormRow[QPlainTextEdit] = FormRow(self.tr("What was said"), QPlainTextEdit())
        self.promise = line(self.tr("They promised"))
        self.promise_by = line(self.tr("By which day"))
        self.next_step = line(self.tr("What you do next"))
        self.next_day = line(self.tr("On which day"))
        self.mail_number = line(self.tr("Certified-mail number"))
        self.hold_until = line(self.tr("They hold the account until"))
        self.proof: Choice[str] = Choice(self.tr("Proof of mailing or delivery"), {"": self.tr("None")})
        self.attached: Choice[str] = Choice(self.tr("Papers that belong to it"), {"": self.tr("Add a paper…")})
        self.papers = Column(gap=0.2)
        self._kept_papers: list[str] = []
        self._names: dict[str, str] = {}
        self.why = line(self.tr("Why you correct it"))
        self.message = label("")
        self.keep_button = button(self.tr("Keep"), on_click=self._keep, name=self.tr("Keep this contact"))
        self.letter_button = button(
            self.tr("Confirm the call by letter"), "plain", on_click=lambda: acts.go.emit("call_confirmation")
        )
        self.cancel_button = button(self.tr("Cancel"), "quiet", on_click=self.start_anew)
        self.sheet = Card(gap=0.6)
        self.history = Timeline(self)
        self._office = ""
        self._build()
        self._measure()
        watch().theme_changed.connect(self._measure)
        self.attached.field.activated.connect(lambda _: self._attach(self.attached.value))
        self.party.field.activated.connect(lambda _: self.party_wanted.emit(self.party.value))
        self.start_anew()

    def _build(self) -> None:
        self.said.field.setTabChangesFocus(True)
        buttons = acts_row(self.keep_button, self.letter_button, self.cancel_button)
        self._form = form_card(
            self.tr("Note a call, letter or message"),
            "",
            fields(self.party, self.channel, self.way, self.day, self.who, self.reference),
            self.said,
            fields(self.promise, self.promise_by, self.next_step, self.next_day, self.hold_until, self.mail_number),
            fields(self.proof, self.attached),
            self._paper_box(),
            self.why,
            self.message,
            buttons,
            None,
        )
        self.message.hide()
        pair = QWidget()
        beside = Flow(pair, gap=1.4, even=True)
        beside.add(self.sheet, self._form, letters=52)
        whole = Column(self, gap=1.4)
        whole.add(self.standing, pair, self.history, None)

    def _paper_box(self) -> QWidget:
        box = QWidget()
        Column(box).add(self.papers)
        return box

    def _attach(self, document: str) -> None:
        """Put a paper to the entry; the choice is free for the next one."""
        if document and document not in self._kept_papers:
            self._kept_papers.append(document)
        self.attached.choose("")
        self._show_papers()

    def _detach(self, document: str) -> None:
        self._kept_papers = [d for d in self._kept_papers if d != document]
        self._show_papers()

    def _show_papers(self) -> None:
        clear(self.papers)
        for document in self._kept_papers:
            name = self._names.get(document, self.tr("a paper that is no longer in this case"))
            row = Row(gap=0.4)
            off = button(self.tr("Take off"), "quiet", on_click=partial(self._detach, document))
            off.setAccessibleName(self.tr("Take off {0}").format(name))
            row.add(label(name), off, None)
            self.papers.add(row)

    def _measure(self) -> None:
        self.said.field.setFixedHeight(self.said.field.fontMetrics().lineSpacing() * 3 + theme().gap(2))

    # ------------------------------------------------------------------------------------------ showing

    def show_view(self, view: TalksView, sheet: CallSheet, today: date) -> None:
        self._today = today
        self._office = sheet.office
        if self._correcting is None and self.party.value is not sheet.party:
            self.party.choose(sheet.party)
        self.standing.setText(standing_words(view.course.standing))
        if not self.day.field.text():
            self.day.field.setText(shown(today))
        papers = {str(document): name for document, name in view.papers.items()}
        self._names = papers
        self.attached.set_choices({"": self.tr("Add a paper…"), **papers})
        self.proof.set_choices({"": self.tr("None"), **papers})
        self._show_sheet(view, sheet)
        self.history.show_lines(view, today)

    def _show_sheet(self, view: TalksView, sheet: CallSheet) -> None:
        body = self.sheet.body
        clear(body)
        unknown = self.tr("not on the papers for sure")
        body.add(heading(self.tr("Call sheet: {0}").format(sheet.office or PARTY[sheet.party]), 2))
        told = self.tr("Phone: {0}. Have ready: {1}.").format(sheet.phone or unknown, sheet.number or unknown)
        body.add(label(told, soft=True, selectable=True))
        promised = [
            f"{c.promise}" + (f", by {shown(c.promise_by)}" if c.promise_by else "")
            for _, c in view.course.promises
            if c.party is sheet.party
        ]
        bullets(body, self.tr("They promised and did not do yet"), promised)
        body.add(_said(self.tr("Say"), sheet.say, self.tr("Say the English sentence; what it means stands below it.")))
        bullets(body, self.tr("What to reach"), sheet.goals)
        bullets(body, self.tr("Do not"), sheet.avoid)
        bullets(body, self.tr("Before you hang up"), sheet.end)
        body.add(None)

    # ------------------------------------------------------------------------------------------ writing

    def start_anew(self) -> None:
        """An empty form."""
        self._correcting = None
        for row in (self.who, self.reference, self.promise, self.promise_by, self.next_step, self.next_day):
            row.field.setText("")
        for row in (self.mail_number, self.why):
            row.field.setText("")
        self.said.field.setPlainText("")
        self.hold_until.field.setText("")
        self.proof.choose("")
        self._kept_papers = []
        self._show_papers()
        self.message.setText("")
        self.message.hide()
        self.day.field.setText(shown(self._today) if self._today != date.min else "")
        self.why.setVisible(False)
        self.cancel_button.setVisible(False)

    def correct(self, talk: TalkId, contact: Contact) -> None:
        """Put an entry into the form, to be said anew."""
        self.start_anew()
        self._correcting = talk
        self.party.choose(contact.party)
        self.channel.choose(contact.channel)
        self.way.choose(contact.way)
        for row, text in (
            (self.day, shown(contact.day)),
            (self.who, contact.who),
            (self.reference, contact.reference),
            (self.promise, contact.promise),
            (self.promise_by, shown(contact.promise_by) if contact.promise_by else ""),
            (self.next_step, contact.next_step),
            (self.next_day, shown(contact.next_day) if contact.next_day else ""),
            (self.mail_number, contact.mail_number),
            (self.hold_until, shown(contact.hold_until) if contact.hold_until else ""),
        ):
            row.field.setText(text)
        self.said.field.setPlainText(contact.said)
        self._kept_papers = [str(d) for d in contact.attached]
        self._show_papers()
        if contact.proof is not None and str(contact.proof) in self._names:
            self.proof.choose(str(contact.proof))
        self._before = contact
        self.why.setVisible(True)
        self.cancel_button.setVisible(True)
        self.day.field.setFocus()

    def _keep(self) -> None:
        trying(self.message, self._kept)

    def _kept(self) -> None:
        contact = self._typed()
        if self._correcting is None:
            self._acts.note.emit(contact)
        else:
            self._acts.correct.emit(self._correcting, contact, self.why.field.text().strip())
        self.start_anew()

    def _typed(self) -> Contact:
        day = typed_day(self.day.field.text(), self.tr("Day"), needed=True)
        assert day is not None
        before = self._before if self._correcting is not None else None
        return Contact(
            day,
            self.channel.value,
            self.way.value,
            self.party.value,
            office=before.office if before is not None else self._office,
            who=self.who.field.text().strip(),
            reference=self.reference.field.text().strip(),
            said=self.said.field.toPlainText().strip(),
            promise=self.promise.field.text().strip(),
            promise_by=typed_day(self.promise_by.field.text(), self.tr("By which day")),
            next_step=self.next_step.field.text().strip(),
            next_day=typed_day(self.next_day.field.text(), self.tr("On which day")),
            mail_number=self.mail_number.field.text().strip(),
            attached=tuple(DocumentId(d) for d in self._kept_papers),
            letter=before.letter if before is not None else "",
            text=before.text if before is not None else "",
            raises=before.raises if before is not None else (),
            proof=DocumentId(self.proof.value) if self.proof.value else self._unseen_proof(before),
            hold_until=typed_day(self.hold_until.field.text(), self.tr("They hold the account until")),
        )

    def _unseen_proof(self, before: Contact | None) -> DocumentId | None:
        """The proof of an entry that is corrected stays where its paper is in no list any more."""
        proof = before.proof if before is not None else None
        return proof if proof is not None and str(proof) not in self._names else None

    def open_paper(self, document: str) -> None:
        self._acts.open.emit(document)

    def strike(self, talk: TalkId) -> None:
        self._acts.strike.emit(talk)

    def kept_promise(self, talk: TalkId) -> None:
        self._acts.note.emit(PromiseKept(self._today, talk))

    _before = Contact(date.min, Channel.CALL, Way.OUT, RecipientKind.PROVIDER)


def _said(title: str, lines: Sequence[str], known: str) -> QWidget:
    """The script, on a ground of its own, so that the eye finds it on the phone. It is said in English; where the window
    speaks another language, each sentence has its meaning below it, under the heading ``known``.
    """
    box = named(QFrame(), title)
    box.setObjectName("script")
    column = Column(box, gap=0.5, margin=1.2)
    column.add(heading(title, 3))
    if spoken() != "en":
        column.add(label(known, soft=True, small=True))
    for text in lines:
        english = label("")
        english.quote(f"\u201c{text}\u201d")
        column.add(english)
        meaning = say(text)
        if meaning != text:
            column.add(label(meaning, soft=True, small=True))
    return box
