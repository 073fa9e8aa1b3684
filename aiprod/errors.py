"""One error tree: each error has a stable code, a message a person can act on, and a class: retry it or not."""

from __future__ import annotations

from typing import ClassVar, Literal

FailureClass = Literal["permanent", "transient", "throttled"]


class AiprodError(Exception):
    """Base of every error raised on purpose.

    code: stable snake_case word, part of the public contract.
    field: dotted path of the input field at fault (``payload.duration``), where there is one.
    remedy: one sentence that says what to do about it.
    """

    failure_class: ClassVar[FailureClass] = "permanent"

    def __init__(self, code: str, message: str, *, field: str | None = None, remedy: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.field = field
        self.remedy = remedy

    def __str__(self) -> str:
        where = f"{self.field}: " if self.field else ""
        then = f" {self.remedy}" if self.remedy else ""
        return f"{where}{self.message}{then} [{self.code}]"

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.code, self.message, self.field, self.remedy))


class PermanentError(AiprodError):
    """Trying again cannot help: the input or the installation is at fault."""


class InvalidInput(PermanentError):
    """What a client sent breaks the contract; ``field`` names the place."""


class TransientError(AiprodError):
    """Trying again may help: a network, a disk, a crashed process."""

    failure_class: ClassVar[FailureClass] = "transient"


class ThrottledError(TransientError):
    """A provider asks to slow down; ``retry_after_s`` is its wish, in seconds, where it stated one."""

    failure_class: ClassVar[FailureClass] = "throttled"

    def __init__(
        self,
        code: str,
        message: str,
        *,
        field: str | None = None,
        remedy: str | None = None,
        retry_after_s: float | None = None,
    ) -> None:
        super().__init__(code, message, field=field, remedy=remedy)
        self.retry_after_s = retry_after_s


def _rebuild(kind: type[AiprodError], code: str, message: str, field: str | None, remedy: str | None) -> AiprodError:
    return kind(code, message, field=field, remedy=remedy)
