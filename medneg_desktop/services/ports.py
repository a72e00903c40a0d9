"""What services need from the outside, as small protocols. The outer rooms implement them; ``app`` joins them.

Every method may be called from any thread but the window's; none may be called from the window's thread, for all
of them wait. All may raise :class:`~medneg_desktop.core.trouble.Trouble`; foreign errors never come through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol, Self

from medneg_desktop.core.ids import CaseId, DocumentId, PacketId, Sha256, TalkId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.document import Declined, Document, ReadingStatus

_NOTHING = Money.zero()

if TYPE_CHECKING:  # only named here: the first screen, which knows these ports, meets none of these nouns
    from medneg_desktop.domain.answer import Reply, Spot
    from medneg_desktop.domain.case import Bond, Case
    from medneg_desktop.domain.due import DueDay, Mark
    from medneg_desktop.domain.finding import AuditReport, Decision, Finding
    from medneg_desktop.domain.learned import LearnedRule
    from medneg_desktop.domain.packet import PacketPlan, Sending
    from medneg_desktop.domain.page import PageText
    from medneg_desktop.domain.reading import Reading
    from medneg_desktop.domain.search import Query
    from medneg_desktop.domain.state import CaseState, CaseTrail
    from medneg_desktop.domain.talks import Entry
    from medneg_desktop.services.read_shares import Share

# ---------------------------------------------------------------------------------------------------- pages


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of a document on demand: the child keeps the last few, so bytes cross the pipe rarely."""

    sha256: Sha256
    read: Callable[[], bytes]
    password: Callable[[], str | None] | None = None
    """Asked only when the bytes are sent, and only for a file that is locked."""


@dataclass(frozen=True, slots=True)
class PageSize:
    """Size of a page as seen, in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a file is, told by its bytes: its media type, its pages, and whether it took a password to open it."""

    media: str
    pages: tuple[PageSize, ...]
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A rendered page: ``rgb`` holds height x width x 3 bytes without padding; ``scale`` is pixels per point."""

    width: int
    height: int
    scale: float
    rgb: bytes


@dataclass(frozen=True, slots=True)
class Outline:
    """A path: ``steps`` are m (move), l (line), c (curve) and h (close), ``numbers`` their coordinates in order."""

    steps: str
    numbers: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline (by its place in the list) put on a page by a matrix, filled or stroked in colors from 0 to 1.

    Caps and joins are numbered as in PDF. The width of the stroke and the dashes are in the outline's own units.
    """

    outline: int
    matrix: tuple[float, float, float, float, float, float]
    fill: tuple[float, float, float] | None
    stroke: tuple[float, float, float] | None = None
    width: float = 0.0
    even_odd: bool = False
    cap: int = 0
    join: int = 0
    miter: float = 10.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page as shapes alone, in points from its top left, in the order in which they are drawn."""

    width: float
    height: float
    outlines: tuple[Outline, ...]
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file inside another. ``within`` names the containers between, inner first."""

    name: str
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds; ``itself`` tells whether it is a document of its own (also)."""

    enclosures: tuple[Enclosure, ...] = ()
    itself: bool = True


class Pages(Protocol):
    """Opens documents, in worker processes with limits.

    A worker that dies or overruns is replaced by itself; the call that met it raises
    :class:`~medneg_desktop.core.trouble.PageBroke`, :class:`~medneg_desktop.core.trouble.PageOverran` or
    :class:`~medneg_desktop.core.trouble.PageCrowded`.
    """

    def inspect(self, original: Original) -> Inspection:
        """Raises EmptyFile, NotADocument, DocumentDamaged, PasswordNeeded, TooManyPages, PictureTooLarge."""
        ...

    def words(
        self,
        original: Original,
        page: int,
        *,
        ocr: bool = True,
        turns: int | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> PageText:
        """The words of a page (from 1): its text layer where that is sound, else OCR where ``ocr`` allows. ``turns`` are
        the quarter turns clockwise that make the page upright, where a person said so; else they are found.

        Raises Cancelled as soon as ``stop`` says so, in the middle of a page too.
        """
        ...

    def understood(
        self,
        texts: Sequence[PageText],
        shares: Sequence[Share],
        rules: Sequence[LearnedRule],
        *,
        stop: Callable[[], bool] | None = None,
    ) -> tuple[Reading, ...]:
        """What these words say, as :func:`medneg_desktop.services.read_shares.understand` finds it; for many words. Raises
        Cancelled as soon as ``stop`` says so.
        """
        ...

    def claims(self, original: Original, *, stop: Callable[[], bool] | None = None) -> tuple[Reading, ...]:
        """What a file of claims data says. Raises what :meth:`inspect` raises, and Cancelled."""
        ...

    def picture(self, original: Original, page: int, *, dpi: float) -> Picture:
        """The page as a person sees it. The resolution is lowered where the picture would be too large."""
        ...

    def exhibit(self, original: Original, page: int, *, dpi: float) -> Picture | Drawing:
        """The page as shapes where it is born-digital and nothing hides on it, else its picture."""
        ...

    def contents(self, original: Original) -> Contents:
        """The files inside a ZIP archive or a mail; any other file is itself alone.

        Raises ArchiveLocked, ArchiveUnsafe, DocumentDamaged, EmptyFile, NotADocument.
        """
        ...

    def take(self, original: Original, number: int) -> bytes:
        """The bytes of an enclosure, by its place in the contents, from 0.

        Raises what keeps it from being taken: ArchiveLocked, DocumentDamaged, FileTooLarge, NotADocument.
        """
        ...

    def joined(self, pictures: Sequence[Original]) -> bytes:
        """One PDF with the pages of these documents in this order."""
        ...

    def close(self) -> None:
        """Kill the workers. Further calls start new ones."""
        ...


# ---------------------------------------------------------------------------------------------------- store

REFERENCE_SETTING = "reference tables"
"""Under which name the vault keeps the list of loaded tables; the contents it names are claimed, and never swept."""


@dataclass(frozen=True, slots=True)
class HeldReading:
    """The readings of a document as kept: what was read and what the person changed since, already applied."""

    document: Document
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """A row of the bills list; figures are None where no paper says them. What was paid with what the person noted
    stands in ``state``.
    """

    id: CaseId
    provider: str | None
    patient: str | None
    service_from: date | None
    asked: Money | None
    supported: Money | None
    in_question: Money
    patient_paid: Money | None
    questions: int
    proven: int
    papers: int
    eobs: int
    missing: tuple[str, ...]
    next_deadline: tuple[date, str] | None
    state: CaseState | None = None
    """Where it stands; None while that was not worked out yet."""


@dataclass(frozen=True, slots=True)
class ComingDay:
    """A day that is due or coming, as the first screen tells it. ``kind`` and ``duty`` are the names of
    :mod:`medneg_desktop.domain.due` and of who is to act; ``source`` is the rule to cite, empty where none set it.
    """

    key: str
    day: date
    kind: str
    duty: str
    what: str
    source: str
    case: CaseId
    provider: str


@dataclass(frozen=True, slots=True)
class KeptDay:
    """A day with everything it rests on, the name on its bill, and what the person did with it."""

    due: DueDay
    provider: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over all cases, for Home. What a closed case asks is asked no more, and not in question. ``patient_paid``
    counts what the person noted too, each payment once.
    """

    asked: Money
    in_question: Money
    patient_paid: Money
    cases: int
    providers: int
    questions: int
    proven: int
    documents: int
    to_check: int
    declined: int
    possible: Money = _NOTHING
    disputed: Money = _NOTHING
    confirmed: Money = _NOTHING
    refunded: Money = _NOTHING
    closed: int = 0


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case with its questions and what was decided about each (by the finding's fingerprint)."""

    case: Case
    report: AuditReport
    decisions: Mapping[str, tuple[Decision, str]]


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the history: what happened, to which document or case, in plain words. Written, never changed."""

    at: datetime
    what: str
    detail: str
    document: DocumentId | None = None
    case: CaseId | None = None


@dataclass(frozen=True, slots=True)
class HeldPacket:
    """A packet that was made: its file is kept among the originals under ``sha256``.

    ``recipe`` is what it was made with (see :mod:`.recipe`), so that it can be made again; empty for one of old.
    """

    id: PacketId
    case: CaseId
    sha256: Sha256
    made: datetime
    pages: int
    contents: tuple[str, ...]
    recipient: str = ""
    recipe: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Trashed:
    """A document in the trash, and since when."""

    document: Document
    at: datetime


@dataclass(frozen=True, slots=True)
class Hit:
    """What met a search: a page of a document (without ``page`` what else is known of it), or an entry of the talks."""

    document: DocumentId | None = None
    page: int | None = None
    talk: TalkId | None = None


class Front(Protocol):
    """What the first screen asks of a vault: lists and sums. Small enough to be answered before the store is whole."""

    def documents(
        self,
        *,
        to_check: bool | None = None,
        status: ReadingStatus | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Document]:
        """What came in last comes first. ``to_check`` true: only those not yet reviewed, false: only the reviewed ones;
        ``status``: only those whose reading has come so far.
        """
        ...

    def case_summaries(self, *, limit: int | None = None, offset: int = 0) -> list[CaseSummary]:
        """Largest sum in question first, then by the sum asked."""
        ...

    def totals(self) -> Totals: ...
    def coming(self, *, limit: int) -> list[ComingDay]:
        """The days that are overdue or to come, the earliest first, without those that are done or put off."""
        ...


class UnitOfWork(Front, Protocol):
    """One transaction. Leaving the ``with`` block without :meth:`commit` rolls back."""

    def __enter__(self) -> Self: ...
    def __exit__(self, *exc: object) -> None: ...
    def commit(self, *, counted: bool = True) -> None:
        """``counted`` false: nothing new for a backup, only what was worked out from what is there."""
        ...

    # documents
    def add_document(self, document: Document) -> None: ...
    def document(self, document: DocumentId) -> Document | None: ...
    def document_by_hash(self, sha256: Sha256) -> Document | None: ...
    def set_status(
        self, document: DocumentId, status: ReadingStatus, trouble: tuple[str, str, str] | None = None
    ) -> None: ...
    def set_reviewed(self, document: DocumentId, *, reviewed: bool) -> None: ...
    def set_aside(self, document: DocumentId, *, aside: bool) -> None:
        """Another document stands for this one; it leaves all lists and sums, but is found by its name and hash."""
        ...

    def hashes(self) -> set[Sha256]:
        """Every hash that a document or packet claims; the trash claims its own too."""
        ...

    # trash: a document in it is in no list, case or sum, and none of the methods above or below finds it
    def trash(self) -> list[Trashed]:
        """What was removed last comes first."""
        ...

    def trashed_by_hash(self, sha256: Sha256) -> Trashed | None: ...
    def put_in_trash(self, document: DocumentId, at: datetime) -> None: ...
    def take_from_trash(self, document: DocumentId) -> None: ...
    def delete_document(self, document: DocumentId) -> None:
        """Forget a document with all that was read on it. Its original stays until it is removed too."""
        ...

    # offered files that could not come in
    def add_declined(self, declined: Declined) -> int: ...
    def declined(self) -> list[tuple[int, Declined]]: ...
    def dismiss_declined(self, number: int) -> None: ...

    # readings
    def save_pages(self, document: DocumentId, pages: Sequence[PageText]) -> None:
        """The words of the pages, kept so that a document can be read again without recognising it again."""
        ...

    def pages(self, document: DocumentId) -> list[PageText]: ...
    def save_readings(self, document: DocumentId, readings: Sequence[Reading], match_keys: Iterable[str]) -> None:
        """Replace the readings of a document, and the keys by which related documents are found."""
        ...

    def readings(self, documents: Iterable[DocumentId]) -> list[HeldReading]: ...
    def documents_with_keys(self, match_keys: Iterable[str]) -> set[DocumentId]: ...

    # what was learned about the papers of providers
    def add_rule(self, rule: LearnedRule) -> None: ...
    def remove_rule(self, rule: str) -> None:
        """Forget a rule by its id."""
        ...

    def rules(self) -> list[LearnedRule]:
        """Provider by provider."""
        ...

    # cases
    def cases_of(self, documents: Iterable[DocumentId]) -> set[CaseId]: ...
    def documents_of(self, cases: Iterable[CaseId]) -> set[DocumentId]: ...
    def replace_cases(self, gone: Iterable[CaseId], cases: Sequence[tuple[Case, AuditReport]]) -> None: ...
    def case(self, case: CaseId) -> CaseView | None: ...
    def decide(self, case: CaseId, fingerprint: str, decision: Decision, reason: str) -> None: ...
    def decisions(self, findings: Sequence[Finding]) -> dict[str, tuple[Decision, str]]:
        """What was decided about these questions, by fingerprint; open ones are left out."""
        ...

    # days on which something is due, worked out from a case, and what the person did with them
    def set_days(self, case: CaseId, days: Sequence[DueDay]) -> bool:
        """Replace the days of a case; tells whether they changed."""
        ...

    def days(self, cases: Iterable[CaseId] | None = None) -> list[KeptDay]:
        """Of these cases, or of all; the earliest first."""
        ...

    def set_state(self, case: CaseId, state: CaseState, trail: CaseTrail) -> bool:
        """Keep where a case stands; tells whether that changed."""
        ...

    def trails(self, cases: Iterable[CaseId] | None = None) -> dict[CaseId, CaseTrail]:
        """What cases add to pictures over all of them; closed cases too."""
        ...

    def mark(self, key: str) -> Mark: ...
    def set_mark(self, key: str, mark: Mark) -> None: ...

    # talks: a journal; entries are added and never changed
    def add_talk(self, entry: Entry) -> None: ...
    def talks(self, cases: Iterable[CaseId]) -> dict[CaseId, list[Entry]]:
        """What was said about these cases, oldest first. An entry stays with the first of its papers that is still in
        a case, whatever that case is called by now.
        """
        ...

    def told_elsewhere(self, cases: Iterable[CaseId]) -> dict[CaseId, set[CaseId]]:
        """For cases whose papers stood in another case when something was told there: the cases where it stands now."""
        ...

    # search: the index holds what the services give it; saving readings or pages makes a document wait for it again
    def index_document(self, document: DocumentId, about: str, pages: Mapping[int, str]) -> None:
        """Make a document found by what is known ``about`` it and by the text of its ``pages``."""
        ...

    def index_talk(self, talk: TalkId, body: str) -> None: ...
    def forget_index(self, document: DocumentId) -> None: ...
    def not_indexed(self, limit: int) -> tuple[list[DocumentId], list[TalkId]]:
        """Documents and entries of the talks that wait to be indexed; newest documents first."""
        ...

    def search(self, query: Query, *, limit: int) -> list[Hit]:
        """What meets a search, best first; nothing of the trash and nothing that stands aside."""
        ...

    def word_known(self, word: str) -> bool:
        """Whether any text holds a word that begins so."""
        ...

    def words_like(self, word: str, *, limit: int) -> list[str]:
        """Words of the index with the same first letter and about the same length, frequent ones first."""
        ...

    def tags(self, documents: Iterable[DocumentId]) -> dict[DocumentId, tuple[str, ...]]: ...
    def all_tags(self) -> list[str]: ...
    def set_tags(self, document: DocumentId, tags: Sequence[str]) -> None: ...

    def talks_by_id(self, talks: Iterable[TalkId]) -> list[tuple[CaseId, Entry]]:
        """These entries, each with the case it stands with now."""
        ...

    # what the person said about papers
    def bonds(self, documents: Iterable[DocumentId]) -> set[Bond]:
        """Every word about which papers belong together in which one of these documents has a part."""
        ...

    def replace_bonds(self, gone: Iterable[Bond], new: Iterable[Bond]) -> None:
        """Forget some words and keep others; of each two papers the newest word counts."""
        ...

    def answers(self, documents: Iterable[DocumentId]) -> dict[Spot, Reply]: ...
    def set_answer(self, spot: Spot, said: Reply | None) -> None:
        """Keep an answer, or with None forget it."""
        ...

    # packets and history
    def add_packet(self, packet: HeldPacket) -> None: ...
    def packets(self) -> list[HeldPacket]: ...
    def add_sending(self, sending: Sending) -> None: ...
    def drop_sending(self, sending: str) -> None: ...
    def sendings(self) -> list[Sending]:
        """How packets were sent, the earliest entry first."""
        ...

    def record(self, event: Event) -> None: ...
    def events(
        self, *, document: DocumentId | None = None, case: CaseId | None = None, limit: int = 200
    ) -> list[Event]: ...

    def content(self, sha256: Sha256) -> bytes:
        """The bytes of an original, for what is worked out in the transaction; raises VaultDamaged."""
        ...

    # settings that belong in the vault
    def setting(self, name: str) -> str | None: ...
    def set_setting(self, name: str, value: str) -> None: ...


# ---------------------------------------------------------------------------------------------------- typeset


class Typesetter(Protocol):
    """Sets a packet plan as PDF. The same plan and pictures give the same bytes."""

    def compose(
        self,
        plan: PacketPlan,
        picture: Callable[[DocumentId, int], Picture | Drawing],
        progress: Callable[[int, int], None] | None = None,
    ) -> bytes:
        """The pages as one PDF. ``picture`` gives the page of an exhibit; it is called page after page."""
        ...

    def letter_file(self, plan: PacketPlan) -> bytes:
        """Letter and issues as a file that people can edit in a word processor (.docx), without the exhibits."""
        ...
