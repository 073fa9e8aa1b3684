from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from cli.client import ApiClient
from cli.jobs import fetch_files

MASTER = '#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,URI="sound.m3u8"\n#EXT-X-STREAM-INF:BANDWIDTH=1\n480.m3u8\n'
TRACK = '#EXTM3U\n#EXT-X-MAP:URI="{0}-init.mp4"\n#EXTINF:4.0,\n{0}-1.m4s\n#EXT-X-ENDLIST\n'


class Shelf:
    """A server that has these files, and counts how often each is asked for."""

    def __init__(self, files: dict[str, str]) -> None:
        self.files = files
        self.asked: list[str] = []

    def download(self, job_id: str, file: str, to: Path) -> None:
        self.asked.append(file)
        to.write_text(self.files[file])


def test_a_stream_is_downloaded_whole(tmp_path: Path) -> None:
    stream = {
        "web/master.m3u8": MASTER,
        "web/480.m3u8": TRACK.format("480"),
        "web/sound.m3u8": TRACK.format("sound"),
        **{f"web/{track}-{end}": "x" for track in ("480", "sound") for end in ("init.mp4", "1.m4s")},
    }
    shelf = Shelf({"video.mp4": "v", "manifest.json": "{}", **stream})
    link = "http://127.0.0.1/v1/jobs/7/files/"
    common: dict[str, Any] = {"media_type": "x/y", "size_bytes": 1, "duration_s": 1, "quality": {"passed": True}}
    files = [
        {"name": "video", "format": "mp4", "object": f"{link}video.mp4", **common},
        {"name": "web", "format": "hls", "object": f"{link}web/master.m3u8", **common},
    ]
    outputs = {
        "video": f"{link}video.mp4",
        "files": files,
        "manifest": f"{link}manifest.json",
        "duration_s": 1,
        "size_bytes": 1,
    }
    paths = fetch_files(cast(ApiClient, shelf), {"job_id": "7", "outputs": outputs}, tmp_path)
    assert paths["web"] == str(tmp_path / "web" / "master.m3u8")
    assert sorted(shelf.asked) == sorted(shelf.files)
    assert {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()} == set(shelf.files)
