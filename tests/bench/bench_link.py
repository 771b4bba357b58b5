"""Time and memory of linking 10, 100 and 1,000 articles of one story, and one endless article; run as a script.

The story is the invented ones under `tests/stories`, told again and again with other numbers. Fails when a linker takes
much more than ten times as long for ten times as much.
"""

from __future__ import annotations

import re
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from briefings.extract import extract_findings
from briefings.link import LINKERS, link_findings, resolve_speakers
from briefings.model import Findings, RawArticle
from briefings.segment import segment_article

STEEPEST = 25  # times as long for ten times as much: near-linear, with room for a loaded machine
LEAST = 0.05  # seconds: below, the clock tells nothing
STORIES = sorted((Path(__file__).parents[1] / "stories").glob("*/*.txt"))
PLACES = ("bridge", "harbour", "tunnel", "ferry", "tower", "market", "school", "signal", "river", "square", "works")


def findings(name: str, text: str) -> Findings:
    article = segment_article(RawArticle(name, text, "", "utf-8"))
    return resolve_speakers(extract_findings(article, rules_only=True))


def story(count: int) -> list[Findings]:
    """Articles of one story."""
    found = []
    for number in range(count):
        text = STORIES[number % len(STORIES)].read_text(encoding="utf-8")
        shift = number % 7
        text = re.sub(r"\b\d{2,3}(?= [a-z])", lambda m, shift=shift: str(int(m.group()) + shift), text)
        found.append(findings(f"{number:04}.txt", text))
    return found


def endless(count: int) -> list[Findings]:
    """One article of as many attributions, and a usual one beside it."""
    said = []
    for n in range(count):
        one, two, three = (PLACES[(n // step) % len(PLACES)] for step in (1, 11, 121))
        said.append(
            f"Engineer Paul Marsh said {n} people of the {one} {two} repaired {n % 97} boats of the {three} house."
        )
    text = "\n\n".join(" ".join(said[k : k + 4]) for k in range(0, count, 4))
    return [findings("endless.txt", text), findings("usual.txt", STORIES[0].read_text(encoding="utf-8"))]


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(found: Sequence[Findings]) -> dict[str, float]:
    """Seconds of CPU: of linking as a whole, and of each field of the dossier."""
    linked = link_findings(found)
    times = {"all": seconds(lambda: link_findings(found))}
    for field, linkers in LINKERS.items():
        times[field] = seconds(
            lambda linkers=linkers: [tuple(link(linked.findings, linked.actors)) for link in linkers]
        )
    return times


def main() -> int:
    steep = False
    for what, make, counts in (
        ("attributions in one article", endless, (500, 5000)),
        ("articles", story, (10, 100, 1000)),
    ):
        before: dict[str, float] = {}
        for count in counts:
            times = measure(make(count))
            steep = steep or any(times[k] > STEEPEST * max(before[k], LEAST) for k in before)
            before = times
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            each = ", ".join(f"{k} {v:.2f} s" for k, v in times.items())
            print(f"{count} {what}: {each}; peak {peak} MB", flush=True)
    return int(steep)


if __name__ == "__main__":
    sys.exit(main())
