"""A surname or given name alone -> the one person of the article who has it.

Two who fit equally are kept apart, and the name alone then stands for neither.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from functools import cached_property

from briefings.lexicon import people
from briefings.lexicon.people import Gender
from briefings.link import names
from briefings.model import Article, Mention

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")
_BEFORE_AND = re.compile(r"([^\W\d_]+),? (?:and|&) $")
_MOST = 20  # bearers of one surname: beyond, it is a list and no story


class Surnames:
    """Moves names alone to the mentions of their bearers, in the groups of one article.

    Args:
        article: Whose mentions they are.
        whole: Kind and folded name, "person:ada marsh", -> its mentions; changed in place.
    """

    def __init__(self, article: Article, whole: dict[str, list[Mention]]) -> None:
        self._article = article
        self._whole = whole

    def can_be_one(self, key: str) -> bool:
        """Whether the name of one word can be somebody's: a person's it is; one of unknown kind must open no longer name
        and be no initials of one."""
        if key.startswith("person:"):
            return True
        if not key.startswith("name:"):
            return False
        members = self._whole[key]
        capitals = names.plain(self._article[members[0].span])
        if any(m.kind != "unknown" for m in members) and not (capitals.isupper() and len(capitals) > 2):
            return False  # "THOLE:" in a transcript looks like a body's initials
        return key.removeprefix("name:") not in self._longer

    def unite(self, key: str, fits: Sequence[str]) -> None:
        """Moves the mentions of a name alone to the one among `fits` whom they mean.

        Where two fit, the form of address decides, or that only one of them was named before: "Holt resigned. … His wife,
        Lydia Holt, said".
        """
        if len(fits) > _MOST:
            return
        genders = {k: gender_of(self._article, self._whole[k]) for k in fits}
        named = {k: sorted(m.span.start for m in self._whole[k] if " " in self._article[m.span]) for k in fits}
        surname = key.partition(":")[2]
        shared = self._shared_from(fits[0], surname) if len(fits) == 1 else None
        left: list[Mention] = []
        first = min((m.span.start for m in self._whole[key] if not m.office), default=0)
        for mention in self._whole.pop(key):
            told = people.honorifics().get(self._article[mention.office].split()[0]) if mention.office else None
            start = mention.span.start
            if told:
                chosen = self._addressed(fits, genders, told, start)
            elif len(fits) == 1:
                chosen = [] if shared is not None and shared < start else list(fits)
                if chosen and names.parts(chosen[0])[-1] == surname and self._has_kin_at_hand(chosen[0], first, start):
                    chosen = []
            else:
                chosen = [k for k in fits if named[k] and named[k][0] < start]
            if told and len(chosen) > 1:  # "Edna Pickles … Mrs Pickles … Her daughter, Gillian Pickles"
                chosen = [k for k in chosen if named[k] and named[k][0] < start]
            if len(chosen) != 1 and len(fits) > 1:
                able = [k for k in fits if not (told and genders[k] not in (None, told))]
                chosen = [k for k in able if self._named_beside(named[k], start)]
            if len(chosen) == 1:
                self._whole[chosen[0]].append(mention)
                if told and chosen[0] in fits:  # "Mr Strake … His wife, Honor Strake, … Strake": either is at hand
                    insort(named[chosen[0]], start)
            else:
                left.append(mention)
                if told and len(fits) == 1 and shared is None:
                    shared = start  # "Mavis Kettering … Mr Kettering … Kettering"
        if left:
            self._whole[key] = left

    def _addressed(
        self, fits: Sequence[str], genders: Mapping[str, Gender | None], told: Gender, start: int
    ) -> list[str]:
        """Whom "Mrs Holt" can mean: the bearers of that gender; else a relative by given name alone ("his wife, Lydia")."""
        chosen = [k for k in fits if genders[k] == told]
        if len(fits) > 1:
            return chosen if all(genders.values()) else []
        kin = [k for k, gender, at in self._kin if gender == told and at < start and k != fits[0]]
        return chosen or kin or (list(fits) if genders[fits[0]] is None else [])

    def _named_beside(self, starts: Sequence[int], start: int) -> bool:
        """Whether one of the full names, which begin at `starts`, stands before the place in its paragraph."""
        paragraph = self._article.paragraph_at(start)
        i = bisect_left(starts, paragraph.span.start if paragraph else start)
        return i < len(starts) and starts[i] < start

    def _has_kin_at_hand(self, key: str, first: int, start: int) -> bool:
        """Whether a relative who is known by the given name alone, and so shares the surname, is told of twice before the
        place: "Jamie Tulley, whose dad Ron … said Ron. … Tulley". One who comes in after the surname has `first` been used
        alone leaves it to its bearer: "Tulley scored. His dad Ron … Ron wept. … Tulley"."""
        for kin, _, at in self._kin:
            if at < first and sum(m.span.start < start for m in self._whole.get(kin, ())) > 1:
                i = bisect_left(self._bearers, (at, "")) - 1
                if i >= 0 and self._bearers[i][1] == key:
                    return True
        return False

    @cached_property
    def _bearers(self) -> list[tuple[int, str]]:
        """Where people are named in full, and who."""
        found = ((m.span.start, k) for k, members in self._whole.items() for m in members if _is_full(k))
        return sorted((start, k) for start, k in found)

    @cached_property
    def _longer(self) -> frozenset[str]:
        """What longer names that are no person's begin with, and their initials."""
        found = [k.removeprefix("name:").split() for k in self._whole if k.startswith("name:") and " " in k]
        openings = (" ".join(words[:i]) for words in found for i in range(1, len(words)))
        return frozenset((*openings, *("".join(w[0] for w in words) for words in found)))

    @cached_property
    def _kin(self) -> list[tuple[str, Gender | None, int]]:
        """Relatives by given name alone, with the gender that the kin word tells and where they come in."""
        found = []
        for key, members in self._whole.items():
            office = members[0].office
            if key.startswith("person:") and " " not in key and office:
                kin = [w for w in _WORD.findall(self._article[office]) if people.sort_of(w) == "kin"]
                found += [(key, people.noun_gender(w), members[0].span.start) for w in kin[:1]]
        return found

    def _shared_from(self, key: str, surname: str) -> int | None:
        """Where somebody else is named by the given name alone beside the full name, which gives both the surname: "Packie
        and Joe Devlin"; None: nowhere."""
        text = self._article.text
        for m in self._whole[key]:
            start = m.span.start
            if " " not in self._article[m.span] or names.parts(self._article[m.span])[-1] != surname:
                continue
            before = _BEFORE_AND.search(text[max(0, start - 40) : start])
            if before and before[1][0].isupper() and self._stands_alone(text[max(0, start - 80) : start], before[1]):
                return m.span.end
        return None

    def _stands_alone(self, lead: str, word: str) -> bool:
        """Whether the word before "and" at the end of `lead` is a given name alone and not the end of another full name."""
        lead = lead[: lead.rfind(word)]
        before = lead.rstrip(" ,").split()
        kin = any(people.sort_of(people.singular(w)) == "kin" for w in before[-2:])
        called = bool(before) and people.is_plural(before[-1])  # "Brothers Saul and Micah Holt"
        full = bool(before) and before[-1][0].isupper() and not called and not lead.rstrip(" ").endswith(",")
        return not full and (people.is_given(word) or kin)


def _is_full(key: str) -> bool:
    return key.startswith("person:") and " " in key


_ADDRESS = 6  # characters: "Miss "


def gender_of(article: Article, members: Sequence[Mention]) -> Gender | None:
    """What forms of address, offices and the given name tell, in this order."""
    honorifics = people.honorifics()
    for m in members:
        if m.office:
            addressed = article.text[max(0, m.span.start - _ADDRESS) : m.span.start].split()[-1:]
            for word in (*_whose_left_out(article[m.office]).split(), *addressed):  # "Mr Lind's lawyer" may be a woman
                if gender := honorifics.get(word):
                    return gender
    for m in members:
        if m.office and m.kind == "person":
            for word in _whose_left_out(article[m.office]).split():
                if gender := people.noun_gender(word.strip(",.")):
                    return gender
                if word in ("of", "for", "to", "at", "’s", "who"):
                    break
    for m in members:
        text = names.plain(article[m.span])
        alone = m.kind == "unknown" and len(members) > 1  # "a worker who asked us to call him Dave"
        if (
            m.kind in ("person", "unknown")
            and (" " in text or alone)
            and (gender := people.given_gender(text.split()[0]))
        ):
            return gender
    return None


def _whose_left_out(office: str) -> str:
    return re.split(r"['’]s\s|s['’]\s", office)[-1]
