"""CPU seconds of `briefings extract` on one line of 50 KB and one of 200 KB; run as a script.

The line is put together from the invented stories under `tests/stories`, as a page looks that lost its line ends. Fails
when four times as much takes more than five and a half times as long.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

STEEPEST = 5.5  # times as long for four times as much
STORIES = sorted((Path(__file__).parents[1] / "stories").glob("*/*.txt"))
HEAD = "The Elmford Courier\nThe dam may fail\n3 May 2026\n"


def line(size: int) -> str:
    """One line of at least so many code points, no two of its parts alike."""
    told = " ".join(
        " ".join(part.split())
        for path in STORIES
        for part in path.read_text(encoding="utf-8").splitlines()
        if len(part) > 120  # headings and labels stand on shorter lines
    )
    rounds = -(-size // len(told))
    moved = (re.sub(r"\b\d{2,3}(?= [a-z])", lambda m, n=n: str(int(m.group()) + n), told) for n in range(rounds))
    return " ".join(moved)[:size]


def seconds(text: str) -> float:
    """What a run takes above one of an article without text: models and lists are loaded there too."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "one.txt").write_text(HEAD + text, encoding="utf-8", newline="")
        run = subprocess.Popen(
            [sys.executable, "-m", "briefings", "extract", folder, "--json"], stdout=subprocess.DEVNULL
        )
        _, status, used = os.wait4(run.pid, 0)
    if status:
        raise SystemExit(1)
    return used.ru_utime + used.ru_stime


def main() -> int:
    start = seconds("Ada Marsh said that the dam would hold.")
    small, large = (seconds(line(size)) - start for size in (50_000, 200_000))
    print(f"50 KB: {small:.2f} s, 200 KB: {large:.2f} s, {large / small:.1f} times as long; start-up {start:.2f} s")
    return int(large > STEEPEST * small)


if __name__ == "__main__":
    sys.exit(main())
