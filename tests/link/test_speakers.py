from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefings.extract import mentions
from briefings.link import resolve_speakers
from briefings.model import Attribution, Findings, RawArticle, Span
from briefings.segment import segment_article

CASES = Path(__file__).parents[1] / "cases" / "link" / "speakers.md"
MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)(?:\|([^\[\]|]*))?(?:\|([^\[\]|]*))?\]")
QUOTED = re.compile(r"“[^“”]*”")
CUE = re.compile(
    r"\s*,?\s*(told(?: [A-Z]\w+)*|said|says|called|wrote|added|refused|declined|praised|urged|replied|warned|reported)\b"
)


@dataclass(frozen=True)
class Expected:
    source: Span
    speaker: str | None
    sourcing: str
    relay: tuple[str, ...] | None  # None: not asked


def read_cases(text: str) -> list[tuple[str, str, list[Expected]]]:
    """Title, article text without the marks, and what is expected of each marked source."""
    found = []
    for block in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        title, _, rest = block.partition("\n")
        lines = [line[2:] for line in rest.splitlines() if line.startswith("> ")]
        body, expected = "", []
        for line in lines:
            at = 0
            for m in MARK.finditer(line):
                body += line[at : m.start()]
                source = Span(title, len(body), len(body) + len(m[1]))
                body += m[1]
                at = m.end()
                relay = tuple(r.strip() for r in m[4].split("<")) if m[4] else None
                expected.append(Expected(source, None if m[2] == "–" else m[2], m[3] or "named", relay))
            body += line[at:] + "\n"
        found.append((title, body, expected))
    return found


def resolved(title: str, body: str, expected: list[Expected]) -> list[Attribution]:
    """The attributions with the marked sources, resolved: the content is what the sentence has in marks, else its longer side."""
    article = segment_article(RawArticle(title, body, "", "utf-8"))
    attributions = []
    for e in expected:
        sentence = article.sentence_at(e.source.start)
        assert sentence is not None, article[e.source]
        quotes = [article.span(*m.span()) for m in QUOTED.finditer(body, sentence.span.start, sentence.span.end)]
        quotes = [q for q in quotes if not q.overlaps(e.source)]
        cue = CUE.match(body, e.source.end)
        before = article.span(sentence.span.start, e.source.start)
        after = article.span(cue.end() if cue else e.source.end, sentence.span.end)
        content = tuple(quotes) or (max(before, after, key=len),)
        attributions.append(
            Attribution(
                content, "direct" if quotes else "indirect", article.span(*cue.span(1)) if cue else None, e.source
            )
        )
    findings = Findings(article, attributions=tuple(attributions), mentions=mentions.extract(article))
    return list(resolve_speakers(findings).attributions)


TEXT = CASES.read_text(encoding="utf-8")
ARTICLES = read_cases(TEXT)


def faults() -> tuple[list[str], list[str], int]:
    """Wrong speakers, wrong names among them, and the number of marked sources."""
    wrong, names, count = [], [], 0
    for title, body, expected in ARTICLES:
        for e, got in zip(expected, resolved(title, body, expected), strict=True):
            count += 1
            said = body[e.source.start : e.source.end]
            if (got.speaker, got.sourcing) != (e.speaker, e.sourcing) or (e.relay is not None and got.relay != e.relay):
                wrong.append(
                    f"{title}: {said} -> {got.speaker} {got.sourcing} {got.relay}, not {e.speaker} {e.sourcing} {e.relay}"
                )
                if got.speaker != e.speaker and got.sourcing == "named":
                    names.append(wrong[-1])
    return wrong, names, count


def test_the_right_speaker_of_95_in_100_and_a_wrong_name_of_1() -> None:
    wrong, names, count = faults()
    assert count >= 180
    assert len(wrong) <= 0.05 * count, "\n".join(wrong)
    assert len(names) <= 0.01 * count, "\n".join(names)


@pytest.mark.parametrize(("title", "body", "expected"), ARTICLES, ids=[a[0] for a in ARTICLES])
def test_a_speaker_is_a_stretch_of_the_article(title: str, body: str, expected: list[Expected]) -> None:
    for got in resolved(title, body, expected):
        assert got.speaker is None or got.speaker in body


def test_a_mark_as_source_is_nobody() -> None:
    article = segment_article(RawArticle("a", "The dam is old, it was explained.", "", "utf-8"))
    said = Attribution((article.span(0, 14),), "indirect", article.span(23, 32), article.span(14, 15))
    (resolved_,) = resolve_speakers(Findings(article, (said,))).attributions
    assert resolved_.speaker is None
