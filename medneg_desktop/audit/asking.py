"""Findings about lines: the share at stake, the evidence and the dollars counted once, put together the same way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from medneg_desktop.audit.account import Account
from medneg_desktop.audit.facts import at_line, called, cell, firm
from medneg_desktop.audit.rule import Draft, Inquiry, Wonder
from medneg_desktop.audit.stake import line_pools, share_at_stake
from medneg_desktop.core.money import Money
from medneg_desktop.domain.answer import Reply
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.finding import Certainty, Evidence
from medneg_desktop.domain.reading import Cell, ReadLine


def inquire(
    rule: str, account: Account, inquiry: Inquiry, evidence: tuple[Evidence, ...], amount: Money | None = None
) -> tuple[Reply | None, Wonder]:
    """What the person said, None while they did not or are not sure; and the question, which stays to be changed."""
    papers = tuple(paper.ref.key for paper in account.papers)
    said = account.known.reply(inquiry.topic, papers)
    return (None if said is Reply.NOT_SURE else said), Wonder(rule, inquiry, evidence, papers, amount)


_COMPARED = (Cell.SERVICE_DATE, Cell.CODE, Cell.CHARGE, Cell.UNITS, Cell.MODIFIERS, Cell.REVENUE_CODE)


def settled(paper: Paper, lines: Iterable[ReadLine]) -> None:
    """Stops the rule where a value it compares still needs a check."""
    for line in lines:
        for name in _COMPARED:
            if name in line.cells:
                firm(line.cells[name], f"line {line.number} on {called(paper)}")


def about_lines(
    rule: str,
    account: Account,
    bill: Paper,
    lines: Sequence[ReadLine],
    explanation: str,
    *,
    beside: Iterable[Evidence] = (),
    certainty: Certainty = Certainty.QUESTION,
    amount: bool = True,
) -> Draft:
    """A question about lines of a bill; what is at stake is the patient's share of them, where the papers tell it."""
    settled(bill, lines)
    stakes = [share_at_stake(account, bill, line) for line in lines] if amount else []
    known = [a for a, _ in stakes if a is not None]
    return Draft(
        rule=rule,
        certainty=certainty,
        amount=Money.total(known) if known and len(known) == len(stakes) else None,
        explanation=explanation,
        evidence=(*(at_line(bill, line) for line in lines), *beside),
        account=account.key,
        holds=line_pools(account, bill, lines),
        within=frozenset(pool for _, pool in stakes),
    )


def about_plan_lines(
    rule: str,
    account: Account,
    eob: Paper,
    lines: Sequence[ReadLine],
    explanation: str,
    *,
    beside: Iterable[Evidence] = (),
) -> Draft:
    """A question about what the plan made of lines: at stake is the share that the EOB gives the patient."""
    settled(eob, lines)
    shares = [cell(line, Cell.PATIENT_RESPONSIBILITY, eob) for line in lines]
    known = [s for s in shares if s is not None]
    return Draft(
        rule=rule,
        certainty=Certainty.QUESTION,
        amount=Money.total(known) if known and len(known) == len(shares) else None,
        explanation=explanation,
        evidence=(*(at_line(eob, line) for line in lines), *beside),
        account=account.key,
        holds=line_pools(account, eob, lines),
        within=frozenset({"share"}),
    )
