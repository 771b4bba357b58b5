"""What to be careful with: pools, outlets, names, marks that do not pair."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.model import Actor, Dossier, Item, Pool, Slot
from briefings.plan.brief import Brief
from briefings.plan.guests import outlet_of
from briefings.template.shape import SectionTemplate

WORDINGS = {
    "pool": ("origin", "articles"),
    "anonymity": ("extract", "code"),
    "repeats": ("articles",),
    "outlet": ("flags",),
    "no_outlet": ("codes",),
    "variants": ("spellings",),
    "likeness": ("first", "second"),
    "marks": ("codes",),
}


# "on condition of anonymity" alone says that names are held back, not why: it is no reason to print
_REASON = re.compile(
    r"\b(?:not (?:been )?(?:authori[sz]ed|allowed|permitted|cleared) to|anonymity (?:because|due to|for fear|to discuss|in order)|"
    r"for fear of|fear(?:ed|ing|s)? (?:of )?(?:repris|retaliat|losing))",
    re.IGNORECASE,
)


def plan(brief: Brief, section: SectionTemplate) -> tuple[Item, ...]:
    """A line for each caution, the gravest first; empty where there is none."""
    return tuple(
        Item(f"cautions.{n}", wording, slots, "Entry", sourcing="none")
        for n, (wording, slots) in zip(range(1, brief.limit(section) + 1), _cautions(brief), strict=False)
    )


def _cautions(brief: Brief) -> Iterator[tuple[str, dict[str, Slot]]]:
    dossier = brief.dossier
    for pool in dossier.pools:
        yield "pool", {"origin": pool.origin, "articles": pool_codes(dossier, pool)}
    pooled = {article for pool in dossier.pools for article in pool.articles}
    for evidence in brief.evidence:
        if evidence.article in pooled and _REASON.search(evidence.text) and brief.printed_at(evidence.extract) is None:
            yield "anonymity", {"extract": evidence.extract, "code": dossier.code(evidence.span)}
            break
    unpaired = [
        p.evidence
        for f in dossier.findings
        for p in (*f.article.problems, *f.problems)
        if p.check == "unpaired mark" and p.evidence
    ]
    if unpaired:
        yield "marks", {"codes": ", ".join(dict.fromkeys(dossier.code(span) for span in unpaired))}
    people = [a for a in dossier.actors if a.kind == "person"]
    for actor in people:
        if len({spelling for spelling, _ in actor.variants}) > 1:
            spellings = ", ".join(f"{spelling} ({dossier.code(at)})" for spelling, at in actor.variants)
            yield "variants", {"spellings": spellings}
    for first, second in _likenesses(people):
        yield "likeness", {"first": _with_place(dossier, first), "second": _with_place(dossier, second)}
    flags = [
        f"{dossier.codes[article.id]} {outlet.name}: {outlet.warning}"
        for article in dossier.articles
        if (outlet := outlet_of(article.outlet.value if article.outlet else None)) and outlet.warning
    ]
    if flags:
        yield "outlet", {"flags": "; ".join(flags)}
    unsigned = [dossier.codes[a.id] for a in dossier.articles if a.outlet is None]
    if unsigned:
        yield "no_outlet", {"codes": ", ".join(unsigned)}
    for link in dossier.links:
        if link.kind == "repeats":
            codes = dict.fromkeys(dossier.codes[m.span.article] for m in link.members)
            yield "repeats", {"articles": ", ".join(codes)}


def pool_codes(dossier: Dossier, pool: Pool) -> str:
    """The places of a pool: the paragraphs that draw on it, one or two an article."""
    places: list[str] = []
    for article in pool.articles:
        codes = dict.fromkeys(dossier.code(span) for span in pool.evidence if span.article == article)
        places += list(codes)[:2] or [dossier.codes[article]]
    return ", ".join(places)


def _with_place(dossier: Dossier, actor: Actor) -> str:
    return f"{actor.name} ({dossier.code(actor.mentions[0])})" if actor.mentions else actor.name


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
