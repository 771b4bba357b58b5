"""Time and memory of linking 10, 100 and 1,000 articles of one story; run as a script. Fails when it grows faster than near-linearly.

The story is the invented ones under `tests/stories`, told again and again with other numbers.
"""

from __future__ import annotations

import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from briefings.extract import extract_findings
from briefings.link import chronology, conflicts, corroboration
from briefings.model import Findings, RawArticle
from briefings.segment import segment_article

LINKERS: dict[str, Callable[[list[Findings]], object]] = {
    "conflicts": conflicts.link,
    "corroboration": corroboration.link,
    "chronology": chronology.order,
}
STEEPEST = 25  # times as long for ten times as many articles: near-linear, with room for a loaded machine
STORIES = sorted((Path(__file__).parents[1] / "stories").glob("*/*.txt"))


def findings(count: int) -> list[Findings]:
    found = []
    for number in range(count):
        text = STORIES[number % len(STORIES)].read_text(encoding="utf-8")
        text = re.sub(r"\b\d{2,3}(?= [a-z])", lambda m, shift=number % 7: str(int(m.group()) + shift), text)
        article = segment_article(RawArticle(f"{number:04}.txt", text, "", "utf-8"))
        found.append(extract_findings(article, rules_only=True))
    return found


def main() -> int:
    before: dict[str, float] = {}
    steep = False
    for count in (10, 100, 1000):
        story = findings(count)
        for name, link in LINKERS.items():
            start = time.process_time()
            link(story)
            seconds = time.process_time() - start
            steep = steep or (name in before and seconds > STEEPEST * max(before[name], 0.02))
            before[name] = seconds
            print(f"{count} articles, {name}: {seconds:.2f} s")
        print(f"{count} articles: peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    return int(steep)


if __name__ == "__main__":
    sys.exit(main())
