"""Numbers and claims that do not agree, side by side; never a winner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import islice

from briefings import lexicon
from briefings.lexicon import geography
from briefings.model import Attribution, Dossier, Extract, Item, Link, LinkKind, Member, Ref, Slot, Span, word_count
from briefings.plan.bounds import bounded
from briefings.plan.brief import Brief
from briefings.plan.evidence import Evidence, explained
from briefings.plan.excerpts import VERB, around, least_around, paired, unmarked
from briefings.plan.labels import label_of
from briefings.plan.lines import SAID, outlet_slots, said_slots, unsaid_speaker
from briefings.plan.overtaken import is_overtaken
from briefings.plan.study import Study
from briefings.template.shape import SectionTemplate

LONGEST_VERSION = 26  # words of a claim: two columns are narrow, and a line of one holds six
_WEAK = 0.5  # of its nearness to the topic: what counts less
_AT_HAND = 0.1  # of the best relevance: what two equal figures need
TOUCHING = 0.03  # of the best relevance: what a conflict needs to be of this topic
SHORTEST_CLAIM = 5  # words of a claim where it is named, not told
_WHOLE_FOR = 6  # words more that make a sentence whole
LONGEST_FIGURE = 18  # words around a figure

MOST_FIGURES, MOST_CLAIMS = 6, 3  # conflicts beyond the rows that have a line: of more, a presenter names none
LEAST_CLAIMS = 2  # of them where the pages are full
LONGEST_SAID = 12  # words of a version in such a line
MOST_SAID = 21  # words of it where fewer would end inside a clause
LONGEST_CLASH = 6  # words of it where those that clash say it all: "in part", "to the north pier"
MOST_ALSO = 1  # places more of one side

_VERSION = (*SAID, "words", "see")
_FIGURES = ("about", "inside_one", "point", "original", "later_unknown", "first", "second")
_CLAIMS = ("about", "inside_one", "point", "original", "first", "second")
_SEEN = ("first_who", "first_see", "first_code", "second_who", "second_see", "second_code")
_BOTH = tuple(
    f"{side}{slot}"
    for side in ("first", "second")
    for slot in ("", "_who", "_outlet", "_citing", "_unnamed", "_via", "_see", "_code", "_also")
)
_NUMBERS = tuple(
    f"{side}{slot}" for side in ("first", "second") for slot in ("", "_who", "_outlet", "_citing", "_code")
)
WORDINGS = {
    "figures": _FIGURES,
    "figures_seen": (*_FIGURES, *_SEEN),
    "figures_more": ("about", *_NUMBERS),
    "claims": _CLAIMS,
    "claims_told": ("about", "inside_one", "point", "original", *_BOTH),
    "claims_said": ("about", "point", "opens", *_BOTH),
    "version": _VERSION,
    "version_seen": _VERSION,
    "version_more": _VERSION,
    "agree": ("about", "first", "second", "first_code", "second_code"),
}


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a disputed point, with its first and best place."""

    words: Extract  # the figure or the clashing words, a fragment
    sentence: Span
    code: str
    evidence: Evidence | None
    figure: bool  # False: a claim
    focus: Span  # the figure, or of a claim the very words that clash
    inside: bool = False  # the stretch begins inside its sentence, where somebody's view begins: ", arguing that …"


@lru_cache(maxsize=128)
def relevant(study: Study, kind: LinkKind) -> tuple[Link, ...]:
    """Links of this kind that touch the topic, those nearest to it first, each with a label of what it is about; what the
    news of the cue has settled since ("is about to decide", once it is decided) counts less."""
    links = [k for k in study.dossier.links if k.kind == kind and not any(_is_nobodys(study, m) for m in k.members)]
    near = {link: max((study.relevance(e) for e in _evidence_of(study, link)), default=0.0) for link in links}
    touching = [link for link in links if near[link] and near[link] >= TOUCHING * study.best_relevance]
    ranked = sorted(touching, key=lambda link: -near[link] * (_WEAK if _is_weak(study, link) else 1.0))
    return tuple(replace(link, about=label_of(study.dossier, link)) for link in ranked)


def _is_nobodys(study: Study, member: Member) -> bool:
    """Whether a version is marked speech of which no one can tell who speaks: it is not the outlet's."""
    heard = any(e.span.overlaps(member.span) for e in study.evidence)
    return not heard and study.dossier[member.span].lstrip()[:1] in ("“", '"', "«", "„")


def _is_weak(study: Study, link: Link) -> bool:
    """Whether the news of the cue has settled what a link is about."""
    return all(is_overtaken(study, e) for e in _evidence_of(study, link))


def _evidence_of(study: Study, link: Link) -> list[Evidence]:
    return [e for m in link.members for e in study.evidence if e.span.overlaps(m.span)]


def _actor_of(dossier: Dossier, link: Link) -> str:
    """The one country or union that both versions name before the words that clash, as an article names it: what is approved in
    one, "the UK has already approved", and decided in the other, "British sources told of a decision", is its; "" for none, or
    several, or where what the link is about tells it."""
    found: list[dict[str, str]] = [{}, {}]
    for side, member in zip(link.sides or (0, 1), link.members, strict=False):
        article = dossier.of(member.span.article).article
        if member.words is None or side >= len(found):
            continue
        for match in _CAPITAL.finditer(article.text, member.span.start, member.words.start):
            form = geography.forms().get(match.group())
            if form and form.sure and form.sort in ("name", "adjective", "union"):
                shown = match.group() if form.sort != "adjective" else form.country
                found[side][form.country] = min(found[side].get(form.country, shown), shown, key=len)
    both = [min(found[0][c], found[1][c], key=len) for c in found[0] if c in found[1]]
    several = any(len(named) > 1 for named in found)
    told = {form.country for m in _CAPITAL.finditer(link.about or "") if (form := geography.forms().get(m.group()))}
    return both[0] if both and not several and not told & found[0].keys() else ""


_CAPITAL = re.compile(r"(?<!\w)[A-Z][\w.]*(?: [A-Z][a-z]+)?")


def point_of(link: Link) -> str:
    """What the versions differ on, out of the link's reason: "whether it is decided"; "" for figures."""
    match = _POINT.search(link.reason)
    return match.group(1) if match else ""


def differing(link: Link) -> str:
    """The same in the few words of a heading: "where", "whether decided"; "" for figures."""
    points: Mapping[str, str] = lexicon.load("labels")["points"]
    return next((words for reason, words in points.items() if reason in link.reason), point_of(link))


def heading_of(dossier: Dossier, link: Link) -> tuple[str, str]:
    """What a link is about, and of whom, and what its versions differ on, as a heading names them: "one claim" tells nothing that
    the point does not."""
    about, point = link.about or "", differing(link)
    if point and about == lexicon.load("labels")["claim"]:
        return point, ""
    actor = _actor_of(dossier, link) if point else ""
    return (f"{actor}, {about}" if actor else about), point


def original_of(link: Link) -> str:
    """The outlet that all versions cite, to which one had better go; "" where there is none."""
    match = _ORIGINAL.search(link.reason)
    return match.group(1) if match else ""


_ORIGINAL = re.compile(r"\bboth cite (.+?): go to the original")
_POINT = re.compile(r"\bdiffer on (?:the )?([^,;:]+)")


def shown(brief: Brief) -> tuple[Link, ...]:
    """The conflicts that get a row, in row order; none where the template has no such section."""
    section = brief.template.section("conflicts")
    return relevant(brief.study, "conflicts")[: brief.limit(section)] if section else ()


def _maybe_updates(brief: Brief, section: SectionTemplate) -> tuple[Link, ...]:
    """Tolls of which one may be an update of the other, in the rows that the conflicts leave."""
    free = brief.limit(section) - len(shown(brief))
    return tuple(link for link in relevant(brief.study, "updates") if not link.certain)[: max(0, free)]


def versions(brief: Brief, link: Link) -> list[Version]:
    """One version for each side of the link, in the order in which the articles bring them."""
    sides = link.sides or tuple(range(len(link.members)))
    first: dict[int, Member] = {}
    for side, member in zip(sides, link.members, strict=True):
        first.setdefault(side, member)
    return [_version(brief, member) for _, member in sorted(first.items())]


def _version(brief: Brief, member: Member) -> Version:
    sentence = _sentence(brief.dossier, member)
    around_it = next((e for e in brief.evidence if e.span.overlaps(member.span)), None)
    if around_it is not None and around_it.span.contains(sentence):
        sentence = explained(around_it, sentence, LONGEST_VERSION + _WHOLE_FOR)
    focus = member.words or member.span
    evidence = around_it and _as_said(around_it, focus)
    view = _view_of_somebody(around_it, focus) if around_it else None
    if around_it is not None and view is not None and view.cue is not None:
        sentence = Span(sentence.article, view.cue.start, sentence.end)
        evidence = replace(
            around_it, attribution=view, speaker=view.speaker, sourcing=view.sourcing, relay=view.relay
        )  # fmt: skip
    words = _few_words(brief, sentence, member)
    code = brief.dossier.code(member.span)
    return Version(words, sentence, code, evidence, member.words is None, focus, inside=view is not None)


def _view_of_somebody(evidence: Evidence, focus: Span) -> Attribution | None:
    """Of the outlet's own sentence that ends in somebody's view, ", arguing that only a tunnel can …", the view that holds
    the words; None for all others. Cut off from who holds it, it would be the outlet's."""
    if evidence.attribution is not None:
        return None
    views = (a for a in evidence.attributions if a.speaker and a.source and a.cue and not a.negated)
    return next(
        (
            a
            for a in views
            if a.source
            and a.cue
            and a.source.end < a.cue.start < a.content[0].start <= focus.start
            and any(c.contains(focus) for c in a.content)
        ),
        None,
    )


def _as_said(evidence: Evidence, focus: Span) -> Evidence:
    """The stretch as said by whom the very words belong to: in "the union, which has 5,200 members, said that …" the
    figure is the outlet's."""
    held = evidence.attribution is None or any(c.overlaps(focus) for c in evidence.attribution.content)
    if held and not evidence.narrated:
        return evidence
    said = next((a for a in evidence.attributions if any(c.overlaps(focus) for c in a.content) and not a.negated), None)
    if said is None or evidence.narrated:
        return replace(evidence, attribution=None, speaker=None, camp=None, camps=(), sourcing="none", relay=())
    return replace(
        evidence, attribution=said, speaker=said.speaker, camp=None, camps=(), sourcing=said.sourcing, relay=said.relay
    )


def _few_words(brief: Brief, sentence: Span, member: Member) -> Extract:
    """A figure as it stands; of a claim the clause around the words that clash: "stolen" alone would turn round what
    "No passenger data were stolen" says."""
    if member.words is None:
        return value(brief.dossier, member.span)
    text = brief.dossier.of(member.span.article).article.text
    return few_words(text, sentence, member.words)


def value(dossier: Dossier, span: Span) -> Extract:
    """A figure as it stands in a line of ours: a value, in no quotation marks; with more of its sentence, a quotation."""
    alone = any(f.span == span for f in dossier.of(span.article).figures)
    return Extract((span,), quoted=not alone, fragment=True)


def few_words(text: str, sentence: Span, focus: Span) -> Extract:
    """The clause around some words, as a fragment; with its neighbours where it is no more than "in part"."""
    return replace(least_around(text, sentence, focus, SHORTEST_CLAIM), quoted=True, fragment=True)


def _sentence(dossier: Dossier, member: Member) -> Span:
    found = dossier.of(member.span.article).article.sentence_at(member.span.start)
    return found.span if found else member.span


def plan(brief: Brief, section: SectionTemplate) -> tuple[Item, ...]:
    """A row of the table for each conflict, as many as the section may have, a line for some of the others, then a line
    for each agreement after conversion; empty without any."""
    items: list[Item] = []
    for n, link in enumerate((*shown(brief), *_maybe_updates(brief, section)), 1):
        items += _row(brief.with_items("conflicts", tuple(items)), link, f"conflicts.{n}")
    further = relevant(brief.study, "conflicts")[len(shown(brief)) :]
    items += _further(brief, further)
    agreeing = [slots for link in relevant(brief.study, "agrees") if (slots := _agreement(brief, link))]
    for n, slots in enumerate(agreeing[: max(1, brief.limit(section) // 2)], 1):
        items.append(Item(f"conflicts.agree{n}", "agree", slots, "Note", why="the same after conversion"))
    return tuple(items)


def _printed(brief: Brief) -> dict[str, list[Span]]:
    """Article id to what other sections print of it, were it a few words."""
    found: dict[str, list[Span]] = {}
    for item in (item for kind, items in brief.planned.items() if kind != "conflicts" for item in items):
        for extract in item.extracts:
            found.setdefault(extract.article, []).extend(extract.pieces)
    return found


def _is_told(printed: Mapping[str, Sequence[Span]], link: Link) -> bool:
    """Whether a version of what is in dispute is printed: without the other it looks settled."""
    clashing = [m.words or m.span for m in link.members]
    return any(piece.overlaps(words) for words in clashing for piece in printed.get(words.article, ()))


def _agreement(brief: Brief, link: Link) -> dict[str, Slot]:
    """The slots of a line on two figures that look different and are the same; empty where both are given in one unit, or where
    none of them stands near the topic or is printed and no figures of the topic are in dispute."""
    first = link.members[0]
    second = next((m for m in link.members if m.unit != first.unit), None)
    disputed = any(m.value is not None for c in relevant(brief.study, "conflicts") for m in c.members)
    if second is None or not (disputed or any(_is_at_hand(brief, m) for m in link.members)):
        return {}
    slots: dict[str, Slot] = {"about": _capital(link.about or "")}
    for name, member in (("first", first), ("second", second)):
        slots |= {name: value(brief.dossier, member.span), f"{name}_code": brief.dossier.code(member.span)}
    return slots


def _is_at_hand(brief: Brief, member: Member) -> bool:
    printed = brief.printed_at(Extract((member.span,))) is not None
    best = _AT_HAND * brief.study.best_relevance
    return printed or any(brief.relevance(e) >= best for e in brief.evidence if e.span.overlaps(member.span))


def _row(brief: Brief, link: Link, id_: str) -> Iterator[Item]:
    """The point with what to say on air, then its versions in two columns."""
    found = versions(brief, link)
    figures = all(m.value is not None for m in link.members[:2])
    about, point = heading_of(brief.dossier, link)
    slots: dict[str, Slot] = {
        "about": _capital(about),
        "inside_one": len({v.sentence.article for v in found}) == 1,
        "point": point,
        "original": original_of(link),
        "later_unknown": not link.certain,
        "first": found[0].words,
        "second": found[1].words,
    }
    if not figures and len(found) == TWO and (told := _both_told(brief, link)):
        yield Item(id_, "claims_told", {**slots, **told}, "Lead", why=link.reason)
        return
    if figures and (seen := _both_seen(brief, found)):
        yield Item(id_, "figures_seen", {**slots, **seen}, "Lead", why=link.reason)
        return
    yield Item(id_, "figures" if figures else "claims", slots, "Lead", why=link.reason)
    stood: str | None = None
    for n, version in enumerate(found):
        paired = n < len(found) // 2 * 2  # an odd one out would leave half a row empty
        item = (
            _cell(brief, version, f"{id_}.{n + 1}", column=n % 2, answers=stood)
            if paired
            else _more(brief, version, f"{id_}.{n + 1}", answers=stood)
        )
        brief = brief.with_items(f"{id_}.{n}", (item,))
        yield item
        stood = stood or item.id


def _both_seen(brief: Brief, found: list[Version]) -> dict[str, Slot]:
    """The slots that name the lines in which two versions stand already, the words that clash included; empty where one
    of them is still to be printed."""
    slots: dict[str, Slot] = {}
    for name, version in zip(("first", "second"), found, strict=False):
        printed = brief.printed_at(Extract((version.focus,)))
        if printed is None or len(found) > len(("first", "second")):
            return {}
        who = _who(brief, version)
        slots |= {
            f"{name}_who": str(who["who"] or who["outlet"]),
            f"{name}_see": Ref(printed),
            f"{name}_code": version.code,
        }
    return slots


def _further(brief: Brief, links: Sequence[Link]) -> Iterator[Item]:
    """The conflicts that get no row: a line for each pair of figures and for the first claims that a few words tell, rather those
    of which the pack prints a version.

    Args:
        brief: What is printed so far.
        links: Those nearest to the topic first.
    """
    figures = [link for link in links if all(m.value is not None for m in link.members[:TWO])]
    for n, link in enumerate(figures[:MOST_FIGURES], 1):
        first, second, *_ = versions(brief, link)
        about, _ = heading_of(brief.dossier, link)
        slots: dict[str, Slot] = {"about": _capital(about), "first": first.words, "second": second.words}
        for name, version in (("first", first), ("second", second)):
            told = _source_of(brief, version, None)
            slots |= {f"{name}_{key}": told[key] for key in ("who", "outlet", "citing")}
        slots |= {"first_code": first.code, "second_code": second.code}
        yield Item(f"conflicts.more{n}", "figures_more", slots, "Lead", why=link.reason)
    printed = _printed(brief)
    told_first = sorted(links, key=lambda link: not _is_told(printed, link))
    claims = list(islice(_tellable(brief, told_first), brief.beyond(MOST_CLAIMS, LEAST_CLAIMS)))
    for n, (link, told) in enumerate(sorted(claims, key=lambda claim: links.index(claim[0]))):
        about, point = heading_of(brief.dossier, link)
        slots = {"about": _capital(about), "point": point, "opens": not n, **told}
        yield Item(f"conflicts.claims{n + 1}", "claims_said", slots, "Note", why=link.reason)


def _tellable(brief: Brief, links: Sequence[Link]) -> Iterator[tuple[Link, dict[str, Slot]]]:
    """The claims of two places that a few words tell, with the slots of their line."""
    for link in links:
        first, second, *_ = versions(brief, link)
        if first.code == second.code or (first.figure and second.figure):
            continue
        if told := _both_told(brief, link):
            yield link, told


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def pointing(items: Sequence[Item], planned: Mapping[str, Sequence[Item]]) -> tuple[Item, ...]:
    """The lines of the section, where a later section prints the words of a version in full with its place instead of them."""
    whole = [
        (e, item.id) for kind in _IN_FULL for item in planned.get(kind, ()) for e in item.extracts if not e.fragment
    ]
    found = []
    for item in items:
        slots = dict(item.slots)
        for name in ("first", "second") if item.wording in _TOLD else ():
            shown = slots[name]
            if isinstance(shown, Extract) and len(shown.span) > _LONG and not slots[f"{name}_see"]:
                place = next((id_ for e, id_ in whole if _holds(e, shown)), None)
                if place is not None:
                    slots |= {name: None, f"{name}_see": Ref(place)}
        found.append(item if slots == item.slots else replace(item, slots=slots))
    return tuple(found)


def _holds(whole: Extract, few: Extract) -> bool:
    return all(any(piece.contains(words) for piece in whole.pieces) for words in few.pieces)


_IN_FULL = ("facts", "own_side")  # planned after this section
_TOLD, _LONG = ("claims_told", "claims_said"), 40  # code points: fewer stand beside their place

TWO = 2  # versions that a line has room for


def _both_told(brief: Brief, link: Link) -> dict[str, Slot]:
    """The slots of a line that says in a few words who says which of two claims; empty where the words of one are too many."""
    slots: dict[str, Slot] = {}
    found = versions(brief, link)[:TWO]
    clash = [_told(brief, v, Extract((_whole(brief, v.focus),))) for v in found]
    short = any(words in link.reason for words in lexicon.load("labels")["told"]) and all(
        word_count(brief.dossier[few.span]) <= LONGEST_CLASH for few in clash
    )
    for name, version, few in zip(("first", "second"), found, clash, strict=True):
        seen = brief.printed_at(Extract((version.focus,)))
        shown: Extract | None = few
        if not short:
            shown = None if seen else _briefly(brief, version)
            if seen is None and (shown is None or _loses_hint(brief, version, shown)):
                return {}
        slots[name] = shown
        slots[f"{name}_see"] = Ref(seen) if seen else None
        slots |= {f"{name}_{key}": value for key, value in _source_of(brief, version, shown).items()}
        slots[f"{name}_code"] = version.code
        slots[f"{name}_also"] = _also(brief, link, version)
    return slots


def _told(brief: Brief, version: Version, extract: Extract) -> Extract:
    """A few words of a claim as they are printed: in marks of ours only where the article has them in its own, as somebody's
    very words; what is merely reported stands in the articles' type."""
    article = brief.dossier.of(extract.article).article
    return replace(
        extract,
        opens_inside=extract.opens_inside or article.is_cut_before(extract.pieces[0]),
        closes_inside=extract.closes_inside or article.is_cut_after(extract.pieces[-1]),
        quoted=_is_spoken(article.text, version, extract),
        fragment=True,
    )


def _is_spoken(text: str, version: Version, extract: Extract) -> bool:
    """Whether every word of an extract stands inside quotation marks of the article."""
    said = version.evidence.attribution if version.evidence else None
    if (
        said is None
        or said.kind == "indirect"
        or not all(any(c.contains(p) for c in said.content) for p in extract.pieces)
    ):
        return False
    marks = _MARKED.findall(text, said.whole.start, extract.span.start)
    return said.kind == "direct" or (bool(marks) and marks[-1] == "“")


_MARKED = re.compile(r"[“”]")


def _also(brief: Brief, link: Link, version: Version) -> str:
    """Where others say the same: "S5 ¶12 (Ada Marsh)"; "" for nobody but the voice of the version itself. Who only hinted at it,
    or believes it, is not counted."""
    sides = link.sides or tuple(range(len(link.members)))
    own = next((s for s, m in zip(sides, link.members, strict=True) if version.focus == (m.words or m.span)), None)
    heard = {_voice(version.evidence, version.sentence)}
    found: list[str] = []
    for side, member in zip(sides, link.members, strict=True):
        if side != own or version.focus == (member.words or member.span):
            continue
        other = _version(brief, member)
        voice = _voice(other.evidence, other.sentence)
        if voice not in heard and not _hint(brief, other):
            heard.add(voice)
            found.append(f"{_code_of(brief, other)}{_in_brackets(other)}")
    return ", ".join(found[:MOST_ALSO])


def _hint(brief: Brief, version: Version) -> Span | None:
    """The words that make a version no more than a hint or a belief: "strongly hinted that", "said he believed"; None for what is
    said outright."""
    said = version.evidence.attribution if version.evidence else None
    if said is None or said.cue is None or version.focus.start < said.cue.start:
        return None
    text = brief.dossier.of(version.focus.article).article.text
    found = _hints().search(text, said.cue.start, version.focus.start)
    return Span(version.focus.article, *found.span()) if found else None


@cache
def _hints() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon.load('labels')['hints'])})\b", re.IGNORECASE)


def _loses_hint(brief: Brief, version: Version, shown: Extract) -> bool:
    """Whether a few words of a version leave out that it is no more than a hint."""
    hint = _hint(brief, version)
    return hint is not None and not any(piece.contains(hint) for piece in shown.pieces)


def _in_brackets(version: Version) -> str:
    """The name of whoever says a version in so many words; of what somebody hinted at or thinks the place alone."""
    said = version.evidence.attribution if version.evidence else None
    return f" ({said.speaker})" if said and said.speaker and said.spoken and said.sourcing == "named" else ""


def _voice(evidence: Evidence | None, sentence: Span) -> tuple[str, str | None]:
    """Who speaks, and where the outlet does in which article."""
    speaker = evidence.speaker if evidence and evidence.attribution and not evidence.narrated else None
    return ("", speaker) if speaker else (sentence.article, None)


def _code_of(brief: Brief, version: Version) -> str:
    """The place of a version, with how it came there where its voice is hidden: "S4 ¶7 (unnamed, via the Post)"."""
    told = _source_of(brief, version, None)
    hidden = told["unnamed"] or _SAYS_SO.search(str(told["who"])) or (told["citing"] and _rests_on_unnamed(version))
    chain = ["unnamed"] if hidden else []
    chain += [f"citing {told['citing']}"] if told["citing"] else []
    via = (
        ", ".join(version.evidence.relay) if hidden and version.evidence else told["via"]
    )  # here no name tells the way
    chain += [f"via {via}"] if via else []
    return f"{version.code} ({', '.join(chain)})" if chain else version.code


def _whole(brief: Brief, focus: Span) -> Span:
    """The words that clash, with what a name among them owns: "to Vell’s north pier", not "to Vell"."""
    owned = _OWNED.match(brief.dossier.of(focus.article).article.text, focus.end)
    return Span(focus.article, focus.start, owned.end()) if owned else focus


_NOUN = r" (?!(?:on|in|at|by|for|to|and|or|with|from|of|as|was|were|is|are|has|have|had)\b)[a-z][\w-]{0,30}"
_OWNED = re.compile(rf"[’']s(?:(?: [A-Z][\w-]{{0,30}}){{1,3}}(?:{_NOUN})?|(?:{_NOUN}){{1,2}})")


def _rests_on_unnamed(version: Version) -> bool:
    """Whether an outlet's report is itself one of hidden speakers: "The Post reported that officials indicated …"."""
    inside = version.evidence.attributions if version.evidence else ()
    return any(
        a.sourcing == "unnamed" and a.speaker and not a.negated and any(c.overlaps(version.focus) for c in a.content)
        for a in inside
    )


def _source_of(brief: Brief, version: Version, shown: Extract | None) -> dict[str, Slot]:
    """Who says a version, or which outlet tells it, and how well that is sourced: where another outlet says it, or where the
    words shown name who does, the label is the outlet that prints them."""
    told, evidence = _who(brief, version), version.evidence
    who = str(told["who"])
    if not who or evidence is None:
        return {"who": "", "outlet": told["outlet"], "citing": "", "unnamed": False, "via": ""}
    via = ", ".join(outlet for outlet in evidence.relay if outlet.lower() not in who.lower())
    hidden = evidence.sourcing == "unnamed" and told["speaker_kind"] in HIDDEN and not _SAYS_SO.search(who)
    named = shown is not None and not unsaid_speaker(brief, evidence, shown)
    if told["speaker_kind"] == "outlet" and who.lower() != str(told["outlet"]).lower():
        return {"who": "", "outlet": told["outlet"], "citing": "" if named else who, "unnamed": False, "via": via}
    if named and evidence.sourcing == "named" and not (shown and shown.quoted):
        return {"who": "", "outlet": told["outlet"], "citing": "", "unnamed": False, "via": via}
    return {"who": who, "outlet": told["outlet"], "citing": "", "unnamed": hidden, "via": via}


_SAYS_SO = re.compile(r"\b(?:unnamed|anonymous|unidentified)\b", re.IGNORECASE)
HIDDEN = ("", "unmatched")  # kinds of an unnamed speaker who stays hidden: no body, no group, no text


def _briefly(brief: Brief, version: Version) -> Extract | None:
    """The few words of a claim, more where fewer would end inside a clause; None where they are many, or a quotation mark
    would lose its partner."""
    (piece,) = version.words.pieces
    text = brief.dossier.of(piece.article).article.text
    short = around(text, piece, version.focus, LONGEST_SAID, onward=True)
    end = short.pieces[-1].end
    if end < piece.end and not _BREAK.match(text, end) and word_count(text[piece.start : piece.end]) <= MOST_SAID:
        short = Extract((piece,))
    short = replace(
        short,
        opens_inside=version.inside or version.words.opens_inside or short.opens_inside,
        closes_inside=version.words.closes_inside or short.closes_inside,
    )
    if version.evidence and version.evidence.attribution and version.evidence.attribution.kind == "direct":
        short = unmarked(text, short, version.focus)
    words = text[short.span.start : short.span.end]
    if word_count(words) > MOST_SAID or any(mark in words for mark in _MARKS):
        return None
    held = brief.dossier.of(piece.article).article.sentence_at(version.focus.start)
    if turn := _TURN.match(text, short.span.start):  # "| but the mayor doesn't seem to worry"
        short = replace(short, pieces=(replace(short.pieces[0], start=turn.end()),), opens_inside=True)
    if held is not None and held.span.contains(short.span) and not version.inside:
        if _PARTICIPLE.match(text, short.span.start):
            return _with_subject(brief, version, held.span, short)
        short = bounded(text, held.span, short)
    return _told(brief, version, short)


def _with_subject(brief: Brief, version: Version, sentence: Span, short: Extract) -> Extract | None:
    """The few words of a claim that stand behind a participle, with who does it: "Until May, the board […] citing the risk of
    floods"; None where no few words before the sentence's verb name them."""
    text = brief.dossier.of(sentence.article).article.text
    verb = VERB.search(text, sentence.start, short.span.start)
    subject = text[sentence.start : verb.start()].rstrip() if verb else ""
    subject = _ADVERB.sub("", subject)
    if not subject or word_count(subject) > LONGEST_SUBJECT or any(mark in subject for mark in _MARKS):
        return None
    named = Span(sentence.article, sentence.start, sentence.start + len(subject))
    return _told(brief, version, replace(short, pieces=(named, *short.pieces), opens_inside=False))


LONGEST_SUBJECT = 9  # words
_TURN = re.compile(r"(?:but|and|yet)\s(?=\S)", re.IGNORECASE)
_PARTICIPLE = re.compile(r"[a-z]+ing\b")
_ADVERB = re.compile(r"(?:\s(?:[a-z]{2,20}ly|also|still|now|then|first|later))+$")


_BREAK = re.compile(r"\s?[,;:—–]")
_MARKS = ("“", "”", '"')  # what is printed in marks of ours holds none of its own


def _more(brief: Brief, version: Version, id_: str, *, answers: str | None) -> Item:
    """One version more, in its few words, below the two columns."""
    evidence = version.evidence
    slots: dict[str, Slot] = {**_who(brief, version), "words": version.words, "code": version.code}
    if not version.figure:
        slots["words"] = _told(brief, version, version.words)
    return Item(id_, "version_more", slots, "Note", answers=answers,
                speaker=evidence.speaker if evidence else None, sourcing=evidence.sourcing if evidence else "none",
                relay=evidence.relay if evidence else (), camp=evidence.camp if evidence else None)  # fmt: skip


def _who(brief: Brief, version: Version) -> dict[str, Slot]:
    """The slots that say whose version it is, without its words."""
    evidence = version.evidence
    slots: dict[str, Slot] = (
        {**said_slots(brief, evidence)}
        if evidence
        else {"speaker": "", "who": "", **outlet_slots(brief, None, version.sentence.article)}
    )
    slots.pop("extract", None)
    return slots


def _cell(brief: Brief, version: Version, id_: str, *, column: int, answers: str | None) -> Item:
    text = brief.dossier.of(version.sentence.article).article.text
    limit = LONGEST_FIGURE if version.figure else LONGEST_VERSION
    if word_count(text[version.sentence.start : version.sentence.end]) <= limit + _WHOLE_FOR:
        limit += _WHOLE_FOR  # a line more is less than a sentence without its subject
    extract = around(text, version.sentence, version.focus, limit, onward=not version.figure)
    extract = replace(extract, opens_inside=extract.opens_inside or version.inside)
    row = id_.rpartition(".")[0]
    if (brief.printed_at(extract) or "").startswith(f"{row}.") and version.sentence.start < version.focus.start:
        # "Lind put it to her that it was hidden. | She replied: “It was not.”": the row's other cell tells who "she" is
        alone = brief.dossier.of(version.focus.article).article.sentence_at(version.focus.start)
        whole = Span(version.focus.article, alone.span.start, version.sentence.end) if alone else version.sentence
        if alone and version.evidence and not paired(text[alone.span.start : alone.span.end]):
            whole = replace(whole, end=version.evidence.span.end)  # to where what is quoted ends
        extract = around(text, whole, version.focus, limit, onward=not version.figure)
    evidence = version.evidence
    slots: dict[str, Slot] = {
        **_who(brief, version),
        "words": version.words,
        "code": version.code,
        "own_voice": not (evidence and evidence.attribution),
    }
    printed = brief.printed_at(extract)
    slots["see" if printed else "extract"] = Ref(printed) if printed else extract
    if printed and not version.figure:  # the words that clash stand there, and a few of them alone may turn its sense
        del slots["words"]
    if isinstance(shown := slots.get("words"), Extract) and printed:
        slots["words"] = unmarked(text, shown, version.focus)
    return Item(id_, "version_seen" if printed else "version", slots, "Table Text", column=column, answers=answers,
                speaker=evidence.speaker if evidence else None, sourcing=evidence.sourcing if evidence else "none",
                relay=evidence.relay if evidence else (), camp=evidence.camp if evidence else None)  # fmt: skip
