"""What a producer would keep for this topic, from every article that has something to say, by side, best sourced first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from briefings import lexicon
from briefings.model import Extract, Item, Slot, Span, word_count
from briefings.plan.brief import Brief
from briefings.plan.evidence import Evidence, is_of_the_page
from briefings.plan.excerpts import VERB, paired, shortened
from briefings.plan.hedges import loses_hedge
from briefings.plan.lines import SAID, camp_words, said_item, speaker_kind
from briefings.plan.selection import Selection, on_topic, select, worth
from briefings.plan.study import Study
from briefings.plan.terms import field_terms
from briefings.template.shape import SectionTemplate

_SAID = (*SAID, "also")
WORDINGS = {
    "group_side": ("camp",),
    "group_others": (),
    "group_named": (),
    "group_unnamed": (),
    "group_none": (),
    "group_rest": (),
    "said": _SAID,
    "own_voice": _SAID,
    "no_field": ("field",),
    "nothing_in": ("codes",),
}
_SMALLEST_SIDE = 2  # lines of one side before it gets a heading of its own
_FILLED = 13  # lines up to which what is akin to the topic follows what is on it, where the pages have room
_LONGEST_OF_SEVERAL = 42  # words of a stretch in which one of those who spoke goes on: that is the telling part
_LONG, _SHORT = 30, 12  # words: of a longer stretch the first sentences are printed, where they say enough, or clauses
_SOURCING = ("named", "unnamed", "none")  # best first
_DIRECT = ("direct", "mixed", "indirect")  # best first


def plan(brief: Brief, section: SectionTemplate) -> tuple[Item, ...]:
    """Grouped lines, then what the articles lack; empty where no article has anything that is not printed elsewhere."""
    printed = [e for e in brief.evidence if brief.printed_at(e.extract) is not None]
    told = frozenset(e.span for e in printed).union(*(brief.study.told_by(e) for e in printed))
    usable = [e for e in brief.evidence if e.span not in told and _is_fact(brief, e)]
    limit = brief.limit(section)
    least = min(limit, max(section.least, _FILLED))
    selection = select(brief.study, usable, limit=limit, least=least, printed=printed)
    return (*_grouped(brief, selection), *_lacking(brief, {e.article for e in (*printed, *selection.chosen)}))


def _is_fact(brief: Brief, evidence: Evidence) -> bool:
    """Whether a stretch tells something that its own line explains: no question, nothing that who leads a talk says, and
    nothing of the page itself."""
    asks = evidence.text.rstrip("”\"’') \n").endswith("?")
    leads = evidence.speaker in brief.study.hosts or (evidence.speaker or "").lower() in _parts_of_talk()
    idle = evidence.attribution is None and is_of_the_page(evidence.text)
    return not (asks or leads or idle or evidence.dangling)


@cache
def _parts_of_talk() -> frozenset[str]:
    return frozenset(lexicon.load("references")["parts_of_talk"])


def _grouped(brief: Brief, selection: Selection) -> Iterator[Item]:
    number = 0
    for id_, heading, slots, group in _groups(brief, selection.chosen):
        yield Item(f"facts.{id_}", heading, slots, "Heading 2")
        for evidence in sorted(group, key=lambda e: _rank(brief, e)):
            number += 1
            yield _line(brief, evidence, f"facts.{number}", selection)


def _groups(brief: Brief, chosen: Sequence[Evidence]) -> Iterator[tuple[str, str, dict[str, Slot], list[Evidence]]]:
    """The stretches under headings: by the sides that speak, where two have lines enough; else by sourcing. What is left
    stands under one heading where each kind of it would have a heading for one line."""
    speaking = [e for e in chosen if _speaks(e)]
    silent = [e for e in chosen if not _speaks(e)]
    sides = [camp for camp in dict.fromkeys(e.camp for e in speaking) if camp]
    sides = [camp for camp in sides if sum(e.camp == camp for e in speaking) >= _SMALLEST_SIDE]
    if len(sides) > 1:
        for n, camp in enumerate(sides, 1):
            yield f"side{n}", "group_side", {"camp": camp_words(brief, camp)}, [e for e in speaking if e.camp == camp]
        rest, kind = [e for e in speaking if e.camp not in sides], "others"
    else:
        if named := [e for e in speaking if _is_named(brief, e)]:
            yield "named", "group_named", {}, named
        rest = [e for e in speaking if not _is_named(brief, e)]
        kind = "others" if any(e.sourcing == "named" for e in rest) else "unnamed"
    if rest and silent and min(len(rest), len(silent)) == 1:
        yield "rest", "group_rest", {}, [*rest, *silent]
        return
    if rest:
        yield kind, f"group_{kind}", {}, rest
    if silent:
        yield "own_voice", "group_none", {}, silent


def _speaks(evidence: Evidence) -> bool:
    """Whether somebody speaks who is named, described, or at least a pronoun of the text: ““We won,” he says” is nobody's
    own voice but his, though no sentence before tells who "he" is."""
    said = evidence.attribution
    if said is None or evidence.narrated:
        return False
    return evidence.sourcing != "none" and (bool(evidence.speaker) or said.source is not None)


def _is_named(brief: Brief, evidence: Evidence) -> bool:
    """Whether somebody is named who speaks: what is retold from a newspaper is nobody's words."""
    return evidence.sourcing == "named" and speaker_kind(brief, evidence) != "outlet"


def _rank(brief: Brief, evidence: Evidence) -> tuple[int, int, int, float]:
    """Named before unnamed, first-hand before retold, quoted before paraphrased, then the worthier."""
    said = evidence.attribution
    directness = _DIRECT.index(said.kind) if said else len(_DIRECT)
    return _SOURCING.index(evidence.sourcing), len(evidence.relay), directness, -worth(brief.study, evidence)


def _line(brief: Brief, evidence: Evidence, id_: str, selection: Selection) -> Item:
    codes = dict.fromkeys(brief.dossier.code(e.span) for e in selection.also.get(evidence.span, ()))
    own = brief.dossier.code(evidence.span)
    slots: dict[str, Slot] = {
        "also": ", ".join(code for code in codes if code != own),
    }
    slots["extract"] = concise(brief, evidence)
    why = f"relevance {brief.relevance(evidence):.2f}, for {', '.join(brief.study.met_words(evidence)) or 'its story'}"
    wording, style = ("said", "Item") if _speaks(evidence) else ("own_voice", "Voice")
    return said_item(brief, evidence, id_, wording, style=style, slots=slots, why=why)


def concise(brief: Brief, evidence: Evidence, longest: int = _LONG) -> Extract:
    """The first sentences or clauses of a stretch that has more words, where they keep what it says and how sure that is;
    else all of it."""
    several = len({a.speaker for a in evidence.attributions}) > 1
    if evidence.words <= (max(longest, _LONGEST_OF_SEVERAL) if several else longest):
        return evidence.extract
    cut = opening(brief, evidence, longest)
    turned = (
        _loses_view(evidence, cut)
        or _loses_topic(brief, evidence, cut)
        or loses_hedge(brief.dossier.of(evidence.article).article, cut)
    )
    return evidence.extract if turned else cut


def _loses_view(evidence: Evidence, cut: Extract) -> bool:
    """Whether a cut of the outlet's own sentence leaves out what somebody in it thinks: "The council would be backing the
    plan that Marsh has pushed, | arguing that only a tunnel can …"."""
    views = [c for a in evidence.attributions if a.actor for c in a.content]
    return not evidence.speaker and any(c.start >= cut.span.end for c in views)


def _loses_topic(brief: Brief, evidence: Evidence, cut: Extract) -> bool:
    """Whether a cut leaves out what ties a stretch to the topic: "The step depends on many things, | among them the risk of
    drawing the neighbours into the war"."""
    text = brief.dossier.of(evidence.article).article.text
    kept, left = text[cut.span.start : cut.span.end], text[cut.span.end : evidence.span.end]
    return brief.study.ties(evidence) and brief.study.telling_of(left) > brief.study.telling_of(kept)


def opening(brief: Brief, evidence: Evidence, longest: int = _LONG) -> Extract:
    """The first whole sentences of a long stretch, where no quotation runs on behind them; else all of it."""
    extract = evidence.extract
    article = brief.dossier.of(evidence.article).article
    ends = [s.span.end for s in article.sentences if extract.span.contains(s.span)]
    said = evidence.attribution
    ends = [end for end in ends if said is None or any(c.start < end for c in said.content)]  # somebody's words stay in
    for end in reversed(ends[:-1]):
        kept = article.text[extract.span.start : end]
        if len(extract.pieces) == 1 and paired(kept) and _SHORT <= word_count(kept) <= longest:
            return replace(extract, pieces=(Span(extract.article, extract.span.start, end),), closes_inside=False)
    first = article.text[extract.span.start : ends[0]] if len(ends) > 1 and len(extract.pieces) == 1 else ""
    if _SHORT <= word_count(first) <= evidence.words - _SAVED and paired(first):
        return replace(extract, pieces=(Span(extract.article, extract.span.start, ends[0]),), closes_inside=False)
    return _first_clauses(article.text, evidence, longest)


_SAVED = 10  # words, about a line: for fewer a sentence is not left out


def _first_clauses(text: str, evidence: Evidence, longest: int) -> Extract:
    """The first clauses of a long sentence, up to a break that parts no quotation; else all of it."""
    extract = evidence.extract
    cut = shortened(text, extract.span, evidence.attribution, longest) if len(extract.pieces) == 1 else extract
    kept = text[cut.span.start : cut.span.end]
    whole = not cut.opens_inside and text[cut.span.end : cut.span.end + 1] in ",;:–—" and paired(kept)
    enough = word_count(kept) * 2 >= longest and any(_is_main(clause) for clause in _CLAUSES.split(kept))
    return replace(cut, opens_inside=extract.opens_inside) if whole and enough and cut != extract else extract


def _is_main(clause: str) -> bool:
    """Whether a clause says something by itself: of "according to the port, while it is open today, it could shut in May"
    the first two do not."""
    return bool(VERB.search(clause)) and not _DEPENDENT.match(clause)


_CLAUSES = re.compile(r"[,;:–—]\s")
_DEPENDENT = re.compile(
    r"\W*(?:according to|while|although|though|if|when|as|because|since|after|before|unless|until|whereas|despite|who|which|that|where|whose)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)
def _telling(study: Study) -> frozenset[str]:
    """The articles that have something to say on the topic."""
    return frozenset(e.article for e in on_topic(study, study.evidence))


def _lacking(brief: Brief, used: Collection[str]) -> Iterator[Item]:
    """Whose field, and which articles, have nothing to this topic; articles in `used` are printed from."""
    held = frozenset[str]().union(*(e.terms for e in brief.evidence))
    field = {t: w for t, w in field_terms(brief.assignment.guest.role or "").items() if t not in brief.topic}
    scholar = brief.profile.guest_class == "expert" or brief.study.region
    if brief.camp is None and scholar and field and not held & brief.study.guest_field:
        yield Item("facts.no_field", "no_field", {"field": ", ".join(dict.fromkeys(field.values()))}, "Note")
    telling = _telling(brief.study)
    idle = [code for article, code in brief.dossier.codes.items() if article not in telling and article not in used]
    if telling and idle:
        yield Item("facts.nothing_in", "nothing_in", {"codes": ", ".join(idle)}, "Note")
