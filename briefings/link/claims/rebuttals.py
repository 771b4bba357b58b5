"""What one speaker says and the next turns down: "Greve said he had been notified. His lawyer denied that." """

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefings import lexicon
from briefings.link.claims.claim import Claim
from briefings.link.claims.oppositions import Weights
from briefings.link.claims.tellers import Tellers
from briefings.link.content import Content
from briefings.model import Findings, Span

_BACK = 3  # sentences in which the claim is looked for: beyond, it is another matter
_APART = 700  # code points between claim and rebuttal
_SHARED = 0.6  # weight of the keys that a "denied that …" shares with the sentence before it
_LEAST = 5  # words of a sentence that claims something
_LONGEST = 140  # code points of the words that are said to clash
_BLANK = r"[\s\u00a0]{1,2}"
_SUPPOSED = re.compile(r"(?<![^\W_])(?:until|unless|if|whether|nobody|no[\s\u00a0]one)(?![^\W_])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", _BLANK) for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _cues() -> tuple[re.Pattern[str], ...]:
    lists = lexicon.load("rebuttals")
    verbs, pronouns, nouns = _any(lists["verbs"]), _any(lists["pronouns"]), _any(lists["nouns"])
    verdicts, plainly, calls = _any(lists["verdicts"]), _any(lists["plainly"]), _any(lists["calls"])
    end = r"(?=[\s\u00a0]*(?:[.,;:!?”\"’')—–-]|$)|[\s\u00a0](?:and|but|on|in|at|as|while|when|through|via|yesterday|today|with|to|last|outright|strongly|vehemently|flatly|too|either|totally|entirely|categorically|completely)(?![^\W_]))"
    verdict = rf"(?:(?:{plainly}){_BLANK}){{0,2}}(?:an?{_BLANK})?(?:{verdicts})(?![^\W_])"
    determiner = r"(?:the|that|this|those|these|such|any|all|both|his|her|their|its|our|my|[\w’'.-]{2,30}['’]s?)"
    forms = (
        rf"(?<![^\W_])(?:{verbs}){_BLANK}(?:{pronouns}){end}",
        rf"(?<![^\W_])(?:{_any(lists['denying'])}){_BLANK}it{end}",
        rf"(?<![^\W_])(?:{verbs}){_BLANK}(?:(?:all|both|any|some){_BLANK}(?:of{_BLANK})?)?(?:{determiner}{_BLANK}){{1,3}}(?:\w{{3,14}}{_BLANK})?(?:{nouns}){end}",
        rf"(?<![^\W_])(?:{verbs}){_BLANK}(?:such{_BLANK}|all{_BLANK}|any{_BLANK})?(?:{nouns}){end}",
        rf"(?<![^\W_])(?:{calls}){_BLANK}[^.;:,“”\"\n]{{1,50}}?{_BLANK}(?:as{_BLANK}|to{_BLANK}be{_BLANK})?[“\"‘']?{verdict}",
        rf"(?<![^\W_])(?<!in[\s\u00a0])(?<!of[\s\u00a0])(?<!on[\s\u00a0])(?:that|this|it|which|they|all{_BLANK}of{_BLANK}(?:this|that|it)|the{_BLANK}(?:{nouns}))(?:['’]s|{_BLANK}(?:is|was|are|were))(?:{_BLANK}not)?{_BLANK}{verdict}{end}",
        rf"(?:^|(?<=[“\"‘']))(?:{_any(lists['openers'])})(?=[,.!:;—–”\"’']|[\s\u00a0][—–-])",
        rf"(?<![^\W_])(?<!to[\s\u00a0])(?:{'|'.join(o.replace(' ', _BLANK) for o in lists['otherwise'])})(?![^\W_])",
        rf"(?<![^\W_])no{_BLANK}such{_BLANK}[a-z]{{3,20}}",
    )
    return tuple(re.compile(form, re.IGNORECASE | re.MULTILINE) for form in forms)


def find(
    index: int, findings: Findings, sentences: Sequence[Content], tellers: Tellers, weights: Weights
) -> Iterator[tuple[Claim, Claim]]:
    """What is turned down and the words that do it, one pair a rebuttal, in text order."""
    text = findings.article.text
    for n, sentence in enumerate(sentences):
        cue, needed = _cue(text, sentence.span), frozenset[str]()
        shared = 0.0
        if cue is None:
            cue, needed = _absent(text, sentence)
        if cue is None:
            cue, shared = _denial(text, sentence.span), _SHARED
        if cue is None:
            continue
        who = tellers.of(Span(sentence.span.article, *cue))
        for back, before in enumerate(reversed(sentences[max(0, n - _BACK) : n])):
            if cue[0] - before.span.end > _APART or (shared and back):
                break
            if back == 0 and not needed and not shared and _denial(text, before.span):
                break  # "denied that it had cleared the deal. “That is wrong,” she said."
            if (
                _cue(text, before.span)
                or _FLAT.search(text, before.span.start, before.span.end)
                or _names_what_was_said(text, tellers, before.span)
            ):
                continue
            if not needed <= before.all or weights.sum(before.all & sentence.all) < shared:
                continue
            if (shared and _denies(text, before.span)) or (
                needed and _OPEN.search(text, before.span.start, before.span.end)
            ):
                continue
            told = _told(findings, tellers, before, who)
            if told is not None:
                yield _pair(index, before, told, sentence, findings.article.span(*cue))
                break


def _pair(index: int, before: Content, told: Span, sentence: Content, cue: Span) -> tuple[Claim, Claim]:
    nothing: frozenset[str] = frozenset()
    return (
        Claim("rebutted", index, before.span, told, "yes", nothing, before.all, before.all),
        Claim("rebutted", index, sentence.span, cue, "no", nothing, before.all, sentence.all),
    )


def _absent(text: str, sentence: Content) -> tuple[tuple[int, int] | None, frozenset[str]]:
    """Where a sentence says that there was no such thing, and the key of the thing; None: it does not."""
    for match in _NONE.finditer(text, sentence.span.start, sentence.span.end):
        key = next((key for key in sentence.keys if key.start >= match.start(match.lastgroup or 0)), None)
        if key is not None and key.start == match.start(match.lastgroup or 0) and not key.name:
            return (match.start(), key.end), frozenset((key.key,))
    return None, frozenset()


_NONE = re.compile(
    r"(?<![^\W_])(?:such[\s\u00a0]an?[\s\u00a0](?P<such>[a-z]+)(?=[^.;:“”\"]{0,30}(?:never|not)(?![^\W_]))|"
    r"there[\s\u00a0](?:is|are|was|were|had[\s\u00a0]been|has[\s\u00a0]been|have[\s\u00a0]been)[\s\u00a0](?:no|never[\s\u00a0]any|never[\s\u00a0]an?)[\s\u00a0](?P<no>[a-z]+)|"
    r"(?:has|had|have|received|made|gave|given|found|saw|seen|sent|paid|used|done|ordered|played)[\s\u00a0]no[\s\u00a0](?P<nothing>[a-z]+)|"
    r"no[\s\u00a0](?P<none>[a-z]+)[\s\u00a0](?:was|were|had[\s\u00a0]been|has[\s\u00a0]been|have[\s\u00a0]been)[\s\u00a0](?:ever[\s\u00a0])?"
    r"(?:found|stationed|present|used|involved|deployed|there|seen|aboard|sold|sent|made|held|paid|issued|received|taken)(?![^\W_]))"
)
# what is only asked, or is no claim
_OPEN = re.compile(
    r"(?<![^\W_])(?:would|could|should|if|whether|demand(?:s|ed)?|call(?:s|ed)?[\s\u00a0]for|want(?:s|ed)?)(?![^\W_])",
    re.IGNORECASE,
)
_FLAT = re.compile(
    r"(?<![^\W_])(?:is|was)[\s\u00a0](?:simply|just|plainly|completely|totally)[\s\u00a0](?:false|wrong|untrue|not[\s\u00a0]true)(?![^\W_])",
    re.IGNORECASE,
)


def _denial(text: str, sentence: Span) -> tuple[int, int] | None:
    """Where a sentence says that somebody denies something; None: it does not."""
    stretch = text[sentence.start : sentence.end]
    found = _DENIED.search(stretch)
    if not found or stretch.rstrip("”\"’' ").endswith("?") or _SUPPOSED.search(stretch, 0, found.start()):
        return None
    return sentence.start + found.start(), sentence.start + found.end()


_DENIED = re.compile(
    r"(?<![^\W_])(?:denied|denies|disputes?|disputed|rejects?|rejected|dismiss(?:es|ed)|refuted?|refutes)[\s\u00a0](?:(?:(?:a|the|any|all)[\s\u00a0])?"
    r"(?:claims?|reports?|suggestions?|allegations?|accusations?|speculation|rumours?|assertions?)(?:[\s\u00a0](?:by|from|of|in)[\s\u00a0][^.;:,“”\"\n]{2,50}?)?[\s\u00a0])?(?:that|having|any|it[\s\u00a0](?:had|was|has)|he[\s\u00a0](?:had|was|has)|she[\s\u00a0](?:had|was|has)|they[\s\u00a0](?:had|were|have))(?![^\W_])",
    re.IGNORECASE,
)


def _denies(text: str, sentence: Span) -> bool:
    words = {word.lower() for word in _WORD.findall(text, sentence.start, sentence.end)}
    return bool(
        words
        & {"no", "not", "never", "nobody", "none", "denied", "denies", "would", "could", "should", "if", "whether"}
    )


def _cue(text: str, sentence: Span) -> tuple[int, int] | None:
    stretch = text[sentence.start : sentence.end]
    found = [m.span() for cue in _cues() for m in cue.finditer(stretch)]
    if not found or stretch.rstrip().endswith("?"):
        return None
    start, end = min(found)
    if _SUPPOSED.search(stretch, 0, start):
        return None  # "innocent until a panel says otherwise"
    return sentence.start + start, sentence.start + end


def _names_what_was_said(text: str, tellers: Tellers, sentence: Span) -> bool:
    """Whether a sentence of the outlet's own speaks of what was said: "The printer's version is thereby supported"."""
    words = {word.lower() for word in _WORD.findall(text, sentence.start, sentence.end)}
    return tellers.main(sentence)[1] is None and bool(words & set(lexicon.load("rebuttals")["nouns"]))


def _told(findings: Findings, tellers: Tellers, sentence: Content, who: str | None) -> Span | None:
    """The words of a sentence that can be turned down by somebody else; None: it claims nothing, or they said it."""
    text = findings.article.text[sentence.span.start : sentence.span.end]
    if text.rstrip("”\"’' ").endswith("?") or len(_WORD.findall(text)) < _LEAST:
        return None
    teller, said = tellers.main(sentence.span)
    if said is not None and teller == who:
        return None
    return said or sentence.span
