"""What the articles do not say: absences that were checked, never generic ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain, islice

from briefings import lexicon
from briefings.model import Dossier, Extract, Item, Ref, Slot, Span, word_count
from briefings.plan.brief import Brief
from briefings.plan.chains import TELLER, teller_slots, with_its_source
from briefings.plan.conflicts import TOUCHING, few_words, relevant, value
from briefings.plan.cue import unconfirmed_sentences
from briefings.plan.evidence import after_connective
from briefings.plan.excerpts import around, unmarked
from briefings.plan.guests import outlet_of
from briefings.plan.lines import article_day, with_article
from briefings.plan.open_ends import LONGEST_OPEN, OpenEnd, open_ends, relevance_of, stale_ends
from briefings.plan.terms import country_of, facets, terms
from briefings.template.shape import SectionTemplate

WORDINGS = {
    "not_confirmed": ("see", "code"),
    "open": ("extract", "code", "date", "stale", *TELLER),
    "open_seen": ("words", "see", "code", "date", "stale", *TELLER),
    "no_term": ("term",),
    "no_country": ("countries",),
    "no_affiliation": ("affiliation",),
    "silent": ("party",),
    "unsourced": ("about", "first", "first_code", "second", "second_code"),
    "no_day": ("words", "code"),
    "only_unnamed": ("articles",),
    "undated": ("codes",),
}
_MARKS = re.compile(r"[“”\"]")
_TEXT = re.compile(
    r"\b(?:notes?|memos?|memorandums?|assessments?|letters?|reports?|documents?|papers?|e-?mails?|statements?|filings?|slides?|files?)\b",
    re.IGNORECASE,
)
_OFTEN = 2  # stretches that speak of a party before its silence is worth a line
CUE = "top_sheet.cue"
LONGEST_WITH_SOURCE = 36  # words of a sentence with the one before that says whose it is
_SHORT_OPEN, _FEWEST_WORDS = 10, 5  # words of one that is printed elsewhere
_SHORT = 4  # letters: a shorter word of a title is rarely its subject
_MOST_OPEN = 4
_NEW_FIRST = 2  # lines on what is open still, before the first on what was open weeks ago
_ENOUGH = 5  # lines: only with fewer, what was open weeks ago has some
_FEWEST = 3  # lines: only with fewer, what is open beside the topic has one
_MOST_SILENT = 2
_MOST_ABSENT = 3  # countries of the region that a scholar knows, where none of it speaks


def silent_camps(brief: Brief) -> tuple[str, ...]:
    """Sides that the articles speak of and that say nothing in them: those in stretches on the topic first, then the
    most spoken of."""
    return brief.remembered("silent camps", _silent_camps)


def _silent_camps(brief: Brief) -> tuple[str, ...]:
    speaking = _speaking(brief) | _heard_through_texts(brief)
    counts: dict[str, int] = {}
    for actor in brief.dossier.actors:
        if actor.camp and actor.camp not in speaking:
            counts[actor.camp] = counts.get(actor.camp, 0) + len(actor.mentions)
    nearness = {camp: brief.study.nearness_of(camp) for camp in counts}
    ranked = sorted(counts.items(), key=lambda entry: (-nearness[entry[0]], -entry[1], entry[0]))
    silent = (camp for camp, n in ranked if n >= _OFTEN and _takes_part(brief, camp))
    return tuple(camp for camp in silent if not _is_spoken_for(brief, camp))


def _takes_part(brief: Brief, camp: str) -> bool:
    """Whether a side does something in the story, or is spoken of more than in passing: of a country whose capital is
    only where a forum met, or in which all of it happens, nobody misses a word."""
    if any(camp in (r.camp, r.towards) for r in brief.dossier.relations):
        return True
    said = [m for a in brief.dossier.actors if a.camp == camp and a.kind != "place" for m in a.mentions]
    if country_of(camp, unions=False) is not None and not terms(camp) & brief.topic.keys():
        return sum(not _WHERE.search(_before(brief, m)) for m in said) >= _OFTEN
    return len(said) > _OFTEN


def _before(brief: Brief, span: Span) -> str:
    """The few letters before a mention."""
    return brief.dossier.of(span.article).article.text[max(0, span.start - 24) : span.start]


_WHERE = re.compile(
    r"\b(?:in|across|from|within|throughout|around|outside|to|of|at|into|for)\s+(?:the\s+)?$", re.IGNORECASE
)


def _speaking(brief: Brief) -> set[str]:
    """The sides of those whose words stand in the articles."""
    actors = (brief.dossier.actor(a.actor) for f in brief.dossier.findings for a in f.attributions if not a.negated)
    return {actor.camp for actor in actors if actor and actor.camp}


def _is_spoken_for(brief: Brief, camp: str) -> bool:
    """Whether somebody who speaks is called one of this side beside their name, under whatever side they are counted:
    "Goran Dessel, chairman of FC Dinara", "Joanna Pell, 37, of campaign group Families for Answers"."""
    name = re.escape(camp.removeprefix("the "))
    parts = frozenset(camp.lower().split()) - _JOINING
    country = country_of(camp, unions=False) is not None
    behind = re.compile(rf",[^.;:“”\"]{{0,70}}?\b{name}\b", re.IGNORECASE)
    before = re.compile(rf"\b{name}\b[^.;:“”\"]{{0,60}}$", re.IGNORECASE)  # in the source itself, too
    for findings in brief.dossier.findings:
        text = findings.article.text
        for a in findings.attributions:
            if a.source and not a.negated:
                start, end = a.source.start, a.source.end
                source = frozenset(f"{a.speaker or ''} {text[start:end]}".lower().replace("’s", "").split())
                if parts <= source:
                    return True  # "the health ministry" of "Ministry of Health"
                speaking = brief.dossier.actor(a.actor)
                own = speaking is None or speaking.camp in (None, camp)
                if country and own and _OFFICE.match(text, start, end):
                    return True  # "The Department for Transport said": of a country, and nobody says of which
                if behind.match(text, end, end + 150) or before.search(text, max(0, start - 100), end):
                    return True
    return False


_JOINING = frozenset(("of", "the", "for", "and", "&"))
_OFFICE = re.compile(
    r"(?:The |the )?(?:Department|Ministry|Treasury|Cabinet|Home Office|Foreign Office|[Gg]overnment)\b"
)


def _heard_through_texts(brief: Brief) -> set[str]:
    """Camps named in a paragraph in which a text speaks, or in the one before: a note "signed by the director of the
    service" may be the service's words."""
    found: set[str] = set()
    for findings in brief.dossier.findings:
        article = findings.article
        spoken = {
            p.number
            for a in findings.attributions
            if _TEXT.search(a.speaker or "") and (p := article.paragraph_at(a.span.start))
        }
        for span, camp in brief.study.camp_mentions.get(article.id, ()):
            paragraph = article.paragraph_at(span.start)
            if paragraph and {paragraph.number, paragraph.number + 1} & spoken:
                found.add(camp)
    return found


def plan(brief: Brief, section: SectionTemplate) -> tuple[Item, ...]:
    """A line for each open point: what the articles leave open on the topic taken in turn with what was looked for there,
    then, only where these are few, what was open weeks ago, what is open beside it and whom the articles speak of without a word of theirs; empty where
    nothing is missing."""
    limit = max(brief.limit(section), min(section.limit, _FEWEST))  # however little room the pack has
    near, beside = _near_first(brief)
    once = list(_once_open(brief))
    ends = [*near[:_NEW_FIRST], *once[:1], *near[_NEW_FIRST:]]
    stated = [*_not_confirmed(brief), *islice(_stated(brief, ends), _MOST_OPEN)]
    looked_for = list(_looked_for(brief))
    mixed = [
        item for n in range(max(len(stated), len(looked_for))) for item in (*stated[n : n + 1], *looked_for[n : n + 1])
    ]
    mixed += islice(_stated(brief, once[1:]), max(0, min(limit, _ENOUGH) - len(mixed)))
    fillers: Iterator[Item] = chain(_unsourced(brief, near=False), _stated(brief, beside), _absent(brief))
    mixed += islice(fillers, max(0, min(limit, _FEWEST) - len(mixed)))
    kept = mixed[:limit]
    return tuple(item for item in (*stated, *looked_for, *mixed[len(stated) + len(looked_for) :]) if item in kept)


def _not_confirmed(brief: Brief) -> Iterator[Item]:
    """That what the cue reports is not confirmed, where the cue says so."""
    doubt = next(unconfirmed_sentences(brief), None)
    if doubt is not None and (printed := brief.printed_at(Extract((doubt.span,)))) is not None:
        slots: dict[str, Slot] = {"see": Ref(printed), "code": brief.dossier.code(doubt.span)}
        if printed == CUE:
            yield Item("unknown.confirmed", "not_confirmed", slots, "Entry", sourcing="none")


def _near_first(brief: Brief) -> tuple[list[tuple[int, OpenEnd]], list[tuple[int, OpenEnd]]]:
    """What the articles leave open, counted: on the topic, and beside it."""
    best = TOUCHING * brief.study.best_relevance
    near: list[tuple[int, OpenEnd]] = []
    beside: list[tuple[int, OpenEnd]] = []
    for counted in enumerate(open_ends(brief.study), 1):
        end = counted[1]
        on_topic = relevance_of(brief.study, end.sentence) >= best and not _is_bare(brief.dossier, end)
        (near if on_topic or (end.silent and _is_of_the_guests_side(brief, end)) else beside).append(counted)
    return near, beside


def _once_open(brief: Brief) -> Iterator[tuple[int, OpenEnd]]:
    """What was open on the topic weeks before the newest article, counted on."""
    best = TOUCHING * brief.study.best_relevance
    for counted in enumerate(stale_ends(brief.study), len(open_ends(brief.study)) + 1):
        if relevance_of(brief.study, counted[1].sentence) >= best:
            yield counted


def _is_bare(dossier: Dossier, end: OpenEnd) -> bool:
    """Whether a silence says of nothing that it was left unanswered: "The ministry declined to comment" and no more."""
    return end.silent and word_count(dossier[Span(end.cue.article, end.cue.end, end.sentence.end)]) < _TOLD_OF


_TOLD_OF = 3  # words behind "declined to comment" that say on what


def _is_of_the_guests_side(brief: Brief, end: OpenEnd) -> bool:
    """Whether whoever gave no answer is of the guest's own side, whom a presenter can ask for it."""
    return brief.camp is not None and any(
        actor.camp == brief.camp and any(m.start < end.cue.end and end.sentence.contains(m) for m in actor.mentions)
        for actor in brief.dossier.actors
    )


def _stated(brief: Brief, ends: Iterable[tuple[int, OpenEnd]]) -> Iterator[Item]:
    """The sentences that leave something open, in full or with the words that do so where they are printed elsewhere."""
    taken: list[Span] = []
    for n, end in ends:
        if any(end.sentence.overlaps(span) for span in taken):
            continue
        item = _open(brief, end, f"unknown.open{n}")
        if not item.slots.get("who") and _OF_SOMEBODY.match(brief.dossier[end.sentence]):
            continue  # "It did not name the agent": who did not?
        taken.append(end.sentence)
        yield item


_OF_SOMEBODY = re.compile(r"(?:He|She|They|It(?! (?:is|was|remains|remained|has yet|may|could)\b)(?![’']s\b))\b")


def _open(brief: Brief, end: OpenEnd, id_: str) -> Item:
    text = brief.dossier.of(end.sentence.article).article.text
    evidence = next(e for e in brief.evidence if e.span.overlaps(end.sentence))
    whole = with_its_source(brief, evidence, end.sentence, LONGEST_WITH_SOURCE) or end.sentence
    if whole == end.sentence:
        whole = after_connective(text, end.sentence)
        whole = whole if whole.start <= end.cue.start else end.sentence
    if whole.start < end.sentence.start:
        extract = Extract((whole,))
    else:  # what was not said stands behind the words that say so
        extract = around(text, whole, end.cue, LONGEST_OPEN, onward=True)
    extract = replace(extract, opens_inside=extract.span.start > end.sentence.start)
    slots: dict[str, Slot] = {
        "code": brief.dossier.code(end.sentence),
        "date": article_day(brief, end.sentence.article),
        "stale": end.stale,
    }
    if printed := brief.printed_at(extract):
        words = few_words(text, whole, end.cue)
        if word_count(brief.dossier[words.span]) < _FEWEST_WORDS:  # “[…] is waiting for […]”
            words = replace(around(text, whole, end.cue, _SHORT_OPEN), quoted=True, fragment=True)
        if words.span.start <= whole.start and not words.closes_inside:  # all of it would stand in the pack twice
            words = replace(around(text, whole, end.cue, _SHORT_OPEN), quoted=True, fragment=True)
        marked = _MARKS.search(text, words.span.start, words.span.end)  # marks of ours would stand around theirs
        if marked or _is_all(brief.dossier, words, end):  # the sentence would stand in the pack twice
            more = any(c.isalnum() for c in text[end.cue.end : whole.end])
            words = replace(words, pieces=(end.cue,), opens_inside=True, closes_inside=more)
        slots |= {"see": Ref(printed), "words": words, **teller_slots(brief, evidence, words)}
        return Item(id_, "open_seen", slots, "Entry", sourcing="none")
    slots |= {"extract": extract, **teller_slots(brief, evidence, extract)}
    return Item(
        id_, "open", slots, "Entry", speaker=evidence.speaker, sourcing=evidence.sourcing, relay=evidence.relay,
        camp=evidence.camp, why="the article says that it leaves this open",
    )  # fmt: skip


def _is_all(dossier: Dossier, words: Extract, end: OpenEnd) -> bool:
    return word_count(dossier[words.span]) * 3 > word_count(dossier[end.sentence]) * 2


def _looked_for(brief: Brief) -> Iterator[Item]:
    """What was looked for on this topic and is not there, the most telling first."""
    affiliation = brief.assignment.guest.affiliation
    if (
        _is_side_absent(brief) and brief.camp is not None
    ):  # of whom the guest speaks for, a presenter has to know it first
        yield Item("unknown.affiliation", "no_affiliation", {"affiliation": affiliation or ""}, "Entry")
    yield from _silent([camp for camp in _silent_in_order(brief) if _is_asked_about(brief, camp)], 1)
    held = frozenset[str]().union(*(e.terms for e in brief.evidence))
    absent = [name for term, name in brief.study.region.items() if term not in held][:_MOST_ABSENT]
    if absent and _speaking(brief).isdisjoint(brief.study.region.values()):
        yield Item("unknown.countries", "no_country", {"countries": ", ".join(absent)}, "Entry")
    yield from _unsourced(brief, near=True)
    yield from _no_day(brief)
    missing = [
        words for words in _unmet_words(brief) if len(words) > _SHORT and not _printed_anywhere(brief.dossier, words)
    ]
    for n, words in enumerate(dict.fromkeys(missing), 1):
        yield Item(f"unknown.term{n}", "no_term", {"term": words}, "Entry")
    spoken = [e for e in brief.evidence if e.attribution]
    if spoken and not any(e.sourcing == "named" for e in spoken):
        yield Item("unknown.unnamed", "only_unnamed", {"articles": len(brief.dossier.findings)}, "Entry")


def _is_side_absent(brief: Brief) -> bool:
    affiliation = brief.assignment.guest.affiliation
    return bool(affiliation and _is_name(affiliation) and not _mentioned(brief, affiliation))


def _silent_in_order(brief: Brief) -> list[str]:
    return sorted(silent_camps(brief), key=lambda camp: camp != brief.camp)[:_MOST_SILENT]


def _is_asked_about(brief: Brief, camp: str) -> bool:
    """Whether a side is the guest's own, or one that the title names: nobody else's word is missed on the topic itself."""
    country = country_of(camp, unions=False)
    named = (terms(camp) | ({f"country:{country[0]}"} if country else set())) & brief.topic.keys()
    return camp == brief.camp or bool(named)


def _absent(brief: Brief) -> Iterator[Item]:
    """Of whom the articles have no word, beside the topic."""
    silent = _silent_in_order(brief)
    others = [camp for camp in silent if not _is_asked_about(brief, camp)]
    yield from _silent(others, len(silent) - len(others) + 1)
    if _is_side_absent(brief) and brief.camp is None:
        affiliation = brief.assignment.guest.affiliation
        yield Item("unknown.affiliation", "no_affiliation", {"affiliation": affiliation or ""}, "Entry")
    undated = [brief.dossier.codes[a.id] for a in brief.dossier.articles if a.date is None]
    if undated:
        yield Item("unknown.undated", "undated", {"codes": ", ".join(undated)}, "Entry")


def _unmet_words(brief: Brief) -> Iterator[str]:
    """The words of the title that no article has: names, and all words of a part of two or more of which none is met.
    That a story of a resignation nowhere says departure tells nothing."""
    title = brief.assignment.topic.title
    unmet = {term: words for term, words in brief.topic.items() if not brief.study.meets(term)}
    parts = [part for part in facets(title) if len(part) > 1 and part <= unmet.keys()]
    plain = any(words.islower() and len(words) > _SHORT for words in brief.topic.values())  # not Every Word in Capitals
    for term, words in unmet.items():
        if any(term in part for part in parts) or (plain and words[0].isupper() and not title.startswith(words)):
            yield words


def _silent(camps: list[str], first: int) -> Iterator[Item]:
    for n, camp in enumerate(camps, first):
        yield Item(f"unknown.silent{n}", "silent", {"party": with_article(camp)}, "Entry")


def _unsourced(brief: Brief, *, near: bool) -> Iterator[Item]:
    """Figures in dispute for which no version names a source: those of what the topic's title names, or the others."""
    n = 0
    for link in relevant(brief.study, "conflicts"):
        if bool(terms(link.about or "") & brief.topic.keys()) is not near:
            continue
        sides = link.sides or tuple(range(len(link.members)))
        first_of = {side: m for side, m in reversed(list(zip(sides, link.members, strict=True))) if m.value is not None}
        figures = [m for _, m in sorted(first_of.items())]
        if len(figures) < 2 or any(_sourced(brief, m.span) for m in figures[:2]):
            continue
        n += 1
        first, second = (value(brief.dossier, m.span) for m in figures[:2])
        slots: dict[str, Slot] = {"about": link.about or "", "first": first, "second": second}
        slots["first_code"], slots["second_code"] = (brief.dossier.code(m.span) for m in figures[:2])
        yield Item(f"unknown.{'unsourced' if near else 'figures'}{n}", "unsourced", slots, "Entry", why=link.reason)


def _sourced(brief: Brief, span: Span) -> bool:
    """Whether anybody is given as the source in the sentence that holds the figure."""
    findings = brief.dossier.of(span.article)
    sentence = findings.article.sentence_at(span.start)
    whole = sentence.span if sentence else span
    return any(a.whole.overlaps(whole) for a in findings.attributions)


def _no_day(brief: Brief) -> Iterator[Item]:
    """The nearest event on the topic whose day the article's words leave open ("days ago")."""
    best = brief.study.best_relevance
    loose = [
        (brief.relevance(e), d.span)
        for e in brief.evidence
        for d in brief.dossier.of(e.article).dates
        if d.when is None
        and not d.planned
        and e.span.contains(d.span)
        and brief.relevance(e) * 2 >= best
        and _VAGUE.search(brief.dossier[d.span])
    ]
    for _, span in sorted(loose, key=lambda pair: (-pair[0], pair[1]))[:1]:
        article = brief.dossier.of(span.article).article
        sentence = article.sentence_at(span.start)
        around_it = few_words(article.text, sentence.span if sentence else span, span)
        words = unmarked(article.text, around_it, span)
        if word_count(brief.dossier[words.span]) > _SHORT_OPEN:
            continue  # the date words alone would tell nothing
        slots: dict[str, Slot] = {"words": words, "code": brief.dossier.code(span)}
        yield Item("unknown.day", "no_day", slots, "Entry")


_VAGUE = re.compile(r"\b(?:ago|recent|recently|earlier|last (?:week|month|year|night))\b", re.IGNORECASE)


def _printed_anywhere(dossier: Dossier, words: str) -> bool:
    return any(words.lower() in text for text in _texts(dossier))


@lru_cache(maxsize=1)
def _texts(dossier: Dossier) -> tuple[str, ...]:
    """What the articles say, in lower case, without the topic list below one of them: a guest who stands there alone is
    mentioned by no article."""
    return tuple(
        "\n".join(a[p.span] for p in a.paragraphs if not (p.noise and _LISTED.match(a[p.span]))).lower()
        for a in dossier.articles
    )


_LISTED = re.compile(r"\s*(?:interview )?(?:topic|guest)s? ?#?\d", re.IGNORECASE)


def _is_name(affiliation: str) -> bool:
    """Whether an affiliation names somebody that articles could mention: no outlet, no bare "Government"."""
    plain = affiliation.lower().removeprefix("the ")
    return outlet_of(affiliation) is None and plain not in lexicon.load("groups")["bodies"]


_GENERIC = frozenset(
    ("Republic", "Democratic", "Kingdom", "Federal", "State", "States", "United", "Federation", "Union")
)


def _mentioned(brief: Brief, name: str) -> bool:
    country = country_of(name)
    if country and any(f"country:{country[0]}" in e.terms for e in brief.evidence):
        return True
    plain = name.lower().removeprefix("the ")
    if _printed_anywhere(brief.dossier, plain):
        return True
    named = [word for word in re.findall(r"[^\W\d_]+", name) if len(word) > _SHORT and word not in _GENERIC]
    if named and all(_printed_anywhere(brief.dossier, word) for word in named):
        return True  # "the Congo" of "Democratic Republic of the Congo"
    # "Government of Kestria": its words stand apart in an article, and nobody can say that it is not mentioned
    held = frozenset[str]().union(*(e.terms for e in brief.evidence))
    return bool(terms(name)) and terms(name) <= held
