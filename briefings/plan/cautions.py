"""What to be careful with: pools, outlets, names, marks that do not pair."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import islice

from briefings import lexicon
from briefings.lexicon import days, geography
from briefings.model import Actor, Article, Attribution, Dossier, Extract, Item, Pool, Slot, Span, printable
from briefings.plan.brief import Brief
from briefings.plan.descriptions import description_of
from briefings.plan.evidence import Evidence
from briefings.plan.hidden import lone_figures
from briefings.plan.lines import speaker_kind
from briefings.plan.manner import draws_on, in_marks, loaded_words
from briefings.plan.outlet import warning_of
from briefings.plan.overstated import deeds, headlines
from briefings.plan.runs import runs_of
from briefings.template.shape import SectionTemplate

WORDINGS = {
    "pool": ("origin", "articles", "also"),
    "anonymity": ("extract", "code"),
    "single_unnamed": ("codes",),
    "retold": ("chains",),
    "repeats": ("articles",),
    "outlet": ("flags",),
    "no_outlet": ("codes",),
    "names": ("spellings", "likenesses"),
    "misprints": ("codes", "faults", "words"),
    "first_person": ("words",),
    "software": ("codes",),
    "loaded": ("words",),
    "party_figures": ("figures",),
}
_OF_WORDS = ("broken words", "glued words", "markup", "strayed place")
_MOST_PLACES, _MOST_FAULTS = 5, 8  # named in one line


# "on condition of anonymity" alone says that names are held back, not why: it is no reason to print
_REASON = re.compile(
    r"\b(?:not (?:been )?(?:authori[sz]ed|allowed|permitted|cleared) to|anonymity (?:because|due to|for fear|to discuss|in order)|"
    r"for fear of|fear(?:ed|ing|s)? (?:of )?(?:repris|retaliat|losing))",
    re.IGNORECASE,
)


def plan(brief: Brief, section: SectionTemplate) -> tuple[Item, ...]:
    """A line for each caution, the gravest first, and one more for each pool that page 1 tells of; what is wrong with the
    texts is told however little room there is. Empty where there is none."""
    told = sum(item.wording == "one_pool" for item in brief.planned.get("top_sheet", ()))
    limit = brief.limit(section) + told
    kept = [c for n, c in enumerate(islice(_cautions(brief), _MOST)) if n < limit or c[0] in _OF_THE_TEXT]
    return tuple(
        Item(f"cautions.{n}", wording, slots, _style(slots), sourcing="none")
        for n, (wording, slots) in enumerate(kept, 1)
    )


def _style(slots: Mapping[str, Slot]) -> str:
    """Lists of places may stand on two pages, an article's words may not."""
    return "Entry" if any(isinstance(value, Extract) for value in slots.values()) else "Body Text"


_OF_THE_TEXT = ("misprints", "first_person", "software")
_MOST = 20  # lines


def _cautions(brief: Brief) -> Iterator[_Caution]:
    story = _of_story(brief.dossier)
    for kind in (
        "software", "pools", "names", "misprints", "first_person", single_unnamed, party_figures, "repeats", _anonymity, _outlets,
    ):  # fmt: skip
        yield from story[kind] if isinstance(kind, str) else kind(brief)


_Caution = tuple[str, dict[str, Slot]]  # a wording and its slots


@lru_cache(maxsize=1)  # one dossier a run; every pack asks for the same, however often it is planned
def _of_story(dossier: Dossier) -> Mapping[str, tuple[_Caution, ...]]:
    """The cautions that are the same for every guest."""
    ours, misprints = tuple(_first_person(dossier)), tuple(_misprints(dossier))
    both = tuple((wording, {**slots, **dict(first)}) for wording, slots in misprints for _, first in ours)
    return {
        "software": tuple(_for_software(dossier)),
        "pools": tuple(_pools(dossier)),
        "names": tuple(_names(dossier)),
        "misprints": both or misprints,
        "first_person": () if both else ours,
        "repeats": tuple(_repeats(dossier)),
    }


def _for_software(dossier: Dossier) -> Iterator[_Caution]:
    """Where lines stand that are put to software: somebody wanted the pack to say what no article says."""
    found = [
        p.evidence for f in dossier.findings for p in f.article.problems if p.check == "for software" and p.evidence
    ]
    if found:
        yield "software", {"codes": _codes(dossier, found)}


def _pools(dossier: Dossier) -> Iterator[_Caution]:
    for pool in dossier.pools:
        yield "pool", pool_slots(dossier, pool)


def _anonymity(brief: Brief) -> Iterator[_Caution]:
    """Why names are held back, in the article's words: the words that give the reason, where the sentence is long."""
    dossier = brief.dossier
    pooled = {article for pool in dossier.pools for article in pool.articles}
    for evidence in brief.evidence:
        reason = _REASON.search(evidence.text) if evidence.article in pooled else None
        if reason and brief.printed_at(evidence.extract) is None:
            yield "anonymity", {"extract": evidence.extract, "code": dossier.code(evidence.span)}
            return


def _misprints(dossier: Dossier) -> Iterator[_Caution]:
    """Marks that do not pair, and what is printed wrong: a word twice, a letter that could not be read, a place in
    lower case."""
    unpaired = [
        p.evidence
        for f in dossier.findings
        for p in (*f.article.problems, *f.problems)
        if p.check == "unpaired mark" and p.evidence
    ]
    faults: list[str] = []
    respelt = " ".join(_capitals(dossier))
    for article in dossier.articles:
        faults += _two_dates(dossier, article)
        for sentence in article.sentences:
            words = article[sentence.span]
            for match in (
                *_DOUBLED.finditer(words),
                *_BROKEN.finditer(words),
                *_LOST.finditer(words),
                *_NO_STATE.finditer(words),
                *_said_twice(words),
                *_lower_case_places(words),
            ):
                start = sentence.span.start + match.start()
                if f"{match.group()} ({dossier.code(article.span(start, start))})" in respelt:
                    continue  # told among the names
                faults.append(
                    f"‘{printable(match.groupdict().get('mark') or match.group())}’ ({dossier.code(article.span(start, start))})"
                )
    strayed: list[str] = []
    for problem in (p for f in dossier.findings for p in (*f.article.problems, *f.problems) if p.check in _OF_WORDS):
        if problem.evidence:
            fault = f"‘{printable(dossier[problem.evidence])}’ ({dossier.code(problem.evidence)})"
            other = problem.against
            title = dossier.of(other.article).article.title if other else None
            at_head = title and title.evidence and other and title.evidence.overlaps(other)
            place = "the headline" if at_head else dossier.code(other) if other else ""
            strayed.append(f"{fault[:-1]}; {place}: ‘{printable(dossier[other])}’)" if other else fault)
    faults = [*strayed, *_overstated(dossier), *faults]  # those that change the sense first
    if unpaired or faults:
        told = ", ".join(faults[:_MOST_FAULTS])
        yield "misprints", {"codes": _codes(dossier, unpaired), "faults": told, "words": ""}


def _overstated(dossier: Dossier) -> Iterator[str]:
    """Headlines that say more than what stands below, and deeds that are others elsewhere in the article."""
    for article in dossier.articles:
        for headline, below, missing in headlines(dossier, article):
            yield f"‘{printable(article[headline])}’ ({dossier.code(headline)}; the report at {dossier.code(below)} does not name ‘{missing}’)"
        for sent, allowed in deeds(article):
            yield f"‘{printable(article[sent])}’ ({dossier.code(sent)}; {dossier.code(allowed)}: ‘{printable(article[allowed])}’)"


def _two_dates(dossier: Dossier, article: Article) -> Iterator[str]:
    """That over an article stand two days of the same weeks, as over a text taken from elsewhere; not where a line says that
    it was changed since."""
    found: dict[str, str] = {}
    for paragraph in islice(article.paragraphs, _HEAD):
        text = article[paragraph.span]
        if any(len(sentence.tokens) >= _TOLD for sentence in paragraph.sentences) or _CHANGED.search(text):
            break
        for expression in days.find(text) if len(text) <= _LONGEST_LINE else ():
            day = days.resolve(expression, None, planned=None)
            if day and day.given and day.precision == "day":
                found.setdefault(day.iso, dossier.code(paragraph.span))
    if len(found) == 2:  # more are a list of dates
        (first, one), (second, other) = found.items()
        if abs((date.fromisoformat(first) - date.fromisoformat(second)).days) <= _SAME_WEEKS:
            again = "; a repost?" if any(_SHARED.match(article[p.span]) for p in article.paragraphs) else ""
            yield f"two dates over one article ({one}, {other}{again})"


_HEAD, _TOLD, _LONGEST_LINE, _SAME_WEEKS = 8, 18, 120, 21  # paragraphs, tokens, code points, days
_SHARED = re.compile(r"(?:Share this|No comments|Posted by|Reblog|Leave a (?:reply|comment))\b", re.IGNORECASE)
_CHANGED = re.compile(r"\b(?:updated|modified|edited|corrected|revised|first published|last)\b", re.IGNORECASE)


def _first_person(dossier: Dossier) -> Iterator[_Caution]:
    """Articles that say "we" or "our" in their own voice, outside what somebody is said to have said, and do not mean the
    newsroom."""
    found: list[str] = []
    for findings in dossier.findings:
        said = [*findings.unattributed, *(content for a in findings.attributions for content in a.content)]
        for sentence in findings.article.sentences:
            for match in _WE.finditer(findings.article.text, sentence.span.start, sentence.span.end):
                at = findings.article.span(match.start(), match.end())
                inside = any(at.overlaps(span) for span in said) or in_marks(findings.article.text, sentence.span, at)
                newsroom = _is_of_newsroom(findings.article.text[max(0, at.start - _BESIDE) : at.end + _BESIDE])
                if not inside and not newsroom and not any(dossier.code(at) in place for place in found):
                    found.append(f"‘{match.group()}’ ({dossier.code(at)})")
    if found:
        yield "first_person", {"words": ", ".join(found[:_MOST_PLACES])}


def _is_of_newsroom(text: str) -> bool:
    """Whether "we" and "our" are plainly the outlet's own: "our source said", "we understand", "thanks for joining us"."""
    return not _newsroom().isdisjoint(_LOWER.findall(text.lower()))


@cache
def _newsroom() -> frozenset[str]:
    return frozenset(lexicon.load("loaded")["newsroom"])


_BESIDE = 30  # code points
_LOWER = re.compile(r"[a-z]+")


def _names(dossier: Dossier) -> Iterator[_Caution]:
    """One person's name in several spellings, and two persons' names that look alike."""
    people = [a for a in dossier.actors if a.kind == "person"]
    spellings = [
        ", ".join(f"{spelling} ({dossier.code(at)})" for spelling, at in actor.variants)
        for actor in people
        if len({spelling for spelling, _ in actor.variants}) > 1
    ]
    likenesses = [
        f"{_with_place(dossier, first)} and {_with_place(dossier, second)}" for first, second in _likenesses(people)
    ]
    spellings += _capitals(dossier)
    if spellings or likenesses:
        yield (
            "names",
            {"spellings": "; ".join(spellings[:_MOST_PLACES]), "likenesses": "; ".join(likenesses[:_MOST_PLACES])},
        )


def _capitals(dossier: Dossier) -> Iterator[str]:
    """Capitals that the articles spell in two ways or more, with the first place of each: "Kyiv", "Kiev"."""
    found: dict[str, dict[str, str]] = {}
    known = _capital_forms()
    for article in dossier.articles:
        for token in (t for sentence in article.sentences for t in sentence.tokens if t.text in known):
            place = dossier.code(article.span(token.start, token.end))
            found.setdefault(known[token.text], {}).setdefault(token.text, place)
    for places in found.values():
        names = {name.capitalize() for name in places}
        first = min(names)
        if len(names) > 1 and all(_is_respelt(first, name) for name in names):
            yield ", ".join(f"{name} ({code})" for name, code in places.items())


@cache
def _capital_forms() -> Mapping[str, str]:
    """Capitals, in small letters too, with their countries."""
    forms = geography.forms()
    sure = {name: form.country for name, form in forms.items() if form.sort == "capital" and form.sure}
    return {**{name.lower(): country for name, country in sure.items() if name.lower() not in forms}, **sure}


def _is_respelt(one: str, other: str) -> bool:
    """Whether two names have the same consonants: "Kyiv" and "Kiev", and not two cities."""
    return _CONSONANTS.sub("", one.lower()) == _CONSONANTS.sub("", other.lower())


_CONSONANTS = re.compile(r"[aeiouyäöüéáíóú’' -]|h(?=$|[aeiou])")


def without_told(items: tuple[Item, ...], told: int) -> tuple[Item, ...]:
    """The cautions but the first so many pools, which page 1 tells of."""
    pools = [item.id for item in items if item.wording == "pool"][:told]
    return tuple(item for item in items if item.id not in pools)


def _printed(brief: Brief) -> list[Evidence]:
    """The stretches that this pack prints so far."""
    return [e for e in brief.evidence if brief.printed_at(e.extract) is not None]


def single_unnamed(brief: Brief) -> Iterator[_Caution]:
    """What the pack prints from unnamed speakers, and no other article was found to tell."""
    alone = [e.span for e in _printed(brief) if speaker_kind(brief, e) == "unmatched"]
    if alone:
        yield "single_unnamed", {"codes": _codes(brief.dossier, alone)}


def party_figures(brief: Brief) -> Iterator[_Caution]:
    """Figures in the pack that only a named speaker of one side gives."""
    found = []
    for e in _printed(brief):
        if e.camp and e.sourcing == "named":
            for figure in lone_figures(brief.dossier, e, (e.span,)):
                found.append(f"‘{brief.dossier[figure.span]}’: {e.speaker} ({brief.dossier.code(e.span)})")
    if found:
        yield "party_figures", {"figures": "; ".join(dict.fromkeys(found[:_MOST_PLACES]))}


def _said_twice(words: str) -> Iterator[re.Match[str]]:
    """The end of a sentence that says the verb of its subject again and no more: what they said is lost of "The clerks who spoke
    to the Ledger on the phone spoke."."""
    last = _LAST_SAID.search(words, max(0, len(words) - _TAIL))
    clause = re.split(r"[.;:?!“”\"]", words[: last.start("verb")])[-1] if last else ""
    if last and f" who {last['verb']} " in clause[-_CLAUSE:]:
        yield last


_LAST_SAID = re.compile(
    r"(?<!\S)(?P<mark>[\w’'-]{1,30} (?!never |[a-z]{2,20}ly )[\w’'-]{1,30} (?P<verb>spoke|said|told|wrote|reported|warned|added))(?=[.!?]?$)"
)
_TAIL, _CLAUSE = 80, 200  # code points


def _lower_case_places(words: str) -> Iterator[re.Match[str]]:
    forms = geography.forms()
    for match in _LOWER.finditer(words):
        form = forms.get(match.group().capitalize())
        if form and form.sure and form.sort in {"name", "capital"} and match.group() not in forms:
            yield match


def _repeats(dossier: Dossier) -> Iterator[_Caution]:
    for link in dossier.links:
        if link.kind == "repeats":
            codes = dict.fromkeys(dossier.codes[m.span.article] for m in link.members)
            yield "repeats", {"articles": ", ".join(codes)}


def _outlets(brief: Brief) -> Iterator[_Caution]:
    """What the foot of every page says in a pack with a list of sources."""
    if brief.template.section("sources"):
        return
    dossier = brief.dossier
    flags = [
        f"{dossier.codes[article.id]} {article.outlet.value if article.outlet else ''}".strip() + f": {warning}"
        for article in dossier.articles
        if (warning := warning_of(article))
    ]
    if flags:
        yield "outlet", {"flags": "; ".join(flags)}
    chains = [
        f"{dossier.codes[a.id]} from {', '.join(names)}" for a in dossier.articles if (names := draws_on(dossier, a.id))
    ]
    if chains:
        yield "retold", {"chains": "; ".join(chains)}
    loaded = [f"‘{words}’ ({dossier.code(at)})" for a in dossier.articles for words, at in loaded_words(dossier, a.id)]
    if loaded:
        yield "loaded", {"words": ", ".join(loaded[: 2 * _MOST_PLACES])}
    unsigned = [dossier.codes[a.id] for a in dossier.articles if a.outlet is None]
    if unsigned:
        yield "no_outlet", {"codes": ", ".join(unsigned)}


def _codes(dossier: Dossier, spans: list[Span]) -> str:
    """The places, each once, the first few."""
    return ", ".join(list(dict.fromkeys(dossier.code(span) for span in spans))[:_MOST_PLACES])


_WE = re.compile(r"(?<![\w.’'-])(?:[Ww]e|[Oo]urs?|us|ourselves)(?![\w’'-])")
_DOUBLED = re.compile(r"\b(the|an?|of|to|in|on|at|for|and|is|was|by|from|with|as|it|he|she|they|has|have|will|be) \1\b")
# "the visit comes Norland’s troops are leaving": a word such as "as" is lost
_LOST = re.compile(
    r"(?<![,;] )\b(?:comes|came) (?!(?:As|After|Amid|When|While)\b)[A-Z][a-z]{2,20}(?:[’']s)?(?: [a-z]{3,20}){0,2} (?:are|is|were|was|have|has|had)\b"
)
# Who has a vote in either chamber is of a state; places that are none send a delegate.
_NO_STATE = re.compile(
    r"\b(?:Rep|Sen|Representative|Senator)\.? (?:[A-Z][\w’'.-]{0,20} ){1,3}(?P<mark>\([DRI]-(?:D\.?C\.?|P\.?R\.?|Guam|GU|VI|V\.I\.|AS|MP)\))"
)
_BROKEN = re.compile(r"\S{0,20}(?:\ufffd|&(?:amp|quot|nbsp|#\d{1,5});|â€|Ã©)\S{0,20}")
_LOWER = re.compile(r"(?<![\w.@/-])[a-z]{4,}(?![\w@/-])")


@lru_cache(maxsize=64)  # the same in every pack
def pool_codes(dossier: Dossier, pool: Pool) -> str:
    """The places of a pool, article by article: the paragraphs that draw on it, "S4 ¶2, ¶5–¶8"."""
    places: list[str] = []
    for article in pool.articles:
        drawn = [span for span in pool.evidence if span.article == article]
        spans = sorted([*drawn, *_of_pool(dossier, pool, article)], key=lambda span: span.start)
        paragraphs = (dossier.of(article).article.paragraph_at(span.start) for span in spans)
        numbers = list(dict.fromkeys(p.number for p in paragraphs if p))
        places.append(f"{dossier.codes[article]} {_paragraphs(numbers)}".strip())
    return "; ".join(places)


def _of_pool(dossier: Dossier, pool: Pool, article: str) -> Iterator[Span]:
    """What else an article of a pool has from hidden speakers: through an outlet that the pool's lines cite, or by a word that
    the pool's lines in this article call theirs by: "Anonymous officials have said", "the officials who spoke to the Post"."""
    cited = " ".join((pool.origin, *_also_cited(dossier, pool)))
    said = [a for a in dossier.of(article).attributions if a.sourcing == "unnamed" and a.spoken and not a.negated]
    through = [a for a in said if any(outlet.removeprefix("The ") in cited for outlet in a.relay)]
    yield from (a.whole for a in through)
    lines = [*(dossier[span] for span in pool.evidence if span.article == article), *(a.speaker or "" for a in through)]
    called = {word for line in lines for word in _CALLED.findall(line.lower())}
    for a in said:
        speaker = a.speaker or ""
        if not a.relay and _HIDDEN.search(speaker) and not called.isdisjoint(_CALLED.findall(speaker.lower())):
            yield a.whole


_HIDDEN = re.compile(r"\b(?:unnamed|anonymous|unidentified|sources?|familiar|knowledgeable|anonymity)\b", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:officials|sources|diplomats|advisers|aides|executives|insiders|investigators|people)\b")


def _paragraphs(numbers: Sequence[int]) -> str:
    """Paragraph numbers as a line has room for them, each with its mark: "¶2, ¶5–¶8"; "" for none."""
    return ", ".join(f"¶{run[0]}" if len(run) == 1 else f"¶{run[0]}–¶{run[-1]}" for run in runs_of(numbers))


def pool_slots(dossier: Dossier, pool: Pool) -> dict[str, Slot]:
    """The slots of a line about a pool; `also`: outlets that its lines cite beside those of its origin."""
    return {"origin": pool.origin, "articles": pool_codes(dossier, pool), "also": ", ".join(_also_cited(dossier, pool))}


@lru_cache(maxsize=64)  # the same in every pack
def _also_cited(dossier: Dossier, pool: Pool) -> tuple[str, ...]:
    cited: list[str] = []
    for span in pool.evidence:
        findings = dossier.of(span.article)
        paragraph = findings.article.paragraph_at(span.start)
        for a in findings.attributions:
            if paragraph and paragraph.span.overlaps(a.whole) and not a.negated:
                cited += [*a.relay, *_outlets_in(dossier, a)]
    own = {article.outlet.value for article in dossier.articles if article.outlet}
    return tuple(n for n in dict.fromkeys(cited) if n not in own and n.removeprefix("The ") not in pool.origin)


def _outlets_in(dossier: Dossier, attribution: Attribution) -> list[str]:
    """The outlets that an attribution's source names: "the Post, the Ledger and the agency"."""
    source = attribution.source
    outlets = (a for a in dossier.actors if a.kind == "outlet")
    return [a.name for a in outlets if source and any(source.contains(m) for m in a.mentions)]


def _with_place(dossier: Dossier, actor: Actor) -> str:
    """Somebody's name, who that is in the articles' words, and where; that it stands once and may be misprinted, where
    it does."""
    office = description_of(dossier, actor)
    name = f"{actor.name}, {office}" if office else actor.name
    once = "; stands once: check the spelling" if len(actor.mentions) == 1 else ""
    return f"{name} ({dossier.code(actor.mentions[0])}{once})" if actor.mentions else name


def _likenesses(people: list[Actor]) -> Iterator[tuple[Actor, Actor]]:
    """Pairs of persons whose names differ by a letter or two in one word, all other words equal."""
    for i, a in enumerate(people):
        for b in people[i + 1 :]:
            x, y = a.name.lower().split(), b.name.lower().split()
            differing = [(p, q) for p, q in zip(x, y, strict=False) if p != q]
            if len(x) == len(y) > 1 and len(differing) == 1 and _near(*differing[0]):
                yield a, b


def _near(a: str, b: str) -> bool:
    """Whether the two words begin alike for more than half of the shorter one."""
    same = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return same * 2 > min(len(a), len(b))
