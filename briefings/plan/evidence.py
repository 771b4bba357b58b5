"""What a pack can print: stretches of the articles that can be read aloud, each with who says it and how well that
is sourced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from briefings.lexicon.people import is_plural, sort_of
from briefings.model import (
    Article,
    Attribution,
    Dossier,
    Extract,
    Figure,
    Findings,
    PartialDate,
    Sentence,
    Sourcing,
    Span,
    word_count,
)
from briefings.plan.excerpts import is_retold_aside, shortened, voiced
from briefings.plan.narration import is_narrated, view_behind
from briefings.plan.terms import terms

LONGEST_EXTRACT = 60  # words; the limit of the standard pack

# What only ties a sentence to the one before; without it the sentence can be read aloud by itself.
_CONNECTIVE = re.compile(
    r"(?:(?:However|Nevertheless|Nonetheless|Meanwhile|Moreover|Furthermore|In addition|Additionally|Also|Instead|Otherwise|Besides|Still|"
    r"In turn|Thus|Therefore|Hence|Consequently|Despite this|Despite that|In spite of this|As a result|At the same time|On the other hand|"
    r"By contrast|In contrast|In this way|Similarly|Likewise|Accordingly|Even so|For example|For instance),|But|And|Yet|So)\s+"
)
# What makes an answer of what follows: it stays, or an act would be done out of the blue ("In response, | the port let …").
_IN_ANSWER = re.compile(r"In (?:response|return|reply|reaction|retaliation),\s+")
# A sentence that opens so leans on the one before: alone it cannot be read aloud.
_LEANING = re.compile(
    r"[\"“‘'(]*(?:They|He|She|It|This|These|Those|Such|His|Her|Their|Its|That|Both|Neither|Others?|Another|"
    r"The (?:two|three|latter|former|same))\b"
)
# "Rising costs played a part as well." "The hospital denied that."
_TRAILING = re.compile(
    r"\b(?:as well|too|(?:denied|denies|rejected|confirmed|disputed|dismissed) (?:that|this|it|them|so))[.!]$"
)
_EMPTY_IT = re.compile(
    r"[\"“‘']*It(?:’s|'s| is| was| remains| will be| would be| has been) (?:\w+ ){0,2}(?:that|whether|to|unclear|likely)\b"
)
# A speaker whom only the sentence before tells: "its president", "his lawyer", "the current ministry", "the agent".
_OWNED = re.compile(r"(?:its|his|her|their)\s[^,]*$", re.IGNORECASE)
_POINTED = re.compile(r"the\s(?P<told>(?:(?:then|new|old|other|same|current|present|first|second|younger|older)\s)?)(?P<noun>[a-z-]+)$", re.IGNORECASE)  # fmt: skip
# A point under a headline, no sentence: "- Dockers vow to shut the port".
_POINT = re.compile(r"[-–—•*·▪]\s[^\n]*[^\s.!?…”\"’')]\s*$")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of one paragraph: one sentence, or more where they lean on each other."""

    span: Span  # the whole stretch
    text: str  # its words
    extract: Extract  # what is printed of it, 60 words or fewer
    attribution: Attribution | None  # the one that carries most of it; None: the outlet's own voice
    attributions: tuple[Attribution, ...]  # all that touch it
    speaker: str | None
    camp: str | None  # the speaker's; None: no side, or not known
    camps: tuple[str, ...]  # of all who speak together: "Marsh and Lowe"
    sourcing: Sourcing
    relay: tuple[str, ...]
    date: PartialDate | None  # the article's
    figures: tuple[Figure, ...]
    terms: frozenset[str]
    negated: bool  # holds a word that turns what it says round
    leaning: bool  # opens with a word, or names its speaker by one, that only the text before explains
    dangling: bool  # nothing in its line, the speaker's name included, tells who or what some word of it is
    narrated: bool  # the outlet's own account of what the speaker, a body, did
    words: int

    @property
    def article(self) -> str:
        """The article's id."""
        return self.span.article


@lru_cache(maxsize=1)  # one dossier a run; every pack asks for the same
def gather(dossier: Dossier) -> tuple[Evidence, ...]:
    """All evidence of the story, in file and text order; empty where the articles hold no sentence."""
    return tuple(e for findings in dossier.findings for e in _of_article(dossier, findings))


def _of_article(dossier: Dossier, findings: Findings) -> Iterator[Evidence]:
    article = findings.article
    lines = [p.span for p in article.paragraphs if p.sentences]
    stopped = sum(_ends_unstopped(article, span) for span in lines) * 2 < len(lines)  # as sentences end in this article
    for paragraph in article.paragraphs:
        inside = [a for a in findings.attributions if paragraph.span.overlaps(a.whole)]
        for group in _groups(article.text, paragraph.sentences, inside):
            span = Span(article.id, group[0].span.start, group[-1].span.end)
            if _POINT.match(article[span]):
                continue
            if stopped and len(paragraph.sentences) == 1 and _ends_unstopped(article, span):
                continue  # a headline inside the text
            touching = tuple(a for a in inside if any(c.overlaps(span) for c in a.content))
            if any(_is_anybodys(a, span) for a in touching):
                continue  # “I had it inspected twice.”, which is not the outlet's word
            main = _main(touching, span)
            if main is not None and (main.negated or _NOBODY.match(main.speaker or "")):
                main = None  # what nobody said, or somebody declined to say, carries nothing
            if main is not None and is_retold_aside(article.text, span, main, touching):
                main = None
            camps = _camps(dossier, main)
            text = article[span]
            told = Evidence(
                span=span,
                text=text,
                extract=_extract(article.text, span, main, touching),
                attribution=main,
                attributions=touching,
                speaker=main.speaker if main else None,
                camp=camps[0] if len(camps) == 1 else None,
                camps=camps,
                sourcing=main.sourcing if main else "none",
                relay=main.relay if main else (),
                date=article.date,
                figures=tuple(f for f in findings.figures if span.contains(f.span)),
                terms=terms(text),
                negated=bool(_NEGATION.search(text)),
                leaning=leans(text) or (main is not None and _opens_with(findings, main, span)),
                dangling=_dangles(findings, main, span),
                narrated=main is not None
                and is_narrated(article.text, span, main, touching, dossier.actor(main.actor)),
                words=word_count(text),
            )
            yield told
            view = view_behind(article.text, span, touching)
            if view is not None and (main is None or told.narrated or main.speaker != view.speaker):
                yield _view(dossier, article, told, view)


def _is_anybodys(said: Attribution, span: Span) -> bool:
    """Whether a stretch is nothing but marked speech of which no one can tell who speaks."""
    spoken = sum(min(c.end, span.end) - max(c.start, span.start) for c in said.content if c.overlaps(span))
    return said.kind == "direct" and not said.speaker and said.source is None and spoken >= _ALL * len(span)


_ALL = 0.9  # of a stretch's code points


def _view(dossier: Dossier, article: Article, told: Evidence, said: Attribution) -> Evidence:
    """The clause that ends a sentence of the outlet's, as the words of whom it is laid to: "arguing that only a tunnel …"."""
    start, end = said.cue.start if said.cue else said.span.start, said.content[-1].end
    end = told.span.end if not any(c.isalnum() for c in article.text[end : told.span.end]) else end
    span, camps = Span(article.id, start, end), _camps(dossier, said)
    text = article[span]
    leaning = leans(_THAT.sub("", article[said.content[0]], count=1))
    return replace(
        told,
        span=span,
        text=text,
        extract=replace(
            shortened(article.text, span, said, LONGEST_EXTRACT), opens_inside=True, closes_inside=end < told.span.end
        ),
        attribution=said,
        attributions=(said,),
        speaker=said.speaker,
        camp=camps[0] if len(camps) == 1 else None,
        camps=camps,
        sourcing=said.sourcing,
        relay=said.relay,
        figures=tuple(f for f in told.figures if span.contains(f.span)),
        terms=terms(text),
        negated=bool(_NEGATION.search(text)),
        leaning=leaning,
        dangling=leaning,
        narrated=False,
        words=word_count(text),
    )


_THAT = re.compile(r"(?:(?:\w+ )?that )?")


_NEGATION = re.compile(r"\b(?:not|no|never|neither|nor|nobody|none|cannot|den(?:y|ies|ied))\b|n[’']t\b", re.IGNORECASE)


def _extract(text: str, span: Span, main: Attribution | None, touching: Sequence[Attribution]) -> Extract:
    same = [a for a in touching if main and (a.speaker == main.speaker or _is_one_of(a.speaker, main.speaker))]
    part = voiced(text, span, same)
    extract = shortened(text, part, main, LONGEST_EXTRACT)
    tie = _CONNECTIVE.match(text, span.start, span.end) if part.start == span.start else None
    if tie and not extract.opens_inside and not (main and span.start < main.whole.start < tie.end()):
        first = Span(span.article, tie.end(), extract.pieces[0].end)
        extract = replace(extract, pieces=(first, *extract.pieces[1:]), opens_inside=True)
    return replace(
        extract,
        opens_inside=extract.opens_inside or part.start > span.start,
        closes_inside=extract.closes_inside or part.end < span.end,
    )


_NOBODY = re.compile(r"(?:neither|nobody|no one|none|no)\b", re.IGNORECASE)
_TOGETHER = re.compile(r",\s+(?:and\s+)?|\s+and\s+")


def _camps(dossier: Dossier, attribution: Attribution | None) -> tuple[str, ...]:
    """The camps of those who speak; several for people of different camps who speak together."""
    if attribution is None:
        return ()
    actor = dossier.actor(attribution.actor)
    if actor is not None:
        return (actor.camp,) if actor.camp else ()
    named = (dossier.actor(name) for name in _TOGETHER.split(attribution.speaker or ""))
    return tuple(dict.fromkeys(a.camp for a in named if a and a.camp))


def after_connective(text: str, span: Span) -> Span:
    """The stretch without what only ties it to the one before ("However, "); the stretch itself where nothing does."""
    tie = _CONNECTIVE.match(text, span.start, span.end)
    return Span(span.article, tie.end(), span.end) if tie else span


def trails(text: str) -> bool:
    """Whether a sentence ends with a word that only the text before explains."""
    return bool(_TRAILING.search(text))


def is_of_the_page(text: str) -> bool:
    """Whether a sentence of the outlet's is about its own page: "We are closing this page for tonight"."""
    return bool(_OF_THE_PAGE.match(text))


_OF_THE_PAGE = re.compile(r"(?:We|Our|If you|You|Join|Follow|Read|Welcome|Thanks|Good (?:morning|evening|night))\b")


def leans(text: str) -> bool:
    """Whether a sentence opens with a word that only the text before explains, a connective set aside."""
    tie = _CONNECTIVE.match(text) or _IN_ANSWER.match(text)
    text = text[tie.end() :] if tie else text
    text = text[:1].upper() + text[1:]
    return bool(trails(text) or (_LEANING.match(text) and not _EMPTY_IT.match(text)))


def explained(evidence: Evidence, span: Span, longest: int) -> Span:
    """A sentence of a stretch, with those before it in the stretch where only they tell what its first word is or who
    speaks ("Its president said …"), if all have `longest` words or fewer; else the sentence."""
    text = evidence.text[span.start - evidence.span.start : span.end - evidence.span.start]
    opened = (a for a in evidence.attributions if a.source is not None and a.source.start == span.start)
    loose = leans(text) or any(points_back(a.speaker or "", a.sourcing) for a in opened)
    whole = Span(span.article, evidence.span.start, span.end)
    told = evidence.text[: span.end - evidence.span.start]
    return whole if loose and not leans(told) and word_count(told) <= longest else span


def points_back(speaker: str, sourcing: Sourcing = "unnamed") -> bool:
    """Whether a speaker is told only by the sentence before: "its president", "the man", "the current ministry"; no name,
    no description that says whose or of what, no body that a country has one of ("the government")."""
    if sourcing == "named":
        return False
    if _OWNED.match(speaker):
        return True
    pointed = _POINTED.match(speaker)
    if pointed is None or is_plural(pointed["noun"]):
        return False
    sort = sort_of(pointed["noun"])
    return sort in ("office", "kin") or (sort == "body" and bool(pointed["told"]))


def _dangles(findings: Findings, main: Attribution | None, span: Span) -> bool:
    """Whether a stretch holds a word that neither it nor the name of its speaker explains: the one it opens with, the one
    that its speaker goes by, or its first "he" or "her" outside quotation marks."""
    text = findings.article[span]
    if trails(text) or (main is not None and _opens_with(findings, main, span)):
        return True
    if leans(text) and not (main is not None and main.speaker and _explains(findings, main, span)):
        return True
    pronoun = _PERSONAL.search(_QUOTED.sub(lambda m: " " * len(m.group()), text))
    if pronoun is None or (main is not None and main.speaker and not _is_several(main.speaker)):
        return False
    if _OWNER.match(text) or any(m.kind in ("person", "unknown") and span.contains(m.span) for m in findings.mentions):
        return False
    return not any(sort_of(word) in ("office", "kin") for word in _WORDS.findall(text[: pronoun.start()]))


_PERSONAL = re.compile(r"\b(?:he|she|him|his|her|hers)\b", re.IGNORECASE)
_OWNER = re.compile(r"[A-Z]\w+[’']s\s")
_QUOTED = re.compile(r"“[^”]{0,600}”|\"[^\"]{0,600}\"")
_WORDS = re.compile(r"\b[a-z][a-z-]+\b", re.IGNORECASE)
_SINGULAR, _PLURAL = ("he", "she", "his", "her"), ("they", "their")


def _explains(findings: Findings, main: Attribution, span: Span) -> bool:
    """Whether the speaker's name tells what the word is that a stretch opens with: "These officials say" and "It said" are
    the speaker; "His" is the one man who speaks, but "This decision" of somebody's report is anything."""
    if points_back(main.speaker or "", main.sourcing):
        return False
    answer = _IN_ANSWER.match(findings.article.text, span.start)
    first = answer.end() if answer else after_connective(findings.article.text, span).start
    opening = _FIRST_WORD.match(findings.article.text, first)
    if opening is None or opening.group(1) or any(a.source and a.source.start == first for a in findings.attributions):
        return True  # somebody's own words point at what they speak of
    word = opening.group(2).lower()
    if word in _SINGULAR:
        return not _is_several(main.speaker or "")
    if word in _PLURAL:
        return _is_several(main.speaker or "")
    return word in ("it", "its") and main.sourcing == "named"


_FIRST_WORD = re.compile(r"([\"“‘'(]*)([A-Za-z]+)")


def _is_several(speaker: str) -> bool:
    """Whether a speaker is more than one: "officials", "three sources in the ministry", "Marsh and Lowe"."""
    return bool(_AND.search(speaker)) or any(is_plural(word) for word in _WORDS.findall(_BEHIND.sub("", speaker)))


_AND = re.compile(r"\band\b")
_BEHIND = re.compile(r"(?<=\w) (?:of|for|at|in|who|with|on|from|to)\b.*")


def _is_one_of(speaker: str | None, others: str | None) -> bool:
    """Whether a speaker is one of those who spoke just before: "one of the officials" of "these officials"."""
    found = _ONE_OF.match(speaker or "")
    if found is None or not others:
        return False
    noun = found["noun"]
    return others.lower().split()[-1] == noun.lower() if noun else _is_several(others)


_ONE_OF = re.compile(
    r"(?:one|two|three|some) of (?:them|(?:the|these|those) (?:\w+ ){0,2}?(?P<noun>\w+))$", re.IGNORECASE
)


def _ends_unstopped(article: Article, span: Span) -> bool:
    """Whether a stretch ends like no sentence: "16.05 Ferry: owners dig in", "Listen to this article"."""
    return article[span].rstrip(_CLOSING)[-1:] not in _STOPS


_CLOSING, _STOPS = "”’»\"')] \n\r\t", (".", "?", "!", "…", ":", ";", ",")


def _opens_with(findings: Findings, attribution: Attribution, span: Span) -> bool:
    """Whether the first who speaks in a stretch is somebody whom only the text before tells; "Luis Ferro stayed on board,
    his lawyer said" tells whose lawyer."""
    source, speaker = attribution.source, attribution.speaker or ""
    if source is None or not span.contains(source) or not points_back(speaker, attribution.sourcing):
        return False
    lead = Span(span.article, span.start, source.start)
    if re.search(r"[.!?]\s", findings.article[lead]):
        return False
    return not (_OWNED.match(speaker) and any(m.kind in _OWNERS and lead.contains(m.span) and m.span != m.office for m in findings.mentions))  # fmt: skip


_OWNERS = frozenset(("person", "country", "unknown"))  # "the bank", whose name is elsewhere, is a body too


def _groups(text: str, sentences: Sequence[Sentence], attributions: Sequence[Attribution]) -> Iterator[list[Sentence]]:
    """Sentences that belong together: one attribution runs through them, or a leaning one follows what it leans on in
    the same voice. Groups stay within the longest extract where they can."""
    group: list[Sentence] = []
    for sentence in sentences:
        if group:
            both = word_count(text[group[0].span.start : sentence.span.end])
            tied = any(a.whole.overlaps(group[-1].span) and a.whole.overlaps(sentence.span) for a in attributions)
            leaning = leans(text[sentence.span.start : sentence.span.end])
            before, here = _voices(group[-1], attributions), _voices(sentence, attributions)
            goes_on = _opens_quoted(text, sentence) and here <= {None} and len(before - {None}) <= 1
            goes_on |= any(_is_one_of(a, b) for a in here for b in before)
            goes_on |= leaning and here == {None} and len(before - {None}) == 1  # "It said it had not been asked."
            # "The judges' association disagrees. | Its president said two of them had been called."
            goes_on |= not before and len(here) == 1 and _is_told_before(sentence, attributions)
            if both <= LONGEST_EXTRACT and (tied or goes_on or (leaning and before == here)):
                group.append(sentence)
                continue
            yield group
        group = [sentence]
    if group:
        yield group


def _is_told_before(sentence: Sentence, attributions: Sequence[Attribution]) -> bool:
    """Whether a sentence opens with a speaker whom only the one before tells."""
    opening = (a for a in attributions if a.source and a.source.start == sentence.span.start)
    return any(points_back(a.speaker or "", a.sourcing) for a in opening)


def _opens_quoted(text: str, sentence: Sentence) -> bool:
    """Whether a sentence opens with a quotation mark: after "Marsh set one condition." it goes on with her words."""
    return text[sentence.span.start] in '“"«„‘'


def _voices(sentence: Sentence, attributions: Sequence[Attribution]) -> frozenset[str | None]:
    """Who speaks in a sentence; empty for the outlet alone."""
    return frozenset(a.speaker for a in attributions if any(c.overlaps(sentence.span) for c in a.content))


def _main(touching: Sequence[Attribution], span: Span) -> Attribution | None:
    """The attribution that carries most of a stretch; before one whose "he" nobody tells the one of whom is described in
    the same stretch: ““We lost a day,” a skipper at the quay said. “It was the ice, he said.” None: the outlet's own voice."""
    main = max(touching, key=lambda a: _overlap(a, span), default=None)
    if main is None or main.speaker or main.negated:
        return main
    told = [a for a in touching if a.speaker and a.spoken and not a.negated and not _NOBODY.match(a.speaker)]
    return told[0] if len({a.speaker for a in told}) == 1 else main


def _overlap(attribution: Attribution, span: Span) -> int:
    return sum(max(0, min(c.end, span.end) - max(c.start, span.start)) for c in attribution.content)
