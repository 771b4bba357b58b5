"""Small stories in which a reader has marked who speaks for whom: nobody of the guest's own side is put as against it.

Each file of `tests/cases/plan/sides` holds two articles as agencies and papers write them, the words of a voice behind its
name in braces, and for each guest the voices that are `own`, `other` and `neutral`. Rules on kinds of speakers did not carry
over: of twelve stories six were learned from and six kept aside, and a third of what was put there was still of the guest's
own side at first sight; of eight more stories 5 of 22. So a position is called one against the guest only where the articles
show it (0 of those 5, before any of the eight was looked at); the others are printed with the remark that they may be of the
guest's own side.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from briefings import pipeline
from briefings.link import link_findings
from briefings.model import Assignment, Extract, Stance
from briefings.pipeline.fitting import Fitter
from briefings.plan.known import Known
from briefings.template.shape import load_template

CASES = Path(__file__).parent.parent / "cases" / "plan" / "sides"
STORIES = sorted(path.stem for path in CASES.glob("*.yaml"))
_VOICE = re.compile(r"\{(\w+)\} ")
MOST_OWN, FEWEST_OTHER = 0, 12  # of what is put as against the guest, in all stories together
MOST_OWN_UNSIDED, FEWEST_IN_ALL = (
    9,
    54,
)  # of what is printed without a stance; and of the other sides' words, however put


@cache
def put(story: str, folder: Path) -> Counter[tuple[Stance | None, str]]:
    """How much of what is put to the guests of a story is of their own side, of another, and neither, by its stance."""
    marked = yaml.safe_load((CASES / f"{story}.yaml").read_text(encoding="utf-8"))
    voices: dict[str, list[tuple[int, str]]] = {}
    for name, text in marked["articles"].items():
        parts = _VOICE.split(text)
        (folder / name).write_text("".join(parts[::2]), encoding="utf-8")
        starts = [sum(map(len, parts[: n + 1 : 2])) for n in range(0, len(parts) - 1, 2)]
        voices[name] = list(zip(starts, parts[1::2], strict=True))
    lines = [
        line
        for n, topic in enumerate(marked["topics"], 1)
        for line in (f"Interview Topic {n}: {topic['title']}",
                     *(f"Guest {k}: {g['guest']}" for k, g in enumerate(topic["guests"], 1)))
    ]  # fmt: skip
    (folder / "topics.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    read = pipeline.read_story([folder])
    dossier = link_findings(read.findings)
    who = {
        (f.article.id, sentence.span.start): voice
        for f in dossier.findings
        for start, voice in voices[Path(f.article.id).name]
        if (sentence := f.article.sentence_at(start))
    }

    def spoken(extract: Extract) -> Iterator[str]:
        article = dossier.of(extract.pieces[0].article).article
        places = ((article.id, sentence.span.start) for sentence in article.sentences_in(extract.pieces[0]))
        yield from (who[place] for place in places if place in who)

    found: Counter[tuple[Stance | None, str]] = Counter()
    for topic, of_topic in zip(read.topics, marked["topics"], strict=True):
        for guest, sides in zip(topic.guests, of_topic["guests"], strict=True):
            made = Fitter(dossier, Assignment(topic, guest), None, Known()).fitted(load_template(None))[0]
            items = [(section.type, item) for section in made.sections for item in section.items]
            against = [item for kind, item in items if kind == "positions" or (kind == "expected" and item.answers)]
            for stance, extract in ((i.stance, e) for i in against for e in i.extracts if not e.fragment):
                told = [side for voice in spoken(extract) for side in ("own", "other") if voice in sides[side]]
                found[stance, "own" if "own" in told else "other" if told else "neither"] += 1
    return found


@pytest.fixture(scope="module")
def shares(tmp_path_factory: pytest.TempPathFactory) -> Counter[tuple[Stance | None, str]]:
    return sum((put(story, tmp_path_factory.mktemp(story)) for story in STORIES), Counter())


def test_who_is_put_is_marked() -> None:
    """Every voice of a story stands with each guest in one list."""
    for path in sorted(CASES.glob("*.yaml")):
        marked = yaml.safe_load(path.read_text(encoding="utf-8"))
        voices = {voice for text in marked["articles"].values() for voice in _VOICE.findall(text)}
        for guest in (g for topic in marked["topics"] for g in topic["guests"]):
            listed = [*guest["own"], *guest["other"], *guest["neutral"]]
            assert (path.stem, sorted(listed)) == (path.stem, sorted(voices))


def test_nobody_of_the_own_side_is_put_as_against_it(shares: Counter[tuple[Stance | None, str]]) -> None:
    assert shares["counter", "own"] <= MOST_OWN
    assert shares["counter", "other"] >= FEWEST_OTHER


def test_what_is_not_shown_is_printed_without_a_stance(shares: Counter[tuple[Stance | None, str]]) -> None:
    assert shares[None, "own"] <= MOST_OWN_UNSIDED
    assert shares["counter", "other"] + shares[None, "other"] >= FEWEST_IN_ALL
