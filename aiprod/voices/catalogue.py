"""A catalogue of Piper voices: ``voices.json`` as the piper-voices project publishes it, and its files."""

from __future__ import annotations

import fcntl
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

import httpx

from aiprod.errors import InvalidInput, PermanentError, TransientError
from aiprod.voices.download import Wanted, fetch
from aiprod.voices.folder import DESCRIPTION, VoiceFile, is_name, read_voice, unknown_voice

PIPER_VOICES = "https://huggingface.co/rhasspy/piper-voices/resolve/main"
_LARGEST_CATALOGUE_BYTES = 16 << 20
_LARGEST_VOICE_BYTES = 1 << 30
_TIMEOUT = httpx.Timeout(30.0, connect=10.0)
_CARD = "MODEL_CARD"


@dataclass(frozen=True)
class Offered:
    """A voice of a catalogue: its files by name, and what people want to know of it."""

    name: str
    language: str
    quality: str
    files: dict[str, Wanted]

    @property
    def size_bytes(self) -> int:
        return sum(wanted.size_bytes for wanted in self.files.values())


def read_catalogue(base: str) -> dict[str, Offered]:
    """What the catalogue at ``base`` offers, by name.

    Raises TransientError ``download_failed`` and PermanentError ``bad_catalogue``.
    """
    url = f"{base.rstrip('/')}/voices.json"
    raw = bytearray()
    try:
        with httpx.stream("GET", url, timeout=_TIMEOUT, follow_redirects=True) as answer:
            answer.raise_for_status()
            for chunk in answer.iter_bytes():
                raw += chunk
                if len(raw) > _LARGEST_CATALOGUE_BYTES:
                    raise PermanentError("bad_catalogue", f"{url} is larger than {_LARGEST_CATALOGUE_BYTES} bytes.")
        return {name: _offered(base, name, entry) for name, entry in json.loads(raw).items()}
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise TransientError(
            "download_failed", f"{url}: {error or type(error).__name__}.", remedy="Check the network and the address."
        ) from None
    except (AttributeError, KeyError, OverflowError, RecursionError, TypeError, ValueError) as error:
        raise PermanentError("bad_catalogue", f"{url} is no catalogue of Piper voices: {error!r}.") from None


def add_voice(folder: Path, name: str, base: str, on_bytes: Callable[[int, int], None]) -> VoiceFile:
    """Fetch a voice into ``folder/NAME/``; ``on_bytes`` is told the bytes that are there and how many there will be.

    Stopped half way it goes on where it stopped. Raises InvalidInput ``unknown_voice`` and ``broken_voice``,
    PermanentError ``voice_busy`` while another process adds it, ``disk_full``, and what ``read_catalogue`` and
    ``fetch`` raise.
    """
    offered = read_catalogue(base)
    if name not in offered:
        raise unknown_voice(name, sorted(offered))
    voice = offered[name]
    if voice.size_bytes > _LARGEST_VOICE_BYTES:
        raise PermanentError(
            "bad_catalogue", f"{name} has {voice.size_bytes} bytes, the most is {_LARGEST_VOICE_BYTES}."
        )
    with _held(folder, name), _room(folder, voice.size_bytes):
        home = folder / name
        home.mkdir(parents=True, exist_ok=True)
        done = 0
        for file, wanted in sorted(voice.files.items(), key=lambda item: item[1].size_bytes):
            fetch(wanted, home / file, partial(_tell, on_bytes, done, voice.size_bytes))
            done += wanted.size_bytes
        return read_voice(home / f"{name}{DESCRIPTION}")


def copy_voice(folder: Path, model: Path) -> VoiceFile:
    """Copy the voice whose model is the file ``model`` into the folder. Raises as ``add_voice`` for a voice on disk."""
    given = read_voice(model.with_name(f"{model.name}.json"))
    with _held(folder, given.name), _room(folder, model.stat().st_size):
        home = folder / given.name
        home.mkdir(parents=True, exist_ok=True)
        for path in (model, model.with_name(f"{model.name}.json")):
            part = home / f"{path.name}.part"
            shutil.copyfile(path, part)
            part.replace(home / path.name)
        return read_voice(home / f"{given.name}{DESCRIPTION}")


def _tell(on_bytes: Callable[[int, int], None], before: int, of: int, have: int) -> None:
    on_bytes(before + have, of)


def _offered(base: str, name: str, entry: dict[str, Any]) -> Offered:
    files: dict[str, Wanted] = {}
    for path, facts in entry["files"].items():
        file = PurePosixPath(path)
        if file.is_absolute() or ".." in file.parts:
            raise ValueError(f"{path} leads out of the catalogue")
        if file.name in (f"{name}.onnx", f"{name}{DESCRIPTION}", _CARD):
            files[file.name] = Wanted(f"{base.rstrip('/')}/{path}", int(facts["size_bytes"]), str(facts["md5_digest"]))
    if not is_name(name) or not {f"{name}.onnx", f"{name}{DESCRIPTION}"} <= set(files):
        raise ValueError(f"{name} has no model")
    return Offered(name, str(entry["language"]["code"]).replace("_", "-"), str(entry["quality"]), files)


@contextmanager
def _held(folder: Path, name: str) -> Iterator[None]:
    """One process at a time adds a voice."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / f".{name}.lock").open("w")
    except OSError as error:
        raise InvalidInput("cannot_write", f"{folder}: {error.strerror}.", field="--data") from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PermanentError("voice_busy", f"{name} is being added by another process.") from None
        yield


@contextmanager
def _room(folder: Path, size_bytes: int) -> Iterator[None]:
    free_bytes = shutil.disk_usage(folder).free
    if free_bytes < size_bytes:
        raise PermanentError(
            "disk_full", f"{folder} has {free_bytes} bytes free, the voice has {size_bytes}.", remedy="Make room."
        )
    try:
        yield
    except OSError as error:
        raise PermanentError(
            "disk_full", f"{folder}: {error.strerror}.", remedy="Make room, or check its rights."
        ) from None
