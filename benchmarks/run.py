"""``python -m benchmarks.run [--repeat N]``: the renderer against x264 alone on the frames it made."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from aiprod.media.run import ffmpeg_exe, run
from benchmarks import w60
from benchmarks.harness import Comparison, Cost, measure, measure_module, write_result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="aiprod-bench-") as name:
        folder = Path(name)
        w60.make_assets(folder)
        pairs = []
        for turn in range(options.repeat):
            ours = measure_module("benchmarks.w60", "render", str(folder))
            floor = encode_alone(folder / "video.mp4", folder)
            pairs.append((ours, floor))
            print(f"{turn + 1}/{options.repeat}: ours {ours}, x264 alone {floor}", flush=True)
    comparison = Comparison.of(pairs)
    write_result("w60", comparison)
    print(comparison)


def encode_alone(video: Path, folder: Path) -> Cost:
    """x264 veryfast crf 20 over the video's decoded frames, and AAC over its sound; decoding is not counted.

    Frames are laid out on disk a scene at a time, since a minute of them would fill 6 GB.
    """
    ffmpeg = ffmpeg_exe()
    quiet = (ffmpeg, "-y", "-nostdin", "-loglevel", "error")
    raw, out, sound = folder / "frames.yuv", folder / "alone.mp4", folder / "sound.wav"
    size = f"{w60.CANVAS.width_px}x{w60.CANVAS.height_px}"
    x264 = ("-c:v", "libx264", "-preset", "veryfast", "-crf", "20")
    total = Cost(0.0, 0.0, 0.0)
    for index in range(w60.SCENES):
        start_s = str(index * w60.SCENE_FRAMES / 30)
        frames = ("-frames:v", str(w60.SCENE_FRAMES), "-f", "rawvideo", str(raw))
        run([*quiet, "-ss", start_s, "-i", str(video), "-an", *frames], deadline_s=600)
        source = ("-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", size, "-r", "30", "-i", str(raw))
        total += measure([*quiet, *source, *x264, str(out)])
    run([*quiet, "-i", str(video), "-vn", str(sound)], deadline_s=600)
    total += measure([*quiet, "-i", str(sound), "-c:a", "aac", "-b:a", "192k", str(folder / "alone.m4a")])
    raw.unlink()
    return total


if __name__ == "__main__":
    main()
