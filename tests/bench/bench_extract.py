"""Speed, start-up and memory of `briefings extract` on 1, 10, 100 and 1,000 articles; run as a script.

The articles are put together from the invented stories under `tests/stories`, each from other pieces and with other
numbers. Fails when memory grows with the number of articles: they are read and printed one by one.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STORIES = sorted((Path(__file__).parents[1] / "stories").glob("*/*.txt"))
PIECES = 4  # stories in one article: 400 to 600 words, as news is
MOST_GROWTH = 1.25  # times the peak of 100 articles that 1,000 may need: caches of words fill, nothing else does


def article(number: int, texts: list[str]) -> str:
    """One article of several stories' paragraphs, unlike those before it."""
    parts = [texts[(number * step + step) % len(texts)] for step in range(1, PIECES + 1)]
    lines = [line for part in parts for line in part.splitlines() if line.strip()]
    shift = number % len(lines)
    told = "\n\n".join(lines[shift:] + lines[:shift])
    return re.sub(r"\b\d{2,3}(?= [a-z])", lambda m: str(int(m.group()) + number % 97), told)


def main() -> int:
    texts = [path.read_text(encoding="utf-8") for path in STORIES]
    peaks: dict[int, float] = {}
    for count in (1, 10, 100, 1000):
        with tempfile.TemporaryDirectory() as folder:
            words = 0
            for number in range(count):
                text = article(number, texts)
                words += len(text.split())
                Path(folder, f"{number:04}.txt").write_text(text, encoding="utf-8", newline="")
            start = time.perf_counter()
            run = subprocess.Popen(
                [sys.executable, "-m", "briefings", "extract", folder, "--json"], stdout=subprocess.DEVNULL
            )
            _, status, used = os.wait4(run.pid, 0)
            seconds = time.perf_counter() - start
        if status:
            return 1
        cpu = used.ru_utime + used.ru_stime
        peaks[count] = used.ru_maxrss / 1024
        print(
            f"{count} articles, {words} words: {seconds:.2f} s, {words / cpu:.0f} words a CPU second with start-up, "
            f"peak {peaks[count]:.0f} MB",
            flush=True,
        )
    return int(peaks[1000] > MOST_GROWTH * peaks[100])


if __name__ == "__main__":
    sys.exit(main())
