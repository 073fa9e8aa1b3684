"""Captions: word times to cues that read well.

Rules: at most two balanced lines (one, where words pop up), breaks at punctuation and between phrases, reading speed
within 20 characters a second where the speech leaves time, no overlap. A cue begins with its first word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from aiprod.assets import Word
from aiprod.media.safe_area import caption_area, caption_size
from aiprod.media.words.caption_words import Bit, bits, glue, joined
from aiprod.media.words.cue_breaks import MAX_CHARS_PER_S, Room, first_line, into_cues
from aiprod.media.words.letters import columns
from aiprod.plan import Canvas, NarrationRequest, ScenePlan, VideoPlan
from aiprod.style import CaptionStyle, Style

POP_SCALE = 1.6
_MAX_LINE_CHARS = 42
_MAX_POP_CHARS = 18
_LONGEST_WORD = 24
_CHAR_WIDTH_EM = 0.55
_MIN_CUE_S = 1.0
_LINGER_S = 0.12
_PAUSES = tuple(".!?…。！？।؟,;:—–、，；：،؛")
_CLOSERS = "\"'”’»)]"


@dataclass(frozen=True)
class Cue:
    """One caption. Times in seconds from the start of the video (or of the scene, for ``scene_cues``).

    split: how many of ``words`` stand on the first line.
    """

    start_s: float
    end_s: float
    lines: tuple[str, ...]
    words: tuple[Bit, ...]
    split: int
    language: str = ""


def make_cues(plan: VideoPlan, words: Mapping[int, tuple[Word, ...]]) -> tuple[Cue, ...]:
    """Every cue of a video's caption files, in order; ``words`` maps a scene's index to its narration's words.

    Where the style's words pop up a few at a time on the picture, the files keep two whole lines.
    """
    captions = plan.style.captions
    whole = captions.model_copy(update={"mode": "plain"}) if captions.mode == "pop" else captions
    style = plan.style.model_copy(update={"captions": whole})
    cues: list[Cue] = []
    for scene in plan.scenes:
        offset_s = plan.canvas.rate.seconds(scene.start_frame)
        cues.extend(_moved(cue, offset_s) for cue in scene_cues(scene, plan.canvas, style, words.get(scene.index, ())))
    return tuple(cues)


def scene_cues(scene: ScenePlan, canvas: Canvas, style: Style, words: Sequence[Word]) -> tuple[Cue, ...]:
    """The cues of one scene, in seconds from its start; none reaches past its end."""
    if scene.narration is None or not words:
        return ()
    offset_s = canvas.rate.seconds(scene.narration_start_frame)
    end_s = canvas.rate.seconds(scene.frames)
    room = room_for(canvas, style.captions)
    longest = max(room.columns, _LONGEST_WORD)
    fitted = fit_words(words, _slot_s(scene, scene.narration, canvas))
    placed = [
        bit
        for word, glued in zip(fitted, glue(words, scene.narration.text), strict=True)
        for bit in bits(_placed(word, offset_s, end_s), longest, glued=glued)
    ]
    groups = into_cues(placed, room)
    return tuple(
        _cue(group, following, end_s, room, scene.narration.language)
        for group, following in zip(groups, [*groups[1:], ()], strict=False)
    )


def fit_words(words: Sequence[Word], slot_s: float) -> tuple[Word, ...]:
    """The words' times once narration longer than its slot has been sped up to fit, as the mix does."""
    spoken_s = max((word.end_s for word in words), default=0.0)
    if spoken_s <= slot_s:
        return tuple(words)
    share = slot_s / spoken_s
    return tuple(Word(text=word.text, start_s=word.start_s * share, end_s=word.end_s * share) for word in words)


def estimate_words(text: str, duration_s: float) -> tuple[Word, ...]:
    """Word times for a voice that gives none: each word takes time by its length, a pause follows punctuation."""
    tokens = text.split()
    weights = [len(token) + 2 + (6 if token.rstrip(_CLOSERS).endswith(_PAUSES) else 0) for token in tokens]
    scale = duration_s / max(1, sum(weights))
    words, at = [], 0.0
    for token, weight in zip(tokens, weights, strict=True):
        spoken = (len(token) + 2) * scale
        words.append(Word(text=token, start_s=at, end_s=at + spoken))
        at += weight * scale
    return tuple(words)


def room_for(canvas: Canvas, captions: CaptionStyle) -> Room:
    """How much a caption may hold: lines as long as fit the safe width, and are read at a glance."""
    frame = canvas.width_px, canvas.height_px
    size = caption_size(*frame, captions)
    popping = captions.mode == "pop"
    fitting = int(caption_area(*frame, captions).width / (_CHAR_WIDTH_EM * size * (POP_SCALE if popping else 1.0)))
    return Room(max(12, min(_MAX_POP_CHARS if popping else _MAX_LINE_CHARS, fitting)), 1 if popping else 2)


def _slot_s(scene: ScenePlan, narration: NarrationRequest, canvas: Canvas) -> float:
    """The longest the words may last: a client's recording may go on to the scene's end."""
    if scene.voice_over is None:
        return narration.slot_s
    return canvas.rate.seconds(scene.frames - scene.narration_start_frame)


def _moved(cue: Cue, offset_s: float) -> Cue:
    words = tuple(
        word.model_copy(update={"start_s": word.start_s + offset_s, "end_s": word.end_s + offset_s})
        for word in cue.words
    )
    return replace(cue, start_s=cue.start_s + offset_s, end_s=cue.end_s + offset_s, words=words)


def _placed(word: Word, offset_s: float, end_s: float) -> Word:
    start_s = min(end_s, word.start_s + offset_s)
    return Word(text=word.text, start_s=start_s, end_s=min(end_s, max(start_s, word.end_s + offset_s)))


def _cue(words: Sequence[Bit], following: Sequence[Bit], scene_end_s: float, room: Room, language: str) -> Cue:
    start_s, spoken_end_s = words[0].start_s, words[-1].end_s
    split = first_line(words, room)
    lines = tuple(joined(part) for part in (words[:split], words[split:]) if part)
    reading_s = sum(columns(line) for line in lines) / MAX_CHARS_PER_S
    wanted_s = max(spoken_end_s + _LINGER_S, start_s + reading_s, start_s + _MIN_CUE_S)
    limit_s = following[0].start_s if following else scene_end_s
    return Cue(start_s, max(start_s, min(wanted_s, limit_s)), lines, tuple(words), split, language)
