"""Words in a painting: which of them are written, by the form the intent asks for."""

from __future__ import annotations

from aiprod.plan import VisualRequest
from aiprod.providers.visuals.painters.watercolor.lettering import Writing
from aiprod.providers.visuals.painters.watercolor.numbers import write_chart, write_date, write_figure
from aiprod.providers.visuals.painters.watercolor.painting import Painting


def letter(p: Painting, request: VisualRequest) -> None:
    """Write the intent's words, if it has any, over the finished painting."""
    intent = p.intent
    if not any((intent.headline, intent.figure, intent.lines, intent.series)):
        return
    writing = Writing(p, request)
    if intent.form == "chart" and intent.series:
        write_chart(writing)
    elif intent.form == "date" and intent.figure:
        write_date(writing)
    elif intent.form == "figure" and intent.figure:
        write_figure(writing)
    else:
        forms = {"scenery": writing.title, "quote": writing.quote, "list": writing.items}
        forms.get(intent.form, writing.statement)()
