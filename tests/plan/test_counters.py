"""What packs of invented stories put to their guests: good counter-positions found, none of the guest's own side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
import yaml

from briefings import pipeline
from briefings.link import link_findings
from briefings.model import Assignment, Dossier, Item, Pack, Ref, Span, Topic
from briefings.plan import plan_pack
from briefings.read.guests import guest_of
from briefings.template.shape import load_template

STORIES = Path(__file__).parents[1] / "stories"
NAMES = sorted(file.parent.name for file in STORIES.glob("*/counters.yaml"))
ARTICLES = (".txt", ".html")

# What is reached, not what is hoped for; lowering one is a commit of its own. The first set of stories was there while
# the rules were made, the second and third were written before any of their packs was seen.
FOUND = {"first": 0.65, "second": 0.50, "third": 0.1}  # at least, of the good counter-positions
WRONG_SIDE = {
    "first": 0.0,
    "second": 0.0,
    "third": 0.15,
}  # at most, of what is printed as a position: the guest's own side
IRRELEVANT = {"first": 0.09, "second": 0.085, "third": 0.5}  # at most, of what is printed as a position


@cache
def labels(story: str) -> dict:
    return yaml.safe_load((STORIES / story / "counters.yaml").read_text(encoding="utf-8"))


@cache
def dossier(story: str) -> Dossier:
    files = sorted(file for file in (STORIES / story).iterdir() if file.suffix in ARTICLES)
    return link_findings(list(pipeline.extract(files)))


@cache
def packs(story: str) -> tuple[Pack, ...]:
    entries = labels(story)["guests"]
    guests = tuple(guest_of(entry["guest"], n) for n, entry in enumerate(entries, 1))
    topics = [Topic(1, entry.get("topic", labels(story)["topic"]), guests) for entry in entries]
    assignments = [Assignment(topic, guest) for topic, guest in zip(topics, guests, strict=True)]
    return tuple(plan_pack(dossier(story), load_template(None), a) for a in assignments)


def sentences(story: str, rows: list[list[str]]) -> list[Span]:
    """Where the sentences stand that begin with the words of each row."""
    found = []
    for file, words in rows:
        article = next(a for a in dossier(story).articles if Path(a.id).name == file)
        start = article.text.index(words)
        # a dateline ("LONDON, April 10 (Agency) -") stands before the first sentence of its paragraph
        sentence = next((s for s in article.sentences if start < s.span.end), None)
        assert sentence is not None, f"{story}: {words!r} opens no sentence"
        found.append(Span(article.id, start, sentence.span.end))
    return found


def printed(pack: Pack) -> Iterator[Item]:
    """The positions, those that page 1 prints in their stead, and the answers beside what the guest will say."""
    in_cue = any(
        item.wording == "see_cue" and item.slots.get("see") == Ref("top_sheet.cue")
        for section in pack.sections
        for item in section.items
    )
    for section in pack.sections:
        for item in section.items:
            put = (
                section.type == "positions"
                or (section.type == "expected" and item.answers)
                or item.wording == "backing_words"
                or (in_cue and item.wording == "cue")
            )
            if put and any(not x.fragment for x in item.extracts):
                yield item


def shows(item: Item, spans: list[Span]) -> list[Span]:
    return [s for s in spans if any(p.overlaps(s) for x in item.extracts if not x.fragment for p in x.pieces)]


@dataclass
class Score:
    wanted: int = 0
    found: int = 0
    shown: int = 0
    wrong: list[str] = field(default_factory=list)
    irrelevant: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def score(stories: list[str]) -> Score:
    total = Score()
    for story in stories:
        for entry, pack in zip(labels(story)["guests"], packs(story), strict=True):
            good, own, fair = (sentences(story, entry[key]) for key in ("counters", "own", "fair"))
            items = list(printed(pack))
            told = [s for item in items for s in shows(item, good)]
            total.wanted += len(good)
            total.found += sum(s in told for s in good)
            total.shown += len(items)
            place = f"{story}, {entry['guest']}"
            text = dossier(story)
            total.missed += [f"{place}: {text[s][:60]}" for s in good if s not in told]
            for item in items:
                words = f"{place}: {text[item.extracts[0].span][:60]}"
                if not shows(item, good) and shows(item, own):
                    total.wrong.append(words)
                elif not shows(item, [*good, *fair]):
                    total.irrelevant.append(words)
    return total


def names(which: str) -> list[str]:
    return [name for name in NAMES if labels(name).get("set", "first") == which]


@cache
def total(which: str) -> Score:
    return score(names(which))


SETS = pytest.mark.parametrize("which", ["first", "second", "third"])


@SETS
def test_good_counters_are_found(which: str) -> None:
    assert total(which).found >= FOUND[which] * total(which).wanted, total(which).missed


@SETS
def test_the_own_side_is_never_put(which: str) -> None:
    assert len(total(which).wrong) <= WRONG_SIDE[which] * total(which).shown, total(which).wrong


@SETS
def test_what_is_put_is_to_the_point(which: str) -> None:
    assert len(total(which).irrelevant) <= IRRELEVANT[which] * total(which).shown, total(which).irrelevant


def test_every_story_has_guests_of_its_own() -> None:
    assert len(NAMES) >= 10
    assert all(len(labels(story)["guests"]) >= 2 for story in NAMES)


if __name__ == "__main__":
    for name in NAMES:
        one = score([name])
        print(
            f"{name}: {one.found} of {one.wanted}, {one.shown} shown, wrong {len(one.wrong)}, irrelevant {len(one.irrelevant)}"
        )
    for which in ("first", "second", "third"):
        whole = total(which)
        print(
            f"{which}: {whole.found} of {whole.wanted}, {whole.shown} shown, {len(whole.wrong)} wrong, {len(whole.irrelevant)} irrelevant"
        )
        print(*(f"missed {m}" for m in whole.missed), sep="\n")
        print(*(f"WRONG {m}" for m in whole.wrong), sep="\n")
        print(*(f"irrelevant {m}" for m in whole.irrelevant), sep="\n")
