"""The one place that knows the order of the stages: read, segment, extract, link, plan, render, write, verify.

Stages that one command does not need are not imported for it: start-up is measured.
"""

from briefings.pipeline.building import Built, Memory, build, for_people
from briefings.pipeline.explaining import explain
from briefings.pipeline.packs import pack_name
from briefings.pipeline.stories import Story, extract, read_story, read_topics
from briefings.pipeline.templates import check_templates, new_folder, new_template, template_schema
from briefings.pipeline.verifying import Verified, verify
from briefings.pipeline.wanted import Wanted
from briefings.pipeline.watching import changes

__all__ = [
    "Built",
    "Memory",
    "Story",
    "Verified",
    "Wanted",
    "build",
    "changes",
    "check_templates",
    "explain",
    "extract",
    "for_people",
    "new_folder",
    "new_template",
    "pack_name",
    "read_story",
    "read_topics",
    "template_schema",
    "verify",
]
