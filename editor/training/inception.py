"""Features of Inception v3, where somebody has its weights; nothing is downloaded.

They are torchvision's, trained on ImageNet (Szegedy et al. 2016). Papers take the weights of
TensorFlow's first release: their figures are near these, but not the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from editor.core.errors import BadFile, BadInput

FILE = "inception_v3_google-0cc3c7bd.pth"
SEEN = 299
"""Height and width in pixels that pictures are seen at."""
MEAN, SPREAD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


def weights_path() -> Path:
    """Where torchvision leaves the weights, if it ever fetched them."""
    return Path(torch.hub.get_dir()) / "checkpoints" / FILE


@cache
def inception(device: torch.device) -> nn.Module:
    """The network down to the 2048 features before its classes. BadInput where the weights are
    not here, BadFile where they cannot be read."""
    path = weights_path()
    if not path.is_file():
        raise BadInput(
            "The weights of Inception are not on this machine, and nothing is downloaded.",
            file=path,
            remedy="Put torchvision's file there, or measure with --features ours.",
        )
    from torchvision.models import inception_v3

    net = inception_v3(weights=None, init_weights=False, transform_input=False)
    try:
        net.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    except (OSError, RuntimeError, ValueError, EOFError, LookupError) as error:
        raise BadFile("These weights cannot be read.", file=path, remedy="Remove it.") from error
    net.fc = nn.Identity()
    ready: nn.Module = net.to(device).eval().requires_grad_(False)
    return ready


def inception_of(pictures: Iterable[np.ndarray], device: torch.device) -> np.ndarray:
    """Features float32 (n, 2048) of batches of pictures, each uint8 (m, h, w, 3). BadInput."""
    net, parts = inception(device), []
    mean, spread = (torch.tensor(x, device=device).view(3, 1, 1) for x in (MEAN, SPREAD))
    for batch in pictures:
        rows = torch.from_numpy(np.ascontiguousarray(batch)).to(device)
        seen: Tensor = rows.permute(0, 3, 1, 2).float() / 255
        seen = F.interpolate(seen, (SEEN, SEEN), mode="bilinear", antialias=True)
        with torch.inference_mode():
            parts.append(net((seen - mean) / spread).cpu().numpy())
    return np.concatenate(parts)
