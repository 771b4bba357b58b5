"""For whom those speak whose own words name no country or company: the principal of a lawyer, the body that an article
only describes, the body that stands behind a name.

Everything that could mean two is None.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache, cached_property

from briefings import lexicon
from briefings.lexicon import people
from briefings.model import Actor, Findings, Span

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BEHIND = re.compile(r",?\s(?:of|from|at|for|with)\s(?:the\s)?")
# "Ada Marsh KC, for Orr, had told jurors …"; the letters may be part of the name.
_COUNSEL_FOR = re.compile(
    r"(?:(?<= KC)|(?<= QC)|(?<= SC)| KC| QC| SC),? for (?:(?:Mr|Mrs|Ms|Dr|Sir) )?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}),"
)
_FOR = re.compile(
    r"\b(?:for|representing|on behalf of|acting for|(?<=aide )to|(?<=aides )to|(?<=adviser )to|(?<=advisor )to|(?<=advisers )to|(?<=close )to)\s+((?:the |some |many )?[\w'’. -]{3,60}?)(?=[,;.]|\s(?:who|said|told|in|at|on)\b|$)"
)
_COUNTED = re.compile(
    r"^(?:some|many|most|several|\d+|two|three|four|five|six|seven|eight|nine|ten|\w+teen) of (?=the )"
)  # "28 of the families"
_OFFICE_OF = re.compile(
    r"['’]s? (?:press|media|communications) (?:office|department|team)$"
)  # "the hospital's press office"
_PRINCIPAL_TOO = re.compile(
    r"(?:the\s)?(?:\w+\s)?(?:coach|trainer|manager)$", re.IGNORECASE
)  # "the coach Ada Marsh", whose lawyer speaks
_FEW_BODIES = 60
_FAR = 2  # paragraphs between "her lawyer" and the sentence that is about her
_DETERMINERS = frozenset(("the", "a", "an", "its", "their", "his", "her", "one", "some"))
_FORMER = frozenset(("former", "ex", "retired", "then", "late", "onetime"))


class Principals:
    """Looks for principals among the actors of the story."""

    def __init__(
        self, findings: Sequence[Findings], actors: Sequence[Actor], of_name: Callable[[Actor], tuple[str, str] | None]
    ) -> None:
        self._findings = {f.article.id: f for f in findings}
        self._codes = {f.article.id: f"S{i}" for i, f in enumerate(findings, 1)}
        self._actors = [a for a in actors if a.kind in ("person", "group")]
        self._people = [a for a in actors if a.kind == "person"]
        self._bodies: dict[str, tuple[str, str]] = {}  # name of a body -> its camp and the reason
        self._at: dict[str, dict[int, str]] = {}  # article -> offset -> the body whose mention starts there
        self._ends: dict[tuple[str, int], int] = {}  # article and offset of such a mention -> where it ends
        for actor in actors:
            if actor.kind in ("body", "unknown") and (told := of_name(actor)):
                self._bodies[actor.name] = told
                for span in actor.mentions:
                    self._at.setdefault(span.article, {})[span.start] = actor.name
                    self._ends[span.article, span.start] = span.end
        self._subjects = self._sentence_subjects()
        self._agents = {
            person.name
            for person in self._people
            for span in person.offices
            if (called := [w.lower() for w in _WORD.findall(self._text(span))])
            and called[-1] in _set("agents")
            and not _PRINCIPAL_TOO.match(self._text(span))
        }
        self._described = [a.name for a in actors if self._itself(a)]
        self._described_in = {a.name: {span.article for span in a.mentions} for a in actors}
        self._forms = {a.name: (a.name, *a.aliases) for a in actors if a.name in self._bodies}
        said = {a.speaker for f in findings for a in f.attributions if a.speaker}
        self._speaking = {a.actor for f in findings for a in f.attributions if a.actor}
        self._others: dict[str, set[str]] = {}  # article -> bodies there that speak and have no camp
        for actor in actors:
            if actor.kind == "body" and actor.name not in self._bodies and any(s.startswith(actor.name) for s in said):
                for span in actor.mentions:
                    self._others.setdefault(span.article, set()).add(actor.name)
        self._named_words = {name: {w.lower() for w in _WORD.findall(name)} for name in self._bodies}
        self._by_word = _by_word(self._named_words)

    def behind(self, actor: Actor) -> tuple[str, str] | None:
        """The body that a name is said to be of: "Joy Abara of the Product Safety Board"."""
        for span in actor.mentions:
            text = self._findings[span.article].article.text
            link = _BEHIND.match(text, span.end)
            body = self._at.get(span.article, {}).get(link.end()) if link else None
            if link and body:
                camp, _ = self._bodies[body]
                return camp, self._quoted(Span(span.article, span.start, self._ends[span.article, link.end()]))
            if (counsel := _COUNSEL_FOR.match(text, span.end)) and (client := self._clients.get(counsel[1])):
                return client, self._quoted(Span(span.article, span.start, counsel.end(1)))
        return None

    @cached_property
    def _clients(self) -> Mapping[str, str]:
        """Full names and surnames that only one person bears -> the person."""
        found: dict[str, set[str]] = {}
        for person in self._people:
            for form in {person.name, person.name.split()[-1]}:
                found.setdefault(form, set()).add(person.name)
        return {form: next(iter(names)) for form, names in found.items() if len(names) == 1}

    def of_agent(self, span: Span, name: str) -> tuple[str, str] | None:
        """The person or group for whom an agent speaks: "his solicitor", "a lawyer for two families"."""
        text = self._text(span)
        words = [w.lower() for w in _WORD.findall(text)]
        head = re.split(r"\b(?:of|for|(?:close )?to|representing)\b(?! staff\b)|,", text, maxsplit=1)[0]
        if _FORMER & set(words) or not any(
            f" {' '.join(_WORD.findall(head)).lower()}".endswith(f" {a}") for a in _list("agents")
        ):
            return None
        if words[0] in ("his", "her"):
            person = self._nearest(span, name, "f" if words[0] == "her" else "m")
            return (person, self._quoted(span)) if person else None
        owner = re.match(r"(.+?)['’]s\s", text)
        if owner:
            return self._person(owner[1], span)
        if client := _FOR.search(text):
            group = _COUNTED.sub("", client[1]).removeprefix("the ").strip()
            last = people.sort_of(group.split()[-1]) if group else None
            # "lawyers for suspended champion Lina Tesfai": words of ours before the name belong to it
            if named := self._person(group, span):
                return named
            if client[1].startswith("the ") and (body := self._meant(group, span)):
                return body, self._quoted(span)
            return (group, self._quoted(span)) if last in ("group", "kin") else None
        return None

    def _person(self, words: str, span: Span) -> tuple[str, str] | None:
        """The one person whom a name means, with or without what stands before it: "Mayor Ada Marsh", "Marsh"."""
        *before, last = words.split() or [""]
        if before and all(w.strip(".") in people.honorifics() or people.sort_of(w.lower()) == "office" for w in before):
            words = last  # "Ms Marsh", "President Marsh"
        found = [p for p in self._people if words in (p.name, p.name.split()[-1]) or words.endswith(f" {p.name}")]
        longest = max((len(p.name) for p in found), default=0)  # "Dr Ada Marsh" beside "Ada Marsh" is one person
        one = [p for p in found if len(p.name) == longest and all(p.name.endswith(other.name) for other in found)]
        return (one[0].name, self._quoted(span)) if len(one) == 1 else None

    def _meant(self, words: str, span: Span) -> str | None:
        """The one body that "the operator", "the board" can mean where it stands."""
        own = {w.lower() for w in _WORD.findall(words)}
        if not own or not words.islower():
            return None
        fits = sorted({self._bodies[name][0] for name in _holding(self._by_word, own)})
        if fits:
            return fits[0] if len(fits) == 1 else None
        here = {d for d in self._described if own <= set(d.lower().split()) and span.article in self._described_in[d]}
        if here:
            return re.sub(r"^[Tt]he\s", "", min(here)) if len(here) == 1 else None
        return self._one_company({span.article}) if words in _set("companies") else None

    def of_description(self, actor: Actor) -> tuple[str, str] | None:
        """The body that a description means: "the safety board" for the Product Safety Board, "the company" for the one
        company of its articles; else the described body itself, "electoral commission"."""
        words = self._body_words(actor)
        if not words or not actor.mentions:
            return None
        reason = self._quoted(actor.mentions[0])
        own = set(words)
        fits = sorted({self._bodies[name][0] for name in _holding(self._by_word, own)})
        if own == {"union"}:
            fits = [
                camp for camp in fits if camp not in lexicon.load("countries")["unions"]
            ]  # nor the workers' of a firm
        if len(fits) == 1:
            return fits[0], f"{reason}, the one body of the articles that is called so"
        if fits:
            return None
        if len(words) == 1:
            return self._the_company(actor, reason) if words[0] in _list("companies") else None
        if words[-1] in _set("companies") and self._several_companies({span.article for span in actor.mentions}):
            return None  # "the private equity firm" is one of the companies that the articles name
        return (self._itself(actor) or "", reason) if self._itself(actor) else None

    def of_post(self, span: Span) -> tuple[str, str] | None:
        """The described body of a post: the transport ministry for "Transport Minister"."""
        words = [w.lower() for w in _WORD.findall(self._text(span))]
        if not words or _FORMER & set(words):
            return None
        for body in lexicon.load("principals")["posts"].get(words[-1], ()):
            before = [w for w in words[:-1] if w not in ("deputy", "junior", "acting", "the", "vice")]
            wanted = {*before, body} if before else {words[-1], body}
            found = [
                d
                for d in self._described
                if {w.removesuffix("'s").removesuffix("’s") for w in d.lower().split()} - _DETERMINERS - {"of"}
                == wanted
            ]
            camps = sorted({re.sub(r"^[Tt]he\s", "", d) for d in found})
            if len(camps) == 1:
                return camps[0], f"{self._quoted(span)}, beside “{found[0]}”"
            here = sorted(set(self._at.get(span.article, {}).values()))
            # a bare post is of a body that speaks: no governor is of the World Bank, which paid for his dam
            called = [n for n in here if {*before, body} <= self._named_words[n] and (before or n in self._speaking)]
            if len(called) == 1 and not camps:
                return self._bodies[called[0]][0], f"{self._quoted(span)}, beside “{called[0]}”"
        return None

    def _the_company(self, actor: Actor, reason: str) -> tuple[str, str] | None:
        """The one company that all articles name in which the description stands."""
        camp = self._one_company({span.article for span in actor.mentions})
        return (camp, f"{reason}, the one company that the article names") if camp else None

    def _one_company(self, articles: Collection[str]) -> str | None:
        camps: set[str] = set()
        for article in sorted(articles):
            here = {self._bodies[name][0] for name in self._named_in(article) if self._is_company(name)}
            if len(here) != 1 or self._others.get(article):
                return None
            camps |= here
        return camps.pop() if len(camps) == 1 else None

    def _several_companies(self, articles: Collection[str]) -> bool:
        """Whether the articles name companies of several sides: of one alone a firm of some other trade is told apart."""
        named = {name for article in articles for name in self._named_in(article)}
        return len({self._bodies[name][0] for name in named if self._is_company(name)}) > 1

    def _named_in(self, article: str) -> set[str]:
        """The bodies of an article; in a story of few bodies also those that are only found by their letters."""
        found = set(self._at.get(article, {}).values())
        if len(self._bodies) <= _FEW_BODIES:
            text = self._findings[article].article.text
            for name, forms in self._forms.items():
                if any(re.search(rf"\b{re.escape(form)}\b", text) for form in forms):
                    found.add(name)
        return found

    def _is_company(self, name: str) -> bool:
        last = [w.lower() for w in _WORD.findall(name)]
        return not set(last) & (_set("bodies") - _set("companies")) and self._bodies[name][0] == name

    def _itself(self, actor: Actor) -> str | None:
        """The description as a camp of its own: "electoral commission"; None for people, and for what says too little."""
        words = self._body_words(actor)
        if len(words) < 2 or set(words) & _set("neutral") or _OFFICE_OF.search(actor.name):
            return None
        return re.sub(r"^[Tt]he\s", "", " ".join(actor.name.split()))

    def _body_words(self, actor: Actor) -> list[str]:
        """The words of a definite description of a body; empty for other actors."""
        plain = " ".join(actor.name.split())
        words = plain.split()
        if actor.kind not in ("group", "body") or len(words) < 2 or len(words) > 6 or words[0].lower() != "the":
            return []
        if any(w[:1].isupper() for w in words[1:]) or words[1].lower() in _set("pointing"):
            return []
        head = re.split(r"\s(?:of|for|on|at|in)\s", plain, maxsplit=1)[0].split()[-1]
        return words[1:] if head in _set("bodies") | _set("companies") else []

    def _sentence_subjects(self) -> Mapping[str, list[tuple[int, str]]]:
        """Article -> where a sentence begins with a person, or a person speaks in it, and who: in text order."""
        found: dict[str, list[tuple[int, str]]] = {}
        known = {person.name for person in self._people}
        for findings in self._findings.values():
            for a in findings.attributions:
                if a.actor in known and a.source:
                    found.setdefault(findings.article.id, []).append((a.source.start, str(a.actor)))
        starts = {f.article.id: {s.span.start for s in f.article.sentences} for f in self._findings.values()}
        for person in self._people:
            for span in person.mentions:
                if span.start in starts[span.article]:
                    found.setdefault(span.article, []).append((span.start, person.name))
        return {article: sorted(places) for article, places in found.items()}

    def _nearest(self, span: Span, name: str, gender: people.Gender) -> str | None:
        """Who "his" or "her" means: the person with whom this sentence, or one shortly before it, begins."""
        places = self._subjects.get(span.article, [])
        i = bisect_right(places, (span.start, "\uffff")) - 1
        while i >= 0 and (places[i][1] == name or not self._may_be(places[i][1], gender)):
            i -= 1
        if i < 0:
            return None
        article = self._findings[span.article].article
        here, before = article.paragraph_at(span.start), article.paragraph_at(places[i][0])
        if not here or not before or here.number - before.number > _FAR:
            return None
        return places[i][1]

    def _may_be(self, name: str, gender: people.Gender) -> bool:
        """Whether "his" or "her" can mean a person: by the given name, and not one who only speaks for others."""
        if name in self._agents:
            return False
        return people.given_gender(name.split(maxsplit=1)[0]) in (None, gender)

    def principals(self) -> Iterator[str]:
        """Persons for whom somebody speaks: they are a side of their own."""
        for actor in self._actors:
            for span in actor.offices if actor.kind == "person" else actor.mentions[:1]:
                if told := self.of_agent(span, actor.name):
                    yield told[0]

    def _text(self, span: Span) -> str:
        return self._findings[span.article].article[span]

    def _quoted(self, span: Span) -> str:
        paragraph = self._findings[span.article].article.paragraph_at(span.start)
        code = self._codes[span.article] + (f" ¶{paragraph.number}" if paragraph else "")
        return f"“{' '.join(self._text(span).split())}” in {code}"


def means_speaker(
    findings: Sequence[Findings], actors: Sequence[Actor], speaking: Collection[str | None]
) -> frozenset[str]:
    """Bodies that speak without their name before the verb: the Bank of Meravia where "the bank" speaks and no other is
    meant, the board in "said Joy Abara of the Product Safety Board"."""
    texts = {f.article.id: f.article.text for f in findings}
    bodies = {a.name: a for a in actors if a.kind == "body" and a.name[:1].isupper()}
    by_word = _by_word({name: {w.lower() for w in _WORD.findall(name)} for name in bodies})
    at = {(span.article, span.start): name for name, a in bodies.items() for span in a.mentions}
    found: set[str] = set()
    for actor in actors:
        if actor.name not in speaking:
            continue
        said = actor.name.split()
        if len(said) > 1 and said[0].lower() == "the" and " ".join(said[1:]).islower() and said[-1] in _set("bodies"):
            fits = _holding(by_word, set(said[1:]))
            found.update(fits if len(fits) == 1 else ())
        for span in actor.mentions if actor.kind == "person" else ():
            link = _BEHIND.match(texts[span.article], span.end)
            if link and (body := at.get((span.article, link.end()))):
                found.add(body)
    return frozenset(found)


def _by_word(names_: Mapping[str, set[str]]) -> Mapping[str, set[str]]:
    """Word -> the names that hold it: a story of a thousand articles has thousands of both."""
    found: dict[str, set[str]] = {}
    for name, known in names_.items():
        for word in known:
            found.setdefault(word, set()).add(name)
    return found


def _holding(by_word: Mapping[str, set[str]], wanted: Collection[str]) -> list[str]:
    """The names that hold all of these words, sorted."""
    sets = [by_word.get(word, set()) for word in wanted]
    return sorted(set.intersection(*sets)) if sets else []


@cache
def _list(name: str) -> tuple[str, ...]:
    return tuple(lexicon.load("principals")[name])


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(_list(name))
