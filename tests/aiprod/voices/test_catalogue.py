"""Adding voices from a catalogue: whole, resumed, checked; and what happens when the server misbehaves."""

from __future__ import annotations

import fcntl
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from aiprod.errors import AiprodError, InvalidInput, PermanentError, TransientError
from aiprod.voices.catalogue import add_voice, copy_voice, read_catalogue
from aiprod.voices.folder import VoiceFile, find_voices, remove_voice
from tests.aiprod.voices.server import Server, serving
from tests.aiprod.voices.tiny import NAME, write_catalogue, write_voice


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return write_voice(tmp_path / "made")


@pytest.fixture
def server(tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    write_catalogue(tmp_path / "web", model)
    monkeypatch.setattr("aiprod.voices.download._WAIT_S", 0.001)
    with serving(tmp_path / "web") as running:
        yield running


def added(folder: Path, server: Server) -> VoiceFile:
    return add_voice(folder, NAME, server.url, lambda have, of: None)


def model_in(folder: Path) -> Path:
    return folder / NAME / f"{NAME}.onnx"


def test_a_voice_comes_whole_and_its_progress_is_told(tmp_path: Path, model: Path, server: Server) -> None:
    told: list[tuple[int, int]] = []
    voice = add_voice(tmp_path / "voices", NAME, server.url, lambda have, of: told.append((have, of)))
    assert (voice.name, voice.language) == (NAME, "en-US")
    assert voice.model.read_bytes() == model.read_bytes()
    assert voice.model.with_name("MODEL_CARD").is_file()
    assert told[-1][0] == told[-1][1] == sum(path.stat().st_size for path in model.parent.iterdir())
    assert [have for have, _ in told] == sorted(have for have, _ in told)


def test_a_connection_that_breaks_is_taken_up_where_it_stopped(tmp_path: Path, model: Path, server: Server) -> None:
    server.cut_at = [300, 200]
    added(tmp_path / "voices", server)
    assert server.ranges == ["", "bytes=300-", "bytes=500-"]
    assert model_in(tmp_path / "voices").read_bytes() == model.read_bytes()


def test_what_came_before_a_stop_is_not_fetched_again(tmp_path: Path, model: Path, server: Server) -> None:
    server.cut_at = [300, 0, 0, 0, 0]
    with pytest.raises(TransientError, match="300 of") as stopped:
        added(tmp_path / "voices", server)
    assert stopped.value.code == "download_failed"
    assert find_voices(tmp_path / "voices") == ()
    added(tmp_path / "voices", server)
    assert server.ranges[-1] == "bytes=300-"
    assert model_in(tmp_path / "voices").read_bytes() == model.read_bytes()


def test_a_server_without_ranges_sends_it_all_again(tmp_path: Path, model: Path, server: Server) -> None:
    server.knows_ranges, server.cut_at = False, [300]
    added(tmp_path / "voices", server)
    assert model_in(tmp_path / "voices").read_bytes() == model.read_bytes()


def test_a_file_that_is_not_what_the_catalogue_says_is_not_kept(tmp_path: Path, server: Server) -> None:
    server.altered = True
    with pytest.raises(PermanentError) as refused:
        added(tmp_path / "voices", server)
    assert refused.value.code == "wrong_digest"
    assert not list((tmp_path / "voices").rglob("*.onnx*part"))
    assert find_voices(tmp_path / "voices") == ()


def test_a_server_in_trouble_is_asked_again_and_a_refusal_is_not(tmp_path: Path, server: Server) -> None:
    server.statuses = [503, 500]
    added(tmp_path / "voices", server)
    server.statuses = [403, 200]
    with pytest.raises(PermanentError, match="403") as refused:
        add_voice(tmp_path / "other", NAME, server.url, lambda have, of: None)
    assert refused.value.code == "download_refused"
    assert server.statuses == [200]


def test_a_voice_that_is_there_is_not_fetched_again(tmp_path: Path, server: Server) -> None:
    added(tmp_path / "voices", server)
    added(tmp_path / "voices", server)
    assert server.ranges == [""]


def test_an_unknown_name_is_told_the_names_that_begin_alike(tmp_path: Path, server: Server) -> None:
    with pytest.raises(InvalidInput, match="en_US-nobody") as refused:
        add_voice(tmp_path / "voices", "en_US-nobody", server.url, lambda have, of: None)
    assert NAME in (refused.value.remedy or "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[]", "bad_catalogue"),
        ("{", "bad_catalogue"),
        (json.dumps({"a": {"files": {}}}), "bad_catalogue"),
        (json.dumps({"../a": {"files": {}, "language": {"code": "en"}, "quality": "x"}}), "bad_catalogue"),
        (
            json.dumps({"a": {"files": {"../../a.onnx": {"size_bytes": 1, "md5_digest": ""}}, "quality": "x"}}),
            "bad_catalogue",
        ),
    ],
)
def test_a_catalogue_that_is_none_is_refused(server: Server, text: str, code: str) -> None:
    (server.folder / "voices.json").write_text(text)
    with pytest.raises(AiprodError) as refused:
        read_catalogue(server.url)
    assert refused.value.code == code


def test_an_address_that_nobody_answers_is_told(tmp_path: Path) -> None:
    with pytest.raises(TransientError, match=r"voices\.json") as failed:
        read_catalogue("http://127.0.0.1:9")
    assert failed.value.code == "download_failed"


def test_two_processes_do_not_add_the_same_voice_at_once(tmp_path: Path, server: Server) -> None:
    (tmp_path / "voices").mkdir()
    with (tmp_path / "voices" / f".{NAME}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(PermanentError) as refused:
            added(tmp_path / "voices", server)
    assert refused.value.code == "voice_busy"


def test_too_little_room_is_known_before_it_begins(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=10))
    with pytest.raises(PermanentError) as refused:
        added(tmp_path / "voices", server)
    assert refused.value.code == "disk_full"
    assert server.ranges == []


def test_a_voice_on_disk_is_copied_and_removed(tmp_path: Path, model: Path) -> None:
    folder = tmp_path / "voices"
    assert copy_voice(folder, model).name == NAME
    assert [voice.name for voice in find_voices(folder)] == [NAME]
    remove_voice(folder, NAME)
    assert find_voices(folder) == ()
    with pytest.raises(InvalidInput, match="no voice"):
        remove_voice(folder, NAME)


def test_a_model_without_its_description_is_refused(tmp_path: Path, model: Path) -> None:
    model.with_name(f"{model.name}.json").unlink()
    with pytest.raises(InvalidInput) as refused:
        copy_voice(tmp_path / "voices", model)
    assert refused.value.code == "broken_voice"


def test_removing_a_voice_leaves_its_neighbours_and_other_files_alone(tmp_path: Path) -> None:
    write_voice(tmp_path / "mine", "aa_AA-one-low")
    write_voice(tmp_path / "mine", "bb_BB-two-low")
    remove_voice(tmp_path, "aa_AA-one-low")
    assert [voice.name for voice in find_voices(tmp_path)] == ["bb_BB-two-low"]
    assert (tmp_path / "mine" / "MODEL_CARD").is_file()


@pytest.mark.parametrize("name", ["..", ".", "a+b", "a/b"])
def test_a_name_that_is_none_is_refused_before_anything_is_written(tmp_path: Path, server: Server, name: str) -> None:
    files = {f"a/{name}{ending}": {"size_bytes": 1, "md5_digest": ""} for ending in (".onnx", ".onnx.json")}
    entry = {"files": files, "language": {"code": "en"}, "quality": "low"}
    (server.folder / "voices.json").write_text(json.dumps({name: entry}))
    with pytest.raises(PermanentError) as refused:
        add_voice(tmp_path / "data" / "voices", name, server.url, lambda have, of: None)
    assert refused.value.code == "bad_catalogue"
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    "odd", [{"language": "en_US"}, {"num_speakers": "2"}, {"speaker_id_map": []}, {"audio": {"sample_rate": 1}}]
)
def test_a_description_of_the_wrong_kind_is_left_out(tmp_path: Path, odd: dict[str, object]) -> None:
    path = write_voice(tmp_path)
    description = path.with_name(f"{path.name}.json")
    description.write_text(json.dumps({**json.loads(description.read_text()), **odd}))
    assert find_voices(tmp_path) == ()
