"""Where something is done, or what is sent where."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from briefings import lexicon
from briefings.link import content
from briefings.link.claims.claim import Claim, claim_at, clause, cue_words, low_words
from briefings.link.content import Content, Key
from briefings.model import Findings, Problem, Span


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


_SLIP = "strayed place"  # the name of such a `Problem`
_ALIKE, _SURELY = 2, 3  # keys, no country, that acts share which may be one, and which are


def with_slips(findings: Findings) -> Findings:
    """The findings of an article with its slips among the problems."""
    found = tuple(slips(findings))
    return replace(findings, problems=(*findings.problems, *found)) if found else findings


def slips(findings: Findings) -> Iterator[Problem]:
    """Where an article lets somebody do at home what all its other sentences, two at least, let them do in one country.

    "Estmark may use the drones inside Norland", "inside Norland", and once "Estmark may use the drones inside Estmark":
    nobody means it, and it is no version of what happened.
    """
    if len(_INSIDE.findall(findings.article.text)) <= _ALIKE:
        return
    found = [(c, s) for s in content.contents(findings) for c in find(0, findings, s) if c.sort == "placed"]
    placed = [claim for claim, _ in found]
    for claim, sentence in found:
        others = _elsewhere(claim, placed)
        if others and others[0].side not in sentence.all and _is_at_home(findings, sentence, claim):
            what = f"{findings.article.id}: one sentence puts in another country what the others put in one; check it"
            yield Problem(_SLIP, what, claim.words, against=others[0].words)


def _is_at_home(findings: Findings, sentence: Content, claim: Claim) -> bool:
    """Whether the clause names the country, or somebody's of it, before it comes to the place."""
    left, _ = clause(findings, sentence, claim.words.start, claim.words.end)
    return claim.side in sentence.within(left, claim.words.start)


_INSIDE = re.compile(r"(?<![^\W_])(?:inside|within|territory|soil|waters)(?![^\W_])", re.IGNORECASE)


def _elsewhere(claim: Claim, placed: Sequence[Claim]) -> list[Claim]:
    """The like acts of an article where they all, two at least and one surely the same, are in one other country."""
    if claim.side[0] != "@":
        return []
    alike = [(other, len(_plain(claim) & _plain(other))) for other in placed if other.sentence != claim.sentence]
    alike = [(other, shared) for other, shared in alike if shared >= _ALIKE]
    sides = {other.side for other, _ in alike}
    if len(alike) < _ALIKE or len(sides) > 1 or claim.side in sides or max(n for _, n in alike) < _SURELY:
        return []
    return [other for other, _ in sorted(alike, key=lambda entry: -entry[1])]


def _plain(claim: Claim) -> frozenset[str]:
    return frozenset(key for key in claim.context if key[0] not in "#@")


def without_slips(findings: Sequence[Findings], claims: Sequence[Claim]) -> list[Claim]:
    """The claims of where something is done, less those that the rest of their own article contradicts."""
    own: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        own[claim.index].append(claim)
    noted = {
        p.evidence for i in own for p in (*findings[i].article.problems, *findings[i].problems) if p.check == _SLIP
    }
    return [
        claim
        for claim in claims
        if not any(span is not None and span.overlaps(claim.words) for span in noted)
        and not _elsewhere(claim, own[claim.index])
    ]
