"""Writes docs/facts-to-check.md: every fact that is shown and was not read in its primary source.

python docs/list_facts.py
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from medneg_desktop.rights import library
from medneg_desktop.services.unread import as_page, unread_facts

if __name__ == "__main__":
    Path(__file__).with_name("facts-to-check.md").write_text(as_page(unread_facts(library())), encoding="utf-8")
