"""Makes packs ready to be written, and binds them into files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from briefings.model import Assignment, Document, Dossier, Item, Pack, Problem, Ref
from briefings.pipeline.fitting import Fitter
from briefings.read.folders import DATA

if TYPE_CHECKING:
    from briefings.pipeline.wanted import Wanted
    from briefings.plan.known import Known
    from briefings.template.shape import Template

Entry = dict[str, Any]  # of the index
_TELLING = frozenset(
    ("facts", "own_side", "expected", "positions", "conflicts", "chronology", "whos_who")
)  # articles' words


@dataclass(frozen=True)
class Made:
    """A pack ready to be written."""

    name: str
    pack: Pack
    document: Document
    record: bytes  # its data file
    pages: int
    warnings: tuple[Problem, ...]

    @property
    def data(self) -> str:
        """The name of its data file."""
        return f"{DATA}/{self.name}.json"


def make_pack(dossier: Dossier, template: Template, assignment: Assignment, wanted: Wanted, known: Known) -> Made:
    """The pack of a topic and guest, fitted into its pages, with what a producer should know of it."""
    from briefings.plan.study import study_of
    from briefings.render import printed_pack

    keys = template.keys
    template = template.for_guest(study_of(dossier, assignment).profile.guest_class)
    fitter = Fitter(dossier, assignment, wanted.made_on, known)
    planned, document, pages = fitter.fitted(template)
    pack = printed_pack(planned, dossier, template)
    name = pack_name(assignment)
    warnings = []
    if (few := _nearly_empty(pack)) is not None:
        warnings.append(Problem("nothing found", f"{name}: {few}", place=name))
    if pages > template.pages:
        breaks = ", or take out a ‘new_page’" if any(s.new_page for s in template.sections) else ""
        message = f"{name}: about {pages} pages, {template.pages} are the most; lower ‘least’ in the template{breaks}"
        warnings.append(Problem("length", message, place=name))
    return Made(name, pack, document, _record(pack, document, keys), pages, tuple(warnings))


def _nearly_empty(pack: Pack) -> str | None:
    """What to say of a pack with next to nothing from the articles in it; None for any other."""
    telling = [section for section in pack.sections if section.type in _TELLING]
    filled = [section for section in telling if any(map(_tells, section.items))]
    if len(telling) < 3 or len(filled) > len(telling) // 4:
        return None
    return (
        f"{len(telling) - len(filled)} of its {len(telling)} sections with words of articles are empty; "
        "do the articles belong to this topic, and are they whole?"
    )


def _tells(item: Item) -> bool:
    """Whether an entry prints words of an article, or sends to where they stand."""
    return bool(item.extracts) or any(isinstance(slot, Ref) for slot in item.slots.values())


def _record(pack: Pack, document: Document, keys: Mapping[str, str]) -> bytes:
    """A pack's data file: with each printed line stands where its wording is and what it is called there, so that a fault
    can be traced to it."""
    from briefings.write.records import as_json, pack_record

    places = [line.worded for line in document.lines]
    names = [place and re.split(r"[/\\]", place)[-1] for place in places]  # the same in any folder
    called = [keys.get(place or "") for place in places]
    return as_json({**pack_record(pack, document), "wordings": names, "wording_keys": called})


def bind(made: Sequence[Made], template: Template, wanted: Wanted) -> tuple[dict[str, bytes], list[Entry], list[Entry]]:
    """The files, an entry of the index for each pack, and one for the contents list of each file that holds several."""
    from briefings.write import write_document

    kinds = [kind for kind in dict.fromkeys(("docx", *wanted.formats)) if kind not in {"json", "pdf"}]
    files = {one.data: one.record for one in made}
    entries: list[Entry] = []
    contents: list[Entry] = []
    for name, group in _files_of(made, template.one_file).items():
        if template.one_file == "guest":
            files |= {f"{name}.{kind}": write_document(group[0].document, kind) for kind in kinds}
        else:
            bound, listed = _bind(name, group, template, kinds)
            files |= bound
            contents.append(listed)
        for part, one in enumerate(group, 1):
            entry = {"topic": one.pack.assignment.topic.number, "guest": one.pack.assignment.guest.number}
            entries.append({**entry, "docx": f"{name}.docx", "data": one.data})
            if template.one_file != "guest":
                entries[-1]["part"] = part
    return files, entries, contents


def _files_of(made: Sequence[Made], one_file: str) -> dict[str, list[Made]]:
    """What stands together in one file, under the file's name without its suffix."""
    found: dict[str, list[Made]] = {}
    for one in made:
        topic = f"topic-{one.pack.assignment.topic.number}-all-guests"
        name = {"guest": one.name, "topic": topic, "show": "show-pack"}[one_file]
        found.setdefault(name, []).append(one)
    return found


def _bind(name: str, group: Sequence[Made], template: Template, kinds: Sequence[str]) -> tuple[dict[str, bytes], Entry]:
    """One file with several packs behind their contents list, and that list's entry in the index."""
    from briefings.render.contents import part_number, render_contents
    from briefings.write import part_bookmark, write_bound
    from briefings.write.records import as_json

    first = render_contents([one.pack for one in group], template, [part_bookmark(n + 1) for n in range(len(group))])
    first = replace(first, codes=group[0].document.codes)
    parts = [(part_number(one.pack), one.document) for one in group]
    data = f"{DATA}/{name}.json"
    files = {f"{name}.{kind}": write_bound(first, parts, kind) for kind in kinds}
    listed = [text for one in group for text in (one.pack.assignment.topic.title, one.pack.assignment.guest.text)]
    files[data] = as_json({"sections": [], "lines": [line.text for line in first.lines], "listed": listed})
    return files, {"docx": f"{name}.docx", "data": data, "part": 0}


def pack_name(assignment: Assignment) -> str:
    """The file name of a pack without its suffix: ASCII, no blanks, 64 characters at most, safe on every file system."""
    plain = unicodedata.normalize("NFKD", assignment.guest.text).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:44].strip("-") or "guest"
    return f"topic-{assignment.topic.number}-guest-{assignment.guest.number}-{slug}"
