"""A place in the output folder where files are prepared; while it is there, no other build touches the folder.

It holds `new`, the files to come, and `old`, those that make room, so that a build that was killed half-way, by a power cut for
one, can be undone by the next.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from briefings.errors import OutputError

STAGE = ".briefings-stage"
_NOTE = "moves.json"
PATIENCE = 5.0  # seconds without a change in it: whoever made it is dead, as writing a file takes milliseconds
_WAIT = 0.05  # seconds between two looks


@contextlib.contextmanager
def reserved(out: Path) -> Iterator[Path]:
    """The stage of an output folder, empty and for nobody else; it goes with the block, and so does a folder left empty.

    Another build that is at work there is waited for; what a dead one left half-done is undone.

    Raises:
        OutputError: the folder cannot be made or written.
    """
    made = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        stage = _claimed(out)
    except OSError as e:
        raise OutputError(
            f"{out}: cannot be written ({e.strerror or e}); change its rights or give another --out"
        ) from e
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        if made:
            with contextlib.suppress(OSError):
                out.rmdir()  # only where nothing was delivered


def _claimed(out: Path) -> Path:
    stage = out / STAGE
    seen, since = _state(stage), time.monotonic()
    while True:
        try:
            stage.mkdir()
        except FileExistsError:
            now = _state(stage)
            if now != seen:
                seen, since = now, time.monotonic()
            elif time.monotonic() - since > PATIENCE:
                undo(out)
            else:
                time.sleep(_WAIT)
        else:
            return stage


def _state(stage: Path) -> frozenset[str]:
    """What lies in a stage; empty where there is none."""
    with contextlib.suppress(OSError):
        return frozenset(str(path) for path in stage.rglob("*"))
    return frozenset()


def note(stage: Path, names: Sequence[str], aside: Mapping[str, str]) -> None:
    """Writes down what is about to be moved, once all of it is prepared: files to come, and files that get another name.

    Raises:
        OSError: the folder cannot be written.
    """
    (stage / _NOTE).write_text(json.dumps({"files": list(names), "aside": dict(aside)}), encoding="utf-8")


def undo(out: Path) -> None:
    """Puts back what a build that was killed had moved away, and takes its files out again; its stage goes.

    Raises:
        OSError: the folder cannot be written.
    """
    stage = out / STAGE
    written, old = stage / _NOTE, stage / "old"
    if written.is_file():
        moves = json.loads(written.read_bytes())
        for name in moves["files"]:
            if not (stage / "new" / name).exists():  # it was moved in place
                (out / name).unlink(missing_ok=True)
        for name, kept in moves["aside"].items():
            if (out / kept).exists() and not (out / name).exists():
                (out / kept).replace(out / name)
        written.unlink()  # were this run killed as well, the next would only have to put back the rest
    for path in sorted(old.rglob("*")):
        if path.is_file():
            target = out / path.relative_to(old)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
    shutil.rmtree(stage)
