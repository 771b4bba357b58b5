"""Retrains all models from a PolNeAR folder and prints their scores on its dev part.

    python tests/training/train.py CORPORA/polnear

The folder holds `train.jsonl.gz`, `dev.jsonl` and the `corenlp-*` labels for both. Writes `briefings/models/*.bin`. Takes
45 minutes on one core and 5 GB of memory. The corpus itself never becomes part of the product.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefings import nlp
from briefings.extract import attributions, learned
from briefings.extract.marks import pair_marks
from briefings.model import RawArticle
from briefings.nlp import train
from briefings.nlp.proposals import Proposal
from briefings.nlp.words import folded
from briefings.segment import segment_article

_NAMES = {"PERSON": "P", "ORGANIZATION": "G", "LOCATION": "L", "MISC": "M"}
Record = dict[str, Any]
Label = tuple[str, str, int]  # part of speech, name class, head as a number over all words of the article; -1: a root


def records(path: Path) -> Iterator[Record]:
    """The JSON objects of a file, one a line."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def lemmas(path: Path) -> dict[str, str]:
    """Word -> its most frequent lemma, for words seen twice whose lemma differs."""
    seen: dict[str, Counter[str]] = {}
    for record in records(path):
        for sentence in record["sents"]:
            for _, _, word, lemma, *_ in sentence:
                seen.setdefault(folded(word), Counter())[lemma.lower()] += 1
    best = {word: counts.most_common(1)[0][0] for word, counts in seen.items() if counts.total() >= 2}
    return {word: lemma for word, lemma in best.items() if lemma != word}


def stories(articles: Path, labels: Path) -> Iterator[train.Story]:
    """The articles as training wants them, cut and hinted at as at run time."""
    parsed = {record["id"]: record["sents"] for record in records(labels)}
    for record in records(articles):
        article = segment_article(RawArticle(record["id"], record["text"], "", "utf-8"))
        marks = attributions.close_at_cues(article, pair_marks(article))
        paragraphs = learned.read_paragraphs(article, marks, attributions.extract(article, marks))
        by_place = _by_place(len(record["text"]), parsed.get(record["id"], ()))
        yield [_sample(paragraph, record["quotes"], by_place) for paragraph in paragraphs]


class _Labels:
    """Automatic labels of an article, by code point."""

    def __init__(self, length: int):
        self.at = [-1] * (length + 1)
        self.rows: list[Label] = []


def _by_place(length: int, sentences: Any) -> _Labels:
    made = _Labels(length)
    for sentence in sentences:
        base = len(made.rows)
        for start, end, _, _, pos, name, head, _ in sentence:
            made.at[start:end] = [len(made.rows)] * (end - start)
            made.rows.append((pos, _NAMES.get(name, "O"), base + head - 1 if head else -1))
    return made


def _sample(paragraph: learned.Words, quotes: list[Record], labels: _Labels) -> train.Sample:
    gold = []
    low, high = paragraph.tokens[0].start, paragraph.tokens[-1].end
    for quote in quotes:
        if quote["cue_start"] is None or not low <= quote["cue_start"] < high:
            continue
        cue = paragraph.range_of(quote["cue_start"], quote["cue_end"])
        if cue:
            content = (paragraph.range_of(*span) for span in quote["spans"])
            heard = quote["speaker_start"] is not None
            source = paragraph.range_of(quote["speaker_start"], quote["speaker_end"]) if heard else None
            gold.append(Proposal(cue, tuple(r for r in content if r), source))
    sample = train.Sample(paragraph.sentences, paragraph.stretches, paragraph.hints, gold)
    if labels.rows:
        _add_labels(sample, paragraph, labels)
    return sample


def _add_labels(sample: train.Sample, paragraph: learned.Words, labels: _Labels) -> None:
    """Labels for our words: of the labelled words that lie in one of ours, the one whose head lies outside it."""
    chosen: list[int] = []
    ours: dict[int, int] = {}  # labelled word -> our word
    for number, token in enumerate(paragraph.tokens):
        within = sorted({labels.at[k] for k in range(token.start, token.end)} - {-1})
        ours.update((w, number) for w in within)
        outside = [w for w in within if labels.rows[w][2] not in within]
        chosen.append((outside or within or [-1])[0])
    start = 0
    for sentence in sample.sentences:
        end = start + len(sentence)
        rows = [labels.rows[w] if w >= 0 else ("SYM", "O", -1) for w in chosen[start:end]]
        heads = [ours.get(head, -1) for _, _, head in rows]
        sample.pos.append([pos for pos, _, _ in rows])
        sample.heads.append(
            [h - start if start <= h < end and h != start + k else -1 for k, h in enumerate(heads)],
        )
        names = [name for _, name, _ in rows]
        before = ["O", *names]
        sample.names.append(
            ["O" if x == "O" else f"{'I' if x == y else 'B'}-{x}" for x, y in zip(names, before, strict=False)],
        )
        start = end


# ------------------------------------------------------------------------------------------------ scores


def _f1(right: int, found: int, gold: int) -> str:
    precision, recall = right / max(1, found), right / max(1, gold)
    both = 2 * right / max(1, found + gold)
    return f"P {100 * precision:.1f}  R {100 * recall:.1f}  F1 {100 * both:.1f}"


def scores(held_out: list[train.Story]) -> Iterator[str]:
    """Scores of the installed models, one line each: all by exact words."""
    pos = names = words = trees = attached = 0
    counts: dict[str, Counter[str]] = {part: Counter() for part in ("content", "source", "cue")}
    for sample in (s for story in held_out for s in story):
        tagged = nlp.tag(sample.sentences)
        heads = nlp.heads(sample.sentences, tagged)
        for labels, right_pos, right_names in zip(tagged, sample.pos, sample.names, strict=False):
            words += len(right_pos)
            pos += sum(a == b for a, b in zip(labels.pos, right_pos, strict=True))
            names += sum(a == b for a, b in zip(labels.names, right_names, strict=True))
        for found, right, tags in zip(heads, sample.heads, sample.pos, strict=False):
            scored = [(a, b) for a, b, tag in zip(found, right, tags, strict=True) if tag[0].isalpha()]
            trees += len(scored)
            attached += sum(a == b for a, b in scored)
        (proposals,) = nlp.attributions([nlp.Paragraph(sample.sentences, sample.stretches, sample.hints)])
        for part, right_ranges, found_ranges in (
            ("content", {r for g in sample.gold for r in g.content}, {r for p in proposals for r in p.content}),
            ("source", {g.source for g in sample.gold} - {None}, {p.source for p in proposals} - {None}),
            ("cue", {g.cue for g in sample.gold}, {p.cue for p in proposals}),
        ):
            counts[part].update(right=len(right_ranges & found_ranges), found=len(found_ranges), gold=len(right_ranges))
    yield f"parts of speech {100 * pos / words:.2f} of 100 words right"
    yield f"names           {100 * names / words:.2f} of 100 words right"
    yield f"trees           {100 * attached / trees:.2f} of 100 heads right, marks left out"
    for part, c in counts.items():
        yield f"{part:15} {_f1(c['right'], c['found'], c['gold'])}"


def main(arguments: list[str]) -> None:
    """See the module's docstring."""
    if not arguments:
        sys.exit(__doc__)
    corpus = Path(arguments[0])
    folder = Path(nlp.__file__).parent.parent / "models"
    began = time.monotonic()

    def log(line: str) -> None:
        print(f"{time.monotonic() - began:6.0f} s  {line}", flush=True)

    labels = corpus / "corenlp-train.jsonl.gz"
    told = list(stories(corpus / "train.jsonl.gz", labels))
    log(f"{len(told)} stories read")
    train.train(told, lemmas(labels), folder, log=log)
    for path in sorted(folder.glob("*.bin")):
        log(f"{path.name} {path.stat().st_size / 1e6:.2f} MB")
    for line in scores(list(stories(corpus / "dev.jsonl", corpus / "corenlp-dev.jsonl.gz"))):
        log(line)


if __name__ == "__main__":
    main(sys.argv[1:])
