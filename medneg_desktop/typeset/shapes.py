"""A page that came as shapes, drawn again with the typesetter's own operators: sharp at every size.

The numbers come from a worker that opened a stranger's file, so they are checked here and written as numbers. An
outline that is drawn several times, such as a letter, is kept once in the file.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable
from typing import Any

from reportlab.pdfbase import pdfdoc

from medneg_desktop.domain.place import Box
from medneg_desktop.services.ports import Drawing, Outline, Shape

_TAKES = {"m": 2, "l": 2, "c": 6, "h": 0}
_FARTHEST = 1e6


def draw_shapes(canvas: Any, drawing: Drawing, frame: Box) -> None:
    """The drawing in its frame on the sheet, and nothing beyond it. Raises ValueError for what is no drawing."""
    uses = Counter(shape.outline for shape in drawing.shapes)
    paths = [_path(outline) for outline in drawing.outlines]
    names = {n: _kept(canvas, paths[n], drawing.outlines[n]) for n, times in uses.items() if times > 1}
    scale = frame.width / drawing.width
    canvas.saveState()
    canvas.clipPath(_rectangle(canvas, frame), stroke=0, fill=0)
    canvas.transform(scale, 0, 0, -scale, frame.x0, frame.y1)
    for shape in drawing.shapes:
        kept = names.get(shape.outline)
        drawn = _form(canvas, kept) if kept is not None and _plain(shape) else f"{paths[shape.outline]} {_ends(shape)}"
        canvas._code.append(f"q {_looks(shape)} {drawn} Q")  # noqa: SLF001 (it has no door for numbers)
    canvas.restoreState()


def _rectangle(canvas: Any, frame: Box) -> Any:
    path = canvas.beginPath()
    path.rect(frame.x0, frame.y0, frame.width, frame.height)
    return path


def _plain(shape: Shape) -> bool:
    """Whether it is filled and nothing else, as letters are."""
    return shape.fill is not None and shape.stroke is None and not shape.even_odd


def _form(canvas: Any, name: str) -> str:
    canvas._formsinuse.append(name)  # noqa: SLF001 (as doForm does)
    return f"/{pdfdoc.xObjectName(name)} Do"


def _ends(shape: Shape) -> str:
    """How the path is painted; a form paints itself."""
    star = "*" if shape.even_odd else ""
    if shape.fill is not None and shape.stroke is not None:
        return f"B{star}"
    return f"f{star}" if shape.fill is not None else "S"


def _looks(shape: Shape) -> str:
    words = []
    if shape.fill is not None:
        words.append(f"{_numbers(shape.fill)} rg")
    if shape.stroke is not None:
        words.append(f"{_numbers(shape.stroke)} RG {_numbers((shape.width,))} w")
        words.append(f"{int(shape.cap) % 3} J {int(shape.join) % 3} j {_numbers((shape.miter,))} M")
        words += [f"[{_numbers(shape.dash)}] 0 d"] if shape.dash else []
    return " ".join([*words, f"{_numbers(shape.matrix)} cm"])


def _path(outline: Outline) -> str:
    words = []
    at = 0
    for step in outline.steps:
        taken = outline.numbers[at : at + _TAKES[step]]
        if len(taken) != _TAKES[step]:
            raise ValueError("an outline lacks numbers")
        at += len(taken)
        words.append(f"{_numbers(taken)} {step}" if taken else step)
    if at != len(outline.numbers) or outline.steps[:1] not in ("", "m"):
        raise ValueError("an outline is no path")
    return " ".join(words)


def _kept(canvas: Any, path: str, outline: Outline) -> str:
    """The name of a form that holds the path; the same path on other pages is the same form."""
    name = f"o{hashlib.sha256(path.encode()).hexdigest()[:12]}"
    document = canvas._doc  # noqa: SLF001 (as beginForm does)
    if not document.hasForm(name):
        xs, ys = outline.numbers[::2], outline.numbers[1::2]
        box = (min(xs) - 1, min(ys) - 1, max(xs) + 1, max(ys) + 1)
        words = {
            "Type": pdfdoc.PDFName("XObject"),
            "Subtype": pdfdoc.PDFName("Form"),
            "BBox": pdfdoc.PDFArray([round(v, 3) for v in box]),
            "Resources": pdfdoc.PDFDictionary({}),
        }
        form = pdfdoc.PDFStream(
            dictionary=pdfdoc.PDFDictionary(words), content=f"{path} f", filters=[pdfdoc.PDFZCompress]
        )
        document.Reference(form, pdfdoc.xObjectName(name))
    return name


def _numbers(values: Iterable[float]) -> str:
    return " ".join(_number(v) for v in values)


def _number(value: float) -> str:
    if not math.isfinite(value) or abs(value) > _FARTHEST:
        raise ValueError("a drawing reaches too far")
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
