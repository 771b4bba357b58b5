"""Which party the people of a story are of, by the words beside their names: "Republican Senator Ada Marsh", "a Tory MP",
"Ben Lowe (D-Ohio)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefings.lexicon import parties
from briefings.model import Actor, Findings, Span

_TAG = re.compile(r"(?:,\s|\s\()([A-Z]{1,3})-[A-Z][\w.]{1,6}(?=[),.;\s])")
_BEFORE = 40  # code points


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
            if told := parties.of_people(self._texts[span.article], span.start, span.end):
                found.setdefault(parties.usual(told), span)
        for span in actor.mentions:
            text = self._texts[span.article]
            tag = _TAG.match(text, span.end)
            if tag and (party := parties.tagged(tag[1])):
                found.setdefault(party, Span(span.article, span.start, tag.end()))
            elif told := parties.right_before(text, max(0, span.start - _BEFORE), span.start):
                found.setdefault(parties.usual(told), Span(span.article, told.start(), span.end))
            elif actor.kind == "person" and (told := parties.right_behind(text, span.end)):
                found.setdefault(parties.usual(told), Span(span.article, span.start, told.end()))
            elif actor.kind == "group" and (told := parties.of_people(text, span.start, span.end)):
                found.setdefault(parties.usual(told), span)
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
