"""Clauses and phrases of a sentence by the parts of speech of its words, and by its marks where the models are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefings import nlp
from briefings.model import Article, Span, word_count
from briefings.plan.excerpts import VERB
from briefings.plan.standing import OPEN_SINGLE, Form

_BREAK = re.compile(
    r"[,;:—–]+\s+|\s[—–-]\s|[.!?…]+[\"”’)]*\s+|\s+(?=(?:due to|because of|owing to|amid|following|thanks to)\s)|\s+(?=(?:but|because|while|although|though|whereas|as|when|after|before)\s)|\sthat\s+|"
    r"\s(?:which|who)\s+"
)

_DETERMINER = re.compile(r"(?:the|a|an|no)\s")
_BEFORE_PHRASE = re.compile(
    r"\b(?:against|of|about|for|with|as|is|are|was|were|be|been|considered|called|represents?|constitutes?|means?|"
    r"remains?|becomes?|by|over|on|after|despite|amid|justified|defended|has|have|had|conducting|allowing|imposed)\s+(?:also\s+|only\s+|now\s+)?$",
    re.IGNORECASE,
)

_PHRASE_END = re.compile(
    r"[,;:.!?](?=\s|[\"”]|$)|[—–\"”]|\s(?:but|because|due to|while|although|which|who|whom|whose|that|if|unless|until|when|as|to|is|are|was|were|has|have|had|will|"
    r"would|could|can|may|might|must|should|said|says)\s|\s[—–-]\s",
    re.IGNORECASE,
)

_RELATIVE = re.compile(r"\b(?:that|which|who|whose|to)\b")
_EDGES = " \t\r\n\"“”„«»‘’'.,;:!?…—–-()[]"


def has_subject(speech: Speech, start: int, end: int) -> bool:
    """Whether a finite verb stands in the words, and who does it before it."""
    tags = [tag for a, b, tag in speech if start <= a and b <= end]
    verb = next((i for i, tag in enumerate(tags) if tag in FINITE), None)
    return bool(verb) and any(t.startswith("NN") or t in ("PRP", "EX", "DT", "VBG", "CD") for t in tags[:verb])


def of_quote(text: str, start: int, end: int) -> Iterator[tuple[int, int, Form]]:
    """What an article has in marks inside its own sentence: all of it, or from its first article word on."""
    for m in re.finditer(r"\b(?:an?|the|another)\s", text[start : min(end, start + 40)]):
        yield *trimmed(text, start + m.start(), end), "of"
    if word_count(text[start:end]) <= _SHORT_QUOTE:
        yield *trimmed(text, start, end), "of"


def pieces_by_marks(
    text: str, start: int, end: int, direct: bool, speech: Speech, framed: bool
) -> Iterator[tuple[int, int, Form]]:
    """Where clauses and phrases start and end by the marks and small words of a stretch, with the form of each."""
    breaks = [start, *(m.end() for m in _BREAK.finditer(text, start, end) if m.end() < end), end]
    for i, a in enumerate(breaks[:-1]):
        for b in breaks[i + 1 : i + 4]:
            left, right = trimmed(text, a, b)
            if left < right and is_clause(text[left:right]):
                yield left, right, "said" if direct else "told"
    if direct:
        yield from of_quote(text, start, end)
    if speech:
        for a, b in _noun_phrases(text, speech, start, end, framed):
            yield a, b, "of"
        return
    for m in re.finditer(r"(?<!\S)\S", text[start:end]):
        a = start + m.start()
        before = text[max(start, a - 40) : a]
        if a != start and not _BEFORE_PHRASE.search(before) and not _DETERMINER.match(text, a):
            continue
        stop = _PHRASE_END.search(text, a + 1, end)
        left, right = trimmed(text, a, stop.start() if stop else end)
        if left < right and not VERB.search(text[left:right]):
            yield left, right, "of"


Speech = Sequence[tuple[int, int, str]]  # start, end and part of speech of every word in text order; empty: not known

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENS = frozenset({"DT", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "VBG", "VBN", "$", "PDT"})
_INSIDE = _OPENS | {"POS", "IN", "CC", "PRP$", "TO", "HYPH", "%", "#"}
_CLOSES = frozenset({"NN", "NNS", "NNP", "NNPS", "CD"})
_VERBS = frozenset({"VB", "VBD", "VBZ", "VBP", "VBN", "TO", "RB"})
_COPULAS = frozenset(
    ("is", "are", "was", "were", "be", "been", "represents", "represent", "represented", "constitutes", "constitute", "means", "meant", "considered", "called",
     "remains", "remained", "becomes", "became", "warned", "feared", "fear", "fears", "also", "only", "faces", "face", "needs", "need", "has", "have", "had")
)  # fmt: skip  # what follows one of these keeps its sense alone

_GO_ON = (["DT"], ["JJ"], ["NN"], ["NNS"], ["NNP"], ["CD"], ["PRP$"])  # after "and", inside one phrase
_CONJUNCTIONS = frozenset(
    (
        "because",
        "although",
        "though",
        "if",
        "that",
        "while",
        "as",
        "than",
        "since",
        "before",
        "after",
        "until",
        "unless",
    )
)

ROUGH = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|as (?:many|much|few|little) as|(?:more|less|fewer) than|at least|up to|over|under|only)\s+$",
    re.IGNORECASE,
)  # a figure keeps what makes it a rough one

_BEFORE_NOUNS = frozenset({"IN", "VB", "VBD", "VBZ", "VBP", "VBG", "VBN", "TO", "RB", ",", ":", "``"})


def speech_of(article: Article, span: Span) -> Speech:
    """The words of a stretch with their parts of speech; empty where the models are not there."""
    if not nlp.available():
        return ()
    found: list[tuple[int, int, str]] = []
    for sentence in article.sentences_in(span):
        if sentence.tokens:
            tags = nlp.parts_of_speech(tuple(t.text for t in sentence.tokens))
            found += [(t.start, t.end, tag) for t, tag in zip(sentence.tokens, tags, strict=True)]
    return tuple(found)


def _noun_phrases(text: str, speech: Speech, start: int, end: int, framed: bool) -> Iterator[tuple[int, int]]:
    """Runs of nouns with what belongs to them, from a word that may open one to the last noun: "a sign of growing
    despair"; never the subject of the clause, which says nothing without its verb."""
    inside = [w for w in speech if start <= w[0] and w[1] <= end]
    tags = [tag for _, _, tag in inside]
    for i, (a, _, tag) in enumerate(inside):
        before = tags[i - 1] if i else ","
        if tag not in _OPENS or (before not in _BEFORE_NOUNS and tag not in ("DT", "CD")):
            continue
        if (tag == "VBG" and before != "IN") or (tag == "VBN" and tags[i + 1 : i + 2] not in (["NN"], ["NNS"])):
            continue
        if tag == "CD" and before in ("CD", "$", "NN", "NNP", "JJ", "HYPH"):
            continue  # "18 | million": a figure is whole or not at all
        last = i
        for j in range(i, len(inside)):
            if tags[j] not in _INSIDE or (tags[j] == "CC" and tags[j + 1 : j + 2] not in _GO_ON):
                break
            if tags[j] == "IN" and text[inside[j][0] : inside[j][1]].lower() in _CONJUNCTIONS:
                break
            if tags[j] in _CLOSES:
                last = j
        if not any(t.startswith("NN") for t in tags[i : last + 1]):
            continue
        hedge = ROUGH.search(text, max(start, a - 20), a) if tag == "CD" else None
        first = hedge.start() if hedge else a
        if before == "VBG":
            first = inside[i - 1][0]  # "undermining peace" is not "peace"
        elif before in _VERBS and not framed and text[inside[i - 1][0] : inside[i - 1][1]].lower() not in _COPULAS:
            continue  # "to lift the ban" is not "the ban"
        behind = inside[last + 1][2] if last + 1 < len(inside) else "."
        subject = behind in FINITE and before not in ("IN", "VB", "VBD", "VBZ", "VBP", "VBG", "TO")
        if inside[last][2] in _CLOSES and not subject and behind not in ("NN", "NNS", "POS", "HYPH"):
            yield first, inside[last][1]


def is_whole(speech: Speech, a: int, b: int, start: int, form: Form) -> bool:
    """Whether the parts of speech make a clause, or a phrase, of the words; True where they are not known."""
    if not speech:
        return True
    inside = [w for w in speech if a <= w[0] and w[1] <= b]
    tags = [tag for _, _, tag in inside]
    if not tags:
        return False
    if form == "of":
        if tags[0] == "VBG" and len(tags) > 1:
            tags = tags[1:]
        if tags[0] in ("VB", "VBP"):
            return False  # "find somebody for the job" is no phrase to speak of
        named_only = all(t.startswith("NNP") or t in ("POS", "CD") for t in tags)
        return not named_only and not FINITE & set(tags[:-1])
    verb = next((i for i, t in enumerate(tags) if t in FINITE), None)
    if verb and tags[verb - 1] == ",":
        return False  # "the striker, | is out": the subject stands before the comma
    if verb and a != start and _is_noun_with_clause(tags, verb):
        return False
    if verb is None or not any(t.startswith("NN") or t in ("PRP", "EX", "DT", "VBG") for t in tags[:verb]):
        return False
    return tags[0] not in ("IN", "TO", "WDT", "WP", "CC", "VBN", "VBG") or (tags[0] in ("IN", "VBG") and a == start)


def _is_noun_with_clause(tags: Sequence[str], verb: int) -> bool:
    """Whether a verb belongs to what a noun is said to be, and none to the noun: "letters her clerk forgot to post"."""
    if tags[0] in ("IN", "RB") or any(t in FINITE for t in tags[verb + 1 :]):
        return False
    return any(one in ("NN", "NNS") and other in ("PRP$", "PRP", "DT") for one, other in pairwise(tags[:verb]))


_SHORT_QUOTE = 6  # words that an article has in marks inside its own sentence: "a slow leak"
_MORE_VERBS = re.compile(
    r"\b(?:got|wrote|knew|saw|found|stood|kept|paid|ran|heard|felt|thought|brought|bought|built|spent|chose|broke|drove|grew|hid|cost|agree|agrees|know|knows|wants?|needs?|makes?|owes?)\b"
)


def is_clause(words: str) -> bool:
    """Whether a verb stands in the words, and before any word that makes it a side clause: "concerns that it could
    spread" is a phrase, "it could spread" a clause."""
    verb = VERB.search(words) or _MORE_VERBS.search(words)
    side = _RELATIVE.search(words)
    return verb is not None and (side is None or verb.start() < side.start()) and verb.start() > 0


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the marks and blanks at its edges."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        if text[end - 1] in "'’" and OPEN_SINGLE.search(text, start, end - 1):
            break  # “It was marked 'not urgent'”: the inner mark has its partner
        end -= 1
    return start, end
