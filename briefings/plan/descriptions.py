"""What the articles call somebody, as it can stand after the name: the fullest of their own words, and never words that
need another sentence ("its president") or that say nothing ("Dr")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from briefings import lexicon
from briefings.lexicon import organisations, people
from briefings.model import Actor, Article, Dossier, Mention, Span, word_count

_MENTIONS = 20  # of one person that are looked at: descriptions stand with the first of them
_BEFORE, _AFTER = 120, 160  # characters beside a name that are looked at
_LONGEST = 14  # words

_DETERMINER = re.compile(r"\b((?:the|an?) (?:[\w’'-]{1,30} ){1,4})$", re.IGNORECASE)
# "Shadow work and pensions secretary Ada Marsh said"
_OPENING_POST = re.compile(r"(?:Shadow|Deputy|Acting|Former|First|Junior|Chief|Assistant) (?:[a-z-]{2,20} ){1,5}")
_OPENS = re.compile(r"(?:the|an?)(?= )", re.IGNORECASE)
# Only what opens the words: "father of" ends in no "her", and "in his first season" keeps its "his".
_POSSESSIVE = re.compile(r"\A(?:its|his|her|their|our|my|whose|your)\s+", re.IGNORECASE)
# "head of its legal department", "another bank": of whose and than which, only another sentence tells.
_OWNED = re.compile(r"another\b|the other\b|[^A-Z]*\b(?:of|for|at|to) (?:its|his|her|their|our|my|your)\b")
# "Former world record holder Kate Brandvold said …"
_FORMER = re.compile(r"((?:Former|Retired|Veteran|Outgoing|Acting|Ex-[a-z]{2,20}) (?:[a-z][a-z-]{1,20} ){1,4})$")
# "Dr Samuel Whitlock, a toxicologist at Hallam Institute who was not involved in the test, said …"
_APPOSED = re.compile(
    r"(?:\s\([^()\r\n]{1,30}\))?,\s((?:an?|the|former)\s[^,.;:()\[\]\"“”\r\n]{3,110}?)(?=\s(?:who|whose|which|that|and|but|said|says|told)\b|[,.;:\r\n])"
)
# "experts such as Ada Holm of the Elmford Institute for Sea Trade warn"
_OF = re.compile(r"\s(of (?:the )?[A-Z][\w’'-]{1,30}(?: (?:(?:for|of|and) )?(?:the )?[A-Z][\w’'-]{1,30}){0,7})")


def description_of(dossier: Dossier, actor: Actor) -> str:
    """What stands in the articles beside the name, the fullest first; "" where nothing does that can stand alone."""
    found = _found(dossier, actor)
    return found[0] if found else ""


def place_of(dossier: Dossier, actor: Actor) -> Span | None:
    """Where the description stands, else the first mention; None for an actor without a mention."""
    found = _found(dossier, actor)
    return found[1] if found else next(iter(actor.mentions), None)


@lru_cache(maxsize=4096)  # every line that names somebody asks
def _found(dossier: Dossier, actor: Actor) -> tuple[str, Span] | None:
    ranked = []
    for n, (words, at) in enumerate(_candidates(dossier, actor)):
        bare = _without_title(_unloaded(_POSSESSIVE.sub("", words, count=1)))
        if (
            not bare
            or word_count(bare) > _LONGEST
            or bare.split()[-1] in people.honorifics()
            or (bare.endswith(".") and " " not in bare)  # "Rep.": a title before the name
            or bare == "Justice"
            or _OWNED.match(bare)
            or _claused().search(bare)
        ):
            continue
        if _loaded().search(bare):
            continue  # not for our voice
        grade = _grade(actor, bare, dangling=bare != words)
        if grade is not None:
            ranked.append((grade, n, _lowered(dossier.of(at.article).article, at, bare), at))
    best = min(ranked, default=None, key=lambda entry: entry[:2])
    return (best[2], best[3]) if best else None


def _unloaded(words: str) -> str:
    """Without an opening word that takes a side: of "the hawkish chair of …" the chair."""
    determiner = _OPENS.match(words)
    rest = words[determiner.end() :].lstrip() if determiner else words
    first = rest.split(maxsplit=1)
    return first[1] if len(first) > 1 and _loaded().fullmatch(first[0]) else words


def _grade(actor: Actor, words: str, *, dangling: bool) -> int | None:
    """0 for words that name what somebody belongs to, more for less; None for words that say nothing alone: "its
    leader" of whom, "company" of which kind."""
    alone = len(words.split()) == 1
    if alone and (actor.kind != "person" or words.lower() in _OF_SOMETHING or people.sort_of(words.lower()) == "kin"):
        return None  # "Ada Marsh, sister"
    if alone and dangling and words.lower() in _RANKS:
        return None
    if alone:
        return 3 if dangling else 2
    return int(dangling or not any(word[0].isupper() for word in words.split()[1:] or [words]))


_RANKS = frozenset(
    ("president", "leader", "head", "boss", "chief", "chair", "chairman", "chairwoman", "deputy", "founder")
)


_OF_SOMETHING = frozenset(("secretary", "member", "representative", "delegate"))  # who says nothing without of what


def _candidates(dossier: Dossier, actor: Actor) -> Iterator[tuple[str, Span]]:
    for office in actor.offices:
        yield _widened(dossier.of(office.article).article, office), office
    if actor.kind == "person":
        for mention in actor.mentions[:_MENTIONS]:
            findings = dossier.of(mention.article)
            for words, at in _beside(findings.article, mention):
                if not any(_goes_on(words, at, m) for m in findings.mentions):
                    yield words, at


def _widened(article: Article, office: Span) -> str:
    """An office of one word with the words before it up to their article: "the Olympic marathon champion"; in place of
    a form of address what stands before that: "the retired judge Sir Colin Barde"."""
    words = article[office]
    if " " in words.strip():
        return words
    sentence = article.sentence_at(office.start)
    before = article.text[max(office.start - _BEFORE, sentence.span.start if sentence else 0) : office.start]
    address = words in people.honorifics()
    if _OPENING_POST.fullmatch(before) and not any(map(_may_be_verb, before.split(), before.split()[1:])):
        return before + words
    match = _DETERMINER.search(before)
    if not match or (words[:1].isupper() and not address):
        return words
    lead = match.group(1)
    inner = lead.split()[1:]
    if any(word.lower() in _function_words() for word in inner) or any(map(_may_be_verb, inner, inner[1:])):
        return words  # "after a court found businessman Ada Marsh guilty"
    if address:
        return lead.strip() if _is_post(inner[-1]) else words
    return lead + words


def _beside(article: Article, mention: Span) -> Iterator[tuple[str, Span]]:
    after = _APPOSED.match(article.text, mention.end, mention.end + _AFTER)
    if after and any(_is_post(word) for word in after.group(1).split()[1:]):
        yield after.group(1), article.span(after.start(1), after.end(1))
    of = _OF.match(article.text, mention.end, mention.end + _AFTER)
    if of and (end := _of_body(article.text, of)):
        yield article.text[of.start(1) : end], article.span(of.start(1), end)
    sentence = article.sentence_at(mention.start)
    if sentence:
        before = _FORMER.fullmatch(article.text, sentence.span.start, mention.start)
        if before:
            yield before.group(1).strip(), article.span(before.start(1), before.end(1) - 1)


def _of_body(text: str, of: re.Match[str]) -> int:
    """Where the name behind "of" ends, with the body that it only tells of: "of the Meltan | drivers' association"; 0 where
    it tells of something else: "of the Meltan | night shift"."""
    tail = _TAIL.match(text, of.end()) if of.group(1).startswith("of the ") else None
    end, ended = of.end(), tail is None
    for word in _TAIL_WORD.finditer(tail.group() if tail else ""):
        low = word.group()
        if low in _function_words() or low in _verbs() or low.endswith(("ed", "ly")) or low in _ADVERBS:
            ended = ended or word.start() == 1
            break
        if people.sort_of(low) == "body":
            end, ended = of.end() + word.end(), True
    return end if ended else 0


_ADVERBS = frozenset(("there", "here", "today", "too", "also", "both"))
_TAIL = re.compile(r"(?: [a-z][\w’'-]{1,20}){1,4}")
_TAIL_WORD = re.compile(r"[^ ]+")


def _goes_on(words: str, at: Span, mention: Mention) -> bool:
    """Whether the words beside a name go on with the next of a list: ", the former mayor Ben Lowe and", "of Vell and Ben
    Lowe of Tarn"; "an Obama supporter" does not."""
    if mention.kind != "person" or mention.span == mention.office or not at.contains(mention.span):
        return False
    lead = words[: mention.span.start - at.start]
    return mention.span.end == at.end or lead.endswith("and ")


def _without_title(words: str) -> str:
    """Without a title that belongs to the name behind it: of "presidential candidate Sen." the candidate; "" for a title
    alone and for the title of several."""
    *lead, last = words.split()
    if last not in people.abbreviations():
        return words
    if not lead or people.is_plural(lead[-1]):
        return ""
    return " ".join(lead) if people.sort_of(lead[-1]) == "office" else words


def _is_post(word: str) -> bool:
    return people.sort_of(word) in {"office", "kin"} or word.endswith(("ologist", "ician", "onomist"))


def _lowered(article: Article, at: Span, words: str) -> str:
    """Without the capital that only the head of a sentence gave: of "The head", "Former champion", no name."""
    first = words.split(maxsplit=1)[0]
    sentence = article.sentence_at(at.start)
    opens = sentence is not None and not any(c.isalnum() for c in article.text[sentence.span.start : at.start])
    common = first in _OPENERS or first.lower() in people.modifiers() or (first.islower() or _is_post(first))
    common = common and first not in organisations.words("others")  # "Democrat candidate Ada Marsh"
    if _OPENS.match(words) or (opens and common and (words.split()[1:2] or ["a"])[0][0].islower()):
        return words[:1].lower() + words[1:]
    return words


_OPENERS = frozenset(("Former", "Retired", "Veteran", "Outgoing", "Acting"))


def _may_be_verb(before: str, word: str) -> bool:
    """Whether a word behind another one of a description can be the verb of a clause: "a court found", "a fire killed",
    "a panel clears"."""
    verb = word in _verbs() or word.endswith("ed") or (word.endswith("s") and people.sort_of(before) is not None)
    return verb and word.islower() and word not in people.modifiers()


@cache
def _verbs() -> frozenset[str]:
    reporting = lexicon.load("reporting_verbs").values()
    said = {form for verbs in reporting for entry in verbs.values() for form in entry["forms"]}
    return frozenset((*said, *lexicon.load("function_words")["verbs"], *lexicon.load("references")["finite"]))


@cache
def _function_words() -> frozenset[str]:
    lists = lexicon.load("function_words")
    return frozenset(
        w
        for name in (
            "prepositions",
            "subordinators",
            "auxiliaries",
            "coordinators",
            "subjects",
            "objects",
            "determiners",
        )
        for w in lists[name]
    )


@cache
def _claused() -> re.Pattern[str]:
    """Words of a clause, not of a description: "the government announced on Tuesday"."""
    days = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    return re.compile(
        rf"\b(?:said|says|told|announced|confirmed|denied|warned|added|is|are|was|were|has|have|had|will|{days})\b"
    )


@cache
def _loaded() -> re.Pattern[str]:
    words = sorted(lexicon.load("loaded")["words"])
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, words)) + r")(?![\w-])", re.IGNORECASE)
