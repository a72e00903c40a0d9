"""What the rules of the plan look at, and the questions that several of them ask of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.domain.assistance import Assistance, Compared
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.finding import Decision, Finding, in_question
from medneg_desktop.domain.household import Coverage, Household
from medneg_desktop.domain.plan import Agreed, Matter, NextAction, Sent, Side, Stand, Step, Story
from medneg_desktop.domain.reading import DocumentKind, FieldName
from medneg_desktop.domain.rights import ClockDay, RightCard, RightsReport, Status

ANSWER_DAYS = 30
"""How long to wait for an answer before asking again: a habit of this program, not a rule of law."""
RAISED = (Matter.DISPUTE, Matter.EOB_MISMATCH, Matter.PAYMENT_NOT_CREDITED, Matter.REFUND)
"""The letters by which questions are raised."""
FOLLOWED = (
    *RAISED,
    Matter.ITEMIZED_BILL,
    Matter.ASSISTANCE,
    Matter.PLAN_APPEAL,
    Matter.DEBT_VALIDATION,
    Matter.COLLECTOR_DISPUTE,
    Matter.SURPRISE_BILL,
    Matter.ZERO_BALANCE,
    Matter.AGREEMENT_BROKEN,
)
"""Letters whose silence is taken to the next higher office. Any other is sent again."""
_BY_PLAN = (FieldName.PAYER_NAME, FieldName.INSURANCE_PAID, FieldName.PLAN_DISCOUNT, FieldName.MEMBER_ID)


@dataclass(frozen=True, slots=True)
class PlanBasis:
    """Everything known of a case on a day. ``decisions`` are by the fingerprints of the findings."""

    case: Case
    findings: tuple[Finding, ...]
    report: RightsReport
    help: Assistance
    household: Household
    on: date
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    story: Story = field(default_factory=Story)

    # ------------------------------------------------------------------------------------------ questions

    def decided(self, finding: Finding) -> Decision:
        return self.decisions.get(finding.fingerprint, Decision.OPEN)

    @property
    def undecided(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if self.decided(f) is Decision.OPEN)

    @property
    def kept(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if self.decided(f) is Decision.KEPT)

    @staticmethod
    def worth(findings: tuple[Finding, ...]) -> Money | None:
        """The sum at stake, each dollar once; None where no paper gives one."""
        return in_question(findings) if any(f.amount is not None for f in findings) else None

    # ------------------------------------------------------------------------------------------ papers and law

    @property
    def asked(self) -> Money | None:
        figure = self.case.reconciliation.asked
        return figure.amount if figure is not None and figure.firm else None

    @property
    def paid(self) -> Money | None:
        figure = self.case.reconciliation.patient_paid
        return figure.amount if figure is not None and figure.firm else None

    @property
    def fair(self) -> Money | None:
        """What the papers support of what is asked; a price is talked about from here."""
        return self.case.reconciliation.supported or self.asked

    @property
    def collecting(self) -> bool:
        return bool(self.case.of_kind(DocumentKind.COLLECTION_LETTER))

    @property
    def billed(self) -> bool:
        return bool(self.case.bills) or self.collecting

    @property
    def insured(self) -> bool:
        """Whether the papers or the household name a plan."""
        if self.household.coverage is not None:
            return self.household.coverage is not Coverage.SELF_PAY
        return bool(self.case.eobs) or any(n in p.reading.fields for p in self.case.bills for n in _BY_PLAN)

    def card(self, *names: str) -> RightCard | None:
        """The first of these rights that applies."""
        applies = {c.entry.id: c for c in self.report.of(Status.APPLIES)}
        return next((applies[n] for n in names if n in applies), None)

    def clock(self, name: str) -> ClockDay | None:
        """The day that a rule sets, where the right it belongs to applies."""
        return next((c for c in self.report.clocks() if c.rule.id == name), None)

    @property
    def help_open(self) -> bool:
        """Whether the answer on financial help is still out, so that it is too early to talk about price."""
        if not (self.may_get_help or self.story.last(Matter.ASSISTANCE)):
            return False
        asked = self.story.last(Matter.ASSISTANCE)
        return self.story.help.answered is None and (asked is None or asked.answered is None)

    @property
    def may_get_help(self) -> bool:
        """Whether asking for help makes sense: a hospital that must have a policy, or an income below a known limit."""
        if self.hospital is False:
            return any(s.own for s in self.help.screenings)
        below = any(s.compared is Compared.BELOW for s in self.help.screenings)
        return below or self.card("help-policy") is not None

    @property
    def too_old(self) -> bool:
        """Whether a collector asks for what the state's time limit seems to be over for: an offer may start it anew."""
        return self.card("debt-old") is not None

    @property
    def hospital(self) -> bool | None:
        """Whether the bill is a hospital's, as far as it was told or the papers say; the states' limits are for those."""
        if any(a.question.name == "hospital" for a in self.report.known):
            return True  # the papers only ever say that it is one
        told = next((a.answer for a in self.report.asked if a.question.name == "hospital"), None)
        return {"yes": True, "no": False}.get(told or "")

    # ------------------------------------------------------------------------------------------ the story

    def answered(self, *matters: Matter) -> bool:
        last = self.story.last(*matters)
        return last is not None and last.answered is not None

    def waits(self, sent: Sent | None) -> bool:
        """Whether a letter or call still may be answered in time."""
        return sent is not None and sent.answered is None and self.on <= sent.day + timedelta(days=ANSWER_DAYS)

    @property
    def bargained(self) -> bool:
        """Whether there is an agreement, so that nothing is disputed or offered any more: one that the other side broke
        still binds it.
        """
        return self.story.agreed in (Agreed.BY_WORD, Agreed.IN_WRITING, Agreed.PAID, Agreed.BROKEN)


def sources_of(card: RightCard | None, on: date) -> tuple[tuple[str, ...], str]:
    """The citation of a right, and why it is not certain where it is not."""
    if card is None:
        return (), ""
    entry = card.entry
    if entry.certain(on):
        return (entry.citation,), ""
    return (entry.citation,), entry.sure.words if not entry.sure.firm else f"Check this: last checked {entry.checked}."


def _until(basis: PlanBasis, sent: Sent | None, clock: ClockDay | None) -> tuple[date | None, str]:
    """The last day of an action that is done by letter or call, and the words for it."""
    if sent is not None:
        due = sent.day + timedelta(days=ANSWER_DAYS)
        if basis.waits(sent):
            return due, f"Sent on {shown(sent.day)}. Ask again if no answer came by {shown(due)}."
        return due, f"Sent on {shown(sent.day)}, and no answer came. Ask again."
    if clock is None or clock.day is None:
        return None, ""
    gone = " That day has passed; act today and say why it is late." if clock.passed(basis.on) else ""
    return clock.day, f"{clock.rule.entry.title}: by {shown(clock.day)}.{gone}"


def letter(
    basis: PlanBasis,
    rule: str,
    step: Step,
    matter: Matter,
    to: Side,
    title: str,
    reason: str,
    *,
    worth: Money | None = None,
    worth_note: str = "",
    card: RightCard | None = None,
    clock: ClockDay | None = None,
    later: bool = False,
) -> Iterator[NextAction]:
    """An action that a letter or call does: to be done or waiting for its answer; none once it was answered."""
    sent = basis.story.last(matter)
    silent = sent is not None and not basis.waits(sent)
    if sent is not None and (sent.answered is not None or (silent and matter in FOLLOWED)):
        return  # after silence the next higher office has its turn
    stand = Stand.WAITING if sent and not silent else Stand.LATER if later else Stand.NOW
    due, words = _until(basis, sent, clock)
    cited, check = sources_of(card, basis.on)
    if clock is not None and not check and not clock.rule.entry.certain(basis.on):
        check = clock.rule.entry.sure.words
    since = sent.day if sent else None
    yield NextAction(rule, step, stand, title, reason, worth, worth_note, matter, to, due, words, since, cited, check)
