"""A style network in OpenVINO, which runs convolutions on CPUs faster than torch does."""

from __future__ import annotations

import copy
import sys
import warnings
from collections import OrderedDict
from functools import cache
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from editor.nets.style import EPSILON, Norm, Painter

MOST_SIZES = 6
"""Compiled sizes kept for one network."""
SIDE = 64
"""Height and width of the picture that a network is traced with; any other works as well."""


@cache
def openvino() -> Any:
    """The package, kept from its telemetry: it then uses its own stub, and opens no socket.

    Raises ImportError where it is not installed (it exists for x86-64 only).
    """
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
    import openvino as package

    return package


@cache
def _core() -> Any:
    return openvino().Core()


class EightBit(nn.Module):
    """A painter that takes and gives pictures as the editor keeps them."""

    def __init__(self, net: Painter) -> None:
        super().__init__()
        self.net = net

    def forward(self, frames: Tensor, condition: Tensor) -> Tensor:
        """frames: uint8 (n, h, w, 3), sides multiples of 4; condition: float (1, d). Same out."""
        image = frames.permute(0, 3, 1, 2).float() / 255
        painted = self.net.paint(image, condition)
        return (painted * 255 + 0.5).to(torch.uint8).permute(0, 2, 3, 1)


class _WholeNorm(nn.Module):
    """A norm written as the one operation that OpenVINO has for it."""

    def __init__(self, norm: Norm) -> None:
        super().__init__()
        self.norm = norm

    def forward(self, x: Tensor, condition: Tensor) -> Tensor:
        """x: (n, channels, h, w); condition: (1, d). Returns x's shape."""
        gamma, beta = self.norm.affine(condition)
        return F.instance_norm(x, eps=EPSILON) * gamma[..., None, None] + beta[..., None, None]


def converted(net: Painter, length: int) -> Any:
    """The network as an OpenVINO model of (frames, condition); about a second.

    length: of the condition. The condition stays an input, so that one model serves every mix.
    """
    traced = copy.deepcopy(net).cpu()
    for name, module in list(traced.named_modules()):
        if isinstance(module, Norm):
            traced.set_submodule(name, _WholeNorm(module))
    example = (torch.zeros(1, SIDE, SIDE, 3, dtype=torch.uint8), torch.zeros(1, length))
    shape = openvino().PartialShape
    with warnings.catch_warnings():  # torch.jit.trace is told to go; torch.export takes 4 s here
        warnings.simplefilter("ignore")
        return openvino().convert_model(
            EightBit(traced).eval(), example_input=example,
            input=[shape([1, -1, -1, 3]), shape([1, length])],
        )  # fmt: skip


class OpenVinoBackend:
    """A converted network; compiled anew (0.1 s) for each size, the last few are kept."""

    def __init__(self, model: Any, precision: str) -> None:
        self.name = f"openvino-{precision}"
        self._model = model
        self._settings = {
            "INFERENCE_PRECISION_HINT": precision,
            "INFERENCE_NUM_THREADS": torch.get_num_threads(),
            "PERFORMANCE_HINT": "LATENCY",
        }
        self._compiled: OrderedDict[tuple[int, ...], Any] = OrderedDict()

    def __call__(self, frames: np.ndarray, condition: np.ndarray) -> np.ndarray:
        """frames: uint8 (n, h, w, 3), one after the other; condition: float32 (1, d)."""
        request = self._request(frames.shape[1:])
        painted = np.empty_like(frames)
        for number in range(len(frames)):
            inputs = [np.ascontiguousarray(frames[number : number + 1]), condition]
            painted[number] = request.infer(inputs, share_inputs=True, share_outputs=True)[0]
        return painted

    def _request(self, shape: tuple[int, ...]) -> Any:
        if shape not in self._compiled:
            model = self._model.clone()
            model.reshape({0: openvino().PartialShape([1, *shape])})
            compiled = _core().compile_model(model, "CPU", self._settings)
            self._compiled[shape] = compiled.create_infer_request()
        self._compiled.move_to_end(shape)
        while len(self._compiled) > MOST_SIZES:
            self._compiled.popitem(last=False)
        return self._compiled[shape]
