"""The cue to read aloud: the newest lead on the topic, and that it is not confirmed where an article says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from briefings.model import Extract, Item, PartialDate, Sentence, Slot, Span, word_count
from briefings.plan.brief import Brief
from briefings.plan.evidence import Evidence
from briefings.plan.lines import date_words, said_item
from briefings.plan.study import Study

LONGEST_CUE = 45  # words
SHORTEST_CUE = 10  # words: "The company tells it differently." is no news
LONGEST_LABEL = 6  # words of the house before an outlet's own words: "One report says"

UNCONFIRMED = re.compile(
    r"\b(?:neither .{3,80}? nor .{3,80}? (?:have|has|had) (?:\w+ )?confirmed|not (?:been |yet )*(?:independently )?(?:confirmed|verified)|"
    r"(?:declined|refused) to (?:confirm|comment)|no (?:official )?confirmation|unconfirmed|"
    r"could not (?:immediately |independently )?(?:be )?(?:confirm|verif)\w+|(?:has|have|had) not (?:yet )?made a final decision)",
    re.IGNORECASE,
)


def unconfirmed(brief: Brief) -> tuple[Evidence, ...]:
    """Stretches that say that something is not confirmed, the most relevant first."""
    return _unconfirmed(brief.study)


@lru_cache(maxsize=64)
def _unconfirmed(study: Study) -> tuple[Evidence, ...]:
    """Those first that stand with the lead and say so in as many words."""
    lead = lead_of(study)
    found = [e for e in study.evidence if UNCONFIRMED.search(e.text)]

    def rank(evidence: Evidence) -> tuple[bool, bool, float, Span]:
        beside = lead is not None and evidence.article == lead.article
        return not beside, "confirm" not in evidence.text.lower(), -study.relevance(evidence), evidence.span

    return tuple(sorted(found, key=rank))


def _about_the_lead(study: Study, lead: Evidence, doubt: Evidence) -> bool:
    """Whether what is not confirmed is what the lead reports: it stands right behind the lead, or says so in as many words
    of the same matter. "The ministry declined to comment", at the end of an article, is about something else."""
    confirms = "confirm" in doubt.text.lower() or "verif" in doubt.text.lower()
    if doubt.article != lead.article:
        return confirms and study.shared(lead, doubt) >= SAME_MATTER
    article = study.dossier.of(lead.article).article
    here, there = article.paragraph_at(lead.span.start), article.paragraph_at(doubt.span.start)
    if here is None or there is None:
        return False
    apart = there.number - here.number
    return 0 <= apart <= (_CONFIRMS_WITHIN if confirms else 1)


SAME_MATTER = 6.5  # rarity shared by the lead and a sentence of another article about the same matter
_SAME_ACT = 4  # terms shared by the lead and what tells of “the decision”: which it is
_CONFIRMS_WITHIN = 2  # paragraphs behind the lead


def cue(brief: Brief) -> tuple[Item, ...]:
    """The cue to read aloud: the newest lead on the topic, and that it is not confirmed where an article says so.

    Empty where no article has anything on the topic.
    """
    lead = lead_of(brief.study)
    if lead is None:
        return ()
    text = brief.dossier.of(lead.article).article.text
    extract = lead.extract
    why = "the lead of the newest article on the topic"
    slots: dict[str, Slot] = {"extract": extract, "unconfirmed": None, "day": _day(brief, lead)}
    house = 0 if lead.attribution else LONGEST_LABEL
    room = LONGEST_CUE - house - sum(word_count(text[p.start : p.end]) for p in extract.pieces)
    second = next(
        (s for s in unconfirmed_sentences(brief) if not s.span.overlaps(lead.span) and _length(brief, s) <= room), None
    )
    if second is None:
        return (said_item(brief, lead, "top_sheet.cue", "cue", style="Cue", slots=slots, why=why),)
    slots["unconfirmed"] = Extract((second.span,))
    slots["second_code"] = brief.dossier.code(second.span)
    both = said_item(brief, lead, "top_sheet.cue", "cue", style="Cue", slots=slots, why=why)
    return (replace(both, speaker=None, sourcing="none", relay=(), camp=None),)  # two voices: neither is the line's


def _day(brief: Brief, lead: Evidence) -> str:
    """The day that a word of the lead means, "on Tuesday", worked out from when the article appeared; "" where none stands
    there, or more than one."""
    found = {
        event.when.iso
        for event in brief.dossier.chronology
        if event.span.overlaps(lead.extract.span) and event.when.precision == "day" and not event.when.given
    }
    return date_words(PartialDate(found.pop(), "day", given=False)) if len(found) == 1 else ""


def unconfirmed_sentences(brief: Brief) -> Iterator[Sentence]:
    """The sentences that say of what the cue reports that it is not confirmed, the most relevant first."""
    lead = lead_of(brief.study)
    for doubt in unconfirmed(brief):
        if lead is None or not _about_the_lead(brief.study, lead, doubt):
            continue
        for sentence in brief.dossier.of(doubt.article).article.sentences:
            if doubt.span.contains(sentence.span) and UNCONFIRMED.search(brief.dossier[sentence.span]):
                yield sentence


def tells_unconfirmed(brief: Brief, words: Span) -> bool:
    """Whether an outlet's words are on the news of the cue, as done, while an article says that it is not confirmed."""
    lead = lead_of(brief.study)
    if lead is None or words.overlaps(lead.span) or next(unconfirmed_sentences(brief), None) is None:
        return False
    told = (e for e in brief.study.meeting(words) if e.attribution is None or not e.attribution.spoken)
    return any(len(lead.terms & evidence.terms) >= _SAME_ACT for evidence in told)


def _length(brief: Brief, sentence: Sentence) -> int:
    return word_count(brief.dossier[sentence.span])


@lru_cache(maxsize=64)
def lead_of(study: Study) -> Evidence | None:
    """The lead to open with: of the newest article that opens near the topic, rather one of which it is told that nobody
    confirms it, or that several articles tell; None without any."""
    told_twice = [m.span for link in study.dossier.links if link.kind == "corroborates" for m in link.members]

    def is_news(evidence: Evidence) -> bool:
        return any(evidence.span.overlaps(span) for span in told_twice)

    leads: list[Evidence] = []
    for teller in (_tells, lambda _: True):  # where no article opens with news, what it opens with
        for findings in study.dossier.findings:
            told = [e for e in study.evidence if e.article == findings.article.id and not e.leaning][:_OPENING]
            opening = [e for e in told if teller(e)][:3]
            opening = [e for e in opening if not _takes_sides(e)] or opening
            best = max((study.relevance(e) for e in opening), default=0.0)
            fitting = [e for e in opening if study.relevance(e) * 2 >= best > 0 and e.words <= _room(e)]
            nearer = [e for e in fitting if is_news(e) and study.relevance(e) >= study.relevance(fitting[0])]
            timely = [e for e in fitting if happens(e.text)]
            leads += (nearer or timely or fitting)[:1]
        if leads:
            break
    newest = {e.article: day.iso if (day := study.day_of(e.article)) else "" for e in leads}
    nearest = max((study.relevance(e) for e in leads), default=0.0)
    leads = [e for e in leads if study.relevance(e) >= NEAR * nearest]
    leads = [e for e in leads if not _takes_sides(e)] or leads
    leads = [e for e in leads if not _is_opinion(study, e)] or leads
    leads = [e for e in leads if is_news(e) or happens(e.text)] or leads
    doubts = [e for e in study.evidence if UNCONFIRMED.search(e.text)]

    def worth(evidence: Evidence) -> tuple[str, bool, bool, bool, float, Span]:
        doubted = any(_about_the_lead(study, evidence, doubt) for doubt in doubts)
        neutral = not evidence.camp and not evidence.leaning
        return (
            newest[evidence.article], doubted, neutral, is_news(evidence), study.relevance(evidence), evidence.span
        )  # fmt: skip

    return max(leads, key=worth, default=None)


def _room(evidence: Evidence) -> int:
    """How many words a lead may have: the house names the outlet before words of its own, and dates a bare weekday."""
    return LONGEST_CUE - (2 if evidence.attribution else LONGEST_LABEL + 2)


NEAR = (
    0.3  # of the relevance of the nearest lead: "Storms felled a fifth of the forests" opens no talk of a resignation
)
_OPENING = 6  # stretches of an article among which its lead is


def _tells(evidence: Evidence) -> bool:
    """Whether a stretch is news in a line: no question, no one's words alone, no part of a conversation."""
    text = evidence.text
    return evidence.words >= SHORTEST_CUE and "?" not in text and not _SPOKEN.match(text) and bool(_STOPS.search(text))


def happens(text: str) -> bool:
    """Whether a sentence opens an item of news and no essay: something is done on a day that it names as near, or has just
    been done ("Dockers have voted to strike")."""
    return bool(_NEAR_DAY.search(text) or _JUST_DONE.search(text))


_NEAR_DAY = re.compile(
    r"(?<!since )(?<!until )(?<!till )(?<!by )(?<!from )\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight|overnight|last night|"
    r"this (?:morning|afternoon|evening))\b",
    re.IGNORECASE,
)
_JUST_DONE = re.compile(
    r"(?<!who )(?<!which )(?<!that )\b(?:has|have) (?!been\b)(?:(?:also|now|again|formally) )?"
    r"(?:\w{2,}ed|told|said|begun|won|lost|sent|sued|quit|met|put|cut|set|found|given|taken|made|struck|broken|written|withdrawn|stood|left)\b"
)
_STOPS = re.compile(r"[.!…][”\"’)]*\s*$")
_SPOKEN = re.compile(r"[“\"«]|[A-Z][A-Z .'’-]{2,40}(?:, [A-Z ]{2,30})?:")


def _takes_sides(evidence: Evidence) -> bool:
    """Whether a lead judges in the outlet's own voice: "The mayor blasted the harbour board for its baffling decision"."""
    return bool(_JUDGED.search(_QUOTED.sub("", evidence.text)))


_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]|‘[^‘’]{3,}’(?!\w)")
_JUDGED = re.compile(
    r"\b(?:blast(?:s|ed)|slam(?:s|med)|lash(?:es|ed) out|rip(?:s|ped)(?: into)?|torch(?:es|ed)|skewer(?:s|ed)|eviscerat(?:es|ed)|fum(?:es|ed)|"
    r"rail(?:s|ed) against|rant(?:s|ed)|crow(?:s|ed)|gloat(?:s|ed)|sneer(?:s|ed)|whin(?:es|ed)|brag(?:s|ged)|shameful(?:ly)?|shameless(?:ly)?|"
    r"disgraceful(?:ly)?|outrageous(?:ly)?|inexplicabl[ey]|inexcusabl[ey]|baffling(?:ly)?|ludicrous(?:ly)?|absurd(?:ly)?|laughabl[ey]|"
    r"so-called|supposedly|unsurprisingly|predictably|cynical(?:ly)?|hypocritical(?:ly)?|reckless(?:ly)?|brazen(?:ly)?|spineless|craven|"
    r"cowardly|corrupt|despicabl[ey]|sycophantic|embarrassing(?:ly)?)\b",
    re.IGNORECASE,
)


def _is_opinion(study: Study, evidence: Evidence) -> bool:
    """Whether a lead only tells what somebody who is no party thinks: "A former champion said that she should go"."""
    attribution = evidence.attribution
    if attribution is None or evidence.camp:
        return False
    actor = study.dossier.actor(attribution.actor)
    said = " ".join(study.dossier[c] for c in attribution.content)
    return actor is not None and actor.kind == "person" and bool(_OPINION.search(said))


_OPINION = re.compile(r"\b(?:should|must|ought|deserves?|would like|hopes?|believes?|wants?)\b")
