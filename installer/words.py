#!/usr/bin/env python3
"""The words of the window for translators: collects them from the code and the resources, and makes what Qt loads.

    python installer/words.py                  what is missing, by list
    python installer/words.py --write          bring resources/translations up to date; what is new stands there empty
    python installer/words.py --write fr       the same for French, also where there is nothing of it yet

Words of the window's code written ``tr`` and ``translate`` go to the Qt Linguist file ``medneg_es.ts``, which is compiled
to ``medneg_es.qm``. All other words that reach the window (see ``medneg_desktop/ui/said.py``) are lists in
``said/es``: each English text, with {0}, {1} for its values, beside the Spanish one. So for other languages.
"""

from __future__ import annotations

import ast
import csv
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
CODE = TOP / "medneg_desktop"
TRANSLATIONS = TOP / "resources" / "translations"
LANGUAGE = "es"
"""The code of the language whose words are looked after."""

_NOTES = ("notes", "proof", "equations", "facts", "mending", "garbled", "kind", "unread", "table", "split", "teach")
"""Modules of the reader that speak to people; of the others, which hold the words of papers, whole sentences count."""

ROOMS = {
    "window": ("ui",),
    "checks": ("audit", "ledger", "deadlines"),
    "rights": ("rights", "talks"),
    "reading": tuple(f"reading/{m}.py" for m in _NOTES),
    "program": ("core", "domain", "services", "store", "pages", "packet", "app.py", "commands"),
}
"""The lists made from code, and the rooms whose words each holds."""

SHOWN_KEYS = frozenset(
    [
        "text",
        "caution",
        "read_in",
        "who",
        "says",
        "title",
        "topic",
        "ask",
        "have",
        "help",
        "label",
        "missing",
        "do",
        "name",
        "ask",
        "could_be_right_if",
        "stands_on",
        "verified",
        "source",
        "edition",
        "checked_how",
        "from",
        "license",
        "question",
        "why",
    ]
)
"""Keys of resources whose values are shown in the window."""

_SHOWN_VALUE = re.compile(r"^(?!http).*([A-Za-z]{2} |^[A-Z][a-z])", re.DOTALL)

_TRANSLATED_BY_QT = frozenset({"tr", "translate"})
_NO_WORDS = frozenset(
    [
        "compile",
        "frozenset",
        "debug",
        "info",
        "warning",
        "getLogger",
        "split",
        "setObjectName",
        "setProperty",
        "getattr",
        "exec_driver_sql",
        "text",
        "execute",
        "endswith",
        "startswith",
        "removeprefix",
        "strftime",
        "isinstance",
        "partition",
    ]
)
_NOT_PROSE = re.compile(r"[\\^$|\[\]<>=*_@]|\(\?|SELECT|INSERT|DELETE |UPDATE |FROM |//")
_NAMES_OF_CODE = re.compile(r"^[a-z0-9.:/#-]+$")


def template(node: ast.Constant | ast.JoinedStr) -> str:
    """The text with {0}, {1} where values go."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    parts, count = [], 0
    for value in node.values:
        if isinstance(value, ast.Constant):
            parts.append(str(value.value))
        else:
            parts.append(f"{{{count}}}")
            count += 1
    return "".join(parts)


def _passed_over(tree: ast.AST) -> set[ast.AST]:
    """Nodes that hold no words for people: docstrings, names, annotations, patterns, the program's errors, Qt's own words."""
    passed: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            passed.update(v for part in node.values for v in ast.walk(part) if isinstance(v, ast.Constant))
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            passed.update(ast.walk(node))
        elif isinstance(node, ast.AnnAssign | ast.arg) and node.annotation is not None:
            passed.update(ast.walk(node.annotation))
        elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            name = getattr(node.exc.func, "id", "")
            if name in _BUILTIN_ERRORS:
                passed.update(ast.walk(node))
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in _NO_WORDS or _is_translated_by_qt(node, name):
                passed.update(ast.walk(node))
    return passed


_BUILTIN_ERRORS = frozenset(
    {
        "ValueError",
        "TypeError",
        "KeyError",
        "RuntimeError",
        "FileNotFoundError",
        "AssertionError",
        "NotImplementedError",
    }
)


def _is_translated_by_qt(call: ast.Call, name: str) -> bool:
    """Whether Linguist sees the call and Qt finds its context again: ``self.tr("...")``, ``translate("...", "...")``."""
    if name not in _TRANSLATED_BY_QT or not (call.args and isinstance(call.args[0], ast.Constant)):
        return False
    return name == "translate" or ast.unparse(call.func) == "self.tr"


def texts_in(path: Path, *, single_words: bool) -> Iterator[str]:
    """The words for people in a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed = _passed_over(tree)
    for node in ast.walk(tree):
        if node in passed or not isinstance(node, ast.JoinedStr | ast.Constant):
            continue
        if isinstance(node, ast.Constant) and not isinstance(node.value, str):
            continue
        text = template(node).strip()
        own = re.sub(r"\{\d+\}", "", text)
        if _NOT_PROSE.search(own) or not re.search(r"[A-Za-z]{2}", own):
            continue
        prose = " " in text and re.search(r"[a-z]{2}", own) and not _NAMES_OF_CODE.match(text)
        if prose or (single_words and re.match(r"^[A-Z][a-z]+(\u2026)?$", text)):
            yield text


def texts_of_code() -> dict[str, list[str]]:
    """By list."""
    found: dict[str, list[str]] = {}
    for name, rooms in ROOMS.items():
        modules = [p for room in rooms for p in _modules(CODE / room)]
        found[name] = _each_once(t for p in modules for t in texts_in(p, single_words=name == "window"))
    found["reading"] = _each_once([*found["reading"], *_reasons_of_the_reader()])
    return found


def _reasons_of_the_reader() -> Iterator[str]:
    """Why a value is in doubt or proven, said beside the words of papers that tell it."""
    for path in _modules(CODE / "reading"):
        yield from (t for t in texts_in(path, single_words=False) if _SENTENCE.fullmatch(t))


_SENTENCE = re.compile(r"[A-Z]\S*(?: \S+){3,}\.")


def _modules(place: Path) -> list[Path]:
    return sorted(place.rglob("*.py")) if place.is_dir() else [place] * place.exists()


def texts_of_resources() -> dict[str, list[str]]:
    """By list: knowledge, cards of rules, names of codes."""
    resources = TOP / "resources"
    knowledge = (
        tomllib.loads(p.read_text(encoding="utf-8")) for p in sorted((resources / "knowledge").rglob("*.toml"))
    )
    rules = (json.loads(p.read_text(encoding="utf-8")) for p in sorted((resources / "rules").glob("*.json")))
    tables = []
    for path in sorted((resources / "reference").rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            tables += [
                cell for row in csv.reader(file) for cell in row if " " in cell or re.match(r"^[A-Z][a-z]+$", cell)
            ]
    return {
        "knowledge": _each_once(t for k in knowledge for t in _shown_in(k)),
        "cards": _each_once(t for r in rules for t in _shown_in(r)),
        "codes": _each_once(tables),
    }


def _shown_in(value: object, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _shown_in(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _shown_in(inner, key)
    elif isinstance(value, str) and key in SHOWN_KEYS and _SHOWN_VALUE.search(value):
        yield value.strip()


def _each_once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def lists() -> dict[str, list[str]]:
    """Every text that is put into the person's language by the lists, each in the first list that has it."""
    found, seen = {}, set[str]()
    for name, texts in {**texts_of_resources(), **texts_of_code()}.items():
        found[name] = [t for t in texts if t not in seen]
        seen.update(texts)
    return found


def said(name: str) -> dict[str, str]:
    path = TRANSLATIONS / "said" / LANGUAGE / f"{name}.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def missing() -> dict[str, list[str]]:
    """By list, the texts that are not translated yet."""
    known = {k for name in lists() for k, v in said(name).items() if v}
    return {name: [t for t in texts if t not in known] for name, texts in lists().items()}


def write_lists() -> None:
    """Bring the lists up to date: texts that are gone leave, new ones stand there empty."""
    known = {k: v for name in lists() for k, v in said(name).items() if v}
    for name, texts in lists().items():
        path = TRANSLATIONS / "said" / LANGUAGE / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = {t: known.get(t, "") for t in sorted(texts)}
        path.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_qt() -> None:
    """Bring the Linguist file up to date and compile it, with the tools that come with PySide6."""
    tool = Path(sys.executable).with_name
    update, release = (shutil.which(str(tool(n))) or n for n in ("pyside6-lupdate", "pyside6-lrelease"))
    ts = TRANSLATIONS / f"medneg_{LANGUAGE}.ts"
    modules = [str(p.relative_to(TOP)) for p in sorted((CODE / "ui").rglob("*.py"))]
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en_US", "-target-language", f"{LANGUAGE}_US"]
    subprocess.run([update, *options, *modules, "-ts", str(ts)], check=True, cwd=TOP, stdout=subprocess.DEVNULL)
    compiled = ts.with_suffix(".qm")
    subprocess.run([release, str(ts), "-qm", str(compiled)], check=True, cwd=TOP, stdout=subprocess.DEVNULL)


def main(arguments: list[str]) -> int:
    """Gives 1 where something is missing."""
    global LANGUAGE  # noqa: PLW0603 (one language for a run)
    LANGUAGE = next((word for word in arguments if not word.startswith("-")), LANGUAGE)
    if "--write" in arguments:
        write_lists()
        write_qt()
    left = missing()
    for name, texts in left.items():
        print(f"{name}: {len(texts)} to translate")
    return int(any(left.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
