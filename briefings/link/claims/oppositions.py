"""Which propositions of the story clash: one family, two poles, and one matter by the words they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import log

from briefings import lexicon
from briefings.link import content
from briefings.link.claims.propositions import Proposition, changing, meant, plain
from briefings.link.content import Content

_PARTNERS = 40
_NEAR = 2  # sentences
_SAME = 0.8  # of the keys around two propositions
_ALIKE = 0.34  # of the keys of two objects together
_SURE = 2  # keys, names apart, that two poles of one family share where neither denies: "private", "state-owned"
_TOUCH = 0.3  # weight of the keys that a complaint and its answer share
_MOST = 400  # denials of a family
_BEST = 3  # affirmations that a denial is set against
_AROUND = 0.8  # weight of what two sentences and those before them share, where nobody is named
_VOICES = 2.0  # weight of what an active and a passive sentence of two articles share, their verb left out
_FEW = 8  # propositions of a family among which a flat denial finds what it means
_FEW_CONTACTS = 16
_OTHERWISE = 0.5  # weight more, where what is denied is told in another way: "Nobody told us", "residents were warned"
_BARE, _AROUND_ALL = (
    0.4,
    1.2,
)  # weight of what both and the sentences before them share: for it, and for "nobody in … had"
_VERY_RARE, _RARE = 3, 6  # propositions of a family in the story


class Weights:
    """How much it tells that two sentences share a key: much for rare ones, 0 to 1."""

    def __init__(self, read: Sequence[Sequence[Content]], meant: Mapping[str, str]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for sentences in read:
            for sentence in sentences:
                total += 1
                counts.update({meant.get(key, key) for key in sentence.all})
        self._counts, self._most = counts, log(max(3, total) / 2)
        self._total = max(3, total)
        self.sentences = total

    def of(self, key: str) -> float:
        """0 to 1."""
        found = self._counts.get(key, 1)
        return max(0.0, min(1.0, log(self._total / max(2, found)) / self._most))

    def times(self, key: str) -> int:
        """How many sentences have it."""
        return self._counts.get(key, 0)

    def sum(self, keys: frozenset[str]) -> float:
        """All of them together."""
        return sum(map(self.of, keys))


def pairs(found: Sequence[Proposition], weights: Weights) -> Iterator[tuple[Proposition, Proposition]]:
    """What one report affirms and the other denies, the denied second."""
    families: dict[str, list[Proposition]] = defaultdict(list)
    for proposition in found:
        families[proposition.family].append(proposition)
    heard: tuple[str, ...] = tuple(lexicon.load("oppositions")["heard"])
    contacts = [p for name in (*heard, "meet") for p in families.get(name, ()) if p.holds and p.done]
    for members in families.values():
        yes = [p for p in members if p.holds]
        no = [p for p in members if not p.holds]
        for one in no[:_MOST] if yes else ():
            scored = [(likeness(one, other, weights, len(members)), other) for other in _partners(one, yes)]
            best = sorted((entry for entry in scored if entry[0] > 0), key=lambda entry: -entry[0])
            yield from ((other, one) for _, other in best[:_BEST])
            if not best:
                yield from _flatly(one, yes, weights, len(members))
        for one in no[:_MOST] if no and no[0].family in heard and len(contacts) <= _FEW_CONTACTS else ():
            others = [p for p in contacts if p.family != one.family]
            yield from _flatly(one, others, weights, len(members), more=_OTHERWISE)
    yield from _answers(found, weights)


def _flatly(
    one: Proposition, yes: Sequence[Proposition], weights: Weights, many: int, *, more: float = 0.0
) -> Iterator[tuple[Proposition, Proposition]]:
    """What a denial without more means, "There was never a warning," "He did not resign": what the story tells of it.

    Of a denial that names more, "Nobody in the town hall had spoken to a builder", what both speak of must tell it.
    """
    acts, flat = _acts()
    if not one.negated or one.who is None or many > _FEW or one.family not in acts or not _is_done(one):
        return
    bare = (not one.subject or one.everybody or one.subject <= flat) and one.object <= flat
    if not bare and not one.everybody:
        return
    need = more + (_BARE if bare else _AROUND_ALL)
    scored = [
        (weights.sum(one.context & other.context), not other.noun, -n)
        for n, other in enumerate(yes)
        if not other.negated
        and _is_done(other)
        and (other.subject or other.object)
        and other.who != one.who
        and other.sentence != one.sentence
        and not _told_another(one, other)
        and (not more or (other.subject | other.object) & one.context)  # "The council met", of another matter
    ]
    best = max(scored, default=None)
    if best is not None and best[0] >= need:
        yield yes[-best[2]], one


def _is_done(p: Proposition) -> bool:
    """Whether somebody says that it was done, or was not: "he is asking", "not an agreement" tell of no act."""
    return p.done and not p.ahead and not p.habit


@cache
def _acts() -> tuple[frozenset[str], frozenset[str]]:
    """Families of acts, and the keys of what a flat denial may hold."""
    lists = lexicon.load("oppositions")
    return frozenset(lists["acts"]), plain(frozenset(content.stem(word) for word in lists["flat"]))


def _answers(found: Sequence[Proposition], weights: Weights) -> Iterator[tuple[Proposition, Proposition]]:
    """ "Residents had not been warned. The company says that a text message was sent to every household." """
    telling = [p for p in found if p.family in _contacts()]
    by_article: dict[int, list[Proposition]] = defaultdict(list)
    for p in telling:
        by_article[p.article].append(p)
    for members in by_article.values():
        for k, one in enumerate(members):
            for other in members[k + 1 : k + 1 + _PARTNERS]:
                if other.number - one.number > _NEAR:
                    break
                if one.holds == other.holds or one.family == other.family or one.negated == other.negated:
                    continue
                if other.number - one.number > 1 and not (one.done and other.done):
                    continue
                if one.who is None or other.who is None or one.who == other.who or one.ahead != other.ahead:
                    continue
                if any(p.noun and p.holds and p.family == "meet" for p in (one, other)):
                    continue  # "She was at a meeting on the coast," "She had not been informed"
                if weights.sum((one.subject | one.object) & (other.subject | other.object)) >= _TOUCH:
                    yield (one, other) if one.holds else (other, one)


@cache
def _contacts() -> frozenset[str]:
    return frozenset(lexicon.load("oppositions")["contact"])


def _partners(one: Proposition, others: Sequence[Proposition]) -> list[Proposition]:
    if len(others) <= _PARTNERS:
        return list(others)
    mine = one.subject | one.object
    return [
        o
        for o in others
        if mine & (o.subject | o.object) or (o.article == one.article and abs(o.number - one.number) <= _NEAR)
    ][:_PARTNERS]


def likeness(one: Proposition, other: Proposition, weights: Weights, many: int) -> float:
    """How surely two propositions of opposite poles speak of one matter; 0: not surely enough.

    Args:
        many: Propositions of their family in the story: two of few are rather about one matter.
    """
    if one.sentence == other.sentence or (one.ahead != other.ahead and one.family not in changing()):
        return 0.0
    denied = one.negated != other.negated
    if (one.habit and other.passive) or (other.habit and one.passive):
        return 0.0  # "She was killed", "A man does not kill over a road"
    if not denied and one.family.startswith("verb"):
        return 0.0
    if one.who == other.who and (one.article == other.article or one.who not in (None, "?")):
        return 0.0  # nobody is set against himself: where he seems to be, one of the two is misread
    near = one.article == other.article and abs(one.number - other.number) <= _NEAR
    mine, theirs = one.subject | one.object, other.subject | other.object
    if one.family.startswith("verb") and not near and mine & theirs and mine & theirs <= classes()[0]:
        return 0.0  # "people nobody had seen", "people have not seen them"
    if _others(one.subject, other.subject, one, other) or _others(one.object, other.object, one, other):
        return 0.0
    if one.passive and other.passive and _others(one.subject, other.subject, one, other):
        return 0.0
    if _told_another(one, other):
        return 0.0
    if _narrower(one, other) or _narrower(other, one):
        return 0.0
    if _apart(one, other):
        return 0.0
    if (not near or one.noun or other.noun) and not _of_one(one, other, weights, many, near=near):
        return 0.0
    everybody = denied and one.family in _universal() and (_everybody(one, other) or _everybody(other, one))
    few = len(mine & theirs) < min(2, len(mine), len(theirs))
    if not denied and (few or not (one.subject & other.subject or one.object & other.object)):
        return 0.0
    aligned = bool(one.subject & other.subject and one.object & other.object)
    far = not denied and not aligned and many > _VERY_RARE and one.article != other.article
    if far and len((mine & theirs) - _named(mine)) < _SURE:
        return 0.0
    if few and not near and not everybody and not (many <= _VERY_RARE and (one.pronoun or other.pronoun)):
        return 0.0
    together = one.context & other.context
    if one.article != other.article and len(together) >= _SAME * len(one.context | other.context):
        return 0.0  # one sentence printed twice
    around = weights.sum(together)
    score = shared = weights.sum(mine & theirs)
    for short, long in ((one, other), (other, one)):
        if short.pronoun or not short.subject | short.object:  # "It is not dead", after "the ceasefire"
            meant_too = weights.sum((long.subject | long.object) & short.context - mine & theirs)
            score += min(1.0, 0.7 * meant_too) if many <= _RARE or near else 0.0
    if one.family.startswith("verb ="):
        score += weights.of(one.family.split()[-1].lstrip("="))  # "was not in Vienna": the place is shared
    if not score and not everybody and not (near and (one.pronoun or other.pronoun) and one.who and other.who):
        return 0.0
    score += min(0.6, 0.2 * around)
    score += 0.4 if aligned else 0.0
    score += 0.4 if many <= _VERY_RARE else 0.2 if many <= _RARE else 0.0
    if shared and (mine <= theirs or theirs <= mine):
        score += 0.3
    if denied and near and (one.pronoun or other.pronoun):
        score += 0.4
    if everybody and around >= _AROUND:
        score += 0.6
    need = 0.5 if near else 1.1 if one.article == other.article else 1.2
    need += (0.0 if denied else 0.4) + (0.3 if one.noun or other.noun else 0.0)
    if everybody and not near:
        need = min(need, 1.0)
    return score if score >= need else 0.0


def _told_another(one: Proposition, other: Proposition) -> bool:
    """Whether two speak of another who was told, asked or warned: "nobody told my office", "his office was told"."""
    if one.passive == other.passive or one.family not in _contacts():
        return False
    active, passive = (other, one) if one.passive else (one, other)
    told = _named(active.object), _named(passive.subject)
    return all(told) and told[0].isdisjoint(told[1])


def _others(mine: frozenset[str], theirs: frozenset[str], one: Proposition, other: Proposition) -> bool:
    """Whether two that stand in one place cannot be one: they have different names."""
    if mine & theirs:
        return False
    a, b = _named(mine), _named(theirs)
    return bool(a and b) and not (a & other.context and b & one.context)


def _apart(one: Proposition, other: Proposition) -> bool:
    """Whether two say one thing of different things: "confirmed the date of the match", "not confirmed the date of the sale"."""
    both = one.object | other.object
    verbs = one.family.startswith("verb")
    if verbs and one.object and other.object and len(one.object & other.object) < _ALIKE * len(both):
        return True
    if one.passive != other.passive or one.everybody or other.everybody:
        return False
    if (one.noun or other.noun) and one.family in _contacts():
        return False  # "We warned her", "She had no warning"
    if not (one.subject and other.subject) or one.subject & other.subject:
        return False
    return verbs or one.family not in _universal()


def _of_one(one: Proposition, other: Proposition, weights: Weights, many: int, *, near: bool) -> bool:
    """Whether two propositions that do not stand side by side, or a mere noun, are of one subject, or of one thing done.

    "Marsh was not involved", "Marsh's involvement"; "the board paid a ransom", "no ransom was paid"; "officials denied that
    they had hidden the deaths", "the office hid the deaths".
    """
    subjects = one.subject & other.subject
    if one.everybody or other.everybody:
        return True
    if one.noun or other.noun:
        return bool(_named(subjects)) or (near and bool(subjects))
    if subjects:
        return True
    if one.subject & other.object or one.object & other.subject:  # "paid a ransom", "no ransom was paid"
        return one.article == other.article or weights.sum(one.context & other.context) >= _VOICES
    if len(_plainly(one.object) & _plainly(other.object)) > 1 and not _named(one.subject | other.subject):
        return True  # "no debris fell on land at the harbour", "pieces came down on land at the harbour"
    if not one.subject and not other.subject:
        return many <= _VERY_RARE and bool(one.object & other.object)
    return any(a.pronoun and _means(a, b) for a, b in ((one, other), (other, one)))


def _plainly(keys: frozenset[str]) -> frozenset[str]:
    return keys - _named(keys)


def _means(one: Proposition, other: Proposition) -> bool:
    """Whether "it" or "they" of one is what the other speaks of: who says so, or what the sentence before spoke of."""
    told = plain(frozenset(content.stem(word) for word in (one.who or "").lower().split()))
    called = plain(frozenset(content.stem(word) for key in _named(other.subject) for word in key[1:].lower().split()))
    return bool(other.subject) and (other.subject <= one.context or bool(told & (other.subject | called)))


def _named(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if key[0] in "#@")


def _everybody(one: Proposition, other: Proposition) -> bool:
    """Whether one denies of all what the other says of somebody: "No civilian was hurt", "a woman was injured"."""
    if not one.negated or one.who == other.who:
        return False
    people, armed = classes()
    if one.everybody:
        return True
    return bool(one.subject) and one.subject <= people and not other.subject & armed and not other.noun


@cache
def _universal() -> frozenset[str]:
    return frozenset(lexicon.load("oppositions")["universal"])


@cache
def classes() -> tuple[frozenset[str], frozenset[str]]:
    """Stems of those who are anybody, and of those who are not."""
    lists = lexicon.load("oppositions")
    known = meant()
    people, armed = ({content.stem(word) for word in lists[name]} for name in ("people", "forces"))
    return frozenset(known.get(p, p) for p in people), frozenset(known.get(a, a) for a in armed)


def _narrower(one: Proposition, other: Proposition) -> bool:
    """Whether a denial is of a part by name: "No emergency was declared in Lund", "has declared an emergency"."""
    return one.negated and one.article != other.article and bool(one.names - other.context) and not other.names
