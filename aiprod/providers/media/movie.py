"""A client's clip as ours: H.264 at the video's own rate, upright, square pixels, BT.709 studio range, soon sought."""

from __future__ import annotations

from pathlib import Path

from aiprod.errors import PermanentError
from aiprod.media.clip import GOP_FRAMES
from aiprod.media.probe import probe
from aiprod.plan import MediaRequest
from aiprod.providers.media.look import Picture, Streams
from aiprod.providers.media.refusal import refused
from aiprod.providers.media.sandbox import foreign_input, in_sandbox
from aiprod.providers.media.sniff import Form
from aiprod.providers.media.span import check_span, deadline_s, given_s, trim
from aiprod.timing import FrameRate

_LARGEST_PX = (3840, 2160)
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
    if streams.picture is None:
        raise refused("media_unreadable", "it holds no picture.", "Send a picture or a clip.")
    rate = request.rate or FrameRate(num=30)
    argv = movie_arguments(source, form, streams.picture, request, rate, out)
    in_sandbox(argv, source.parent, deadline_s=deadline_s(request, streams.duration_s))
    try:
        frames = probe(out).frames
    except PermanentError:
        frames = 0
    check_span(rate.seconds(frames), request, streams.duration_s)
    return rate.seconds(frames)


def movie_arguments(
    source: Path, form: Form, picture: Picture, request: MediaRequest, rate: FrameRate, out: Path
) -> list[str]:
    """The FFmpeg command; the source is turned upright by FFmpeg itself before the filters."""
    return [
        *foreign_input_at(source, form, request),
        *("-map", "0:V:0", "-an", "-sn", "-dn", "-map_metadata", "-1", "-vf", movie_filters(picture, request, rate)),
        *("-t", f"{given_s(request):.6f}", "-fps_mode", "passthrough"),
        *("-c:v", "libx264", "-preset", "superfast", "-crf", "14", "-threads:v", "2"),
        *("-x264-params", f"keyint={GOP_FRAMES}:scenecut=0:bframes=0:open-gop=0", *_BT709, "-pix_fmt", "yuv420p"),
        *("-bitexact", "-movflags", "+faststart", "-f", "mp4", f"file:{out.name}"),
    ]


def foreign_input_at(source: Path, form: Form, request: MediaRequest) -> list[str]:
    """The sandbox's input, opened at the wanted span."""
    command = foreign_input(source, form, "error")
    at = command.index("-i")
    return [*command[:at], *trim(request), *command[at:]]


def movie_filters(picture: Picture, request: MediaRequest, rate: FrameRate) -> str:
    """Deinterlace, speed, rate, size and colours, in this order: later frames cost less."""
    width, height = request.width_px or _LARGEST_PX[0], request.height_px or _LARGEST_PX[1]
    share = f"min(1\\,max({width}/(iw*sar)\\,{height}/ih))"
    chain = [f"setpts=(PTS-STARTPTS)/{request.speed:.6f}"] if request.speed != 1 else []
    if picture.interlaced:
        chain.insert(0, "bwdif=mode=send_frame")
    chain.append(f"fps={rate}:start_time=0")
    if not picture.tagged:
        matrix = "bt709" if picture.height_px >= 720 or picture.width_px >= 1280 else "smpte170m"
        chain.append(f"setparams=colorspace={matrix}")
    size = f"w=2*ceil(iw*sar*{share}/2):h=2*ceil(ih*{share}/2):flags=lanczos"
    if picture.hdr:
        chain.append(f"scale={size},{_TO_SDR}")
    else:
        chain.append(f"scale={size}:out_color_matrix=bt709:out_range=tv,format=yuv420p")
    chain.append("setsar=1,setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709")
    return ",".join(chain)
