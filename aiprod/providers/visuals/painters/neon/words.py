"""Type made of light: titles, statements, quotes, figures and lists that switch on one by one."""

from __future__ import annotations

from dataclasses import replace

from aiprod.providers.visuals.painters.neon.numbers import set_date, set_figure, set_series
from aiprod.providers.visuals.painters.neon.setting import (
    column,
    dim,
    floor_of_words,
    kicker,
    lay,
    middle_of,
    stack_blocks,
    typed,
)
from aiprod.providers.visuals.painters.neon.stage import Stage

QUOTES = '“”„«»" '


def paint_words(stage: Stage) -> None:
    """Set what the intent says, in its form; nothing when it says nothing."""
    intent = stage.intent
    if intent.form == "figure" and intent.figure:
        dim(stage)
        set_figure(stage, intent.figure)
    elif intent.form == "chart" and intent.series:
        dim(stage, deeper=0.16)
        set_series(stage)
    elif intent.form == "date" and intent.figure:
        dim(stage)
        set_date(stage, intent.figure)
    elif intent.form == "list" and intent.lines:
        _list(stage)
    elif intent.form == "quote" and intent.headline:
        _quote(stage, intent.headline)
    elif intent.form != "scenery" and intent.headline:
        _statement(stage, intent.headline)
    elif intent.headline:
        _title(stage, intent.headline)


def _title(stage: Stage, headline: str) -> None:
    top = stage.height * (0.05 if not stage.tall else 0.09)
    blocks = [kicker(stage), typed(stage, headline, "title", 0.14, 2, leading=1.0)]
    column(stage, blocks, top)


def _statement(stage: Stage, text: str) -> None:
    """Line after line switches on, the last in the other colour."""
    dim(stage)
    small, block = kicker(stage), typed(stage, text, "title", 0.2, 4, leading=1.0)
    top = middle_of(stage, [small, block])
    if small:
        top = column(stage, [small], top)
    for index, line in enumerate(block.lines):
        colour = stage.cold if index and index == len(block.lines) - 1 else stage.hot
        one = replace(block, lines=(line,))
        lay(stage, one, stage.width / 2, top + index * block.line_px, colour, at_s=0.3 + 0.45 * index)


def _quote(stage: Stage, text: str) -> None:
    dim(stage)
    who = stage.intent.lines[0] if stage.intent.lines else ""
    quote = typed(stage, f"“{text.strip(QUOTES)}”", "title", 0.135, 5, leading=1.06)
    stack_blocks(stage, [quote, typed(stage, f"— {who}", "body", 0.04, 1, tracking=0.14) if who else None])


def _list(stage: Stage) -> None:
    dim(stage)
    items, width = stage.intent.lines, stage.width
    top, bottom = stage.height * 0.09, floor_of_words(stage)
    if stage.intent.headline:
        size = 0.085 if stage.tall and len(stage.intent.headline) > 24 else 0.12
        top = column(stage, [typed(stage, stage.intent.headline, "title", size, 2, leading=1.0)], top)
    room = min((bottom - top) / len(items), 0.15 * stage.height)
    size = min(room / stage.height * 0.52, 0.075)
    blocks = [typed(stage, item, "body", size, 1, tracking=0.04, indent=0.08) for item in items]
    size_px = min(block.size_px for block in blocks)
    bullet = size_px * 0.46
    left = (width - max(block.width_px for block in blocks)) / 2 + bullet
    for index, block in enumerate(blocks):
        y = top + room * index + (room - block.line_px) / 2
        colour = stage.tubes[index % len(stage.tubes)]
        lay(stage, block, left, y, colour, at_s=0.7 + 0.55 * index, align="left", bullet=bullet)
