"""What a sentence brings up by which an interviewer asks on, whoever says it: that something comes at a certain time, is meant for
an end, may go further, is feared, was done by somebody else already. The words are so cut that they say it by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefings import lexicon
from briefings.model import Article, Span, word_count

ANGLES = ("now", "changed", "aim", "wider", "fear", "risk", "unsure", "follow")
DEED = "deed"  # an act of the guest's own side

NAMING = frozenset({"fear", "risk", "unsure"})  # whose words name a thing: "fears that the reserve could run out"
MOST_WORDS = 17
_FEWEST_WORDS, _FEWEST_NAMING = 4, 6
_LONGEST_SENTENCE = 600  # characters


@dataclass(frozen=True, slots=True)
class Angle:
    """What a sentence brings up, one of ANGLES, and the words that say it: one piece, or two with a cut between them."""

    name: str
    pieces: tuple[Span, ...]
    opened: bool = False  # they open with what it comes from: "With the first frost, there are fears that …"


def angles(article: Article, sentence: Span) -> Iterator[Angle]:
    """What a sentence brings up, in the order of ANGLES, each once; nothing of a question, of what is only said to be so, or of
    words in an article's own marks."""
    text = article[sentence]
    if len(text) > _LONGEST_SENTENCE or "?" in text or _HEDGED.search(text):
        return
    for name, pattern in _patterns().items():
        for found in pattern.finditer(text):
            if _is_eased(text[: found.start("words")], name) or _is_marked(text, found):
                continue
            pieces = list(_without_loaded(text, _pieces(text, found)))
            told = " ".join(text[a:b] for a, b in pieces)
            few = _FEWEST_NAMING if name in NAMING else _FEWEST_WORDS
            if name in ("fear", "risk") and _AS_IT_WAS.search(told):
                continue  # "the risk that the plant would close": it may have
            if (
                not pieces
                or not few <= word_count(told) <= MOST_WORDS
                or _POINTS_BACK.match(told)
                or _THEIRS.search(told)
            ):
                continue
            spans = tuple(Span(sentence.article, sentence.start + a, sentence.start + b) for a, b in pieces)
            yield Angle(name, spans, opened=name in NAMING and pieces[0][0] == 0 < found.start("words"))


def _pieces(text: str, found: re.Match[str]) -> list[tuple[int, int]]:
    """Where the words stand: whole, or with what stands between their head and their verb left out; of what a sentence opens
    with a cause, with that cause and the verb behind it, or nowhere."""
    a, b = found.span("words")
    b = a + len(text[a:b].rstrip(" ,;:–—-"))
    if opened := _OPENED.match(text):
        if not _BARE_CLAUSE.fullmatch(text, opened.end(), a):
            return []  # what it comes from would be cut off
        # "there are" stays: without its verb nobody can read it aloud
        tail = _TAIL.search(text, a, b) if word_count(text[:b]) > MOST_WORDS else None
        return [(0, tail.start() if tail else b)]
    if word_count(text[a:b]) > MOST_WORDS and (by := _BY.search(text, a, b)):
        done = found.span("done") if "done" in found.groupdict() else (-1, -1)
        kept = [(a, by.start(1) - 1), (by.end(1) + 1, b)]
        if done[0] > a:
            kept = [(a, done[0] - 1), (done[1], by.start(1) - 1), (by.end(1) + 1, b)]
        if word_count(" ".join(text[c:d] for c, d in kept)) <= MOST_WORDS:
            return kept  # what it is for says more than by whom: "the use of the dock | for repairs"
    if word_count(text[a:b]) > MOST_WORDS:
        ends = [m.start() for m in _SIDE_CLAUSE.finditer(text, a, b)] + [m.end(1) for m in _BY.finditer(text, a, b)]
        b = max(ends, default=b)
    groups = found.groupdict()
    if not groups.get("head") or (word_count(text[a:b]) <= _SHORT and not groups.get("gap", "").startswith(" to ")):
        return [(a, b)]
    if (
        word_count(text[a:b]) <= MOST_WORDS
        and not groups.get("gap", "").startswith(" to ")
        and (also := _ALSO.search(text, a, b))
    ):
        if _loaded().search(text, a, b):
            return [(a, b)]  # it gets shorter by another cut
        return [(a, also.start()), (also.end(), b)]  # "is | also | a signal for other shippers"
    head, verb = found.end("head"), found.start("verb")
    return [(a, head), (verb, b)] if text[head:verb].strip() else [(a, b)]


def _without_loaded(text: str, pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same words without what a report calls somebody beside their name: "a signal for | dictator | Ada Marsh"."""
    for a, b in pieces:
        start = a
        for loaded in _loaded().finditer(text, a, b):
            if loaded.start() > start:
                yield start, loaded.start() - 1
            start = loaded.end()
        yield start, b


@cache
def _loaded() -> re.Pattern[str]:
    words = lexicon.alternation(lexicon.load("loaded")["words"])
    return re.compile(rf"\b(?:{words})\s(?=[A-Z])")


_OPENED = re.compile(
    r"(?P<cause>(?:With|After|Following|Because of|Due to|Owing to|Amid|Given|Since|In the wake of|As a result of)\s[^,.;:“”\"()\n]{3,120}),\s"
)
_BARE_CLAUSE = re.compile(r"there (?:are|is|were|was) (?:\w+ ){0,2}")
_BY = re.compile(r"\b(by [A-Z][\w’'-]+)(?= (?:for|in|against)\b)")  # "the use of the dock by Norway | for repairs"
_ALSO = re.compile(r"(?<=is|as) also (?=an? )")
_TAIL = re.compile(r"\s(?:even|still|yet) (?:further|more|longer)$")  # "could drag on | even longer"
_SHORT = 14  # words that are left as they are
_SIDE_CLAUSE = re.compile(
    r"\s(?:that|which|who)\s(?:\w+\s){1,3}(?:could|would|may|might|will|can|is|are|was|were|has|had)\b"
)


def _is_eased(before: str, name: str) -> bool:
    """Whether the words before what is feared, in its clause, make less of it: "reduces | the risk of fire"."""
    if name not in NAMING:
        return name in ("aim", "wider") and bool(_TURNED.search(before))
    clause = re.split(r"[,;:]", before)[-1]
    return bool(_eased().search(clause))


def _is_marked(text: str, found: re.Match[str]) -> bool:
    a, b = found.span("words")
    return any(mark in text[a:b] for mark in '“”"()[]\n') or text.count("“", 0, a) > text.count("”", 0, a) or (
        text.count('"', 0, a) % 2 == 1
    )  # fmt: skip


_HEDGED = re.compile(r"\b(?:reportedly|allegedly|alleged|purportedly|apparently|supposedly|rumou?red)\b", re.IGNORECASE)
_TURNED = re.compile(
    r"\b(?:not|never|den(?:y|ies|ied)|reject(?:s|ed)?|whether|if|unless|nor)\b|n[’']t\b", re.IGNORECASE
)
_POINTS_BACK = re.compile(
    r"(?:it|they|he|she|this|that|these|those|his|her|its|their|such|both|another|also|some|what|which|who)\b",
    re.IGNORECASE,
)
_AS_IT_WAS = re.compile(r"\b(?:would|had)\b")
_THEIRS = re.compile(r"\b(?:his|her|their|its|him|them|this|these|those|such|it)\b", re.IGNORECASE)


@cache
def _eased() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{lexicon.alternation(lexicon.load('angles')['eased'])})\b|n[’']t\b", re.IGNORECASE)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """A pattern a kind, each with the group `words`; with `head`, `gap` and `verb` where the middle may be left out."""
    words = lexicon.load("angles")
    deeds, wider = lexicon.alternation(words["deeds"]), lexicon.alternation(words["wider"])
    fears, feared, risks, doubts = (lexicon.alternation(words[name]) for name in ("fears", "feared", "risks", "doubts"))
    aims, steps = "|".join(words["aims"]), lexicon.alternation(words["steps"])
    rest = r"[^,.;:“”\"()\n]{3,200}"
    another = rf" and (?:the )?(?:{fears}|{risks}) (?:of|for|that)\b"
    named = rf"(?:(?!{another})[^,.;:“”\"()\n]){{3,200}}"
    found = {
        "now": rf"^(?P<words>(?P<head>The (?:[\w’'-]+ ){{0,2}}(?:{deeds}))(?P<gap>(?:[^,.;:“”\"]|\.(?=\w)|\.(?= [a-z])){{0,160}}?) (?P<verb>(?:comes|came) "
        rf"(?:just |only )?(?:in |as |amid |ahead of |a day |on the eve |(?:\w+ ){{0,3}}(?:hours|days|weeks|months|years) (?:before|after|ahead)){rest}))(?=[,.])",
        "changed": rf"^(?P<words>Until (?:recently|now|then|last \w+),? {rest})",
        "aim": rf"(?:^|\bthat )(?P<words>(?P<head>(?:The (?:[\w’'-]+ ){{0,2}}|[A-Z][\w’'-]+[’'](?:s )?(?:[\w-]+ )?)(?:{deeds}))(?P<gap>[^,.;:“”\"]{{0,120}}?) "
        rf"(?:also )?(?P<verb>(?:{aims}) {rest}))",
        "wider": rf"(?:^|, |\bsaid |\bthat )(?P<words>(?:the|[A-Z])(?:(?!\b(?:said|says|told|added|warned|according|that)\b)[^,.;:“”\"]){{3,120}}? (?:could|may|might) (?:yet |still |also |later )?be (?:{wider})\b[^,.;:“”\"\n]{{0,80}})",
        "fear": rf"\b(?:{feared}) (?P<words>(?:{fears}) (?:that|over|about) {named})",
        "risk": rf"\b(?P<words>the (?:\w+ )?(?:{risks}) (?:of|for|that) {named})",
        "unsure": rf"\b(?P<words>(?:{doubts}) (?:about|over) {named})",
        "follow": rf"(?:^|, )(?:Meanwhile, )?(?P<words>(?:[Tt]he )?[A-Z][^,.;:“”\"]{{1,40}}? (?:has|have) (?P<done>(?:already|now|also|since) )?(?:{steps}) {rest})",
    }
    return {name: re.compile(pattern) for name, pattern in found.items()}
