"""Where something is done, or what is sent where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from briefings import lexicon
from briefings.link.claims.claim import Claim, claim_at, cue_words, low_words
from briefings.link.content import Content, Key
from briefings.model import Findings, Span


@cache
def _place_pattern() -> re.Pattern[str]:
    soil = "|".join(lexicon.load("claims")["soil"])
    return re.compile(
        rf"(?<![^\W_])(?:(?P<inside>inside|within)|(?P<on>on|in|into)(?=[^.;\n]{{2,40}}?(?:{soil})(?![^\W_]))|(?P<to>to))[\s\u00a0]",
        re.IGNORECASE,
    )


def find(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    """Something done inside a country: "missiles inside Ukraine", "attacks on Russian territory"; or sent to one."""
    text = findings.article.text
    for match in _place_pattern().finditer(text, sentence.span.start, sentence.span.end):
        if match["to"] and not cue_words()["sent"] & set(
            low_words(findings, max(sentence.span.start, match.start() - 60), match.start())
        ):
            continue
        country = _country_after(text, sentence, match.end())
        if country is None and not match["to"]:
            country = _named_after(text, sentence, match.end())
        if country is None:
            continue
        end = country.end
        if match["on"] or match["inside"]:
            soil = _SOIL.match(text, end)
            end = soil.end() if soil else end
            if match["on"] and not soil:
                continue
        sort = "sent" if match["to"] else "placed"
        claim = claim_at(sort, index, findings, sentence, (match.start(), end), country.key)
        yield claim


def _country_after(text: str, sentence: Content, at: int) -> Key | None:
    """The country that stands right at `at`, a "the" aside; None: something else does."""
    for key in sentence.keys:
        if key.key[0] == "@" and at <= key.start <= at + 4 and text[at : key.start].strip().lower() in ("", "the"):
            return key
    return None


_SOIL = re.compile(r"(?:['’]s)?(?:[\s\u00a0]\w+)?[\s\u00a0](?:territory|soil|lands?|waters)\b")
_NAMED = re.compile(
    r"(?:the[\s\u00a0])?(?P<name>[A-Z][\w-]+(?:[\s\u00a0][A-Z][\w-]+){0,2})(?=(?:['’]s)?[\s\u00a0](?:territory|soil|waters)\b)"
)


def _named_after(text: str, sentence: Content, at: int) -> Key | None:
    """A name that no list of countries holds, with its territory: "Kestan territory"; None: there is none."""
    match = _NAMED.match(text, at, sentence.span.end)
    if match is None:
        return None
    keys = [key.key for key in sentence.keys if key.start >= match.start("name") and key.end <= match.end("name")]
    return Key(match.start("name"), match.end("name"), " ".join(keys), True) if keys else None


def same(one: Claim, other: Claim, shared: Mapping[Span, frozenset[int]]) -> bool:
    """What is done inside two countries is one act where the sentences share five keys besides the countries, or count
    the same people."""
    places = {one.side, other.side}
    if same_goods(one, other, shared) and "@" not in one.side[:1] + other.side[:1]:
        return True
    return len((one.context & other.context) - places) >= 4 and bool(_names(one) & _names(other) - places)


def _names(claim: Claim) -> frozenset[str]:
    return frozenset(key for key in claim.context if key[0] == "@")


def same_goods(one: Claim, other: Claim, shared: Mapping[Span, frozenset[int]]) -> bool:
    """Things that are counted as one are sent to two countries."""
    empty: frozenset[int] = frozenset()
    return bool(shared.get(one.sentence, empty) & shared.get(other.sentence, empty))
