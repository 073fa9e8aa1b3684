"""From rendered pieces to the joined file: cuts, borders of pieces and transitions lie on their frames."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiprod.media.delivery.deliver import deliver
from aiprod.media.pictures.clip import MEDIA_TYPE
from aiprod.media.render import render_scene
from aiprod.media.sound.mix import render_mix
from aiprod.parts import MixHeader
from aiprod.plan import MediaRequest, ScenePlan, Transition, VideoPlan
from aiprod.timeline import pieces_of
from tests.aiprod.media.numbered import encode, numbered_plan, numbers_in
from tests.aiprod.media.scenes import CANVAS, asset, rendition, scene, scene_header

LENGTHS, FADE = (50, 190, 40), 10
CLIP = asset("media", "clip", MEDIA_TYPE)


def first_number(index: int) -> int:
    """The clips count on from different numbers, so that a frame tells its scene."""
    return 1000 * (index + 1)


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A clip of numbered frames a scene, long enough to go on under the next one's transition."""
    folder = tmp_path_factory.mktemp("clips")
    paths = []
    for index, length in enumerate(LENGTHS):
        frames = length + FADE
        plan = numbered_plan([frames])
        piece = encode(range(first_number(index), first_number(index) + frames), rendition(), folder / "piece.mp4")
        mix = render_mix(MixHeader(canvas=CANVAS, frames=frames, music_level_lufs=-24, scenes=()), {}, {}, folder).path
        (folder / str(index)).mkdir()
        made = deliver(plan, plan.outputs[0], {rendition().name: [piece]}, {"mix": mix}, (), folder / str(index))
        paths.append(made.files[made.main])
    return paths


def film(kinds: tuple[str, str]) -> VideoPlan:
    """Three scenes of clips; the second and the third begin with transitions of these kinds."""
    picture = MediaRequest(provider="toy", uri="clip.mp4", use="picture")
    scenes, start = [], 0
    for index, (length, kind) in enumerate(zip(LENGTHS, ("cut", *kinds), strict=True)):
        transition = Transition.model_validate({"kind": kind, "frames": 0 if kind == "cut" else FADE})
        scenes.append(scene(index, start, length, visual=picture, transition=transition))
        start += length
    return numbered_plan([start]).model_copy(update={"scenes": tuple(scenes)})


def rendered(plan: VideoPlan, clips: list[Path], directory: Path) -> list[Path]:
    segments = []
    for index, own in enumerate(plan.scenes):
        for piece in pieces_of(own, CANVAS.rate, 0):
            fades = piece.first < own.transition.frames and own.transition.kind == "crossfade"
            before: ScenePlan | None = plan.scenes[index - 1] if fades else None
            header = scene_header(own, piece.first, piece.frames, previous=before)
            files = {"visual": clips[index], "previous": clips[index - 1]}
            made = render_scene(header, dict.fromkeys(files, CLIP), files, directory, lambda frames: None)
            segments.append(made.path)
    return segments


def joined(plan: VideoPlan, clips: list[Path], directory: Path) -> list[int]:
    header = MixHeader(canvas=CANVAS, frames=plan.frames, music_level_lufs=-24, scenes=())
    sound = {"mix": render_mix(header, {}, {}, directory).path}
    segments = {rendition().name: rendered(plan, clips, directory)}
    made = deliver(plan, plan.outputs[0], segments, sound, (), directory)
    return numbers_in(made.files[made.main])


def shown(index: int, first: int = 0) -> list[int]:
    return list(range(first_number(index) + first, first_number(index) + LENGTHS[index]))


def test_cuts_and_borders_of_pieces_lose_and_repeat_no_frame(clips: list[Path], tmp_path: Path) -> None:
    assert joined(film(("cut", "cut")), clips, tmp_path) == [*shown(0), *shown(1), *shown(2)]


def test_transitions_take_their_frames_and_the_scenes_go_on_under_them(clips: list[Path], tmp_path: Path) -> None:
    numbers = joined(film(("crossfade", "dip")), clips, tmp_path)
    fade = numbers[LENGTHS[0] : LENGTHS[0] + FADE]
    before, after = first_number(0) + LENGTHS[0], first_number(1)
    assert fade == [(before if n < FADE / 2 else after) + n for n in range(FADE)]
    assert numbers[: LENGTHS[0]] == shown(0)
    assert numbers[LENGTHS[0] + FADE : LENGTHS[0] + LENGTHS[1]] == shown(1, FADE)
    assert numbers[-LENGTHS[2] + FADE :] == shown(2, FADE)
