"""What a delivered file must be: its plan, held against what was measured of it."""

from __future__ import annotations

from aiprod.errors import TransientError
from aiprod.media.delivery.gif import frame_step
from aiprod.media.probe import MediaFacts
from aiprod.plan import OutputPlan, VideoPlan
from aiprod.timeline import frames_at

MAX_AV_END_DIFFERENCE_S = 0.040
_MAX_SOUND_END_DIFFERENCE_S = 0.100
"""Of sound alone: an MP3 ends with a whole packet, after the encoder's own delay."""

_Check = tuple[bool, str]


def refuse_faults(plan: VideoPlan, output: OutputPlan, facts: MediaFacts) -> None:
    """Raise TransientError ``wrong_output`` for a file that is not as planned: its parts are worth making again."""
    faults = find_faults(plan, output, facts)
    if faults:
        raise TransientError("wrong_output", f"{output.name!r} is not what was planned: {'; '.join(faults)}.")


def find_faults(plan: VideoPlan, output: OutputPlan, facts: MediaFacts) -> list[str]:
    """Every way in which a file's measured facts depart from its plan, as phrases; none if it is right."""
    if not output.renditions:
        checks = _sound_alone(plan, facts)
    elif output.format == "gif":
        checks = _picture(plan, output, facts)
    else:
        checks = [*_picture(plan, output, facts), *_colours(facts), *_sound(facts)]
    checks.append((facts.faststart is not False, "the index does not come first"))
    return [fault for right, fault in checks if not right]


def _picture(plan: VideoPlan, output: OutputPlan, facts: MediaFacts) -> list[_Check]:
    canvas = plan.rendition(output.renditions[0]).canvas
    frames = frames_at(plan, canvas.rate)
    step = frame_step(canvas, frames) if output.format == "gif" else 1
    shown, end_s, step_s = -(-frames // step), canvas.rate.seconds(frames), canvas.rate.seconds(step)
    return [
        (facts.frames == shown, f"{facts.frames} frames instead of {shown}"),
        (facts.even_frames and facts.video_start_s == 0, "frames are not evenly spaced from zero"),
        (
            facts.video_end_s is not None and abs(facts.video_end_s - end_s) <= step_s,
            f"the picture ends at {facts.video_end_s} s instead of {end_s:.3f} s",
        ),
        (
            (facts.width_px, facts.height_px) == (canvas.width_px, canvas.height_px),
            f"the frame is {facts.width_px}x{facts.height_px}",
        ),
    ]


def _colours(facts: MediaFacts) -> list[_Check]:
    return [
        (facts.pix_fmt == "yuv420p" and facts.colour_range == "tv", f"pixels are {facts.pix_fmt} {facts.colour_range}"),
        (
            {facts.colour_space, facts.colour_primaries, facts.colour_transfer} == {"bt709"},
            "the colour tags are not BT.709",
        ),
    ]


def _sound(facts: MediaFacts) -> list[_Check]:
    late_s = facts.av_end_difference_s
    return [
        (
            late_s is not None and abs(late_s) <= MAX_AV_END_DIFFERENCE_S,
            f"sound ends {late_s} s after the picture",
        )
    ]


def _sound_alone(plan: VideoPlan, facts: MediaFacts) -> list[_Check]:
    end_s = facts.audio_end_s
    return [
        (
            end_s is not None and abs(end_s - plan.duration_s) <= _MAX_SOUND_END_DIFFERENCE_S,
            f"the sound ends at {end_s} s instead of {plan.duration_s:.3f} s",
        ),
        (facts.frames == 0, "there is a picture"),
    ]
