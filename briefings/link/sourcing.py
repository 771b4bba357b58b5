"""How an attribution is sourced: named, unnamed or none, and the outlets between the speaker and the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from briefings import lexicon
from briefings.lexicon import outlets, people
from briefings.link import names
from briefings.link.cast import Cast
from briefings.link.scene import Speaker
from briefings.model import Article, Attribution, Mention, Sourcing, Span

_SPACE = re.compile(r"\s+")


def sourcing(attribution: Attribution, speaker: Speaker) -> Sourcing:
    """ "named" for people by name, bodies, countries and outlets; "unnamed" for a description; "none" without a source."""
    if attribution.source is None and not speaker.text:
        return "none"
    return "named" if speaker.named else "unnamed"


def relay(
    cast: Cast, attribution: Attribution, speaker: Speaker, around: Sequence[tuple[Attribution, Speaker]]
) -> tuple[str, ...]:
    """The outlets in between, nearest to the speaker first, each in one form; the article's own outlet is not one.

    Args:
        cast: Of the article.
        attribution: Whose relay is asked.
        speaker: Who is meant by its source.
        around: The attributions that it lies in, innermost first, with their speakers.
    """
    if attribution.source is None:
        return ()
    found: list[str] = list(speaker.through) if speaker.cited else []
    publisher = names.outlet_name(cast.article.outlet.value) if cast.article.outlet else None
    if not (speaker.kind == "outlet" and speaker.named):
        found += _carriers(cast, attribution)
    for _outer, teller in around:
        if teller.kind == "outlet" and teller.text and teller.named:
            found.append(names.outlet_name(teller.text))
        elif teller.plural and teller.named and teller.text:
            found += [names.outlet_name(name) for name in _outlets_in(teller.text)]
    if not found:
        found += speaker.through or (speaker.via.relay if speaker.via else ())
    own = {publisher, names.outlet_name(speaker.text) if speaker.text and speaker.kind == "outlet" else None}
    return tuple(name for name in dict.fromkeys(found) if name not in own)


def reason_for_anonymity(article: Article, start: int, end: int) -> Span | None:
    """The words between two places that say why a name is held back: "were not authorized to discuss the decision
    publicly"; None: no reason is given there."""
    if not _holds_reasons(article.text):
        return None
    for m in _reasons().finditer(article.text, start, end):
        stop = _CLAUSE_END.search(article.text, m.end(), end)
        until = stop.start() if stop else end
        why = _WHY.match(article.text, until, end)
        return article.span(m.start(), why.end() if why else until)
    return None


@lru_cache(maxsize=4)
def _holds_reasons(text: str) -> bool:
    """Whether an article may hold a name back at all: asked once for its many sentences."""
    small = text.lower()
    return any(phrase.lower() in small for phrase in lexicon.load("groups")["reasons"])


# "…, because the talks were private": the very reason, where one is given
_WHY = re.compile(
    r",?\s(?:because|since|for\sfear\sof|fearing|so\sas\sto|in\sorder\sto|as\s(?:he|she|they|the))\b[^.,;”\"\n]*"
)
_CLAUSE_END = re.compile(
    r"[,.;”\"\n]|\s(?:and|but)\s(?=spoke|said|asked|the\b)|\s(?:because|since|fearing)\s|\s(?:for\sfear\sof|so\sas\sto|in\sorder\sto)\s"
)


@cache
def _reasons() -> re.Pattern[str]:
    phrases = sorted(lexicon.load("groups")["reasons"], key=lambda p: (-len(p), p))
    return re.compile("(?:(?:were|was|are|is) )?(?:" + "|".join(re.escape(p) for p in phrases) + r")\b", re.IGNORECASE)


def is_anonymous(speaker_text: str) -> bool:
    """Whether a description is of people whose names are held back: "sources familiar with the matter", not "the
    prime minister" or "residents"."""
    lists = lexicon.load("groups")
    words = [people.singular(w.strip(",.")) for w in speaker_text.lower().split()]
    if any(w in lists["hidden"] for w in words):
        return True
    head = words
    for i, word in enumerate(words):
        if (
            word
            in (
                "of",
                "for",
                "from",
                "in",
                "at",
                "with",
                "who",
                "that",
                "familiar",
                "close",
                "cited",
                "briefed",
                "knowledgeable",
                "involved",
            )
            and i
        ):
            head = (
                words[i:]
                if words[i - 1] in ("one", "two", "three", "several", "some", "many", "none", "both")
                else words[:i]
            )
            break
    return any(w in ("official", "source", "insider", "diplomat", "aide") for w in head) or (
        any(w in lists["anonymous"] for w in head) and any(k in speaker_text.lower() for k in lists["knowledge"])
    )


def _carriers(cast: Cast, attribution: Attribution) -> Iterator[str]:
    """Outlets that the words came through, by what joins them to the source: "told Reuters", "cited by the Post"."""
    article, source = cast.article, attribution.source
    assert source is not None
    sentence = article.sentence_at(source.start)
    if sentence is None:
        return
    for mention in cast.within(sentence.span.start, sentence.span.end):
        if mention.kind != "outlet" or cast.in_quotes(mention.span.start):
            continue
        addressed = attribution.cue is not None and 0 <= mention.span.start - attribution.cue.end <= len(" the ")
        in_content = any(piece.contains(mention.span) for piece in attribution.content)
        if in_content and not addressed and not source.contains(mention.span):
            continue
        quoting = mention.span.end < source.start and _quotes(article, mention, source)
        if quoting or _carries(article, sentence.span.start, mention, attribution):
            referent = cast.at(mention.span)
            yield names.outlet_name(referent.name if referent else article[mention.span])


def _carries(article: Article, start: int, mention: Mention, attribution: Attribution) -> bool:
    source = attribution.source
    assert source is not None
    before = _SPACE.sub(" ", article.text[max(start, mention.span.start - 60) : mention.span.start]).rstrip()
    if not _carrier_words().search(before):
        return False
    # "In an interview with the BBC, she said": the carrier stands after the source or close before it
    return mention.span.start > source.start or source.start - mention.span.end < 40


_QUOTES = re.compile(r"(?:,[^,]{2,60},)?\s(?:has\s|had\s|also\s)?(?:quoted|quotes|cited|cites|quoting)\s$")


def _quotes(article: Article, mention: Mention, source: Span) -> bool:
    """Whether the outlet quotes the source: "Vestnik, a newsletter, quoted | a diplomat as saying"."""
    return (
        bool(_QUOTES.fullmatch(article.text, mention.span.end, source.start))
        if source.start - mention.span.end < 90
        else False
    )


@cache
def _carrier_words() -> re.Pattern[str]:
    words = sorted(lexicon.load("agencies")["carriers"], key=lambda w: (-len(w), w))
    return re.compile(
        r"\b(?:" + "|".join(re.escape(w) for w in words) + r")(?: [A-Z]\S+| the| and| both){0,6}$", re.IGNORECASE
    )


def _outlets_in(text: str) -> list[str]:
    return [name for part in re.split(r",| and ", text) if (name := outlets.named(part.strip()))]
