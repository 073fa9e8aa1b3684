"""The planner: a job and a set-up in, a VideoPlan out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from aiprod.jobs import Job
from aiprod.keys import seed_from
from aiprod.model import Model
from aiprod.own_media import AudioSpec
from aiprod.payload import Mood, VideoPayload
from aiprod.plan import (
    Canvas,
    Framing,
    MusicRequest,
    MusicSource,
    NarrationRequest,
    PictureIntent,
    PlacedSound,
    ScenePlan,
    SoundRequest,
    VideoPlan,
    VisualRequest,
)
from aiprod.planning.chapters import mark_chapters, open_chapters
from aiprod.planning.cues import RING_S, find_cues
from aiprod.planning.drafts import Draft, make_drafts
from aiprod.planning.fitting import Slot, fit
from aiprod.planning.markup import document_title
from aiprod.planning.motion import plan_camera, plan_transition
from aiprod.planning.outputs import check_gifs, plan_outputs, thumbnail_times
from aiprod.planning.own_media import (
    Largest,
    brand,
    branded,
    clip_sound,
    framing,
    lower_third,
    overlay,
    picture,
    recording,
)
from aiprod.planning.picturing.headline import key_phrase, shorten
from aiprod.planning.picturing.intent import read_intents
from aiprod.planning.syllables import speech_seconds
from aiprod.planning.voices import DEFAULT_LANGUAGE, choose_voice
from aiprod.planning.words_shown import check_captions, check_headings
from aiprod.providers.base import Voice
from aiprod.style import TEMPLATES, Style, load_style

PLANNER = "rules/2"
_TITLE_CHARS = 60
_CALL_CHARS = 70
_NOBODY = Voice(name="nobody", provider="client", language="en", gender="neutral", description="", syllables_per_s=4.5)


class PlanSetup(Model):
    """Who will make the assets: the voices at hand, best first, and a provider for each other kind."""

    voices: tuple[Voice, ...]
    music: str
    sound: str
    visual: str


def plan_video(
    job: Job, setup: PlanSetup, templates: Path = TEMPLATES, *, recorded_s: Mapping[int, float] = MappingProxyType({})
) -> VideoPlan:
    """Plan a whole video. Pure: the same payload, set-up and recordings give the same plan.

    ``recorded_s`` are the lengths in seconds of the client's recordings, by the index of the payload's scene.

    Raises InvalidInput ``unknown_style``, ``unknown_voice``, ``unsupported_language``, ``unknown_sound``,
    ``unknown_palette``, ``topic_language`` or ``duration_too_short``, each naming the payload's field.
    """
    payload = job.payload
    style = branded(load_style(payload.style, templates), payload.brand)
    if payload.caption_look is not None:
        style = style.model_copy(update={"captions": style.captions.model_copy(update={"mode": payload.caption_look})})
    mood = payload.mood or style.music.mood
    seed = payload.resolved_seed
    voice = _voice(setup, payload)
    language = payload.language or (voice.language if payload.voice else DEFAULT_LANGUAGE)

    def speech_s(text: str) -> float:
        return speech_seconds(text, voice, 1.0)

    canvas, renditions, outputs = plan_outputs(payload.outputs)
    drafts = make_drafts(payload, mood, seed, speech_s, recorded_s, language)
    duration_s = None if payload.duration == "auto" else payload.duration
    slots, notes = fit(drafts, duration_s, speech_s, style.pause_s, canvas.rate)
    slots = open_chapters(slots, language)
    intents, unset = check_headings(_intents([slot.draft for slot in slots], mood), style, templates)
    asked = ("burned" if style.captions.burned else "files") if payload.captions == "auto" else payload.captions
    captions, unwritten = check_captions(asked, [slot.draft.text for slot in slots], style, templates)
    largest = Largest.of(renditions, canvas.rate)
    making = _Making(setup, voice, language, style, mood, canvas, largest, payload)
    scenes: list[ScenePlan] = []
    for slot, intent in zip(slots, intents, strict=True):
        scenes.append(_scene(making, scenes, slot, intent))
    frames = sum(scene.frames for scene in scenes)
    check_gifs(payload.outputs, canvas.rate.seconds(frames))
    thumbnails_s, untaken = thumbnail_times(payload.thumbnails, canvas.rate.seconds(frames))
    return VideoPlan(
        title=payload.title or payload.topic or document_title(payload.script or "") or _title(slots[0].draft.text),
        language=language,
        seed=seed,
        planner=PLANNER,
        notes=(*notes, *unset, *unwritten, *untaken),
        canvas=canvas,
        renditions=renditions,
        outputs=outputs,
        frames=frames,
        style=style,
        mood=mood,
        captions=captions,
        scenes=tuple(scenes),
        music=_music(making, scenes, frames, mood),
        brand=brand(payload.brand, largest),
        chapters=mark_chapters(slots, canvas.rate),
        thumbnails_s=thumbnails_s,
        contact_sheet=payload.contact_sheet,
        stems=payload.stems,
        quality_gate=payload.quality_gate,
    )


def _intents(drafts: Sequence[Draft], mood: Mood) -> list[PictureIntent]:
    """What the pictures show; a chapter's number stands over its title, a call to action stands large."""
    intents = read_intents(drafts, mood)
    for index, (draft, intent) in enumerate(zip(drafts, intents, strict=True)):
        update: dict[str, object] = {"kicker": draft.kicker} if draft.kicker else {}
        if draft.call:
            words = draft.text if len(draft.text) <= _CALL_CHARS else key_phrase(draft.text) or draft.text
            update |= {"form": "statement", "headline": shorten(words, _CALL_CHARS), "lines": (), "figure": None}
            update |= {"chart": None, "series": ()}
        intents[index] = intent.model_copy(update=update)
    return intents


def _voice(setup: PlanSetup, payload: VideoPayload) -> Voice:
    """Who reads; where the client's recordings do, any voice will do to measure words by."""
    recorded = (
        payload.scenes is not None
        and payload.call_to_action is None
        and all(scene.narration or not scene.text for scene in payload.scenes)
    )
    if recorded and payload.voice is None:
        return setup.voices[0] if setup.voices else _NOBODY
    return choose_voice(setup.voices, payload.language, payload.voice)


@dataclass(frozen=True)
class _Making:
    """What all scenes of a video share."""

    setup: PlanSetup
    voice: Voice
    language: str
    style: Style
    mood: Mood
    canvas: Canvas
    largest: Largest
    payload: VideoPayload


def _scene(making: _Making, before: Sequence[ScenePlan], slot: Slot, intent: PictureIntent) -> ScenePlan:
    start_frame = before[-1].start_frame + before[-1].frames if before else 0
    style, rate, draft = making.style, making.canvas.rate, slot.draft
    seed = _scene_seed(making.payload, before, draft)
    media = draft.spec.media if draft.spec else None
    third = draft.spec.lower_third if draft.spec else None
    if third and intent.form == "scenery":
        # A painter would set its words where the lower third stands; the renderer keeps the two apart.
        intent = intent.model_copy(update={"headline": None, "kicker": None})
    recorded = draft.spec.narration if draft.spec else None
    order = len(before) + seed_from(making.payload.seed, "camera")
    return ScenePlan(
        index=len(before),
        start_frame=start_frame,
        frames=slot.frames,
        text=draft.text,
        visual=picture(media, making.largest, rate.seconds(slot.frames))
        if media
        else VisualRequest(
            provider=making.setup.visual,
            style=style.for_pictures(),
            intent=intent,
            width_px=making.canvas.width_px,
            height_px=making.canvas.height_px,
            seed=seed,
        ),
        framing=framing(media) if media else Framing(),
        title=draft.title if media or (third and intent.form == "scenery") else None,
        lower_third=lower_third(third, rate, slot.frames) if third else None,
        overlays=tuple(
            overlay(spec, making.largest, rate, slot.frames) for spec in (draft.spec.overlays if draft.spec else ())
        ),
        narration=_narration(making, slot) if draft.text else None,
        voice_over=recording(recorded) if recorded else None,
        narration_start_frame=slot.lead_frames,
        sounds=_sounds(making, slot, intent, seed),
        transition=plan_transition(slot, style, making.mood, rate, before, intent),
        camera=plan_camera(order, rate.seconds(slot.frames), style, making.mood),
    )


def _scene_seed(payload: VideoPayload, before: Sequence[ScenePlan], draft: Draft) -> int:
    """Drawn from what the scene shows, so that it keeps its picture until that is edited; a repeat gets another."""
    shown = draft.picture or draft.text
    painted = [scene.visual for scene in before if isinstance(scene.visual, VisualRequest)]
    return seed_from(payload.seed, "scene", shown, sum(visual.intent.prompt == shown for visual in painted))


def _narration(making: _Making, slot: Slot) -> NarrationRequest:
    return NarrationRequest(
        provider=making.voice.provider,
        text=slot.draft.text,
        language=making.language,
        voice=making.voice.name,
        rate=slot.rate,
        slot_s=slot.speech_slot_s,
    )


def _music(making: _Making, scenes: Sequence[ScenePlan], frames: int, mood: Mood) -> MusicSource | None:
    rate, wanted = making.canvas.rate, making.payload.music
    if isinstance(wanted, AudioSpec):
        return recording(wanted, rate.seconds(frames))
    if not wanted:
        return None
    return MusicRequest(
        provider=making.setup.music,
        mood=mood,
        ensemble=making.style.music.ensemble,
        duration_s=rate.seconds(frames),
        hits_s=tuple(round(rate.seconds(scene.start_frame), 3) for scene in scenes[1:]),
        seed=seed_from(making.payload.resolved_seed, "music"),
    )


def _sounds(making: _Making, slot: Slot, intent: PictureIntent, seed: int) -> tuple[PlacedSound, ...]:
    """Sounds from the words; on the client's media the clip's own sound, and only those that were asked for."""
    rate, length_s = making.canvas.rate, making.canvas.rate.seconds(slot.frames)
    media = slot.draft.spec.media if slot.draft.spec else None
    placed = list(clip_sound(media, length_s, bool(slot.draft.text))) if media else []
    if not making.payload.sfx or (media and not slot.draft.sounds):
        return tuple(placed)
    for order, cue in enumerate(find_cues(slot.draft, intent)):
        spoken_frames = slot.frames - slot.lead_frames
        start = 0 if cue.at is None else min(slot.lead_frames + round(cue.at * spoken_frames), slot.frames - 1)
        room_s = rate.seconds(slot.frames - start)
        duration_s = round(min(cue.duration_s, room_s + RING_S) if cue.duration_s else room_s, 3)
        request = SoundRequest(
            provider=making.setup.sound,
            name=cue.name,
            duration_s=duration_s,
            seed=seed_from(seed, "sound", order),
        )
        placed.append(PlacedSound(request=request, start_frame=start, duration_s=duration_s, gain_db=cue.gain_db))
    return tuple(placed)


def _title(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _TITLE_CHARS:
        return text.rstrip(".")
    return text[:_TITLE_CHARS].rsplit(" ", 1)[0] + "…"
