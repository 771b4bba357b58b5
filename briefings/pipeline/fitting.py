"""Fits one pack into its pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefings.model import Assignment, Document, Dossier, Pack

if TYPE_CHECKING:
    from briefings.plan.known import Known
    from briefings.template.shape import Template
    from briefings.write.layout import Ruler

SQUEEZES = (
    0,
    45,
    60,
    80,
    100,
    130,
    160,
    200,
    260,
    330,
    365,
    400,
)  # steps by which caps are made smaller; after the last it may not fit
NEARLY_FULL = 0.98  # of every page but the first: no section gets a line more
GROWTH_ROUNDS = 3  # how often each section may take a line more
COSTS = {"positions": 1}  # lines that the top sheet may give up for a line more of a section
MOST_DROPPED = 12  # lines that a top sheet may lose so that it stays on one page


@dataclass(frozen=True)
class _Fit:
    """A pack as tried: how full each page is, and how many lines its top sheet gave up."""

    template: Template
    planned: Pack  # before its top sheet gave up lines
    pack: Pack
    document: Document
    fill: tuple[float, ...]
    drop: int


class Fitter:
    """Fits one pack into its pages. Only what differs between two tries is planned, worded and measured anew."""

    def __init__(self, dossier: Dossier, assignment: Assignment, made_on: str | None, known: Known) -> None:
        from briefings.plan.study import study_of
        from briefings.render.wording import Worded

        self._dossier, self._assignment, self._made_on = dossier, assignment, made_on
        self._study, self._known, self._worded = study_of(dossier, assignment), known, Worded()
        self._ruler: Ruler | None = None

    def fitted(self, template: Template) -> tuple[Pack, Document, int]:
        """The fullest pack that stays within the template's pages, its top sheet on one.

        The caps are made smaller by bisection, because a smaller cap never makes a pack longer but for a line or two;
        then each section in turn takes one line more where the last page has room for it, and last come the pictures,
        whose facts stand in the text: one costs two quotations.
        """
        plain = _without_pictures(template)
        best, squeeze = self._squeezed(plain)
        more: dict[str, int] = {}
        if squeeze:
            best, more = self._grown(plain, best, squeeze)
        if plain != template:
            tried = self._made(template, squeeze, more, near=best, least=best.drop)
            if len(tried.fill) <= template.pages and tried.drop == best.drop:
                best = tried
        return best.pack, best.document, len(best.fill)

    def _squeezed(self, template: Template) -> tuple[_Fit, int]:
        """The pack with the largest caps that fits, and how far they are made smaller; the smallest where none fits."""
        best: _Fit | None = None
        tried: _Fit | None = None
        low, high = 0, len(SQUEEZES) - 1
        while low < high:
            middle = (low + high) // 2
            tried = self._made(template, SQUEEZES[middle], near=tried, least=best.drop if best else 0)
            if len(tried.fill) <= template.pages:
                best, high = tried, middle
            else:
                low = middle + 1
        return best or self._made(template, SQUEEZES[high], near=tried), SQUEEZES[high]

    def _grown(self, template: Template, best: _Fit, squeeze: int) -> tuple[_Fit, dict[str, int]]:
        """The pack with a line more for each section in turn while there is room, and which sections took how many."""
        from briefings.plan import GROWING

        more: dict[str, int] = {}
        settled: set[str] = set()  # sections for whose next line there is no room, or which have none
        top = template.section("top_sheet")
        growing = (("top_sheet",) if top and top.least < top.limit else ()) + tuple(GROWING)
        for section in growing * GROWTH_ROUNDS:
            if min(best.fill[1:], default=0) > NEARLY_FULL:
                break
            if section in settled:
                continue
            grown = {**more, section: more.get(section, 0) + 1}
            if self._caps(template, squeeze, grown) == self._caps(template, squeeze, more):
                settled.add(section)  # it has as many lines as the template allows
                continue
            tried = self._made(template, squeeze, grown, near=best, least=best.drop)
            dropped = tried.drop - best.drop
            if len(tried.fill) <= template.pages and dropped <= COSTS.get(section, 0) and tried.fill != best.fill:
                best, more = tried, grown
            else:
                settled.add(section)
        return best, more

    def _caps(self, template: Template, squeeze: int, more: Mapping[str, int]) -> tuple[int, ...]:
        """How many lines each section may have: all that planning takes from squeeze and growth."""
        from briefings.plan.brief import Brief

        brief = Brief(self._study, template, squeeze=squeeze, more=more)
        return tuple(brief.limit(section) for section in template.sections)

    def _made(
        self,
        template: Template,
        squeeze: int,
        more: Mapping[str, int] | None = None,
        *,
        near: _Fit | None = None,
        least: int = 0,
    ) -> _Fit:
        """A pack with these caps, its top sheet as many lines shorter as one page needs.

        Args:
            template: How to word it.
            squeeze: How often the caps are made smaller.
            more: Section types with how many lines more they get.
            near: A pack whose top sheet is likely to be as long.
            least: Lines that the top sheet gives up in any case.
        """
        from briefings.plan import plan_pack, with_shorter_top_sheet
        from briefings.render import render_pack
        from briefings.write.house_file import house_of
        from briefings.write.layout import Ruler

        planned = plan_pack(
            self._dossier, template, self._assignment,
            made_on=self._made_on, squeeze=squeeze, more=more, known=self._known,
        )  # fmt: skip

        if near and near.planned is planned and near.template is template and near.drop == least:
            return near  # a line more was allowed, and there is none

        def shorter(drop: int) -> Pack:
            return with_shorter_top_sheet(planned, drop)

        def fits(drop: int) -> bool:
            opening = render_pack(shorter(drop), self._dossier, template, first_page=True, known=self._worded)
            self._ruler = self._ruler or Ruler(house_of(opening))
            return drop >= MOST_DROPPED or self._ruler.first_page_fits(opening)

        drop = max(least, near.drop if near else 0)
        if fits(drop):
            while drop > least and fits(drop - 1):
                drop -= 1
        else:
            drop += 1
            while not fits(drop):
                drop += 1
        document = render_pack(shorter(drop), self._dossier, template, known=self._worded)
        self._ruler = self._ruler or Ruler(house_of(document))
        return _Fit(template, planned, shorter(drop), document, self._ruler.fill(document), drop)


def _without_pictures(template: Template) -> Template:
    sections = tuple(section.model_copy(update={"picture": False}) for section in template.sections)
    return template.model_copy(update={"sections": sections})
