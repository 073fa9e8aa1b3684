"""From what the client sent to scene drafts: how the words are divided, before any of it has a duration."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import log
from types import MappingProxyType

from aiprod.own_media import BumperSpec
from aiprod.payload import Mood, SceneSpec, TransitionKind, VideoPayload
from aiprod.planning.arc import closing_call, opening_hook
from aiprod.planning.markup import Heading, document_title, headed_paragraphs
from aiprod.planning.pace import HOOK, PACES
from aiprod.planning.picturing.places import named_place
from aiprod.planning.sentences import clauses, sentences
from aiprod.planning.topic import write_narration

SpeechSeconds = Callable[[str], float]

_LONGEST = 1.9
_MOST_PIECES = 24
_TOO_LONG = 4.0
_BREATH_CHARS = 300
_MOST_SCENE_CHARS = 4_500
_MOST_WORD_CHARS = 1000
_MIXED = log(4) ** 2


@dataclass(frozen=True)
class Draft:
    """One scene before fitting.

    ``pinned`` drafts were written by the client as scenes and are never dropped; ``spec`` is what was written, and
    ``recorded_s`` the length of the client's recording of the words. ``heading`` is that of the chapter it is in, and
    ``kicker`` stands above the title of the scene that opens it.
    ``call`` is a call to action. ``place`` is where in the job a fault of it lies.
    """

    text: str
    title: str | None = None
    kicker: str | None = None
    picture: str | None = None
    duration_s: float | None = None
    sounds: tuple[str, ...] = ()
    transition: TransitionKind = "auto"
    pinned: bool = False
    opens_paragraph: bool = False
    heading: Heading | None = None
    call: bool = False
    spec: SceneSpec | None = None
    recorded_s: float | None = None
    place: str = "payload"


def make_drafts(
    payload: VideoPayload,
    mood: Mood,
    seed: int,
    speech_s: SpeechSeconds,
    recorded_s: Mapping[int, float] = MappingProxyType({}),
    language: str = "en",
) -> list[Draft]:
    """Divide the payload's words into scenes: sentences are kept whole, short ones share a picture.

    ``recorded_s`` are the lengths of the client's recordings by the scene they belong to; ``language`` is that of a
    narration written from a topic. Raises InvalidInput ``topic_language``.
    """
    if payload.scenes is not None:
        drafts = _from_scenes(payload.scenes, recorded_s)
    elif payload.script is not None:
        drafts = _from_text(payload.script, PACES[mood].scene_s, speech_s)
        drafts[0] = replace(drafts[0], title=document_title(payload.script) or opening_hook(drafts[0].text))
    else:
        topic, duration_s = payload.topic or "", None if payload.duration == "auto" else payload.duration
        text = write_narration(topic, seed, language, duration_s, speech_s)
        drafts = _from_text(text, PACES[mood].scene_s, speech_s)
        drafts[0] = replace(drafts[0], title=topic)
    if payload.call_to_action:
        drafts.append(Draft(payload.call_to_action, opens_paragraph=True, call=True, place="payload.call_to_action"))
    if payload.title:
        drafts[0] = replace(drafts[0], title=drafts[0].title if payload.scenes and drafts[0].title else payload.title)
    intro, outro = payload.brand.intro, payload.brand.outro
    before = [_bumper(intro, "payload.brand.intro")] if intro else []
    return [*before, *drafts, *([_bumper(outro, "payload.brand.outro")] if outro else [])]


def _from_scenes(scenes: Sequence[SceneSpec], recorded_s: Mapping[int, float]) -> list[Draft]:
    """The client's scenes as they are; one that names a chapter begins it."""
    drafts: list[Draft] = []
    heading: Heading | None = None
    for index, scene in enumerate(scenes):
        if scene.chapter:
            heading = Heading(heading.number + 1 if heading else 1, scene.chapter)
        draft = _as_written(scene, f"payload.scenes.{index}")
        drafts.append(replace(draft, recorded_s=recorded_s.get(index), heading=heading))
    return drafts


def _from_text(text: str, target_s: float, speech_s: SpeechSeconds) -> list[Draft]:
    """Scenes of about ``target_s``, sooner in the opening paragraph; a closing call stands alone."""
    blocks = headed_paragraphs(text)
    drafts: list[Draft] = []
    for order, (heading, block) in enumerate(blocks):
        wanted_s = target_s * (HOOK if order == 0 and len(blocks) > 1 else 1)
        drafts += [replace(draft, heading=heading) for draft in _divide(block, wanted_s, speech_s)]
    last = drafts[-1]
    if call := closing_call(last.text):
        before = last.text.removesuffix(call).strip()
        drafts[-1:] = [*([replace(last, text=before)] if before else []), replace(last, text=call, call=True)]
    return drafts


def _as_written(scene: SceneSpec, place: str) -> Draft:
    return Draft(
        scene.text or "",
        title=scene.title,
        picture=scene.picture,
        duration_s=scene.duration,
        sounds=scene.sounds,
        transition=scene.transition,
        pinned=True,
        spec=scene,
        place=place,
    )


def _bumper(bumper: BumperSpec, place: str) -> Draft:
    return _as_written(SceneSpec(media=bumper.media, duration=bumper.duration), place)


def _divide(paragraph: str, target_s: float, speech_s: SpeechSeconds) -> list[Draft]:
    pieces: list[str] = []
    for sentence in sentences(paragraph):
        pieces.extend(_shorten(sentence, target_s, speech_s))
    places = [named_place(piece) for piece in pieces]
    borders = _best_borders([speech_s(piece) for piece in pieces], places, target_s)
    joined = [" ".join(pieces[start:end]) for start, end in pairwise(borders)]
    scenes = [
        part for scene in joined for part in (_breathable(scene, _MOST_SCENE_CHARS) if _too_long(scene) else [scene])
    ]
    return [Draft(scene, opens_paragraph=index == 0) for index, scene in enumerate(scenes)]


def _best_borders(lengths_s: Sequence[float], places: Sequence[str | None], target_s: float) -> list[int]:
    """Where to divide a row of pieces so that the runs come nearest to the target, by least squares of log ratios.

    A run half as long as wished weighs as much as one twice as long, and more than that is dear; one that names two
    places weighs as one that is four times too long, since a picture can show but one.
    """
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(lengths_s) + 1):
        costs: list[tuple[float, int]] = []
        length_s, named = 0.0, set[str]()
        for start in range(end - 1, max(-1, end - 1 - _MOST_PIECES), -1):
            length_s += lengths_s[start]
            named |= {place for place in (places[start],) if place}
            ratio = max(length_s, 0.1) / target_s
            off = log(ratio) ** 2 + _TOO_LONG * max(0.0, ratio - _LONGEST)
            costs.append((best[start][0] + off + _MIXED * (len(named) > 1), start))
        best.append(min(costs))
    borders = [len(lengths_s)]
    while borders[-1]:
        borders.append(best[borders[-1]][1])
    return borders[::-1]


def _shorten(sentence: str, target_s: float, speech_s: SpeechSeconds) -> list[str]:
    """Divide a sentence that would hold one picture too long, at clause borders, or between words where it has none."""
    length_s = speech_s(sentence)
    if length_s <= target_s * _LONGEST:
        return [sentence]
    parts = [part for clause in clauses(sentence) for part in _breathable(clause)]
    return _halved(parts, [speech_s(part) for part in parts], target_s)


def _halved(parts: list[str], lengths_s: list[float], target_s: float) -> list[str]:
    """Halve a row of parts, and its halves, as near to the middle as can be until all are short enough."""
    length_s = sum(lengths_s)
    if length_s <= target_s * _LONGEST or len(parts) < 2:
        return [" ".join(parts)]
    upto_s = list(accumulate(lengths_s))
    cut = min(range(1, len(parts)), key=lambda border: abs(upto_s[border - 1] - length_s / 2))
    return [*_halved(parts[:cut], lengths_s[:cut], target_s), *_halved(parts[cut:], lengths_s[cut:], target_s)]


def _too_long(scene: str) -> bool:
    return len(scene) > _MOST_SCENE_CHARS


def _breathable(clause: str, limit: int = _BREATH_CHARS) -> list[str]:
    """A clause in pieces that can be said in one breath; a word no voice can end is cut."""
    pieces = [""]
    for word in clause.split():
        for start in range(0, len(word), _MOST_WORD_CHARS):
            part = word[start : start + _MOST_WORD_CHARS]
            if pieces[-1] and len(pieces[-1]) + len(part) >= limit:
                pieces.append(part)
            else:
                pieces[-1] = f"{pieces[-1]} {part}".strip()
    return pieces
