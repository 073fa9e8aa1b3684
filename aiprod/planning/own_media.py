"""The client's own media and brand, from the job's words to the plan's requests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aiprod.errors import InvalidInput
from aiprod.own_media import AudioSpec, BrandSpec, LowerThirdSpec, MediaSpec, OverlaySpec
from aiprod.plan import Brand, Framing, Logo, LowerThird, MediaRequest, PlacedOverlay, PlacedSound, Rendition
from aiprod.style import LONGEST_TRANSITION_S, FontRole, Style
from aiprod.timing import FrameRate

PROVIDER = "client"
_UNDER_VOICE_DB, _ALONE_DB = -14.0, 0.0
_FONT_ROLES: tuple[FontRole, ...] = ("title", "body", "caption")


@dataclass(frozen=True)
class Largest:
    """The most that any rendition needs of a picture: pixels each way, and frames a second."""

    width_px: int
    height_px: int
    rate: FrameRate

    @classmethod
    def of(cls, renditions: Sequence[Rendition], rate: FrameRate) -> Largest:
        """``rate`` is the plan's own, which alone is left where there is no picture."""
        return cls(
            max((r.picture_width_px for r in renditions), default=2),
            max((r.picture_height_px for r in renditions), default=2),
            max((r.canvas.rate for r in renditions), key=lambda rate: rate.fraction, default=rate),
        )


def picture(media: MediaSpec, frame: Largest, length_s: float) -> MediaRequest:
    """The image or clip that a scene of ``length_s`` seconds shows, and that goes on while the next one fades in."""
    return MediaRequest(
        provider=PROVIDER,
        uri=media.uri,
        use="picture",
        start_s=media.start,
        end_s=media.end,
        speed=media.speed,
        duration_s=round(length_s + LONGEST_TRANSITION_S, 3),
        width_px=frame.width_px,
        height_px=frame.height_px,
        rate=frame.rate,
    )


def framing(media: MediaSpec) -> Framing:
    return Framing(fit=media.fit, focus=media.focus)


def clip_sound(media: MediaSpec, length_s: float, spoken: bool) -> tuple[PlacedSound, ...]:
    """A clip's own sound, under the voice where there is one."""
    if media.mute:
        return ()
    request = MediaRequest(
        provider=PROVIDER,
        uri=media.uri,
        use="picture_sound",
        start_s=media.start,
        end_s=media.end,
        speed=media.speed,
        duration_s=round(length_s, 3),
    )
    gain_db = _UNDER_VOICE_DB if spoken else _ALONE_DB
    return (PlacedSound(request=request, start_frame=0, duration_s=round(length_s, 3), gain_db=gain_db),)


def recording(audio: AudioSpec, length_s: float | None = None) -> MediaRequest:
    """A recording of narration, or music of which ``length_s`` seconds are needed at most."""
    return MediaRequest(
        provider=PROVIDER, uri=audio.uri, use="sound", start_s=audio.start, end_s=audio.end, duration_s=length_s
    )


def overlay(spec: OverlaySpec, frame: Largest, rate: FrameRate, frames: int) -> PlacedOverlay:
    """An overlay within a scene of ``frames`` frames."""
    start = min(rate.frames(spec.start), frames - 1)
    end = frames if spec.end is None else min(frames, rate.frames(spec.end))
    return PlacedOverlay(
        request=_image(spec.uri, frame),
        at=spec.at,
        width=spec.width,
        opacity=spec.opacity,
        start_frame=start,
        frames=max(1, end - start),
    )


def lower_third(spec: LowerThirdSpec, rate: FrameRate, frames: int) -> LowerThird:
    """A lower third within a scene of ``frames`` frames."""
    start = min(rate.frames(spec.start), frames - 1)
    return LowerThird(
        title=spec.title,
        subtitle=spec.subtitle,
        start_frame=start,
        frames=max(1, min(frames - start, rate.frames(spec.seconds))),
    )


def brand(spec: BrandSpec, frame: Largest) -> Brand:
    logo = spec.logo
    fonts = {role: uri for role in _FONT_ROLES if (uri := getattr(spec.fonts, role)) is not None}
    return Brand(
        logo=logo and Logo(request=_image(logo.uri, frame), corner=logo.corner, width=logo.width, opacity=logo.opacity),
        fonts={role: MediaRequest(provider=PROVIDER, uri=uri, use="font") for role, uri in fonts.items()},
    )


def branded(style: Style, spec: BrandSpec) -> Style:
    """The style in the brand's colours.

    Raises InvalidInput ``unknown_palette`` for a ramp the style does not have or one of another length.
    """
    for name, ramp in spec.palette.items():
        if name not in style.palette or len(style.palette[name]) != len(ramp):
            ramps = ", ".join(f"{ramp_name} ({len(colours)})" for ramp_name, colours in style.palette.items())
            raise InvalidInput(
                "unknown_palette",
                f"style {style.name!r} has no ramp {name!r} of {len(ramp)} colours.",
                field=f"payload.brand.palette.{name}",
                remedy=f"Its ramps are: {ramps}.",
            )
    captions = style.captions
    if spec.accent is not None:
        captions = captions.model_copy(update={"active_colour": spec.accent})
    return style.model_copy(update={"palette": {**style.palette, **spec.palette}, "captions": captions})


def _image(uri: str, frame: Largest) -> MediaRequest:
    return MediaRequest(provider=PROVIDER, uri=uri, use="still", width_px=frame.width_px, height_px=frame.height_px)
