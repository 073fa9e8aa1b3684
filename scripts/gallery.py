"""Rebuilds docs/gallery: frames of real jobs, rendered by the product, side by side.

Run from the root: `.venv/bin/python scripts/gallery.py [NAME ...]`; without names all pictures are made anew.
"""

from __future__ import annotations

import json
import sys
import tempfile
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np
import numpy.typing as npt
import skia

from cli.render import render

OUT = Path("docs/gallery")
QUALITY = 84
GAP_PX = 6
SHAPES: dict[str, dict[str, Any]] = {
    "wide": {"aspect": "16:9", "height": 540},
    "upright": {"aspect": "9:16", "height": 960},
    "square": {"aspect": "1:1", "height": 540},
    "feed": {"aspect": "4:5", "height": 676},
}
SENTENCE = "Before the sun reaches the valley, she has already begun."
SCRIPTS = (
    "Đường dài đến ngôi làng cuối cùng của thung lũng.",
    "Долгий путь к последней деревне долины.",
    "الطريق الطويل إلى آخر قرية في الوادي، 12 كيلومترا.",
    "הדרך הארוכה אל הכפר האחרון בעמק, 12 קילומטרים.",
    "घाटी के आखिरी गाँव तक का लंबा रास्ता।",
    "谷の最後の村へと続く長い道を、彼女は歩いていく。",
    "通往山谷最后一个村庄的路很长，她走了一整天。",
    "골짜기 마지막 마을로 가는 먼 길을 그녀는 걸었다.",
    "หนทางอันยาวไกลสู่หมู่บ้านสุดท้ายของหุบเขา",
    "Pack 🎒 water 💧 and patience 👩🏽‍🚀, says the flag 🇳🇴.",
)
VALLEY = {"picture": "A village in the mountains at dawn."}
STYLES = ("cinematic", "documentary", "neon", "watercolor", "corporate", "minimal", "space")
BRAND = {"logo": {"uri": "logo.png", "corner": "top_right"}, "accent": "#FF7A45"}
NAME = {"title": "Above the clouds", "subtitle": "An hour before sunset", "start": 0.5, "seconds": 5}


@dataclass(frozen=True)
class Picture:
    """One image of the page: the frames at ``at_s`` of each job's outputs, a row a job, or all in rows of ``across``.

    ``high_px`` is the height of a row; of each frame the part from ``top``, a share of its height, is shown.
    ``beside`` names a picture that the job delivers beside its video, shown instead of a frame.
    """

    name: str
    jobs: tuple[dict[str, Any], ...]
    at_s: float = 2.6
    high_px: int = 400
    top: float = 0.0
    across: int | None = None
    beside: str | None = None


def job(scene: dict[str, Any], *shapes: str, **payload: Any) -> dict[str, Any]:
    """A payload of one scene without music; ``shapes`` are its outputs."""
    outputs = [{"name": shape, **SHAPES[shape]} for shape in shapes or SHAPES]
    recorded = {"narration": {"uri": "voice.wav"}, "duration": 6.0}
    return {
        "captions": "burned",
        "music": False,
        "sfx": False,
        "seed": 11,
        "scenes": [{**recorded, **scene} if "text" in scene else {"duration": 5.0, **scene}],
        "outputs": outputs,
        **payload,
    }


CLIP = {"uri": "clip.mp4"}
WALK = (
    ("Before the sun reaches the valley, she has already begun.", "Mountains at dawn."),
    ("The path leads through the old forest.", "A forest in the morning mist."),
    ("By noon she crosses the river.", "A river on a clear day."),
    ("Above the clouds the air is thin and still.", "Above the clouds at golden hour."),
    ("The city is a line of light far below.", "A city at dusk."),
    ("And over everything, the stars.", "Mountains under the stars at night."),
)
PICTURES = (
    *(
        Picture(f"captions-{look}", (job({"text": SENTENCE}, caption_look=look, style=style),))
        for look, style in (("plain", "documentary"), ("karaoke", "cinematic"), ("pop", "neon"))
    ),
    Picture(
        "scripts",
        tuple(job({"text": text, **VALLEY}, "wide", style="documentary", caption_look="karaoke") for text in SCRIPTS),
        high_px=180,
        top=0.62,
        across=2,
    ),
    Picture(
        "scripts-upright",
        tuple(job({"text": text, **VALLEY}, "upright", style="neon", caption_look="pop") for text in SCRIPTS),
        high_px=480,
        across=5,
    ),
    Picture(
        "brand",
        (
            job(
                {"text": SENTENCE, "media": {"uri": "still.jpg"}, "lower_third": NAME}, style="documentary", brand=BRAND
            ),
        ),
    ),
    Picture(
        "titles",
        tuple(
            job({"media": {"uri": "still.jpg"}, "title": title}, style=style)
            for style, title in (("cinematic", "The long way home"), ("corporate", "What the sky has taught us"))
        ),
    ),
    Picture(
        "fits",
        tuple(job({"media": {**CLIP, "fit": fit}}, "wide", "upright") for fit in ("cover", "contain", "blur")),
        high_px=320,
        across=2,
    ),
    Picture(
        "overlays",
        (
            job(
                {
                    "text": SENTENCE,
                    "media": {**CLIP, "fit": "blur"},
                    "overlays": [{"uri": "logo.png", "at": "left", "width": 0.16}],
                    "lower_third": {**NAME, "title": "הנמל הישן", "subtitle": "שעה לפני הזריחה"},
                }
            ),
        ),
    ),
    Picture(
        "looks",
        tuple(job({"text": SENTENCE, "title": "The long way up"}, style=style) for style in STYLES),
        at_s=4.0,
        high_px=260,
    ),
    Picture(
        "contact-sheet",
        (
            job({"text": SENTENCE}, "wide", contact_sheet=True)
            | {"scenes": [{"text": text, "picture": picture} for text, picture in WALK]},
        ),
        high_px=620,
        beside="video.contact-sheet.jpg",
    ),
)


def main(names: Sequence[str]) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        write_media(Path(folder))
        for picture in PICTURES:
            if not names or picture.name in names:
                make(picture, Path(folder))


def make(picture: Picture, folder: Path) -> None:
    """Render the picture's jobs and write it."""
    rows = [
        [fitted(frame[int(picture.top * len(frame)) :], picture.high_px) for frame in shown(picture, each, folder)]
        for each in picture.jobs
    ]
    if picture.across is not None:
        tiles = [tile for row in rows for tile in row]
        rows = [tiles[at : at + picture.across] for at in range(0, len(tiles), picture.across)]
    lines = [np.hstack([part for tile in row for part in (tile, blank(picture.high_px, GAP_PX))]) for row in rows]
    wide = max(line.shape[1] for line in lines)
    parts = [
        part
        for line in lines
        for part in (np.hstack([line, blank(line.shape[0], wide - line.shape[1])]), blank(GAP_PX, wide))
    ]
    sheet = np.vstack(parts)[:-GAP_PX, :-GAP_PX]
    cv2.imwrite(str(OUT / f"{picture.name}.jpg"), sheet, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])


def shown(picture: Picture, payload: dict[str, Any], folder: Path) -> list[npt.NDArray[np.uint8]]:
    made = frames(payload, picture.at_s, folder)
    return made if picture.beside is None else [np.asarray(cv2.imread(str(folder / picture.beside)), np.uint8)]


def frames(payload: dict[str, Any], at_s: float, folder: Path) -> list[npt.NDArray[np.uint8]]:
    """The frame at ``at_s`` of each output of a job, (height, width, 3) uint8 BGR."""
    (folder / "job.json").write_text(json.dumps({"payload": payload}))
    video = folder / "video.mp4"
    render(job=folder / "job.json", out=video, data=folder / "data")
    return [
        frame_at(video if n == 0 else folder / f"video.{output['name']}.mp4", at_s)
        for n, output in enumerate(payload["outputs"])
    ]


def frame_at(video: Path, at_s: float) -> npt.NDArray[np.uint8]:
    with av.open(str(video)) as container:
        for frame in container.decode(video=0):
            if frame.time is not None and frame.time >= at_s:
                break
        return np.asarray(frame.to_ndarray(format="bgr24"), np.uint8)


def fitted(frame: npt.NDArray[np.uint8], high_px: int) -> npt.NDArray[np.uint8]:
    size = round(frame.shape[1] * high_px / frame.shape[0]), high_px
    return np.asarray(cv2.resize(frame, size, interpolation=cv2.INTER_AREA), np.uint8)


def blank(height: int, width: int) -> npt.NDArray[np.uint8]:
    return np.full((height, width, 3), 255, np.uint8)


def write_media(folder: Path) -> None:
    """What a client would bring: a logo, a recording, a still and a clip whose subjects stand off the middle."""
    write_logo(folder / "logo.png")
    write_recording(folder / "voice.wav", 5.2)
    balloon = {"picture": "A hot air balloon in the sky at golden hour.", "text": "A balloon rises."}
    still = frames(job(balloon, "wide", captions="off", style="documentary", seed=12), 3.0, folder)[0]
    cv2.imwrite(str(folder / "still.jpg"), still, [cv2.IMWRITE_JPEG_QUALITY, 92])
    boat = {"picture": "A small boat sails on the sea at golden hour.", "text": "A small boat sails home."}
    frames(job(boat, "square", captions="off", style="documentary"), 3.0, folder)
    (folder / "video.mp4").replace(folder / "clip.mp4")


def write_logo(path: Path) -> None:
    surface = skia.Surface(400, 400)
    canvas = surface.getCanvas()
    canvas.drawCircle(200, 200, 190, skia.Paint(AntiAlias=True, Color=skia.ColorSetRGB(255, 122, 69)))
    wave_path = skia.Path()
    wave_path.moveTo(70, 240)
    wave_path.cubicTo(140, 130, 200, 330, 330, 170)
    stroke = skia.Paint(AntiAlias=True, Color=skia.ColorWHITE, Style=skia.Paint.kStroke_Style, StrokeWidth=44)
    stroke.setStrokeCap(skia.Paint.kRound_Cap)
    canvas.drawPath(wave_path, stroke)
    surface.makeImageSnapshot().save(str(path), skia.kPNG)


def write_recording(path: Path, seconds: float) -> None:
    """A hum in the rhythm of speech: the page is silent, but captions follow a voice."""
    at = np.arange(round(seconds * 48_000)) / 48_000
    hum = 0.2 * np.sin(2 * np.pi * 140 * at) * (0.6 + 0.4 * np.sin(2 * np.pi * 4 * at))
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 48_000, 0, "NONE", "not compressed"))
        file.writeframes((hum * 32767).astype("<i2").tobytes())


if __name__ == "__main__":
    main(sys.argv[1:])
