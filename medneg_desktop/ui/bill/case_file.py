"""Everything the workspace of a case shows, loaded in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from medneg_desktop.audit.rule import cards
from medneg_desktop.core.ids import CaseId, DocumentId, FindingId
from medneg_desktop.domain.answer import Asked
from medneg_desktop.domain.case import Case, Link, Paper
from medneg_desktop.domain.finding import Certainty, Decision, Evidence, Finding, PaperRef
from medneg_desktop.domain.plan import CasePlan
from medneg_desktop.domain.reading import FieldName
from medneg_desktop.domain.reference import Anchor
from medneg_desktop.ledger.accumulators import Spent
from medneg_desktop.ledger.recurring import Recurring
from medneg_desktop.services.answers import asked_in
from medneg_desktop.services.case_account import CaseAccount, case_account
from medneg_desktop.services.days import ListedDay, listed
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills, case_view, history
from medneg_desktop.services.plan import case_plan
from medneg_desktop.services.ports import CaseSummary, CaseView, Event
from medneg_desktop.services.reconcile import spent_in
from medneg_desktop.services.reference import anchors_of
from medneg_desktop.services.review import document_view
from medneg_desktop.services.rounds import recurring_of
from medneg_desktop.ui.viewer import PageSource, document_source

_FAMILY = 24
"""Places on other bills' EOBs whose pages are held ready to be shown."""


@dataclass(frozen=True)
class CaseFile:
    """A case with the history of it and its papers (newest first), the pages of its papers, and the titles of the rules,
    and the plan.
    """

    view: CaseView
    history: tuple[Event, ...]
    sources: Mapping[DocumentId, PageSource]
    titles: Mapping[str, str]
    plan: CasePlan
    asked: tuple[Asked, ...] = ()
    """What only the person can tell, answered or not."""
    spent: tuple[Spent, ...] = ()
    """What the EOBs of the person and the family add up to."""
    others: tuple[CaseSummary, ...] = ()
    """The bills that a paper of this one could be moved to."""
    anchors: tuple[tuple[Evidence, Anchor], ...] = ()
    """Prices of loaded tables, beside the place of their line."""
    days: tuple[ListedDay, ...] = ()
    """Everything that is due in this case."""
    rhythms: tuple[Recurring, ...] = ()
    """Charges that come again, of which this case holds one."""
    account: CaseAccount = field(default_factory=CaseAccount)
    """Who paid what, and which papers are wanted."""

    @property
    def case(self) -> Case:
        return self.view.case

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the papers prove comes before what is worth asking, and large sums before small and unknown ones."""

        def rank(finding: Finding) -> tuple[bool, int]:
            return finding.certainty is not Certainty.PROVEN, -finding.amount.cents if finding.amount else 1

        return tuple(sorted(self.view.report.findings, key=rank))

    @property
    def weak(self) -> tuple[Link, ...]:
        """Papers that may belong together: the person is asked, nothing is built on it."""
        return tuple(link for link in self.case.links if not link.strong)

    def paper(self, ref: PaperRef) -> Paper | None:
        return self.case.paper(ref)

    def decision(self, finding: Finding) -> tuple[Decision, str]:
        return self.view.decisions.get(finding.fingerprint, (Decision.OPEN, ""))

    def number(self, finding: FindingId) -> int:
        """The number of a question on the screen, from 1; 0 for one that is not of this case."""
        return next((n for n, f in enumerate(self.findings, 1) if f.id == finding), 0)

    def first_text(self, name: FieldName) -> str:
        """A field as the earliest paper gives it; empty where none does."""
        facts = (p.reading.text(name) for p in (*self.case.bills, *self.case.papers))
        return next((f.value for f in facts if f is not None), "")


def load(office: Office, case: CaseId) -> CaseFile | None:
    """Read a case from the vault; to be called in a lane. None where it is no more."""
    view = case_view(office, case)
    plan = case_plan(office, case)
    if view is None or plan is None:
        return None
    sources: dict[DocumentId, PageSource] = {}
    events = list(history(office, case))
    mine = dict.fromkeys(p.ref.document for p in view.case.papers)
    weak = (ref.document for link in view.case.links if not link.strong for ref in (link.bill, link.other))
    year = spent_in(office, view.case)
    of_family = [e.paper.document for row in year for e in row.evidence][:_FAMILY]
    for document in dict.fromkeys((*mine, *weak, *of_family)):
        seen = document_view(office, document)
        sources[document] = document_source(office, seen.document, seen.pages)
        events += seen.history if document in mine else ()
    titles = {name: card.title for name, card in cards().items()}
    events.sort(key=lambda e: e.at, reverse=True)
    others = tuple(row for row in bills(office) if row.id != case)
    return CaseFile(
        view,
        tuple(events),
        sources,
        titles,
        plan,
        asked_in(office, view),
        year,
        others,
        anchors_of(office, view.case),
        listed(office, case),
        recurring_of(office, case),
        case_account(office, view.case),
    )
