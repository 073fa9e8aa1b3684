"""A small real ONNX model with the inputs and outputs of a Piper voice, made here: it hums."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

NAME = "en_US-tiny-low"
RATE_HZ = 16_000
HOP = 256
FRAMES_AN_ID = 8
_SIGNS = "_^$ !'(),-.:;?abcdefhijklmnopqrstuvwxyzæçðøŋœɐɑɒɔəɚɛɜɡɪɫɹɾʃʊʌʒθːˈˌ"


def write_voice(folder: Path, name: str = NAME, *, durations: bool = True, speakers: int = 1) -> Path:
    """A voice whose every id lasts FRAMES_AN_ID * HOP samples over the length scale; it hums at a loudness of the id's.

    With ``durations`` the model tells how many frames each id took, as Piper's models with alignment do.
    """
    folder.mkdir(parents=True, exist_ok=True)
    model = folder / f"{name}.onnx"
    onnx.save(_model(durations=durations, speakers=speakers), str(model))
    config: dict[str, Any] = {
        "audio": {"sample_rate": RATE_HZ, "quality": "low"},
        "espeak": {"voice": "en-us"},
        "inference": {"noise_scale": 0.0, "length_scale": 1.0, "noise_w": 0.0},
        "phoneme_type": "espeak",
        "phoneme_id_map": {sign: [index] for index, sign in enumerate(_SIGNS)},
        "num_speakers": speakers,
        "speaker_id_map": {f"p{index}": index for index in range(speakers)} if speakers > 1 else {},
        "language": {"code": "en_US"},
        "hop_length": HOP,
    }
    model.with_name(f"{model.name}.json").write_text(json.dumps(config))
    (folder / "MODEL_CARD").write_text("Licence: none needed, it only hums.")
    return model


def write_catalogue(folder: Path, model: Path) -> None:
    """``voices.json`` over the files of ``model``'s folder, as the piper-voices project lays them out."""
    files = {
        f"en/en_US/tiny/low/{path.name}": {
            "size_bytes": path.stat().st_size,
            "md5_digest": hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest(),
        }
        for path in sorted(model.parent.iterdir())
    }
    home = folder / "en/en_US/tiny/low"
    home.mkdir(parents=True)
    for path in model.parent.iterdir():
        (home / path.name).write_bytes(path.read_bytes())
    entry = {"key": NAME, "name": "tiny", "language": {"code": "en_US"}, "quality": "low", "files": files}
    (folder / "voices.json").write_text(json.dumps({NAME: entry}))


def _model(*, durations: bool, speakers: int) -> onnx.ModelProto:
    """Each id becomes FRAMES_AN_ID * HOP / length_scale samples of a square hum, as loud as the id is high."""

    def constant(name: str, value: Any) -> onnx.TensorProto:
        return numpy_helper.from_array(np.asarray(value), name)

    node = helper.make_node
    nodes = [
        node("Gather", ["scales", "one"], ["length_scale"]),
        node("Mul", ["length_scale", "samples_an_id"], ["wanted"]),
        node("Cast", ["wanted"], ["count"], to=TensorProto.INT64),
        node("Concat", ["ones2", "count"], ["repeats"], axis=0),
        node("Cast", ["input"], ["ids"], to=TensorProto.FLOAT),
        node("Mul", ["ids", "quiet"], ["loudness"]),
        node("Unsqueeze", ["loudness", "last"], ["column"]),
        node("Tile", ["column", "repeats"], ["held"]),
        node("Reshape", ["held", "row"], ["levels"]),
        node("Shape", ["levels"], ["shape"]),
        node("Gather", ["shape", "three"], ["length"]),
        node("Range", ["zero", "length", "step"], ["times"]),
        node("Mod", ["times", "period"], ["phase"]),
        node("Less", ["phase", "half"], ["up"]),
        node("Where", ["up", "plus", "minus"], ["wave"]),
        node("Mul", ["levels", "wave"], ["output"]),
    ]
    constants = [
        constant("one", np.array([1], np.int64)),
        constant("samples_an_id", np.array([FRAMES_AN_ID * HOP], np.float32)),
        constant("ones2", np.array([1, 1], np.int64)),
        constant("quiet", np.float32(0.005)),
        constant("last", np.array([2], np.int64)),
        constant("row", np.array([1, 1, 1, -1], np.int64)),
        constant("three", np.int64(3)),
        constant("zero", np.int64(0)),
        constant("step", np.int64(1)),
        constant("period", np.int64(100)),
        constant("half", np.int64(50)),
        constant("plus", np.float32(1)),
        constant("minus", np.float32(-1)),
    ]
    inputs = [
        helper.make_tensor_value_info("input", TensorProto.INT64, [1, "ids"]),
        helper.make_tensor_value_info("input_lengths", TensorProto.INT64, [1]),
        helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
    ]
    if speakers > 1:
        inputs.append(helper.make_tensor_value_info("sid", TensorProto.INT64, [1]))
    outputs = [helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, 1, 1, "samples"])]
    if durations:
        nodes += [
            node("Mul", ["length_scale", "frames_an_id"], ["frames"]),
            node("Mul", ["ids", "nothing"], ["zeros"]),
            node("Add", ["zeros", "frames"], ["durations"]),
        ]
        constants += [
            constant("frames_an_id", np.array([FRAMES_AN_ID], np.float32)),
            constant("nothing", np.float32(0)),
        ]
        outputs.append(helper.make_tensor_value_info("durations", TensorProto.FLOAT, [1, "ids"]))
    graph = helper.make_graph(nodes, "hum", inputs, outputs, constants)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(made)
    return made
