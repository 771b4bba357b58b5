"""Ten small stories in which bodies are mostly described: whose words are put to a guest, and whether they are their own.

A case opens with the topic and its guests; behind a paragraph stands for whom it is own words and for whom a good
counter-position: `@1o 2c`. At first sight 11 of 36 positions were of the guest's own side in the first eight stories, 3 of
5 in the two others (abuse, doping), which were written when the first eight had been learned from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from briefings.link import link_findings
from briefings.model import Assignment, RawArticle, Topic
from briefings.pipeline.stories import findings_of
from briefings.plan.counters import rank
from briefings.plan.study import study_of
from briefings.read.guests import guest_of

STORIES = Path(__file__).parents[1] / "cases" / "plan" / "own_words"
PRINTED = 9  # positions: more than any pack prints
OWN_PUT = 0.12  # at most, of what is put: the guest's own side (6 of 55)
OWN_AGAINST = 0.11  # at most, of what is put as against the guest's side (2 of 19)
AGAINST = 13  # at least, of what is put as against it, good counter-positions
FOUND = 0.16  # at least, of the good counter-positions (30 of 170)

_MARK = re.compile(r" @((?:\d[oc] ?)+)$", re.MULTILINE)


@cache
def scores() -> Counter[str]:
    return Counter(kind for file in sorted(STORIES.glob("*.md")) for kind in _score(file.read_text(encoding="utf-8")))


def _score(text: str) -> Iterator[str]:
    """For each stretch and guest what it is to them ("own", "counter"), and once more where it is put to them."""
    head, *parts = re.split(r"^=== (\S+)\n", text, flags=re.MULTILINE)
    marked = {line[:60]: m[1].split() for line in text.split("\n") if (m := _MARK.search(line))}
    found = [
        findings_of(RawArticle(name, _MARK.sub("", body), "0" * 64, "utf-8"), ())
        for name, body in zip(parts[::2], parts[1::2], strict=True)
    ]
    dossier = link_findings(found)
    guests = tuple(guest_of(line, int(n)) for n, line in re.findall(r"^(\d) p: (.*)", head, re.MULTILINE))
    topic = Topic(1, head.split("\n")[0].removeprefix("topic: "), guests)
    for guest in guests:
        study = study_of(dossier, Assignment(topic, guest))
        put = {c.evidence.span: c.stance for c in rank(study)[:PRINTED]}
        for evidence in study.evidence:
            marks = next((m for words, m in marked.items() if words in evidence.text), ())
            kind = next((_KINDS[m[1]] for m in marks if m[0] == str(guest.number)), "neither")
            yield kind
            if evidence.span in put:
                yield "put"
                yield f"{kind} put"
                if put[evidence.span] == "counter":
                    yield "against"
                    yield f"{kind} against"


_KINDS = {"o": "own", "c": "counter"}


def test_few_of_the_guests_own_words_are_put_to_them() -> None:
    assert scores()["put"] > 30
    assert scores()["own put"] <= OWN_PUT * scores()["put"]


def test_hardly_anything_of_their_own_is_put_as_against_them() -> None:
    assert scores()["counter against"] >= AGAINST
    assert scores()["own against"] <= OWN_AGAINST * scores()["against"]


def test_good_counter_positions_are_found() -> None:
    assert scores()["counter put"] >= FOUND * scores()["counter"]
