"""Two builds at once, and a build that was killed, leave a folder whole."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.errors import OutputError
from briefings.write import stage
from briefings.write.folder import deliver, digest, plan_delivery


class Killed(BaseException):
    """What nothing in the code puts right."""


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


OLD = {"index.json": b"1", "a.docx": b"1", "b.docx": b"1", "data/a.json": b"1"}
NEW = {"index.json": b"2", "a.docx": b"2", "c.docx": b"2", "data/c.json": b"2"}
EARLIER = {name: digest(data) for name, data in OLD.items()}


@pytest.fixture
def out(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "out"
    with stage.reserved(folder) as place:
        deliver(folder, place, OLD, plan_delivery(folder, OLD, {}))
    yield folder
    assert not (folder / stage.STAGE).exists()


@pytest.mark.parametrize("moves", range(8))
@pytest.mark.parametrize("by_hand", [False, True], ids=["as built", "changed by hand"])
def test_what_a_killed_build_left_half_done_is_undone(
    out: Path, monkeypatch: pytest.MonkeyPatch, moves: int, by_hand: bool
) -> None:
    if by_hand:
        (out / "a.docx").write_bytes(b"3")
    before = tree(out)
    place = out / stage.STAGE
    place.mkdir()
    real, calls = Path.replace, []

    def replace(source: Path, target: Path) -> Path:
        calls.append(source)
        if len(calls) > moves:  # and from now on nothing moves any more, as in a process that is dead
            raise Killed
        return real(source, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(Killed):
        deliver(out, place, NEW, plan_delivery(out, NEW, EARLIER))
    monkeypatch.undo()
    monkeypatch.setattr(stage, "PATIENCE", 0)
    with stage.reserved(out):
        pass
    assert tree(out) == before


def test_a_build_waits_for_the_one_before(out: Path) -> None:
    held, done = threading.Event(), []

    def second() -> None:
        held.wait(5)
        with stage.reserved(out):
            done.append("second")

    other = threading.Thread(target=second)
    other.start()
    with stage.reserved(out):
        held.set()
        time.sleep(0.2)
        done.append("first")
    other.join()
    assert done == ["first", "second"]


def test_a_folder_in_which_nothing_was_delivered_goes_again(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), stage.reserved(tmp_path / "out"):
        raise ZeroDivisionError
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="cannot be written"), stage.reserved(tmp_path / "file" / "out"):
        pass
