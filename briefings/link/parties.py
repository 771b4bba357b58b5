"""Which party the people of a story are of, by the words beside their names: "Republican Senator Ada Marsh", "a Tory MP",
"Ben Lowe (D-Ohio)"."""

from __future__ import annotations

from collections.abc import Sequence

from briefings.lexicon import parties
from briefings.model import Actor, Findings, Span


class Parties:
    """Answers for one story; a party is called as the story calls it, else by its usual name."""

    def __init__(self, findings: Sequence[Findings], actors: Sequence[Actor]) -> None:
        self._texts = {f.article.id: f.article.text for f in findings}
        self._called: dict[str, str] = {}
        for actor in actors:
            party = parties.named(actor.name) if actor.kind in ("body", "group", "unknown") else None
            if party:
                self._called[party] = party if party == actor.name else self._called.get(party, actor.name)

    def of(self, actor: Actor) -> tuple[str, Span] | None:
        """The party of a person, or of a group of people, and the words that say so; None: of none, or of two."""
        found: dict[str, Span] = {}
        if actor.kind in ("body", "group") and (party := parties.named(actor.name)):
            return self._called[party], actor.mentions[0]
        for span in actor.offices:
            if called := parties.of_people(self._texts[span.article], span.start, span.end):
                found.setdefault(parties.usual(called), span)
        for span in actor.mentions:
            text = self._texts[span.article]
            told = parties.beside(text, span.start, span.end)
            if told:
                found.setdefault(told[0], Span(span.article, told[1], told[2]))
            elif actor.kind == "group" and (people := parties.of_people(text, span.start, span.end)):
                found.setdefault(parties.usual(people), span)
        if len(found) != 1:
            return None
        ((party, place),) = found.items()
        return self._called.get(party, party), place

    def rivals(self, people: Sequence[Actor]) -> frozenset[str]:
        """Who of these runs against others of the same party: among themselves they are no one side."""
        running: dict[str, list[str]] = {}
        for actor in people:
            runs = any(parties.runs(self._texts[s.article][s.start : s.end]) for s in actor.offices)
            if runs and (told := self.of(actor)):
                running.setdefault(told[0], []).append(actor.name)
        return frozenset(name for names in running.values() if len(names) > 1 for name in names)
