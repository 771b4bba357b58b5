"""Who speaks a quotation that no verb of speech introduces: "Marsh shook her head. “It was never safe.”" """

from __future__ import annotations

import re

from briefings.lexicon import people
from briefings.link.pronouns import GENDERS, Pronouns
from briefings.link.scene import NOBODY, Scene, Speaker, words
from briefings.model import Attribution, Mention, Sentence

_LEAST = 4  # words: fewer may be a title or a slogan
_MARKS = frozenset("“”\"‘’'„«»")
_CLOSING = re.compile(r"[”»\"’'.\s]*")
_WORDS = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_FOR = re.compile(r"(?:For|To) (?=\S)")


class Uncued:
    """Answers for one article: whoever the sentence before is about, in the same paragraph, where the quotation ends the
    paragraph. A text that is read out, or two who may speak, mean nobody."""

    def __init__(self, scene: Scene, pronouns: Pronouns) -> None:
        self._scene = scene
        self._pronouns = pronouns
        self._cast = scene.cast
        self._article = scene.article

    def speaker(self, attribution: Attribution) -> Speaker:
        """Who speaks; NOBODY where that cannot be told."""
        said, last = attribution.content[0], attribution.content[-1]
        text = self._article.text
        paragraph = self._article.paragraph_at(said.start)
        lead = self._lead(attribution)
        if lead is None or paragraph is None or text[said.start] not in _MARKS:
            return NOBODY
        closing = _CLOSING.match(text, last.end)
        ends = closing is not None and closing.end() >= paragraph.span.end
        if not ends or len(_WORDS.findall(self._article[said])) < _LEAST or self._brings_up_a_text(lead):
            return NOBODY
        tellers = [s for s in self._scene.tellers_in(lead.span.start, lead.span.end) if s.speaker.text]
        if tellers:
            names = {s.speaker.text for s in tellers}
            who = tellers[-1].speaker
            return who if len(names) == 1 and who.is_person else NOBODY
        return self._subject(lead)

    def _lead(self, attribution: Attribution) -> Sentence | None:
        """The sentence right before the quotation, in its paragraph and outside all marks; None: none."""
        start = attribution.content[0].start
        at = start - 1
        while at >= 0 and self._article.text[at] in " \u00a0":
            at -= 1
        sentence = self._article.sentence_at(at) if at >= 0 else None
        paragraph = self._article.paragraph_at(start)
        if sentence is None or paragraph is None or sentence.span.start < paragraph.span.start:
            return None
        if sentence.span.end > start or self._article.text[at] not in ".!?" or self._cast.in_quotes(at - 1):
            return None
        return sentence

    def _brings_up_a_text(self, sentence: Sentence) -> bool:
        """Whether the words may be those of a letter, a sign, a message."""
        found = {w.lower() for w in _WORDS.findall(self._article[sentence.span])}
        return any(people.sort_of(people.singular(w)) == "text" for w in found) or bool(found & words("written"))

    def _subject(self, sentence: Sentence) -> Speaker:
        """Whom a sentence opens with, where it names nobody else."""
        first = next((t for t in sentence.tokens if t.text not in _MARKS), None)
        if first is None:
            return NOBODY
        named = [m for m in self._scene.candidates(sentence, sentence.span.end) if self._is_person(m)]
        if gender := GENDERS.get(first.text.lower()) if first.text in ("He", "She") else None:
            who = self._pronouns.person(first.start, gender, sentence)
            return who if not any(self._gender_of(m) in (None, gender) for m in named) else NOBODY
        opens = sentence.span.start
        if led := _FOR.match(self._article.text, opens):
            opens = led.end()
        if len({r.name for m in named if (r := self._cast.at(m.span))}) != 1:
            return NOBODY
        (mention, *_) = named
        start = (
            mention.office.start if mention.office and mention.office.start < mention.span.start else mention.span.start
        )
        between = self._article.text[opens:start].strip().lower()
        owned = self._article.text[mention.span.end : mention.span.end + 2] in ("'s", "’s")
        return self._scene.named(mention) if between in ("", "the") and not owned else NOBODY

    def _is_person(self, mention: Mention) -> bool:
        referent = self._cast.at(mention.span)
        return referent is not None and referent.is_person

    def _gender_of(self, mention: Mention) -> str | None:
        referent = self._cast.at(mention.span)
        return referent.gender if referent else None
