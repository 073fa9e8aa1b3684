"""Rebuilds templates/fonts: the fonts captions and titles fall back to, cut down to what subtitles need.

The sources are the Debian packages fonts-noto-core and fonts-noto-cjk, and the npm package
@expo-google-fonts/noto-color-emoji, unpacked anywhere below one folder. Needs fonttools.
Run from the root: `.venv/bin/python scripts/caption_fonts.py FOLDER`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

OUT = Path("templates/fonts")
SCRIPTS = ("Arabic", "Hebrew", "Devanagari", "Bengali", "Tamil", "Thai")
EUROPEAN = ((0x20, 0x52F), (0x1E00, 0x20CF), (0x2100, 0x22FF), (0x25CC, 0x25CC))
EAST_ASIAN_SETS = ("gb2312", "big5", "shift_jis", "euc_kr")
HANGUL = range(0xAC00, 0xD7A4)
SIMPLIFIED_FACE = 2


def main(folder: Path) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    european = [code for first, last in EUROPEAN for code in range(first, last + 1)]
    cut(found(folder, "NotoSans-Bold.ttf"), "NotoSans-Bold.ttf", european)
    for script in SCRIPTS:
        name = f"NotoSans{script}-Bold.ttf"
        cut(found(folder, name), name)
    # One face serves four languages: `locl` turns its simplified forms into Japanese, traditional or Korean ones.
    cut(
        found(folder, "NotoSansCJK-Bold.ttc"),
        "NotoSansCJK-Bold.otf",
        [*east_asian(), *HANGUL],
        features=("locl", "ccmp"),
        face=SIMPLIFIED_FACE,
    )
    emoji = TTFont(found(folder, "NotoColorEmoji_400Regular.ttf"))
    del emoji["SVG "]
    emoji.save(OUT / "NotoColorEmoji.ttf")


def cut(
    source: Path, name: str, codes: Iterable[int] | None = None, features: Iterable[str] = ("*",), face: int = -1
) -> None:
    """Keep the glyphs of ``codes`` (all if None) and what shaping them needs; hints go, captions are drawn without."""
    options = subset.Options(
        hinting=False,
        layout_features=list(features),
        font_number=face,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
        notdef_outline=True,
        drop_tables=["vhea", "vmtx", "VORG", "BASE"],
    )
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap() if codes is None else codes)
    subsetter.subset(font)
    subset.save_font(font, OUT / name, options)


def east_asian() -> list[int]:
    """The characters of the national sets: simplified and traditional Chinese, Japanese, Korean."""
    return [code for code in range(0x80, 0xAC00) if any(_encodes(chr(code), name) for name in EAST_ASIAN_SETS)] + [
        code for code in range(0xF900, 0xFFFF) if any(_encodes(chr(code), name) for name in EAST_ASIAN_SETS)
    ]


def _encodes(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeError:
        return False
    return True


def found(folder: Path, name: str) -> Path:
    """The one file of that name below the folder."""
    return next(folder.rglob(name))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
