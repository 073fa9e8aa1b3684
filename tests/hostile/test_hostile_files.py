"""Every hostile file is refused by name, soon, with nothing left behind and nothing read that is not its own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from aiprod.assets import Asset
from aiprod.errors import InvalidInput
from aiprod.making import make_asset
from aiprod.plan import MediaRequest
from aiprod.providers.media.client import ClientMedia
from aiprod.providers.media.fetch import MediaFetcher
from aiprod.storage.local import FolderStore
from tests.hostile.inputs import ALL, Hostile, Use
from tests.hostile.samples import Samples, photo
from tests.hostile.watching import children, openings, working_below

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="processes and openings are watched as Linux tells them"),
    pytest.mark.timeout(60),
]
CODES = {
    "media_empty",
    "media_forbidden",
    "media_not_found",
    "media_too_large",
    "media_truncated",
    "media_unreadable",
    "media_unsupported",
}


class House:
    """A store with a media folder, a scratch folder, and a file beside them that nobody may open."""

    def __init__(self, root: Path, good: Samples) -> None:
        self.media = root / "store" / "media"
        self.media.mkdir(parents=True)
        self.scratch = root / "scratch"
        self.scratch.mkdir()
        self.outside = root / "outside.mov"
        self.outside.write_bytes(good.bytes_of("mov"))
        self.store = FolderStore(root / "store")
        self._provider = ClientMedia(MediaFetcher(self.store, self._no_network))

    def make(self, uri: str, use: Use) -> Asset:
        request = MediaRequest(provider="client", uri=uri, use=use, width_px=320, height_px=180)
        return make_asset(request, self._provider, self.store, self.scratch)

    @staticmethod
    def _no_network(url: str, out: Path) -> None:
        raise AssertionError(f"{url} was asked for")


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    return Samples(tmp_path_factory.mktemp("good"))


@pytest.fixture
def house(tmp_path: Path, good: Samples) -> House:
    return House(tmp_path, good)


def test_there_are_as_many_as_promised_and_no_two_are_alike() -> None:
    assert len(ALL) >= 60
    assert len({hostile.name for hostile in ALL}) == len(ALL)


@pytest.mark.parametrize("hostile", ALL, ids=lambda hostile: hostile.name)
def test_a_hostile_file_is_refused(hostile: Hostile, house: House, good: Samples) -> None:
    path = house.media / hostile.name
    path.write_bytes(hostile.make(good, house.outside))
    before = children()
    with openings(house.outside) as opened, pytest.raises(InvalidInput) as refusal:
        house.make(f"media/{hostile.name}", hostile.use)
    assert refusal.value.code in CODES
    assert refusal.value.field == "uri"
    assert refusal.value.remedy
    assert refusal.value.message.startswith(f"'media/{hostile.name}': ")
    assert str(house.outside.parent) not in refusal.value.message
    assert opened == []
    assert children() == before
    assert working_below(house.scratch) == []
    assert list(house.scratch.iterdir()) == []
    assert house.store.list("") == [f"media/{hostile.name}"]


@pytest.mark.parametrize(
    ("name", "use"),
    [("front.mp4", "picture"), ("webm", "picture"), ("gif", "picture"), ("mov", "picture"), ("mp4", "picture_sound")],
)
def test_the_good_files_that_they_were_made_of_are_taken(name: str, use: Use, house: House, good: Samples) -> None:
    (house.media / "good").write_bytes(good.bytes_of(name))
    with openings(house.outside) as opened:
        assert house.make("media/good", use).duration_s == pytest.approx(1 if name == "gif" else 2, abs=0.1)
    assert opened == []


@pytest.mark.parametrize("name", ["wav", "mp3", "flac", "ogg", "m4a"])
def test_the_good_sounds_that_they_were_made_of_are_taken(name: str, house: House, good: Samples) -> None:
    (house.media / "good").write_bytes(good.bytes_of(name))
    assert house.make("media/good", "sound").duration_s == pytest.approx(2, abs=0.1)


@pytest.mark.parametrize(
    "name", ["it's; rm -rf ~.png", '"quoted".png', "%d%s%n.png", "-i.png", "a=b:c,d[e].png", "$(id).png"]
)
def test_a_name_is_only_a_name(name: str, house: House) -> None:
    (house.media / name).write_bytes(photo("png"))
    assert house.make(f"media/{name}", "picture").media_type == "image/png"
    assert list(house.scratch.iterdir()) == []


def test_a_watch_sees_an_opening(house: House) -> None:
    with openings(house.outside) as opened:
        house.outside.read_bytes()
    assert opened == [str(house.outside)]
