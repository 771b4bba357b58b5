"""Whether an effect is large or limited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from briefings import lexicon
from briefings.link import content
from briefings.link.claims.claim import Claim, clause, doubt_before
from briefings.link.content import Content, overlap
from briefings.model import Findings, Span

_WHAT = r"(?P<what>[^.;:,“”\"\n]{2,60}?)"  # what is affected
_END = r"(?=[\s\u00a0]*(?:[.;:,“”\"\n]|$)|[\s\u00a0](?:and|but|for|in|this|next|because|while|as|after|said|says)(?![^\W_]))"
_BE = r"(?:is|are|was|were|be|been|being|remains?|remained)"
_NOT = re.compile(r"(?<![^\W_])(?:not|n['’]t|never|deny|denies|denied|unlikely)(?![^\W_])", re.IGNORECASE)


def _any(forms: list[str]) -> str:
    return "|".join(sorted(forms, key=lambda form: (-len(form), form)))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """The ways to say how large an effect is; `degree` says it, `what` is affected."""
    lists = lexicon.load("claims")["effect"]
    degree = f"(?P<degree>{_any([*lists['yes'], *lists['no'], 'no', 'any'])})"
    adverb = f"(?P<degree>{_any([w for w in (*lists['yes'], *lists['no'], 'not') if w.endswith('ly') or w in lists['adverbs']])})"
    nouns, verbs, gap = _any(lists["nouns"]), _any(lists["verbs"]), r"[\s\u00a0]{1,3}"
    forms = (
        # "a limited effect on mortgage costs", "no lasting effect on tourism", "serious harm to drinking water"
        rf"{degree}{gap}(?:(?:and{gap})?\w{{3,12}}{gap})?(?:{nouns}){gap}(?:on|upon|to){gap}{_WHAT}(?:{gap}(?:will|would|is|was)|{_END})",
        # "the effect on mortgage costs will be limited"
        rf"(?:{nouns}){gap}(?:on|upon|of){gap}{_WHAT}{gap}(?:(?:will|would|may|could|can|has|have|had){gap})?(?:not{gap})?{_BE}{gap}(?:\w{{2,12}}ly{gap})?{degree}",
        # "will significantly lower mortgage costs"
        rf"{adverb}{gap}(?:{verbs}){gap}{_WHAT}{_END}",
        # "will hit the annual result hard"
        rf"(?<![^\W_])(?:{verbs}){gap}{_WHAT}{gap}(?P<degree>{_any(lists['after'])})",
        # "emergency care has been badly affected", "is not affected"
        rf"(?:^|(?<=[\s\u00a0“\"])){_WHAT}{gap}(?:(?:will|would|has|have|had){gap})?{_BE}{gap}(?:yet{gap}|being{gap})?{adverb}{gap}(?:been{gap})?"
        rf"(?:affected|hit|disrupted|damaged|harmed|hurt)",
    )
    return tuple(re.compile(rf"(?<![^\W_]){form}(?![^\W_])", re.IGNORECASE) for form in forms)


@cache
def _sides() -> Mapping[str, str]:
    lists = lexicon.load("claims")["effect"]
    return {word: side for side in ("yes", "no") for word in lists[side]} | {"no": "no", "not": "no", "any": "yes"}


def find(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    """ "will significantly lower mortgage costs", "the effect on mortgage costs will be limited"; the claim's `about` is
    what is affected."""
    text = findings.article.text
    if not _CUES.search(text, sentence.span.start, sentence.span.end):
        return
    for pattern in _patterns():
        for match in pattern.finditer(text, sentence.span.start, sentence.span.end):
            left, _ = clause(findings, sentence, *match.span("degree"))
            side = _sides()[match["degree"].lower()]
            start = min(match.start("degree"), match.start())
            doubted = doubt_before(text, sentence.span.start, start) is not None
            if doubted or _NOT.search(text, max(left, start - 60), match.start("degree")):
                side = "no" if side == "yes" else ""
            elif match["degree"].lower() == "any":
                side = ""
            about = sentence.within(max(match.start("what"), left), match.end("what"))
            if side and about:
                words = findings.article.span(*match.span("degree"))
                yield Claim(
                    "effect",
                    index,
                    sentence.span,
                    words,
                    side,
                    frozenset(),
                    about,
                    sentence.all,
                    match["degree"].lower(),
                )


_CUES = re.compile(
    r"effect|impact|influence|consequence|difference|harm|damage|affect|hit|hurt|chang|improv|reduc|lower|rais|cut|boost|weaken|"
    r"strengthen|degrad|increas|decreas|slow|help|alter|disrupt|delay|limit|worsen|curb",
    re.IGNORECASE,
)


@cache
def _fields() -> Mapping[str, int]:
    """Stem -> the number of its field."""
    rows = lexicon.load("claims")["effect"]["fields"]
    return {content.stem(word): number for number, row in enumerate(rows) for word in row}


def same(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    """Half of what is affected is in both; or two voices name it by words of one field, and speak of more than one field has.

    "It will not significantly change the outcome of the war", “Only such guns can significantly weaken its military power”.
    """
    if one.about & other.about and overlap(one.about, other.about) >= 0.5:
        return True
    fields = [{_fields()[key] for key in claim.about if key in _fields()} for claim in (one, other)]
    return bool(fields[0] & fields[1]) and one.sentence != other.sentence
