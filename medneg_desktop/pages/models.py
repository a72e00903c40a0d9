"""The recognition models, which travel inside the installed rapidocr package; its code is never imported.

They are PP-OCRv6 small (Apache-2.0, PaddlePaddle authors). rapidocr's own pipeline gives boxes of lines cut into words
by guess and needs twice the memory; only its model files are wanted.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import onnxruntime

DETECTOR = "PP-OCRv6_det_small.onnx"
RECOGNIZER = "PP-OCRv6_rec_small.onnx"


def model_path(name: str) -> Path:
    """Where a model file is; raises FileNotFoundError for a broken installation."""
    folders = []
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        folders.append(Path(frozen) / "rapidocr")
    found = importlib.util.find_spec("rapidocr")  # finds the package without running it
    if found is not None and found.submodule_search_locations:
        folders += [Path(place) for place in found.submodule_search_locations]
    for folder in folders:
        path = folder / "models" / name
        if path.is_file():
            return path
    raise FileNotFoundError(f"the recognition model {name} is missing; install the program again")


def session(name: str) -> Any:
    """A model ready to run: on one thread, and without an arena, which would keep the memory of the largest page."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(model_path(name)), options, providers=["CPUExecutionProvider"])
