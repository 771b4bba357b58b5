"""From the file to the resolved speaker: extraction and linking together, on articles nothing was fitted to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.extract import extract_findings
from briefings.link import resolve_speakers
from briefings.model import Attribution, Findings, RawArticle
from briefings.segment import segment_article

CASES = Path(__file__).parents[1] / "cases" / "link" / "articles.md"
CLOSE_CALLS = CASES.with_name("close_calls.md")


@dataclass
class Said:
    """What is expected of one number: its pieces as offsets, and who says them."""

    number: str
    pieces: list[tuple[int, int]] = field(default_factory=list)
    source: str | None = None
    speakers: tuple[str | None, ...] = (None,)
    sourcing: str = "none"
    relay: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    batch: str
    title: str
    body: str
    said: tuple[Said, ...]
    nobodys: tuple[tuple[int, int], ...]


def read_case(batch: str, title: str, marked: str) -> Case:
    body, at = "", 0
    said: dict[str, Said] = {}
    nobodys, open_contents = [], []
    for m in re.finditer(
        r"\{(\w+|–)\||\}|\[(\w+)\|([^\[\]|]+)\|([^\[\]|]+)(?:\|([^\[\]|]*))?(?:\|([^\[\]|]*))?\]", marked
    ):
        body += marked[at : m.start()]
        at = m.end()
        if m[1]:
            open_contents.append((m[1], len(body)))
        elif m[2]:
            s = said.setdefault(m[2], Said(m[2]))
            s.source = m[3]
            s.speakers = tuple(None if a == "–" else a for a in m[4].split(" / "))
            s.sourcing = m[5] or "named"
            s.relay = tuple(m[6].split(" < ")) if m[6] else ()
            body += m[3]
        else:
            number, start = open_contents.pop()
            if number == "–":
                nobodys.append((start, len(body)))
            else:
                said.setdefault(number, Said(number)).pieces.append((start, len(body)))
    body += marked[at:]
    assert not open_contents, title
    assert not re.search(r"[{}\[\]|]", body), (title, body)
    for s in said.values():
        assert s.pieces, (title, s)
        for a in s.speakers:
            assert a is None or a in body, (title, a)
    return Case(batch, title, body, tuple(said.values()), tuple(nobodys))


def read_cases(text: str) -> list[Case]:
    cases, batch = [], ""
    for block in re.split(r"^(?=##? )", text, flags=re.MULTILINE):
        head, _, rest = block.partition("\n")
        if head.startswith("## "):
            marked = "\n".join(line[2:] for line in rest.splitlines() if line.startswith("> "))
            cases.append(read_case(batch, head[3:], marked + "\n"))
        else:
            batch = head[2:]
    return cases


ARTICLES = read_cases(CASES.read_text(encoding="utf-8"))


def findings_of(body: str, rules_only: bool) -> Findings:
    return resolve_speakers(
        extract_findings(segment_article(RawArticle("a.txt", body, "", "utf-8")), rules_only=rules_only)
    )


def _plain(speaker: str | None) -> str | None:
    """For comparison: whether an article stands before the name or description is no matter of who it is."""
    return re.sub(r"^(?:the|an?)\s+", "", speaker.strip(" ,").casefold()) if speaker else None


def _offsets(a: Attribution) -> set[int]:
    return {i for s in a.content for i in range(s.start, s.end)}


@dataclass(frozen=True)
class Verdict:
    case: Case
    said: Said
    found: tuple[Attribution | None, ...]  # for each piece; None: nothing covers mainly these words

    def _names_them(self, a: Attribution | None) -> bool:
        return a is not None and _plain(a.speaker) in {_plain(s) for s in self.said.speakers}

    @property
    def right(self) -> bool:
        return all(self._names_them(a) for a in self.found)

    @property
    def wrong_name(self) -> bool:
        """Whether somebody else is named; a part of the right name is a small fault, and none of these."""
        return any(
            a is not None and a.sourcing == "named" and not self._names_them(a) and not self._names_a_part(a)
            for a in self.found
        )

    def _names_a_part(self, a: Attribution) -> bool:
        parts = (_plain(a.speaker) or "").split()
        return any(
            s is not None and " and " not in s and set(parts) <= set(_plain(s).split()) for s in self.said.speakers
        )

    @property
    def sourced(self) -> bool:
        """Whether kind of source and relay are right too."""
        return self.right and all(
            a.sourcing in self.said.sourcing.split(" / ") and a.relay == self.said.relay for a in self.found if a
        )

    def __str__(self) -> str:
        words = " … ".join(self.case.body[start : min(end, start + 50)] for start, end in self.said.pieces)
        got = [f"{a.speaker} {a.sourcing} {a.relay}" if a else "not found" for a in self.found]
        expected = f"{self.said.speakers} {self.said.sourcing} {self.said.relay}"
        return f"{self.case.title} {self.said.number}: {words} [{self.said.source}] -> {got}, not {expected}"


def verdicts(case: Case, rules_only: bool) -> Iterator[Verdict]:
    """One for each expected attribution: to each of its pieces the found words that are most nearly the same, half of them at
    least; no found words answer for two pieces."""
    found: list[tuple[set[int], Attribution]] = []
    for a in findings_of(case.body, rules_only).attributions:
        found.append((_offsets(a), a))
        if len(a.content) > 1:
            found += [(set(range(s.start, s.end)), a) for s in a.content]
    pieces = [(s.number, i, set(range(*piece))) for s in case.said for i, piece in enumerate(s.pieces)]
    near = [
        (len(words & f[0]) / len(words | f[0]), f[1].spoken, -k, number, i)
        for number, i, words in pieces
        for k, f in enumerate(found)
        if 2 * len(words & f[0]) >= len(words | f[0])
    ]
    answers: dict[tuple[str, int], Attribution] = {}
    taken: set[int] = set()
    for _, _, k, number, i in sorted(near, reverse=True):
        if -k not in taken and (number, i) not in answers:
            answers[number, i] = found[-k][1]
            taken.add(-k)
    for s in case.said:
        yield Verdict(case, s, tuple(answers.get((s.number, i)) for i in range(len(s.pieces))))


def stolen(case: Case, rules_only: bool) -> list[str]:
    """Marked words that are nobody's, but stand as somebody's."""
    found = findings_of(case.body, rules_only).attributions
    return [
        case.body[start:end]
        for start, end in case.nobodys
        if any(a.kind != "indirect" and 2 * (end - start) > len(_offsets(a)) and start in _offsets(a) for a in found)
    ]


def figures(cases: Sequence[Case], rules_only: bool) -> tuple[Counter[str], list[str]]:
    """Counts and the faults in words."""
    counts: Counter[str] = Counter()
    faults = []
    for case in cases:
        for v in verdicts(case, rules_only):
            counts["all"] += 1
            counts["found"] += None not in v.found
            counts["right"] += v.right
            counts["wrong name"] += v.wrong_name
            counts["sourcing and relay"] += v.sourced
            if not v.sourced:
                faults.append(("WRONG NAME " if v.wrong_name else "sourcing " if v.right else "") + str(v))
        counts["nobody's"] += len(case.nobodys)
        counts["nobody's taken"] += len(stolen(case, rules_only))
        faults += [f"{case.title}: nobody's taken: {s}" for s in stolen(case, rules_only)]
    return counts, faults


# At first sight, before a rule was mended for it, the speaker was right in 157 of 206 (first batch), 49 of 59
# (second), 31 of 37 (third), 35 of 38 (fourth), 85 of 104 (fifth) and 51 of 62 (sixth), and somebody else was named
# in 10, 3, 3, 0, 3 and 2. Expectations that were mended afterwards: six whose words had been marked too short or
# wrong, two where a second description is as good, and a caption's quotation.
@pytest.mark.parametrize(
    ("rules_only", "least"), [(False, 0.95), (True, 0.94)], ids=["models and rules", "rules alone"]
)
def test_the_right_speaker_of_95_in_100_and_somebody_else_of_1(rules_only: bool, least: float) -> None:
    counts, faults = figures(ARTICLES, rules_only)
    assert counts["all"] >= 505
    assert counts["right"] >= least * counts["all"], "\n".join(faults)
    assert counts["wrong name"] <= 0.01 * counts["all"], "\n".join(faults)
    assert counts["sourcing and relay"] >= 0.93 * counts["all"], "\n".join(faults)
    assert counts["nobody's taken"] == 0, "\n".join(faults)


# At first sight the speaker was right in 152 of 190 and somebody else was named in 12; of the families added then, right in
# 62 of 74, 48 of 52, 30 of 53 and 24 of 30, and somebody else in 10, 2, 8 and 0. Most of what is left are labels
# of a transcript with a role in brackets and words quoted inside another's words, which nobody is given.
@pytest.mark.parametrize(
    ("rules_only", "least"), [(False, 0.925), (True, 0.88)], ids=["models and rules", "rules alone"]
)
def test_who_is_close_to_hand_is_not_taken_for_who_speaks(rules_only: bool, least: float) -> None:
    counts, faults = figures(read_cases(CLOSE_CALLS.read_text(encoding="utf-8")), rules_only)
    assert counts["all"] >= 430
    assert counts["right"] >= least * counts["all"], "\n".join(faults)
    assert counts["wrong name"] <= 0.01 * counts["all"], "\n".join(faults)


MARKS = re.compile(r"[“”\"]|(?<!\w)‘|’(?!\w)")


def _said(body: str) -> list[tuple[range, tuple[str, ...], str | None, bool]]:
    """The paragraphs, words and speaker of each attribution by rules alone, and whether a name is given."""
    found = findings_of(body, rules_only=True)
    article = found.article
    said = []
    for a in found.attributions:
        paragraphs = range(body.count("\n", 0, a.span.start), body.count("\n", 0, a.span.end - 1) + 1)
        said.append((paragraphs, tuple(article[s] for s in a.content), a.speaker, a.sourcing == "named"))
    return said


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(ARTICLES), st.randoms(use_true_random=False), st.booleans())
def test_a_lost_or_doubled_mark_changes_nothing_outside_its_paragraph(case: Case, chance: Random, double: bool) -> None:
    at = chance.choice([m.start() for m in MARKS.finditer(case.body)])
    hurt = case.body.count("\n", 0, at)
    changed = case.body[:at] + case.body[at] * 2 * double + case.body[at + 1 :]
    kept = {words: (speaker, named) for _, words, speaker, named in _said(changed)}
    for paragraphs, words, speaker, _ in _said(case.body):
        if hurt not in paragraphs:
            assert words in kept
            assert kept[words][0] == speaker or not kept[words][1]
