"""Letters of a case: drafted from what the vault knows, edited by the person, set as PDF or as a file to edit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from medneg_desktop.core.ids import CaseId, DocumentId, TalkId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.finding import AuditReport
from medneg_desktop.domain.packet import PacketPlan, RecipientKind
from medneg_desktop.domain.talks import Channel, Contact, Way
from medneg_desktop.services.journal import CaseGone
from medneg_desktop.services.office import Desk, Office
from medneg_desktop.services.ports import Picture
from medneg_desktop.services.prepare_packet import kept
from medneg_desktop.services.talks import TalksView, talks_view
from medneg_desktop.talks.call_sheet import CallSheet, call_sheet
from medneg_desktop.talks.facts import Matter, Say, as_it_is
from medneg_desktop.talks.letters import Letter, paragraphs, warnings, write

SENDER = "packet-sender"
"""The setting that holds the person's name and address, the same for packets and letters."""


def matter_of(
    view: TalksView,
    today: date,
    *,
    offer: TalkId | None = None,
    contact: TalkId | None = None,
    to: RecipientKind | None = None,
) -> Matter:
    """What a letter or a call about this case stands on. The sum that is kept private is not part of it."""
    ticked = tuple(item.what for item in view.rights.assistance.checklist if item.ticked)
    findings = kept(AuditReport(view.findings, ()), view.decisions)
    against = [b for b in view.breaches if not b.perhaps_missed]
    later = (against[-1].day, against[-1].asked) if against else None
    return Matter(
        view.case,
        view.rights.report,
        findings,
        view.course,
        today,
        view.prices,
        view.cap,
        offer,
        contact,
        later,
        ticked,
        to,
    )


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter with the sender's lines; ``private`` is kept to warn of it, and is never printed."""

    letter: Letter
    sender: tuple[str, ...]
    private: Money | None

    def warnings(self, text: str) -> tuple[str, ...]:
        return warnings(self.letter, text, self.private)


def draft(
    office: Office,
    case: CaseId,
    name: str,
    own: Mapping[str, str] | None = None,
    *,
    offer: TalkId | None = None,
    contact: TalkId | None = None,
    to: RecipientKind | None = None,
    say: Say = as_it_is,
) -> Draft:
    """Fill a letter for a case as it stands today; ``say`` puts our own words into Spanish. Raises CaseGone."""
    view = talks_view(office, case)
    if view is None:
        raise CaseGone
    with office.unit() as unit:
        sender = unit.setting(SENDER) or ""
    lines = tuple(line.strip() for line in sender.splitlines() if line.strip())
    matter = matter_of(view, office.clock.today(), offer=offer, contact=contact, to=to)
    return Draft(write(name, matter, own, say), lines, view.course.walk_away)


def sheet_for(office: Office, view: TalksView, party: RecipientKind) -> CallSheet:
    """The call sheet of a case for one office."""
    return call_sheet(matter_of(view, office.clock.today()), party)


def letter_plan(case: CaseId, draft: Draft, text: str, made: date) -> PacketPlan:
    """The letter as it stands in the window, as a plan that the typesetter sets: one letter and nothing else."""
    return PacketPlan(
        case=case,
        made=made,
        title=draft.letter.template.title,
        recipient=draft.letter.recipient,
        sender=draft.sender,
        letter=paragraphs(text, draft.sender[0] if draft.sender else ""),
        issues=(),
        total_in_question=Money.zero(),
        reconciliation=(),
        timeline=(),
        exhibits=(),
    )


def letter_pdf(desk: Desk, plan: PacketPlan) -> bytes:
    """The letter as PDF."""
    return desk.typesetter.compose(plan, _no_picture)


def letter_docx(desk: Desk, plan: PacketPlan) -> bytes:
    """The letter as a file for a word processor."""
    return desk.typesetter.letter_file(plan)


def _no_picture(document: DocumentId, page: int) -> Picture:
    raise AssertionError(f"a letter has no exhibits: {document}, page {page}")


def sent(letter: Letter, text: str, day: date, mail_number: str = "") -> Contact:
    """The entry for a letter that went out, with its words and the questions it raises."""
    return Contact(
        day,
        Channel.LETTER,
        Way.OUT,
        letter.to,
        office=letter.recipient[0] if letter.recipient else "",
        said=letter.template.title,
        mail_number=mail_number,
        letter=letter.template.name,
        text=text,
        raises=letter.raises,
    )
