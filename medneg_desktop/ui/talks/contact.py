"""Contact: the call sheet, the note of a call or letter beside it, and everything that was said so far."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from medneg_desktop.core.dates import shown
from medneg_desktop.core.ids import DocumentId, TalkId
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.talks import Channel, Contact, PromiseKept, Way, day_of
from medneg_desktop.services.talks import TalksView
from medneg_desktop.talks.call_sheet import CallSheet
from medneg_desktop.talks.course import Line
from medneg_desktop.ui.shared import Card, Chip, Column, Flow, FormRow, Row, button, clear, heading, label
from medneg_desktop.ui.talks.pieces import Acts, Choice, bullets, fields, form_card, line, trying
from medneg_desktop.ui.talks.wording import CHANNEL, PARTY, WAY, standing_words, talk_words, typed_day
from medneg_desktop.ui.theme import Role, theme, watch


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
        self.attached: Choice[str] = Choice(self.tr("Paper that belongs to it"), {"": self.tr("None")})
        self.why = line(self.tr("Why you correct it"))
        self.message = label("")
        self.keep_button = button(self.tr("Keep"), on_click=self._keep, name=self.tr("Keep this contact"))
        self.letter_button = button(
            self.tr("Confirm the call by letter"), "plain", on_click=lambda: acts.go.emit("call_confirmation")
        )
        self.cancel_button = button(self.tr("Cancel"), "quiet", on_click=self.start_anew)
        self.sheet = Card(gap=0.6)
        self.history = Column(gap=1.0)
        self._office = ""
        self._build()
        self._measure()
        watch().theme_changed.connect(self._measure)
        self.party.field.activated.connect(lambda _: self.party_wanted.emit(self.party.value))
        self.start_anew()

    def _build(self) -> None:
        self.said.field.setTabChangesFocus(True)
        buttons = QWidget()
        flow = Flow(buttons)
        flow.add(self.keep_button, self.letter_button, self.cancel_button)
        self._form = form_card(
            self.tr("Note a call, letter or message"),
            "",
            fields(self.party, self.channel, self.way, self.day, self.who, self.reference),
            self.said,
            fields(self.promise, self.promise_by, self.next_step, self.next_day, self.mail_number, self.attached),
            self.why,
            self.message,
            buttons,
        )
        pair = QWidget()
        beside = Flow(pair, gap=1.4, even=True)
        beside.add(self.sheet, self._form, letters=52)
        whole = Column(self, gap=1.4)
        whole.add(self.standing, pair, heading(self.tr("What was said so far"), 2))
        whole.add(self.history)
        whole.add(None)

    def _measure(self) -> None:
        self.said.field.setFixedHeight(self.said.field.fontMetrics().lineSpacing() * 3 + theme().gap(2))

    # ------------------------------------------------------------------------------------------ showing

    def show_view(self, view: TalksView, sheet: CallSheet, today: date) -> None:
        self._today = today
        self._office = sheet.office
        self.standing.setText(standing_words(view.course.standing))
        if not self.day.field.text():
            self.day.field.setText(shown(today))
        papers = {str(p.ref.document): p.ref.name for p in view.case.papers}
        self.attached.set_choices({"": self.tr("None"), **papers})
        self._show_sheet(view, sheet)
        clear(self.history)
        promises = {i for i, _ in view.course.promises}
        for entry in view.course.timeline:
            self.history.add(EntryCard(self, entry, open_promise=entry.id in promises, today=today))
        if not view.course.timeline:
            self.history.add(label(self.tr("Nothing yet. Note each call and letter here, on the same day."), soft=True))

    def _show_sheet(self, view: TalksView, sheet: CallSheet) -> None:
        body = self.sheet.body
        clear(body)
        unknown = self.tr("not on the papers for sure")
        body.add(heading(self.tr("Call sheet: {0}").format(sheet.office or PARTY[sheet.party]), 2))
        told = self.tr("Phone: {0}   Number of yours: {1}").format(sheet.phone or unknown, sheet.number or unknown)
        body.add(label(told, selectable=True))
        promised = [
            f"{c.promise}" + (f", by {shown(c.promise_by)}" if c.promise_by else "")
            for _, c in view.course.promises
            if c.party is sheet.party
        ]
        bullets(body, self.tr("They promised and did not do yet"), promised)
        bullets(body, self.tr("Say"), sheet.say)
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
        self.message.setText("")
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
        ):
            row.field.setText(text)
        self.said.field.setPlainText(contact.said)
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
        attached = (DocumentId(self.attached.value),) if self.attached.value else ()
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
            attached=attached or (before.attached if before is not None else ()),
            letter=before.letter if before is not None else "",
            text=before.text if before is not None else "",
            raises=before.raises if before is not None else (),
        )

    def strike(self, talk: TalkId) -> None:
        self._acts.strike.emit(talk)

    def kept_promise(self, talk: TalkId) -> None:
        self._acts.note.emit(PromiseKept(self._today, talk))

    _before = Contact(date.min, Channel.CALL, Way.OUT, RecipientKind.PROVIDER)


class EntryCard(Card):
    """One entry as it counts now, with what stood there before."""

    def __init__(self, page: ContactPage, entry: Line, *, open_promise: bool, today: date) -> None:
        super().__init__(gap=0.4, margin=1.2)
        title, words = talk_words(entry.talk)
        day = shown(day_of(entry.talk))
        head = Flow(gap=0.8)
        head.add(label(day, soft=True, wrap=False), heading(title, 3))
        if entry.struck:
            head.add(Chip(page.tr("struck out"), Role.DOUBT))
        elif entry.earlier:
            head.add(Chip(page.tr("corrected"), Role.LINK))
        self.body.add(head)
        if words:
            self.body.add(label(words))
        for before in entry.earlier:
            was, told = talk_words(before.talk)
            text = page.tr("Before: {0}. {1}").format(was, told.replace("\n", " ")).strip()
            why = f" ({entry.entry.why})" if entry.entry.why else ""
            self.body.add(label(text + why, soft=True, small=True))
        if not entry.struck:
            self.body.add(self._buttons(page, entry, title, open_promise=open_promise, today=today))

    def _buttons(self, page: ContactPage, entry: Line, title: str, *, open_promise: bool, today: date) -> Row:
        row = Row(gap=0.6)
        talk = entry.talk
        if open_promise and isinstance(talk, Contact):
            if talk.promise_by and talk.promise_by < today:
                row.add(Chip(page.tr("promise overdue"), Role.DANGER))
            row.add(button(page.tr("They did it"), "plain", on_click=partial(page.kept_promise, entry.id)))
        if isinstance(talk, Contact):
            row.add(
                button(
                    page.tr("Correct"),
                    "quiet",
                    on_click=partial(page.correct, entry.id, talk),
                    name=page.tr("Correct: {0}").format(title),
                )
            )
        row.add(
            button(
                page.tr("Strike out"),
                "quiet",
                on_click=partial(page.strike, entry.id),
                name=page.tr("Strike out: {0}").format(title),
            ),
            None,
        )
        return row
