"""Lines that print evidence, and the words that every section says alike: dates, camps, speakers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from briefings.lexicon.people import sort_of
from briefings.model import Actor, Dossier, Extract, Item, PartialDate, Slot, Stance
from briefings.plan.brief import Brief
from briefings.plan.descriptions import description_of
from briefings.plan.evidence import Evidence
from briefings.plan.hidden import is_unmatched, lone_figures
from briefings.plan.narration import view_behind
from briefings.plan.record import QUOTED, REPORTED, record_of
from briefings.plan.told_to import titled, told_to

SAID = (
    "speaker", "who", "speaker_kind", "office", "camp", "outlet", "extract", "code", "date", "date_given", "own_voice", "sourcing", "alone", "dated", "view", "told_to",
)  # fmt: skip  # the slots of every line that prints evidence

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def date_words(when: PartialDate | None) -> str:
    """A date as the packs print it: "11 Sep 2024", "Sep 2024", "2024", "11 Sep 2024 – 13 Sep 2024"; "" for None."""
    if when is None:
        return ""
    return " – ".join(_day_words(part) for part in when.iso.split("/"))


def _day_words(iso: str) -> str:
    year, *rest = iso.split("-")
    month = _MONTHS[int(rest[0]) - 1] + " " if rest else ""
    day = f"{int(rest[1])} " if len(rest) > 1 else ""
    return f"{day}{month}{year}"


def said_item(
    brief: Brief,
    evidence: Evidence,
    id_: str,
    wording: str,
    *,
    style: str = "Item",
    slots: Mapping[str, Slot] | None = None,
    stance: Stance | None = None,
    answers: str | None = None,
    column: int | None = None,
    why: str | None = None,
) -> Item:
    """A line that prints this evidence, with its speaker, sourcing and camp; `slots` go over those it brings."""
    filled = {**said_slots(brief, evidence), **(slots or {})}
    shown = filled["extract"]
    if isinstance(shown, Extract) and next(lone_figures(brief.dossier, evidence, shown.pieces), None):
        filled["alone"] = "figure"
    return Item(
        id_,
        wording,
        filled,
        style,
        speaker=None if evidence.narrated else evidence.speaker,
        sourcing="none" if evidence.narrated else evidence.sourcing,
        relay=evidence.relay,
        camp=None if evidence.narrated else evidence.camp,
        stance=stance,
        answers=answers,
        column=column,
        why=why,
    )


def said_slots(brief: Brief, evidence: Evidence) -> dict[str, Slot]:
    """The slots that every line with an extract offers to its wording."""
    article = brief.dossier.of(evidence.article).article
    actor = brief.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    office = office_words(brief, actor)
    speaker = speaker_words(brief, evidence)
    if actor and actor.kind == "person" and speaker and actor.name.endswith(f" {speaker}"):
        speaker = actor.name  # "Moreau", whom another article names in full
    speaker = speaker or _untold(brief, evidence)
    kind = speaker_kind(brief, evidence)
    reported = kind == "country" and not evidence.relay
    return {
        "speaker": speaker,
        "who": titled(brief.dossier, actor, evidence) or speaker[:1].upper() + speaker[1:],
        "told_to": told_to(brief.dossier, evidence),
        "speaker_kind": kind,
        "office": office if office and not _is_told(office, f"{evidence.speaker or ''} {evidence.text}") else "",
        "camp": "" if evidence.narrated or evidence.camp == speaker else camp_words(brief, evidence.camp or ""),
        **outlet_slots(brief, evidence, article.id),
        "extract": evidence.extract,
        "code": brief.dossier.code(evidence.span),
        "date": article_day(brief, article.id),
        "date_given": article.date is None or article.date.given,
        "dated": old_day(brief, article.id),
        "view": _view_at_end(brief, evidence),
        "alone": "report" if reported and is_unmatched(brief.dossier, evidence) else "",
    }


def _view_at_end(brief: Brief, evidence: Evidence) -> str:
    """Whose view ends a sentence in the outlet's voice, ", arguing that only a tunnel can …"; "" for nobody's."""
    if evidence.attribution is not None or evidence.narrated:
        return ""
    text = brief.dossier.of(evidence.article).article.text
    said = view_behind(text, evidence.span, evidence.attributions)
    return said.speaker or "" if said and said.content[-1].start < evidence.extract.span.end else ""


def _untold(brief: Brief, evidence: Evidence) -> str:
    """What a line has for somebody whom only a pronoun of the text gives: "‘he’ in the text"; "" where nobody is given."""
    source = evidence.attribution.source if evidence.attribution else None
    return f"‘{brief.dossier[source].lower()}’ in the text" if source and len(source) <= _LONGEST_PRONOUN else ""


_LONGEST_PRONOUN = 5  # code points: "which"


def _is_told(office: str, text: str) -> bool:
    """Whether a line that prints this text need not say the office: all of its words stand there."""
    words = frozenset(_WORD.findall(text.lower()))
    return all(word in words or word in _SMALL for word in _WORD.findall(office.lower()))


_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(("the", "a", "an", "of", "for", "at", "in", "and", "s"))


def article_day(brief: Brief, article: str) -> str:
    """When an article appeared, in words: "11 Sep 2024"; "not before 17 Nov 2024" where that is inferred; "" unknown."""
    day = brief.study.day_of(article)
    return f"{day.because} {date_words(day)}" if day and day.because == "not before" else date_words(day)


def old_day(brief: Brief, article: str) -> str:
    """When an article appeared, where that is weeks before the newest: nothing else tells that what it says was so then,
    not now. "" for all others, and where no day is known."""
    return article_day(brief, article) if brief.study.is_old(article) else ""


def office_words(brief: Brief, actor: Actor | None) -> str:
    """What the articles call somebody, as it stands after a name: "the Secretary General of …"; "" for nothing."""
    return description_of(brief.dossier, actor) if actor else ""


def speaker_words(brief: Brief, evidence: Evidence) -> str:
    """The speaker as a sentence names them: with the article that the text puts before a body ("the White House"), and
    without a pronoun that another sentence explains ("Her sponsor, the shoe company Velora": "the shoe company Velora")."""
    speaker = _OPENING_ARTICLE.sub(lambda m: m.group().lower(), evidence.speaker or "")
    actor = brief.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    if not speaker or (actor and actor.kind == "person") or speaker.lower().startswith(("the ", "a ", "an ", "one ")):
        return speaker
    if _POSSESSIVE.match(speaker):
        return _named_after(brief, evidence) or speaker
    return f"the {speaker}" if _has_article(brief.dossier, speaker) else speaker


def unsaid_speaker(brief: Brief, evidence: Evidence | None, shown: Extract) -> str:
    """Who says what an extract shows, where its own words do not name them ("he said"); "" where they do, or where the
    outlet speaks."""
    said = evidence.attribution if evidence else None
    if evidence is None or said is None or not said.speaker:
        return ""
    contents = [c for a in evidence.attributions if a.speaker == said.speaker for c in a.content]
    if not any(piece.overlaps(c) for piece in shown.pieces for c in contents):
        return ""
    text = " ".join(brief.dossier[piece] for piece in shown.pieces).lower()
    speaker = speaker_words(brief, evidence)
    named = said.sourcing == "named" and said.speaker.lower().split()[-1] in text
    if named or any(
        piece.contains(said.source) and not _PRONOUN.fullmatch(brief.dossier[said.source])
        for piece in shown.pieces
        if said.source
    ):
        return ""
    return speaker[:1].upper() + speaker[1:]


def outlet_slots(brief: Brief, evidence: Evidence | None, article: str) -> dict[str, Slot]:
    """Whether an outlet speaks in what is shown of an article, and which; `outlet` is empty where the text names none."""
    outlet = brief.dossier.of(article).article.outlet
    own_voice = evidence is None or evidence.attribution is None or evidence.narrated
    return {"own_voice": own_voice, "outlet": outlet.value if outlet else ""}


_PRONOUN = re.compile(r"he|she|they|it|who|i|we", re.IGNORECASE)


def _named_after(brief: Brief, evidence: Evidence) -> str:
    """The name that stands beside a description with a pronoun; "" where none does."""
    source = evidence.attribution.source if evidence.attribution else None
    named = _NAMED_AFTER.search(brief.dossier[source]) if source and _POSSESSIVE.match(evidence.speaker or "") else None
    return named.group(1) if named else ""


_POSSESSIVE = re.compile(r"(?:its|his|her|their)\s", re.IGNORECASE)
_NAMED_AFTER = re.compile(r",\s((?:the|an?)\s[^,;:()\r\n]{0,60}[A-Z][^,;:()\r\n]{0,60}),?$")
_OPENING_ARTICLE = re.compile(
    r"THE(?= )|(?:The|An?|One|Some|Several|Many|These|Those|Two|Three)(?= [a-z0-9])"
)  # "The authority", not "The Times"; "THE Governor" in the first line of a printed column


def speaker_kind(brief: Brief, evidence: Evidence) -> str:
    """Which words say how well a speaker is sourced: a body or an outlet is no person, and a person whose words the
    article only reports is not quoted on the record. Who is not named is no hidden source for that: "the company" is a
    body, "the 29-year-old" or "a spokesman for the board" somebody whom the article describes, "prosecutors" a group, "the papers" a text; ""
    for a person on the record, for nobody, and for a source that stays hidden, "unmatched" where one article alone has it."""
    attribution = evidence.attribution
    if evidence.sourcing == "unnamed" and not evidence.speaker:
        return "described"
    if evidence.sourcing == "unnamed":
        kind = "apposed" if _named_after(brief, evidence) else _kind_of_description(evidence)
        hidden = kind == "" and attribution is not None
        return "unmatched" if hidden and is_unmatched(brief.dossier, evidence) else kind
    actor = brief.dossier.actor(attribution.actor) if attribution else None
    if actor and actor.kind in {"body", "country", "outlet"}:
        return actor.kind
    if attribution is None:
        return QUOTED
    article = brief.dossier.of(evidence.article).article
    recorded = record_of(article, attribution.speaker or "", evidence.attributions, evidence.extract)
    return REPORTED if attribution.kind == "indirect" else recorded or QUOTED


def _kind_of_description(evidence: Evidence) -> str:
    speaker = evidence.speaker or ""
    described = _DESCRIBED.match(speaker)
    if _TEXT.match(speaker):
        return "text"
    if _HIDDEN.search(speaker) or _WITHHELD.search(evidence.text):
        return ""
    if _GROUP.match(speaker):
        return "group"
    if not described:
        return ""
    head = described.group(2).split()[-1]
    sort = sort_of(head)
    if sort == "body":
        return "body" if described.group(1).lower() in _DEFINITE else ""
    return "described" if sort in {"office", "kin"} or _AGED.fullmatch(head) else ""


_DEFINITE = frozenset(("the", "its", "her", "his", "their"))
# One speaker, up to the head of the description: no plural, nothing that says how little is known of them.
_DESCRIBED = re.compile(
    r"(the|its|her|his|their|an?) ((?:[\w’'-]{1,30} ){0,4}?[a-z\d][\w’'-]{0,30})(?=$| (?:of|for|at|from|in|with|who)\b)",
    re.IGNORECASE,
)
# Bodies by their people: "police said" hides nobody.
_GROUP = re.compile(
    r"(?:(?:the|local|state|federal|military|two|three|four|several|both|[A-Z][a-z]{2,20}|[a-z]{3,20}ary) ){0,4}"
    r"(?:police|prosecutors|investigators|authorities|firefighters|rescuers|committees|ministries|companies|unions|insurers|regulators|observers|organi[sz]ers)\b",
    re.IGNORECASE,
)
_AGED = re.compile(r"\d{1,3}-year-old")
_TEXT = re.compile(
    r"(?:(?:the|an?|its|his|her|their|own|internal|court|leaked|joint|mandatory|offer|draft|final) )*"
    r"(?:documents?|papers|records|files|filings?|reports?|letters?|e-?mails?|statements?|study|survey|poll|diary|minutes|notices?|presentation|article \d+)\b",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"\b(?:sources?|officials?|insiders?|persons?|people|aides?|advis[eo]rs?|diplomats?|executives?|unnamed|anonymous|unidentified)\b",
    re.IGNORECASE,
)
_WITHHELD = re.compile(
    r"\b(?:anonym\w{1,6}|not to be (?:named|identified|quoted)|declined to be (?:named|identified)|not (?:be )?authori[sz]ed)\b",
    re.IGNORECASE,
)


def camp_words(brief: Brief, camp: str) -> str:
    """A camp's name as the articles bring it into a sentence: "the Dam Safety Authority", "Norhydro"."""
    name = with_article(camp)
    if camp and name == camp and _has_article(brief.dossier, camp):
        return f"the {camp}"
    return name


@lru_cache(maxsize=1024)
def _has_article(dossier: Dossier, name: str) -> bool:
    """Whether the articles mostly put "the" before a name: "the Delmond plant" is none before Delmond."""
    pattern = re.compile(rf"\b([Tt]he )?{re.escape(name)}\b(?![’'])")
    found = [bool(match.group(1)) for article in dossier.articles for match in pattern.finditer(article.text)]
    return sum(found) * 2 > len(found)


def with_article(name: str) -> str:
    """A camp's name as a sentence needs it: "the United States", "Russia"."""
    if name[:1].islower():
        return f"the {name}"  # a body that the articles only describe: "electoral commission"
    return f"the {name}" if name.startswith(_TAKES_ARTICLE) and not name.startswith("The ") else name


def side_words(brief: Brief, camp: str | None) -> str:
    """A camp's name as a sentence about this story needs it: "the Safety Board" where the articles say so."""
    words = with_article(camp or "")
    if not words or words.lower().startswith("the "):
        return words
    return f"the {words}" if _has_article(brief.dossier, words) else words


_TAKES_ARTICLE = ("United ", "European Union", "Netherlands", "Philippines", "Bahamas", "Gambia", "Maldives", "World ", "African Union",
                  "International ", "Czech Republic", "Dominican Republic", "Central African", "Democratic Republic")  # fmt: skip
