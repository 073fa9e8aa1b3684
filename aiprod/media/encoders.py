"""How each codec is encoded, as FFmpeg arguments: one thread, closed groups of pictures, and headers that never vary.

Pieces are rendered side by side, so one thread each costs the least. All settings are constant, so that pieces of a
rendition carry equal headers and join by stream copy, and equal frames give equal bytes. Each codec's quality is set to
about the same VMAF on slow moves over stills.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aiprod.outputs import VideoCodec


@dataclass(frozen=True)
class Encoder:
    """``reorder_frames`` is by how many frames the decoder must be ahead of the picture shown, because of B-frames."""

    arguments: tuple[str, ...]
    reorder_frames: int


ENCODERS: Mapping[VideoCodec, Encoder] = {
    # superfast with a macroblock tree and fixed B-frames costs 60 to 80 % of veryfast at crf 20, for a VMAF not
    # below it, on stills, painted looks and text alike. Each frame of lookahead is 7 MB at 1080p: the ten left out are
    # made up for by half a step of crf.
    "h264": Encoder(
        (
            *("-c:v", "libx264", "-preset", "superfast", "-crf", "19.5", "-threads", "1"),
            *("-x264-params", "mbtree=1:rc-lookahead=10:b-adapt=0:open-gop=0:stitchable=1"),
        ),
        reorder_frames=2,
    ),
    # Players of Apple's take HEVC under the tag hvc1 only.
    "hevc": Encoder(
        (
            *("-c:v", "libx265", "-preset", "superfast", "-crf", "20", "-threads", "1", "-tag:v", "hvc1"),
            *("-x265-params", "pools=none:frame-threads=1:open-gop=0:no-info=1:log-level=none"),
        ),
        reorder_frames=2,
    ),
    "av1": Encoder(
        ("-c:v", "libsvtav1", "-preset", "10", "-crf", "28", "-svtav1-params", "lp=1"),
        reorder_frames=0,
    ),
    # The realtime mode costs a quarter of the good one for two fifths more bits. It gains nothing from looking ahead,
    # which would hold 25 frames in memory.
    "vp9": Encoder(
        (
            *("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "6", "-crf", "28", "-b:v", "0"),
            *("-lag-in-frames", "0", "-threads", "1", "-row-mt", "0", "-aq-mode", "0"),
        ),
        reorder_frames=0,
    ),
}
