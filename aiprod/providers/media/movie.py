"""A client's clip as ours: H.264 at the video's own rate, upright, square pixels, BT.709 studio range, soon sought."""

from __future__ import annotations

from pathlib import Path

from aiprod.errors import PermanentError
from aiprod.media.pictures.clip import GOP_FRAMES
from aiprod.media.probe import probe
from aiprod.plan import MediaRequest
from aiprod.providers.media.look import Picture, Streams
from aiprod.providers.media.refusal import refused
from aiprod.providers.media.sandbox import foreign_input
from aiprod.providers.media.sniff import Form
from aiprod.providers.media.span import Span
from aiprod.timing import FrameRate

_LARGEST_PX = (3840, 2160)
_HD_PX = (1280, 720)
_TO_SDR = (
    "zscale=t=linear:npl=203,format=gbrpf32le,zscale=p=bt709,tonemap=mobius:desat=0,"
    "zscale=t=bt709:m=bt709:r=tv:p=bt709,format=yuv420p"
)
_BT709 = ("-color_range", "tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709")


def normalise_movie(source: Path, form: Form, streams: Streams, request: MediaRequest, out: Path) -> float:
    """Write ``out`` (MP4, no sound) and give its length in seconds.

    It is as large as it takes to cover the request's size, never larger than the source; trimmed, then sped. Raises
    InvalidInput ``media_unreadable``, ``media_truncated``, ``media_too_large`` or ``media_too_short``.
    """
    picture = streams.picture
    if picture is None:
        raise refused("media_unreadable", "it holds no picture.", "Send a picture or a clip.")
    rate = request.rate or FrameRate(num=30)
    size = request.width_px or _LARGEST_PX[0], request.height_px or _LARGEST_PX[1]
    span = Span.of(request, streams.duration_s, "0:V:0")

    def build(seeks: bool) -> list[str]:
        filters = ",".join([*span.filters(seeks, ""), *movie_filters(picture, span.speed, rate, size)])
        return [
            *foreign_input(source, form, "error", span.input_options(seeks)),
            *("-map", span.stream, "-an", "-sn", "-dn", "-map_metadata", "-1", "-vf", filters),
            *("-t", f"{span.most_s:.6f}", "-fps_mode", "passthrough"),
            *("-c:v", "libx264", "-preset", "superfast", "-crf", "14", "-threads:v", "2"),
            *("-x264-params", f"keyint={GOP_FRAMES}:scenecut=0:bframes=0:open-gop=0", *_BT709, "-pix_fmt", "yuv420p"),
            *("-bitexact", "-movflags", "+faststart", "-f", "mp4", f"file:{out.name}"),
        ]

    def measure() -> float:
        try:
            return rate.seconds(probe(out).frames)
        except PermanentError:
            return 0.0

    return span.cut(source, form, build, measure)


def movie_filters(picture: Picture, speed: float, rate: FrameRate, size_px: tuple[int, int]) -> list[str]:
    """Deinterlace, speed, rate, size and colours, in this order: later frames cost less.

    FFmpeg itself turns the source upright before them. A picture without colour tags is taken for BT.709 from 720 lines
    or 1280 columns on, for BT.601 below.
    """
    wide, high = "iw*max(1\\,sar)", "ih*max(1\\,1/sar)"
    share = f"min(1\\,max({size_px[0]}/({wide})\\,{size_px[1]}/({high})))"
    scaled = f"scale=w=2*ceil({wide}*{share}/2):h=2*ceil({high}*{share}/2):flags=lanczos"
    untagged = "bt709" if picture.width_px >= _HD_PX[0] or picture.height_px >= _HD_PX[1] else "smpte170m"
    return [
        *(["bwdif=mode=send_frame"] if picture.interlaced else []),
        *([f"setpts=PTS/{speed:.6f}"] if speed != 1 else []),
        f"fps={rate}:start_time=0",
        *([] if picture.tagged else [f"setparams=colorspace={untagged}"]),
        *([scaled, _TO_SDR] if picture.hdr else [f"{scaled}:out_color_matrix=bt709:out_range=tv", "format=yuv420p"]),
        "setsar=1",
        "setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709",
    ]
