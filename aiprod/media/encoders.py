"""How each codec is encoded, as FFmpeg arguments: one thread, closed groups of pictures, and headers that never vary.

Pieces are rendered side by side, so one thread each costs the least. All settings are constant, so that pieces of a
rendition carry equal headers and join by stream copy, and equal frames give equal bytes.
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
    # superfast with a macroblock tree and a fixed B-frame pattern costs about two thirds of veryfast at equal bit rate
    # and slightly higher VMAF on slow moves over stills.
    "h264": Encoder(
        (
            *("-c:v", "libx264", "-preset", "superfast", "-crf", "20", "-threads", "1"),
            *("-x264-params", "mbtree=1:rc-lookahead=20:b-adapt=0:open-gop=0:stitchable=1"),
        ),
        reorder_frames=2,
    ),
    # Players of Apple's take HEVC under the tag hvc1 only.
    "hevc": Encoder(
        (
            *("-c:v", "libx265", "-preset", "superfast", "-crf", "23", "-threads", "1", "-tag:v", "hvc1"),
            *("-x265-params", "pools=none:frame-threads=1:open-gop=0:no-info=1:log-level=none"),
        ),
        reorder_frames=2,
    ),
    "av1": Encoder(
        ("-c:v", "libsvtav1", "-preset", "10", "-crf", "32", "-svtav1-params", "lp=1"),
        reorder_frames=0,
    ),
    # The realtime mode costs a quarter of the good one for two fifths more bits.
    "vp9": Encoder(
        (
            *("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "6", "-crf", "33", "-b:v", "0"),
            *("-threads", "1", "-row-mt", "0", "-aq-mode", "0"),
        ),
        reorder_frames=0,
    ),
}
