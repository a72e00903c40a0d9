"""The cover letter: sender, date, recipient, subject, text, enclosures."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache

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
_WAYS = ((True, 1.0), (False, 1.0), (False, 0.9), (False, 0.82))
"""Enclosures a line each or run together, and how much of the usual space there is around paragraphs and lines."""
_RUN_ON = 900
"""Characters: more enclosures than these are a line each in any case; run together nobody could find one of them."""
_MOST_WITH_SIGNATURE = 0.4
"""Of the depth of a page: a longer list of enclosures does not stay on one page with the signature."""


def letter_story(plan: PacketPlan, sheet: styles.Sheet) -> list[Flowable]:
    """The letter in the roomiest way that takes the fewest pages: a few lines over are no reason for another sheet."""
    if not plan.letter:
        return []
    ways = [_pieces(plan, sheet, listed=listed, air=air) for listed, air in _WAYS]
    sheets = [math.ceil(depth_of([*before, *end, *after], sheet) / sheet.depth) for before, end, after in ways]
    before, end, after = ways[sheets.index(min(sheets))]
    return [*before, KeepTogether(end), *after]


def depth_of(story: Sequence[Flowable], sheet: styles.Sheet) -> float:
    """How much of a frame flowables take, one under the other."""
    whole = after = 0.0
    for piece in story:
        height = piece.wrapOn(None, sheet.inner, 10 * sheet.depth)[1]
        whole += height + (max(piece.getSpaceBefore() - after, 0) if whole else 0) + piece.getSpaceAfter()
        after = piece.getSpaceAfter()
    return whole - after


def _pieces(
    plan: PacketPlan, sheet: styles.Sheet, *, listed: bool, air: float
) -> tuple[list[Flowable], list[Flowable], list[Flowable]]:
    """The letter up to its last paragraph, what stays on one page with that one, and what may follow on the next.

    A signature never stands alone on a page, nor do a few enclosures.
    """
    story: list[Flowable] = [Bookmark("Letter", "letter")]
    story += [para(line, styles.SENDER, longest=200) for line in plan.sender]
    story += [Spacer(1, 10 * air), para(shown_long(plan.made), styles.ADDRESS), Spacer(1, 10 * air)]
    story += [para(line, styles.ADDRESS, longest=200) for line in plan.recipient]
    story.append(Spacer(1, 13 * air))
    closing = [p for p in plan.letter if p.style is ParagraphStyle.CLOSING]
    text = letter_text([p for p in plan.letter if p.style is not ParagraphStyle.CLOSING], air)
    enclosed = _enclosures(plan, listed=listed, air=air)
    end = [*text[-1:], *_signature(closing, air)]
    if depth_of(enclosed, sheet) <= _MOST_WITH_SIGNATURE * sheet.depth:
        return [*story, *text[:-1]], [*end, *enclosed], []
    return [*story, *text[:-1]], end, enclosed


def letter_text(paragraphs: Sequence[Paragraph], air: float = 1.0) -> list[Flowable]:
    story: list[Flowable] = []
    points: list[Words] = []
    before: Paragraph | None = None
    for paragraph in paragraphs:
        if before is not None and before.style is not paragraph.style and before.style is not ParagraphStyle.BODY:
            story.append(Spacer(1, air * (11 if before.style is ParagraphStyle.SUBJECT else 5)))
        first = before is None or before.style is not ParagraphStyle.SUBJECT
        subject = paragraph.style is ParagraphStyle.SUBJECT and first
        style = _closer(_style(paragraph, first=first), air)
        made = para(paragraph.text, style, label=paragraph.label, tag="H1" if subject else "P")
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


@cache
def _closer(style: Style, air: float) -> Style:
    """The style with less space between and around its lines."""
    if air == 1:
        return style
    return Style(style.name, parent=style, leading=style.leading * (1 + air) / 2, spaceAfter=style.spaceAfter * air)


def _signature(closing: list[Paragraph], air: float) -> list[Flowable]:
    """The first closing line, room to sign, then the name. There is nothing to sign in a file of one's own."""
    if not closing:
        return []
    lines: list[Flowable] = [para(p.text, styles.CLOSING, longest=200) for p in closing]
    return [Spacer(1, 4 * air), *lines[:1], Spacer(1, _SIGNATURE * air), *lines[1:]]


def _enclosures(plan: PacketPlan, *, listed: bool, air: float) -> list[Flowable]:
    if not plan.enclosures:
        return []
    names = [_PAGES.sub("(\\1\u00a0\\2)", name).replace("Exhibit ", "Exhibit\u00a0") for name in plan.enclosures]
    if not listed and sum(map(len, names)) <= _RUN_ON:
        return [Spacer(1, 12 * air), labeled(f"{plan.enclosed}:", "; ".join(names) + ".", styles.ENCLOSURES)]
    head = labeled(f"{plan.enclosed}:", "", styles.ENCLOSURES)
    lines = [para(name, styles.ENCLOSED_LINE, label="\u2013") for name in names]
    tag_list(lines)
    return [Spacer(1, 12 * air), head, *lines]
