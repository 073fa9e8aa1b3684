"""The quality gate: a finished file measured, and what was measured judged by what was planned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from aiprod.errors import PermanentError
from aiprod.media.graphs import PODCAST_GAIN_DB
from aiprod.media.probe import MediaFacts, probe
from aiprod.media.quality.measure import Quality, Span, measure
from aiprod.media.sound.master import TARGET_LUFS
from aiprod.media.words.captions import Cue
from aiprod.outcome import Finding, QualityReport
from aiprod.plan import MediaRequest, OutputPlan, ScenePlan, VideoPlan
from aiprod.timeline import frames_at

MAX_END_DIFFERENCE_S = 0.040
_MAX_LENGTH_DIFFERENCE_S = 0.1
_LOUDNESS_TOLERANCE_LU = 1.0
_MAX_TRUE_PEAK_DBTP = -1.0
_LEAST_CAPTIONED = 0.95
_BLACK_S, _FROZEN_S, _SILENT_S = 0.5, 2.0, 1.0
_OPENING_S = 1.0
_MARGIN_S = 0.25
_WORDS_LOST = 0.8
_MUSIC_ENDS_S = 2.0
_MOST_FINDINGS = 10
_INDEXED = ("mp4", "mov", "m4a")
_EVEN = ("mp4", "mov", "hls")


def check(path: Path, plan: VideoPlan, output: OutputPlan, cues: Sequence[Cue] = ()) -> QualityReport:
    """Measure one delivered file, for a stream its first playlist, and hold it against its plan.

    ``cues`` are the video's captions, in its own seconds. A file that cannot be read is a finding, not an error.
    """
    try:
        quality, facts = measure(path), probe(path)
    except PermanentError as error:
        return QualityReport(passed=False, findings=(Finding(code="undecodable", message=error.message),))
    findings = tuple(judge(plan, output, facts, quality, cues))
    return QualityReport(passed=not findings, findings=findings)


def judge(
    plan: VideoPlan, output: OutputPlan, facts: MediaFacts, quality: Quality, cues: Sequence[Cue]
) -> Iterator[Finding]:
    """Every way in which a measured file falls short of its plan."""
    for what in quality.damage:
        yield Finding(code="undecodable", message=f"{what}.")
    if output.renditions:
        yield from _picture(plan, output, facts, quality)
        yield from _captions(plan, cues)
    if output.format != "gif":
        yield from _sound(plan, output, facts, quality, cues)
    if output.format in _INDEXED and facts.faststart is not True:
        yield Finding(code="not_faststart", message="the index does not come first: playing waits for the whole file.")


def _picture(plan: VideoPlan, output: OutputPlan, facts: MediaFacts, quality: Quality) -> Iterator[Finding]:
    if output.format == "gif":
        yield from _length(plan, "picture", facts.video_end_s, "wrong_frames")
    else:
        frames = frames_at(plan, plan.rendition(output.renditions[0]).canvas.rate)
        wrong = next((count for count in (quality.frames, facts.frames) if count != frames), None)
        if wrong is not None:
            yield Finding(code="wrong_frames", message=f"{wrong} frames instead of {frames}.")
        elif output.format in _EVEN and not facts.even_frames:
            yield Finding(code="wrong_frames", message="the frames are not evenly spaced.")
        yield from _colour(facts)
    dark = [
        (start, end)
        for start, end in _left(quality.black, _dark_by_plan(plan), 0.0)
        if end - start >= _BLACK_S or ((start, end) in quality.black and not _of_the_client(plan, start))
    ]
    yield from _stretches("black", "the picture is black", dark)
    still = _left(quality.frozen, (*quality.black, *_still_by_plan(plan)), _FROZEN_S)
    yield from _stretches("frozen", "the picture stands still", still)


def _colour(facts: MediaFacts) -> Iterator[Finding]:
    if facts.pix_fmt != "yuv420p" or facts.colour_range != "tv":
        yield Finding(code="colour", message=f"pixels are {facts.pix_fmt}, range {facts.colour_range}.")
    tags = (facts.colour_primaries, facts.colour_transfer, facts.colour_space)
    if set(tags) != {"bt709"}:
        yield Finding(code="colour", message=f"colour tags are {', '.join(map(str, tags))}, not bt709.")


def _sound(
    plan: VideoPlan, output: OutputPlan, facts: MediaFacts, quality: Quality, cues: Sequence[Cue]
) -> Iterator[Finding]:
    late_s = facts.av_end_difference_s
    if not output.renditions or facts.audio_end_s is None:
        yield from _length(plan, "sound", facts.audio_end_s, "av_drift")
    elif late_s is not None and abs(late_s) > MAX_END_DIFFERENCE_S:
        yield Finding(code="av_drift", message=f"the sound ends {late_s:.3f} s after the picture.", seconds=late_s)
    unheard = [
        (max(start, first), min(end, last))
        for start, end in quality.silent
        for first, last in _heard_by_plan(plan, cues)
        if min(end, last) - max(start, first) >= min(_SILENT_S, _WORDS_LOST * (last - first))
    ]
    yield from _stretches("silent", "nothing is heard", unheard)
    loudness, peak_db = quality.loudness_lufs, quality.true_peak_dbtp
    carried = plan.music is not None or any(scene.narration for scene in plan.scenes)
    if loudness is not None:
        target = TARGET_LUFS + (PODCAST_GAIN_DB if output.format == "wav" else 0)
        off = loudness - target
        if off > _LOUDNESS_TOLERANCE_LU or (carried and off < -_LOUDNESS_TOLERANCE_LU):
            yield Finding(code="loudness", message=f"{loudness:.1f} LUFS instead of {target:.0f}.")
    if peak_db is not None and peak_db > _MAX_TRUE_PEAK_DBTP:
        yield Finding(code="true_peak", message=f"{peak_db:.1f} dBTP, above {_MAX_TRUE_PEAK_DBTP:.0f}.")


def _captions(plan: VideoPlan, cues: Sequence[Cue]) -> Iterator[Finding]:
    """The share of the narration's letters that stand in a caption of their scene."""
    if plan.captions == "off":
        return
    spoken = shown = 0
    first_bare: float | None = None
    for scene in plan.scenes:
        start_s, end_s = _span(plan, scene)
        said = _letters([scene.text]) if scene.narration else Counter()
        read = _letters(line for cue in cues if start_s <= cue.start_s < end_s for line in cue.lines)
        held = (said & read).total()
        spoken, shown = spoken + said.total(), shown + held
        if first_bare is None and held < _LEAST_CAPTIONED * said.total():
            first_bare = start_s
    if spoken and shown < _LEAST_CAPTIONED * spoken:
        message = f"captions hold {shown / spoken:.0%} of the narration."
        yield Finding(code="captions_missing", message=message, at_s=first_bare)


def _length(plan: VideoPlan, what: str, end_s: float | None, code: str) -> Iterator[Finding]:
    if end_s is None or abs(end_s - plan.duration_s) > _MAX_LENGTH_DIFFERENCE_S:
        ends = "is missing" if end_s is None else f"ends at {end_s:.2f} s instead of {plan.duration_s:.2f} s"
        yield Finding.model_validate({"code": code, "message": f"the {what} {ends}."})


def _stretches(code: str, what: str, spans: Sequence[Span]) -> Iterator[Finding]:
    for start, end in spans[:_MOST_FINDINGS]:
        message = f"{what} from {start:.2f} s to {end:.2f} s."
        yield Finding.model_validate(
            {"code": code, "message": message, "at_s": round(start, 3), "seconds": round(end - start, 3)}
        )


def _dark_by_plan(plan: VideoPlan) -> tuple[Span, ...]:
    """Where black is meant: while the video opens and ends, and in transitions."""
    spans = [(0.0, _OPENING_S), (plan.duration_s - _OPENING_S, plan.duration_s)]
    for scene in plan.scenes:
        start_s, _ = _span(plan, scene)
        spans.append((start_s - _MARGIN_S, start_s + plan.canvas.rate.seconds(scene.transition.frames) + _MARGIN_S))
    return tuple(spans)


def _of_the_client(plan: VideoPlan, at_s: float) -> bool:
    """Whether the client's own picture is shown then: it may hold a short black, where ours would be a lost frame."""
    shown = [scene for scene in plan.scenes if _span(plan, scene)[0] <= at_s]
    return bool(shown) and isinstance(shown[-1].visual, MediaRequest)


def _still_by_plan(plan: VideoPlan) -> tuple[Span, ...]:
    """Scenes without a camera's move: their pictures may be meant to stand."""
    return tuple(_span(plan, scene) for scene in plan.scenes if scene.camera.amount == 0)


def _heard_by_plan(plan: VideoPlan, cues: Sequence[Cue]) -> tuple[Span, ...]:
    """Where something must be heard: under music everywhere but at its ends, else where captions have their words."""
    if plan.music is not None:
        return ((_MUSIC_ENDS_S, plan.duration_s - _MUSIC_ENDS_S),)
    return tuple((cue.words[0].start_s, cue.words[-1].end_s) for cue in cues if cue.words)


def _left(spans: Sequence[Span], allowed: Sequence[Span], least_s: float) -> list[Span]:
    """What remains of spans outside the allowed ones, as far as it lasts."""
    left = list(spans)
    for first, last in allowed:
        left = [
            part
            for start, end in left
            for part in ((start, min(end, first)), (max(start, last), end))
            if part[1] > part[0]
        ]
    return [(start, end) for start, end in left if end - start >= least_s]


def _span(plan: VideoPlan, scene: ScenePlan) -> Span:
    seconds = plan.canvas.rate.seconds
    return seconds(scene.start_frame), seconds(scene.start_frame + scene.frames)


def _letters(texts: Iterator[str] | Sequence[str]) -> Counter[str]:
    return Counter(letter for text in texts for letter in text.casefold() if letter.isalnum())
