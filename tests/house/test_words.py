"""Every word of the window is there in Spanish, with the same values in it; a window in Spanish shows no English."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest

TOP = Path(__file__).resolve().parents[2]
PLACE = re.compile(r"\{\w*\}")


@pytest.fixture(scope="module")
def words() -> ModuleType:
    spec = importlib.util.spec_from_file_location("words", TOP / "installer" / "words.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_nothing_that_reaches_the_window_waits_for_its_translation(words: ModuleType) -> None:
    left = {name: texts for name, texts in words.missing().items() if texts}
    assert left == {}, "run installer/words.py --write and translate what stands empty"


def test_the_lists_keep_no_text_that_is_gone(words: ModuleType) -> None:
    gone = {name: set(words.said(name)) - set(texts) for name, texts in words.lists().items()}
    assert {name: texts for name, texts in gone.items() if texts} == {}


def test_reasons_for_doubt_are_in_the_list_whatever_part_of_the_reader_gives_them(words: ModuleType) -> None:
    listed = words.lists()["reading"]
    assert "The check digit of this NPI does not fit." in listed
    assert "Two readings of this place disagree." in listed


def test_every_value_has_its_place_in_the_translation(words: ModuleType) -> None:
    pairs = [pair for name in words.lists() for pair in words.said(name).items()]
    messages = ET.parse(words.TRANSLATIONS / "medneg_es.ts").iter("message")
    pairs += [(m.findtext("source") or "", m.findtext("translation") or "") for m in messages]
    assert len(pairs) > 3000
    wrong = [english for english, said in pairs if set(PLACE.findall(english)) != set(PLACE.findall(said))]
    assert wrong == []


def test_the_linguist_file_is_whole(words: ModuleType) -> None:
    messages = list(ET.parse(words.TRANSLATIONS / "medneg_es.ts").iter("message"))
    unfinished = [m.findtext("source") for m in messages if not m.findtext("translation")]
    assert unfinished == []


SHOW = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication([])
from medneg_desktop.ui.language import speak
speak(app, "es")
from tests.ui.spoken import walked
seen = walked(Path(sys.argv[1]))
print("\\n".join(seen.words))
print("FAULTS")
print("\\n".join(seen.faults))
"""
ENGLISH = re.compile(r"\b(the|of|and|your|you|is|are|this|that|with|was|were|not|from|which)\b", re.IGNORECASE)

ENGLISH_DAY = re.compile(r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{1,2}\b")


@pytest.mark.slow
def test_a_spanish_window_shows_no_english(tmp_path: Path) -> None:
    """Every word that stands on every screen of a case; what is quoted from papers and letters to send may be English."""
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.run(
        [sys.executable, "-c", SHOW, str(tmp_path)],
        cwd=TOP,
        env=surroundings,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=280,
    )
    assert told.returncode == 0, told.stderr[-2000:]
    words, faults = told.stdout.split("FAULTS\n")
    assert faults.strip() == "", "what has no room at 150 %"
    lines = words.splitlines()
    assert len(lines) > 200
    plain = [re.sub("\u201c[^\u201d]*\u201d?", "", line) for line in lines]  # what is to be said on the phone is quoted
    english = [line for line in plain if len(ENGLISH.findall(line)) >= 2]
    assert english == []
    days = [line for line in plain if ENGLISH_DAY.search(line)]
    assert days == [], "days in the form of another language"
