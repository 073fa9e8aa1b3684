"""What the sandboxed FFmpeg asks the kernel for: its own libraries, the one file in its folder, and no socket."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.inputs import MOVIES
from tests.hostile.samples import Samples

STRACE = shutil.which("strace")
REPO = Path(__file__).parents[2]
LIBRARIES = (
    "/lib/",
    "/lib64/",
    "/usr/lib/",
    "/usr/lib64/",
    "/etc/ld.so",
    "/proc/self/",
    "/proc/sys/vm/",
    "/sys/devices/",
)
OWN = {"source", "clip.mp4", "sound.wav"}
SCRIPT = """
import sys
from pathlib import Path
from aiprod.errors import InvalidInput
from aiprod.plan import MediaRequest
from aiprod.providers.media.client import ClientMedia
from aiprod.providers.media.fetch import MediaFetcher
from aiprod.storage.local import FolderStore

root = Path(sys.argv[1])
provider = ClientMedia(MediaFetcher(FolderStore(root / "store"), lambda url, out: None))
for number, name in enumerate(sys.argv[2:]):
    scratch = root / str(number)
    scratch.mkdir()
    try:
        provider.make(MediaRequest(provider="client", uri=f"media/{name}", use="picture"), scratch)
    except InvalidInput:
        pass
"""


@pytest.mark.skipif(STRACE is None, reason="strace is not installed")
@pytest.mark.timeout(120)
def test_ffmpeg_opens_nothing_but_its_own_files(tmp_path: Path) -> None:
    media = tmp_path / "store" / "media"
    media.mkdir(parents=True)
    outside = tmp_path / "outside.mov"
    good = Samples(tmp_path)
    outside.write_bytes(good.bytes_of("mov"))
    wanted = ("noise-for-media.mp4", "attachment.mkv", "wrong-duration.mkv")
    for hostile in MOVIES:
        if hostile.name in wanted:
            (media / hostile.name).write_bytes(hostile.make(good, outside))
    (media / "good.mp4").write_bytes(good.bytes_of("front.mp4"))
    log = tmp_path / "calls"
    traced = [str(STRACE), "-f", "-qq", "-e", "trace=execve,open,openat,socket,connect", "-o", str(log)]
    argv = [*traced, sys.executable, "-c", SCRIPT, str(tmp_path), *wanted, "good.mp4"]
    done = subprocess.run(argv, cwd=REPO, capture_output=True, text=True, timeout=100, check=False)
    if "ptrace" in done.stderr:
        pytest.skip("the system does not let us trace")
    assert done.returncode == 0, done.stderr
    calls = [line.split(None, 1) for line in log.read_text().splitlines()]
    ffmpegs = {process for process, call in calls if call.startswith("execve(") and '"-format_whitelist"' in call}
    assert len(ffmpegs) > len(wanted)
    asked = [call for process, call in calls if process in ffmpegs]
    opened = {found[1] for call in asked if (found := re.search(r'^open(?:at)?\(.*?"([^"]*)"', call))}
    assert {"source", "clip.mp4"} <= opened
    assert {name for name in opened if not name.startswith(LIBRARIES)} <= OWN
    assert not [call for call in asked if call.startswith(("socket(", "connect("))]
