"""A few words of an article that a question can carry: a clause that stands alone, or a phrase that names its matter.

Letter for letter, twelve words at most, never so cut that the sense turns.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from briefings import lexicon, nlp
from briefings.model import Article, Attribution, Extract, Span, word_count
from briefings.plan import clauses
from briefings.plan.askable import is_of_another
from briefings.plan.clauses import Tree
from briefings.plan.excerpts import VERB, paired
from briefings.plan.stance import words as stance_words
from briefings.plan.terms import terms

LONGEST = 12  # words
SHORTEST = 2
LONGEST_STRETCH = 2_000  # characters that are looked through: a line of a megabyte is no sentence
# Direct speech, a reported clause, a phrase, what the speaker does, what somebody is to do.
Form = Literal["said", "told", "of", "does", "to"]


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words for a question, with how they join to it."""

    extract: Extract
    form: Form
    words: int
    said_of: bool = False  # what something is said to be: "is also | a sign of despair"
    whole: bool = False  # all of a sentence, or of what the article itself has in marks


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
_PRONOUN = re.compile(
    r"(?!(?:this|these) (?:country|nation|state|town|city|county|village|island|region|valley|community|government|parliament|party|company|"
    r"club|industry|school|hospital|families|people|workers)\b)(?:it|he|she|they|this|that|these|those|his|her|their|its|him|them|there|such|one|both|another|other|others|so)\b",
    re.IGNORECASE,
)
_LOOSE_START = re.compile(
    r"(?:and|but|or|nor|which|who|whose|as|if|because|while|although|though|that|than|to|against|about|of|in|on|with|by|for|from|at|into|over|within|inside|"
    r"home (?:on|at|in|from|by|to)|including|especially|particularly|even|also|only|despite|citing|saying|adding|not|be|been|being|is|are|was|were|has|have|had|will|would|can|"
    r"could|may|might|must|should|do|does|did|more than|so far)\b",
    re.IGNORECASE,
)
_LOOSE_END = re.compile(
    r"\b(?:and|but|or|the|a|an|of|to|in|on|with|by|for|from|at|into|that|which|who|whom|whose|whether|where|including|as|if|because|not|is|are|was|were|be|been|have|has|had|will|"
    r"would|could|(?-i:may)|can|its|their|his|her|more|most|some|any|no|than|in part|partly|mainly|if .*|unless .*|on \d{1,2}|nobody|everybody|everyone|anybody|anyone|somebody|someone)$",
    re.IGNORECASE,
)
_TURNING = re.compile(
    r"\b(?:not|never|no|nor|neither|without|unless|if|whether|hardly|unlikely|den(?:y|ies|ied)|doubt(?:s|ed)?|refus\w+|fail\w*|"
    r"\w+n[’']t|cannot|stop\w*|avoid\w*|prevent\w*|refrain\w*)\b",
    re.IGNORECASE,
)  # what follows one of these may mean its opposite without it: "they do not believe | it will change the war"
_HEDGING = re.compile(
    r"\b(?:if|unless|until|provided|but|although|though|except|however|without|only|(?<!and )not|never|no|\w+n[’']t)\b",
    re.IGNORECASE,
)  # what is left out behind may take back what is quoted: "he would resign | if the board asked"
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|to)\b")
_MARKED = re.compile('[“"]([^“”"]{3,600})[”"]')
_EDGES = " \t\r\n\"“”„«»‘’'.,;:!?…—–-()[]"
_CALENDAR = re.compile(
    r"^(?:on |last |this |in )?(?:\w+day|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def fragments(
    article: Article,
    span: Span,
    attribution: Attribution | None,
    most: int,
    topic: Collection[str],
    *,
    framed: bool = False,
    asked: bool = False,
) -> list[Fragment]:
    """The stretches that can stand in a question, the best first; empty where none keeps its sense alone.

    Args:
        article: Where they stand.
        span: What is printed of it: nothing outside is quoted.
        attribution: Whose words; None: the outlet's own.
        most: Words at most.
        topic: Terms that a good fragment holds.
        framed: The question says itself that the words are what is doubted, demanded or warned of.
        asked: The speaker wants something done: what it is may stand alone.
    """
    found: list[tuple[float, int, Fragment]] = []
    if span.end - span.start > LONGEST_STRETCH:
        return []
    text, speech, read = article.text, _speech(article, span), clauses.trees(article, span)
    for a, b, marked in _reports(article, span, attribution, speech):
        words = text[a:b]
        if word_count(words) <= min(most, LONGEST):
            piece = Span(span.article, a, b)
            # What has marks of the article gets none of ours, and has to be told where it is cut.
            opens, closes = marked and article.starts_inside(piece), marked and article.ends_inside(piece)
            extract = Extract((piece,), opens, closes, quoted=not marked, fragment=True)
            worth = _worth(words, word_count(words), "told", topic, cut=False)
            found.append((worth, -a, Fragment(extract, "told", word_count(words), whole=True)))
    for start, end, direct, whole_end in _regions(text, span, attribution):
        began = _began(attribution, start)
        pieces = (
            _of_trees(text, read, start, end, direct=direct, asked=asked)
            if read
            else _pieces(text, start, end, direct, speech, framed)
        )
        for a, b, form in dict.fromkeys(pieces):
            words = text[a:b]
            count = word_count(words)
            if (
                not SHORTEST <= count <= min(most, LONGEST)
                or (form != "to" and not _is_whole(speech, a, b, start, form) and not _is_quote(text, a, b, form))
                or not _stands_alone(text, words, a, b, start, whole_end, form, framed)
                or (form in ("said", "told") and _is_of_another(text, began, a, attribution))
            ):
                continue
            piece = Span(span.article, a, b)
            cut = article.starts_inside(piece) or article.ends_inside(piece)
            extract = Extract((piece,), quoted=True, fragment=True)
            said_of = _is_said_of(text, a, b)
            worth = _worth(words, count, form, topic, cut=not _is_sense_whole(text, b, whole_end))
            worth += (1.5 if said_of else 0.0) + (1.2 if form == "of" and not cut else 0.0)
            found.append((worth, -a, Fragment(extract, form, count, said_of, whole=not cut)))
        for a, gap, on, b in dict.fromkeys(w for tree in read for w in clauses.with_aside(tree, start, end)):
            words = f"{text[a:gap]} {text[on:b]}"
            form = "said" if direct else "told"
            if word_count(words) <= min(most, LONGEST) and _stands_alone(
                text, words, a, b, start, whole_end, form, framed
            ):
                pieces_of = (Span(span.article, a, gap), Span(span.article, on, b))
                worth = _worth(words, word_count(words), form, topic, cut=True)
                extract = Extract(pieces_of, quoted=True, fragment=True)
                found.append((worth, -a, Fragment(extract, form, word_count(words))))
    found.sort(key=lambda f: (-f[0], f[1]))
    return [f for _, _, f in found]


def _began(attribution: Attribution | None, start: int) -> int:
    """Where what is said begins that a stretch of it stands in."""
    held = (c.start for c in attribution.content if c.start <= start <= c.end) if attribution else ()
    return next(iter(held), start)


def _is_of_another(text: str, began: int, a: int, attribution: Attribution | None) -> bool:
    """Whether words are somebody else's in what the speaker says."""
    before = _SENTENCE_END.split(text[began : a + 1])[-1][:-1]  # with the first letter: by it a sentence ends before it
    return is_of_another(before, direct=attribution is not None and attribution.kind == "direct")


def _reports(
    article: Article, span: Span, attribution: Attribution | None, speech: Speech
) -> Iterator[tuple[int, int, bool]]:
    """What is reported of somebody from end to end, without a cut: where it starts and ends, and whether words in the
    article's own marks stand in it: "the closure “was decided before the vote”"."""
    if attribution is None or attribution.kind == "direct" or not speech:
        return
    text = article.text
    for content in attribution.content:
        if not span.contains(content):
            continue
        lead = _LEAD.match(text, content.start, content.end)
        left, right = lead.end() if lead else content.start, content.end
        right = left + len(text[left:right].rstrip(" \t\r\n,.;:—–-"))
        words = text[left:right]
        marks = any(mark in words for mark in '“”"')
        if marks and _STOP_INSIDE.search(words):
            continue  # “a line.” would get a second stop in a question
        if words[:1] in '“"' or (marks and not paired(words)) or any(mark in words for mark in "[]()\n;"):
            continue
        if _LOOSE_START.match(words) or _LOOSE_END.search(words) or _NOTHING_TO_ANSWER.search(words):
            continue
        if _FIRST_PERSON.search(words) or _SIDE_CLAUSE.match(words) or _NEEDS_BEFORE.search(words):
            continue
        if _PRONOUN.match(words) and not _THERE.match(words) and not _is_speaker(article, attribution, words):
            continue
        if _has_subject(speech, left, right):
            yield left, right, marks


# "that | the bridge …", "In all, | four ships …": what comes before says nothing of its own.
_LEAD = re.compile(
    r"(?:that\s+)?(?:(?:in (?:all|total|the end)|overall|also|meanwhile|however|still),?\s+)?", re.IGNORECASE
)
_NEEDS_BEFORE = re.compile(
    r"\b(?:them|those|these|so|(?:do|did|does|done) (?:it|this|that))\b|\b(?:it|this|that)$", re.IGNORECASE
)
_STOP_INSIDE = re.compile(r"[.,!?][”\"]$")
_MOST_BEFORE = 16  # words between the head of a sentence and what somebody says of themselves


def _is_speaker(article: Article, attribution: Attribution, words: str) -> bool:
    """Whether "he" or "she" at the head of what is said is who says it: named, and nobody else, at the head of the sentence."""
    sentence = article.sentence_at(attribution.content[0].start)
    if sentence is None or attribution.sourcing != "named" or not _SELF.match(words):
        return False
    before = article.text[sentence.span.start : attribution.content[0].start]
    name = (attribution.speaker or "").split()[-1:]
    return bool(name) and name[0] in before and word_count(before) <= _MOST_BEFORE and not _ANOTHER.search(before)


_SELF = re.compile(r"(?:he|she)\s", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:and|for|to|by|with|told|asked|that)\s+(?:the\s+)?[A-Z]")


def _has_subject(speech: Speech, start: int, end: int) -> bool:
    """Whether a finite verb stands in the words, and who does it before it."""
    tags = [tag for a, b, tag in speech if start <= a and b <= end]
    verb = next((i for i, tag in enumerate(tags) if tag in _FINITE), None)
    return bool(verb) and any(t.startswith("NN") or t in ("PRP", "EX", "DT", "VBG", "CD") for t in tags[:verb])


def _is_sense_whole(text: str, b: int, end: int) -> bool:
    """Whether what is said goes no further than these words: the clause ends there."""
    return not re.match(r"[\s\"”’]*\w", text[b:end]) or text[b : b + 1] in ".!?"


def _of_trees(
    text: str, read: Sequence[Tree], start: int, end: int, *, direct: bool, asked: bool
) -> Iterator[tuple[int, int, Form]]:
    for tree in read:
        if text[tree.spans[-1][0] : tree.spans[-1][1]] == "?" or text[tree.spans[-1][0] - 1] == "?":
            continue  # a question says nothing: "Was it cold?"
        for a, b in clauses.clauses(tree, start, end):
            yield a, b, "said" if direct else "told"
        for a, b in clauses.cores(tree, start, end):
            yield a, b, "of"
        if asked:
            for a, b in clauses.infinitives(tree, start, end):
                yield a, b, "to"
        # A whole sentence, whatever the tree makes of it; of speech also one that is cut by its marks.
        first, last = max(start, tree.spans[0][0]), min(end, tree.spans[-1][1])
        if direct or (first, last) == (tree.spans[0][0], tree.spans[-1][1]):
            left, right = _trimmed(text, first, last)
            finite = any(tag in clauses.FINITE for tag in tree.tags)
            if left < right and (_is_clause(text[left:right]) or (finite and text[left].isupper())):
                yield left, right, "said" if direct else "told"
            comma = text.find(", ", first, last) if direct else -1
            if (
                comma > 0
                and _is_clause(text[left:comma])
                and tree.parts_at(comma, last)
                and not _SAYS_NEXT.search(text[left:comma])
            ):
                yield left, comma, "said"
    if direct:
        yield from _of_quote(text, start, end)


def _is_quote(text: str, a: int, b: int, form: Form) -> bool:
    """Whether a phrase is all that an article has between two marks: "a bill for a room where nobody slept"."""
    opens = text[a - 1 : a] in ("“", '"')
    return (
        form == "of"
        and opens
        and bool(_ENDS_QUOTE.match(text, b))
        and re.match(r"(?:an?|the)\s", text[a:b]) is not None
    )


_ENDS_QUOTE = re.compile(r"[.,;!?]?[”\"]")
_SAYS_NEXT = re.compile(r"\b(?:said|says|told|tells|asked|asks)\b[^,]{0,20}$")  # what was said stands behind the comma


def _of_quote(text: str, start: int, end: int) -> Iterator[tuple[int, int, Form]]:
    """What an article has in marks inside its own sentence: all of it, or from its first article word on."""
    for m in re.finditer(r"\b(?:an?|the)\s", text[start : min(end, start + 40)]):
        yield *_trimmed(text, start + m.start(), end), "of"
    if word_count(text[start:end]) <= _SHORT_QUOTE:
        yield *_trimmed(text, start, end), "of"


def _is_said_of(text: str, a: int, b: int) -> bool:
    """Whether a phrase is what something is said to be: "is also | a sign of despair", "called the fine | “a joke”"; not "called |
    the fine | “a joke”"."""
    if _MARK_NEXT.match(text, b):
        return False
    named = text[a - 1 : a] in ("“", '"') and _NAMED.search(text[max(0, a - 80) : a])
    return bool(named or _SAID_OF.search(text[max(0, a - 30) : a]))


_MARK_NEXT = re.compile(r"\s[“\"]")
_NAMED = re.compile(
    r"\b(?:call(?:s|ed)|describ(?:es|ed)|dubbed|brand(?:s|ed)|label(?:s|led|ed))\s[^.;:“”\"]{2,60}\s(?:as\s)?[“\"]$"
)


_SAID_OF = re.compile(
    r"\b(?:is|are|was|were|be|represents?|constitutes?|considered|called)\s+(?:also\s+|only\s+|clearly\s+)?[“\"]?$",
    re.IGNORECASE,
)


_TOLD_OF = re.compile(r"\b(?:according to|reported(?:ly)?|said to|told by)\b", re.IGNORECASE)


_ASIDE = re.compile(r",\s[^.,;:“”\"()\n]{3,120},\s")


def deed(article: Article, span: Span, attribution: Attribution | None, most: int) -> Fragment | None:
    """What the speaker does, from the article's verb on: "blamed the union for the delay"; None where the verb does not
    follow the speaker, or it takes more words."""
    if attribution is None or attribution.source is None or attribution.cue is None or attribution.kind == "direct":
        return None
    text, source, cue = article.text, attribution.source, attribution.cue
    sentence = article.sentence_at(source.start)
    if sentence is None or _TOLD_OF.search(text, sentence.span.start, sentence.span.end):
        return None  # "Reik has conceded, according to two aides": it is the aides who say so
    end = min(attribution.content[-1].end, span.end)
    between = text[source.end : cue.start]
    aside = bool(_ASIDE.fullmatch(between))  # "The authority, which licenses the mill, | said it had not been told"
    acts = len(between.split()) > 2 and not aside  # "The ministry | had opposed the merger, citing the prices"
    if not source.end < cue.start < attribution.content[0].start < end:
        return None
    left, right = _trimmed(text, cue.start if aside else source.end, end)
    read = clauses.trees(article, Span(span.article, left, right))
    if acts and not read:
        return None
    ways = [w for tree in read for w in clauses.deeds(tree, left, right)] if read else [(left, right)]
    for a, b in ways:
        words = text[a:b]
        count = word_count(words)
        if _plural_of_one(text, read, a, attribution) or _LEFT_OBJECT.search(words) or _POINTS_BACK.search(words):
            return None
        # The whole reaches to the end of what is told: a name of the town may stand between two marks.
        tells = (acts or b > attribution.content[0].start) and _FEWEST_OF_DEED <= count <= min(most, LONGEST)
        if not tells or any(mark in words for mark in '“”"[]();') or "\n" in words or ", " in words:
            continue
        if not read and any(c.isalnum() for c in text[right : attribution.content[-1].end]):
            continue
        if _LOOSE_END.search(words) or _HEDGING.search(_SENTENCE_END.split(text[b:end], maxsplit=1)[0]):
            continue
        return Fragment(Extract((Span(span.article, a, b),), quoted=True, fragment=True), "does", count)
    return None


_LEFT_OBJECT = re.compile(
    r"\b(?:it|this|that|them|so|things)(?: differently| otherwise)?$", re.IGNORECASE
)  # "tells it differently"
_POINTS_BACK = re.compile(
    r"\b(?:that|whether|if) (?:this|these|those)\b|"
    r"\b(?:it|this|these|those) (?:would|will|could|may|might) (?:also |then )?(?:be (?:considered|seen|regarded|taken|treated|viewed|deemed)|mean|"
    r"amount to|constitute)\b",
    re.IGNORECASE,
)  # "said that this is why it sank", "warned it would be seen as a breach": what would, is left out
_FEWEST_OF_DEED = 3  # words


def _plural_of_one(text: str, read: Sequence[Tree], a: int, attribution: Attribution) -> bool:
    """Whether the verb is of several and the speaker one of them: "doctors such as Ada Marsh | warn …"."""
    speaker = attribution.speaker or ""
    verb = next(
        (t.tags[i] for t in read for i, (s, _) in enumerate(t.spans) if s >= a and t.tags[i] in clauses.FINITE), ""
    )
    return (
        verb == "VBP" and attribution.sourcing == "named" and " such as " in text[max(0, a - 120) : a] and bool(speaker)
    )


def _regions(text: str, span: Span, attribution: Attribution | None) -> Iterator[tuple[int, int, bool, int]]:
    """What may be quoted: the speaker's words in marks, and what is reported outside them; else the whole stretch.

    Yields:
        Start, end, whether it is direct speech, and where what is said there ends.
    """
    if attribution is None:
        yield span.start, span.end, False, span.end
        return
    for content in attribution.content:
        start, end = max(content.start, span.start), min(content.end, span.end)
        if start >= end:
            continue
        marked = [m.span(1) for m in _MARKED.finditer(text, start, end)]
        if attribution.kind == "direct" and not marked:
            marked = [(start, end)]
        for a, b in marked:
            yield a, b, True, b
        that = re.compile(r"that\s+", re.IGNORECASE).match(text, start)
        at = that.end() if that else start
        if not marked:
            yield at, end, False, end
        elif attribution.kind != "direct":
            for a, b in [*marked, (end + 1, end + 1)]:
                if at < a - 1:
                    yield at, a - 1, False, end
                at = b + 1


def _pieces(
    text: str, start: int, end: int, direct: bool, speech: Speech, framed: bool
) -> Iterator[tuple[int, int, Form]]:
    breaks = [start, *(m.end() for m in _BREAK.finditer(text, start, end) if m.end() < end), end]
    for i, a in enumerate(breaks[:-1]):
        for b in breaks[i + 1 : i + 4]:
            left, right = _trimmed(text, a, b)
            if left < right and _is_clause(text[left:right]):
                yield left, right, "said" if direct else "told"
    if direct:
        yield from _of_quote(text, start, end)
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
        left, right = _trimmed(text, a, stop.start() if stop else end)
        if left < right and not VERB.search(text[left:right]):
            yield left, right, "of"


Speech = Sequence[tuple[int, int, str]]  # start, end and part of speech of every word in text order; empty: not known
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
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
_HEDGE = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|as (?:many|much|few|little) as|(?:more|less|fewer) than|at least|up to|over|under|only)\s+$",
    re.IGNORECASE,
)  # a figure keeps what makes it a rough one
_BEFORE_NOUNS = frozenset({"IN", "VB", "VBD", "VBZ", "VBP", "VBG", "VBN", "TO", "RB", ",", ":", "``"})


def _speech(article: Article, span: Span) -> Speech:
    """The words of a stretch with their parts of speech; empty where the models are not there."""
    if not nlp.available():
        return ()
    found: list[tuple[int, int, str]] = []
    for sentence in article.sentences:
        if sentence.span.overlaps(span) and sentence.tokens:
            tags = _tags(tuple(t.text for t in sentence.tokens))
            found += [(t.start, t.end, tag) for t, tag in zip(sentence.tokens, tags, strict=True)]
    return tuple(found)


@lru_cache(maxsize=4096)
def _tags(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(nlp.tag([words])[0].pos)


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
        hedge = _HEDGE.search(text, max(start, a - 20), a) if tag == "CD" else None
        first = hedge.start() if hedge else a
        if before == "VBG":
            first = inside[i - 1][0]  # "undermining peace" is not "peace"
        elif before in _VERBS and not framed and text[inside[i - 1][0] : inside[i - 1][1]].lower() not in _COPULAS:
            continue  # "to lift the ban" is not "the ban"
        behind = inside[last + 1][2] if last + 1 < len(inside) else "."
        subject = behind in _FINITE and before not in ("IN", "VB", "VBD", "VBZ", "VBP", "VBG", "TO")
        if inside[last][2] in _CLOSES and not subject and behind not in ("NN", "NNS", "POS", "HYPH"):
            yield first, inside[last][1]


def _is_whole(speech: Speech, a: int, b: int, start: int, form: Form) -> bool:
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
        return not named_only and not _FINITE & set(tags[:-1])
    verb = next((i for i, t in enumerate(tags) if t in _FINITE), None)
    if verb and tags[verb - 1] == ",":
        return False  # "the striker, | is out": the subject stands before the comma
    if verb is None or not any(t.startswith("NN") or t in ("PRP", "EX", "DT", "VBG") for t in tags[:verb]):
        return False
    return tags[0] not in ("IN", "TO", "WDT", "WP", "CC", "VBN", "VBG") or (tags[0] in ("IN", "VBG") and a == start)


_SHORT_QUOTE = 6  # words that an article has in marks inside its own sentence: "a slow leak"


_MORE_VERBS = re.compile(
    r"\b(?:got|wrote|knew|saw|found|stood|kept|paid|ran|heard|felt|thought|brought|bought|built|spent|chose|broke|drove|grew|hid|cost|agree|agrees|know|knows|wants?|needs?|makes?|owes?)\b"
)


def _is_clause(words: str) -> bool:
    """Whether a verb stands in the words, and before any word that makes it a side clause: "concerns that it could
    spread" is a phrase, "it could spread" a clause."""
    verb = VERB.search(words) or _MORE_VERBS.search(words)
    side = _RELATIVE.search(words)
    return verb is not None and (side is None or verb.start() < side.start()) and verb.start() > 0


_SHARE = re.compile(r"\s(?:out of|in (?:every )?(?:ten|five|four|three|two|\d)|per cent|percent|%)\b")


def _stands_alone(text: str, words: str, a: int, b: int, start: int, end: int, form: Form, framed: bool) -> bool:
    if any(mark in words for mark in '“”"[]()') or "\n" in words or _LOOSE_END.search(words):
        return False
    if _SHARE.match(text, b):
        return False  # "in nine cases | out of ten"
    if (
        form in ("told", "does", "to", "of")
        and _FIRST_PERSON.search(words)
        and text[start - 1 : start] not in ("“", '"')
    ):
        return False  # "we listened": whose words these are only their marks would say
    if _NOTHING_TO_ANSWER.search(words) or _SIDE_CLAUSE.match(words) or _LABEL.match(words):
        return False
    inside = form in ("said", "told") and any(c.isalnum() for c in text[start:a])  # behind other words of the speaker
    if inside and (word_count(words) < _FEWEST_INSIDE or _LEFT_BEHIND.search(words)):
        return False
    if _LOOSE_START.match(words) or (
        _PRONOUN.match(words)
        and not (form == "said" and a == start and _LOOSE_PRONOUN_OK.match(words))
        and not (form in ("said", "told") and _THERE.match(words))
    ):
        return False
    if form == "of":
        head = words.split(maxsplit=1)[0]
        second = words.split()[1][:1] if len(words.split()) > 1 else ""
        if all(w[:1].isupper() for w in words.split()) or (
            head[0].isupper() and "’" not in head and "'" not in head and _PREPOSITION.match(words, len(head) + 1)
        ):
            return False  # a name alone, or with a place behind it: "Ada Marsh", "Norway before May"
        if (
            head.endswith("ing")
            and not text[max(start, a - 5) : a].endswith(("and ", ", "))
            and (_BE.search(text[max(start, a - 12) : a]) or a == start)
        ):
            return False
        if (head.endswith("ly") and second) or " not " in words:
            return False
        if (
            _CALENDAR.match(words)
            or head.isdigit()
            or (word_count(words) < 3 and text[a - 1 : a] not in ("“", '"') and not set(terms(words)) & _telling())
        ):
            return False
        whole = text[a - 1 : a] in ("“", '"') and text[b : b + 1] in ("”", '"', ",", ".")
        return (len(terms(words)) >= 2 or whole) and (framed or not _TURNING.search(text[max(start, a - 25) : a]))
    behind = _SENTENCE_END.split(text[b:end], maxsplit=1)[0]  # the next sentence takes nothing back
    before = _SENTENCE_END.split(text[start:a])[-1]
    if _WANTS_OBJECT.search(words) and any(c.isalnum() for c in behind):
        return False
    return not _TURNING.search(before) and not _is_taken_back(words, behind)


_WANTS_OBJECT = re.compile(r"\b(?:has|have|had) \w+ed$")  # "We have suspended | all payments"


def _is_taken_back(words: str, behind: str) -> bool:
    """Whether what is left out behind may take back what is quoted. A second act does not, "and had not begun again", nor
    more of the same: "does not do this | , not in an hour"."""
    same = bool(_DENIES.search(words)) and re.match(r"[\s,]*not\b", behind)
    if same:
        return bool(_HEDGING.search(_DENIES.sub(" ", behind)))
    return clauses.takes_back(behind) if clauses.goes_on(behind) else bool(_HEDGING.search(behind))


_FEWEST_INSIDE = 5  # words: "you know" says nothing
_LEFT_BEHIND = re.compile(r"\b(?:it|them|they|those|these|there)\b", re.IGNORECASE)
_LABEL = re.compile(r"[A-Z][A-Z .'’-]{2,40}(?:, [A-Z ]{2,30})?:")  # "HOST:" in a transcript
_SIDE_CLAUSE = re.compile(
    r"(?:until|unless|when|whenever|where|before|after|since|once|how|why|what|whatever|whether)\b", re.IGNORECASE
)
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|us|our|Our|my|My|me)\b")
_SENTENCE_END = re.compile(r"[.!?][\"”’]*\s+(?=[\"“‘]?[A-Z0-9])")


_PREPOSITION = re.compile(r"(?:before|after|for|without|with|by|in|on|at|from|to|within|inside|regarding|of)\b")
_BE = re.compile(r"\b(?:is|are|was|were|be|been|has|have|had)\s+$", re.IGNORECASE)
_THERE = re.compile(r"there (?:is|are|was|were|will|has|have|had|would|could|may|might|must)\b", re.IGNORECASE)
_LOOSE_PRONOUN_OK = re.compile(r"(?:this is|there is|there are|nobody)\b", re.IGNORECASE)


def _telling() -> frozenset[str]:
    return stance_words("adverse") | stance_words("favourable")


_NOTHING_TO_ANSWER = re.compile(
    r"\b(?:sorry|thank|apologi[sz]e|condolences|our (?:thoughts|hearts)|comment|good (?:morning|afternoon|evening)|welcome|hello|can(?:not|[’']t) (?:tell|say)|(?:I|we) (?:do not|don[’']t) want)\b",
    re.IGNORECASE,
)  # politeness, and what was not said
_DENIES = re.compile(r"\b(?:not|never|no|nobody|nothing|none)\b|n[’']t\b", re.IGNORECASE)


def _worth(words: str, count: int, form: Form, topic: Collection[str], *, cut: bool) -> float:
    """How much of the position the words carry: a clause before a phrase, its length, the topic and words of judgement in
    them; less for a cut."""
    held = terms(words)
    judging = sum(lexicon.stem(w.lower()) in _telling() for w in re.findall(r"[^\W\d_]+", words))
    base = {"said": 2.5, "told": 2.2, "to": 2.6, "of": 0.6, "does": 2.0}[form]
    return (
        base
        + min(count, 9) / 4
        + (0.4 if form == "of" else 0.8) * min(2, len(held & set(topic)))
        + 1.1 * min(2, judging)
        - (0.5 if cut and form != "of" else 0)
        + (0.7 if form != "of" and _DENIES.search(words) else 0)
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def loses_its_limit(text: str, span: Span) -> bool:
    """Whether a cut takes away where a ban, a permission or a denial ends: "barred lorries | from the bridge at night"."""
    return bool(_LIMITING.search(text[span.start : span.end]) and _LIMIT.match(text, span.end))


_LIMITING = re.compile(
    r"\b(?:ban(?:s|ned)?|bar(?:s|red)|prohibit\w*|allow\w*|permit\w*|oppos\w+|restrict\w*|authori[sz]\w*|forbid\w*|approv\w*|only|never)\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\s(?:inside|within|in|on|onto|into|to|against|from|for|at|over|outside|beyond|deep|if|unless|except|without|until|before|after|during)\s",
    re.IGNORECASE,
)
