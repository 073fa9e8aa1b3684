"""The client's own media: fetched, told by its bytes, and brought into one of our forms inside the sandbox."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from aiprod.errors import InvalidInput
from aiprod.plan import AssetKind, MediaRequest
from aiprod.providers.base import Made
from aiprod.providers.media.look import Streams, look
from aiprod.providers.media.movie import normalise_movie
from aiprod.providers.media.refusal import named, refused
from aiprod.providers.media.sandbox import checked_in_sandbox
from aiprod.providers.media.sniff import GIF, STILL_GIF, Family, Form, sniff
from aiprod.providers.media.sound import normalise_sound, silence
from aiprod.providers.media.whole import check_whole, gif_frames

Fetch = Callable[[str, Path], Path]
"""A URI and a folder in, a plain file in that folder out; raises InvalidInput or TransientError."""

LICENCE = "client"
MAX_STILL_PIXELS = 100_000_000
_MAX_BYTES: dict[Family, int] = {"still": 128 << 20, "font": 32 << 20}
"""Of what is read whole; clips and sounds are bounded by the fetcher."""
_DEADLINE_S = 60.0
_UNBOUNDED_PX = 1 << 20
_SCRIPTS = Path(__file__).parent


class ClientMedia:
    """The provider of MediaRequests."""

    kind: AssetKind = "media"
    name = "client"
    version = "2"

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch

    def unavailable(self) -> str | None:
        return None

    def make(self, request: MediaRequest, directory: Path) -> Made:
        """A PNG, an MP4 without sound, a WAV or a font, as the request's ``use`` says.

        Raises InvalidInput (field ``uri``; the message begins with the URI) with one of the codes ``media_forbidden``,
        ``media_not_found``, ``media_empty``, ``media_unsupported``, ``media_truncated``, ``media_unreadable``,
        ``media_too_large`` and ``media_too_short``, and TransientError ``media_unavailable``.
        """
        try:
            source = self._fetch(request.uri, directory)
            form = sniff(source)
            _check_size(source, form)
            check_whole(source, form)
            if form == GIF and (request.use == "still" or gif_frames(source) == 1):
                form = STILL_GIF
            return _made(source, form, request, directory)
        except InvalidInput as error:
            raise named(error, request.uri) from error


def _made(source: Path, form: Form, request: MediaRequest, directory: Path) -> Made:
    if request.use == "font":
        return _font(source, form)
    if form.family == "font":
        raise refused("media_unsupported", f"it is a font ({form.name}).", "Send a picture, a clip or a recording.")
    if request.use in ("picture", "still"):
        return _picture(source, form, request, directory)
    if form.family == "still" and request.use == "sound":
        raise refused("media_unsupported", f"it is a picture ({form.name}).", "Send a recording.")
    streams = None if form.family == "still" else look(source, form)
    out = directory / "sound.wav"
    if streams is None or (streams.sound is None and request.use == "picture_sound"):
        seconds = silence(out)
    else:
        seconds = _sound(source, form, streams, request, out)
    return Made(path=out, media_type="audio/wav", licence=LICENCE, duration_s=seconds)


def _sound(source: Path, form: Form, streams: Streams, request: MediaRequest, out: Path) -> float:
    """Write the sound and give its length; a picture whose own sound has ended before the start has none."""
    try:
        return normalise_sound(source, form, streams, request, out)
    except InvalidInput as error:
        if request.use == "sound" or error.code != "media_too_short":
            raise
        return silence(out)


def _picture(source: Path, form: Form, request: MediaRequest, directory: Path) -> Made:
    if form.family == "still":
        out = directory / "still.png"
        job = {
            "source": source.name,
            "out": out.name,
            "width_px": request.width_px or _UNBOUNDED_PX,
            "height_px": request.height_px or _UNBOUNDED_PX,
            "max_pixels": MAX_STILL_PIXELS,
        }
        checked_in_sandbox(_SCRIPTS / "still_process.py", job, directory, deadline_s=_DEADLINE_S)
        return Made(path=out, media_type="image/png", licence=LICENCE)
    if request.use == "still":
        raise refused("media_unsupported", f"it is no still image but {form.name}.", "Give a still image.")
    if form.family == "sound":
        raise refused("media_unsupported", f"it is a sound ({form.name}).", "Send a picture or a clip.")
    out = directory / "clip.mp4"
    seconds = normalise_movie(source, form, look(source, form), request, out)
    return Made(path=out, media_type="video/mp4", licence=LICENCE, duration_s=seconds)


def _font(source: Path, form: Form) -> Made:
    if form.family != "font":
        raise refused("media_unsupported", f"it is no font but {form.name}.", "Send a TTF or OTF file.")
    checked_in_sandbox(_SCRIPTS / "font_process.py", {"source": source.name}, source.parent, deadline_s=_DEADLINE_S)
    return Made(path=source, media_type=f"font/{form.name.lower()}", licence=LICENCE)


def _check_size(source: Path, form: Form) -> None:
    most_bytes = _MAX_BYTES.get(form.family)
    if most_bytes is not None and source.stat().st_size > most_bytes:
        raise refused("media_too_large", f"it is larger than {most_bytes >> 20} MB.", "Send a smaller file.")
