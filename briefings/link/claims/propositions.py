"""What the clauses of a sentence say, lightly: a family of words, its pole, who and what, and whose words they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from briefings import lexicon
from briefings.link import content
from briefings.link.claims import polarity
from briefings.link.claims.claim import Claim, clause, cue_words, doubt_before
from briefings.link.claims.predicates import Word
from briefings.link.claims.tellers import Tellers
from briefings.link.content import Content
from briefings.model import Findings, Span

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BACK = 7  # words before a verb in which its negation stands
_OPENS = 7  # words from a "no" that opens a clause to its verb
_OPENS_FAR = 14  # … where a form of "be" stands before it: "No serious defect in the cables of the bridge was found"
_NOUNS_LONG = 4  # words from a "no" to the verb of its noun
_MAIN = 2  # keys of a sentence that are its subject
_SCOPE = 14  # words that a "denied that" reaches over
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "remain", "remains", "remained", "isn't", "isn’t", "wasn't", "wasn’t", "weren't", "weren’t",
  "aren't", "aren’t", "got", "'s", "’s", "seemed", "seems", "appeared", "looked", "stayed", "felt"))  # fmt: skip
_DETERMINERS = frozenset(
    ("the", "a", "an", "his", "her", "their", "its", "our", "my", "this", "that", "these", "those")
)
_AHEAD = frozenset(("will", "would", "'ll", "’ll", "shall", "won't", "won’t", "wouldn't", "wouldn’t"))
_BEFORE_ING = frozenset(
    (
        "by",
        "of",
        "after",
        "for",
        "admitted",
        "admits",
        "without",
        "denied",
        "denies",
        "and",
        "are",
        "is",
        "was",
        "were",
        "be",
        "been",
        "not",
    )
)
_PRONOUNS = frozenset(
    ("it", "he", "she", "they", "we", "i", "you", "who", "which", "that", "him", "her", "them", "us", "me")
)
_HABIT = frozenset(("doesn't", "doesn’t", "don't", "don’t"))
_HABITS = re.compile(r"(?<![^\W_])do(?:es)?(?:[\s\u00a0]not|n['’]t)(?![^\W_])")
_SUBJECTS = frozenset(("it", "he", "she", "they", "we", "i", "who", "which", "that"))
_SELF = frozenset(("i", "we", "i've", "i’ve", "we've", "we’ve"))
_LIGHT = frozenset(("had", "have", "has", "been", "be", "was", "were", "is", "are", "did", "do", "does", "received", "receive", "get", "got", "gave", "give", "given", "given", "issued", "heard",
  "made", "make", "any", "a", "an", "the", "ever", "yet", "even", "being", "so", "such", "taken", "took", "to", "been", "there", "single", "that", "held", "of", "kind", "him", "her", "them", "us", "me", "it"))  # fmt: skip


class Proposition(NamedTuple):
    """One thing that a sentence says."""

    article: int  # its index
    number: int  # of the sentence in it
    sentence: Span
    words: Span  # the words that say it, with what denies them
    family: str
    holds: bool  # the pole: a denied "no" is a yes
    negated: bool  # whether a negation decides the pole
    everybody: bool  # "nobody", "no one": denied of all
    passive: bool
    habit: bool  # "does not kill": what is never done, not what was not done
    ahead: bool  # still to come
    pronoun: bool  # somebody spoken of before is meant
    noun: bool  # "the warning": rather named than said
    subject: frozenset[str]
    object: frozenset[str]
    context: frozenset[str]  # of the sentence and the one before it
    names: frozenset[str]  # in the object
    who: str | None  # whose words; None: the outlet's own
    done: bool = False  # an act of the past, "was warned", or its name, "no warning", "his resignation"


class _Entry(NamedTuple):
    stems: tuple[str, ...]
    family: str
    holds: bool
    state: bool  # wants a form of "be" before it
    doer: bool  # the phrase itself begins with a word such as "observer"
    ending: str  # of a phrase of one word, what its forms must end with too: "willingly" is not "will", a "defect" not "defective"


# "observers" are not those who "observe" a rule, nor does an "authority" authorise
_DOERS = (
    "er",
    "ers",
    "or",
    "ors",
    "ity",
    "ities",
    "ment",
    "ments",
    "ion",
    "ions",
    "ance",
    "ances",
    "ant",
    "ants",
    "ant's",
    "ant’s",
)


_ENDINGS = ("ly", "ive", "ous", "ful", "ic", "al", "able", "ible")


@cache
def _entries() -> Mapping[str, tuple[_Entry, ...]]:
    """First stem -> the phrases that begin with it, longest first."""
    found: dict[str, list[_Entry]] = {}
    for family, poles in lexicon.load("oppositions")["families"].items():
        for pole, holds in (("yes", True), ("no", False)):
            for phrase in poles[pole]:
                state = phrase.startswith("=")
                stems = tuple(stem(word) for word in phrase.lstrip("=").split())
                found.setdefault(stems[0], []).append(
                    _Entry(
                        stems,
                        family,
                        holds,
                        state,
                        phrase.lstrip("=").split()[0].endswith(_DOERS),
                        next((e for e in _ENDINGS if phrase.endswith(e)), ""),
                    )
                )
    return {first: tuple(sorted(rows, key=lambda e: (-len(e.stems), e.family))) for first, rows in found.items()}


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    lists = lexicon.load("oppositions")
    return {
        name: frozenset(lists[name])
        for name in ("everybody", "undone", "denying", "open", "people", "either", "ended", "moved")
    }


@cache
def changing() -> frozenset[str]:
    """The families of what may become otherwise from one day to the next."""
    return frozenset(name for name, poles in lexicon.load("oppositions")["families"].items() if "changing" in poles)


@cache
def meant() -> Mapping[str, str]:
    """Stem -> the stem of the first word of its row."""
    rows = lexicon.load("oppositions")["same"]
    return {content.stem(word): content.stem(row[0]) for row in rows for word in row}


@cache
def _irregular() -> Mapping[str, str]:
    lists = (lexicon.load("claims")["irregular"], lexicon.load("oppositions")["irregular"])
    return {form: verb for verbs in lists for verb, forms in verbs.items() for form in forms}


@cache
def stem(word: str) -> str:
    """The stem of a word of a phrase: "came down" is "come down". Words for one thing keep their own."""
    return lexicon.stem(_irregular().get(word, word))


def _match(stems: Sequence[str], words: Sequence[Word], k: int, phrase: tuple[str, ...]) -> int | None:
    """Where a phrase that begins at `k` ends; None: it does not stand there. "put their concerns" is "put concerns"."""
    at = k + 1
    for wanted in phrase[1:]:
        if (
            at < len(stems)
            and stems[at] != wanted
            and (
                words[at].text in ("been", "be", "also")
                or (words[at].text in _DETERMINERS and words[k].text not in _PREPOSITIONS)
            )
        ):
            at += 1
        if at >= len(stems) or stems[at] != wanted:
            return None
        at += 1
    if (
        len(phrase) > 1
        and words[at - 1].text.endswith("ing")
        and not phrase[-1].endswith("ing")
        and words[k].text in _BE
    ):
        return None  # "are telling" is not "be told"
    return at


@cache
def vague() -> frozenset[str]:
    """Keys that tell nothing of which matter it is."""
    return frozenset(content.stem(word) for word in lexicon.load("oppositions")["vague"])


def _told(keys: frozenset[str]) -> frozenset[str]:
    return plain(keys) - plain(vague())


@lru_cache(maxsize=1 << 14)
def plain(keys: frozenset[str]) -> frozenset[str]:
    """The keys with one for all words of a row."""
    known = meant()
    return keys if keys.isdisjoint(_replaced()) else frozenset(known.get(key, key) for key in keys)


@cache
def _replaced() -> frozenset[str]:
    return frozenset(meant())


def read(
    index: int, number: int, findings: Findings, sentence: Content, before: Content | None, who: Tellers
) -> Iterator[Proposition]:
    """The propositions of one sentence, in text order; none of a question.

    Args:
        who: The article's `Tellers`.
    """
    text = findings.article.text
    start, end = sentence.span.start, sentence.span.end
    words = [Word(m.start(), m.end(), m.group().lower()) for m in _WORD.finditer(text, start, end)]
    if text[start:end].rstrip("”\"’' ").endswith("?"):
        return
    stems = [stem(word.text) for word in words]
    entries = _entries()
    context: frozenset[str] | None = None
    for k, first in enumerate(stems):
        rows = entries.get(first)
        if rows is None:
            continue
        if context is None:
            context = plain(sentence.all | (before.all if before else frozenset()))
        done: set[str] = set()
        for entry in rows:
            if entry.family in done:
                continue
            stop = _match(stems, words, k, entry.stems)
            if stop is None:
                continue
            if (
                text[words[k].start].isupper()
                and k
                and text[words[k].start : words[k].end] != text[words[k].start : words[k].end].upper()
            ):
                continue  # "Families for Answers", "the Authority"
            if (words[k].text.endswith(_DOERS) and not entry.doer) or (not words[k].text.endswith(entry.ending)):
                continue
            done.add(entry.family)
            found = _proposition(index, number, findings, sentence, words, k, stop, entry, context, who)
            if found:
                yield found


def _proposition(
    index: int, number: int, findings: Findings, sentence: Content, words: Sequence[Word], k: int, stop: int, entry: _Entry,
    context: frozenset[str], who: Tellers,
) -> Proposition | None:  # fmt: skip
    start, end = words[k].start, words[stop - 1].end
    left, right = clause(findings, sentence, start, end)
    first = next((j for j in range(k, -1, -1) if words[j].start < left), -1) + 1
    word = words[k].text
    before = [w.text for w in words[max(first, k - _BACK) : k]]
    if entry.state and not _is_state(before):
        return None
    if len(entry.stems) == 1 and word.endswith("ly") and not entry.ending:
        return None  # "clearly" is not "clear"
    negation = negation_of(words, first, k, stop)
    lists = _lists()
    if any(w in lists["open"] and not _denied_power(before, i) for i, w in enumerate(before)):
        return None
    if before[-1:] == ["to"] and not (len(before) > 1 and before[-2] in lists["undone"] | lists["moved"]):
        return None
    if word.endswith("ing") and len(entry.stems) == 1 and word not in _NOUNS and not (set(before[-3:]) & _BEFORE_ING):
        return None
    if len(entry.stems) == 1 and (word in lists["ended"] or (word in lists["either"] and not _is_verb(before))):
        return None
    if word.endswith("s") and len(entry.stems) > 1 and before[-1:] and before[-1] in _PREPOSITIONS:
        return None  # "amid calls for him to resign"
    if is_restrictive(words, first, k) or _is_charged(words, k):
        return None
    following = words[stop].text if stop < len(words) else ""
    if entry.family == "know" and word.startswith("kn") and following not in _OF_WHAT:
        return None  # "Nobody knows exactly what happened", "I didn't know him that well"
    if (
        entry.family == "approve"
        and following == "to"
        and words[stop + 1 : stop + 2]
        and words[stop + 1].text in _SPEAK
    ):
        return None  # "was not authorised to speak publicly"
    if entry.family == "agree" and not entry.holds and _sayings() & {w.text for w in words[stop : stop + _OF_SAYING]}:
        return None  # "has rejected the reports": what is turned down was said, not offered
    if before[-1:] and before[-1] in _COMPARING:
        return None  # "nobody is more qualified": a matter of degree
    if negation is not None and is_of_some(findings.article.text, end, min(sentence.span.end, end + _SOME_WITHIN)):
        return None
    if word in _NOUNS and "to" in before[-_TO_DO:]:
        return None  # "pressed him to sign an agreement"
    determined = bool(before) and before[-1] in _DETERMINERS
    if determined and (word.endswith("ed") or word in cue_words()["irregular"]):
        return None  # "her paid speeches"
    if negation is not None and any(w.text == "because" for w in words[stop:]):
        return None  # "No patient has died because of the strike": the reason is denied
    scope = denial_before(findings.article.text, words, k)
    if scope is not None and negation is not None and words[negation].start <= words[scope].start:
        negation = None
    if negation is None and scope is None:
        doubt = doubt_before(findings.article.text, sentence.span.start, start)
        if doubt is not None or polarity.is_doubtful([word.text for word in words], first, k):
            return None  # "It is not true that the dam was inspected"
    negated = (negation is not None) != (scope is not None)
    everybody = (
        negation is not None
        and words[negation].text in lists["everybody"]
        and (negation < k or words[negation].text == "nothing")  # but “spoken to nobody” denies it of one
    )
    cue = sentence.within(start, end)
    subject, about = sentence.within(left, start) - cue, sentence.within(end, right) - cue
    passive = any(w in _BE for w in before[-4:]) and (word.endswith("ed") or word in cue_words()["irregular"])
    passive = passive or (word.endswith("ed") and stop < len(words) and words[stop].text == "by")
    if not subject and words[first].text == "and":  # "An agreement was made in writing, and signed by both clubs"
        subject = frozenset(key.key for key in sentence.keys[:_MAIN] if key.end <= left) - cue
    habit = negation is not None and words[negation].text in _HABIT
    if passive and stop < len(words) and words[stop].text == "by":
        subject, about = about, subject
    if not subject:  # "General Marsh, who spoke for her": it is he
        subject = _who(sentence, words, first, k) - cue
    pronoun = not subject and any(w in _PRONOUNS for w in before)
    if not subject and not pronoun and (passive or entry.state):
        subject = frozenset(key.key for key in [key for key in sentence.keys if key.end <= start][-4:]) - cue
    if any(w == "you" for w in before):
        return None  # "You pay your taxes": anybody
    if pronoun and any(w in _SELF for w in before):
        subject, pronoun = frozenset((f"#{who.saying(start)}",)), False
    subject, about = (_of_speaker(findings.article.text, sentence, keys, left, right, who) for keys in (subject, about))
    inner = [start]
    if negation is not None:
        inner.append(words[negation].start)
    if scope is not None:
        inner.append(words[scope].start)
    last = max(end, words[negation].end if negation is not None else end)
    return Proposition(
        index, number, sentence.span, findings.article.span(min(inner), last), entry.family, entry.holds != negated,
        negated, everybody, passive, habit, any(w in _AHEAD for w in before), pronoun, _is_noun(word, before, entry),
        _told(subject), _told(about), context - plain(cue), sentence.names(end, right), who.saying(start),
        _is_done(words, k, before, negation),
    )  # fmt: skip


def _is_done(words: Sequence[Word], k: int, before: Sequence[str], negation: int | None) -> bool:
    """Whether what stands at `k` was done: a past form or, in words of one noun, "no warning" and "a warning"."""
    word = words[k].text
    if word.endswith(("ing", "able", "ible")) and word not in _NOUNS:
        return False
    if "ever" in before[-2:] and negation is None:
        return False  # "the best I have ever met"
    if any(w in _AHEAD or w in ("to", "if") for w in before[-4:]):
        return False
    if word.endswith(("ed", "ied")) or word in cue_words()["irregular"] or word in _irregular():
        return True
    if negation is not None and before[-1:] in (["an"], ["a"]):
        return words[negation].text != "not"  # "a talk, not an agreement"
    did = any(w in _DID for w in before[-4:]) or (negation is not None and words[negation].text in _DID)
    return did or word in _NOUNS or (word.rstrip("s") in _NOUNS)


_DID = frozenset(("did", "didn't", "didn’t"))


_SPEAK = frozenset(("speak", "discuss", "talk", "comment", "brief", "give", "disclose", "be"))
_PREPOSITIONS = frozenset(
    (
        "amid",
        "with",
        "of",
        "in",
        "for",
        "after",
        "despite",
        "by",
        "to",
        "from",
        "about",
        "over",
        "on",
        "following",
        "against",
    )
)
_TO_DO = 4  # words from a "to" to the noun of what is to be done
_RELATIVE = 5  # words from a "who" to its verb
_CHARGE = 12  # words from "accusations that" to what they say was done


def is_restrictive(words: Sequence[Word], first: int, k: int) -> bool:
    """Whether what stands at `k` only tells which people are meant: "voters who had taken part before"."""
    for j in range(k - 1, max(first - 2, k - _RELATIVE, 0), -1):
        if words[j].text == "who":
            return words[j].start - words[j - 1].end == 1
    return False


_OF_SAYING = 3  # words from "rejected" to what was said: "the union's claims"


@cache
def _sayings() -> frozenset[str]:
    """Words for what was said."""
    return frozenset((*lexicon.load("rebuttals")["nouns"], "speculation"))


_COMPARING = frozenset(("more", "less", "most", "least", "better", "as"))
_SOME_WITHIN = 80  # code points
_OF_SOME = re.compile(
    r"[\s\u00a0](?:(?:any|an?)(?:[\s\u00a0][\w-]+){1,5}|nothing|no(?:[\s\u00a0][\w-]+){1,2})[\s\u00a0](?:that|which|who|marked)(?![^\W_])"
)


def is_of_some(text: str, start: int, end: int) -> bool:
    """Whether what follows a verb narrows what is denied: "had not sent any letters that were marked secret"."""
    return _OF_SOME.search(text, start, end) is not None


def _is_noun(word: str, before: Sequence[str], entry: _Entry) -> bool:
    """Whether a word rather names a thing than says it: "the expression of dissent", "their involvement"."""
    if before[-1:] and before[-1] in _DETERMINERS:
        return not (before[-1] in ("a", "an") and _is_state(before[:-1]))  # "he was an employee of the printer"
    if word in _NOUNS:
        return True
    verb = entry.state or len(entry.stems) > 1 or word.endswith(("ed", "ing")) or word in cue_words()["irregular"]
    return not verb and not _is_verb(before)


def _who(sentence: Content, words: Sequence[Word], first: int, k: int) -> frozenset[str]:
    """The name before a ", who" to which the verb at `k` belongs; empty where there is none."""
    for j in range(k - 1, max(first - 2, k - _RELATIVE, 0), -1):
        if words[j].text == "who":
            return frozenset(
                key.key for key in sentence.keys if key.name and 0 <= words[j].start - key.end <= len(", ")
            )
    return frozenset()


def _is_charged(words: Sequence[Word], k: int) -> bool:
    """Whether a sentence only names a charge: "accusations that he made up …, from claiming he was offered a post"."""
    near = [w.text for w in words[max(0, k - _CHARGE) : k]]
    return bool(_CHARGES & set(near))


_CHARGES = frozenset(
    ("accusation", "accusations", "allegation", "allegations", "claiming", "rumours", "rumors", "speculation")
)
_NOUNS = frozenset(("warning", "warnings", "meeting", "meetings", "training", "consultation", "notification", "permission", "approval", "agreement", "insurance", "inspection", "audit", "request", "answer", "reply", "response", "support", "resignation", "contamination", "provocation", "breathing", "message", "notice", "offer", "payment", "knowledge"))  # fmt: skip


_OFFICE = re.compile(
    r"(?<![^\W_])(?:my|our|his|her|their|its)[\s\u00a0](?=(?:office|ministry|department|team|staff|agency)(?![^\W_]))",
    re.IGNORECASE,
)


def _of_speaker(
    text: str, sentence: Content, keys: frozenset[str], left: int, right: int, who: Tellers
) -> frozenset[str]:
    """The keys with the speaker for what is the speaker's: “Nobody told my office” and "said that his office had been told"
    are of two offices."""
    for match in _OFFICE.finditer(text, left, right):
        own = next((key.key for key in sentence.keys if key.start == match.end()), None)
        speaker = who.saying(match.end())
        if own in keys and speaker not in (None, "?"):
            keys = keys - {own} | {f"#{speaker}"}
    return keys


_OF_WHAT = frozenset(
    (
        "",
        "of",
        "about",
        "that",
        "nothing",
        "in",
        "by",
        "on",
        "only",
        "since",
        "before",
        "it",
        "this",
        "and",
        "all",
        "everything",
        "long",
        "for",
    )
)


_OPENERS = frozenset(("said", "says", "say", "that", "and", "but"))


def _is_verb(before: Sequence[str]) -> bool:
    """Whether what stands before a word makes it a verb: "did not support", not "is tweeting support"."""
    at = len(before) - 1
    while at >= 0 and (before[at].endswith("ly") or before[at] in ("not", "never", "ever", "also", "still")):
        at -= 1
    return at >= 0 and before[at] in cue_words()["finite"] | _SUBJECTS | {"to"}


def _is_state(before: Sequence[str]) -> bool:
    """Whether a form of "be" stands right before a word: "was not safe", not "placed in safe storage"."""
    at = len(before) - 1
    while at >= 0 and (
        before[at].endswith("ly") or before[at] in ("not", "never", "still", "now", "very", "no", "longer", "also")
    ):
        at -= 1
    return at >= 0 and before[at] in _BE


def _denied_power(before: Sequence[str], i: int) -> bool:
    """Whether "could" at `i` is denied: "could not be locked" says that it was not."""
    return before[i] == "cannot" or (before[i] in ("could", "can") and before[i + 1 : i + 2] == ["not"])


def negation_of(words: Sequence[Word], first: int, k: int, stop: int) -> int | None:
    """Index of the word that denies what stands at `k`; None: nothing does."""
    lists, negations = _lists(), cue_words()["negations"]
    if k - 2 >= first and words[k - 1].text == "to" and words[k - 2].text in lists["undone"]:
        return k - 2
    j = k - 1
    while j >= first and k - j <= _BACK:
        word = words[j].text
        if (
            (word in negations and not word.startswith("den"))
            or word.endswith(("n't", "n’t"))
            or word in ("without", "cannot")
            or word in lists["everybody"]
        ):
            return j
        if not (word in _LIGHT or word in cue_words()["between"] or word.endswith("ly") or word in ("to", "into")):
            break
        j -= 1
    for j in range(k - 1, max(first, k - _NOUNS_LONG) - 1, -1):
        if words[j].text == "no" and j < k - 1:
            return j  # "no debris fell on land"
        if words[j].text in _LIGHT or words[j].text in cue_words()["finite"] or words[j].text in _DETERMINERS:
            break
    opening = first
    while opening < k and words[opening].text in _OPENERS:
        opening += 1  # "…, said nobody had come"
    if (
        opening < k <= opening + (_OPENS_FAR if k and words[k - 1].text in _BE else _OPENS)
        and (k - opening < 3 or any(w.text in _BE | cue_words()["finite"] for w in words[k - 2 : k]))
        and (
            words[opening].text == "no"
            or words[opening].text in lists["everybody"]
            or (words[opening].text in ("neither", "none"))
        )
    ):
        return opening
    after = polarity.denied_after([word.text for word in words[stop : stop + 3]], 0)
    if after is not None and all(words[j].start - words[j - 1].end == 1 for j in range(stop, stop + after + 1)):
        return stop + after
    return None


def denial_before(text: str, words: Sequence[Word], k: int) -> int | None:
    """Index of a "denied" whose scope holds the word at `k`: "denied that it had warned", "denies warning"."""
    for d in range(k - 1, max(-1, k - _SCOPE), -1):
        if re.search(r"[;:“”\"!?]|, (?:but|and|who|which)", text[words[d].end : words[k].start]):
            return None
        if words[d].text in _lists()["denying"]:
            between = [w.text for w in words[d + 1 : k]]
            if "and" in between and "that" in between[between.index("and") :]:
                return None  # "denied any fault and pointed out that the mayor had signed"
            if "about" in between:
                return None  # "refute a story about his claim that he had been offered": not the offer is refuted
            if "that" in between or "having" in between or (words[k].text.endswith("ing") and len(between) < 3):
                return d
            if (
                words[d].text.startswith(("den", "disp"))
                and between[:1]
                and between[0] in ("it", "he", "she", "they", "any", "the", "its", "his", "her", "their")
            ):
                return d
            return None
    return None


_WILL = re.compile(r"(?<![^\W_])(?:will|would|won['’]t|wouldn['’]t)(?![^\W_])|['’]ll(?![^\W_])", re.IGNORECASE)


def of_claim(
    claim: Claim, number: int, findings: Findings, sentence: Content, before: Content | None, who: Tellers
) -> Proposition:
    """What any other verb says, as a proposition of a family of its own."""
    text = claim.words
    context = plain(sentence.all | (before.all if before else frozenset()))
    return Proposition(
        claim.index, number, claim.sentence, claim.words, f"verb {claim.topic}", claim.side == "yes", claim.side == "no", claim.subject == frozenset(("nobody",)),
        claim.passive, bool(_HABITS.search(findings.article.text, text.start, text.end)), bool(_WILL.search(findings.article.text, max(claim.sentence.start, text.start - 40), text.end)), claim.pronoun, False,
        _told(claim.subject - {"nobody"}), _told(claim.about), context, sentence.names(text.end, sentence.span.end) & claim.about,
        who.saying(text.end - 1),
    )  # fmt: skip
