"""Run as a program in the sandbox: load one font and draw what a caption needs. stdin: JSON {source}."""

import json
import sys
from pathlib import Path

import skia

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;!?'\"()-"
_DRAWN = 2000


def main() -> None:
    data = skia.Data.MakeWithCopy(Path(json.loads(sys.stdin.buffer.read())["source"]).read_bytes())
    typeface = skia.Typeface.MakeFromData(data)
    if typeface is None or typeface.countGlyphs() < 2:
        sys.exit("no font")
    font = skia.Font(typeface, 64)
    drawn = sum(font.getPath(glyph) is not None for glyph in range(min(_DRAWN, typeface.countGlyphs())))
    if not drawn:
        sys.exit("no outlines")
    missing = [letter for letter in _LETTERS if font.unicharToGlyph(ord(letter)) == 0]
    surface = skia.Surface(256, 96)
    surface.getCanvas().drawString("Ag", 8, 72, font, skia.Paint(Color=skia.ColorBLACK))
    if len(missing) < len(_LETTERS) and not surface.makeImageSnapshot().toarray()[:, :, 3].any():
        sys.exit("nothing to see")


if __name__ == "__main__":
    main()
