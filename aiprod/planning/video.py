"""The planner: a job and a set-up in, a VideoPlan out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aiprod.errors import InvalidInput
from aiprod.jobs import Job
from aiprod.keys import seed_from
from aiprod.model import Model
from aiprod.plan import (
    Camera,
    CameraMove,
    Canvas,
    MusicRequest,
    NarrationRequest,
    PictureIntent,
    PlacedSound,
    ScenePlan,
    SoundRequest,
    Transition,
    VideoPlan,
    VisualRequest,
)
from aiprod.planning.cues import find_cues
from aiprod.planning.drafts import make_drafts
from aiprod.planning.fitting import Slot, fit
from aiprod.planning.intent import read_intents
from aiprod.planning.syllables import speech_seconds
from aiprod.planning.words_shown import check_captions, check_headings, has_words
from aiprod.providers.base import Voice
from aiprod.style import TEMPLATES, Style, load_style
from aiprod.timing import FrameRate

PLANNER = "rules/1"
DEFAULT_LANGUAGE = "en"
_MOVES: tuple[CameraMove, ...] = ("push_in", "pan_right", "pull_out", "pan_left", "rise", "push_in", "sink")
_MOVE_A_SECOND = 0.009
_LEAST_MOVE, _MOST_MOVE = 0.035, 0.09
_TITLE_CHARS = 60
_WORDS_PASS_S = 0.25


class PlanSetup(Model):
    """Who will make the assets: the voices at hand, best first, and a provider for each other kind."""

    voices: tuple[Voice, ...]
    music: str
    sound: str
    visual: str


def plan_video(job: Job, setup: PlanSetup, templates: Path = TEMPLATES) -> VideoPlan:
    """Plan a whole video. Pure: the same payload and set-up give the same plan.

    Raises InvalidInput ``unknown_style``, ``unknown_voice``, ``unsupported_language``, ``unknown_sound`` or
    ``duration_too_short``, each naming the payload's field.
    """
    payload = job.payload
    style = load_style(payload.style, templates)
    mood = payload.mood or style.music.mood
    seed = payload.resolved_seed
    voice = choose_voice(setup.voices, payload.language, payload.voice)
    language = payload.language or (voice.language if payload.voice else DEFAULT_LANGUAGE)

    def speech_s(text: str) -> float:
        return speech_seconds(text, voice, 1.0)

    width_px, height_px = payload.outputs.size_px
    canvas = Canvas(width_px=width_px, height_px=height_px, rate=FrameRate(num=payload.outputs.fps))
    drafts = make_drafts(payload, mood, seed, speech_s)
    duration_s = None if payload.duration == "auto" else payload.duration
    slots, notes = fit(drafts, duration_s, speech_s, style.pause_s, canvas.rate)
    intents, unset = check_headings(read_intents([slot.draft for slot in slots], mood), style, templates)
    asked = ("burned" if style.captions.burned else "files") if payload.captions == "auto" else payload.captions
    captions, unwritten = check_captions(asked, [slot.draft.text for slot in slots], style, templates)
    making = _Making(setup, voice, language, style, canvas, seed, payload.sfx)
    scenes: list[ScenePlan] = []
    for slot, intent in zip(slots, intents, strict=True):
        scenes.append(_scene(making, scenes, slot, intent))
    frames = sum(scene.frames for scene in scenes)
    return VideoPlan(
        title=payload.title or payload.topic or _title(slots[0].draft.text),
        language=language,
        seed=seed,
        planner=PLANNER,
        notes=(*notes, *unset, *unwritten),
        canvas=canvas,
        container=payload.outputs.container,
        frames=frames,
        style=style,
        mood=mood,
        captions=captions,
        scenes=tuple(scenes),
        music=MusicRequest(
            provider=setup.music,
            mood=mood,
            ensemble=style.music.ensemble,
            duration_s=canvas.rate.seconds(frames),
            hits_s=tuple(round(canvas.rate.seconds(scene.start_frame), 3) for scene in scenes[1:]),
            seed=seed_from(seed, "music"),
        )
        if payload.music
        else None,
    )


def choose_voice(voices: Sequence[Voice], language: str | None, wanted: str | None) -> Voice:
    """The voice a client named, else the first that speaks the language; None is the named voice's own.

    Raises InvalidInput ``unknown_voice`` or ``unsupported_language``.
    """
    if wanted is not None:
        for voice in voices:
            if wanted in (voice.name, f"{voice.provider}:{voice.name}"):
                return _speaking(voice, language)
        raise InvalidInput(
            "unknown_voice",
            f"there is no voice {wanted!r} here.",
            field="payload.voice",
            remedy=f"Choose one of: {', '.join(voice.name for voice in voices)}.",
        )
    language = language or DEFAULT_LANGUAGE
    exact = [voice for voice in voices if language.lower() in (voice.language.lower(), voice.name.lower())]
    base = [voice for voice in voices if _base(voice.language) == _base(language)]
    if found := exact or base:
        return found[0]
    raise InvalidInput(
        "unsupported_language",
        f"no voice here speaks {language!r}.",
        field="payload.language",
        remedy=f"Choose one of: {', '.join(sorted({voice.language for voice in voices}))}.",
    )


def _speaking(voice: Voice, language: str | None) -> Voice:
    if language is None or language.lower() == voice.name.lower() or _base(language) == _base(voice.language):
        return voice
    raise InvalidInput(
        "unsupported_language",
        f"the voice {voice.name!r} speaks {voice.language}, not {language}.",
        field="payload.voice",
        remedy="Choose a voice of that language, or leave the voice out.",
    )


def _base(language: str) -> str:
    return language.lower().split("-", 1)[0]


@dataclass(frozen=True)
class _Making:
    """What all scenes of a video share."""

    setup: PlanSetup
    voice: Voice
    language: str
    style: Style
    canvas: Canvas
    seed: int
    sfx: bool


def _scene(making: _Making, before: Sequence[ScenePlan], slot: Slot, intent: PictureIntent) -> ScenePlan:
    index = len(before)
    start_frame = before[-1].start_frame + before[-1].frames if before else 0
    style, canvas = making.style, making.canvas
    scene_seed = seed_from(making.seed, "scene", index)
    return ScenePlan(
        index=index,
        start_frame=start_frame,
        frames=slot.frames,
        text=slot.draft.text,
        visual=VisualRequest(
            provider=making.setup.visual,
            style=style,
            intent=intent,
            width_px=canvas.width_px,
            height_px=canvas.height_px,
            seed=scene_seed,
        ),
        narration=NarrationRequest(
            provider=making.voice.provider,
            text=slot.draft.text,
            language=making.language,
            voice=making.voice.name,
            rate=slot.rate,
            slot_s=slot.speech_slot_s,
        ),
        narration_start_frame=slot.lead_frames,
        sounds=_sounds(slot, index, intent, making.setup, canvas.rate, scene_seed) if making.sfx else (),
        transition=_transition(slot, style, canvas.rate, before, intent),
        camera=_camera(index + making.seed, canvas.rate.seconds(slot.frames), style),
    )


def _camera(order: int, length_s: float, style: Style) -> Camera:
    """A long scene travels farther, so that the camera's speed is the same in all of them."""
    amount = min(_MOST_MOVE, max(_LEAST_MOVE, _MOVE_A_SECOND * length_s) * style.camera)
    return Camera(move=_MOVES[order % len(_MOVES)], amount=round(amount, 4))


def _sounds(
    slot: Slot, index: int, intent: PictureIntent, setup: PlanSetup, rate: FrameRate, seed: int
) -> tuple[PlacedSound, ...]:
    placed: list[PlacedSound] = []
    for order, cue in enumerate(find_cues(slot.draft, index, intent)):
        spoken_frames = slot.frames - slot.lead_frames
        start = 0 if cue.duration_s is None else min(slot.lead_frames + round(cue.at * spoken_frames), slot.frames - 1)
        room_s = rate.seconds(slot.frames - start)
        placed.append(
            PlacedSound(
                request=SoundRequest(
                    provider=setup.sound,
                    name=cue.name,
                    duration_s=round(min(cue.duration_s or room_s, room_s), 3),
                    seed=seed_from(seed, "sound", order),
                ),
                start_frame=start,
                gain_db=cue.gain_db,
            )
        )
    return tuple(placed)


def _transition(
    slot: Slot, style: Style, rate: FrameRate, before: Sequence[ScenePlan], intent: PictureIntent
) -> Transition:
    """The scene's way in, never longer than a third of the scene; the first scene of a video fades up.

    Two pictures with words of their own pass quickly, since their words would lie on each other.
    """
    kind = style.transition.kind if slot.draft.transition == "auto" else slot.draft.transition
    seconds = style.transition.seconds
    if not before:
        kind = "dip" if kind != "cut" else "cut"
    elif has_words(intent) and has_words(before[-1].visual.intent):
        seconds = min(seconds, _WORDS_PASS_S)
    frames = min(rate.frames(seconds), slot.frames // 3)
    if kind == "cut" or frames == 0:
        return Transition()
    return Transition(kind=kind, frames=frames)


def _title(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _TITLE_CHARS:
        return text.rstrip(".")
    return text[:_TITLE_CHARS].rsplit(" ", 1)[0] + "…"
