"""One article's mentions -> its cast: who is who inside the article.

Within an article a surname, an office and a full name stand for one person when only one fits. Two that fit equally are
kept apart, and the bare surname then stands for neither.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefings.lexicon import geography, organisations, outlets, people
from briefings.lexicon.people import Gender
from briefings.link import names
from briefings.link.surnames import Surnames, gender_of
from briefings.model import Article, Findings, Mention, MentionKind, Span, legible

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")


@dataclass(frozen=True, slots=True)
class Referent:
    """Someone in one article, with what the article calls them."""

    name: str  # the fullest form, a stretch of the article on one line
    kind: MentionKind
    gender: Gender | None
    forms: tuple[str, ...]  # every form, fullest first
    mentions: tuple[Span, ...]
    offices: tuple[Span, ...] = ()
    words: frozenset[str] = frozenset()  # of the offices beside the name, lower case, singular

    @property
    def is_person(self) -> bool:
        """Whether "he" or "she" can stand for it; an unknown name of one word cannot, unless it is a man's or a woman's."""
        told = " " in self.name or self.gender is not None
        return self.kind == "person" or (self.kind == "unknown" and told and not self.name.isupper())

    @property
    def is_body(self) -> bool:
        """Whether "it" can stand for it."""
        unknown = self.kind == "unknown" and " " not in self.name and self.gender is None
        return self.kind in ("body", "country", "outlet") or (unknown and not people.is_given(self.name))


@dataclass(frozen=True)
class Cast:
    """The referents of one article, in order of first mention."""

    article: Article
    mentions: tuple[Mention, ...]
    referents: tuple[Referent, ...]
    whose: Mapping[Span, int]  # mention -> index into `referents`; descriptions and pronouns have none
    spoken: tuple[Span, ...] = ()  # the words of direct quotations, marks included, in text order

    def at(self, span: Span) -> Referent | None:
        """The referent of the mention with this span; None for a description, a pronoun or an ambiguous name."""
        i = self.whose.get(span)
        return None if i is None else self.referents[i]

    @cached_property
    def relatives(self) -> tuple[Referent, ...]:
        """Those who are known by a given name alone as somebody's kin: "his brother Anselmo"."""
        kin = [r for r in self.referents if r.is_person and " " not in r.name]
        return tuple(r for r in kin if any(people.sort_of(w) == "kin" for w in r.words))

    @cached_property
    def _starts(self) -> list[int]:
        return [m.span.start for m in self.mentions]

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that lie in start..end, in text order."""
        i = bisect_right(self._starts, start - 1)
        j = bisect_right(self._starts, end)
        return [m for m in self.mentions[i:j] if m.span.end <= end]

    @cached_property
    def _quoted(self) -> tuple[list[int], list[int]]:
        starts: list[int] = []
        ends: list[int] = []
        for start, end in sorted([*_quoted(self.article), *((s.start, s.end) for s in self.spoken)]):
            if ends and start < ends[-1]:
                ends[-1] = max(end, ends[-1])
            else:
                starts.append(start)
                ends.append(end)
        return starts, ends

    def in_quotes(self, offset: int) -> bool:
        """Whether the place lies between quotation marks."""
        starts, ends = self._quoted
        i = bisect_right(starts, offset) - 1
        return i >= 0 and offset < ends[i]


def gather_cast(findings: Findings) -> Cast:
    """The cast of one article from its mentions."""
    article = findings.article
    groups: dict[str, list[Mention]] = {}
    mentions = tuple(replace(m, kind="person") if _labels_turn(article, m) else m for m in findings.mentions)
    for mention in mentions:
        if key := _key(article, mention):
            groups.setdefault(key, []).append(mention)
    _promote(article, groups)
    united = _unite(article, groups)
    referents: list[Referent] = []
    whose: dict[Span, int] = {}
    for members in united:
        for m in members:
            whose[m.span] = len(referents)
        referents.append(_referent(article, members))
    spoken = tuple(s for a in findings.attributions if a.kind == "direct" for s in a.content if _is_marked(article, s))
    return Cast(article, mentions, tuple(referents), whose, spoken)


_LABEL_END = re.compile(r"[ \u00a0]?(?:\([^()\n]{1,60}\))?[ \u00a0]?:")


def _labels_turn(article: Article, mention: Mention) -> bool:
    """Whether a full name in capitals opens a turn of a transcript: "ADA MARSH (county engineer): …"."""
    text = article[mention.span]
    if mention.kind not in ("place", "body", "unknown") or not text.isupper() or not people.is_given(text.split()[0]):
        return False
    opens = article.text.rfind("\n", 0, mention.span.start) + 1 == mention.span.start
    return " " in text and opens and _LABEL_END.match(article.text, mention.span.end) is not None


def _is_marked(article: Article, span: Span) -> bool:
    return article.text[span.start] in "“”\"‘'„«»`"


def is_description(article: Article, mention: Mention) -> bool:
    """Whether the mention describes instead of naming: "the minister", "Ukrainian officials"."""
    if mention.kind == "pronoun":
        return False
    return (
        mention.kind == "group"
        or mention.office == mention.span
        or _only_opens(article, mention)
        or (article[mention.span][-1:].islower() and not _has_capital_end(article[mention.span]))
    )


def _only_opens(article: Article, mention: Mention) -> bool:
    """Whether the only capital is a sentence's: "Firm insists", in a headline."""
    text = article[mention.span]
    if mention.kind != "body" or not text.istitle() or not text.isalpha() or people.sort_of(text) is None:
        return False
    return opens_sentence(article, mention.span.start)


def opens_sentence(article: Article, offset: int) -> bool:
    """Whether no word of its sentence stands before the place; bullets and marks may."""
    sentence = article.sentence_at(offset)
    if sentence is None or offset - sentence.span.start > _LONGEST_BULLET:
        return False
    return not any(c.isalnum() for c in article.text[sentence.span.start : offset])


_LONGEST_BULLET = 5  # code points


def _has_capital_end(text: str) -> bool:
    words = text.split()
    return bool(words) and (words[-1][0].isupper() or any(c.isupper() for c in words[-1]))


def _key(article: Article, mention: Mention) -> str | None:
    """What groups mentions of one form: the country, the outlet, or the folded name; None for what is no name."""
    if mention.kind == "pronoun" or is_description(article, mention):
        return None
    text = names.plain(article[mention.span])
    if mention.kind == "country":
        form = geography.forms().get(geography.plain(text))
        if form and form.sort == "name":
            return f"country:{form.country}"
    if mention.kind == "outlet":
        return f"outlet:{outlets.named(text) or names.folded(text)}"
    return f"{'person' if mention.kind == 'person' else 'name'}:{names.folded(text)}"


def _is_second(article: Article, mention: Mention) -> bool:
    """Whether a name of unknown kind follows another's given name: "Asha and | Devi Raman"."""
    before = _GIVEN_AND.search(article.text[max(0, mention.span.start - 40) : mention.span.start])
    return mention.kind == "unknown" and before is not None and people.is_given(before[1])


def _promote(article: Article, groups: dict[str, list[Mention]]) -> None:
    """Makes a person of a full name of unknown kind whose surname alone is a person's elsewhere: "Letebrhan Gebru … Gebru,
    24, said"."""
    surnames = {key.removeprefix("person:") for key in groups if key.startswith("person:") and " " not in key}
    # "Against Trump" in a headline is nobody where "Donald Trump" is somebody
    surnames -= {
        names.parts(key.removeprefix("person:"))[-1] for key in groups if key.startswith("person:") and " " in key
    }
    for key in [k for k in groups if k.startswith("name:") and " " in k]:
        name = key.removeprefix("name:")
        if len(name.split()) == 2 and any(_is_second(article, m) for m in groups[key]):
            groups.setdefault(f"person:{name}", []).extend(groups.pop(key))
            continue
        if f"person:{name}" in groups:  # "ADA MARSH" in a transcript looks like a body's initials
            groups[f"person:{name}"] += groups.pop(key)
            continue
        if (
            len(name.split()) <= 4
            and names.parts(name)[-1] in surnames
            and all(m.kind == "unknown" for m in groups[key])
        ):
            groups[f"person:{name}"] = groups.pop(key) + groups.get(f"person:{name}", [])


def _unite(article: Article, groups: Mapping[str, list[Mention]]) -> list[list[Mention]]:
    """Groups of one form -> groups of one referent, in order of first mention."""
    whole: dict[str, list[Mention]] = {key: list(members) for key, members in groups.items()}
    persons = [key for key in whole if key.startswith("person:")]
    buckets: dict[str, list[str]] = {}
    for key in persons:  # "George W. Bush", "George Bush"
        if " " in key:
            name = key.removeprefix("person:")
            alike = buckets.setdefault(names.bucket(name), [])
            other = next(
                (o for o in alike[-names.COMPARED :] if names.one_person(o.removeprefix("person:"), name)), None
            )
            if other is None:
                alike.append(key)
            else:
                whole[other] += whole.pop(key)
    short: dict[str, list[str]] = {}
    for key in whole:
        if key.startswith("person:") and " " in key:
            for form in _short_forms(key.removeprefix("person:")):
                short.setdefault(form, []).append(key)
    surnames = Surnames(article, whole)
    for key in [k for k in whole if " " not in k]:
        if (fits := short.get(key.partition(":")[2])) and surnames.can_be_one(key):
            surnames.unite(key, fits)
    _unite_bodies(article, whole, short)
    for members in whole.values():
        members.sort(key=lambda m: m.span.start)
    return sorted((m for m in whole.values() if m), key=lambda m: m[0].span.start)


def _short_forms(name: str) -> list[str]:
    """What a person of this name is called: "leyen", "der leyen", "ursula", "ursula leyen"."""
    words = names.parts(name)
    found = [*(" ".join(words[i:]) for i in range(1, len(words))), words[0], f"{words[0]} {words[-1]}"]
    if "-" in words[-1]:
        found.append(words[-1].split("-")[-1])
    return list(dict.fromkeys(found))


def _unite_bodies(article: Article, whole: dict[str, list[Mention]], surnames: Mapping[str, list[str]]) -> None:
    """Moves short names ("Brightwater", "FAA", "Rovers") to the one longer name that begins or ends with them or has
    these initials; what can be a surname too stays."""
    longer: dict[str, list[str]] = {}
    for key, members in whole.items():
        long = key.partition(":")[2]
        if key.startswith("name:") and " " in long and members[0].kind != "place":
            split = long.split()
            body = members[0].kind in ("unknown", "body")
            own = organisations.own_part(split)  # "Halden" is the firm whose shares the Halden Family Foundation holds
            starts = [*(" ".join(split[:i]) for i in range(own + 1, len(split))), split[-1]] if body else []
            for form in (*starts, names.initials(names.plain(article[members[0].span]))):
                longer.setdefault(form, []).append(key)
    last_words: dict[str, list[str]] = {}
    for key, members in whole.items():
        if members[0].kind == "outlet":
            last_words.setdefault(names.plain(article[members[0].span]).split()[-1], []).append(key)
    for key in [k for k in whole if k.startswith(("name:", "outlet:"))]:
        if key.partition(":")[2] in surnames or all(_GOES_ON.match(article.text, m.span.end) for m in whole[key]):
            continue
        text = names.plain(article[whole[key][0].span])
        called = [k for k in last_words.get(text, ()) if k != key and k in whole]
        if len(called) == 1:  # "The Times" after "The New York Times"
            whole[called[0]] += whole.pop(key)
            continue
        if text in geography.forms() or people.sort_of(text) == "group" or people.is_plural(text):
            continue  # "UN" is not the "UN General Assembly", nor "some Democrats" the "Democrats for Peace"
        fits = list(longer.get(text, ())) if text.isupper() and 2 <= len(text) <= 6 else []
        if whole[key][0].kind in ("unknown", "body"):
            fits += longer.get(key.partition(":")[2], ())
        fits = [k for k in dict.fromkeys(fits) if k != key and k in whole]
        if len(fits) == 1:
            whole[fits[0]] += whole.pop(key)


def _referent(article: Article, members: Sequence[Mention]) -> Referent:
    forms: dict[str, None] = {}
    for m in members:
        text = article[m.span]
        form = re.sub(r"\s+", " ", text) if m.kind == "outlet" else names.plain(text)
        forms.setdefault(form)
    # a label in capitals looks like a body's initials: "RADAN:" after "Vesna Radan"
    telling: list[MentionKind] = [m.kind for m in members if m.kind != "unknown" and not article[m.span].isupper()]
    kinds = telling or [m.kind for m in members if m.kind != "unknown"] or ["unknown"]
    kind = max(kinds, key=kinds.count)
    if kind == "person" and any(" " in f for f in forms):
        ranked = sorted(forms, key=lambda f: (-len(f.split()), -len(f), f))
    else:  # "his wife, Lydia … Mrs Holt": the given name, which stands first, is hers alone
        ranked = list(forms) if kind == "person" else sorted(forms, key=lambda f: (-len(f), f))
    low = {f.casefold() for f in ranked if not f.isupper()}
    ranked.sort(key=lambda f: f.isupper() and f.casefold() in low)  # "KARL BRANDT" in a headline yields to the text
    offices = tuple(m.office for m in members if m.office and m.office != m.span)
    words = frozenset(people.singular(w.strip(".")) for o in offices for w in _WORD.findall(_spelled(article[o])))
    return Referent(
        ranked[0], kind, gender_of(article, members), tuple(ranked), tuple(m.span for m in members), offices, words
    )


def _spelled(office: str) -> str:
    """The office with short forms written out: "Rep." -> "representative"."""
    short = people.abbreviations()
    return " ".join([office, *(full for word, full in short.items() if word in office.split())])


_GIVEN_AND = re.compile(r"([A-Z][^\W\d_]+)[ \u00a0]and[ \u00a0]$")
_GOES_ON = re.compile(
    r"[ \u00a0](?:for|of|against)[ \u00a0](?:the[ \u00a0])?[A-Z]"
)  # "Voices | for Peace" is not "Voices Abroad"
_MARKS = re.compile(r"[“”„«»\"]|''|``")


def _quoted(article: Article) -> Iterator[tuple[int, int]]:
    """Stretches between double marks, paragraph by paragraph, in text order; an unpaired mark runs to the end of its
    paragraph, or holds nothing where another opens after it."""
    text = legible(article.text)
    for paragraph in article.paragraphs:
        start: int | None = None
        for m in _MARKS.finditer(text, paragraph.span.start, paragraph.span.end):
            mark = m.group()
            if mark in ("“", "«", "„", "``"):
                start = m.start()
            elif mark in ("”", "»"):
                if start is not None:
                    yield start, m.end()
                    start = None
            elif start is None:
                start = m.start()
            else:
                yield start, m.end()
                start = None
        if start is not None:
            yield start, paragraph.span.end


def is_company(referent: Referent) -> bool:
    """Whether the name itself says that it is a company: "Brightwater Energy", "Holt plc"."""
    return any(form.split()[-1] in organisations.words("companies") for form in referent.forms)
