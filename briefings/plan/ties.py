"""Questions that a topic's title holds, each backed by the stretch that speaks of it: the one it asks in so many words ("The dock
fire: did the alarms fail?"), and how the things it ties together bear on one another: "the impact of dock strikes on trade and
talks" asks for an effect on trade, and for one on talks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from briefings import lexicon
from briefings.model import Item, Slot, word_count
from briefings.plan.backing import LONGEST_BACKING, said_by
from briefings.plan.brief import Brief
from briefings.plan.evidence import Evidence
from briefings.plan.excerpts import shortened
from briefings.plan.lines import said_item
from briefings.plan.overtaken import is_overtaken
from briefings.plan.quoting import LONGEST_QUESTION
from briefings.plan.terms import broad_words, terms, title_terms
from briefings.plan.title_parts import FEWEST_TERMS, in_sentence
from briefings.plan.unsettled import Pair

_STEM = 7  # words of either stem: "What effect do you see from … on …?"


def of_title(brief: Brief) -> Iterator[Pair]:
    """The question that the title itself asks, with what stands for it in print: up to three stretches, the nearest first, of
    which another question may quote one."""
    title = brief.assignment.topic.title.strip()
    asks = _ASKS.match(title)
    if asks is None or any(mark in title for mark in '“”"') or word_count(title) > LONGEST_QUESTION:
        return
    if _TELLS_OF.search(asks["question"]):
        return
    subject, question = asks["subject"] or "", in_sentence(brief, asks["question"])
    if _NAMES.search(question) and not _PRONOUN.search(question):
        subject = ""
    head = f"{in_sentence(brief, subject)}: {question}" if subject else question
    slots: dict[str, Slot] = {"first": head[:1].upper() + head[1:]}
    for evidence in brief.remembered("nearest", _nearest):
        yield Item("", "question_title", slots, why="what the title asks"), _backing(brief, evidence)


def _nearest(brief: Brief) -> tuple[Evidence, ...]:
    """The stretches nearest to the topic that stand by themselves."""
    near = sorted((e for e in brief.evidence if not e.leaning), key=lambda e: (-brief.relevance(e), e.span))
    return tuple(islice((e for e in near if not is_overtaken(brief.study, e)), _MOST))


_ASKS = re.compile(  # "Was the pier safe", "Storm Ada: who pays for the dykes?"; "What the minister knew" asks nothing aloud
    r"(?:(?P<subject>[^:?]{3,60}):\s+)?(?P<question>(?:(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|must)\s|"
    r"(?:why|how|when|where|what)\s(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|must)\s|"
    r"who\s(?!(?:the|a|an)\b)\w+\s)[^:?]+)\??$",
    re.IGNORECASE,
)


# "Who knew what, and why the repairs took so long" goes on to tell; nobody asks it so.
_TELLS_OF = re.compile(
    r"(?:,|\band)\s+(?:and\s+)?(?:why|how|when|where|whether)\s(?!(?:much|many|long|far|soon|is|are|was|were|do|does|did|has|have|had|"
    r"can|could|will|would|should|may|must)\b)",
    re.IGNORECASE,
)
_NAMES = re.compile(r"(?<=[a-z] )[A-Z][a-z]+")  # "was the Elmford dam safe": it says what it is about
_PRONOUN = re.compile(r"\b(?:it|its|they|them|their|he|his|she|her|this|that|these|those)\b", re.IGNORECASE)


def tied(brief: Brief) -> Iterator[Pair]:
    """A question for each thing that the title asks an effect on, or a role in, of which the articles speak; those first of which
    they speak least, and which no other question is likely to touch."""
    for question, evidence in brief.remembered("ties", _ties):
        yield question, _backing(brief, evidence)


def _ties(brief: Brief) -> tuple[tuple[Item, Evidence], ...]:
    """The questions, each with a stretch that speaks of its matter."""
    title = _title().search(brief.assignment.topic.title)
    if title is None:
        return ()
    worker = title[2] if not broad_words(title[2]) else _AND.split(title[2])[0]
    kind = "role" if title[1].lower() == "role" else "tie"
    found: list[tuple[int, str, Evidence]] = []
    for part in _AND.split(title[3]):
        if word_count(worker) + word_count(part) + _STEM > LONGEST_QUESTION:
            continue
        # Whose part it is is told by what they do, and not by what they say of others.
        speaks = _acts if kind == "role" else _speaks_of
        told = [e for e in brief.evidence if speaks(brief, e, worker, part) and not is_overtaken(brief.study, e)]
        told.sort(key=lambda e: (brief.study.is_old(e.article), not _names(e, worker), -brief.relevance(e), e.span))
        found += [(len(told), in_sentence(brief, part), e) for e in told[:_MOST]]
    slots: dict[str, Slot] = {
        "first": in_sentence(brief, worker), "guest": brief.profile.guest_class, "party": brief.camp is not None,
    }  # fmt: skip
    return tuple(
        (Item("", f"question_{kind}", {**slots, "second": part}, why="what the title ties together"), evidence)
        for _, part, evidence in sorted(found, key=lambda f: f[0])
    )


_MOST = 3  # stretches that may back one question: another may quote the best


def _acts(brief: Brief, evidence: Evidence, worker: str, _: str) -> bool:
    """Whether somebody is named in what is told or said near the topic, and not only as who says it."""
    said = evidence.attribution
    told = " ".join(brief.dossier[c] for c in said.content) if said is not None else evidence.text
    alone = not evidence.leaning or (said is not None and said.sourcing == "named")
    return bool(terms(worker) & terms(told)) and alone and brief.relevance(evidence) > 0


def _names(evidence: Evidence, worker: str) -> bool:
    """Whether a stretch names what works by a word of the title, and not only by who speaks."""
    return bool(terms(worker) & (evidence.terms - terms(evidence.speaker or "")))


def _speaks_of(brief: Brief, evidence: Evidence, worker: str, part: str) -> bool:
    """Whether a stretch speaks of what a part names, all of a word or two and most of more, and its paragraph of
    something of what works on it."""
    met = set(brief.study.met_words(evidence))
    wanted, at_work = set(title_terms(part).values()), set(title_terms(worker).values())
    enough = len(wanted) if len(wanted) <= FEWEST_TERMS else len(wanted) * 3 // 5
    if not wanted or len(wanted & met) < enough or evidence.leaning:
        return False
    return bool(at_work & met) or any(at_work & set(brief.study.met_words(e)) for e in _beside(brief, evidence))


def _beside(brief: Brief, evidence: Evidence) -> Iterator[Evidence]:
    """The other stretches of its paragraph: "The order is to help the yard in the talks. The loans, though, will be few"."""
    paragraph = brief.dossier.code(evidence.span)
    return (e for e in brief.evidence if e.article == evidence.article and brief.dossier.code(e.span) == paragraph)


def _backing(brief: Brief, evidence: Evidence) -> Item:
    """The words themselves, or where they stand."""
    if brief.printed_at(evidence.extract) is not None:
        return said_by(brief, evidence)
    article = brief.dossier.of(evidence.article).article
    words = shortened(article.text, evidence.extract.span, evidence.attribution, LONGEST_BACKING)
    return said_item(brief, evidence, "", "backing_words", style="Backing", slots={"extract": words, "backing": None})


@cache
def _title() -> re.Pattern[str]:
    words = "|".join(lexicon.load("topics")["causal_frame"])
    return re.compile(rf"\b({words})s? of (.+?) (?:on|upon|in) (.+)$", re.IGNORECASE)


_AND = re.compile(r",?\s+and\s+|,\s+")
