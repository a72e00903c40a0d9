"""What the crafts say is put into the person's language: whole texts, patterns with their values, sentence by sentence."""

from __future__ import annotations

import pytest

from medneg_desktop.ui.said import Lists

MONTHS = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic")
LISTS = Lists(
    {
        "not known": "no se sabe",
        "Open it": "Abrir",
        "Page {0} of {1}": "Página {0} de {1}",
        "{0} by {1}": "{0} por {1}",
        "{0} was charged {1} more than allowed.": "Por {0} se cobró {1} más de lo permitido.",
        "Ask for it by {0}.": "Pídalo antes del {0}.",
        "Every {0} counts": "Cada {0} cuenta",
        "letter": "carta",
        "It is {0} more.{1} ({2})": "Son {0} más.{1} ({2})",
        "It was late. Ask again.": "Llegó tarde. Pregunte otra vez.",
    },
    {"{0} on {day}": "{0} el {day}", "{0} + {1}": "{0} + {1}"},
    MONTHS,
)


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("not known", "no se sabe"),
        ("Not known", "No se sabe"),
        (" Open it ", " Abrir "),
        ("Page 3 of 12", "Página 3 de 12"),
        ("99213 was charged $45.00 more than allowed.", "Por 99213 se cobró $45.00 más de lo permitido."),
        ("Ask for it by Aug 4, 2026.", "Pídalo antes del 4 ago 2026."),
        ("Every letter counts", "Cada carta cuenta"),
        ("Letter on Aug 4, 2026", "Carta el 4 ago 2026"),
        ("letter + letter", "carta + carta"),
        ("Ask for it by Aug 4, 2026. Open it", "Pídalo antes del 4 ago 2026. Abrir"),
        ("Open it\nPage 1 of 2", "Abrir\nPágina 1 de 2"),
        ("It is $5.00 more. (letter)", "Son $5.00 más. (carta)"),
        ("It is $5.00 more. Open it. (letter)", "Son $5.00 más. Abrir. (carta)"),
        ("Open it. It was late. Ask again.", "Abrir. Llegó tarde. Pregunte otra vez."),
    ],
)
def test_what_is_known_is_said(english: str, spanish: str) -> None:
    assert LISTS.say(english) == spanish


@pytest.mark.parametrize(
    "text", ["", "  ", "$1,375.60", "LAKESIDE REGIONAL", "Paid by check", "08/14/2026", "a{0}b", "{"]
)
def test_what_no_list_knows_stays_as_it_is(text: str) -> None:
    assert LISTS.say(text) == text
