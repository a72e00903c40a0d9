"""Nothing in the program opens a connection: what import-linter cannot see (submodules of Qt, late imports)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FORBIDDEN = {
    *("socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "urllib3"),
    *("webbrowser", "xmlrpc", "asyncio", "telnetlib", "imaplib", "poplib", "nntplib", "socketserver"),
}
FORBIDDEN_QT = {"QtNetwork", "QtWebEngineWidgets", "QtWebEngineCore", "QtWebSockets", "QtNetworkAuth"}
SOURCES = sorted((ROOT / "medneg_desktop").rglob("*.py"))


def imported(tree: ast.AST) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in {
            "import_module",
            "__import__",
        }:
            names.update(a.value for a in node.args[:1] if isinstance(a, ast.Constant) and isinstance(a.value, str))
    return names


def opens_connections(name: str) -> bool:
    parts = name.split(".")
    return parts[0] in FORBIDDEN or (parts[0] == "PySide6" and len(parts) > 1 and parts[1] in FORBIDDEN_QT)


@pytest.mark.parametrize("source", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_module_imports_network_code(source: Path) -> None:
    found = imported(ast.parse(source.read_text(encoding="utf-8")))
    assert not sorted(n for n in found if opens_connections(n))


def test_the_check_sees_what_it_looks_for() -> None:
    found = imported(
        ast.parse("from PySide6.QtNetwork import QTcpSocket\nfrom PySide6 import QtNetwork\nimport http.client as h")
    )
    assert {n for n in found if opens_connections(n)} >= {"PySide6.QtNetwork", "http.client"}
