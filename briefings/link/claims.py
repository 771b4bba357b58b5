"""Claims of two sentences that clash: opposed cues over the same actors and content words, never the words of a story.

Each sort of clash is a row of `_SORTS`: what finds its claims in a sentence, and what makes two of them one question.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from briefings import lexicon
from briefings.lexicon import days, geography
from briefings.link import content
from briefings.link.content import Content, Key, overlap
from briefings.model import Article, Findings, Link, LinkKind, Member, Span

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[?]")
_CLAUSE_START = re.compile(
    r"[;:.!?“”\"]|,[\s\u00a0]|(?:^|[\s\u00a0])(?:but|while|although|because|after|before|when|that|said|says)[\s\u00a0]",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"[;:.!?“”\"]|,[\s\u00a0]|[\s\u00a0](?:but|while|although|because|after|before|when|and)[\s\u00a0]"
)
_MOVED_ON = 2  # days: a "not yet" this much older than the "yes" was overtaken and does not clash with it
_LONGEST_RUN = 8  # words
_LONGEST_SENTENCE = 1500  # code points: a longer one is a list, or no prose at all
_FACING = 12  # claims of a group that its wording is drawn from
_BESIDE = 250  # code points: two sentences side by side
_PARTNERS = 30  # claims that one is compared with: keeps a thousand articles near-linear


@dataclass(frozen=True, slots=True)
class Claim:
    """One side of a question, as one sentence puts it."""

    sort: str
    index: int  # of the article
    sentence: Span
    words: Span  # the cue
    side: str
    subject: frozenset[str]  # keys before the cue, in its clause
    about: frozenset[str]  # keys after it
    context: frozenset[str]  # of the whole sentence, the cue left out
    cue: str = ""  # as printed, small letters
    topic: str = ""  # what must be the same for two to be compared: the verb's stem


Finder = Callable[[int, Findings, Content], Iterator[Claim]]


def link(
    findings: Sequence[Findings], read: Sequence[Sequence[Content]], counted: Sequence[Sequence[Span]]
) -> Iterator[Link]:
    """Conflicts of claims, and updates where a later report overtook a "not yet"; at most one link a pair of sentences.

    Args:
        findings: In file order, attributions resolved.
        read: The sentences' content, article by article.
        counted: For each thing counted, the sentences that count it: "sent to" two countries clashes only for one thing.
    """
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for index, article in enumerate(findings):
        for sentence in read[index]:
            if len(sentence.span) > _LONGEST_SENTENCE:
                continue
            for finder in _FINDERS:
                for claim in finder(index, article, sentence):
                    found[claim.sort, claim.topic].append(claim)
    shared = _shared_counts(counted)
    taken: set[frozenset[Span]] = set()
    for (sort, _), claims in found.items():
        pairs = [pair for pair in _opposed(claims) if _SAME[sort](*pair, shared)]
        for group in _grouped(pairs):
            sentences = frozenset(claim.sentence for claim in group)
            if sentences not in taken and not any(sentences <= old for old in taken):
                taken.add(sentences)
                yield _link(findings, sort, group)


def _shared_counts(counted: Sequence[Sequence[Span]]) -> Mapping[Span, frozenset[int]]:
    found: dict[Span, set[int]] = defaultdict(set)
    for number, sentences in enumerate(counted):
        for sentence in sentences:
            found[sentence].add(number)
    return {sentence: frozenset(numbers) for sentence, numbers in found.items()}


def _opposed(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    for position, one in enumerate(claims):
        partners = 0
        for other in claims[position + 1 :]:
            if one.side == other.side or one.sentence == other.sentence:
                continue
            yield one, other
            partners += 1
            if partners >= _PARTNERS:
                break


def _grouped(pairs: Sequence[tuple[Claim, Claim]]) -> list[list[Claim]]:
    """Claims that clash with one another, chained; each group in text order."""
    groups: list[list[Claim]] = []
    homes: dict[Span, int] = {}  # by the claim's words, which no other claim of its sort has
    for one, other in pairs:
        home = homes.get(one.words, homes.get(other.words))
        if home is None:
            home = len(groups)
            groups.append([])
        for claim in (one, other):
            if claim.words not in homes:
                homes[claim.words] = home
                groups[home].append(claim)
    groups = [group for group in groups if len({claim.side for claim in group}) > 1]
    return [sorted(group, key=lambda claim: (claim.index, claim.words.start)) for group in groups]


# ------------------------------------------------------------------------------------------------ finding


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    lists = lexicon.load("claims")
    return {
        "negations": frozenset(lists["negations"]),
        "between": frozenset(lists["between"]),
        "light": frozenset(content.stem(word) for word in lists["light"]),
        "finite": frozenset(lists["finite"]),
        "unsure": frozenset(lists["unsure"]),
        "causal": frozenset(lists["main"]["causal"]),
        "effect_nouns": frozenset(lists["effect"]["nouns"]),
        "effect_verbs": frozenset(lists["effect"]["verbs"]),
        "sent": frozenset(lists["sent"]),
        "irregular": frozenset(form for forms in lists["irregular"].values() for form in forms),
    }


@cache
def _cue_pattern(sort: str) -> re.Pattern[str]:
    """The cues of a sort; the group that matched names the side."""
    lists = lexicon.load("claims")[sort]
    sides = [f"(?P<{side}>{'|'.join(lists[side])})" for side in ("no", "yes")]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(sides)})(?![^\W_])", re.IGNORECASE)


def _low_words(findings: Findings, start: int, end: int) -> list[str]:
    return [word.lower() for word in _WORD.findall(findings.article.text, start, end)]


def _clause(findings: Findings, sentence: Content, start: int, end: int) -> tuple[int, int]:
    """The clause around a cue."""
    text, left = findings.article.text, sentence.span.start
    for mark in _CLAUSE_START.finditer(text, sentence.span.start, start):
        left = mark.end()
    right = _CLAUSE_END.search(text, end, sentence.span.end)
    return left, right.start() if right else sentence.span.end


def _claim(
    sort: str, index: int, findings: Findings, sentence: Content, match: tuple[int, int], side: str, topic: str = ""
) -> Claim:
    start, end = match
    left, right = _clause(findings, sentence, start, end)
    cue = sentence.within(start, end)
    return Claim(
        sort=sort,
        index=index,
        sentence=sentence.span,
        words=findings.article.span(start, end),
        side=side,
        subject=sentence.within(left, start) - cue,
        about=sentence.within(end, right) - cue,
        context=sentence.all - cue,
        cue=findings.article.text[start:end].lower(),
        topic=topic,
    )


def _decided(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    for match in _cue_pattern("decided").finditer(findings.article.text, sentence.span.start, sentence.span.end):
        yield _claim("decided", index, findings, sentence, match.span(), str(match.lastgroup))


def _main(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    matches = list(_cue_pattern("main").finditer(findings.article.text, sentence.span.start, sentence.span.end))
    if not matches or len({match.lastgroup for match in matches}) > 1:
        return
    if not _lists()["causal"] & set(_low_words(findings, sentence.span.start, sentence.span.end)):
        return
    yield _claim("main", index, findings, sentence, matches[0].span(), str(matches[0].lastgroup))


def _effect(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    """ "will significantly lower mortgage costs", "the effect on mortgage costs will be limited"; the claim's `about` is
    what is affected."""
    text = findings.article.text
    for match in _cue_pattern("effect").finditer(text, sentence.span.start, sentence.span.end):
        left, right = _clause(findings, sentence, *match.span())
        before, after = _low_words(findings, left, match.start()), _low_words(findings, match.end(), right)
        negated = bool(
            _lists()["negations"]
            & set(_low_words(findings, max(sentence.span.start, match.start() - 90), match.start()))
        )
        side = str(match.lastgroup)
        if negated:
            side = "no" if side == "yes" else ""
        about = _affected(findings, sentence, match.span(), (left, right), before, after)
        if side and about:
            claim = _claim("effect", index, findings, sentence, match.span(), side)
            yield Claim(claim.sort, index, claim.sentence, claim.words, side, claim.subject, about, claim.context)


def _affected(
    findings: Findings,
    sentence: Content,
    cue: tuple[int, int],
    clause: tuple[int, int],
    before: Sequence[str],
    after: Sequence[str],
) -> frozenset[str]:
    """Keys of what is affected; empty where the cue is about something else."""
    text, (start, end), (left, right) = findings.article.text, cue, clause
    if after and after[0] in _lists()["effect_verbs"] and text[start:end].lower().endswith("ly"):
        verb = re.compile(r"[\s\u00a0]+\w+").match(text, end)
        return sentence.within(verb.end(), min(right, verb.end() + 40)) if verb else frozenset()
    if _lists()["effect_nouns"] & set(before):  # "the effect on mortgage costs will be limited"
        noun = re.compile(
            rf"\b(?:{'|'.join(sorted(_lists()['effect_nouns']))})[\s\u00a0]+(?:on|upon|of)\b", re.IGNORECASE
        ).search(text, left, start)
        return sentence.within(noun.end(), start) if noun else frozenset()
    if after and after[0] in _lists()["effect_nouns"]:  # "a limited effect on mortgage costs"
        noun = re.compile(r"[\s\u00a0]+\w+[\s\u00a0]+(?:on|upon)\b").match(text, end)
        return sentence.within(noun.end(), min(right, noun.end() + 40)) if noun else frozenset()
    return frozenset()


_CAUSED_BY = re.compile(
    r"(?<![^\W_])(?:was|were|is|are|been|being)[\s\u00a0](?:\w{2,12}ly[\s\u00a0])?caused[\s\u00a0]by(?![^\W_])",
    re.IGNORECASE,
)
_BLAMED = re.compile(
    r"(?<![^\W_])(?:blamed|blames|blaming)[\s\u00a0](?P<who>[^.;:,“”\"\n]{2,60}?)[\s\u00a0]for(?![^\W_])", re.IGNORECASE
)
_TO_BLAME = re.compile(
    r"(?<![^\W_])(?:was|were|is|are)[\s\u00a0](?:solely[\s\u00a0])?(?:to[\s\u00a0]blame|responsible)[\s\u00a0]for(?![^\W_])",
    re.IGNORECASE,
)


def _cause(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    """Who or what caused something: the claim's `subject` is the culprit, its `about` the harm, its side the culprit."""
    text, (start, end) = findings.article.text, (sentence.span.start, sentence.span.end)
    for match in _CAUSED_BY.finditer(text, start, end):
        left, right = _clause(findings, sentence, *match.span())
        yield from _blame(index, findings, sentence, (match.end(), right), (left, match.start()))
    for match in _BLAMED.finditer(text, start, end):
        _, right = _clause(findings, sentence, *match.span())
        yield from _blame(index, findings, sentence, match.span("who"), (match.end(), right))
    for match in _TO_BLAME.finditer(text, start, end):
        left, right = _clause(findings, sentence, *match.span())
        yield from _blame(index, findings, sentence, (left, match.start()), (match.end(), right))


def _blame(
    index: int, findings: Findings, sentence: Content, culprit: tuple[int, int], harm: tuple[int, int]
) -> Iterator[Claim]:
    who, what = sentence.within(*culprit), sentence.within(*harm)
    if not who or not what or _is_negated(findings, sentence, culprit[0]):
        return
    words = _trimmed(findings, *culprit)
    yield Claim("cause", index, sentence.span, words, " ".join(sorted(who)), who, what, sentence.all)


def _trimmed(findings: Findings, start: int, end: int) -> Span:
    text = findings.article.text[start:end]
    return findings.article.span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))


def _is_negated(findings: Findings, sentence: Content, at: int) -> bool:
    return bool(_lists()["negations"] & set(_low_words(findings, max(sentence.span.start, at - 60), at)))


# ------------------------------------------------------------------------------------------------ said and denied


def _denied(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    """Every verb of the sentence with its polarity: "has not conceded defeat" denies what "has conceded defeat" says.

    `topic` is the verb's stem; a question, an "if" and a "may" claim nothing.
    """
    text = findings.article.text
    words = [
        (m.start(), m.end(), m.group().lower()) for m in _WORD.finditer(text, sentence.span.start, sentence.span.end)
    ]
    unsure = {k for k, (_, _, word) in enumerate(words) if word in _lists()["unsure"]}
    ends = [m.start() for m in _CLAUSE_END.finditer(text, sentence.span.start, sentence.span.end)]
    quoted = any(mark in text[sentence.span.start : sentence.span.end] for mark in '“”"')
    for k, (start, end, word) in enumerate(words):
        if not _is_verb(words, k):
            continue
        first = next((j for j in range(k - 1, -1, -1) if any(words[j][0] <= e < start for e in ends)), -1) + 1
        if any(first <= u < k or u == len(words) - 1 for u in unsure) or _nobody(words, first, k):
            continue
        if quoted and any(word == "would" for _, _, word in words[first:k]):
            continue  # “a prosecutor would not move forward”: supposed
        negation = _negation(words, k)
        stem = content.stem(word)
        claim = _claim("denied", index, findings, sentence, (start, end), "no" if negation is not None else "yes", stem)
        span = findings.article.span(words[negation][0], end) if negation is not None else claim.words
        yield Claim(
            "denied",
            index,
            claim.sentence,
            span,
            claim.side,
            claim.subject,
            claim.about,
            claim.context,
            claim.cue,
            stem,
        )


def _nobody(words: Sequence[tuple[int, int, str]], first: int, k: int) -> bool:
    """Whether "none of", "nobody" or "few" makes it unclear what the verb claims."""
    return any(
        word in ("none", "nobody", "nothing", "neither", "few", "little", "hardly", "barely")
        for _, _, word in words[first:k]
    )


def _is_verb(words: Sequence[tuple[int, int, str]], k: int) -> bool:
    """Whether the word is a verb that claims: after an auxiliary, or a past form with its subject and object.

    "handling classified information" and "the decision not to run" claim nothing.
    """
    lists, word = _lists(), words[k][2]
    if len(word) < 3 or content.stem(word) in lists["light"] or word in lists["between"] or word.endswith("ing"):
        return False
    j = k - 1
    while j >= 0 and (words[j][2] in lists["between"] or words[j][2] in lists["negations"]):
        if words[j][2] == "to":
            return False
        if words[j][2] in lists["finite"] or words[j][2].startswith("den"):
            return True
        j -= 1
    if j >= 0 and words[j][2] in lists["finite"]:
        return True
    past = word.endswith("ed") or word in lists["irregular"]
    following = words[k + 1][2] if k + 1 < len(words) else ""
    return past and 0 <= j == k - 1 and words[j][2] not in _NO_SUBJECT and following in _OBJECTS


_NO_SUBJECT = frozenset(
    (
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "by",
        "with",
        "for",
        "from",
        "to",
        "and",
        "or",
        "as",
        "than",
        "its",
        "his",
        "her",
        "their",
        "some",
        "any",
    )
)
_OBJECTS = frozenset(
    (
        "that",
        "the",
        "a",
        "an",
        "to",
        "in",
        "on",
        "of",
        "with",
        "from",
        "his",
        "her",
        "its",
        "their",
        "it",
        "him",
        "them",
        "no",
        "this",
        "these",
        "by",
        "for",
    )
)


def _negation(words: Sequence[tuple[int, int, str]], k: int) -> int | None:
    """Index of the negation that governs the verb at `k`; None: it is affirmed.

    "no mediator had been accepted" is denied too: a "no" before the subject.
    """
    lists, j = _lists(), k - 1
    while j >= 0 and k - j < 8:
        word = words[j][2]
        if word in lists["negations"]:
            return j
        if word not in lists["between"]:
            break
        j -= 1
    if j > 0 and k - j > 1 and words[j - 1][2] == "no":
        return j - 1
    return None


# ------------------------------------------------------------------------------------------------ places


@cache
def _place_pattern() -> re.Pattern[str]:
    soil = "|".join(lexicon.load("claims")["soil"])
    return re.compile(
        rf"(?<![^\W_])(?:(?P<inside>inside|within)|(?P<on>on|in|into)(?=[^.;\n]{{2,40}}?(?:{soil})(?![^\W_]))|(?P<to>to))[\s\u00a0]",
        re.IGNORECASE,
    )


def _placed(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    """Something done inside a country: "missiles inside Ukraine", "attacks on Russian territory"; or sent to one."""
    text = findings.article.text
    for match in _place_pattern().finditer(text, sentence.span.start, sentence.span.end):
        if match["to"] and not _lists()["sent"] & set(
            _low_words(findings, max(sentence.span.start, match.start() - 60), match.start())
        ):
            continue
        country = _country_after(text, sentence, match.end())
        if country is None:
            continue
        end = country.end
        if match["on"] or match["inside"]:
            soil = re.compile(r"(?:['’]s)?(?:[\s\u00a0]\w+)?[\s\u00a0](?:territory|soil|lands?)\b").match(text, end)
            end = soil.end() if soil else end
            if match["on"] and not soil:
                continue
        sort = "sent" if match["to"] else "placed"
        claim = _claim(sort, index, findings, sentence, (match.start(), end), country.key)
        yield claim


def _country_after(text: str, sentence: Content, at: int) -> Key | None:
    """The country that stands right at `at`, a "the" aside; None: something else does."""
    for key in sentence.keys:
        if key.key[0] == "@" and at <= key.start <= at + 4 and text[at : key.start].strip().lower() in ("", "the"):
            return key
    return None


# ------------------------------------------------------------------------------------------------ the same question

Same = Callable[[Claim, Claim, Mapping[Span, frozenset[int]]], bool]


def _same_decision(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    """The same one decides, and over the same, or a bare "has not yet decided"."""
    if not one.subject & other.subject:
        return False
    if not one.about or not other.about:
        return any("already" in claim.cue or "been" in claim.cue for claim in (one, other) if claim.side == "yes")
    return len(one.about & other.about) >= 2 or overlap(one.about, other.about) >= 0.5


def _same_reason(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    causal = {content.stem(word) for word in _lists()["causal"]}
    return len((one.context & other.context) - causal) >= 3


def _same_effect(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    return bool(one.about & other.about) and overlap(one.about, other.about) >= 0.5


def _same_harm(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    return not one.subject & other.subject and bool(one.about & other.about) and overlap(one.about, other.about) >= 0.5


def _same_assertion(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    """The same verb with the same subject and object; or the passive of it, where object and subject change places."""
    if _alike(one.about, other.about) and overlap(one.subject, other.subject) >= 0.5:
        return True
    if one.about and one.about == other.about and not (one.subject and other.subject):
        return bool(one.subject & other.context or other.subject & one.context)  # "the office denied that it had …"
    if not one.about and not other.about and one.subject == other.subject:
        return one.index != other.index and bool(one.subject)  # "[No] passwords were stolen"
    if not (one.about and other.about) and _alike(one.subject, other.subject):
        return len(one.context & other.context) > len(one.subject & other.subject)  # "had [not] been cleared"
    passive = [(a, b) for a, b in ((one, other), (other, one)) if a.about and a.about == b.subject]
    near = one.index == other.index and abs(one.words.start - other.words.start) < _BESIDE
    return bool(passive) and (near or _alike(one.context, other.context))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether half of the keys of the two together are in both."""
    return bool(one & other) and 2 * len(one & other) >= len(one | other)


def _same_act(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    """What is done inside two countries is one act where the sentences share five keys besides the countries."""
    places = {one.side, other.side}
    return len((one.context & other.context) - places) >= 4 and bool(_names(one) & _names(other) - places)


def _names(claim: Claim) -> frozenset[str]:
    return frozenset(key for key in claim.context if key[0] == "@")


def _same_goods(one: Claim, other: Claim, shared: Mapping[Span, frozenset[int]]) -> bool:
    """Things that are counted as one are sent to two countries."""
    empty: frozenset[int] = frozenset()
    return bool(shared.get(one.sentence, empty) & shared.get(other.sentence, empty))


_FINDERS: tuple[Finder, ...] = (_decided, _main, _effect, _cause, _denied, _placed)
_SAME: Mapping[str, Same] = {
    "decided": _same_decision,
    "main": _same_reason,
    "effect": _same_effect,
    "cause": _same_harm,
    "denied": _same_assertion,
    "placed": _same_act,
    "sent": _same_goods,
}
_REASONS: Mapping[str, str] = {
    "decided": "reports differ on whether it is decided",
    "main": "reports differ on whether it is the main reason or one of several",
    "effect": "reports differ on how large the effect is",
    "cause": "reports differ on who or what is to blame",
    "denied": "one report affirms what the other denies",
    "placed": "reports differ on the place",
    "sent": "reports differ on the place",
}


# ------------------------------------------------------------------------------------------------ the link


def _link(findings: Sequence[Findings], sort: str, group: Sequence[Claim]) -> Link:
    sides: list[str] = []
    for claim in group:
        if claim.side not in sides:
            sides.append(claim.side)
    kind: LinkKind = "updates" if _overtaken(findings, sort, group) else "conflicts"
    about = _about(findings, group)
    reason = _REASONS[sort] if kind == "conflicts" else "a later report overtakes an earlier one"
    if len({claim.index for claim in group}) == 1:
        reason += ", within one article"
    origin = _origin(findings, group)
    if origin:
        reason += f"; both cite {origin}: go to the original"
    return Link(
        kind=kind,
        reason=f"{about}: {reason}" if about else reason[0].upper() + reason[1:],
        members=tuple(Member(claim.sentence, words=claim.words) for claim in group),
        about=about,
        sides=tuple(sides.index(claim.side) for claim in group),
    )


def _overtaken(findings: Sequence[Findings], sort: str, group: Sequence[Claim]) -> bool:
    """Whether every "not yet" is days older than every "yes"."""
    if sort not in ("decided", "denied"):
        return False
    dated: dict[str, list[days.Anchor]] = {"yes": [], "no": []}
    for claim in group:
        anchor = days.anchor_of(findings[claim.index].article.date)
        if anchor is None:
            return False
        dated[claim.side].append(anchor)
    return (min(first for first, _ in dated["yes"]) - max(last for _, last in dated["no"])).days > _MOVED_ON


def _facing(group: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Opposed pairs of the first few claims of each side, in text order."""
    few = [c for n, c in enumerate(group) if sum(other.side == c.side for other in group[: min(n, _FACING)]) < 3]
    return (pair for pair in combinations(few[:_FACING], 2) if pair[0].side != pair[1].side)


def _about(findings: Sequence[Findings], group: Sequence[Claim]) -> str | None:
    """The longest run of words that two opposed sentences share, their clashing words left out; None: there is none."""
    best = ""
    for one, other in _facing(group):
        run = _longest_run(findings[one.index].article, one, findings[other.index].article[other.sentence])
        if len(run) > len(best):
            best = run
    return best or None


_SPLITS = frozenset(
    ("to", "that", "was", "were", "is", "are", "had", "has", "have", "be", "been", "will", "would", "and", "or", "not")
)


def _longest_run(article: Article, claim: Claim, other: str) -> str:
    """The longest run of neighbouring words that stands in `other` too, as the claim's article prints it.

    Stop words are cut off its ends; a country's adjective takes the noun after it with it: "North Korean troops".
    """
    text, sentence, cue = article.text, claim.sentence, claim.words
    words = [(m.start(), m.end()) for m in _WORD.finditer(text, sentence.start, sentence.end)]
    low = [text[start:end].lower() for start, end in words]
    stems = [content.stem(word) for word in low]
    against = f" {' '.join(content.stem(word.lower()) for word in _WORD.findall(other))} "
    empty = frozenset(lexicon.load("stopwords")["words"]) | frozenset(lexicon.load("claims")["empty"])
    best = ""
    for i in range(len(words)):
        j = i
        while j < len(words) and j - i < _LONGEST_RUN and _goes_on(text, words, low, i, j, cue):
            j += 1
            if f" {' '.join(stems[i:j])} " not in against:
                break
            first, last = i, j
            while first < last and low[first] in empty:
                first += 1
            while last > first and low[last - 1] in empty:
                last -= 1
            if last > first:
                run = text[words[first][0] : _noun_end(text, words, last, empty)]
                best = run if len(run) > len(best) else best
    return best


def _goes_on(text: str, words: Sequence[tuple[int, int]], low: Sequence[str], i: int, j: int, cue: Span) -> bool:
    """Whether word `j` may stand in a run from word `i` on: next to the one before, and no part of the clash."""
    if low[j] in _SPLITS or (words[j][0] < cue.end and cue.start < words[j][1]):
        return False
    return i == j or text[words[j - 1][1] : words[j][0]] in (" ", "\u00a0", "’s ", "'s ")


def _noun_end(text: str, words: Sequence[tuple[int, int]], last: int, empty: frozenset[str]) -> int:
    """Where a run ends with the noun that a country's adjective stands before."""
    end = words[last - 1][1]
    starts = (words[max(0, last - 2)][0], words[last - 1][0])  # "North Korean", "Danish"
    form = next((f for start in starts if (f := geography.forms().get(text[start:end]))), None)
    if form and form.sort == "adjective" and last < len(words) and text[end : words[last][0]] == " ":
        noun = text[words[last][0] : words[last][1]]
        if noun.islower() and noun not in empty:
            return words[last][1]
    return end


def _origin(findings: Sequence[Findings], group: Sequence[Claim]) -> str | None:
    """An outlet that two opposed sentences of two articles both cite; None: there is none."""
    for one, other in _facing(group):
        if one.index == other.index:
            continue
        shared = _cited(findings[one.index], one.sentence) & _cited(findings[other.index], other.sentence)
        if shared:
            return min(shared)
    return None


def _cited(findings: Findings, sentence: Span) -> frozenset[str]:
    found: set[str] = set()
    for attribution in findings.attributions:
        if attribution.whole.overlaps(sentence):
            found.update(attribution.relay)
    outlets = {findings.article[m.span] for m in findings.mentions if m.kind == "outlet" and sentence.contains(m.span)}
    return frozenset(found | {" ".join(outlet.split()) for outlet in outlets})
