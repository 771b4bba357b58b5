"""Finds templates, tries every text of them, and makes copies to start from."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from briefings.errors import OutputError, TemplateError
from briefings.model import Problem

if TYPE_CHECKING:
    from briefings.template.faults import Fault
    from briefings.template.shape import Template


def checked_template(name: str | None) -> Template:
    """The template of this name or path, every text of it tried; None means "standard".

    Raises:
        TemplateError: all its mistakes at once, each with its place and line.
    """
    from briefings.template.faults import report
    from briefings.template.shape import find_template

    template, faults = _examined(find_template(name or "standard"))
    if faults:
        raise TemplateError(report(faults))
    return template


def template_remarks(name: str | None) -> list[Problem]:
    """What of a template may not be meant as it is read."""
    from briefings.template.shape import find_template, remarks

    found = remarks(find_template(name or "standard"))
    return [Problem("template", str(fault).partition("\n")[0], place=fault.file) for fault in found]


def house_remarks(template: Template) -> list[Problem]:
    """What of the house style, with the fonts and sizes that a template sets, a reader would miss."""
    from briefings.write.house_file import HOUSE, load_house, remarks, restyled

    sizes = template.sizes
    steps = (sizes.small, sizes.text, sizes.heading, sizes.title)
    house = restyled(load_house(template.house), (template.fonts.ours, template.fonts.articles), steps)
    place = template.house or HOUSE
    return [Problem("house", f"{place}: {remark}", place=place) for remark in remarks(house)]


def _examined(path: Path) -> tuple[Template, tuple[Fault, ...]]:
    """The template in a file, and all its mistakes."""
    from briefings.plan import SHARED_WORDINGS, WORDINGS
    from briefings.render.checking import check
    from briefings.render.contents import CONTENTS_WORDINGS
    from briefings.template.shape import examine_file, shown_name

    template, faults = examine_file(path)
    worded = check(template, WORDINGS, {**SHARED_WORDINGS, **CONTENTS_WORDINGS}, shown_name(path))
    return template, (*faults, *worded, *_house_faults(template))


def _house_faults(template: Template) -> Iterator[Fault]:
    """What is wrong with the Word file that a template names; nothing where it names none."""
    from briefings.template.marked import Text
    from briefings.write.house_file import load_house

    if isinstance(template.house, Text) and template.house:
        try:
            load_house(template.house)
        except TemplateError as e:
            yield template.house.fault(str(e), width=len(template.house))


def check_templates(place: Path | None) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Names of the templates that were checked, their faults, and what may not be meant as it is read.

    Args:
        place: A file or folder; None: the folder `templates`, or the templates that come with the tool.

    Raises:
        TemplateError: there is nothing to check.
    """
    from briefings.template.faults import report
    from briefings.template.shape import find_template, remarks, templates_folder

    if place is not None and not place.exists():
        place = find_template(str(place))
    folder = place or (Path("templates") if Path("templates").is_dir() else templates_folder())
    files = sorted(folder.glob("*.yaml")) if folder.is_dir() else [folder]
    if not files:
        raise TemplateError(f"{folder}: holds no template; templates end in .yaml")
    faults: list[str] = []
    doubts: list[str] = []
    for file in files:
        try:
            _, found = _examined(file)
            doubts += map(str, remarks(file))
        except TemplateError as e:
            faults.append(str(e))
        else:
            faults += [report([fault]) for fault in sorted(set(found))]
    return tuple(str(f) for f in files), tuple(faults), tuple(dict.fromkeys(doubts))


def template_schema() -> str:
    """The JSON Schema of templates, for editors."""
    from briefings.plan import SHARED_WORDINGS, WORDINGS
    from briefings.render.contents import CONTENTS_WORDINGS
    from briefings.template.schema import schema

    return json.dumps(schema(WORDINGS, {**SHARED_WORDINGS, **CONTENTS_WORDINGS}), indent=1, ensure_ascii=False)


def new_template(path: Path, name: str | None = None) -> tuple[str, ...]:
    """A copy of a template to change, and beside it the schema that its first line points editors to.

    Args:
        path: A file that does not exist yet.
        name: The template to copy, by name or path; None: "standard".

    Returns:
        The names of the files that were written.

    Raises:
        TemplateError: there is no such template.
        OutputError: the file is there already, or cannot be written.
    """
    from briefings.template.schema import SCHEMA_FILE
    from briefings.template.shape import find_template

    text = find_template(name or "standard").read_bytes()
    if path.exists():
        raise OutputError(f"{path}: is there already; give the name of a new file")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
        (path.parent / SCHEMA_FILE).write_text(template_schema() + "\n", encoding="utf-8")
    except OSError as e:
        raise OutputError(f"{path}: cannot be written ({e.strerror or e}); give another name") from e
    return (path.name, SCHEMA_FILE)


def new_folder(folder: Path) -> tuple[str, ...]:
    """A folder to start from: two short invented articles, a topic list and a copy of the standard template.

    Raises:
        OutputError: the folder is there and not empty, or cannot be written.
    """
    from briefings.template.shape import templates_folder

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError(f"{folder}: is there already; give the name of a new folder")
    try:
        shutil.copytree(templates_folder() / "demo", folder, dirs_exist_ok=True)
    except OSError as e:
        raise OutputError(f"{folder}: cannot be written ({e.strerror or e}); give another name") from e
    return tuple(sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()))
