"""Who is named in a question, and how: a speaker as a listener knows them, and the guest in person."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from briefings import lexicon
from briefings.lexicon import people
from briefings.model import word_count
from briefings.plan.askable import is_nameable
from briefings.plan.brief import Brief
from briefings.plan.evidence import Evidence
from briefings.plan.lines import speaker_words
from briefings.plan.terms import terms


def may_be_named(brief: Brief, evidence: Evidence) -> bool:
    """Whether a question can name the speaker; the outlet's own voice it can."""
    said = evidence.attribution
    if said is None or not evidence.speaker:
        return True
    return not _is_guest_described(brief, evidence) and is_nameable(
        short_speaker(brief, evidence), named=said.sourcing == "named"
    )


def in_person(brief: Brief, evidence: Evidence) -> bool:
    """Whether the guest in person said it: somebody whom the guest line names. Who only holds the post of "Spokesperson,
    Harbour Board" in the articles may not be who is on the line."""
    person, said = brief.study.person, evidence.attribution
    line = guest_line(brief)
    if person is not None and brief.study.says(evidence):
        return {*person.name.split()} <= line
    actor = brief.dossier.actor(said.actor) if said else None
    if actor is not None and actor.kind in _BODIES:
        return False  # "Chair, Marsh Foundation": "The foundation said it would sell" is no "you said it would"
    name = [word for word in (evidence.speaker or "").split() if word.rstrip(".") not in _HONORIFICS]
    return said is not None and said.sourcing == "named" and len(name) >= _WHOLE_NAME and {*name} <= line


def guest_line(brief: Brief) -> set[str]:
    """The words of the guest line that say who the guest is: not those for whom, or of what."""
    guest = brief.assignment.guest
    first, *others = guest.text.split(",")
    named = [part for part in others if not _CAMPAIGN.search(part)]
    return {word for part in (guest.name or "", first, *named) for word in _FOR_WHOM.split(part)[0].split()}


_FOR_WHOM = re.compile(r"\b(?:for|of|to|from|against|representing)\b")
_CAMPAIGN = re.compile(r"\w for [A-Z]\w+\s*$")  # "Spokesperson, Ada Marsh for Mayor": whom the spokesperson speaks for
_BODIES = ("body", "country", "outlet", "group")
_WHOLE_NAME = 2  # words: a first name and a last
_HONORIFICS = frozenset({"Dr", "Mr", "Mrs", "Ms", "Sir", "Dame", "Lord", "Lady", "Prof", "Professor"})


def _is_guest_described(brief: Brief, evidence: Evidence) -> bool:
    """Whether the speaker is only described, by words that all stand in the guest line: "the former treasurer" may be the
    guest, who is not asked what somebody like them said."""
    if evidence.sourcing == "named" or not evidence.speaker:
        return False
    line = {word.lower() for word in guest_line(brief)}
    described = {word.lower() for word in evidence.speaker.split()} - {"the", "a", "an"}
    return bool(described) and described <= line


def house_of(brief: Brief) -> tuple[str, ...]:
    """The bodies that the guest line names, in two words or more before a post in them, longest first: the "Harbour Board" of
    "Harbour Board Representative, Norland"; not who the guest speaks for."""
    guest = brief.assignment.guest
    found: list[str] = []
    for part in re.split(r"[,;()]", guest.text.replace(guest.name or "\0", "")):
        words = part.split()
        for size in range(len(words) - 1, 1, -1):
            runs = (words[i : i + size] for i in range(len(words) - size))
            found += [" ".join(run) for run in runs if all(word[:1].isupper() for word in run)]
    own = frozenset(terms(brief.camp or "")) | frozenset(t for c in brief.study.own_camps for t in terms(c))
    bodies = [b for b in found if people.sort_of(b.split()[-1].lower()) == "body" and not terms(b) <= own]
    return tuple(dict.fromkeys(bodies))


WANTS = ("call", "request", "appeal", "demand")
PRESENTS = re.compile(r"\b(?:host|presenter|correspondent|newsreader|anchor)\b", re.IGNORECASE)


def unspoken(evidence: Evidence) -> Evidence:
    """The stretch in the outlet's own voice."""
    return replace(evidence, attribution=None, speaker=None, sourcing="none", relay=())


def long_ago(brief: Brief, evidence: Evidence) -> str:
    """The month of an article that is months older than the newest, in words: what it says may hold no longer; "" else."""
    day = brief.study.day_of(evidence.article)
    days = [d.first for f in brief.dossier.findings if (d := brief.study.day_of(f.article.id)) is not None]
    if day is None or day.precision not in ("day", "month") or day.because == "not before":
        return ""
    apart = date.fromisoformat(max(days)) - date.fromisoformat(day.first)
    return f"{_MONTHS[int(day.iso[5:7]) - 1]} {day.iso[:4]}" if apart.days > LONG_AGO else ""


LONG_AGO = 60  # days before the newest article
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def short_speaker(brief: Brief, evidence: Evidence) -> str:
    """The speaker as a question can name them: a long description up to where it says how they know."""
    words = speaker_words(brief, evidence)
    first = words.split(maxsplit=1)[0] if words else ""
    if evidence.sourcing == "unnamed" and _THE_UNNAMED.match(words):
        words = words.split(maxsplit=1)[1]  # "the unnamed officials": nobody has heard of them yet
    if evidence.sourcing == "unnamed" and (people.is_plural(first) or first in _HEADS):
        words = first.lower() + words[len(first) :]  # "Doctors", "A source", from the head of a sentence
    if evidence.sourcing == "named" or word_count(words) <= _SHORT_SPEAKER:
        return words
    return without_knowing(evidence, words)


def without_knowing(evidence: Evidence, words: str) -> str:
    """A description up to where it says how they know: "two people familiar with the books" are two people."""
    return words if evidence.sourcing == "named" else _KNOWING.split(words, maxsplit=1)[0].strip(" ,") or words


def forms_of(speaker: str) -> dict[str, str]:
    """How a speaker stands in a question: inside a sentence, at its head, and as whose words they are."""
    head = speaker[:1].upper() + speaker[1:]
    last = speaker.split()[-1:]
    several = bool(last) and last[0].endswith("s") and (last[0].islower() or people.is_plural(last[0]))
    return {"speaker": speaker, "who": head, "whose": head + ("’" if several else "’s")}


def in_short(evidence: Evidence, words: str) -> str:
    """Several people, or one of a kind, without where they are: "three sources in the harbour office" are three sources."""
    short = without_knowing(evidence, words)
    first = short.split(maxsplit=1)[0] if short else ""
    some = people.is_plural(first) or first.lower() in _SOME
    return _WHERE.split(short, maxsplit=1)[0] if evidence.sourcing == "unnamed" and some else short


_HEADS = (
    "A",
    "An",
    "One",
    "Some",
    "Several",
    "Many",
    "Two",
    "Three",
    "Four",
    "Five",
    "Anonymous",
    "Unnamed",
    "Senior",
    "Former",
)

_SOME = frozenset(
    ("a", "an", "one", "some", "several", "many", "two", "three", "four", "five", "anonymous", "unnamed", "senior")
)

_WHERE = re.compile(r"\s(?:in|at|of|from|with|inside|within|on)\s")
_THE_UNNAMED = re.compile(r"the (?:unnamed|anonymous|unidentified) \w+s\b", re.IGNORECASE)
_SHORT_SPEAKER = 6  # words
_KNOWING = re.compile(
    r"\s(?:who|that|whose|familiar|close|cited|briefed|with knowledge|knowledgeable|quoted|involved)\b"
    r"|\s(?:at|in|of|from|with|for) (?:one|some|each|both) of (?:the (?:two|three|four|others)|them|these|those)\b"
)


def outlet_words(brief: Brief, evidence: Evidence) -> str:
    """Who tells of an unnamed speaker: the outlet they told, else the article's own; "" when the text names neither."""
    if evidence.relay:
        return evidence.relay[0]
    outlet = brief.dossier.of(evidence.article).article.outlet
    return outlet.value if outlet else ""


def noun_of(brief: Brief, evidence: Evidence) -> str:
    """What the article's verb of saying is called: "warning" for "warned"; "" for a verb that only says."""
    attribution = evidence.attribution
    nouns = {lexicon.stem(verb): noun for verb, noun in lexicon.load("speech_nouns").items()}
    words = brief.dossier[attribution.cue].split() if attribution and attribution.cue else []
    return next((nouns[lexicon.stem(w)] for w in words if lexicon.stem(w) in nouns), "")
