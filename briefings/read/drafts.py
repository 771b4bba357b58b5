"""Topics as written, before their numbers are settled; and the settling."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from briefings.errors import TopicsError
from briefings.model import Guest, Problem, Span, Topic

LONGEST = 500  # characters of a title or a guest: more would fill a page, and is hardly meant as one


@dataclass(frozen=True, slots=True)
class Place:
    """Where a topic list stands: a file, or an article."""

    name: str
    article: str | None = None  # None: not in an article

    def problem(self, check: str, message: str, at: tuple[int, int] | None) -> Problem:
        """A problem at this place; `at` is start and end in the article's text."""
        evidence = Span(self.article, *at) if self.article and at else None
        return Problem(check, f"{self.name}: {message}", evidence, None if evidence else self.name)


@dataclass(frozen=True, slots=True)
class Draft:
    """A topic as written, before its numbers are settled."""

    number: int | None
    title: str
    guests: tuple[tuple[Guest, bool], ...]  # and whether the guest's number was written
    at: tuple[int, int] | None = None
    place: Place = Place("topics")


def settle(drafts: Sequence[Draft]) -> tuple[tuple[Topic, ...], list[Problem]]:
    """Topics with settled numbers, in number order, and what was wrong with the numbering.

    A number that is written once stays; a duplicate or missing one becomes the next above the highest so far used.

    Raises:
        TopicsError: a title or a guest is longer than can be meant.
    """
    for draft in drafts:
        for noun, text in (("title", draft.title), *(("guest", guest.text) for guest, _ in draft.guests)):
            if len(text) > LONGEST:
                raise TopicsError(
                    f"{draft.place.name}: a {noun} of {len(text)} characters ({short(text)}); {LONGEST} are the most"
                )
    problems: list[Problem] = []
    merged: list[Draft] = []
    for draft in drafts:  # the same list may stand in several files
        if not any(d.number == draft.number and d.title == draft.title and d.guests == draft.guests for d in merged):
            merged.append(draft)

    def report_topic(i: int, message: str) -> None:
        problems.append(merged[i].place.problem("numbering", message, merged[i].at))

    numbers = _settled([d.number for d in merged], "topic", [d.title for d in merged], report_topic)
    topics = []
    for i, (draft, number) in enumerate(zip(merged, numbers, strict=True)):

        def report_guest(_: int, message: str, i: int = i, number: int = number) -> None:
            report_topic(i, f"topic {number}: {message}")

        written = [guest.number if given else None for guest, given in draft.guests]
        settled = _settled(written, "guest", [g.text for g, _ in draft.guests], report_guest)
        guests = sorted((replace(g, number=n) for (g, _), n in zip(draft.guests, settled, strict=True)), key=_number)
        if not guests:
            report_topic(i, f"topic {number} ({short(draft.title)}) has no guests; no pack is made for it")
        topics.append(Topic(number, draft.title, tuple(guests)))
    topics.sort(key=_number)
    titles = dict.fromkeys(topic.title for topic in topics)
    return tuple(replace(t, others=tuple(title for title in titles if title != t.title)) for t in topics), problems


def _number(item: Topic | Guest) -> int:
    return item.number


def _settled(
    written: Sequence[int | None], noun: str, texts: Sequence[str], report: Callable[[int, str], None]
) -> list[int]:
    taken: set[int] = {n for n in written if n is not None}
    seen: set[int] = set()
    settled: list[int] = []
    for i, given in enumerate(written):
        number = given
        if number is None or number in seen:
            fresh = max(seen | taken, default=0) + 1 if number is not None else _after(seen, taken)
            if number is not None:
                report(i, f"{noun} number {number} stands twice; {short(texts[i])} becomes {noun} {fresh}")
            number = fresh
        seen.add(number)
        settled.append(number)
    missing = [n for n in range(1, max(taken, default=0)) if n not in seen]
    if missing:
        many = "numbers" if len(missing) > 1 else "number"
        named = ", ".join(map(str, missing[:5])) + (" …" if len(missing) > 5 else "")
        report(len(written) - 1, f"{noun} {many} {named} missing; the other numbers stay as they are")
    return settled


def _after(seen: set[int], taken: set[int]) -> int:
    number = max(seen, default=0) + 1
    while number in taken:
        number += 1
    return number


def short(text: str) -> str:
    """The text on one line, cut to 60 characters for a message."""
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57].rstrip() + "…"
