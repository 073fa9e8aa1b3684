"""Run as a program in the sandbox: load one font and draw with it.

stdin: JSON {source}; stdout: {} or {code, message}. It imports nothing of ours.
"""

import json
import sys

import skia

_MOST_GLYPHS_DRAWN = 2000


def main() -> tuple[str, str] | None:
    """The code and message of a refusal, or None for a font that draws."""
    source = json.loads(sys.stdin.buffer.read())["source"]
    typeface = skia.FontMgr.New_Custom_Empty().makeFromFile(source)
    if typeface is None or typeface.countGlyphs() < 2:
        return "media_unreadable", "it is no font inside."
    font = skia.Font(typeface, 64)
    glyphs = range(1, min(_MOST_GLYPHS_DRAWN, typeface.countGlyphs()))
    if not any(path is not None and not path.isEmpty() for path in [font.getPath(glyph) for glyph in glyphs]):
        return "media_unreadable", "none of its letters can be drawn."
    return None


if __name__ == "__main__":
    refusal = main()
    print(json.dumps({"code": refusal[0], "message": refusal[1]} if refusal else {}))
