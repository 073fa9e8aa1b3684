"""One explicit coder for every element type: JSON behind a version byte, the same on every runner."""

from __future__ import annotations

from typing import Any

from apache_beam.coders import Coder, registry
from pydantic import BaseModel

from aiprod.jobs import Job
from aiprod.outcome import AssetMetric, DeadLetter, JobEvent, JobMetric, RenderMetric
from aiprod.parts import Accepted, AssetTask, Group, JobFailed, Part

FORMAT = b"\x01"
"""Version of the encoding itself; the models carry the version of their fields."""

ELEMENTS: tuple[type[BaseModel], ...] = (
    Job,
    Accepted,
    AssetTask,
    Part,
    Group,
    JobFailed,
    JobEvent,
    DeadLetter,
    JobMetric,
    AssetMetric,
    RenderMetric,
)


class ModelCoder(Coder):
    """Encodes one pydantic model class. Raises ValueError for bytes of another format."""

    def __init__(self, model: type[BaseModel]) -> None:
        self._model = model

    def encode(self, value: BaseModel) -> bytes:
        return FORMAT + value.model_dump_json().encode()

    def decode(self, encoded: bytes) -> BaseModel:
        if encoded[:1] != FORMAT:
            raise ValueError(f"{self._model.__name__} is in format {encoded[:1]!r}, this version reads {FORMAT!r}.")
        return self._model.model_validate_json(encoded[1:])

    def is_deterministic(self) -> bool:
        return True

    def to_type_hint(self) -> type[BaseModel]:
        return self._model

    @classmethod
    def from_type_hint(cls, typehint: type[BaseModel], registry: Any) -> ModelCoder:  # noqa: ARG003 - Beam's signature
        return cls(typehint)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ModelCoder) and other._model is self._model

    def __hash__(self) -> int:
        return hash((ModelCoder, self._model))


def register_coders() -> None:
    """Make every element type known to Beam; importing this module does it."""
    for element in ELEMENTS:
        registry.register_coder(element, ModelCoder)


register_coders()
