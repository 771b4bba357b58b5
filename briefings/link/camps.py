"""Which side of the story an actor stands for, and the words that say so.

Countries stand for themselves, and so do alliances and companies; governments, ministries, capitals, leaders, armed
forces and spokespeople stand for theirs. Who only lives in a country stands for nobody. What cannot be told is None.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefings import lexicon
from briefings.lexicon import geography, organisations, parties, people
from briefings.link import forms, home, names, scene
from briefings.link.owners import Owners, is_bare_post, is_state_post
from briefings.link.parties import Parties
from briefings.link.principals import Principals, means_speaker
from briefings.model import Actor, Findings, Span

_POSSESSIVE = re.compile(r"['’]s\b")
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’-][^\W_]+)*")
_PARTY_TAG = re.compile(r"\s\([DRI]-[A-Z][\w.]{1,6}\)")


class Camps:
    """Decides camps from the articles' words; every reason quotes them and says where they stand."""

    def __init__(self, findings: Sequence[Findings], actors: Sequence[Actor]) -> None:
        self.actors = actors
        self._findings = {f.article.id: f for f in findings}
        self._codes = {f.article.id: f"S{i}" for i, f in enumerate(findings, 1)}
        self._surnames = forms.surnames(actors)
        self._speaking = {a.actor for f in findings for a in f.attributions}
        self._speaking |= means_speaker(findings, actors, self._speaking)
        nobody = [a for a in actors if a.kind != "person"]  # "Ada Marsh of the university" speaks for herself
        # a family's foundation or trust that speaks is an owner, not a school of thought
        owners = {a.name for a in actors if a.name in self._speaking and "Family" in a.name.split()[1:]}
        self._companies = forms.named_bodies(actors, means_speaker(findings, nobody, self._speaking) | owners)
        self._bodies_at: dict[str, dict[int, str]] = {}
        for actor in actors:
            if actor.name in self._companies.values():
                for mention in actor.mentions:
                    self._bodies_at.setdefault(mention.article, {})[mention.start] = actor.name
        self._forms_of: dict[str, list[str]] = {}
        self._forms: dict[str, list[tuple[str, str]]] = {}  # first word -> forms of bodies that begin with it
        for form, name in self._companies.items():
            self._forms.setdefault(form.split()[0], []).append((f" {form} ", name))
            self._forms_of.setdefault(name, []).append(f" {form} ")
        self._long_names: dict[
            str, list[tuple[int, int, str]]
        ] = {}  # article -> where a body of several words is named
        for actor in actors:
            for mention in actor.mentions if actor.kind == "body" and " " in actor.name else ():
                self._long_names.setdefault(mention.article, []).append((mention.start, mention.end, actor.name))
        self._starts: dict[str, list[int]] = {}
        for span in sorted(m for a in actors for m in a.mentions):
            self._starts.setdefault(span.article, []).append(span.start)
        offices = [span for a in actors for span in a.offices]
        self._officered = {self._body_in(span) for span in offices if self._is_officer(self._text(span))}
        described = (span for a in actors if a.kind == "group" for span in self._described_at(a))
        officered = {self._body_in(span) for span in described if self._is_officer(self._text(span))}
        self._officered |= officered & {a.name for a in actors if a.kind == "body"}  # "Kelso officials" are of a town
        officers = {country for a in actors if (country := self._officer_country(a))}
        self._international = len(officers) > 1
        self._home = home.home_of([self._without_seats(a) for a in actors], officers)
        persons = [a for a in actors if a.kind == "person"]
        called = {a.name: [self._text(s) for s in a.offices] for a in persons}
        self._past = home.presidents_of_before(persons, called)
        self._parties = Parties(findings, actors)
        self._rivals = self._parties.rivals(persons)
        abroad = any(a.kind == "country" or self._officer_country(a) for a in actors)
        posts = [post for posts in called.values() for post in posts]
        self._governed = not abroad and home.has_government([f.article.text for f in findings], posts)
        self._principals = Principals(findings, actors, lambda a: self._of_ministry(a) or self._of_name(a))
        self._represented = frozenset(self._principals.principals())
        self._posts_of: dict[str, Mapping[str, Span]] = {}
        self._owners = self._owners_of(findings)

    def _without_seats(self, actor: Actor) -> Actor:
        """A country without the places that only tell where a firm sits."""
        if actor.kind not in ("country", "place"):
            return actor
        texts = ((span, self._findings[span.article].article.text) for span in actor.mentions)
        return replace(actor, mentions=tuple(s for s, text in texts if not home.tells_a_seat(text, s.start, s.end)))

    def _owners_of(self, findings: Sequence[Findings]) -> Owners:
        camps = {}
        for actor in self.actors:
            if actor.kind in ("body", "unknown", "group", "country"):
                told = self._at_home(actor) or self._of_name(actor)
                told = told or (self._principals.of_description(actor) if actor.kind != "unknown" else None)
                told = told or (self._of_board(actor) if actor.kind == "group" else None)
                if told:
                    camps[actor.name] = told[0]
        mentions = {a.name: a.mentions for a in self.actors}
        return Owners(findings, camps, mentions, {a.name: a.offices for a in self.actors if a.kind == "person"})

    def _of_government(self, words: str, span: Span) -> tuple[str, str] | None:
        """The government of the story for its ministers, ministries and sources; None for an opposition's shadow."""
        if not self._governed or not home.governs(words) or _FORMER & set(words.lower().split()):
            return None
        return home.GOVERNMENT, f"“{_one_line(words)}” in {self._code(span)}, and the government acts in the articles"

    def place(self, actor: Actor) -> Actor:
        """The actor with its camp and the reason; unchanged where no words decide."""
        found = self._camp(actor)
        if found is None:
            return actor
        at_home = found[0] == self._home is not None
        return replace(actor, camp=home.government_of(found[0]) if at_home else found[0], because=found[1])

    def _camp(self, actor: Actor) -> tuple[str, str] | None:
        if actor.kind == "outlet":
            return None
        actor = replace(actor, offices=self._telling(actor.offices))
        if told := self._at_home(actor):
            return told
        if own := self._of_longer(actor) or self._of_name(actor):
            return own
        for span in actor.offices:
            if told := self._of_office(span) or self._of_government(self._text(span), span):
                return told
        for span in self._introduced_at(actor):
            if told := self._of_office(span):
                return told
        if actor.kind == "person" and self._international and (told := self._of_party(actor) or self._of_nation(actor)):
            return told
        if actor.kind in ("group", "body"):
            if told := self._of_board(actor):
                return told
            for span in self._described_at(actor):
                if told := self._of_description(span, actor.name) or self._of_government(actor.name, span):
                    return told
                if told := self._principals.of_agent(span, actor.name):
                    return self._side_of(told, span)
                if told := self._of_owner(span):
                    return told
            return self._principals.of_description(actor)
        return self._of_principal(actor) if actor.kind == "person" else None

    def _of_board(self, actor: Actor) -> tuple[str, str] | None:
        """The body of those who run it or work for it: "the board of Halden Mills", "Halden's advisers"."""
        if not (_RUNS.match(actor.name) or _SERVES.search(actor.name)):
            return None
        for span in self._described_at(actor):
            if body := self._body_in(Span(span.article, span.start, span.start + len(actor.name))):
                return self._side(body), f"“{_one_line(self._text(span))}” in {self._code(span)}"
        return None

    def _at_home(self, actor: Actor) -> tuple[str, str] | None:
        """In the story of one country its government for who governs there, and their party for other people: "Health
        Secretary Ada Marsh", "the Ministry of Trade", "Republican Senator Ben Lowe"."""
        if self._home is None:
            return self._of_ministry(actor)
        if candidate := parties.candidate_of(actor.name):
            return self._of_candidate(candidate, actor)
        if actor.kind in ("body", "group", "unknown") and home.is_ministry(actor.name, self._home):
            return self._home, f"{self._quote(actor.name, actor)}, in a story of {self._home}"
        if actor.kind == "group" and home.is_of_state(actor.name, self._home):
            return self._home, f"{self._quote(actor.name, actor)}, in a story of {self._home}"
        if actor.kind not in ("person", "group", "body"):
            return None
        for span in actor.offices if actor.kind == "person" else ():
            if home.is_of_state(self._text(span), self._home) and actor.name not in self._past:
                return self._home, f"“{_one_line(self._text(span))}” in {self._code(span)}, in a story of {self._home}"
        if actor.kind == "body" and parties.named(actor.name) is None:
            return None
        if party := self._parties.of(actor):
            if actor.name in self._rivals:
                return actor.name, self._quote(actor.name, actor)
            return party[0], f"“{_one_line(self._text(party[1]))}” in {self._code(party[1])}"
        return None

    def _of_ministry(self, actor: Actor) -> tuple[str, str] | None:
        """The government that acts in a story of no named country, for a ministry by its whole name: its ministers, "the
        ministry" and the Ministry of Trade are one side."""
        if not self._governed or actor.kind not in ("body", "unknown") or not home.is_ministry(actor.name, ""):
            return None
        return home.GOVERNMENT, f"{self._quote(actor.name, actor)}, and the government acts in the articles"

    def _of_candidate(self, name: str, actor: Actor) -> tuple[str, str] | None:
        """The side of the one person whose campaign it is, also where another bears the surname and does not run."""
        found = [a for a in self.actors if a.kind == "person" and (a.name == name or a.name.endswith(f" {name}"))]
        running = [a for a in found if any(parties.runs(self._text(s)) for s in a.offices)]
        if len(found) != 1 != len(running):
            return None
        candidate = found[0] if len(found) == 1 else running[0]
        told = self._camp(candidate)
        return told[0] if told else candidate.name, self._quote(actor.name, actor)

    def _of_owner(self, span: Span) -> tuple[str, str] | None:
        """The body spoken of before, for "its director" and for a bare post."""
        text = self._text(span)
        posted = (self._is_officer(text) and not home.names_a_province(text)) or is_bare_post(text)
        camp = self._owners.of(span) if posted else None
        return (camp, f"“{_one_line(self._text(span))}” in {self._code(span)}, after words of {camp}") if camp else None

    def _telling(self, offices: Sequence[Span]) -> tuple[Span, ...]:
        """Offices, those that name a country first, an envoy's without those to whom they are sent."""
        sent = []
        for span in offices:
            envoy = _ENVOY.match(self._text(span))
            sent.append(Span(span.article, span.start, span.start + envoy.end(1)) if envoy else span)
        return tuple(sorted(sent, key=lambda span: self._by_adjective(self._text(span)) is None))

    def _of_nation(self, actor: Actor) -> tuple[str, str] | None:
        """The country of a counterpart, and of each of two who hold one office: "her Polish counterpart, Ada Marsh", "the
        Czech and Maltese foreign ministers, Ada Marsh and Ben Lowe"."""
        for span in actor.offices:
            if _COUNTERPART.search(self._text(span)) and (country := self._by_adjective(self._text(span))):
                return country, f"“{_one_line(self._text(span))}” in {self._code(span)}"
        for span in actor.mentions:
            text = self._findings[span.article].article.text
            for pattern in (_FIRST_OF_TWO, _SECOND_OF_TWO):
                two = pattern.search(text, max(0, span.start - _TWO), span.start)
                if two and people.sort_of(people.singular(two[3])) == "office":
                    country = self._by_adjective(two[1] if pattern is _FIRST_OF_TWO else two[2])
                    if country:
                        return country, f"“{_one_line(two[0].strip(' ,'))}” in {self._code(span)}"
        return None

    def _led_by(self, actor: Actor) -> Iterator[Span]:
        """The posts of nobody named that stand right before a name and are no office of it: "Its deputy leader, | Ada
        Marsh"."""
        for span in actor.mentions:
            text = self._findings[span.article].article.text
            if led := _ITS_POST.search(text, max(0, span.start - _LED), span.start):
                yield Span(span.article, led.start(), led.end(1))

    def _introduced_at(self, actor: Actor) -> Iterator[Span]:
        """The posts that stand before a full name and its comma: "the Canadian ambassador, | Ada Marsh"."""
        for span in actor.mentions if actor.kind == "person" else ():
            text = self._findings[span.article].article.text
            if " " in self._text(span) and (led := _THE_POST.search(text, max(0, span.start - _LED), span.start)):
                yield Span(span.article, led.start(1), led.end(1))

    def _of_same_post(self, span: Span) -> tuple[str, str] | None:
        """The one country of which the articles call somebody without a name by this post: "Transport Minister Pavel
        Horak" where another article has "the Czech transport minister"."""
        post = " ".join(_WORD.findall(self._text(span))).lower().removeprefix("the ")
        found = self._countries_of(post) if is_state_post(post) else {}
        if len(found) != 1:
            return None
        country, place = next(iter(found.items()))
        return (
            country,
            f"“{_one_line(self._text(span))}” in {self._code(span)}; “{_one_line(self._text(place))}” in {self._code(place)}",
        )

    def _countries_of(self, post: str) -> Mapping[str, Span]:
        """The countries that stand before a post without a name behind it, each with a place."""
        if post not in self._posts_of:
            found: dict[str, Span] = {}
            pattern = re.compile(rf"\b([A-Z][\w.-]+ )?([A-Z][\w.-]+)(?:['’]s)? (?i:{re.escape(post)})\b(?! [A-Z])")
            for id_, findings in self._findings.items():
                for match in pattern.finditer(findings.article.text):
                    forms = (geography.forms().get(f"{match[1] or ''}{match[2]}"), geography.forms().get(match[2]))
                    form = next((f for f in forms if f and f.sure), None)
                    if form:
                        found.setdefault(form.country, Span(id_, match.start(), match.end()))
            self._posts_of[post] = found
        return self._posts_of[post]

    def _of_longer(self, actor: Actor) -> tuple[str, str] | None:
        """The camp of the one longer name that ends like this: "Commission" for the European Commission; and of the actor
        whose name is another form of this one's."""
        if actor.kind in ("body", "unknown"):
            same = [a for a in self.actors if a.name in actor.aliases and a.kind in ("body", "unknown")]
            told = self._of_name(same[0]) if len(same) == 1 else None
            if told:
                return told
        if actor.kind != "body" or " " in actor.name or actor.name in organisations.words("portfolios"):
            return None
        longer = [a for a in self.actors if a.kind == "body" and a.name.split()[-1] == actor.name != a.name]
        told = self._of_name(longer[0]) if len(longer) == 1 else None
        return (told[0], f"“{actor.name}” for “{longer[0].name}”; {told[1]}") if told else None

    def _of_principal(self, actor: Actor) -> tuple[str, str] | None:
        """For whom a person speaks whose office names no body: a client, the body behind the name or the post."""
        for span in actor.offices:
            if told := self._principals.of_agent(span, actor.name):
                return self._side_of(told, span)
            if told := self._principals.of_post(span):
                return told
        if told := self._principals.behind(actor):
            return told
        if _FORMER & {w for span in actor.offices for w in self._text(span).lower().split()}:
            return None
        for span in (*actor.offices, *self._led_by(actor)):
            if told := self._of_owner(span) or self._of_same_post(span):
                return told
        if told := self._of_deed(actor):
            return told
        return (actor.name, self._quote(actor.name, actor)) if actor.name in self._represented else None

    def _of_deed(self, actor: Actor) -> tuple[str, str] | None:
        """The one body that a person is said to own, run or play for behind the name: "Ada Marsh, who bought Halden Rovers in
        2019"; None of "who chairs Halden's pension scheme" and of who once did."""
        found: dict[str, str] = {}
        for span in actor.mentions:
            text = self._findings[span.article].article.text
            if (deed := _WHO_RUNS.match(text, span.end)) is None:
                continue
            body = self._bodies_at.get(span.article, {}).get(deed.end())
            end = next(
                (
                    m.end
                    for a in self.actors
                    if a.name == body
                    for m in a.mentions
                    if m.article == span.article and m.start == deed.end()
                ),
                0,
            )
            if body and not _GOES_ON.match(text, end):
                found.setdefault(self._side(body), f"“{_one_line(text[span.start : end])}” in {self._code(span)}")
        return next(iter(found.items())) if len(found) == 1 else None

    def _side_of(self, told: tuple[str, str], span: Span) -> tuple[str, str]:
        """The side of the person for whom an aide speaks, where the person's office gives one: "the minister's chief of
        staff" speaks for the government, the minister's lawyer for the minister."""
        called = self._text(span).lower().split()
        person = next((a for a in self.actors if a.kind == "person" and a.name == told[0]), None)
        if person is None or not principal_words("aides") & {people.singular(w.strip(",")) for w in called}:
            return told
        if own := self._at_home(person):
            return own[0], f"{told[1]}; {own[1]}"
        for office in person.offices:
            if own := self._of_office(office) or self._of_government(self._text(office), office):
                return own[0], f"{told[1]}; {own[1]}"
        return told

    def _of_name(self, actor: Actor) -> tuple[str, str] | None:
        """The camp of a country, a house of government, an alliance, a company: by its own name."""
        if not actor.mentions:
            return None
        for name in (actor.name, *actor.aliases):
            form = geography.forms().get(geography.plain(name))
            if form and (form.sure or self._leads(form.country, actor.mentions)):
                return form.country, self._quote(name, actor)
        if actor.kind in ("body", "unknown"):
            if (camp := self._by_adjective(actor.name, body=True)) and camp != self._home:
                return camp, self._quote(actor.name, actor)  # at home "the Kenyan Food Board" is a side of its own
            if actor.name in self._companies.values() and (
                actor.name.split()[-1] in organisations.words("registered")
                or (actor.name in self._speaking and not actor.name.isupper())  # "HARPs have a range of"
                or self._is_described(actor)
                or actor.name in self._officered  # "Corvane chairman Victor Adeyemi"
            ):
                return actor.name, self._quote(actor.name, actor)
        return None

    def _is_described(self, actor: Actor) -> bool:
        """Whether the articles call it a company: "the pram maker Kessler"."""
        return any(scene.words("companies") & set(_WORD.findall(self._text(s).lower())) for s in actor.offices)

    def _officer_country(self, actor: Actor) -> str | None:
        """The country whose officer a person is by an adjective: "Russian President"."""
        if actor.kind != "person":
            return None
        told = (self._by_adjective(self._text(s)) for s in actor.offices if self._is_officer(self._text(s)))
        return next((camp for camp in told if camp), None)

    def _of_party(self, actor: Actor) -> tuple[str, str] | None:
        """The country of a member of the United States Congress, by the party tag; only where the story has officers of
        several countries: among themselves they are no one side."""
        for span in actor.mentions:
            text = self._findings[span.article].article.text
            if tag := _PARTY_TAG.match(text, span.end):
                return "United States", f"“{_one_line(text[span.start : tag.end()])}” in {self._code(span)}"
        return None

    def _of_office(self, span: Span) -> tuple[str, str] | None:
        """The camp that an office beside a name gives: "Russian President", "Corvane's chairman"."""
        text = _served(_in_small_letters(self._text(span)))
        words = [people.singular(w) for w in _WORD.findall(text)]
        if not self._is_officer(text):
            return None
        if _FORMER & set(words):
            return None
        reason = f"“{_one_line(self._text(span))}” in {self._code(span)}"
        firm = _FIRMS_POST.search(text)  # "its Irish chief executive" is nobody's officer in Ireland
        if not firm and (camp := self._by_adjective(text)):
            return camp, reason
        for office, country in forms.offices_of_countries().items():
            if office in text and self._leads(country, (span,)):
                return country, reason
        if body := self._body_in(span) or self._owner(span):
            return self._side(body), reason
        return None

    def _owner(self, span: Span) -> str | None:
        """Whose "its chief executive" is: the body that the sentence begins with; None where it begins otherwise."""
        article = self._findings[span.article].article
        sentence = article.sentence_at(span.start)
        if sentence is None or article[span].split()[0].lower() not in ("its", "their"):
            return None
        starts = self._starts.get(span.article, [])
        first = starts[bisect_left(starts, sentence.span.start)] if starts else -1
        if article.text[sentence.span.start : max(first, sentence.span.start)] not in ("", "The ", "the "):
            return None  # “Who trains with the rebels is no guard,” its spokesman said
        return self._bodies_at.get(span.article, {}).get(first)

    def _described_at(self, actor: Actor) -> Iterator[Span]:
        """Where the description stands: "The sources said" may mean words of a sentence before."""
        for span in actor.mentions[:1]:
            if names.plain(self._text(span)) == names.plain(actor.name):
                yield span
                return
            found = self._findings[span.article].article.text.find(actor.name)
            yield Span(span.article, found, found + len(actor.name)) if found >= 0 else span

    def _of_description(self, span: Span, name: str) -> tuple[str, str] | None:
        text = self._text(span)
        reason = f"“{_one_line(text)}” in {self._code(span)}"
        if _SOURCES.match(text) and (body := self._body_in(span)):
            return self._side(body), reason  # "a Brightwater source": who speaks for it and would not be named
        text = _served(text)
        if not self._is_officer(text) or _FORMER & set(text.lower().split()) or _POSTED.search(text):
            return None
        if camp := self._by_adjective(text):
            return camp, reason
        if (body := self._body_in(span)) and body != name:
            return self._side(body), reason
        person = next((self._surnames[w] for w in _WORD.findall(text) if w in self._surnames), None)
        if person and any(w in ("administration", "government", "regime", "cabinet") for w in text.lower().split()):
            found = self._camp(person)
            if found:
                return found[0], f"{reason}; {found[1]}"
        return None

    def _is_officer(self, text: str) -> bool:
        """Whether the head of the phrase stands for the body or country it belongs to: "officials", not "farmers"."""
        officers = people.officers()
        head = re.split(r"\b(?:of|for|from|at|in|to|with|who|on|cited|familiar)\b|[,(]", text, maxsplit=1)[0]
        words = [people.singular(w) for w in _WORD.findall(head or text)]
        if words and words[0] in ("one", "two", "three", "several", "some", "many", "most") and head != text:
            words = [people.singular(w) for w in _WORD.findall(text)]
        return any(w in officers or w == "CEO" for w in words) or (
            "source" in words
            and any(w in ("government", "official", "military", "security", "diplomatic") for w in words)
        )

    def _by_adjective(self, text: str, *, body: bool = False) -> str | None:
        """The one country or union whose form stands in the text; None for none or several."""
        words = _WORD.findall(text)
        found: dict[str, None] = {}
        i = 0
        forms = geography.forms()
        while i < len(words):
            for n in range(min(5, len(words) - i), 0, -1):
                form = forms.get(" ".join(words[i : i + n]).replace("’", "'").removesuffix("'s"))  # "Norway's minister"
                if form and (form.sure or (form.sort == "name" and not body)):
                    found.setdefault(form.country)
                    i += n
                    break
            else:
                i += 1
        if body and not (people.sort_of(words[-1]) == "body" or organisations.words("state") & set(words)):
            return None
        if body and words[-1] in _OF_CITIZENS:
            return None  # an American Civil Rights Union is a side of its own, and no part of its country
        return next(iter(found)) if len(found) == 1 else None

    def _body_in(self, span: Span) -> str | None:
        """The one company, union or club that the words name, by a name or as "the union" of their article."""
        words = self._words(span)
        text = f" {' '.join(words)} "
        found = {name for word in words for form, name in self._forms.get(word, ()) if form in text}
        if not found:
            here = set(self._bodies_at.get(span.article, {}).values())
            found = {name for name in here if " " in name and name.split()[-1].lower() in words}
        if len(found) != 1 or self._names_longer(span, next(iter(found))):
            return None
        return next(iter(found))

    def _names_longer(self, span: Span, body: str) -> bool:
        """Whether words name a longer body that only begins or ends like another: "the Rovers Supporters' Trust" is no part of
        Marlow Rovers."""
        for start, end, longer in self._long_names.get(span.article, ()):
            if longer != body and span.start <= start and end <= span.end:
                words = f" {' '.join(_WORD.findall(_POSSESSIVE.sub('', longer)))} "
                if any(form in words for form in self._forms_of.get(body, ())):
                    return True
        return False

    def _side(self, body: str) -> str:
        """The side of a body: its country for a ministry, abroad for any authority of it; else itself."""
        actor = next((a for a in self.actors if a.name == body), None)
        told = (self._at_home(actor) or self._of_name(actor)) if actor else None
        return told[0] if told else body

    def _leads(self, country: str, spans: Sequence[Span]) -> bool:
        """Whether the country is the one that the article of these spans names most."""
        counts: Counter[str] = Counter()
        article = spans[0].article
        for actor in self.actors:
            if actor.kind == "country":
                form = geography.forms().get(geography.plain(actor.name))
                counts[form.country if form else actor.name] += sum(s.article == article for s in actor.mentions)
        return bool(counts) and counts[country] == max(counts.values()) > 0

    def _quote(self, name: str, actor: Actor) -> str:
        for span in actor.mentions:
            if names.plain(self._text(span)) == names.plain(name):
                return f"“{names.plain(self._text(span))}” in {self._code(span)}"
        return f"“{_one_line(self._text(actor.mentions[0]))}” in {self._code(actor.mentions[0])}"

    def _text(self, span: Span) -> str:
        return self._findings[span.article].article[span]

    def _words(self, span: Span) -> list[str]:
        return _WORD.findall(_POSSESSIVE.sub("", self._text(span)))

    def _code(self, span: Span) -> str:
        paragraph = self._findings[span.article].article.paragraph_at(span.start)
        return self._codes[span.article] + (f" ¶{paragraph.number}" if paragraph else "")


def place_camps(findings: Sequence[Findings], actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """The actors with their camps."""
    camps = Camps(findings, actors)
    return tuple(camps.place(actor) for actor in actors)


_FIRMS_POST = re.compile(
    r"\b(?:chief executive|managing director|chief (?:financial|operating) officer|finance director|chairman|chairwoman|"
    r"(?:country|general) manager|CEO|boss)\b"
)
_RUNS = re.compile(
    r"(?:[Tt]he )?(?:board|management|directors|leadership|trustees|governors|bosses) (?:of|at) (?:the )?[A-Z]"
)
_SERVES = re.compile(
    r"^[A-Z].*['’]s? (?:board|management|directors|leadership|trustees|lawyers|solicitors|advisers|advisors|bosses|legal team)\b"
)
_ITS_POST = re.compile(r"\b([Ii]ts (?:[a-z-]+ ){0,4}[a-z-]+),? $")
_THE_POST = re.compile(r"\b[Tt]he ([A-Z][\w’'-]+ (?:[a-z-]+ ){0,3}[a-z-]+), $")
_LED = 60  # characters
# "Ada Marsh, who runs | Halden Rovers"; who "ran" or "owned" it may have left.
_WHO_RUNS = re.compile(
    r",? who (?:also |now |jointly )?(?:owns|bought|runs|leads|heads|chairs|manages|directs|founded|co-founded|captains|coaches|"
    r"speaks for|took over|takes over|presides over) (?:the )?"
)
_OF_CITIZENS = frozenset(("Union", "Alliance", "Coalition", "Foundation", "Society", "Network", "Campaign", "Club"))
_GOES_ON = re.compile(r"['’]|\s+[A-Z]| (?:until|before|from \d{4} to)\b")
# "Kenya's permanent representative | to the African Union": not whom an envoy is sent to.
_ENVOY = re.compile(
    r"(.*?\b(?:representative|ambassador|envoy|delegate|emissary|consul)s?)\s(?:to|for|at)\s", re.DOTALL
)
_COUNTERPART = re.compile(r"\bcounterpart$")
_NATIONS = r"\b([A-Z][\w-]+) and ([A-Z][\w-]+) (?:[a-z]+ ){0,3}([a-z]+s),? "
_FIRST_OF_TWO = re.compile(_NATIONS + r"$")
_SECOND_OF_TWO = re.compile(_NATIONS + r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3} and $")
_TWO = 120  # characters
_SOURCES = re.compile(
    r"^(?:(?:an?|one|two|three|several|some|the)\s)?(?:[A-Z][\w&.'’-]*\s){1,5}(?:sources?|insiders?)$", re.IGNORECASE
)
_POSTED = re.compile(
    r"\bdiplomats?\b.*\b(?:in|posted|based|accredited)\b", re.IGNORECASE
)  # in whose capital, for whom?
_FORMER = frozenset(
    ("former", "ex", "retired", "then", "late", "onetime", "elect", "president-elect", "ex-president", "ex-minister")
)


def _served(text: str) -> str:
    """Whom an aide works for, in the words for the aide: "Peru's president" of "an adviser to Peru's president"; other
    text as it is."""
    found = _AIDE_TO.match(text) or _AIDE_OF.match(text)
    return found[1] if found else text


_AIDE_TO = re.compile(r"(?:[\w-]+\s){0,4}(?:aide|adviser|advisor)s?\s(?:to|of)\s(.+)", re.IGNORECASE)
_AIDE_OF = re.compile(r"(.+)['’]s\s(?:[\w-]+\s){0,3}(?:aide|adviser|advisor)s?$", re.IGNORECASE)


def _in_small_letters(text: str) -> str:
    """A label in capitals as a sentence would have it: "FOREIGN MINISTER OF SPAIN"; other text as it is."""
    if not text.isupper() or " " not in text:
        return text
    return " ".join(w.lower() if w.lower() in _SMALL else w.title() for w in text.split())


_SMALL = frozenset(("of", "for", "the", "and", "at", "in"))


def principal_words(name: str) -> frozenset[str]:
    """A list of the principals' lexicon."""
    return frozenset(lexicon.load("principals")[name])


def _one_line(text: str) -> str:
    return " ".join(text.split())
