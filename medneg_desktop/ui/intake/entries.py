"""One line of the reception, and how it reads at each step. Plain data, without Qt widgets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.trouble import PasswordNeeded, Trouble
from medneg_desktop.domain.document import Accepted, AlreadyHeld, Declined, Document, Outcome, ReadingStatus
from medneg_desktop.services.intake import InHand, safe_name
from medneg_desktop.ui.language import translate
from medneg_desktop.ui.theme import Role


class Step(StrEnum):
    """How far a file has come."""

    LOOKING = "Looking"
    WAITING = "Added, waiting to be read"
    READING = "Reading"
    READ = "Read"
    HELD = "Already here"
    DECLINED = "Not added"
    UNREADABLE = "Added, not readable"
    STOPPED = "Stopped"

    @property
    def over(self) -> bool:
        return self not in (Step.LOOKING, Step.WAITING, Step.READING)

    @property
    def role(self) -> Role:
        roles = {Step.READ: Role.PROVEN, Step.DECLINED: Role.DANGER, Step.UNREADABLE: Role.DANGER}
        roles |= {Step.HELD: Role.LINK, Step.STOPPED: Role.DOUBT}
        return roles.get(self, Role.ACCENT)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file on its way. ``document`` is there as soon as it is in the vault."""

    name: str
    step: Step = Step.LOOKING
    words: str = ""
    document: DocumentId | None = None
    locked: bool = False
    """Whether a password would let the file in."""

    @staticmethod
    def of_path(path: Path | InHand) -> Entry:
        return Entry(safe_name(path.name or str(path)))

    @staticmethod
    def of_waiting(document: Document) -> Entry:
        return Entry(document.name, Step.WAITING, _pages(document.pages), document.id)

    def after(self, outcome: Outcome) -> Entry:
        """The line once the porter has spoken."""
        match outcome:
            case Accepted(document=document):
                return Entry(outcome.name, Step.WAITING, _pages(document.pages), document.id)
            case AlreadyHeld(document=document):
                words = "The same file is held already; it was not added twice."
                return Entry(outcome.name, Step.HELD, words, document.id)
            case Declined():
                locked = outcome.code == PasswordNeeded.code
                return Entry(outcome.name, Step.DECLINED, f"{outcome.title} {outcome.remedy}", locked=locked)

    def read(self, document: Document) -> Entry:
        """The line once the document has been read, or could not be."""
        if document.status is ReadingStatus.FAILED and document.trouble is not None:
            _, title, remedy = document.trouble
            return replace(self, step=Step.UNREADABLE, words=f"{title} {remedy}")
        return replace(self, step=Step.READ, words=_pages(document.pages))

    def reading(self, done: int, whole: int) -> Entry:
        return replace(self, step=Step.READING, words=f"page {done} of {whole}" if whole else "")

    def stopped(self) -> Entry:
        kept = "It is kept, and is read when MedNeg starts again." if self.document else "It was not added."
        return replace(self, step=Step.STOPPED, words=kept)

    def failed(self, error: BaseException) -> Entry:
        """The line after a trouble of the surroundings or a bug; the window's bar tells more."""
        why = f"{error.title} {error.remedy}" if isinstance(error, Trouble) else "Something went wrong in the program."
        return replace(self, step=Step.UNREADABLE if self.document else Step.DECLINED, words=why)


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"


def summary(entries: tuple[Entry, ...]) -> str:
    """What became of all: ``3 read, 1 already here, 1 not added``."""
    counts = [
        (sum(e.step in (Step.READ, Step.UNREADABLE) for e in entries), translate("Intake", "{0} added")),
        (sum(e.step is Step.HELD for e in entries), translate("Intake", "{0} already here")),
        (sum(e.step is Step.DECLINED for e in entries), translate("Intake", "{0} not added")),
        (sum(e.step is Step.STOPPED for e in entries), translate("Intake", "{0} stopped")),
    ]
    return ", ".join(words.format(n) for n, words in counts if n)
