"""A folder of Piper voices: each a model ``NAME.onnx`` and its description ``NAME.onnx.json``."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiprod.errors import InvalidInput

DESCRIPTION = ".onnx.json"
_LARGEST_DESCRIPTION_BYTES = 4 << 20
_KEYS = (("audio", "sample_rate", int), ("espeak", "voice", str))
_SIGNS = ("_", "^", "$")
_SLOWEST_HZ, _FASTEST_HZ = 8_000, 48_000
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")


@dataclass(frozen=True)
class VoiceFile:
    """One voice on disk. ``config`` is its description as the model's maker wrote it, checked."""

    name: str
    model: Path
    config: dict[str, Any]

    @property
    def language(self) -> str:
        """BCP 47, such as en-US."""
        code = self.config.get("language", {}).get("code") or self.config["espeak"]["voice"]
        return str(code).replace("_", "-")

    @property
    def speakers(self) -> dict[str, int]:
        """The numbers of its speakers by name; empty where there is one."""
        many = self.config.get("num_speakers", 1) > 1
        return dict(self.config.get("speaker_id_map") or {}) if many else {}


def find_voices(folder: Path) -> tuple[VoiceFile, ...]:
    """Every whole voice of a folder and of the folders in it, by name; what is broken is left out."""
    found: dict[str, VoiceFile] = {}
    for path in sorted([*folder.glob(f"*{DESCRIPTION}"), *folder.glob(f"*/*{DESCRIPTION}")]):
        try:
            voice = read_voice(path)
        except InvalidInput:
            continue
        found.setdefault(voice.name, voice)
    return tuple(found[name] for name in sorted(found))


def read_voice(description: Path) -> VoiceFile:
    """The voice a description belongs to.

    Raises InvalidInput ``broken_voice`` where it is no Piper voice or its model is missing.
    """
    name = description.name.removesuffix(DESCRIPTION)
    model = description.with_name(f"{name}.onnx")
    if not is_name(name):
        raise _broken(description, "its name holds more than letters, digits, _, . and -")
    try:
        if description.stat().st_size > _LARGEST_DESCRIPTION_BYTES:
            raise ValueError("it is too large")
        config = json.loads(description.read_text("utf-8"))
        _check(config)
    except (OSError, ValueError, RecursionError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise _broken(description, str(reason)) from None
    if not model.is_file():
        raise _broken(description, f"its model {model.name} is not beside it")
    return VoiceFile(name, model, config)


def is_name(name: str) -> bool:
    """Whether a voice can be called so: it names a file, and a job asks for it."""
    return _NAME.fullmatch(name) is not None


def remove_voice(folder: Path, name: str) -> None:
    """Delete a voice: its folder, if that is its own, else its two files.

    Raises InvalidInput ``unknown_voice`` for a name the folder does not hold.
    """
    voice = next((voice for voice in find_voices(folder) if voice.name == name), None)
    if voice is None:
        raise unknown_voice(name, [known.name for known in find_voices(folder)])
    if voice.model.parent == folder / name:
        shutil.rmtree(voice.model.parent)
        return
    for path in (voice.model, voice.model.with_name(f"{name}{DESCRIPTION}")):
        path.unlink(missing_ok=True)


def unknown_voice(name: str, known: list[str]) -> InvalidInput:
    """The refusal of a name; the remedy lists some that begin alike, else the first."""
    alike = [other for other in known if other[:2].lower() == name[:2].lower()] or known
    few = ", ".join(alike[:12]) + (", ..." if len(alike) > 12 else "")
    return InvalidInput(
        "unknown_voice",
        f"there is no voice {name!r}.",
        field="NAME",
        remedy=f"Choose one of: {few}." if few else "Add one with `aiprod voices add`.",
    )


def _check(config: Any) -> None:
    """Raises ValueError that says what a description lacks."""
    if not isinstance(config, dict):
        raise ValueError("it is not a JSON object")
    for section, key, kind in _KEYS:
        value = config.get(section)
        if not isinstance(value, dict) or not isinstance(value.get(key), kind):
            raise ValueError(f"it has no {section}.{key}")
    if not _SLOWEST_HZ <= config["audio"]["sample_rate"] <= _FASTEST_HZ:
        raise ValueError(f"its sample rate is not between {_SLOWEST_HZ} and {_FASTEST_HZ} Hz")
    for key, told in (("language", dict), ("num_speakers", int), ("speaker_id_map", dict)):
        if key in config and not isinstance(config[key], told):
            raise ValueError(f"its {key} is of the wrong kind")
    if config.get("phoneme_type", "espeak") != "espeak":
        raise ValueError(f"its phonemes are of the type {config['phoneme_type']!r}, only espeak is known")
    id_map = config.get("phoneme_id_map")
    if not isinstance(id_map, dict) or not all(sign in id_map for sign in _SIGNS):
        raise ValueError("it has no phoneme_id_map")


def _broken(path: Path, reason: str) -> InvalidInput:
    return InvalidInput(
        "broken_voice", f"{path} is no Piper voice: {reason}.", remedy="Give NAME.onnx with NAME.onnx.json beside it."
    )
