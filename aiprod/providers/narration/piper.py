"""Piper: neural voices that the user chose and put into a folder; see aiprod.voices."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from aiprod.plan import NarrationRequest
from aiprod.providers.base import Made, ProviderSettings, Voice
from aiprod.providers.narration.alignment import align
from aiprod.providers.narration.choice import chosen_voice
from aiprod.providers.narration.engine import Utterance, say_in_process
from aiprod.providers.narration.espeak import library_files
from aiprod.providers.narration.narrate import narrate
from aiprod.voices.folder import VoiceFile, find_voices

_SCRIPT = Path(__file__).with_name("piper_process.py")
_LICENCE = "as the MODEL_CARD of the Piper voice says"
_ESPEAK_SCRIPT = Path(__file__).with_name("espeak_process.py")
_SYLLABLES_PER_S = 5.0
_WORDS_A_MINUTE = 158


class Piper:
    """Narration by Piper voices; word times come from the model's own durations, else from espeak-ng's by alignment."""

    kind: Literal["narration"] = "narration"
    name = "piper"
    version = "1"

    def __init__(self, folder: Path | None = None) -> None:
        """``folder`` holds the voices: NAME.onnx and NAME.onnx.json, or a folder of the two each."""
        self._folder = folder

    @classmethod
    def configured(cls, settings: ProviderSettings) -> Piper:
        return cls(Path(settings.voices) if settings.voices else None)

    def unavailable(self) -> str | None:
        """Why it has nothing to say with."""
        if not self._files():
            return "No Piper voice was added (aiprod voices add NAME)."
        if find_spec("onnxruntime") is None:
            return "onnxruntime is not installed (pip install 'aiprod[piper]')."
        return None

    def voices(self) -> tuple[Voice, ...]:
        return tuple(_voice(file) for file in self._files()) if find_spec("onnxruntime") else ()

    def make(self, request: NarrationRequest, directory: Path) -> Made:
        """Raises InvalidInput ``unknown_voice``, ``unsupported_language`` or ``nothing_to_say``, and engine errors.

        ``NAME+SPEAKER`` asks for one of several speakers of a voice.
        """
        base, _, _ = request.voice.partition("+")
        chosen_voice(request.model_copy(update={"voice": base}), self.voices())
        return narrate(self, request.voice, request, directory, _LICENCE)

    def say(self, sentences: list[list[str]], voice: str, rate: float) -> list[Utterance]:
        base, _, speaker = voice.partition("+")
        file = next(file for file in self._files() if file.name == base)
        job = {
            "model": str(file.model),
            "config": file.config,
            "speaker": file.speakers.get(speaker, 0) if file.speakers else None,
            "rate": rate,
            **_espeak(sentences),
        }
        said = say_in_process(_SCRIPT, job, packages=True)
        if all(utterance.times for utterance in said):
            return said
        plain = {"voice": file.config["espeak"]["voice"], "rate": _WORDS_A_MINUTE, **_espeak(sentences)}
        return [
            replace(own, times=tuple(align(known.samples, known.times, own.samples)))
            for own, known in zip(said, say_in_process(_ESPEAK_SCRIPT, plain), strict=True)
        ]

    def _files(self) -> tuple[VoiceFile, ...]:
        return find_voices(self._folder) if self._folder else ()


def _espeak(sentences: list[list[str]]) -> dict[str, object]:
    library, data = library_files()
    return {"library": str(library), "data": str(data), "sentences": sentences}


def _voice(file: VoiceFile) -> Voice:
    quality = file.config["audio"].get("quality", "")
    many = f", {len(file.speakers)} speakers as {file.name}+SPEAKER" if file.speakers else ""
    return Voice(
        name=file.name,
        provider="piper",
        language=file.language,
        gender="neutral",
        description=f"Piper, neural{f', {quality}' if quality else ''}{many}",
        syllables_per_s=_SYLLABLES_PER_S,
    )
