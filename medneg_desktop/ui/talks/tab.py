"""The tab of talks in the workspace of a bill: contact, letters, offers, agreement."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from medneg_desktop.core.ids import CaseId, TalkId
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.reading import DocumentKind
from medneg_desktop.domain.talks import Talk
from medneg_desktop.services import letters, talks
from medneg_desktop.services.journal import TalkDeed
from medneg_desktop.services.letter_terms import letter_terms
from medneg_desktop.services.letters import Draft
from medneg_desktop.services.office import Office
from medneg_desktop.services.prepare_packet import write_whole
from medneg_desktop.services.talks import TalksView
from medneg_desktop.talks.asking import likely_letter, who_asks
from medneg_desktop.talks.call_sheet import CallSheet
from medneg_desktop.ui.background import Lane, Lanes, Ticket
from medneg_desktop.ui.language import in_spanish, say
from medneg_desktop.ui.shared import WIDEST, Column, TabPages, announce, scroll
from medneg_desktop.ui.talks.agreement import AgreementPage
from medneg_desktop.ui.talks.contact import ContactPage
from medneg_desktop.ui.talks.letters import LettersPage
from medneg_desktop.ui.talks.offers import OffersPage
from medneg_desktop.ui.talks.pieces import Acts
from medneg_desktop.ui.theme import theme, watch
from medneg_desktop.ui.undoing import Undoing

_LETTERS = 1


class TalksTab(QWidget):
    """Reads and writes through :mod:`~medneg_desktop.services.talks` on the store lane; each act can be taken back."""

    changed = Signal()
    trouble = Signal(object)
    open_document = Signal(str)
    evidence_wanted = Signal(object)
    """Places on papers of the case, to be shown beside the talks."""

    def __init__(self, office: Office, lanes: Lanes, undoing: Undoing) -> None:
        super().__init__()
        self._office, self._lanes, self._undoing = office, lanes, undoing
        self._case: CaseId | None = None
        self._ticket = Ticket()
        self._letter_ticket = Ticket()
        self._party: RecipientKind | None = None
        self._fresh = True
        self.acts = Acts(self)
        self.contact = ContactPage(self.acts)
        self.letters = LettersPage()
        self.offers = OffersPage(self.acts)
        self.agreement = AgreementPage(self.acts)
        self.pages = TabPages(self.tr("Talks about this bill"))
        self._build()
        self._connect()

    def _build(self) -> None:
        for page, title in (
            (self.contact, self.tr("Contact")),
            (self.letters, self.tr("Letters")),
            (self.offers, self.tr("Offers")),
            (self.agreement, self.tr("Agreement")),
        ):
            self.pages.addTab(scroll(page, title), say(title))
        watch().theme_changed.connect(self._measure)
        self._measure()
        Column(self).add(self.pages)

    def _measure(self) -> None:
        for page in (self.contact, self.letters, self.offers, self.agreement):
            page.setMaximumWidth(round(theme().points * WIDEST))

    def _connect(self) -> None:
        self.acts.note.connect(self._note)
        self.acts.correct.connect(self._correct)
        self.acts.strike.connect(self._strike)
        self.acts.go.connect(self.open_letter)
        self.acts.open.connect(self.open_document)
        self.acts.show.connect(self.evidence_wanted)
        self.agreement.terms_wanted.connect(self._find_terms)
        self.contact.party_wanted.connect(self._on_party)
        self.letters.wanted.connect(self._draft)
        self.letters.save_wanted.connect(self._save)
        self.letters.sent.connect(self._sent)
        self._undoing.moved.connect(lambda _deed, _back: self.refresh())

    # ------------------------------------------------------------------------------------------ showing

    def show_case(self, case: CaseId) -> None:
        """Show the talks about a case."""
        if case != self._case:
            self._case = case
            self._party = None
            self._fresh = True
            self.contact.start_anew()
            self.letters.draft = None
        self.refresh()

    def refresh(self) -> None:
        case, party = self._case, self._party
        if case is None:
            return
        self._ticket.tear()

        def load() -> tuple[TalksView, CallSheet] | None:
            view = talks.talks_view(self._office, case)
            if view is None:
                return None
            return view, letters.sheet_for(self._office, view, party or who_asks(view.case))

        self._ticket = self._run(load, self._show)

    def _show(self, found: tuple[TalksView, CallSheet] | None) -> None:
        if found is None:
            return
        view, sheet = found
        today = self._office.clock.today()
        self.contact.show_view(view, sheet, today)
        self.offers.show_view(view, today)
        self.agreement.show_view(view, today)
        self.letters.offices(bool(view.case.of_kind(DocumentKind.COLLECTION_LETTER)))
        if self._fresh:
            self.letters.which.choose(likely_letter(view.case))
        self._fresh = False
        self.letters.refresh()

    def open_letters(self) -> None:
        """Go to the letters, whichever was shown last."""
        self.pages.setCurrentIndex(_LETTERS)

    def open_letter(self, name: str) -> None:
        """Go to a letter."""
        self._fresh = False
        self.open_letters()
        self.letters.choose(name)

    def _on_party(self, party: RecipientKind) -> None:
        self._party = party
        self.refresh()

    def _find_terms(self, paper: Paper) -> None:
        """Look for what a letter says that may be terms."""
        self._run(
            lambda: letter_terms(self._office, paper.ref, paper.reading.pages),
            lambda found: self.agreement.show_terms(paper.ref, found),
        )

    def _draft(self, name: str, own: Mapping[str, str], to: RecipientKind | None) -> None:
        case = self._case
        if case is None:
            return
        self._letter_ticket.tear()
        self._letter_ticket = self._run(
            lambda: letters.draft(self._office, case, name, own, to=to, say=in_spanish), self.letters.show_draft
        )

    # ------------------------------------------------------------------------------------------ writing

    def _note(self, talk: Talk) -> None:
        self._act(lambda case: talks.note(self._office, case, talk))

    def _correct(self, entry: str, talk: Talk, why: str) -> None:
        self._act(lambda case: talks.correct(self._office, case, TalkId(entry), talk, why))

    def _strike(self, entry: str) -> None:
        self._act(lambda case: talks.strike(self._office, case, TalkId(entry), ""))

    def _act(self, act: Callable[[CaseId], TalkDeed]) -> None:
        case = self._case
        if case is not None:
            self._run(lambda: self._undoing.keep(act(case)), lambda _: self._written())

    def _written(self) -> None:
        self.changed.emit()
        self.refresh()

    def _sent(self, text: str, mail_number: str) -> None:
        draft = self.letters.draft
        if draft is not None:
            self._note(letters.sent(draft.letter, text, self._office.clock.today(), mail_number))

    def _save(self, kind: str, text: str) -> None:
        draft, case = self.letters.draft, self._case
        if draft is None or case is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = str(Path(folder) / f"{draft.letter.template.name}.{kind}")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save the letter"), name)
        if chosen:
            self.write_letter(Path(chosen), kind, draft, case, text)

    def write_letter(self, target: Path, kind: str, draft: Draft, case: CaseId, text: str) -> None:
        """Set the letter on the desk's lane and write it where the person chose."""
        plan = letters.letter_plan(case, draft, text, self._office.clock.today())

        def work() -> None:
            make = letters.letter_pdf if kind == "pdf" else letters.letter_docx
            write_whole(target, make(self._office, plan))

        self._lanes.run(
            Lane.DESK, work, owner=self, done=lambda _: announce(self, self.tr("Saved.")), failed=self.trouble.emit
        )

    def _run(self, work: Callable[[], Any], done: Callable[..., object]) -> Ticket:
        return self._lanes.run(Lane.STORE, work, owner=self, done=done, failed=self.trouble.emit)
