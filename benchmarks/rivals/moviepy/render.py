"""The workload by MoviePy 2: ``python render.py FOLDER OUT``, by the Python of MoviePy's own environment."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from moviepy import AudioFileClip, CompositeVideoClip, ImageClip, TextClip, concatenate_videoclips


def scene(edit: dict[str, Any], index: int, folder: Path) -> Any:
    """One scene: the picture zoomed about its centre, as MoviePy's manual does it."""
    spec, fps = edit["scenes"][index], edit["fps"]
    scales = spec["scales"]
    picture = ImageClip(str(folder / spec["picture"]), duration=len(scales) / fps)
    cover = edit["width"] / picture.w

    def zoom(t: float) -> float:
        return float(cover * scales[min(len(scales) - 1, round(t * fps))])

    layers = [picture.resized(zoom).with_position("center")]
    begin = sum(len(earlier["scales"]) for earlier in edit["scenes"][:index]) / fps
    end = begin + len(scales) / fps
    for caption in edit["captions"]:
        if begin <= caption["start_s"] < end:
            text = TextClip(
                font=str(folder / edit["caption"]["font"]),
                text=caption["text"],
                font_size=edit["caption"]["size"],
                color="white",
                stroke_color="black",
                stroke_width=2,
                text_align="center",
                margin=(8, 8),
            )
            shown = text.with_start(caption["start_s"] - begin).with_end(min(caption["end_s"], end) - begin)
            layers.append(shown.with_position(("center", edit["caption"]["top"] * edit["height"])))
    return CompositeVideoClip(layers, size=(edit["width"], edit["height"])).with_duration(len(scales) / fps)


def main(folder: Path, out: Path) -> None:
    edit = json.loads((folder / "edit.json").read_text("utf-8"))
    video = concatenate_videoclips([scene(edit, index, folder) for index in range(len(edit["scenes"]))])
    video = video.with_audio(AudioFileClip(str(folder / edit["sound"])))
    video.write_videofile(
        str(out),
        fps=edit["fps"],
        codec="libx264",
        preset="veryfast",
        ffmpeg_params=["-crf", "20"],
        threads=2,
        audio_codec="aac",
        audio_bitrate="192k",
        temp_audiofile_path=str(folder),
        logger=None,
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
