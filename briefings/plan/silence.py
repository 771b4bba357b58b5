"""A guest who will not comment: that their own institution declined to, and the report that still stands."""

from __future__ import annotations

import re
from functools import cache

from briefings import lexicon
from briefings.plan.brief import Brief
from briefings.plan.cue import lead_of
from briefings.plan.evidence import Evidence

LONGEST = 26  # words of such a sentence: a longer one tells of more
SAME_NEWS = 0.25  # of what the newest lead speaks of, by rarity: a report that holds so much of it tells the same news


def no_comment(brief: Brief) -> tuple[Evidence, Evidence] | None:
    """The sentence in which the guest's own institution declines to comment, and the sourced report of the news that is to be
    put all the same; None where it has said something in these articles, or nobody asked, or no such report is left."""
    house = _plain((brief.assignment.guest.affiliation or "").split(",")[-1])
    if brief.camp is None or not house:
        return None
    today = [e for e in brief.evidence if not brief.study.is_old(e.article)]
    silent = next((e for e in brief.free(today) if _is_silent(e, house)), None)
    if silent is None or any(_speaks(e, house) for e in today):
        return None
    report = _report(brief, today, house)
    return (silent, report) if report is not None else None


def _plain(name: str) -> str:
    """A name as it is compared: "The Halden Group " is "halden group"."""
    return name.strip().lower().removeprefix("the ")


def _is_silent(evidence: Evidence, house: str) -> bool:
    """Whether a sentence tells that this house had nothing to say, and no more: it opens with its name."""
    opens = re.match(rf"{re.escape(house)}\b", _plain(evidence.text))
    return evidence.words <= LONGEST and opens is not None and _silent().search(evidence.text) is not None


def _speaks(evidence: Evidence, house: str) -> bool:
    said = evidence.attribution
    return said is not None and said.spoken and not evidence.narrated and house in (evidence.speaker or "").lower()


@cache
def _silent() -> re.Pattern[str]:
    lists = lexicon.load("exchanges")
    unsaid = lexicon.alternation(lists["unsaid"])
    return re.compile(
        rf"\b(?:declin(?:ed|es) (?:[^.;“”\"]{{0,60}}\b)?(?:comment|request)|{lexicon.alternation(lists['silent'])}"
        rf"|(?:not|n[’']t) (?:immediately |yet )?(?:{unsaid}))\b",
        re.IGNORECASE,
    )


def _report(brief: Brief, today: list[Evidence], house: str) -> Evidence | None:
    """Of what somebody is said to have said of the news, the one that tells most of it: a named source before a hidden one."""
    lead = lead_of(brief.study)
    if lead is None:
        return None
    told = [
        (e.sourcing == "named", brief.study.shared(lead, e), e)
        for e in brief.free(today)
        if e.attribution is not None
        and e.attribution.spoken
        and e.speaker
        and not (e.narrated or e.leaning or e.dangling or house in e.speaker.lower())
    ]
    fitting = [one for one in told if one[1] >= SAME_NEWS * brief.study.shared(lead, lead)]
    best = max(fitting, key=lambda one: (one[1], one[0], -one[2].span.start), default=None)
    return best[2] if best else None
