"""The words with which a sentence turns something down: "denied that", "Not true, says …", "received no such letter"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from briefings import lexicon
from briefings.link.claims import elliptical
from briefings.link.content import Content
from briefings.link.roles import is_deed
from briefings.model import Span

_LONGEST = 1500  # code points: a longer sentence is a list, or no prose at all
_BLANK = r"[\s\u00a0]{1,2}"
_BE = rf"(?:['’]s|{_BLANK}(?:is|was|are|were))"
# What may follow a pronoun that stands for what was said: "denied that on Monday", not "denied that he had".
_END = (
    r"(?=[\s\u00a0]*(?:[.,;:!?”\"’')—–-]|$)|[\s\u00a0](?:and|but|on|in|at|as|while|when|through|via|yesterday|today|last|outright|"
    r"strongly|vehemently|flatly|too|either|totally|entirely|categorically|completely|again)(?![^\W_]))"
)
# whose, before "claim": "the", "those", "the union's"
_WHOSE = r"(?:the|that|this|those|these|such|any|all|both|his|her|their|its|our|my|[\w’'.-]{2,30}['’]s?|[\w-]{2,20}s['’]|many|several|some)"

Kind = Literal["answer", "otherwise", "paper", "content", "absence", "affirmed", "reply", "trace", "short"]


class Denial(NamedTuple):
    """Where a sentence turns something down, and how."""

    start: int
    end: int
    kind: Kind  # of what was said last; of what the other side said; by what is written; of what the sentence itself tells; of a thing spoken of; of a "not";
    # of what is spoken of again; of what somebody says was done
    thing: str = ""  # the key of what was not there


@lru_cache(maxsize=1 << 14)  # of one sentence it is asked for by each sort of answer
def find(text: str, sentence: Content) -> Denial | None:
    """The first denial of a sentence; None: it holds none, asks, or supposes."""
    if len(sentence.span) > _LONGEST:
        return None
    stretch = text[sentence.span.start : sentence.span.end]
    if stretch.rstrip("”\"’' ").endswith("?"):
        return None
    if _SURVEYED.search(stretch):
        return None  # 24 in a hundred said otherwise
    may = _may().search(stretch) is not None
    found = _answer(stretch, may=may)
    if found is not None:
        return Denial(sentence.span.start + found[0], sentence.span.start + found[1], found[2])
    if not may:
        return None
    match = _content().search(stretch)
    if match is not None and not _SUPPOSED.search(stretch, 0, match.start()):
        start = sentence.span.start + match.start()
        none = _absence(text, sentence) if _THERE.match(stretch, match.end()) else None
        if none is not None and none.start == start:
            return none  # "denied that there had been talks"
        return Denial(start, sentence.span.start + match.end(), "content")
    return _absence(text, sentence)


_THERE = re.compile(r"[\s\u00a0]there[\s\u00a0]", re.IGNORECASE)


def is_flat(text: str, sentence: Span) -> bool:
    """Whether a sentence only judges: "To say otherwise is simply false"."""
    return bool(_FLAT.search(text, sentence.start, sentence.end))


def is_open(text: str, sentence: Span) -> bool:
    """Whether a sentence asks for something or supposes it."""
    return bool(_OPEN.search(text, sentence.start, sentence.end))


def speaks_of_saying(text: str, sentence: Span) -> bool:
    """Whether a sentence names something that was said: "The printer's version is thereby supported"."""
    return bool(_saying().search(text, sentence.start, sentence.end))


def _any(words: Sequence[str]) -> str:
    return lexicon.alternation(words).replace(r"\ ", _BLANK)


def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(form, re.IGNORECASE | re.MULTILINE)


@cache
def _saying() -> re.Pattern[str]:
    return _compiled(rf"(?<![^\W_])(?:{_any(lexicon.load('rebuttals')['nouns'])})(?![^\W_])")


@cache
def _cues() -> tuple[tuple[Kind, tuple[re.Pattern[str], ...]], ...]:
    lists = lexicon.load("rebuttals")
    verbs, pronouns, nouns = _any(lists["verbs"]), _any(lists["pronouns"]), _any(lists["nouns"])
    verdicts, plainly, calls = _any(lists["verdicts"]), _any(lists["plainly"]), _any(lists["calls"])
    verdict = rf"[“\"‘']?(?:(?:{plainly}){_BLANK}){{0,2}}(?:an?{_BLANK})?(?:{verdicts})(?![^\W_])"
    answers = (
        rf"(?<![^\W_])(?<![\s\u00a0]a[\s\u00a0])(?<!the[\s\u00a0])(?<!to[\s\u00a0])(?:{verbs}){_BLANK}(?:{pronouns})(?!['’]s){_END}",
        rf"(?<![^\W_])(?:always{_BLANK})?(?:{_any(lists['denying'])}){_BLANK}it{_END}",
        rf"(?<![^\W_])(?<!to[\s\u00a0])(?:{verbs}){_BLANK}(?:(?:all|both|any|some){_BLANK}(?:of{_BLANK})?)?(?:{_WHOSE}{_BLANK}){{1,3}}(?:\w{{3,14}}{_BLANK})?(?:{nouns}){_END}",
        rf"(?<![^\W_])(?<!to[\s\u00a0])(?:{verbs}){_BLANK}(?:such{_BLANK}|all{_BLANK}|any{_BLANK})?(?:{nouns}){_END}",
        rf"(?<![^\W_])(?:{calls}){_BLANK}(?:(?:it|that|this|them)|(?:{_WHOSE}{_BLANK}){{1,3}}(?:\w{{3,14}}{_BLANK})?(?:{nouns})){_BLANK}(?:as{_BLANK}|to{_BLANK}be{_BLANK})?{verdict}",
        rf"(?<![^\W_])(?:{calls}){_BLANK}[^.;:,“”\"\n]{{1,50}}?{_BLANK}as{_BLANK}{verdict}",
        rf"(?<=[\s\u00a0]what[\s\u00a0])[^.;:,“”\"\n]{{1,50}}?{_BLANK}(?:called|calls){_BLANK}{verdict}",
        rf"(?<![^\W_])(?:called|calls){_BLANK}(?:that|this){_BLANK}[“\"‘'][^”\"’']{{0,30}}(?:{_any(lists['tales'])})",
        rf"(?:^|[“\"‘',;:—–][\s\u00a0]?|(?<![^\W_])(?:said|says|say|saying|insisted|insists|added|adds|but|and|that|reveals?|shows?|thinks?|believes?|knows?)[\s\u00a0])(?:that|this|it|which|all{_BLANK}of{_BLANK}(?:this|that|it)|the{_BLANK}(?:{nouns})){_BE}"
        rf"(?:{_BLANK}not)?{_BLANK}{verdict}{_END}",
        rf"(?:^|(?<=[“\"‘']))(?:{_any(lists['openers'])})(?=[,.!:;—–]|[\s\u00a0][—–-])",
        rf"(?<![^\W_])no{_BLANK}such{_BLANK}[a-z]{{3,20}}",
        rf"(?<![^\W_])(?<!to[\s\u00a0])(?:{verbs}){_BLANK}(?:that{_BLANK})?any{_BLANK}such{_BLANK}[a-z]{{3,20}}",
        rf"(?:(?<![^\W_])(?:not|never|nothing)|n['’]t){_BLANK}(?:[a-z]{{2,14}}{_BLANK}){{1,5}}any{_BLANK}such{_BLANK}[a-z]{{3,20}}",
    )
    traces = rf"(?<![^\W_])(?:no|any){_BLANK}(?:record|recollection|memory|trace|knowledge|sign|evidence|indication){_BLANK}of{_BLANK}(?:such|this|that|it|one|them|any{_BLANK}of{_BLANK}(?:it|this|that))(?![^\W_])"
    papers, show = _any(lists["papers"]), _any(lists["show"])
    written = (
        rf"^(?:but|however,|yet){_BLANK}(?:an?|the|its|his|her|their|[\w’'.-]{{2,20}}['’]s?){_BLANK}(?:[a-z]{{3,14}}{_BLANK}){{0,2}}(?:{papers})(?:{_BLANK}(?:of|from|in|by|for|for|seen)(?:{_BLANK}\w{{2,14}}){{1,4}})?"
        rf"(?:,[^,.;“”\"\n]{{2,90}},)?{_BLANK}(?:(?:still|also|clearly|now){_BLANK})?(?:{show})(?![^\W_])",
    )
    others = (
        rf"(?<![^\W_])(?<!to[\s\u00a0])(?:{'|'.join(o.replace(' ', _BLANK) for o in lists['otherwise'])})(?![^\W_])",
        rf"(?<![^\W_])(?:{_any(lists['alone'])})(?=[\s\u00a0]*(?:[.:,;“\"—–]|$)|[\s\u00a0]at(?![^\W_]))",
    )
    return (
        ("answer", tuple(map(_compiled, answers))),
        ("otherwise", tuple(map(_compiled, others))),
        ("paper", tuple(map(_compiled, written))),
        ("trace", (_compiled(traces),)),
        ("reply", (_compiled(rf"(?<![^\W_])(?<!to[\s\u00a0])(?:{_any(lists['answers'])})(?![^\W_])"),)),
    )


def _answer(stretch: str, *, may: bool) -> tuple[int, int, Kind] | None:
    found: list[tuple[int, int, Kind]] = []
    if may:
        for kind, cues in _cues():
            found += ((*m.span(), kind) for cue in cues for m in cue.finditer(stretch))
    found += elliptical.find(stretch)
    found = [f for f in found if not _ASIDE.search(stretch, 0, f[0]) and not _of_itself(stretch, f[0], f[1])]
    first = min(found, default=None)
    # "innocent until a panel says otherwise"
    return first if first is not None and not _SUPPOSED.search(stretch, 0, first[0]) else None


def _of_itself(stretch: str, start: int, end: int) -> bool:
    """Whether what is turned down stands in the sentence itself, before the words that do it.

    "The firm had hinted that it was first but that was not the case", “She tells them it was a storm, and they call that a lie”.
    """
    if _WISHED.search(stretch, max(0, start - _WISH), start + 1):
        return True
    turn = _TURN.search(stretch, 0, start)
    if turn and len(_WORD.findall(stretch, 0, turn.start())) >= _TOLD_BEFORE:
        return True  # "They proposed Monday, but the council rejected the idea"
    if not _THAT.match(stretch, start, end):
        return False
    opens = max((stretch.rfind(mark, 0, start) for mark in _OPENING), default=-1) + 1
    before = _WORD.findall(stretch, opens, start)
    if before and before[-1].lower() in _LEADS:
        return False
    called = not opens and "call" in stretch[start:end].lower()  # "A spokesman for the bank called it an invention"
    return len(before) >= (_SAID_BEFORE if opens else _TOLD_BEFORE) and not called


_SURVEYED = re.compile(
    r"(?<![^\W_])(?:percent|per[\s\u00a0]cent|polls?|survey|respondents)(?![^\W_])[^.]{0,120}?(?:otherwise|opposite|disagree|differently)|"
    r"(?:otherwise|opposite|differently)(?![^\W_])[^.]{0,60}?(?<![^\W_])ago(?![^\W_])|(?<![^\W_])ago(?![^\W_])[^.]{0,60}?(?:otherwise|opposite)",
    re.IGNORECASE,
)
_OPENING = "“‘«"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SAID_BEFORE, _TOLD_BEFORE = 6, 4  # words of one's own speech, and of a sentence, in which something else is told
_LEADS = frozenset(
    ("said", "says", "say", "saying", "insisted", "insists", "added", "adds", "that", "shows", "reveals")
)
_WISH = 30  # code points before a denial in which it may be wished for: "must rebut the claims"
_WISHED = re.compile(
    r"(?<![^\W_])(?:must|should|would|could|will|cannot|can|can['’]t|may|might|ought[\s\u00a0]to|needs?[\s\u00a0]to|ha(?:s|ve)[\s\u00a0]to)[\s\u00a0](?:\w{3,12}ly[\s\u00a0])?(?=\w$)",
    re.IGNORECASE,
)
_TURN = re.compile(r"[,;—–-][\s\u00a0](?:but|although|though|while|yet|however)[\s\u00a0,]", re.IGNORECASE)
_THAT = re.compile(
    r"[,;:—–\s\u00a0]*(?:(?:thinks?|believes?|knows?|shows?|reveals?)[\s\u00a0])?(?:(?:but|and)[\s\u00a0])?(?:(?:that|this|it)(?:['’]s|[\s\u00a0](?:is|was))|"
    r"(?:call|calls|called|calling)[\s\u00a0](?:that|it|this)[\s\u00a0])",
    re.IGNORECASE,
)


@cache
def _content() -> re.Pattern[str]:
    """ "denied that …", "laughed off the company's claim that …"."""
    lists = lexicon.load("rebuttals")
    nouns = _any([*lists["nouns"], "speculation"])
    sort = rf"(?:(?:(?:a|an|{_WHOSE}){_BLANK}){{0,3}}(?:{nouns})(?:{_BLANK}(?:by|from|of|in){_BLANK}[^.;:,“”\"\n]{{2,50}}?)?{_BLANK})?"
    said = rf"(?:that|having|any|(?:it|he|she|they){_BLANK}(?:had|was|has|were|have))"
    return _compiled(
        rf"(?<![^\W_])(?<![\s\u00a0]a[\s\u00a0])(?<!the[\s\u00a0])(?<!to[\s\u00a0])(?:{_any(lists['verbs'])}){_BLANK}{sort}{said}(?![^\W_])"
    )


def _absence(text: str, sentence: Content) -> Denial | None:
    for match in _NONE.finditer(text, sentence.span.start, sentence.span.end):
        start = match.start(match.lastgroup or 0)
        key = next((key for key in sentence.keys if key.start >= start), None)
        if (
            key is not None
            and key.start == start
            and not key.name
            and key.key not in _notions()
            and not is_deed(text[key.start : key.end].lower())
            and not _QUALITY.match(text, key.start, sentence.span.end)
        ):
            return Denial(match.start(), max(key.end, match.end()), "absence", key.key)
    return None


@cache
def _notions() -> frozenset[str]:
    """Stems of what nobody has to have spoken of: "had no reason"."""
    return frozenset(map(lexicon.stem, lexicon.load("rebuttals")["notions"]))


@cache
def _may() -> re.Pattern[str]:
    """One of the words without which nothing is turned down: it saves looking for the rest in most sentences."""
    lists = lexicon.load("rebuttals")
    first = {entry.split()[0] for name in ("verbs", "calls", "denying", "answers") for entry in lists[name]} - set(
        lists["common"]
    )
    last = {entry.split()[-1] for name in ("verdicts", "openers") for entry in lists[name]} - set(lists["common"])
    signs = _any(sorted(first | last | set(lists["signs"])))
    return _compiled(rf"(?<![^\W_])(?:{signs})(?![^\W_])|{_THAT_NOT}")


# "found no legal way": the thing that there is none of comes after it
_QUALITY = re.compile(
    r"[a-z]+(?:al|ic|ous|ive|ful|less|ary|ible|able|ent|ant)[\s\u00a0](?!(?:of|in|on|at|to|for|from|with|by|about|that|which|who|and|or|but|was|were|had|has|have|between)(?![^\W_]))[a-z]{3}"
)
_THAT_NOT = (
    r"(?<![^\W_])(?:that|this)(?:['’]s[\s\u00a0]not|[\s\u00a0](?:is|was)(?:n['’]t|[\s\u00a0](?:not|hardly)))|"
    r"(?:^|(?<=[“\"‘']))not[\s\u00a0](?:so|quite|true|exactly|really|in|at)(?![^\W_])"
)
# "… in Tel Aviv, although the government disputes this": what is turned down stands in the sentence itself
_ASIDE = re.compile(r"[^\W_][\s\u00a0,]+(?:although|though|which|what)(?![^\W_])", re.IGNORECASE)
_SUPPOSED = re.compile(r"(?<![^\W_])(?:until|unless|if|whether|nobody|no[\s\u00a0]one)(?![^\W_])", re.IGNORECASE)
_HAD = r"(?:was|were|had[\s\u00a0]been|has[\s\u00a0]been|have[\s\u00a0]been)"
_NONE = re.compile(
    r"(?<![^\W_])(?:(?:there[\s\u00a0](?:is|was)[\s\u00a0])?no[\s\u00a0](?:record|trace|sign|mention|memory|recollection|evidence)[\s\u00a0]of[\s\u00a0](?:an?|any|the)[\s\u00a0](?P<traced>[a-z]+)|"
    r"no[\s\u00a0](?P<came>(?:letter|message|e-?mail|call|warning|complaint|request|offer|invoice|report|alert|notice|order|siren|alarm|answer|reply)s?)[\s\u00a0](?:ha[sd][\s\u00a0]|have[\s\u00a0])?(?:ever[\s\u00a0])?(?:came|come|arrived|reached|existed|happened|occurred|sounded|rang|took[\s\u00a0]place|taken[\s\u00a0]place)(?![^\W_])|"
    r"such[\s\u00a0]an?[\s\u00a0](?P<such>[a-z]+)(?=[^.;:“”\"]{0,30}(?:never|not)(?![^\W_]))|"
    rf"there[\s\u00a0](?:is|are|{_HAD})[\s\u00a0](?:no|never[\s\u00a0]any|never[\s\u00a0]an?)[\s\u00a0](?:other[\s\u00a0])?(?P<no>[a-z]+)|"
    r"(?:received|made|gave|given|found|saw|seen|sent|paid|used|done|ordered|played|asked[\s\u00a0]for|offered|issued|held)[\s\u00a0]no[\s\u00a0](?P<nothing>[a-z]+)|"
    rf"no[\s\u00a0](?P<none>[a-z]+)[\s\u00a0]{_HAD}[\s\u00a0](?:ever[\s\u00a0])?(?!(?:deemed|arranged|scheduled|planned|expected|needed|required|considered|set)(?![^\W_]))(?:[a-z]{{3,12}}(?:ed|en|wn|ld|de|ht|und|ept|put)|present|aboard|there|sent|paid|won|read)(?![^\W_])|"
    # "denied that there had been talks"
    rf"(?:denied|denies)[\s\u00a0]that[\s\u00a0]there[\s\u00a0](?:is|are|{_HAD})[\s\u00a0](?:any[\s\u00a0])?(?P<talked>[a-z]+)(?=[.;:,!”\"]|[\s\u00a0](?:and|but|on|with|over|about|between|in)(?![^\W_])|$)|"
    # "Pictures weren't mentioned", "A guarantee was never discussed"
    # "He denies the leak", where somebody says that he leaked it; but "denied the request"
    r"(?:den(?:y|ies|ied)|disput(?:e|es|ed))[\s\u00a0](?:the|any|all|his|her|its|their)[\s\u00a0](?P<deed>(?!(?:request|appl|permi|visa|access|bail|appeal|entry|motion|right|opportun|petition|chance)[a-z]*)[a-z]{4,})(?=[.;:,!”\"]|[\s\u00a0](?:and|but|on|to)(?![^\W_])|$)|"
    r"(?P<unsaid>[a-z]{4,})[\s\u00a0](?:was|were|had[\s\u00a0]been)(?:n['’]t|[\s\u00a0](?:not|never))[\s\u00a0](?:even[\s\u00a0]|ever[\s\u00a0])?(?:mentioned|discussed|raised|brought[\s\u00a0]up|talked[\s\u00a0]about|promised|offered)(?![^\W_]))",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?<![^\W_])(?:will|would|could|should|if|whether|demand(?:s|ed)?|call(?:s|ed)?[\s\u00a0]for|want(?:s|ed)?)(?![^\W_])",
    re.IGNORECASE,
)
_FLAT = re.compile(
    r"(?<![^\W_])(?:is|was)[\s\u00a0](?:simply|just|plainly|completely|totally)[\s\u00a0](?:false|wrong|untrue|not[\s\u00a0]true)(?![^\W_])",
    re.IGNORECASE,
)
