"""Captions: word times to cues that read well, and cues to SRT and VTT.

Rules: at most two balanced lines, breaks at punctuation and between phrases, reading speed within 20 characters
a second where the speech leaves time, no overlap. A cue begins with its first word.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from aiprod.assets import Word
from aiprod.plan import Canvas, NarrationRequest, ScenePlan, VideoPlan
from aiprod.style import Style

MAX_LINE_CHARS = 42
MAX_CHARS_PER_S = 20.0
_MAX_CUE_S = 6.5
_MIN_CUE_S = 1.0
_LINGER_S = 0.12
_PAUSE_S = 0.35
_WORD_JOINER = "\u2060"
_SRT_MARKS = re.compile(r"[<{]|--(?=>)|\\(?=[Nnh])")
_SAFE_WIDTH = 0.86
_CHAR_WIDTH_EM = 0.55
_SENTENCE_END = (".", "!", "?", "…", "。", "！", "？")
_CLAUSE_END = (",", ";", ":", "—", "–")
_CLOSERS = "\"'”’»)]"
_LEANING = frozenset(
    "a an the of to in on at by for from with and or but nor as is are was were be that which who whose this these "
    "those my your his her its our their no not very de la le les un une des du et en el los las y der die das und ein "
    "eine".split()
)


@dataclass(frozen=True)
class Cue:
    """One caption. Times in seconds from the start of the video (or of the scene, for ``scene_cues``).

    split: how many of ``words`` stand on the first line.
    """

    start_s: float
    end_s: float
    lines: tuple[str, ...]
    words: tuple[Word, ...]
    split: int


def make_cues(plan: VideoPlan, words: Mapping[int, tuple[Word, ...]]) -> tuple[Cue, ...]:
    """Every cue of a video, in order. ``words`` maps a scene's index to its narration's words."""
    cues: list[Cue] = []
    for scene in plan.scenes:
        offset_s = plan.canvas.rate.seconds(scene.start_frame)
        cues.extend(
            _moved(cue, offset_s) for cue in scene_cues(scene, plan.canvas, plan.style, words.get(scene.index, ()))
        )
    return tuple(cues)


def scene_cues(scene: ScenePlan, canvas: Canvas, style: Style, words: Sequence[Word]) -> tuple[Cue, ...]:
    """The cues of one scene, in seconds from its start; none reaches past its end."""
    if scene.narration is None or not words:
        return ()
    offset_s = canvas.rate.seconds(scene.narration_start_frame)
    end_s = canvas.rate.seconds(scene.frames)
    placed = [_placed(word, offset_s, end_s) for word in fit_words(scene.narration, words) if word.text.strip()]
    limit = line_chars(canvas, style)
    groups = _group(placed, limit)
    return tuple(
        _cue(group, following, end_s, limit) for group, following in zip(groups, [*groups[1:], []], strict=True)
    )


def fit_words(narration: NarrationRequest, words: Sequence[Word], duration_s: float | None = None) -> tuple[Word, ...]:
    """The words' times once narration longer than its slot has been sped up to fit, as the mix does."""
    spoken_s = duration_s if duration_s is not None else max((word.end_s for word in words), default=0.0)
    share = min(1.0, narration.slot_s / spoken_s) if spoken_s > 0 else 1.0
    if share == 1.0:
        return tuple(words)
    return tuple(Word(text=word.text, start_s=word.start_s * share, end_s=word.end_s * share) for word in words)


def estimate_words(text: str, duration_s: float) -> tuple[Word, ...]:
    """Word times for a voice that gives none: each word takes time by its length, a pause follows punctuation."""
    tokens = text.split()
    weights = [
        len(token) + 2 + (6 if token.rstrip(_CLOSERS).endswith((*_SENTENCE_END, *_CLAUSE_END)) else 0)
        for token in tokens
    ]
    scale = duration_s / max(1, sum(weights))
    words, at = [], 0.0
    for token, weight in zip(tokens, weights, strict=True):
        spoken = (len(token) + 2) * scale
        words.append(Word(text=token, start_s=at, end_s=at + spoken))
        at += weight * scale
    return tuple(words)


def font_px(canvas: Canvas, style: Style) -> float:
    """The caption's type size in pixels; in an upright frame the width decides, so that lines keep some length."""
    return style.captions.size * min(canvas.height_px, 1.3 * canvas.width_px)


def line_chars(canvas: Canvas, style: Style) -> int:
    """How many characters a line may hold: what fits the safe width, at most 42."""
    fitting = _SAFE_WIDTH * canvas.width_px / (_CHAR_WIDTH_EM * font_px(canvas, style))
    return max(12, min(MAX_LINE_CHARS, int(fitting)))


def to_srt(cues: Sequence[Cue]) -> str:
    """SubRip. It has no escapes, so a word joiner breaks what players would read as a tag, an arrow or a line break."""
    blocks = [
        f"{number}\n{_clock(cue.start_s, ',')} --> {_clock(cue.end_s, ',')}\n{_untagged(cue)}\n"
        for number, cue in enumerate(cues, 1)
    ]
    return "\n".join(blocks)


def to_vtt(cues: Sequence[Cue]) -> str:
    """WebVTT (W3C): an arrow cannot occur in escaped text, and no line of a cue is empty."""
    blocks = [f"{_clock(cue.start_s, '.')} --> {_clock(cue.end_s, '.')}\n{_escaped(cue)}\n" for cue in cues]
    return "\n".join(["WEBVTT\n", *blocks])


def _untagged(cue: Cue) -> str:
    return _SRT_MARKS.sub(rf"\g<0>{_WORD_JOINER}", "\n".join(cue.lines))


def _escaped(cue: Cue) -> str:
    return "\n".join(html.escape(line, quote=False) for line in cue.lines)


def _clock(seconds: float, mark: str) -> str:
    milliseconds = max(0, round(seconds * 1000))
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}{mark}{rest % 1000:03d}"


def _moved(cue: Cue, offset_s: float) -> Cue:
    words = tuple(
        Word(text=word.text, start_s=word.start_s + offset_s, end_s=word.end_s + offset_s) for word in cue.words
    )
    return replace(cue, start_s=cue.start_s + offset_s, end_s=cue.end_s + offset_s, words=words)


def _placed(word: Word, offset_s: float, end_s: float) -> Word:
    start_s = min(end_s, word.start_s + offset_s)
    return Word(text=word.text, start_s=start_s, end_s=min(end_s, max(start_s, word.end_s + offset_s)))


def _cue(words: list[Word], following: list[Word], scene_end_s: float, limit: int) -> Cue:
    start_s, spoken_end_s = words[0].start_s, words[-1].end_s
    split = _split(words, limit)
    lines = tuple(" ".join(word.text for word in part) for part in (words[:split], words[split:]) if part)
    reading_s = sum(len(line) for line in lines) / MAX_CHARS_PER_S
    wanted_s = max(spoken_end_s + _LINGER_S, start_s + reading_s, start_s + _MIN_CUE_S)
    limit_s = following[0].start_s if following else scene_end_s
    return Cue(start_s, max(start_s, min(wanted_s, limit_s)), lines, tuple(words), split)


def _group(words: list[Word], limit: int) -> list[list[Word]]:
    """Cut the words into cues at the least total cost (dynamic programming over the cut places)."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        options = []
        for start in range(end - 1, max(-1, end - 24), -1):
            group = words[start:end]
            if len(group) > 1 and not _fits(group, limit):
                break
            last = end == len(words)
            options.append((best[start][0] + _cut_cost(words, end, last=last) + _size_cost(group, limit), start))
        best.append(min(options))
    cuts, at = [], len(words)
    while at > 0:
        cuts.append((best[at][1], at))
        at = best[at][1]
    return [words[start:end] for start, end in reversed(cuts)]


def _fits(group: list[Word], limit: int) -> bool:
    if group[-1].end_s - group[0].start_s > _MAX_CUE_S:
        return False
    split = _split(group, limit)
    return max(_length(group[:split]), _length(group[split:])) <= limit


def _cut_cost(words: list[Word], end: int, *, last: bool) -> float:
    if last:
        return 0.0
    pause_s = words[end].start_s - words[end - 1].end_s
    return _break_cost(words[end - 1].text) - (2.0 if pause_s >= _PAUSE_S else 0.0)


def _size_cost(group: list[Word], limit: int) -> float:
    length = _length(group)
    short = max(0.0, 1.2 - (group[-1].end_s - group[0].start_s)) + max(0.0, 1 - length / (0.45 * limit))
    return 1.5 + 4.0 * short + 0.8 * (length / (2 * limit)) ** 2


def _break_cost(text: str) -> float:
    """How bad it is to break after a word: 0 after a sentence, most after a word that leans on the next."""
    bare = text.rstrip(_CLOSERS)
    if bare.endswith(_SENTENCE_END):
        return 0.0
    if bare.endswith(_CLAUSE_END):
        return 1.0
    return 4.0 if bare.lower() in _LEANING else 2.6


def _split(words: list[Word], limit: int) -> int:
    """How many words stand on the first line: all of them if they fit, else the best-balanced phrase break."""
    if _length(words) <= limit:
        return len(words)

    def cost(at: int) -> float:
        first, second = _length(words[:at]), _length(words[at:])
        over = max(0, first - limit) + max(0, second - limit)
        return 100.0 * over + abs(first - second) / limit * 5 + _break_cost(words[at - 1].text)

    return min(range(1, len(words)), key=cost, default=len(words))


def _length(words: Sequence[Word]) -> int:
    return sum(len(word.text) for word in words) + max(0, len(words) - 1)
