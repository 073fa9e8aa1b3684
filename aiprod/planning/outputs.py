"""What is to be delivered, as the renditions to encode and the outputs made of them."""

from __future__ import annotations

from collections.abc import Sequence

from aiprod.errors import InvalidInput
from aiprod.outputs import MAX_GIF_S, OutputSpec
from aiprod.plan import Canvas, OutputPlan, Rendition
from aiprod.timing import FrameRate


def plan_outputs(specs: Sequence[OutputSpec]) -> tuple[Canvas, tuple[Rendition, ...], tuple[OutputPlan, ...]]:
    """The canvas that times the plan (that of the first output with a picture), the renditions, and the outputs.

    Equal encodings are one rendition, and renditions of one shape share the size their pictures are painted in.
    """
    renditions: dict[str, Rendition] = {}
    outputs: list[OutputPlan] = []
    taken = {spec.name for spec in specs if spec.name is not None}
    for spec in specs:
        names = [_add(renditions, spec, size) for size in spec.ladder_px] if spec.has_picture else []
        outputs.append(OutputPlan(name=spec.name or _name(spec, taken), format=spec.format, renditions=tuple(names)))
        taken.add(outputs[-1].name)
    shared = tuple(_with_picture(rendition, list(renditions.values())) for rendition in renditions.values())
    main = next((spec for spec in specs if spec.has_picture), specs[0])
    return _canvas(main, main.size_px), shared, tuple(outputs)


def check_gifs(specs: Sequence[OutputSpec], duration_s: float) -> None:
    """Raise InvalidInput ``too_long`` where a video of ``duration_s`` seconds is to be a GIF and too long for one."""
    number = next((number for number, spec in enumerate(specs) if spec.format == "gif"), None)
    if number is not None and duration_s > MAX_GIF_S:
        raise InvalidInput(
            "too_long",
            f"a GIF has at most {MAX_GIF_S:g} s, the video has {duration_s:.1f} s.",
            field=f"payload.outputs.{number}.format",
            remedy="Ask for an mp4 or webm, or give the job a shorter duration.",
        )


def thumbnail_times(wanted: Sequence[float], duration_s: float) -> tuple[tuple[float, ...], list[str]]:
    """The times, in seconds, at which there is a picture to take, and a note on those after the end."""
    times = tuple(at_s for at_s in wanted if at_s < duration_s)
    late = ", ".join(f"{at_s:g} s" for at_s in wanted if at_s >= duration_s)
    return times, [f"no thumbnail was taken at {late}: the video has {duration_s:.1f} s."] if late else []


def _add(renditions: dict[str, Rendition], spec: OutputSpec, size: tuple[int, int]) -> str:
    name = f"{size[0]}x{size[1]}p{spec.fps}-{spec.video_codec}"
    renditions[name] = Rendition(
        name=name,
        canvas=_canvas(spec, size),
        codec=spec.video_codec,
        picture_width_px=size[0],
        picture_height_px=size[1],
    )
    return name


def _canvas(spec: OutputSpec, size: tuple[int, int]) -> Canvas:
    return Canvas(width_px=size[0], height_px=size[1], rate=FrameRate(num=spec.fps))


def _with_picture(rendition: Rendition, others: Sequence[Rendition]) -> Rendition:
    largest = max((o for o in others if _same_shape(o.canvas, rendition.canvas)), key=lambda o: o.canvas.width_px)
    return rendition.model_copy(
        update={"picture_width_px": largest.canvas.width_px, "picture_height_px": largest.canvas.height_px}
    )


def _same_shape(one: Canvas, other: Canvas) -> bool:
    """Equal but for the rounding to even pixels."""
    return abs(one.width_px * other.height_px - other.width_px * one.height_px) <= 2 * max(
        one.width_px, one.height_px, other.width_px, other.height_px
    )


def _name(spec: OutputSpec, taken: set[str]) -> str:
    """``video`` or ``audio`` for the first of its kind and a telling one for others, of those that are not taken."""
    told = f"{spec.aspect.replace(':', 'x')}-{min(spec.size_px)}" if spec.has_picture else "audio"
    first = "video" if spec.has_picture else "audio"
    wishes = [first, told, f"{told}-{spec.format}", *(f"{told}-{number}" for number in range(2, 10))]
    return next(name for name in wishes if name not in taken)
