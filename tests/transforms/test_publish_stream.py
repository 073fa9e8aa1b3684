"""A stream grows by its pieces in whatever order they are rendered."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from aiprod.keys import file_digest
from aiprod.media.run import feed, ffmpeg_exe
from aiprod.media.sound.files import encode_mix
from aiprod.parts import Rendered, Ticket
from aiprod.plan import OutputPlan, Rendition, VideoPlan
from aiprod.storage import layout
from tests.aiprod.media.numbered import numbers_in, pieces
from tests.aiprod.media.scenes import plan_of, rendition, scene, tone
from tests.fakes import NOW, ToyServices, make_job
from transforms.publish_stream import publish

TICKET = Ticket(job_id=make_job().job_id, attempt=0, started_at=NOW)


def film() -> VideoPlan:
    """Two scenes of three pieces in two sizes."""
    small = rendition().canvas.model_copy(update={"width_px": 160, "height_px": 90})
    both = (rendition(), rendition(small))
    web = OutputPlan(name="web", format="hls", renditions=tuple(each.name for each in both))
    return plan_of(scene(0, 0, 180), scene(1, 180, 180), renditions=both, outputs=(web,))


@pytest.fixture
def services(tmp_path: Path) -> ToyServices:
    services = ToyServices(tmp_path)
    services.store.put(layout.plan(TICKET.job_id, 0), film().model_dump_json().encode(), "application/json")
    return services


def kept(services: ToyServices, path: Path, step: str, index: int, name: str) -> Rendered:
    services.store.put(f"rendered/{path.name}", path, "video/mp4")
    return Rendered.model_validate(
        {
            "step": step,
            "rendition": name,
            "index": index,
            "key": path.name,
            "name": f"rendered/{path.name}",
            "digest": file_digest(path),
            "size_bytes": path.stat().st_size,
            "frames": 1,
            "seconds": 0,
            "cache_hit": False,
        }
    )


def rendered(services: ToyServices, folder: Path, own: Rendition) -> list[Rendered]:
    """Every piece of a rendition, its frames numbered by the timeline, in the store."""
    paths = pieces(film(), own, folder)
    return [kept(services, path, "scene", order, own.name) for order, path in enumerate(paths)]


def mix(services: ToyServices, folder: Path) -> Rendered:
    out = folder / "mix.m4a"
    feed(encode_mix(ffmpeg_exe(), out, None), [tone(12.0, channels=2).tobytes()], deadline_s=60)
    return kept(services, out, "mix", 0, "")


def playlist(services: ToyServices, track: str) -> str:
    name = layout.stream(TICKET.job_id, "web", f"{track}.m3u8")
    return services.store.read(name).decode() if services.store.exists(name) else ""


def test_a_stream_grows_without_gaps_and_opens_when_all_its_tracks_have_begun(
    services: ToyServices, tmp_path: Path
) -> None:
    large, small = (rendered(services, tmp_path, own) for own in film().renditions)
    name = large[0].rendition
    publish(TICKET, large[1], ["web"], services)
    assert playlist(services, name) == "", "the first segment is not there yet"
    publish(TICKET, large[0], ["web"], services)
    assert playlist(services, name).count("#EXTINF") == 2
    publish(TICKET, mix(services, tmp_path), ["web"], services)
    assert playlist(services, "sound").endswith("#EXT-X-ENDLIST\n")
    assert playlist(services, "master") == "", "the small rendition has not begun"
    publish(TICKET, small[0], ["web"], services)
    assert playlist(services, "master").count("#EXT-X-STREAM-INF") == 2
    assert "#EXT-X-ENDLIST" not in playlist(services, name)

    folder = services.store.local_path(layout.stream(TICKET.job_id, "web", "master.m3u8"), tmp_path).parent
    begun = tmp_path / "begun.mp4"
    begun.write_bytes(b"".join((folder / f"{name}-{file}").read_bytes() for file in ("init.mp4", "1.m4s", "2.m4s")))
    assert numbers_in(begun) == list(range(180))


def test_any_order_ends_in_the_same_whole_stream(services: ToyServices, tmp_path: Path) -> None:
    plan = film()
    parts = [*(p for own in plan.renditions for p in rendered(services, tmp_path, own)), mix(services, tmp_path)]
    random.Random(3).shuffle(parts)
    for part in [*parts, parts[0]]:
        publish(TICKET, part, ["web"], services)
    for own in plan.renditions:
        assert re.findall(r"-(\d)\.m4s", playlist(services, own.name)) == ["1", "2", "3", "4"]
        assert playlist(services, own.name).endswith("#EXT-X-ENDLIST\n")
    folder = services.store.local_path(layout.stream(TICKET.job_id, "web", "master.m3u8"), tmp_path).parent
    for own in plan.renditions:
        assert numbers_in(folder / f"{own.name}.m3u8") == list(range(plan.frames))


def test_a_stream_that_cannot_grow_does_not_fail_the_piece(services: ToyServices, tmp_path: Path) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"not a video")
    publish(TICKET, kept(services, broken, "scene", 0, film().renditions[0].name), ["web"], services)
    assert services.store.list(layout.stream(TICKET.job_id, "web", "")) == []
