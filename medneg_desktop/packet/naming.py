"""How papers and their parts are called in a packet: by what they are, never by the name of a private file."""

from __future__ import annotations

from medneg_desktop.core.dates import shown
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.reading import DocumentKind, FieldName, State
from medneg_desktop.packet.confirmed import firm_date, firm_text

_KINDS = {
    DocumentKind.ITEMIZED_BILL: "itemized bill",
    DocumentKind.STATEMENT: "statement",
    DocumentKind.EOB: "explanation of benefits",
    DocumentKind.DENIAL: "denial letter",
    DocumentKind.RECEIPT: "receipt",
    DocumentKind.COLLECTION_LETTER: "collection letter",
    DocumentKind.GOOD_FAITH_ESTIMATE: "good faith estimate",
    DocumentKind.ASSISTANCE_LETTER: "financial assistance letter",
    DocumentKind.AGREEMENT: "agreement",
    DocumentKind.CORRESPONDENCE: "letter",
    DocumentKind.INSURANCE_CARD: "insurance card",
    DocumentKind.MEDICAL_RECORD: "medical record",
    DocumentKind.OTHER: "document",
}
_FIELDS = {
    FieldName.PATIENT_RESPONSIBILITY: "patient's share",
    FieldName.NPI: "NPI",
    FieldName.TAX_ID: "tax ID",
    FieldName.MEMBER_ID: "member ID",
}
_ISSUER = {
    DocumentKind.EOB: FieldName.PAYER_NAME,
    DocumentKind.DENIAL: FieldName.PAYER_NAME,
    DocumentKind.COLLECTION_LETTER: FieldName.COLLECTOR_NAME,
}
_DATES = (
    FieldName.STATEMENT_DATE,
    FieldName.PROCESSED_DATE,
    FieldName.PAYMENT_DATE,
    FieldName.NOTICE_DATE,
)


def kind_words(paper: Paper) -> str:
    """What the paper is, in plain words; an unsure kind is only called a document."""
    return "document" if paper.reading.kind_state is State.CHECK else _KINDS[paper.kind]


def field_words(name: FieldName) -> str:
    return _FIELDS.get(name, name.value.replace("_", " "))


def paper_title(paper: Paper) -> str:
    """``Statement of Lakeside Hospital, Mar 3, 2026``, of confirmed values only."""
    words = kind_words(paper)
    title = words[0].upper() + words[1:]
    issuer = firm_text(paper, _ISSUER.get(paper.kind, FieldName.PROVIDER_NAME))
    if issuer:
        title += f" of {issuer}"
    day = next((d for name in _DATES if (d := firm_date(paper, name)) is not None), None)
    return f"{title}, {shown(day)}" if day else title


def pointed(paper: Paper) -> str:
    """The paper as the person knows it: its file name counts for them, and is never printed for the recipient."""
    return f"{paper.ref.name}" + (f" (document {paper.ref.part})" if paper.ref.part > 1 else "")
