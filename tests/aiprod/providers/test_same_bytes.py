"""The same request gives the same bytes in any process, in any order: pictures, scores and sounds."""

from __future__ import annotations

import json
import os
import subprocess
import sys

_MAKE = """
import hashlib, json, sys, tempfile
from pathlib import Path
from aiprod.plan import MusicRequest, PictureIntent, SoundRequest, VisualRequest
from aiprod.providers.music.synth import Synth
from aiprod.providers.sound.catalogue import catalogue
from aiprod.providers.sound.synth import SoundSynth
from aiprod.providers.visuals.preview import PLACES, TIMES
from aiprod.providers.visuals.procedural import Procedural
from aiprod.style import list_styles, load_style

wanted = [
    (Procedural(), f"{style} {place}", VisualRequest(
        provider="procedural", style=load_style(style).for_pictures(), seed=5, width_px=192, height_px=108,
        intent=PictureIntent(place=place, time=TIMES[index % 5], headline="A few words" if index % 2 else None),
    ))
    for order, style in enumerate(list_styles()) for index, place in enumerate(PLACES) if (order + index) % 3 == 0
]
wanted += [
    (Synth(), f"score {mood}", MusicRequest(
        provider="synth", mood=mood, ensemble="orchestra", duration_s=6.0, hits_s=(2.0,), seed=5))
    for mood in ("calm", "tense", "playful")
]
wanted += [
    (SoundSynth(), f"sound {info.name}", SoundRequest(provider="synth", name=info.name, duration_s=0.5, seed=5))
    for info in catalogue()[::2]
]
if sys.argv[1] == "backwards":
    wanted.reverse()
made = {}
for provider, name, request in wanted:
    with tempfile.TemporaryDirectory() as folder:
        made[name] = hashlib.sha256(provider.make(request, Path(folder)).path.read_bytes()).hexdigest()
print(json.dumps(made))
"""


def test_two_processes_make_the_same_in_any_order() -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _MAKE, order],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        for order, seed in (("forwards", "1"), ("backwards", "2"))
    ]
    first, second = (json.loads(process.communicate(timeout=300)[0]) for process in running)
    assert len(first) > 60
    assert {name for name in first if first[name] != second[name]} == set()
    assert len(set(first.values())) == len(first)
