"""A saved mail: its words, and the files that came with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from functools import cached_property
from html.parser import HTMLParser
from typing import Any

from medneg_desktop.core.trouble import DocumentDamaged

_HEADER = re.compile(
    rb"\A(?:From \S[^\r\n]*\r?\n)?(?P<head>(?:[!-9;-~]{1,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,})"
)
_TELLING = re.compile(
    rb"^(?:from|to|subject|date|received|return-path|delivered-to|message-id|mime-version):",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNATURES = frozenset({"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"})
_LOGO_BYTES = 30_000
"""A picture placed between the words is a logo up to here; a photo of a bill is many times larger."""
_DEEPEST = 20
_MOST_SIGNS = 2_000_000
"""Letters and spaces of the words that are set out: some four hundred pages."""
_FOREIGN = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What the mail library raises for broken mails."""


def looks_like_mail(content: bytes) -> bool:
    """Whether the file begins with the head of a mail."""
    found = _HEADER.match(content[:65_536])
    return found is not None and len({m.lower() for m in _TELLING.findall(found["head"])}) >= 2


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that came with a mail."""

    name: str
    content: bytes


class Mail:
    """A mail taken apart."""

    def __init__(self, content: bytes) -> None:
        try:
            self._message: Message = message_from_bytes(re.sub(rb"\AFrom [^\r\n]*\r?\n", b"", content))
        except _FOREIGN as broken:
            raise DocumentDamaged(details=type(broken).__name__) from broken

    def attachments(self) -> Iterator[Attached]:
        """The files, as they were before they were sent."""
        for number, part in enumerate(_leaves(self._message), 1):
            if _is_words(part) or part.get_content_type() in _SIGNATURES:
                continue
            content = _payload(part)
            if content and not (_placed(part) and len(content) < _LOGO_BYTES):
                yield Attached(_name(part) or f"attachment {number}", content)

    def rows(self) -> Iterator[str]:
        """The head and the words, row by row."""
        for name in ("From", "To", "Date", "Subject"):
            if told := _decoded(self._message.get(name)):
                yield f"{name}: {told}"
        yield ""
        yield from self._words[:_MOST_SIGNS].splitlines()

    @property
    def cut(self) -> bool:
        """Whether the words go on after what the rows hold."""
        return len(self._words) > _MOST_SIGNS

    @cached_property
    def _words(self) -> str:
        plain = [p for p in _leaves(self._message) if _is_words(p) and p.get_content_type() == "text/plain"]
        if texts := [t for p in plain if (t := _text(p)).strip()]:
            return "\n".join(texts)
        return "\n".join(_unmarked(_text(p)) for p in _leaves(self._message) if _is_words(p))


def _leaves(message: Message, depth: int = 0) -> Iterator[Message]:
    """The parts that hold something; a mail inside the mail is one of them."""
    if message.get_content_maintype() != "multipart" or depth > _DEEPEST:
        yield message
        return
    parts = message.get_payload()
    for part in parts if isinstance(parts, list) else []:
        if isinstance(part, Message):
            yield from _leaves(part, depth + 1)


def _is_words(part: Message) -> bool:
    if part.get_content_disposition() == "attachment" or _name(part):
        return False
    return part.get_content_type() in {"text/plain", "text/html"}


def _placed(part: Message) -> bool:
    shown = part.get_content_disposition() != "attachment" and "Content-ID" in part
    return part.get_content_maintype() == "image" and shown


def _payload(part: Message) -> bytes:
    try:
        if part.get_content_type() == "message/rfc822":
            inner: Any = part.get_payload(0)
            return bytes(inner.as_bytes())
        found = part.get_payload(decode=True)
    except _FOREIGN:
        return b""
    return found if isinstance(found, bytes) else b""


def _text(part: Message) -> str:
    raw = _payload(part)
    try:
        return raw.decode(part.get_content_charset() or "utf-8")
    except _FOREIGN:  # no such set of letters, or a name that is none
        return raw.decode("cp1252", errors="replace")


def _name(part: Message) -> str:
    try:
        name = part.get_filename()
    except _FOREIGN:
        return ""
    if not name and part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        return f"{_decoded(first.get('Subject')) or 'mail'}.eml" if isinstance(first, Message) else ""
    return _decoded(name)


def _decoded(told: Any) -> str:
    if not told:
        return ""
    try:
        return str(make_header(decode_header(str(told))))
    except _FOREIGN:
        return str(told)


class _Unmarking(HTMLParser):
    """Keeps the words of HTML, a row for a paragraph or a row of a table."""

    _BREAKS = frozenset({"br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "table"})
    _UNSEEN = frozenset({"style", "script", "head", "title"})

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (the library's own)
        self._unseen += tag in self._UNSEEN
        self.text.append("\n" if tag in self._BREAKS else " " if tag in {"td", "th"} else "")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in self._UNSEEN and self._unseen > 0

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.text.append(" ".join(data.split()) + (" " if data[-1:].isspace() else ""))


_MARKED = re.compile(r"<!\[[^>]*(?:>|\Z)")
"""What Outlook puts around words for itself. The library fails where its name is no name; browsers pass it over."""


def _unmarked(html: str) -> str:
    parser = _Unmarking()
    parser.feed(_MARKED.sub("", html))
    parser.close()
    return re.sub(r"\n\s*\n+", "\n\n", "".join(parser.text)).strip()
