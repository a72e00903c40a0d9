"""The cover letter: sender, date, recipient, subject, text, enclosures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle as Style
from reportlab.platypus import Flowable, KeepTogether, Spacer

from medneg_desktop.core.dates import shown_long
from medneg_desktop.domain.packet import PacketPlan, Paragraph, ParagraphStyle
from medneg_desktop.typeset import styles
from medneg_desktop.typeset.pieces import Bookmark, labeled, para
from medneg_desktop.typeset.tagging import Words, tag_list

_SIGNATURE = 32
_PAGES = re.compile(r"\((\d+) (pages?)\)")
"""A count stays with its word on one line."""


def letter_story(plan: PacketPlan) -> list[Flowable]:
    if not plan.letter:
        return []
    story: list[Flowable] = [Bookmark("Letter", "letter")]
    story += [para(line, styles.SENDER, longest=200) for line in plan.sender]
    story += [Spacer(1, 10), para(shown_long(plan.made), styles.ADDRESS), Spacer(1, 10)]
    story += [para(line, styles.ADDRESS, longest=200) for line in plan.recipient]
    story.append(Spacer(1, 13))
    closing = [p for p in plan.letter if p.style is ParagraphStyle.CLOSING]
    text = letter_text([p for p in plan.letter if p.style is not ParagraphStyle.CLOSING])
    # A signature never stands alone on a page: the last paragraph goes with it.
    story += [*text[:-1], KeepTogether([*text[-1:], *_signature(closing)])]
    # A file of one's own is sent to nobody, so it encloses nothing.
    return [*story, *_enclosures(plan.enclosures if plan.recipient else ())]


def letter_text(paragraphs: Sequence[Paragraph]) -> list[Flowable]:
    story: list[Flowable] = []
    points: list[Words] = []
    before: Paragraph | None = None
    for paragraph in paragraphs:
        if before is not None and before.style is not paragraph.style and before.style is not ParagraphStyle.BODY:
            story.append(Spacer(1, 11 if before.style is ParagraphStyle.SUBJECT else 5))
        first = before is None or before.style is not ParagraphStyle.SUBJECT
        subject = paragraph.style is ParagraphStyle.SUBJECT and first
        made = para(paragraph.text, _style(paragraph, first=first), label=paragraph.label, tag="H1" if subject else "P")
        if paragraph.style is ParagraphStyle.BULLET:
            points.append(made)
        elif points:
            tag_list(points)
            points = []
        story.append(made)
        before = paragraph
    tag_list(points)
    return story


def _style(paragraph: Paragraph, *, first: bool) -> Style:
    match paragraph.style:
        case ParagraphStyle.SUBJECT:
            return styles.SUBJECT_FIRST if first else styles.SUBJECT
        case ParagraphStyle.BULLET:
            return styles.BULLET
        case _:
            return styles.BODY


def _signature(closing: list[Paragraph]) -> list[Flowable]:
    """The first closing line, room to sign, then the name."""
    lines: list[Flowable] = [para(p.text, styles.CLOSING, longest=200) for p in closing]
    return [Spacer(1, 4), *lines[:1], Spacer(1, _SIGNATURE), *lines[1:]]


def _enclosures(names: tuple[str, ...]) -> list[Flowable]:
    if not names:
        return []
    return [
        Spacer(1, 12),
        labeled(
            "Enclosed:",
            _PAGES.sub("(\\1\u00a0\\2)", "; ".join(names)).replace("Exhibit ", "Exhibit\u00a0") + ".",
            styles.ENCLOSURES,
        ),
    ]
