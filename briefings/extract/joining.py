"""Marked speech that no verb governs: it goes on with a speaker, has a name or a clause with a colon before it, or a
signature after it.

“A,” she said. “B” is one attribution with two pieces (Pareti 2012 calls them discontinuous contents). A paragraph that is
nothing but marked speech goes on with the speaker of the paragraph before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from briefings.extract import contents
from briefings.extract.clauses import DASH, DET, ED, NAME, NUMBER, Line
from briefings.extract.cues import Cue, leading_subject, listed, verbs
from briefings.model import Article, Attribution

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
    called: str = ""  # the words of the source in small letters, where it asks


@dataclass(slots=True)
class Exchange:
    """Question and answer between two, turn by turn."""

    asker: Draft
    answerer: Draft | None = None  # None: not told yet
    sure: bool = False  # the question was put to somebody, or another has answered
    asks: bool = False  # whether the last turn is a question


@dataclass(slots=True)
class Trail:
    """What the next paragraph has to know of this one."""

    drafts: list[Draft] = field(default_factory=list)
    waiting: Draft | None = None  # a cue at the end that has no content yet: "She wrote:"
    goes_on: bool = False  # the last stretch is closed in a later paragraph
    end: int = 0  # where its last stretch ends
    talk: Exchange | None = None  # question and answer, turn by turn
    addressed: bool = False  # whether its last words are put to somebody: “You knew that it was rotten,” she said


def draft(line: Line, cue: Cue, pieces: Sequence[tuple[int, int]]) -> Draft:
    """The draft of a cue with its content."""
    return Draft(
        [(line.start(a), line.end(b)) for a, b in pieces],
        (line.start(cue.start), line.end(cue.end)),
        (line.start(cue.source[0]), line.end(cue.source[1])) if cue.source else None,
        cue.negated,
        spoken=any(line.mark[b - 1] >= 0 and _is_speech(line, line.mark[b - 1]) for _, b in pieces),
        speech=cue.group in ("say", "tell", "ask", "warn", "think") and not cue.negated,
    )


def _is_speech(line: Line, number: int) -> bool:
    """Whether a stretch is more than a word or two in marks."""
    return line.is_sentence(number) or _word_count(line, number) >= 4


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
    free = [n for n in free_stretches(line, drafts) if _stands_alone(line, n)]
    orphans = []
    spoken = _by_end(d for d in drafts if d.spoken)
    speech = _by_end(d for d in drafts if d.speech and d.source)
    idle = sorted((b for b in bare if b.cue), key=_cue_end)
    for number in free:
        piece = (line.stretches[number].start, line.stretches[number].end)
        latest, other, waiting = _latest(spoken, piece[0]), _latest(speech, piece[0]), _latest_cue(idle, piece[0])
        if other is not None and line.sentences_between(other.pieces[-1][1], piece[0]) > 1:
            other = None
        if waiting is not None and line.sentences_between(_cue_end(waiting), piece[0]) > 1:
            waiting = None
        if waiting is not None and waiting.cue and (latest is None or latest.pieces[-1][1] < waiting.cue[0]):
            new = Draft([piece], waiting.cue, waiting.source, spoken=True, speech=True)
        elif latest is not None and (other is None or _same_sentence(line, latest, other)):
            if _another_acts(line, latest, piece[0]) or _has_clause(line, number):
                orphans.append(number)
            else:
                latest.pieces.append(piece)
            continue
        elif other is not None:
            new = Draft([piece], other.cue, other.source, spoken=True, speech=True)
        else:
            orphans.append(number)
            continue
        drafts.append(new)
        spoken.append(new)
    _join_next(line, orphans, drafts)
    held = set(free_stretches(line, drafts))
    rest = [n for n in orphans if n in held]
    if not rest:
        return
    pieces = [(line.stretches[n].start, line.stretches[n].end) for n in rest]
    if line.all_marked:
        keeper = max((d for d in before.drafts if d.spoken), key=lambda d: d.pieces[-1][1], default=None)
        if before.waiting is not None:
            drafts.append(Draft(pieces, before.waiting.cue, before.waiting.source, spoken=True, speech=True))
            return
        if keeper is not None:
            if before.talk and before.talk.sure:
                keeper = _turn(line, before.talk)
                drafts.append(keeper)
            elif _may_be_answered(line, before):
                keeper = Draft([], spoken=True)
                drafts.append(keeper)
            keeper.pieces += pieces
            return
    pieces = [p for n, p in zip(rest, pieces, strict=True) if _word_count(line, n) >= 4 and not _is_title(line, n)]
    if pieces:  # somebody said it, the text does not say who
        drafts.append(Draft(pieces, spoken=True))


def exchange(line: Line, drafts: Sequence[Draft], before: Trail) -> Exchange | None:
    """Question and answer that the paragraph opens or goes on with; None: it is no part of any."""
    spoken = _by_end(d for d in drafts if d.spoken and d.cue)
    if not spoken:
        return None
    last = spoken[-1]
    last.called = _words_of(line, last.source or (0, 0))
    talk, asked = before.talk, _is_asked(line, last)
    if asked is None and talk and last.source and last.called != talk.asker.called:
        return Exchange(talk.asker, last, sure=True)
    return Exchange(last, sure=asked, asks=True) if asked is not None else None


_ADDRESS = frozenset(("you", "your", "yours", "yourself"))
_ANSWERS = frozenset(("yes", "no"))
_SHORT_QUESTION = 3  # words: "In cash?"


def _is_asked(line: Line, said: Draft) -> bool | None:
    """Whether a question is put to somebody: “And did you go in?” she asked. False: perhaps to nobody, “Who was it that
    closed the school?” she asked, and went on without an answer. None: it is no question."""
    inside = [i for i, t in enumerate(line.tokens) if said.pieces[-1][0] <= t.start < said.pieces[-1][1]]
    cue = _words_of(line, said.cue or (0, 0)).split()
    if not _ends_asking(line, inside) or not any(w in verbs() and verbs()[w].group == "ask" for w in cue):
        return None
    asked = [line.low[i] for i in inside if line.tokens[i].text[0].isalnum()]
    return len(asked) <= _SHORT_QUESTION or not _ADDRESS.isdisjoint(asked)


def _ends_asking(line: Line, inside: Sequence[int]) -> bool:
    return "?" in (line.low[i] for i in inside[-2:])


def _words_of(line: Line, place: Offsets) -> str:
    return " ".join(w for t, w in zip(line.tokens, line.low, strict=True) if place[0] <= t.start < place[1])


def _turn(line: Line, talk: Exchange) -> Draft:
    """A paragraph of question and answer that is nothing but marked speech: a question is the asker's, what follows one the
    answerer's; what follows an answer and is no question may be either's."""
    asks = _ends_asking(line, range(len(line.low)))
    who = talk.asker if asks else talk.answerer if talk.asks else None
    talk.asks = asks
    return Draft([], source=who.source if who else None, spoken=True)


def _may_be_answered(line: Line, before: Trail) -> bool:
    """Whether a paragraph that is nothing but marked speech may be another's answer, as in court: “You knew that it was
    rotten,” the prosecutor said. / “I had it inspected twice.”"""
    opens = next((w for w in line.low if w[0].isalnum()), "")
    return before.addressed or opens in _ANSWERS


def is_addressed(line: Line) -> bool:
    """Whether the marked words of a paragraph are put to somebody."""
    said = [w for w, m in zip(line.low, line.mark, strict=True) if m >= 0]
    return "?" in said[-2:] or not _ADDRESS.isdisjoint(said)


def _same_sentence(line: Line, latest: Draft, other: Draft) -> bool:
    """Whether the later cue is an aside of the first one's sentence: “A,” he said, referring to the vote. “B”"""
    if other.pieces[-1][1] <= latest.pieces[-1][1] or latest.cue is None or other.cue is None:
        return True
    return line.sentences_between(latest.cue[1], other.cue[0]) == 0


def _has_clause(line: Line, number: int) -> bool:
    """Whether a clause of its own follows a stretch that ends in a comma, though no cue was found in it: “By their boots,”
    the widow of one of the first men to be found told her."""
    begin, end = line.bounds[number]
    if end - begin < 3 or end >= len(line.low) or line.first[end] >= end or line.mark[end] >= 0:
        return False
    inside = [w for w in line.low[begin:end] if w[0].isalnum() or w in ",.?!"]
    return inside[-1:] == [","] and line.kind[end] in (DET, NAME, NUMBER)


def _another_acts(line: Line, latest: Draft, right: int) -> bool:
    """Whether the sentence before the offset `right` is somebody else's: who speaks next is open then.

    A name or "her husband" may be another; so is "she" after "he said".
    """
    i = line.sentence_before(right)
    if i is None or line.start(i) < latest.pieces[-1][1] or line.mark[i] >= 0:
        return False
    subject = leading_subject(line, i, line.last[i])
    if subject is None:
        return False
    head = line.low[subject[0]]
    if head in ("he", "she"):
        return latest.source is not None and line.word_at(latest.source[0]) in {"he", "she"} - {head}
    return NAME in line.kind[subject[0] : subject[1]] or line.low[subject[0]] in ("his", "her", "their")


def _by_end(drafts: Iterable[Draft]) -> list[Draft]:
    return sorted((d for d in drafts if d.pieces), key=lambda d: d.pieces[-1][1])


def _latest(drafts: Sequence[Draft], offset: int) -> Draft | None:
    """The draft of a list in text order that ends last before the offset."""
    i = bisect_right(drafts, offset, key=lambda d: d.pieces[-1][1]) - 1
    return drafts[i] if i >= 0 else None


def _cue_end(waiting: Draft) -> int:
    return waiting.cue[1] if waiting.cue else 0


def _latest_cue(drafts: Sequence[Draft], offset: int) -> Draft | None:
    i = bisect_right(drafts, offset, key=_cue_end) - 1
    return drafts[i] if i >= 0 else None


def _is_title(line: Line, number: int) -> bool:
    return contents.is_title(line.words_of(number))


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


def _join_next(line: Line, orphans: Sequence[int], drafts: Sequence[Draft]) -> None:
    """“A. “B,” the engineer said: a stretch joins the next one when nothing stands between."""
    first = {d.pieces[0][0]: d for d in drafts if d.spoken and d.pieces}
    for number in reversed(orphans):
        stretch = line.stretches[number]
        following = line.stretches[number + 1] if number + 1 < len(line.stretches) else None
        holder = first.get(following.start) if following else None
        if (
            holder is not None
            and following
            and not line.words_between(line.bounds[number][1], line.bounds[number + 1][0])
        ):
            holder.pieces.insert(0, (stretch.start, stretch.end))
            first[stretch.start] = holder


def free_stretches(line: Line, drafts: Sequence[Draft]) -> list[int]:
    """Numbers of the stretches that begin in no content, in text order."""
    pieces = sorted(p for d in drafts for p in d.pieces)
    free, at, reach = [], 0, -1
    for number, stretch in enumerate(line.stretches):
        while at < len(pieces) and pieces[at][0] <= stretch.start:
            reach = max(reach, pieces[at][1])
            at += 1
        begin, end = line.bounds[number]
        if reach <= stretch.start and begin < end:
            free.append(number)
    return free


def _word_count(line: Line, number: int) -> int:
    begin, end = line.bounds[number]
    return sum(w[0].isalnum() for w in line.low[begin:end])


# ------------------------------------------------------------------------------------------------ names before and after

# "JUDITH KALLEN, HOST" says who is who where they first speak
_LABEL = re.compile(r"[A-Z][A-Z.'’ -]{1,40}(?: ?,[A-Za-z.'’ -]{2,40})?$|Q$|A$|Question$|Answer$")
_OPENING = '"“'  # a whole transcript as a quotation: every speaker's paragraph opens with a mark


_NAME_LABEL = re.compile(r"[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){0,2}$")


def transcript_labels(article: Article) -> frozenset[str] | None:
    """The labels in small letters of a transcript ("Marr", where two speakers have two turns each); None: the article is no
    transcript. At least two paragraphs begin with a speaker's name in capitals, or Q and A, and a colon, or so.
    """
    capitals, turns = 0, Counter[str]()
    for paragraph in article.paragraphs:
        if paragraph.noise:
            continue
        opening = article.text[paragraph.span.start : min(paragraph.span.end, paragraph.span.start + 60)]
        name, colon, _ = opening.lstrip(_OPENING).partition(":")
        if not colon or name.lower() in _no_labels():
            continue
        capitals += bool(_LABEL.match(name))
        if _NAME_LABEL.match(name):
            turns[name] += 1
    named = frozenset(name for name, count in turns.items() if count > 1 and not name.isupper())
    return named if capitals > 1 else named if len(named) > 1 else None


def _no_labels() -> frozenset[str]:
    return listed("labels_of_nobody")


def with_labels(said: Sequence[Attribution], ruled: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """What is said, with the paragraphs of a transcript whole: a label's words are all its speaker's, also where one of
    them quotes others ("MARLOWE: We have her letter. She says it was lost.").

    Args:
        said: Attributions in text order, which may cut a labelled paragraph.
        ruled: What rules make of the same article.
    """
    whole = {a.cue: a for a in ruled if a.kind == "direct" and a.cue and len(a.cue) == 1 and _opens(a)}
    return tuple(whole.get(a.cue, a) if a.cue else a for a in said) if whole else tuple(said)


_SPEECH = re.compile(r"[,:]\s[“\"'`‘]+[A-Z]")
_NEXT = re.compile(r"(?:but|and|as|while|when|then|before|after)\b")


def without_next(
    article: Article, said: Sequence[Attribution], ruled: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """What is said, without what happened next: “You winning?” she said, | but Kevin was asleep by then."""
    direct = {a.cue: a for a in ruled if a.kind == "direct" and a.cue}
    return tuple(_without_next(article, a, direct.get(a.cue) if a.cue else None) for a in said)


def _without_next(article: Article, said: Attribution, ruled: Attribution | None) -> Attribution:
    cue = said.cue
    if ruled is None or cue is None or said.kind != "mixed" or not set(ruled.content) < set(said.content):
        return said
    extra = set(said.content) - set(ruled.content)
    if not all(s.start > cue.end and _NEXT.match(article.text, s.start) for s in extra):
        return said
    if any(_SPEECH.search(article.text, s.start, s.end) for s in extra):
        return said  # “They will call,” she said, and tell him, “We stay.”
    return replace(said, content=ruled.content, kind="direct", fragment=ruled.fragment)


def with_unclaimed(said: Sequence[Attribution], ruled: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """What is said, with the marked sentences that rules give to a speaker and `said` to nobody: "The dam, Petra Lind said,
    had been weak since May. “We wrote three letters.”"""
    taken = sorted((s.start, s.end) for a in said for s in a.content)
    cues = {a.cue for a in said}
    free = [
        a
        for a in ruled
        if a.kind == "direct" and a.cue in cues and not any(_meets(taken, s.start, s.end) for s in a.content)
    ]
    if not free:
        return tuple(said)
    return tuple(sorted([*said, *free], key=lambda a: (a.span.start, a.span.end, a.cue.start if a.cue else -1)))


def _meets(taken: Sequence[Offsets], start: int, end: int) -> bool:
    """Whether one of the stretches, in text order, shares a code point with start..end."""
    i = bisect_right(taken, (end - 1, end))
    return any(b > start for a, b in taken[max(0, i - _NEAREST) : i] if a < end)


_NEAREST = 50  # contents before a place that are looked through: reports in reports are few


def _opens(labelled: Attribution) -> bool:
    """Whether the content begins at the label's colon: no other attribution of one code point's cue does."""
    cue, source = labelled.cue, labelled.source
    return (
        cue is not None and source is not None and source.end <= cue.start and 0 <= labelled.span.start - cue.end <= 1
    )


def labelled(line: Line, *, transcript: frozenset[str] | None) -> Draft | None:
    """ "Erika Holt: “…”", and in a transcript "MARLOWE: Did you read it?"; None when the paragraph has no such label."""
    size = len(line.low)
    colon = next((i for i in range(1, min(size, 14)) if line.low[i] == ":"), None)
    if colon is None or colon + 1 >= size:
        return None
    first = int(transcript is not None and colon > 1 and line.low[0] in _OPENING)
    name = " ".join(t.text for t in line.tokens[first:colon])
    if name.lower() in _no_labels():
        return None
    cue, source = (line.start(colon), line.end(colon + 1)), (line.start(first), line.end(colon))
    if transcript is not None and (_LABEL.match(name) or name in transcript):
        return Draft([(line.start(colon + 1), line.end(size))], cue, source, spoken=True, transcript=True)
    if any(line.mark[i] >= 0 for i in range(colon + 1)):
        return None
    handle = line.tokens[0].text[0] == "@" and colon <= 2
    called = handle or (line.kind[0] in (NAME, DET) and NAME in line.kind[:colon])
    if line.mark[colon + 1] < 0 or not called:
        return None
    if line.kind[colon - 1] == ED and colon > 1 and line.low[colon - 1] not in verbs() and line.kind[colon - 2] == NAME:
        name_end, cue = colon - 1, (line.start(colon - 1), cue[1])  # "Union boss Oskar Lind raged: “…”"
        source = (source[0], line.end(name_end))
    if any(k in "xvPrOSgt" for k in line.kind[:colon]) or not verbs().keys().isdisjoint(line.low[:colon]):
        return None
    begin, end = line.bounds[line.mark[colon + 1]]
    if any(line.mark[k] < 0 and line.kind[k] in "Nnv" for k in range(end, size)):
        return None
    return Draft([(line.start(begin), line.end(size if line.mark[size - 1] >= 0 else end))], cue, source, spoken=True)


def headline(line: Line) -> Draft | None:
    """ "Marlowe: No jobs will go" in a title; None when a title has no such form."""
    size = len(line.low)
    colon = next((i for i in range(1, min(size, 6)) if line.low[i] == ":"), None)
    if (
        colon is None
        or colon + 2 >= size
        or line.kind[size - 1] in ".:"
        or not all(k == NAME for k in line.kind[:colon])
    ):
        return None
    name = " ".join(t.text for t in line.tokens[:colon])
    if name.lower() in _no_labels() or name.isupper():
        return None
    cue, source = (line.start(colon), line.end(colon + 1)), (line.start(0), line.end(colon))
    return Draft([(line.start(colon + 1), line.end(size))], cue, source)


def signature_below(line: Line, before: Trail) -> Draft | None:
    """ "— Samuel Otieno, head teacher" in a paragraph of its own: it signs the marked speech that ends the one before."""
    size = len(line.low)
    if not 2 <= size <= 16 or line.kind[0] != DASH or line.kind[1] != NAME or any(k in "xvP-" for k in line.kind[1:]):
        return None
    for d in before.drafts:
        if d.spoken and d.pieces and d.pieces[-1][1] == before.end:
            return Draft([d.pieces.pop()], (line.start(0), line.end(1)), (line.start(1), line.end(size)), spoken=True)
    return None


def signed(line: Line, drafts: Sequence[Draft]) -> Draft | None:
    """“…” — Samuel Otieno, head teacher"""
    size = len(line.low)
    if not line.bounds:
        return None
    begin, end = line.bounds[-1]
    if end + 1 >= size or line.kind[end] != DASH or line.kind[end + 1] != NAME:
        return None
    if len(line.bounds) - 1 not in free_stretches(line, drafts):
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
    """ "Her verdict was short: “…”", "The bank issued a statement, “…”": the clause before is the cue, its subject the source."""
    found = []
    for number in free_stretches(line, drafts):
        begin, end = line.bounds[number]
        announced = begin > 2 and line.low[begin - 1] == "," and line.low[begin - 2] in listed("channels")
        if begin >= 2 and (line.low[begin - 1] == ":" or (announced and line.is_sentence(number))):
            lead = _lead(line, begin)
            if lead is not None:
                found.append(Draft([(line.start(begin), line.end(end))], lead.cue, lead.source, spoken=True))
    return found


def announcing(line: Line) -> Draft | None:
    """A paragraph that ends in a colon: what it announces stands in the next."""
    size = len(line.low)
    return _lead(line, size) if size > 2 and line.low[-1] == ":" and line.mark[-1] < 0 else None


def _lead(line: Line, end: int) -> Draft | None:
    """The clause that ends before token `end`: its subject as source, the rest as cue; None for a label: "Read also:"."""
    if " ".join(line.low[line.first[end - 1] : end - 1]) in _no_labels():
        return None
    subject = leading_subject(line, line.first[end - 1], end - 1)
    if subject is None or subject[1] >= end:
        return None
    head = line.low[subject[0]]
    if head in ("his", "her", "their") and subject[1] - subject[0] <= 4:
        subject = (subject[0], subject[0] + 1)
    acts = any(k in "xve" for k in line.kind[subject[1] : end])
    named = line.kind[subject[0]] in "PDN" and head not in ("it", "this", "that", "these", "there", "its") and acts
    # "The rise does not surprise analyst Ada Marsh: “…”": either may speak
    doubtful = line.kind[end - 2] == NAME and NAME not in line.kind[subject[0] : subject[1]]
    source = (line.start(subject[0]), line.end(subject[1])) if named and not doubtful else None
    return Draft([], (line.start(subject[1]), line.end(end)), source)
