"""The same articles in other encodings, line ends and widths give the same words, labels and topics."""

import textwrap
from pathlib import Path

import pytest

from briefings.read import list_spans, read_articles, read_topics
from briefings.segment import segment_article

SEEDS = Path(__file__).parents[2] / "seeds"


def wrap(text):
    listed = ("Interview", "Guest", "___")
    return "\n\n".join(
        line if line.startswith(listed) else textwrap.fill(line, 72, break_on_hyphens=False)
        for line in text.split("\n")
    )


VARIANTS = [
    ("CRLF", lambda t: t.replace("\n", "\r\n").encode()),
    ("CR", lambda t: t.replace("\n", "\r").encode()),
    ("byte order mark", lambda t: b"\xef\xbb\xbf" + t.encode()),
    ("UTF-16", lambda t: t.encode("utf-16")),
    ("UTF-16 without a mark", lambda t: t.encode("utf-16-be")),
    ("Windows-1252", lambda t: t.encode("cp1252")),
    ("hard-wrapped", lambda t: wrap(t).encode()),
]


def told(folder):
    """All that the folder says, white space apart."""
    raws = list(read_articles([folder]))
    found = []
    for raw in raws:
        article = segment_article(raw, set_aside=list_spans(raw))
        labels = [stated and stated.value for stated in (article.outlet, article.byline, article.title)]
        spans = (*article.noise, *(s.span for s in article.sentences))
        words = [" ".join(article[span].split()) for span in spans]
        found.append((labels, article.date and article.date.iso, words, [p.noise for p in article.paragraphs]))
    return found, [(t.title, [g.text for g in t.guests]) for t in read_topics([folder], raws).topics]


@pytest.mark.parametrize("change", [v[1] for v in VARIANTS], ids=[v[0] for v in VARIANTS])
def test_the_same_is_told(tmp_path, change):
    for path in SEEDS.iterdir():
        (tmp_path / path.name).write_bytes(change(path.read_bytes().decode("utf-8")))
    assert told(tmp_path) == told(SEEDS)
