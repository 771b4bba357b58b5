"""The JSON Schema of templates, for editors: what completes and checks a template while it is typed.

Draft 7, because editors' YAML language server understands that one whole. What a wording may use stands in its
description, so that an editor shows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from briefings.model import GUEST_CLASSES, SECTION_TYPES
from briefings.template.shape import TEXTS, Template

DRAFT = "http://json-schema.org/draft-07/schema#"
SCHEMA_FILE = "template.schema.json"  # beside the templates: where their first line leads

Schema = dict[str, Any]
Offered = Mapping[str, Sequence[str]]  # wording to the values that it may place

_TEXTS = {"$ref": "#/definitions/texts"}
_SHARED_TOO = {"^(question|sourcing)_": _TEXTS}  # what all sections share may be worded for one section

_SECTIONS: Mapping[str, str] = {
    "head": "who is on, about what, and the blanks to fill in", "top_sheet": "page 1: cue, questions, what not to say as fact",
    "facts": "facts and quotations for the topic", "own_side": "what the guest's own side said",
    "expected": "what the guest will say, with the answer beside it", "positions": "the counter-positions to put to the guest",
    "conflicts": "numbers and claims that do not agree", "chronology": "what came when",
    "cautions": "what to be careful with in these sources", "unknown": "what no article says",
    "whos_who": "the names that will be said", "notes": "ruled lines to write on", "sources": "the articles and what was used",
}  # fmt: skip


def schema(wordings: Mapping[str, Offered], shared: Offered) -> Schema:
    """The schema as JSON values.

    Args:
        wordings: Section type to its wordings, each with the values that it may place.
        shared: The wordings that all sections share.
    """
    made = Template.model_json_schema(ref_template="#/definitions/{model}")
    definitions: Schema = made.pop("$defs")
    definitions["texts"] = TEXTS
    definitions["shared"] = _wordings(shared)
    made["properties"] |= {
        "wording": _referred("shared", made["properties"]["wording"]),
        "wording_for": _for_classes("shared", made["properties"]["wording_for"]),
    }
    section = definitions["SectionTemplate"]
    section["properties"]["type"] = {
        "enum": list(SECTION_TYPES),
        "description": "\n".join(f"{kind}: {_SECTIONS[kind]}" for kind in SECTION_TYPES),
    }
    section["allOf"] = []
    for kind in SECTION_TYPES:
        definitions[f"wording_{kind}"] = {**_wordings(wordings[kind]), "patternProperties": _SHARED_TOO}
        then = {
            "wording": _referred(f"wording_{kind}", section["properties"]["wording"]),
            "wording_for": _for_classes(f"wording_{kind}", section["properties"]["wording_for"]),
        }
        of_kind = {"properties": {"type": {"const": kind}}, "required": ["type"]}
        section["allOf"].append({"if": of_kind, "then": {"properties": then}})
    for name in ("wording", "wording_for"):  # what they hold depends on the section's type
        section["properties"][name] = {"description": section["properties"][name]["description"]}
    head = {"$schema": DRAFT, "title": "Template of a briefing pack"}
    found = {**head, **{key: value for key, value in made.items() if key not in head}, "definitions": definitions}
    return dict(_without_titles(found))


def _without_titles(value: Any) -> Any:
    """The schema without the titles that pydantic makes of names: an editor would show both."""
    if isinstance(value, list):
        return [_without_titles(item) for item in value]
    if not isinstance(value, dict):
        return value
    made = isinstance(value.get("title"), str) and "$schema" not in value
    return {key: _without_titles(item) for key, item in value.items() if not (made and key == "title")}


def _wordings(offered: Offered) -> Schema:
    """A mapping of these wordings and no others."""
    properties = {}
    for name, slots in sorted(offered.items()):
        values = ", ".join(f"{{{{ {slot} }}}}" for slot in dict.fromkeys(slots))
        properties[name] = {"allOf": [_TEXTS], "description": f"may place {values}" if values else "places no value"}
    return {"type": ["object", "null"], "properties": properties, "additionalProperties": False}


def _referred(name: str, field: Schema) -> Schema:
    return {"allOf": [{"$ref": f"#/definitions/{name}"}], "description": field.get("description", "")}


def _for_classes(name: str, field: Schema) -> Schema:
    return {
        "type": ["object", "null"],
        "properties": {guest_class: {"$ref": f"#/definitions/{name}"} for guest_class in GUEST_CLASSES},
        "additionalProperties": False,
        "description": field.get("description", ""),
    }
