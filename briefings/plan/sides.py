"""Who stands with whom, and against whom, in this story: blocs of camps from the signed relations of the dossier."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from briefings import lexicon
from briefings.model import Dossier


@dataclass(frozen=True, slots=True)
class Sides:
    """Camps with the bloc each belongs to, and the balance of relations between camps."""

    bloc: Mapping[str, str]  # camp to the name of its bloc's first camp; a camp without relations is its own bloc
    balance: Mapping[tuple[str, str], int]  # pair in sorted order to friendly minus hostile relations
    alliance: str | None = None  # through which the guest's camp was counted in; None: by its own relations

    @classmethod
    def of(cls, dossier: Dossier, guest_camp: str | None = None, same: Collection[str] = ()) -> Sides:
        """The sides of the story; no blocs where the articles show none.

        The camp of a guest whose country neither acts nor is acted upon joins its alliance, where the alliance does.

        Friendly pairs are joined from the strongest down, and never across a hostile one, so a stray friendly
        sentence between enemies joins nothing. `same`: other names of the guest's camp, which stand for it.
        """
        balance: dict[tuple[str, str], int] = {}
        for relation in dossier.relations:
            a, b = sorted(str(guest_camp) if c in same else c for c in (relation.camp, relation.towards))
            if a != b:
                balance[a, b] = balance.get((a, b), 0) + relation.sign
        joined = None
        acting = {c for pair in balance for c in pair}
        if guest_camp and guest_camp not in acting:
            for alliance, members in lexicon.load("alliances").items():
                if alliance in acting and guest_camp in members:
                    a, b = sorted((guest_camp, alliance))
                    balance[a, b] = 1
                    joined = alliance
                    break
        camps = {a.camp for a in dossier.actors if a.camp} | {c for pair in balance for c in pair}
        bloc = {camp: camp for camp in sorted(camps)}
        hostile = {pair for pair, n in balance.items() if n < 0}
        for (a, b), n in sorted(balance.items(), key=lambda entry: (-entry[1], entry[0])):
            if n <= 0 or bloc[a] == bloc[b]:
                continue
            left = [c for c in bloc if bloc[c] == bloc[a]]
            right = [c for c in bloc if bloc[c] == bloc[b]]
            if any(tuple(sorted((x, y))) in hostile for x in left for y in right):
                continue
            for camp in right:
                bloc[camp] = bloc[a]
        bloc |= {camp: bloc.get(str(guest_camp), str(guest_camp)) for camp in sorted(same)}
        return cls(bloc, balance, joined)

    def opposed(self, a: str | None, b: str | None) -> bool:
        """Whether the articles show hostility between the two, or between their blocs, and not within one bloc."""
        if not a or not b or a == b or self.bloc.get(a, a) == self.bloc.get(b, b):
            return False
        return any(
            n < 0 and {self.bloc[x], self.bloc[y]} == {self.bloc.get(a, a), self.bloc.get(b, b)}
            for (x, y), n in self.balance.items()
        )

    def together(self, a: str | None, b: str | None) -> bool:
        """Whether the two are one camp or stand in one bloc."""
        return bool(a and b and self.bloc.get(a, a) == self.bloc.get(b, b))
