"""Lines that a producer adds to a section: compliance boxes, reminders, blanks to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefings.model import Line, Pack, Run, Slot
from briefings.render.wording import Wordings
from briefings.template.marked import Text

HOUSE_SLOTS = ("topic", "guest", "topic_number", "guest_number", "guest_class", "camp", "certain", "name")
_LOOKS = (("☐", "Tick"), ("## ", "Heading 2"))  # how a line starts, and its paragraph style


def house_slots(pack: Pack) -> Mapping[str, Slot]:
    """What titles and lines of the house may say: whose pack it is."""
    topic, guest, profile = pack.assignment.topic, pack.assignment.guest, pack.profile
    return {
        "topic": topic.title,
        "guest": guest.text,
        "topic_number": topic.number,
        "guest_number": guest.number,
        "guest_class": profile.guest_class.replace("_", " "),
        "camp": profile.camp or "",
        "certain": profile.certain,
        "name": guest.name or "",
    }


def house_lines(
    place: str, texts: Iterable[str], wordings: Wordings, slots: Mapping[str, Slot], *, blank: str = "Note"
) -> Iterator[Line]:
    """The lines as printed; one that comes out empty is left out.

    A line with ☐ in front is a tick box, one with `## ` a small heading, one with a blank to fill in has room for a pen.
    """
    for text in texts:
        runs = wordings.house_runs(place, text, slots)
        whole = "".join(run.text for run in runs).strip()
        if not whole:
            continue
        start, style = next(((s, look) for s, look in _LOOKS if whole.startswith(s)), ("", blank))
        if style == "Heading 2" and runs:
            runs = (Run(runs[0].text.lstrip().removeprefix(start), runs[0].style), *runs[1:])
        elif style == blank and "____" in whole:
            style = "Blank"
        yield Line(runs, style, worded=text.place if isinstance(text, Text) else None)
