"""What a scene wears over its picture: the client's overlays, a title, a lower third and the brand's logo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aiprod.assets import Asset
from aiprod.errors import PermanentError
from aiprod.lettering import typeface
from aiprod.media.dress.badge import fading, load_badge, place
from aiprod.media.dress.lower_third import lower_third, scene_title
from aiprod.media.dress.timed import Span, Timed
from aiprod.media.pictures.frames import Overlay
from aiprod.media.safe_area import Area, caption_area, title_safe
from aiprod.parts import SceneHeader
from aiprod.style import FontRole, font_path

VERSION = 1
_ALWAYS = 2**31
_FADE_S, _MOVE_S = 0.3, 0.7
_TITLE_AT_S = 0.3
_GAP = 0.025


def scene_overlays(header: SceneHeader, assets: Mapping[str, Asset], files: Mapping[str, Path]) -> Sequence[Overlay]:
    """The scene's overlays, back to front; captions come over them. ``assets`` and ``files`` are keyed by role.

    Raises PermanentError ``missing_asset`` for a role without a file, ``bad_overlay`` for one that holds no still and
    ``bad_font`` for a font that cannot be read.
    """
    wardrobe = _Wardrobe(header, assets, files)
    return (*wardrobe.overlays(), *wardrobe.title(), *wardrobe.lower_third(), *wardrobe.logo())


def overlays_key(header: SceneHeader, assets: Mapping[str, Asset]) -> object:
    """What ``scene_overlays`` lays over the header's piece, as JSON values; None if that is nothing."""
    scene, piece, logo, third = header.scene, header.piece, header.brand.logo, header.scene.lower_third
    end = piece.first + piece.frames
    worn: dict[str, object] = {
        f"overlay/{order}": [assets[f"overlay/{order}"].digest, overlay.model_dump(mode="json", exclude={"request"})]
        for order, overlay in enumerate(scene.overlays)
        if overlay.start_frame < end and piece.first < overlay.start_frame + overlay.frames
    }
    if scene.title is not None:
        worn["title"] = scene.title
    if third is not None and third.start_frame < end and piece.first < third.start_frame + third.frames:
        worn["lower_third"] = third.model_dump(mode="json")
    if logo is not None:
        worn["logo"] = [assets["logo"].digest, logo.model_dump(mode="json", exclude={"request"})]
    if not worn:
        return None
    return {
        "version": VERSION,
        "frames": scene.frames,
        "style": [header.style.digest, header.style.letterbox],
        "captions": _captioned(header) and header.style.captions.model_dump(mode="json"),
        "accent": header.style.captions.active_colour,
        "fonts": {role: asset.digest for role, asset in assets.items() if role.startswith("font/")},
        **worn,
    }


def _captioned(header: SceneHeader) -> bool:
    return header.captions == "burned" and bool(header.scene.text)


@dataclass(frozen=True)
class _Wardrobe:
    header: SceneHeader
    assets: Mapping[str, Asset]
    files: Mapping[str, Path]

    @property
    def frame(self) -> tuple[int, int]:
        return self.header.canvas.width_px, self.header.canvas.height_px

    @property
    def safe(self) -> Area:
        return title_safe(*self.frame, self.header.style.letterbox)

    @property
    def clear(self) -> Area:
        """The safe area above the captions, if there are any."""
        if not _captioned(self.header):
            return self.safe
        top = caption_area(*self.frame, self.header.style.captions).top
        return self.safe._replace(bottom=min(self.safe.bottom, top - _GAP * min(self.frame)))

    def overlays(self) -> list[Overlay]:
        shown: list[Overlay] = []
        for order, overlay in enumerate(self.header.scene.overlays):
            image = load_badge(self._image(f"overlay/{order}"), overlay.width * self.frame[0], self.clear)
            at = place(image, overlay.at, self.clear)
            span = self._span(overlay.start_frame, overlay.frames, _FADE_S)
            shown.append(Timed(span, at, fading(image, at, overlay.opacity)))
        return shown

    def title(self) -> list[Overlay]:
        scene = self.header.scene
        if scene.title is None:
            return []
        film = self.header.style.letterbox is not None
        room = self._beside_logo(self.clear, film)
        start = self.header.canvas.rate.frames(_TITLE_AT_S)
        box, draw = scene_title(scene.title, self._font("title"), film, self.frame, room)
        return [Timed(self._span(start, scene.frames - start, _MOVE_S), box, draw)]

    def lower_third(self) -> list[Overlay]:
        third = self.header.scene.lower_third
        if third is None:
            return []
        fonts = self._font("title"), self._font("body")
        accent = self.header.style.captions.active_colour
        box, draw = lower_third(third.title, third.subtitle, fonts, accent, self.frame, self.clear)
        return [Timed(self._span(third.start_frame, third.frames, _MOVE_S), box, draw)]

    def logo(self) -> list[Overlay]:
        logo = self.header.brand.logo
        if logo is None:
            return []
        image = load_badge(self._image("logo"), logo.width * min(self.frame), self.safe)
        at = place(image, logo.corner, self.safe)
        return [Timed(Span(0, _ALWAYS, 0, 0), at, fading(image, at, logo.opacity))]

    def _beside_logo(self, room: Area, centred: bool) -> Area:
        """The room without what a logo in an upper corner takes; on both sides for words that are centred."""
        logo = self.header.brand.logo
        if logo is None or not logo.corner.startswith("top"):
            return room
        taken = (logo.width + _GAP) * min(self.frame)
        left = room.left + taken * (centred or logo.corner == "top_left")
        return room._replace(left=left, right=room.right - taken * (centred or logo.corner == "top_right"))

    def _span(self, start: int, frames: int, move_s: float) -> Span:
        """A span that ends with the scene at the latest, moving for at most a third of it at either end."""
        frames = min(frames, self.header.scene.frames - start)
        move = min(self.header.canvas.rate.frames(move_s), frames // 3)
        return Span(start, frames, move, move)

    def _font(self, role: FontRole) -> Path:
        """The brand's font of a role, else the style's."""
        path = self.files.get(f"font/{role}", font_path(self.header.style, role))
        if typeface(path) is None:
            raise PermanentError("bad_font", f"{path.name} is not a font.", field=f"payload.brand.fonts.{role}")
        return path

    def _image(self, role: str) -> Path:
        if role not in self.files:
            raise PermanentError("missing_asset", f"scene {self.header.scene.index} has no {role}.")
        if not self.assets[role].media_type.startswith("image/"):
            raise PermanentError(
                "bad_overlay",
                f"the {role} of scene {self.header.scene.index} is {self.assets[role].media_type}, not a still image.",
                remedy="Give a PNG, JPEG or WebP picture for a logo or an overlay.",
            )
        return self.files[role]
