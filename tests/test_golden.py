"""The eight seed packs as prose: any change in content is reviewed in the diff of tests/golden/*.md."""

from __future__ import annotations

from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"
NAMES = sorted(p.name for p in GOLDEN.glob("*.md"))


def test_there_is_a_golden_pack_for_each_pack(built: Path, update_golden: bool) -> None:
    made = {p.name: p.read_bytes() for p in built.glob("*.md")}
    if update_golden:
        for old in GOLDEN.glob("*.md"):
            old.unlink()
        for name, data in made.items():
            (GOLDEN / name).write_bytes(data)
    assert sorted(made) == sorted(p.name for p in GOLDEN.glob("*.md"))


@pytest.mark.parametrize("name", NAMES)
def test_pack_reads_as_before(built: Path, name: str) -> None:
    assert (built / name).read_text(encoding="utf-8") == (GOLDEN / name).read_text(encoding="utf-8")
