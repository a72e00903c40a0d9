"""Made-up ZIP archives and mails."""

from __future__ import annotations

import io
import zipfile
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default


def zip_of(files: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def locked(archive: bytes, *, only: str | None = None) -> bytes:
    """The archive with the mark of encryption on all files, or on one."""
    changed = bytearray(archive)
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        central = opened.start_dir
        for entry in opened.infolist():
            if only in {None, entry.filename}:
                changed[entry.header_offset + 6] |= 1
                changed[central + 8] |= 1
            central += 46 + len(entry.filename.encode()) + len(entry.extra) + len(entry.comment)
    return bytes(changed)


def mail(words: str, attached: dict[str, bytes] | None = None, *, html: str = "", logo: bytes = b"") -> bytes:
    made = EmailMessage()
    made["From"] = "Billing <billing@riverbend.example>"
    made["To"] = "ana@example.org"
    made["Date"] = "Tue, 01 Sep 2026 10:00:00 -0700"
    made["Subject"] = "Su factura está lista"
    if words and not logo:
        made.set_content(words)
    if html:
        made.add_alternative(html, subtype="html") if words and not logo else made.set_content(html, subtype="html")
    if logo:
        made.add_related(logo, "image", "png", cid="<logo>")
    for name, content in (attached or {}).items():
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return bytes(made)


def forwarded(inner: bytes) -> bytes:
    """A mail with a mail in it, as mail programs forward one."""
    made = EmailMessage()
    made["From"] = "ana@example.org"
    made["Date"] = "Wed, 02 Sep 2026 10:00:00 -0700"
    made["Subject"] = "Fwd"
    made.set_content("see below")
    made.add_attachment(message_from_bytes(inner, policy=default))
    return bytes(made)
