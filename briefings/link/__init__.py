"""Findings of all articles -> Dossier: who is who and for which side, who rests on whom, what agrees and what does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from typing import Any

from briefings.link import officials, read_out, retold, sourcing
from briefings.link.cast import gather_cast
from briefings.link.scene import Speaker
from briefings.link.speakers import Resolver
from briefings.model import Actor, Attribution, Dossier, Findings

__all__ = ["LINKERS", "link_findings", "resolve_speakers"]

Linker = Callable[[Sequence[Findings], Sequence[Actor]], Iterable[Any]]


def _linker(module: str, function: str = "link", *, actors: bool = True) -> Linker:
    """The function of that module, which is read when it is first called: who speaks is told without it."""

    def link(findings: Sequence[Findings], who: Sequence[Actor]) -> Iterable[Any]:
        found: Callable[..., Iterable[Any]] = getattr(import_module(f"{__name__}.{module}"), function)
        return found(findings, who) if actors else found(findings)

    return link


# Field of `Dossier` -> what fills it, in order, from the findings of all articles and the actors with their camps.
LINKERS: Mapping[str, tuple[Linker, ...]] = {
    "links": (
        _linker("conflicts"),
        _linker("corroboration"),
        _linker("independence", "find_repeats", actors=False),
    ),
    "relations": (_linker("relations"),),
    "pools": (_linker("independence", "find_pools", actors=False),),
    "chronology": (_linker("chronology", "order", actors=False),),
}


_DEEPEST = 20  # reports in reports that are looked through for a relay: more are a table, and reading stays linear


def resolve_speakers(findings: Findings) -> Findings:
    """The findings of one article with the speaker, sourcing and relay of every attribution.

    A speaker is the fullest name or description that the article gives, a stretch of its text on one line; None where
    nobody is given or a pronoun cannot be told.
    """
    findings = read_out.with_reports(findings)
    cast = gather_cast(findings)
    resolver = Resolver(cast)
    attributions = findings.attributions
    resolved: dict[int, Attribution] = {}
    outer: list[tuple[int, Attribution, Speaker]] = []  # (end, attribution, speaker): those that later ones can lie in
    for i in sorted(range(len(attributions)), key=lambda i: _place(attributions[i])):
        attribution = attributions[i]
        outer = [o for o in outer[-_DEEPEST:] if o[0] > _place(attribution)]
        around = sorted((o for o in outer if _lies_in(attribution, o[1])), key=lambda o: len(o[1].span))
        own = bool(around) and (around[0][1].kind == "direct" or cast.in_quotes(_place(attribution)))
        quoting = around[0][2] if own else None
        speaker = resolver.resolve(attribution, quoting)
        resolved[i] = replace(
            attribution,
            speaker=speaker.text,
            sourcing=sourcing.sourcing(attribution, speaker),
            relay=sourcing.relay(cast, attribution, speaker, [(o[1], o[2]) for o in around]),
        )
        resolver.learn(resolved[i])
        outer.append((attribution.span.end, attribution, speaker))
    return read_out.without_reports(
        replace(findings, attributions=tuple(resolved[i] for i in range(len(attributions))))
    )


def _place(attribution: Attribution) -> int:
    return attribution.source.start if attribution.source else attribution.span.start


def _lies_in(inner: Attribution, outer: Attribution) -> bool:
    """Whether the source of one stands in what another says."""
    source = inner.source
    return source is not None and inner is not outer and any(piece.contains(source) for piece in outer.content)


def link_findings(findings: Sequence[Findings]) -> Dossier:
    """Everything known about the story of these articles, whose speakers are resolved."""
    from briefings.link.actors import gather_actors
    from briefings.link.bodies import show_bodies
    from briefings.link.camps import place_camps
    from briefings.link.claims.places import with_slips
    from briefings.link.corroboration import without_disputed
    from briefings.link.particulars import link as link_particulars
    from briefings.link.publication import date_articles

    findings = date_articles(findings)
    casts = [gather_cast(f) for f in findings]
    actors, known = gather_actors(findings, casts)
    attributed = tuple(_with_actors(retold.without_carriers(f), known) for f in findings)
    placed = place_camps(attributed, show_bodies(findings, actors))
    attributed = tuple(officials.with_their_own(f, placed) for f in attributed)
    attributed = tuple(with_slips(f) for f in attributed)
    fields = {
        field: tuple(found for linker in linkers for found in linker(attributed, placed))
        for field, linkers in LINKERS.items()
    }
    links = fields["links"]
    fields["links"] = without_disputed((*links, *link_particulars(attributed, links)))
    return Dossier(attributed, actors=placed, **fields)


def _with_actors(findings: Findings, known: Mapping[tuple[str, str], str]) -> Findings:
    article = findings.article.id
    return replace(
        findings,
        attributions=tuple(
            replace(a, actor=known.get((article, a.speaker))) if a.speaker else a for a in findings.attributions
        ),
    )
