"""What a template is: sections, caps and wordings, checked with the place of every mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, ValidationError, WithJsonSchema
from pydantic_core import PydanticCustomError

from briefings.errors import TemplateError
from briefings.model import GUEST_CLASSES, SECTION_TYPES
from briefings.template.faults import Fault, report
from briefings.template.marked import Fields, File, Items, Mark, Text, did_you_mean, read_yaml, swallowed


def _one_text(value: Any) -> str:
    if value is None:  # "title:" with nothing behind it
        return ""
    if isinstance(value, str):
        return value  # as it is: a `Text` keeps its place
    raise PydanticCustomError("text", "a text is wanted; put it in quotation marks")


def _one_or_several(value: Any) -> str | tuple[str, ...]:
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple) and value and all(isinstance(text, str) for text in value):
        return tuple(value)
    raise PydanticCustomError("text", "a text is wanted, or a list of texts; put each in quotation marks")


def _line(value: Any) -> str:
    if value is None:
        raise PydanticCustomError("text", "nothing stands behind this dash; write the line, or take the dash out")
    return _one_text(value)


def _nothing(value: Any) -> Any:
    return {} if value is None else value


def _font(value: Any) -> str:
    text = _one_text(value)
    if not re.fullmatch(r"(?:[^\W_][\w .-]{0,39})?", text):
        raise PydanticCustomError("text", "the name of a font is wanted, as Word shows it")
    return text


TEXT = {"type": ["string", "null"]}
TEXTS = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}
Words = Annotated[str, PlainValidator(_one_text), WithJsonSchema(TEXT)]
Font = Annotated[str, PlainValidator(_font), WithJsonSchema(TEXT)]
Wording = Annotated[str | tuple[str, ...], PlainValidator(_one_or_several), WithJsonSchema(TEXTS)]  # several in turn
Wordings = Annotated[Mapping[Words, Wording], BeforeValidator(_nothing)]
WordingsFor = Annotated[Mapping[Words, Wordings], BeforeValidator(_nothing)]  # class of guest to wordings
_OPENING = re.compile(r"\{\{-?\s*opening\s*-?\}\}")


@lru_cache(maxsize=4096)
def with_opening(text: str, opening: str) -> str:
    """A wording with `{{ opening }}` written out: questions of all kinds open alike, and say so in one place."""
    return _OPENING.sub(lambda _: opening, text)


HouseLine = Annotated[str, PlainValidator(_line), WithJsonSchema(TEXT)]
Lines = Annotated[tuple[HouseLine, ...], BeforeValidator(lambda value: () if value is None else value)]
Points = Annotated[float, Field(ge=8, le=20)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SectionTemplate(_Shape):
    """One section as a producer shapes it."""

    type: str = Field(description="what the section holds")
    title: Words = Field(default="", description="its heading; {{ guest }}, {{ topic }} and {{ camp }} may stand in it")
    title_independent: Words = Field(
        default="", description="the heading for a guest who is no party; left out: the same"
    )
    limit: int = Field(default=6, ge=0, le=60, description="lines at most; of notes: ruled lines")
    least: int = Field(default=0, ge=0, le=60, description="lines that are kept when a pack is too long")
    empty: Words = Field(default="", description="what an empty section says; left empty: the section is left out")
    new_page: bool = Field(default=False, description="whether the section starts on a new page")
    picture: bool = Field(
        default=False, description="of chronology and whos_who: also drawn, as a line of time and a map of the sides"
    )
    hidden: bool = Field(default=False, description="worked out, because others draw on it, but not printed")
    questions: bool = Field(default=True, description="of positions: whether the question stands above each")
    lines_before: Lines = Field(
        default=(), description="lines of the house under the heading; ☐ in front makes a tick box"
    )
    lines_after: Lines = Field(default=(), description="lines of the house at the end; ☐ in front makes a tick box")
    after_each: Lines = Field(default=(), description="lines of the house under each entry; {{ entry }} is its number")
    ruled: int = Field(default=0, ge=0, le=12, description="ruled lines to write on under each entry")
    wording: Wordings = Field(default_factory=dict, description="how each kind of line reads")
    wording_for: WordingsFor = Field(default_factory=dict, description="other wording for one class of guest")


class Fonts(_Shape):
    """The two voices of the page. Empty: the house's own."""

    ours: Font = Field(default="", description="for headings and everything that is not an article's words")
    articles: Font = Field(default="", description="for the articles' words; another kind than ours, to be told apart")


class Sizes(_Shape):
    """The steps of the type, in points. None: the house's own."""

    small: Points | None = Field(default=None, description="head and foot of the page")
    text: Points | None = Field(default=None, description="the text; 11 or more for reading at arm's length")
    heading: Points | None = Field(default=None, description="headings, the cue")
    title: Points | None = Field(default=None, description="the title")


class Template(_Shape):
    """What a pack holds, in which order and words."""

    name: Words = Field(default="", description="what the template is called")
    starts_from: Words = Field(
        default="", description="the template that gives what this one leaves out; left out: standard"
    )
    language: Words = Field(default="en-GB", description="of the house's wording, for spelling and screen readers")
    paper: Literal["a4", "letter"] = Field(default="a4", description="the sheet")
    house: Words = Field(default="", description="a Word file with the house's styles; left out: templates/house.docx")
    mirrored: bool = Field(default=False, description="printed on both sides: inner and outer margins change places")
    pages: int = Field(
        default=4, ge=1, le=99, description="pages at most for one guest; sections give up lines until it fits"
    )
    one_file: Literal["guest", "topic", "show"] = Field(default="guest", description="what one file holds")
    fonts: Fonts = Field(default=Fonts(), description="the two fonts of the page")
    sizes: Sizes = Field(default=Sizes(), description="the sizes of the type, in points")
    wording: Wordings = Field(default_factory=dict, description="what all sections share, and the questions")
    wording_for: WordingsFor = Field(default_factory=dict, description="other wording for one class of guest")
    sections: tuple[SectionTemplate, ...] = Field(default=(), description="in the order of the page; left out: all")

    @property
    def numbers(self) -> Mapping[str, int]:
        """The printed number of each section type; the head has none, nor what is not printed."""
        return {s.type: i for i, s in enumerate((s for s in self.sections if s.type != "head" and not s.hidden), 1)}

    def section(self, kind: str) -> SectionTemplate | None:
        """The section of this type; None when the template has none."""
        return next((s for s in self.sections if s.type == kind), None)

    @property
    def keys(self) -> Mapping[str, str]:
        """The place of each text that a file gives, and what it is called: "top_sheet: question_next, text 2 of 3"."""
        named: list[tuple[str, Wording]] = []
        holders: list[tuple[str, Template | SectionTemplate]] = [("", self)]
        holders += ((f"{s.type}: ", s) for s in self.sections)
        for name, holder in holders:
            named += [(f"{name}{key}", text) for key, text in holder.wording.items()]
            for guest_class, wordings in holder.wording_for.items():
                named += [(f"{name}{key} for {guest_class}", text) for key, text in wordings.items()]
        for s in self.sections:
            named += [(f"{s.type}: {k}", getattr(s, k)) for k in ("title", "title_independent", "empty")]
            named += [(f"{s.type}: {k}", getattr(s, k)) for k in ("lines_before", "lines_after", "after_each")]
        found: dict[str, str] = {}
        for name, wording in named:
            texts = (wording,) if isinstance(wording, str) else wording
            for n, text in enumerate(texts, 1):
                if isinstance(text, Text):
                    found[text.place] = name if len(texts) == 1 else f"{name}, text {n} of {len(texts)}"
        return found

    def for_guest(self, guest_class: str) -> Template:
        """The template with the wording that it has for this class of guest."""
        sections = tuple(
            s.model_copy(update={"wording": {**s.wording, **s.wording_for[guest_class]}})
            if guest_class in s.wording_for
            else s
            for s in self.sections
        )
        wording = {**self.wording, **self.wording_for.get(guest_class, {})}
        return self.model_copy(update={"sections": sections, "wording": wording})


# ------------------------------------------------------------------------------------------------ reading


def read_template(text: str, place: str, base: Template | None = None) -> Template:
    """A template from its YAML text; what it leaves out is taken from `base`.

    Raises:
        TemplateError: all mistakes of its structure at once: file:line:column, the fault, what was likely meant, the line.
    """
    template, faults = examine(File(place, text), base)
    if faults:
        raise TemplateError(report(faults))
    return template


def examine(file: File, base: Template | None = None) -> tuple[Template, tuple[Fault, ...]]:
    """The template in a file as far as it can be understood, completed from `base`, and the mistakes of its structure.

    What a mistake concerns is left out, so that the rest can be checked all the same.
    """
    tree, broken = read_yaml(file)
    if not isinstance(tree, Fields):
        message = "the template is empty" if tree is None else "a template is a mapping with a list ‘sections:’"
        faults = broken or (file.fault(Mark(1, 1), f"{message}; see templates/standard.yaml"),)
        return base or Template(), faults
    found: list[Fault] = [
        *broken,
        *_left_empty(file, tree),
        *_repeated_sections(file, tree),
        *_useless_options(file, tree),
    ]
    left_out: set[tuple[str | int, ...]] = set()
    for _ in range(_ROUNDS):
        try:
            template = Template.model_validate(tree)
        except ValidationError as e:
            errors = e.errors(include_url=False, include_input=False)
            known = {(f.line, f.column) for f in broken}
            new = (_fault(file, tree, error) for error in errors if error["loc"] not in left_out)
            # What is broken as YAML has no value either.
            found += [fault for fault in new if (fault.line, fault.column) not in known]
            left_out |= {error["loc"] for error in errors}
            for error in reversed(errors):
                _drop(tree, error["loc"])
        else:
            break
    else:
        template = Template()
    found += _unknown_classes(file, tree)
    if base is None and not template.sections and not found:
        found.append(file.fault(tree.mark, "'sections' is missing"))
    return (_completed(template, base) if base else template), tuple(found)


def _left_empty(file: File, tree: Fields) -> Iterator[Fault]:
    """Keys with nothing behind them that would be read as if they were not there."""
    sections = tree.get("sections")
    if isinstance(sections, Items) and not sections:
        message = "sections: the list is empty; name the sections to print, or take ‘sections:’ out to print all"
        yield file.fault(tree.keys_at["sections"], message, len("sections"))
    holders = (
        [section for section in sections or () if isinstance(section, Fields)] if isinstance(sections, Items) else []
    )
    for holder in (tree, *holders):
        named = [(holder, key) for key in ("title", "title_independent") if key in holder]
        classes = holder.get("wording_for")
        named += [(classes, key) for key in classes] if isinstance(classes, Fields) else []
        for fields, key in named:
            if fields[key] is None:
                message = f'nothing stands behind ‘{key}:’; write it, put "" for none, or take the line out'
                yield file.fault(fields.keys_at[key], message, len(key))


_ROUNDS = 4  # what is left out after a mistake may bare another one a level up


def _repeated_sections(file: File, tree: Fields) -> Iterator[Fault]:
    """Sections of a type that does not exist, or that stands twice; they are left out of the tree."""
    sections = tree.get("sections")
    if not isinstance(sections, Items):
        return
    first: dict[str, int] = {}
    kept: list[int] = []
    for n, section in enumerate(sections):
        kind = section.get("type") if isinstance(section, Fields) else None
        if not isinstance(kind, str):
            kept.append(n)
            continue
        mark = section.values_at["type"]
        if kind not in SECTION_TYPES:
            message = f"unknown section type {kind!r}{did_you_mean(kind, SECTION_TYPES)}"
            yield file.fault(mark, message, len(kind))
            section["type"] = SECTION_TYPES[0]  # so that its other mistakes are found
            section.keys_at["type"] = mark
            kept.append(n)
        elif kind in first:
            message = f"a second section of type {kind!r}, first in line {first[kind]}; remove one"
            yield file.fault(mark, message, len(kind))
        else:
            first[kind] = mark.line
            kept.append(n)
    sections.items_at = [sections.items_at[n] for n in kept]
    sections[:] = [sections[n] for n in kept]


_ONLY_FOR: Mapping[str, tuple[str, ...]] = {  # option to the section types that it does something for
    "limit": tuple(kind for kind in SECTION_TYPES if kind != "head"),
    "least": tuple(kind for kind in SECTION_TYPES if kind not in {"head", "notes"}),
    "picture": ("chronology", "whos_who"),
    "questions": ("positions",),
}


def _useless_options(file: File, tree: Fields) -> Iterator[Fault]:
    """Options of sections that they do nothing for."""
    for section in tree.get("sections") or ():
        if not isinstance(section, Fields) or section.get("type") not in SECTION_TYPES:
            continue
        if not isinstance(section["type"], Text):  # unknown, and told as such
            continue
        for option, kinds in _ONLY_FOR.items():
            if option in section and section["type"] not in kinds:
                for_others = f"it is for {' and '.join(kinds)}" if len(kinds) < 3 else "take it out"
                message = f"{option}: does nothing in the section {str(section['type'])!r}; {for_others}"
                yield file.fault(section.keys_at[option], message, len(option))


def _drop(tree: Any, path: Sequence[str | int]) -> None:
    """Takes the value with a mistake out of the tree."""
    node: Any = tree
    holder: Any = None
    key: Any = None
    for step in path:
        if isinstance(node, Fields) and step in node:
            holder, key, node = node, step, node[str(step)]
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node):
            holder, key, node = node, step, node[step]
    if isinstance(holder, Fields):
        del holder[key]
    elif isinstance(holder, Items):
        del holder[key], holder.items_at[key]


_EXPECTED = {  # pydantic's name of a mistake, and what is wanted
    "string": "a text is wanted", "int": "a whole number is wanted", "float": "a number is wanted", "bool": "true or false is wanted",
    "tuple": "a list is wanted; start each line with a dash", "dict": "names with a text each are wanted, set in further",
    "mapping": "names with a text each are wanted, set in further",
}  # fmt: skip
_LIMITS = ("greater_than_equal", "less_than_equal")


_OWNERS: Mapping[str, type[BaseModel]] = {"sections": SectionTemplate, "fonts": Fonts, "sizes": Sizes}


def _fault(file: File, tree: Fields, error: Any) -> Fault:
    """One pydantic error as a sentence with its place."""
    *path, last = error["loc"] or ("",)
    node: Any = tree
    owner: type[BaseModel] = Template
    mark, width = tree.mark, 1
    names: list[str] = []
    for step in (*path, last):
        if isinstance(node, Fields) and step in node:
            of_key = error["type"] == "extra_forbidden"
            mark = (node.keys_at if of_key else node.values_at)[str(step)]
            node = node[str(step)]
            width = len(str(step)) if of_key else len(str(node)) if isinstance(node, str | int | float) else 1
            owner = _OWNERS.get(str(step), owner)
            names.append(str(step))
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node):
            mark, node = node.items_at[step], node[step]
    kind = str(error["type"])
    if kind == "extra_forbidden":
        return file.fault(mark, f"unknown key {str(last)!r}{did_you_mean(str(last), owner.model_fields)}", width)
    if kind == "missing":
        return file.fault(mark, f"{str(last)!r} is missing")
    if kind == "model_type":
        words = f"a section starts ‘- type: {node}’" if isinstance(node, str) else "a mapping is wanted"
        return file.fault(mark, words, width)
    name = names[-1] if names else "template"
    if kind in _LIMITS:
        return file.fault(mark, f"{name}: {_bounds(owner, name)} is wanted", width)
    if kind == "literal_error":
        return file.fault(mark, f"{name}: {_choices(owner, name)} is wanted", width)
    if kind == "text":
        return file.fault(mark, f"{name}: {error['msg']}", width)
    wanted = _EXPECTED.get(kind.split("_", maxsplit=1)[0], f"{error['msg'][:1].lower()}{error['msg'][1:]}")
    return file.fault(mark, f"{name}: {wanted}", width)


def _bounds(owner: type[BaseModel], name: str) -> str:
    """The range of a number, as its field gives it: "0 to 60"."""
    schema = owner.model_json_schema()["properties"].get(name, {})
    schema = next((s for s in schema.get("anyOf", ()) if "minimum" in s), schema)
    return f"{schema['minimum']:g} to {schema['maximum']:g}"


def _choices(owner: type[BaseModel], name: str) -> str:
    return " or ".join(owner.model_json_schema()["properties"].get(name, {}).get("enum", ()))


def _unknown_classes(file: File, tree: Fields) -> Iterator[Fault]:
    holders = [tree, *(s for s in tree.get("sections") or () if isinstance(s, Fields))]
    for holder in holders:
        classes = holder.get("wording_for")
        if not isinstance(classes, Fields):
            continue
        for name in classes:
            if name not in GUEST_CLASSES:
                message = f"unknown class of guest {name!r}{did_you_mean(name, GUEST_CLASSES)}"
                yield file.fault(classes.keys_at[name], message, len(name))


def _completed(template: Template, base: Template) -> Template:
    """The template with all that it leaves out as `base` has it."""
    sections = [_section_completed(section, base.section(section.type)) for section in template.sections]
    given = template.model_fields_set
    changes: dict[str, Any] = {
        name: getattr(base, name) for name in Template.model_fields if name not in given and name != "name"
    }
    changes |= {
        "sections": tuple(sections) or base.sections,
        "wording": {**base.wording, **template.wording},
        "wording_for": _merged(base.wording_for, template.wording_for),
    }
    for part in ("fonts", "sizes"):
        if part in given:
            own = getattr(template, part)
            changes[part] = getattr(base, part).model_copy(update=own.model_dump(include=own.model_fields_set))
    return template.model_copy(update=changes)


def _section_completed(section: SectionTemplate, base: SectionTemplate | None) -> SectionTemplate:
    if base is None:
        return section
    given = section.model_fields_set
    changes: dict[str, Any] = {
        name: getattr(base, name) for name in SectionTemplate.model_fields if name not in given and name != "hidden"
    }
    if "title" in given and "title_independent" not in given:
        changes["title_independent"] = ""  # a title of one's own is everybody's
    changes |= {
        "wording": {**base.wording, **section.wording},
        "wording_for": _merged(base.wording_for, section.wording_for),
    }
    return section.model_copy(update=changes)


def _merged(
    base: Mapping[str, Mapping[str, Any]], own: Mapping[str, Mapping[str, Any]]
) -> dict[str, Mapping[str, Any]]:
    return {name: {**base.get(name, {}), **own.get(name, {})} for name in dict.fromkeys((*base, *own))}


# ------------------------------------------------------------------------------------------------ finding


def templates_folder() -> Path:
    """Where the product's own templates lie: inside the installed package, or beside it in a checkout."""
    return _INSTALLED if _INSTALLED.is_dir() else Path(__file__).parents[2] / "templates"


_INSTALLED = Path(__file__).parents[1] / "templates"


def load_template(name: str | None) -> Template:
    """The template of this name or path; None means "standard".

    A name is looked for in the folder `templates` where the tool is run, then among those that come with it.

    Raises:
        TemplateError: there is none, it cannot be read, or it has mistakes of structure.
    """
    template, faults = examine_file(find_template(name or "standard"))
    if faults:
        raise TemplateError(report(faults))
    return template


def examine_file(path: Path) -> tuple[Template, tuple[Fault, ...]]:
    """The template of a file as far as it can be understood, and the mistakes of its structure.

    Raises:
        TemplateError: the file cannot be read.
    """
    return _examined(path, ())


def _examined(path: Path, above: Sequence[Path]) -> tuple[Template, tuple[Fault, ...]]:
    """`above`: the templates that start from this one."""
    file = File(shown_name(path), _text(path), trusted=path.parent == _INSTALLED)
    standard = templates_folder() / "standard.yaml"
    if _same(path, standard):
        return examine(file)
    wanted = _starts_from(file)
    if wanted is None:
        base_path = standard
    else:
        try:
            base_path = find_template(wanted, path.parent)
        except TemplateError as e:
            return load_template(None), (wanted.fault(str(e), width=len(wanted)),)
        if any(_same(base_path, other) for other in (path, *above)):
            return load_template(None), (wanted.fault("templates start from each other in a ring", width=len(wanted)),)
    base, faults = _examined(base_path, (path, *above))
    template, own = examine(file, base)
    return template, (*faults, *own)


def remarks(path: Path) -> tuple[Fault, ...]:
    """What in a template of one's own, and in those that it starts from, may not be meant as it is read."""
    own = (p for p in template_files(path) if not _same(p.parent, templates_folder()))
    return tuple(f for p in own for f in swallowed(read_yaml(File(shown_name(p), _text(p)))[0]))


def template_files(path: Path) -> tuple[Path, ...]:
    """The file of a template and those that it starts from; as far as they are there."""
    found: list[Path] = []
    with suppress(TemplateError):
        while path not in found:
            found.append(path)
            wanted = _starts_from(File(str(path), _text(path)))
            path = find_template(wanted, path.parent) if wanted else templates_folder() / "standard.yaml"
    return tuple(found)


def _starts_from(file: File) -> Text | None:
    tree, _ = read_yaml(file)
    name = tree.get("starts_from") if isinstance(tree, Fields) else None
    return name if isinstance(name, Text) and name else None


def _same(a: Path, b: Path) -> bool:
    return a == b or (a.exists() and b.exists() and a.samefile(b))


def shown_name(path: Path) -> str:
    """What messages call a template: its path, or for one that comes with the tool `templates/standard.yaml`."""
    return f"templates/{path.name}" if path.parent == templates_folder() else str(path)


def find_template(name: str, beside: Path | None = None) -> Path:
    """The file of a template given by name or path.

    Args:
        name: "top-sheet", "shows/mine.yaml".
        beside: The folder of the template that names it: a path leads on from there, else from where the tool is run.

    Raises:
        TemplateError: there is none.
    """
    folders = (Path("templates"), templates_folder())
    looks_like_path = name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name
    starts = (beside, Path()) if beside else (Path(),)
    candidates = (
        [start / name for start in starts] if looks_like_path else [folder / f"{name}.yaml" for folder in folders]
    )
    for path in candidates:
        if path.is_file():
            return path
    have = sorted({p.stem for folder in folders if folder.is_dir() for p in folder.glob("*.yaml")})
    raise TemplateError(f"{name}: there is no such template{did_you_mean(Path(name).stem, have)}")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as e:
        raise TemplateError(f"{path}: cannot be read ({e.strerror}); check its rights") from e
    except UnicodeDecodeError as e:
        raise TemplateError(f"{path}: is not UTF-8 text; save it as UTF-8") from e
