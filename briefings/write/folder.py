"""Files -> the output folder: all of them or none, and nothing that somebody else wrote is lost."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from briefings.errors import OutputError
from briefings.write.stage import note


@dataclass(frozen=True, slots=True)
class Delivery:
    """What putting files into a folder does to the files that are there. Names are relative to the folder."""

    aside: Mapping[str, str] = field(default_factory=dict)  # in the way and not as a build wrote it -> its new name
    left: tuple[str, ...] = ()  # of an earlier build and changed since: stays, although no build needs it
    stale: tuple[str, ...] = ()  # of an earlier build and as it wrote it: goes

    @property
    def kept(self) -> tuple[str, ...]:
        """What stays of files that somebody changed."""
        return tuple(sorted((*self.aside.values(), *self.left)))


def refuse_unwritable(out: Path) -> None:
    """Fails before the work rather than after it.

    Raises:
        OutputError: the folder is a file, lies below one, or cannot be written.
    """
    if out.exists() and not out.is_dir():
        raise OutputError(f"{out}: is a file, not a folder; give another --out")
    nearest = next(p for p in (out, *out.absolute().parents) if p.exists())
    if not nearest.is_dir():
        raise OutputError(f"{out}: {nearest} is a file, not a folder; give another --out")
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise OutputError(f"{out}: cannot be written; change its rights or give another --out")


def plan_delivery(
    out: Path,
    files: Mapping[str, bytes | None],
    earlier: Mapping[str, str | None],
    staying: Collection[str] = (),
) -> Delivery:
    """What has to make room for these files.

    Args:
        out: The folder; it need not exist.
        files: What will be written; None: its bytes are not made yet.
        earlier: What an earlier build wrote there, with its SHA-256; None: any bytes are its own.
        staying: Files of the earlier build that are still good.

    Raises:
        OutputError: a file in the way cannot be read.
    """
    aside: dict[str, str] = {}
    left: list[str] = []
    stale: list[str] = []
    try:
        for name in sorted(files):
            path = out / name
            if path.exists() and not _is_as_written(path, name, earlier) and _bytes(path) != files[name]:
                aside[name] = _free_name(out, name, {*files, *aside.values()})
        for name in sorted(earlier.keys() - files.keys() - set(staying)):
            if (out / name).is_file():
                (stale if _is_as_written(out / name, name, earlier) else left).append(name)
    except OSError as e:
        raise OutputError(
            f"{e.filename}: cannot be read ({e.strerror}); change its rights or give another --out"
        ) from e
    return Delivery(aside, tuple(left), tuple(stale))


def digest(data: bytes) -> str:
    """The SHA-256 of a file's bytes, as the index gives it."""
    return hashlib.sha256(data).hexdigest()


def _is_as_written(path: Path, name: str, earlier: Mapping[str, str | None]) -> bool:
    if name not in earlier or not path.is_file():
        return False
    known = earlier[name]
    return known is None or digest(path.read_bytes()) == known


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else b""


def _free_name(out: Path, name: str, taken: Collection[str]) -> str:
    """A name beside this one that nothing has: "topic-1-guest-2-mayor.kept-1.docx"."""
    path = PurePosixPath(name)
    number = 1
    while True:
        free = str(path.with_name(f"{path.stem}.kept-{number}{path.suffix}"))
        if free not in taken and not (out / free).exists():
            return free
        number += 1


def deliver(out: Path, stage: Path, files: Mapping[str, bytes], delivery: Delivery) -> None:
    """All files in place or none: written beside, then renamed. A failure half-way, or Ctrl-C, puts everything back.

    Args:
        out: The folder.
        stage: As reserved in it.
        files: What to write.
        delivery: As planned for these files.

    Raises:
        OutputError: the folder cannot be written; it is as it was.
    """
    try:
        new, old = stage / "new", stage / "old"
        for name, data in files.items():
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        names = sorted(files)
        note(stage, names, delivery.aside)
        _swap(out, new, old, names, delivery)
    except OSError as e:
        raise OutputError(
            f"{out}: cannot be written ({e.strerror or e}); change its rights or give another --out"
        ) from e


def _swap(out: Path, new: Path, old: Path, names: Sequence[str], delivery: Delivery) -> None:
    moved: list[tuple[Path, Path]] = []

    def move(source: Path, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        moved.append((source, target))
        source.replace(target)

    try:
        for name, kept in delivery.aside.items():
            move(out / name, out / kept)
        for name in (*names, *delivery.stale):
            if (out / name).exists():
                move(out / name, old / name)
        for name in names:
            move(new / name, out / name)
    except BaseException:  # Ctrl-C too: what was moved away must not go with the stage
        for source, target in reversed(moved):
            with contextlib.suppress(OSError):
                target.replace(source)
        raise
    for name in delivery.stale:  # folders that are empty now
        with contextlib.suppress(OSError):
            for parent in PurePosixPath(name).parents[:-1]:
                (out / parent).rmdir()
