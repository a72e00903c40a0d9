"""What a page worker does with a request, and the few documents it remembers."""

from __future__ import annotations

from collections import OrderedDict
from functools import cached_property

from medneg_desktop.pages.containers import Container, open_container
from medneg_desktop.pages.inspect import is_document, open_paper
from medneg_desktop.pages.join import joined
from medneg_desktop.pages.memory import give_back
from medneg_desktop.pages.messages import Request, UnknownDocument, Verb
from medneg_desktop.pages.ocr import PageReader, read_page
from medneg_desktop.pages.paper import Paper
from medneg_desktop.pages.words import turned_layer
from medneg_desktop.services.ports import Inspection
from medneg_desktop.services.read_shares import understand

_REMEMBERED = 4
_REMEMBERED_BYTES = 256 << 20


class Desk:
    """Answers requests; keeps the last documents open so that their bytes cross the pipe once."""

    def __init__(self) -> None:
        self._papers: OrderedDict[str, tuple[Paper, int]] = OrderedDict()
        self._container: tuple[str, Container] | None = None

    def answer(self, request: Request) -> object:
        match request.verb:
            case Verb.JOIN:
                return joined([open_paper(content, password) for content, password in request.more])
            case Verb.READ if request.words is not None:
                return understand(request.words.texts, request.words.shares, request.words.rules)
            case Verb.CONTENTS | Verb.TAKE:
                return self._enclosed(request)
        paper = self._paper(request)
        return UnknownDocument() if paper is None else self._of_paper(paper, request)

    def _of_paper(self, paper: Paper, request: Request) -> object:
        match request.verb:
            case Verb.INSPECT:
                return Inspection(paper.media, paper.sizes, getattr(paper, "locked", False))
            case Verb.TEXT:
                layer = paper.layer(request.page)
                said = request.turns
                return layer if said is None else turned_layer(layer, paper.sizes[request.page - 1], said)
            case Verb.OCR:
                read = read_page(self._reader, paper, request.page, request.turns)
                give_back()
                return read
            case Verb.READ:
                return getattr(paper, "readings", ())
            case Verb.EXHIBIT:
                return paper.drawing(request.page) or paper.picture(request.page, request.dpi)
            case _:
                return paper.picture(request.page, request.dpi)

    def _enclosed(self, request: Request) -> object:
        if self._container is None or self._container[0] != request.sha256:
            if request.content is None:
                return UnknownDocument()
            self._container = (request.sha256, open_container(request.content, is_document))
        container = self._container[1]
        return container.contents if request.verb is Verb.CONTENTS else container.take(request.page)

    @cached_property
    def _reader(self) -> PageReader:
        return PageReader()

    def _paper(self, request: Request) -> Paper | None:
        if request.sha256 in self._papers:
            self._papers.move_to_end(request.sha256)
            return self._papers[request.sha256][0]
        if request.content is None:
            return None
        paper = open_paper(request.content, request.password)
        self._papers[request.sha256] = (paper, len(request.content))
        while len(self._papers) > 1 and self._too_much():
            self._papers.popitem(last=False)
        return paper

    def _too_much(self) -> bool:
        return len(self._papers) > _REMEMBERED or sum(size for _, size in self._papers.values()) > _REMEMBERED_BYTES
