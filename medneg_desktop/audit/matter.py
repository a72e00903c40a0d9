"""What a finding is about, whatever paper says it, so that a person's decision holds when a follow-up bill repeats it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from medneg_desktop.audit.account import bare
from medneg_desktop.audit.facts import sender
from medneg_desktop.audit.lines import code, day, words
from medneg_desktop.audit.rule import Draft
from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.finding import Evidence
from medneg_desktop.domain.reading import Cell, FieldName


def matter_of(case: Case, draft: Draft) -> str:
    """The rule, the account, and the days, codes and amounts on the first paper of the finding; empty where that paper
    shows no amount. Dates of papers do not count: a follow-up has its own. Lines tell what it is about by themselves,
    so that the sum at stake, which changes when the plan decides, counts only where no line is told.
    """
    ref = draft.evidence[0].paper
    paper = case.paper(ref)
    told = sorted(t for e in draft.evidence if e.paper == ref and paper for t in _told(paper, e))
    if paper is None or not told:
        return ""
    number = paper.reading.text(FieldName.ACCOUNT_NUMBER)
    account = bare(number.value) if number else bare(sender(paper))
    of_lines = any(e.line is not None for e in draft.evidence if e.paper == ref)
    parts = [draft.rule, account, "" if of_lines else str(draft.amount), *told]
    return hashlib.sha256("|".join(parts).encode()).hexdigest()


def _told(paper: Paper, evidence: Evidence) -> Iterator[str]:
    """A line by day, code and charge, and a field by its amount."""
    line = paper.reading.line(evidence.line) if evidence.line is not None else None
    if line is not None:
        charge = line.money(Cell.CHARGE)
        yield f"{day(line)} {code(line) or words(line)} {charge.value if charge else ''}"
    elif evidence.field is not None and (fact := paper.reading.money(evidence.field)):
        yield f"{evidence.field.value} {fact.value}"
