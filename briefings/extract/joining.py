"""Marked speech that no verb governs: it goes on with a speaker, has a name or a clause with a colon before it, or a
signature after it.

“A,” she said. “B” is one attribution with two pieces (Pareti 2012 calls them discontinuous contents). A paragraph that is
nothing but marked speech goes on with the speaker of the paragraph before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefings import lexicon
from briefings.extract.clauses import DASH, DET, NAME, Line
from briefings.extract.cues import Cue, leading_subject, verbs
from briefings.model import Article

Offsets = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """An attribution in the making; code points."""

    pieces: list[Offsets]
    cue: Offsets | None = None
    source: Offsets | None = None
    negated: bool = False
    spoken: bool = False  # a whole stretch of marked speech: later stretches may join it
    speech: bool = False  # the cue is a verb of saying: marked speech that follows may have the same speaker
    transcript: bool = False


@dataclass(slots=True)
class Trail:
    """What the next paragraph has to know of this one."""

    drafts: list[Draft] = field(default_factory=list)
    waiting: Draft | None = None  # a cue at the end that has no content yet: "She wrote:"
    goes_on: bool = False  # the last stretch is closed in a later paragraph


def draft(line: Line, cue: Cue, pieces: Sequence[tuple[int, int]]) -> Draft:
    """The draft of a cue with its content."""
    return Draft(
        [(line.start(a), line.end(b)) for a, b in pieces],
        (line.start(cue.start), line.end(cue.end)),
        (line.start(cue.source[0]), line.end(cue.source[1])) if cue.source else None,
        cue.negated,
        spoken=any(line.mark[a] >= 0 and line.is_sentence(line.mark[a]) for a, _ in pieces),
        speech=cue.group in ("say", "tell", "ask", "warn", "think") and not cue.negated,
    )


def join(line: Line, drafts: list[Draft], bare: Sequence[Draft], before: Trail) -> None:
    """Gives marked sentences that no cue governs to the speaker they go on with; adds drafts without a source for the rest.

    Args:
        line: The paragraph.
        drafts: Its attributions so far; added to in place.
        bare: Its cues that have a source and no content.
        before: What the paragraph before has left.
    """
    if before.goes_on and before.drafts and line.bounds and line.bounds[0][0] == 0:
        _go_on(line, drafts, before)
    orphans = []
    for number, (begin, end) in enumerate(line.bounds):
        if begin >= end or taken(line, drafts, begin) or not _stands_alone(line, number):
            continue
        piece = (line.stretches[number].start, line.stretches[number].end)
        waiting = [
            b for b in bare if b.cue and b.cue[1] <= piece[0] and line.sentences_between(b.cue[1], piece[0]) <= 1
        ]
        spoken = [d for d in drafts if d.spoken and d.pieces[-1][1] <= piece[0]]
        near = [
            d
            for d in drafts
            if d.speech
            and d.source
            and d.pieces[-1][1] <= piece[0]
            and line.sentences_between(d.pieces[-1][1], piece[0]) <= 1
        ]
        latest = max(spoken, key=lambda d: d.pieces[-1][1], default=None)
        other = max(near, key=lambda d: d.pieces[-1][1], default=None)
        if waiting and waiting[-1].cue and (latest is None or latest.pieces[-1][1] < waiting[-1].cue[0]):
            drafts.append(Draft([piece], waiting[-1].cue, waiting[-1].source, spoken=True, speech=True))
        elif latest is not None and (other is None or other.pieces[-1][1] <= latest.pieces[-1][1]):
            latest.pieces.append(piece)
        elif other is not None:
            drafts.append(Draft([piece], other.cue, other.source, spoken=True, speech=True))
        else:
            orphans.append(number)
    for number in reversed(orphans):
        _join_next(line, number, drafts)
    rest = [n for n in orphans if not taken(line, drafts, line.bounds[n][0])]
    if not rest:
        return
    pieces = [(line.stretches[n].start, line.stretches[n].end) for n in rest]
    if line.all_marked:
        keeper = max((d for d in before.drafts if d.spoken), key=lambda d: d.pieces[-1][1], default=None)
        if before.waiting is not None:
            drafts.append(Draft(pieces, before.waiting.cue, before.waiting.source, spoken=True, speech=True))
            return
        if keeper is not None:
            keeper.pieces += pieces
            return
    pieces = [p for n, p in zip(rest, pieces, strict=True) if _word_count(line, n) >= 4]
    if pieces:  # somebody said it, the text does not say who
        drafts.append(Draft(pieces, spoken=True))


def _go_on(line: Line, drafts: list[Draft], before: Trail) -> None:
    """A quotation over paragraphs: its parts have one speaker, named in the first or in the last."""
    piece = (line.stretches[0].start, line.stretches[0].end)
    keeper = max(before.drafts, key=lambda d: d.pieces[-1][1])
    if not keeper.spoken:
        return
    holder = next((d for d in drafts if any(a <= piece[0] < b for a, b in d.pieces)), None)
    if holder is None:
        keeper.pieces.append(piece)
        drafts.append(keeper)
    elif keeper.source is None and keeper.cue is None:
        holder.pieces[:0] = keeper.pieces
        keeper.pieces = []


def _stands_alone(line: Line, number: int) -> bool:
    begin = line.bounds[number][0]
    opens = begin == line.first[begin] or line.mark[begin - 1] >= 0 or line.low[begin - 1] in (".", ":", "?", "!")
    return opens and line.is_sentence(number)


def _join_next(line: Line, number: int, drafts: Sequence[Draft]) -> None:
    """“A. “B,” the engineer said: the first stretch joins the second when nothing stands between."""
    end = line.stretches[number].end
    after = [d for d in drafts if d.spoken and d.pieces and d.pieces[0][0] >= end]
    nearest = min(after, key=lambda d: d.pieces[0][0], default=None)
    if nearest is not None and not line.words_between(end, nearest.pieces[0][0]):
        nearest.pieces.insert(0, (line.stretches[number].start, end))


def taken(line: Line, drafts: Sequence[Draft], i: int) -> bool:
    """Whether token i is in a content."""
    at = line.start(i)
    return any(a <= at < b for d in drafts for a, b in d.pieces)


def _word_count(line: Line, number: int) -> int:
    begin, end = line.bounds[number]
    return sum(w[0].isalnum() for w in line.low[begin:end])


# ------------------------------------------------------------------------------------------------ names before and after

_LABEL = re.compile(r"[A-Z][A-Z.'’ -]{1,40}$|Q$|A$|Question$|Answer$")


def is_transcript(article: Article) -> bool:
    """Whether at least two paragraphs begin with a speaker's name in capitals, or Q and A, and a colon."""
    count = 0
    for paragraph in article.paragraphs:
        if paragraph.noise:
            continue
        name, colon, _ = article.text[
            paragraph.span.start : min(paragraph.span.end, paragraph.span.start + 48)
        ].partition(":")
        count += bool(colon and _LABEL.match(name) and name.lower() not in _no_labels())
        if count == 2:
            return True
    return False


def _no_labels() -> frozenset[str]:
    return frozenset(lexicon.load("nominal_cues")["labels_of_nobody"])


def labelled(line: Line, *, transcript: bool) -> Draft | None:
    """ "Erika Holt: “…”", and in a transcript "MARLOWE: Did you read it?"; None when the paragraph has no such label."""
    size = len(line.low)
    colon = next((i for i in range(1, min(size, 14)) if line.low[i] == ":"), None)
    if colon is None or colon + 1 >= size or any(line.mark[i] >= 0 for i in range(colon + 1)):
        return None
    name = " ".join(t.text for t in line.tokens[:colon])
    if name.lower() in _no_labels():
        return None
    cue, source = (line.start(colon), line.end(colon + 1)), (line.start(0), line.end(colon))
    if transcript and _LABEL.match(name):
        return Draft([(line.start(colon + 1), line.end(size))], cue, source, spoken=True, transcript=True)
    if line.mark[colon + 1] < 0 or line.kind[0] not in (NAME, DET) or NAME not in line.kind[:colon]:
        return None
    if any(k in "xvPrOSgt" for k in line.kind[:colon]) or not verbs().keys().isdisjoint(line.low[:colon]):
        return None
    begin, end = line.bounds[line.mark[colon + 1]]
    if any(line.mark[k] < 0 and line.kind[k] in "Nnv" for k in range(end, size)):
        return None
    return Draft([(line.start(begin), line.end(size if line.mark[size - 1] >= 0 else end))], cue, source, spoken=True)


def signed(line: Line, drafts: Sequence[Draft]) -> Draft | None:
    """“…” — Samuel Otieno, head teacher"""
    size = len(line.low)
    if not line.bounds:
        return None
    begin, end = line.bounds[-1]
    if end + 1 >= size or line.kind[end] != DASH or line.kind[end + 1] != NAME or taken(line, drafts, begin):
        return None
    stop = size
    while stop > end + 1 and line.kind[stop - 1] in ".,":
        stop -= 1
    if (
        (begin > 0 and line.mark[begin - 1] < 0)
        or stop - end > 20
        or any(k in "xvP" for k in line.kind[end + 1 : stop])
    ):
        return None
    return Draft(
        [(line.start(begin), line.end(end))],
        (line.start(end), line.end(end + 1)),
        (line.start(end + 1), line.end(stop)),
        spoken=True,
    )


def led_in(line: Line, drafts: Sequence[Draft]) -> list[Draft]:
    """ "Her verdict was short: “…”": the clause before the colon is the cue, its subject the source."""
    found = []
    for begin, end in line.bounds:
        if begin < 2 or line.low[begin - 1] != ":" or taken(line, drafts, begin):
            continue
        subject = leading_subject(line, line.first[begin - 1], begin - 1)
        if subject is None or subject[1] >= begin:
            continue
        head = line.low[subject[0]]
        if head in ("his", "her", "their") and subject[1] - subject[0] <= 4:
            subject = (subject[0], subject[0] + 1)
        named = line.kind[subject[0]] in "PDN" and head not in ("it", "this", "that", "these", "there", "the", "its")
        source = (line.start(subject[0]), line.end(subject[1])) if named else None
        found.append(
            Draft([(line.start(begin), line.end(end))], (line.start(subject[1]), line.end(begin)), source, spoken=True)
        )
    return found
