"""The only ways in which the store touches files outside the database: private, durable, all or nothing."""

from __future__ import annotations

import os
import re
import secrets
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

if sys.platform == "darwin":
    import fcntl

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600
_BINARY = getattr(os, "O_BINARY", 0)
_AT_ONCE = 1 << 20
_SIDE_BY_SIDE = 32
_UNFINISHED = re.compile(r"\..+\.[0-9a-f]{12}\.tmp")


def make_folder(folder: Path, *, lasting: bool = True) -> None:
    """The folder, for its owner only; folders above it that are missing are made too.

    Not ``lasting``: whoever makes many asks for them all at once in the end, with :func:`sync_all`.
    """
    if folder.is_dir():
        return
    make_folder(folder.parent, lasting=lasting)
    os.mkdir(folder, PRIVATE_FOLDER)  # noqa: PTH102 (one door for everything that can run out of space)
    if lasting:
        sync_folder(folder.parent)


def create_file(path: Path) -> int:
    """A descriptor on a new private file, to be written to; refuses to open one that exists."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, PRIVATE_FILE)


def write_all(descriptor: int, data: bytes) -> None:
    """Write everything: a single call may take only a part."""
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def sync(descriptor: int) -> None:
    """Return only when the bytes are on the disk, also on macOS, where fsync leaves them in the drive's own memory."""
    if sys.platform == "darwin":
        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError:  # network drives refuse it
            os.fsync(descriptor)
    else:
        os.fsync(descriptor)


def sync_all(paths: Sequence[Path], stop: Callable[[], bool]) -> None:
    """Return only when all these files and the names in these folders are on the disk. Many are asked for at once: the
    disk then writes them together.
    """
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 (a start needs none)

    def one(path: Path) -> None:
        if stop():
            return
        if path.is_dir():
            sync_folder(path)
            return
        descriptor = os.open(path, (os.O_RDWR if os.name == "nt" else os.O_RDONLY) | _BINARY)
        try:
            sync(descriptor)
        finally:
            os.close(descriptor)

    with ThreadPoolExecutor(_SIDE_BY_SIDE) as pool:
        for _ in pool.map(one, paths):
            pass


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder last. Windows keeps names by itself and opens no folders."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        sync(descriptor)
    finally:
        os.close(descriptor)


def rename(source: Path, target: Path) -> None:
    """Put a finished file in its place, over an older one if there is one, so that the name lasts."""
    os.replace(source, target)  # noqa: PTH105 (one door for everything that can run out of space)
    sync_folder(target.parent)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that at every moment either the old or the new one is there whole."""
    aside = path.with_name(f".{path.name}.{secrets.token_hex(6)}.tmp")
    descriptor = create_file(aside)
    try:
        try:
            write_all(descriptor, data)
            sync(descriptor)
        finally:
            os.close(descriptor)
        rename(aside, path)
    except BaseException:
        remove(aside)
        raise


def sweep_unfinished(folder: Path) -> None:
    """Remove what a program that was killed had begun to write whole in a folder of ours."""
    for path in folder.iterdir():
        if _UNFINISHED.fullmatch(path.name):
            remove(path)


def copy_file(source: Path, target: Path) -> None:
    """A durable copy under a new name; the file appears whole or not at all."""
    aside = target.with_name(f".{target.name}.{secrets.token_hex(6)}.tmp")
    descriptor = create_file(aside)
    try:
        try:
            with source.open("rb") as file:
                while chunk := file.read(_AT_ONCE):
                    write_all(descriptor, chunk)
            sync(descriptor)
        finally:
            os.close(descriptor)
        rename(aside, target)
    except BaseException:
        remove(aside)
        raise


def link_or_copy(source: Path, target: Path) -> None:
    """A second name for a file that is never written again; a copy, not yet synced, where the drive knows no such."""
    try:
        os.link(source, target)
    except OSError:
        descriptor = create_file(target)
        try:
            with source.open("rb") as file:
                while chunk := file.read(_AT_ONCE):
                    write_all(descriptor, chunk)
        finally:
            os.close(descriptor)


def rename_folder(source: Path, target: Path) -> None:
    """Give a folder another name, which nothing may have yet, so that the name lasts."""
    os.rename(source, target)  # noqa: PTH104 (one door for everything that can run out of space)
    sync_folder(target.parent)


def remove_tree(folder: Path) -> None:
    """Remove a folder with all that is in it. Links are removed and never followed."""
    for place, folders, files in os.walk(folder, topdown=False):
        for name in files:
            remove(Path(place) / name)
        for name in folders:
            inner = Path(place) / name
            if inner.is_symlink():
                inner.unlink()
            else:
                inner.rmdir()
    if folder.exists():
        folder.rmdir()


def free_bytes(folder: Path) -> int:
    """How much may still be written there."""
    import shutil  # noqa: PLC0415 (brings in every way of compressing, and a start needs none)

    return shutil.disk_usage(folder).free


def remove(path: Path) -> None:
    """Remove a file if it is there; read-only ones are made writable first, which Windows asks for."""
    try:
        if not path.is_symlink():
            path.chmod(PRIVATE_FILE)
        path.unlink()
    except FileNotFoundError:
        pass
