"""What a template is: sections, caps and wordings, checked with the place of every mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefings.errors import TemplateError
from briefings.model import SECTION_TYPES
from briefings.template.marked import Fields, Items, did_you_mean, parse_yaml, place_of

Wording = str | tuple[str, ...]  # jinja2; several are taken in turn


class SectionTemplate(BaseModel):
    """One section as a producer shapes it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: str
    title: str = ""
    title_independent: str = ""  # the title for a guest who is no party; "": the same
    limit: int = Field(default=6, ge=0, le=60)  # lines at most
    least: int = Field(default=0, ge=0, le=60)  # lines that are kept when a pack is too long
    empty: str = ""  # what an empty section says; "": the section is left out
    new_page: bool = False  # the section starts on a new page
    wording: Mapping[str, Wording] = Field(default_factory=dict)


class Template(BaseModel):
    """What a pack holds, in which order and words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = ""
    language: str = "en-GB"
    paper: Literal["a4", "letter"] = "a4"
    pages: int = Field(default=4, ge=1, le=99)  # at most
    wording: Mapping[str, Wording] = Field(default_factory=dict)  # what all sections share
    sections: tuple[SectionTemplate, ...] = Field(min_length=1)

    @property
    def numbers(self) -> Mapping[str, int]:
        """The printed number of each section type; the head has none."""
        return {s.type: i for i, s in enumerate((s for s in self.sections if s.type != "head"), 1)}

    def section(self, kind: str) -> SectionTemplate | None:
        """The section of this type; None when the template has none."""
        return next((s for s in self.sections if s.type == kind), None)


def read_template(text: str, place: str, base: Template | None = None) -> Template:
    """A template from its YAML text; wording that it leaves out is taken from `base`.

    Raises:
        TemplateError: all mistakes at once, a line each: file:line:column, the fault, and what was likely meant.
    """
    tree = parse_yaml(text, place)
    if not isinstance(tree, Fields):
        raise TemplateError(f"{place}: a template is a mapping with a list 'sections:'; see templates/standard.yaml")
    faults = [*_unknown_types(tree, place)]
    template: Template | None = None
    try:
        template = Template.model_validate(tree)
    except ValidationError as e:
        errors = e.errors(include_url=False, include_input=False)
        # a section with a mistake counts as missing: "at least 1 item, not 0" would only repeat it
        errors = [error for error in errors if error["type"] != "too_short" or len(errors) == 1]
        faults += [_fault(tree, place, error) for error in errors]
    if not faults:
        faults += [*_marked_wordings(tree, place)]
    if faults or template is None:
        raise TemplateError("\n".join(dict.fromkeys(faults)))
    return _completed(template, base) if base else template


def _unknown_types(tree: Fields, place: str) -> Iterator[str]:
    seen: set[str] = set()
    sections = tree.get("sections")
    for section in sections if isinstance(sections, Items) else ():
        kind = section.get("type") if isinstance(section, Fields) else None
        if not isinstance(kind, str):
            continue
        at = place_of(place, section.values_at["type"])
        if kind not in SECTION_TYPES:
            yield f"{at}: unknown section type {kind!r}{did_you_mean(kind, SECTION_TYPES)}"
        elif kind in seen:
            yield f"{at}: a second section of type {kind!r}; remove one"
        seen.add(kind)


def _fault(tree: Fields, place: str, error: Any) -> str:
    """One pydantic error as a sentence with its place."""
    *path, last = error["loc"] or ("",)
    node: Any = tree
    owner: type[BaseModel] = Template
    mark = tree.mark
    for step in (*path, last):
        if isinstance(node, Fields) and step in node:
            mark = node.keys_at[str(step)] if error["type"] == "extra_forbidden" else node.values_at[str(step)]
            node = node[str(step)]
            owner = SectionTemplate if step == "sections" else owner
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node):
            mark, node = node.items_at[step], node[step]
    at = place_of(place, mark)
    if error["type"] == "extra_forbidden":
        return f"{at}: unknown key {str(last)!r}{did_you_mean(str(last), owner.model_fields)}"
    if error["type"] == "missing":
        return f"{at}: {str(last)!r} is missing"
    where = ".".join(str(s) for s in error["loc"] if isinstance(s, str) and s not in {"str", "tuple[str, ...]"})
    return f"{at}: {where}: {error['msg'][:1].lower()}{error['msg'][1:]}"


_DOUBLE_MARKS = re.compile('["“”„«»]')


def _marked_wordings(tree: Fields, place: str) -> Iterator[str]:
    """Double quotation marks in a pack hold articles' words and nothing else."""
    sections = [s for s in tree.get("sections", ()) if isinstance(s, Fields)]
    for holder in (tree, *sections):
        for fields, keys in (
            (holder, ("title", "title_independent", "empty")),
            (holder.get("wording", Fields()), None),
        ):
            for key, value in fields.items():
                texts = value if isinstance(value, list) else [value]
                if (keys is None or key in keys) and any(isinstance(t, str) and _printed_marks(t) for t in texts):
                    at = place_of(place, fields.values_at[key])
                    yield f"{at}: {key}: double quotation marks are kept for articles' words; use ‘single’ ones"


def _printed_marks(wording: str) -> bool:
    return bool(_DOUBLE_MARKS.search(re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", "", wording, flags=re.DOTALL)))


def _completed(template: Template, base: Template) -> Template:
    sections = []
    for section in template.sections:
        default = base.section(section.type)
        wording = {**(default.wording if default else {}), **section.wording}
        title = section.title if "title" in section.model_fields_set else default.title if default else ""
        independent = section.title_independent or (
            default.title_independent if default and title == default.title else ""
        )
        empty = section.empty if "empty" in section.model_fields_set else default.empty if default else ""
        sections.append(
            section.model_copy(
                update={"wording": wording, "title": title, "title_independent": independent, "empty": empty}
            )
        )
    wording = {**base.wording, **template.wording}
    return template.model_copy(update={"sections": tuple(sections), "wording": wording})


def templates_folder() -> Path:
    """Where the product's own templates lie: inside the installed package, or beside it in a checkout."""
    inside = Path(__file__).parents[1] / "templates"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "templates"


def load_template(name: str | None) -> Template:
    """The template of this name or path; None means "standard".

    A name is looked for in the folder `templates` where the tool is run, then among those that come with it.

    Raises:
        TemplateError: there is none, it cannot be read, or it has mistakes.
    """
    shipped = templates_folder()
    standard = shipped / "standard.yaml"
    path = find_template(name or "standard")
    base = None if path == standard else read_template(_text(standard), "templates/standard.yaml")
    shown = f"templates/{path.name}" if path.parent == shipped else str(path)
    return read_template(_text(path), shown, base)


def find_template(name: str) -> Path:
    """The file of a template given by name or path.

    Raises:
        TemplateError: there is none.
    """
    folders = (Path("templates"), templates_folder())
    looks_like_path = name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name
    candidates = [Path(name)] if looks_like_path else [folder / f"{name}.yaml" for folder in folders]
    for path in candidates:
        if path.is_file():
            return path
    have = sorted({p.stem for folder in folders if folder.is_dir() for p in folder.glob("*.yaml")})
    raise TemplateError(f"{name}: there is no such template{did_you_mean(name, have)}")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as e:
        raise TemplateError(f"{path}: cannot be read as UTF-8 text; check the file and its rights") from e
