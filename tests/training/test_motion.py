"""Known motion, real motion, and the loss that wants the same thing to look the same."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
import torch

from editor.core.errors import BadFile
from editor.training.clips import read_pairs
from editor.training.motion import disturbed, inside, random_flow, warped
from editor.training.objectives.style_losses import temporal_loss
from tests.training.pictures import drawing


def picture(side: int = 48) -> torch.Tensor:
    return torch.from_numpy(drawing(side, 3)).permute(2, 0, 1)[None].float() / 255


def test_a_shift_by_whole_pixels_moves_pixels_exactly() -> None:
    flow = torch.zeros(1, 2, 48, 48)
    flow[:, 0], flow[:, 1] = 3, -5
    moved = warped(picture(), flow)
    torch.testing.assert_close(
        moved[..., 5:, :45], picture()[..., :43, 3:], atol=1e-4, rtol=0
    )  # a pixel is fetched from 3 to the right and 5 above


def test_inside_is_where_the_flow_fetches_from_the_picture() -> None:
    flow = torch.zeros(1, 2, 8, 10)
    flow[:, 0] = 4
    seen = inside(flow)[0, 0]
    assert bool((seen[:, :6] == 1).all())
    assert bool((seen[:, 6:] == 0).all())


def test_random_flow_is_smooth_and_the_same_for_the_same_seed() -> None:
    flow = random_flow(12, 64, np.random.default_rng(5))
    torch.testing.assert_close(flow, random_flow(12, 64, np.random.default_rng(5)), rtol=0, atol=0)
    assert flow.shape == (12, 2, 64, 64)
    assert float((flow[..., 1:] - flow[..., :-1]).abs().max()) < 1
    assert 0.5 < float(flow.abs().mean()) < 10


def test_an_answer_that_moves_along_costs_nothing_and_one_that_stays_does() -> None:
    flow = random_flow(1, 48, np.random.default_rng(2)) * 0 + 4
    moved, valid = warped(picture(), flow), inside(flow)
    along = temporal_loss(moved, warped(picture(), flow), valid)
    stays = temporal_loss(picture(), warped(picture(), flow), valid)
    assert float(along) == 0
    assert float(stays) > 0.05


def test_a_disturbed_picture_stays_near_and_in_range() -> None:
    made = disturbed(picture(), np.random.default_rng(0))
    assert 0 <= float(made.min()) <= float(made.max()) <= 1
    assert 0 < float((made - picture()).abs().mean()) < 0.1


def test_frames_of_a_clip_come_with_the_motion_between_them(tmp_path: Path) -> None:
    """A picture that slides 6 pixels a frame: the flow says so, and warping by it agrees."""
    path = tmp_path / "slide.mp4"
    write_slide(path)
    (pairs,) = read_pairs([path])
    assert len(pairs) == 3
    middle = pairs.flow[1][80:200, 120:400].astype(np.float32)
    assert np.median(middle[..., 0]) == pytest.approx(6, abs=0.5)
    assert np.median(middle[..., 1]) == pytest.approx(0, abs=0.5)
    before, after, flow, valid = pairs.window(128, np.random.default_rng(0))
    a, b = (torch.from_numpy(x).permute(2, 0, 1)[None].float() / 255 for x in (before, after))
    way = torch.from_numpy(flow).permute(2, 0, 1)[None]
    seen = torch.from_numpy(valid)[None, None].float()
    still = float(temporal_loss(b, a, seen))
    assert float(temporal_loss(b, warped(a, way), seen)) < 0.5 * still


def test_a_clip_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.mp4").write_bytes(b"nothing")
    with pytest.raises(BadFile, match=r"bad\.mp4"):
        read_pairs([tmp_path / "bad.mp4"])


def write_slide(path: Path, frames: int = 4) -> None:
    """A drawing that slides to the left by 6 pixels a frame, 512 x 288."""
    wide = np.hstack([drawing(288, seed) for seed in (1, 2, 3)])
    with av.open(str(path), "w") as clip:
        stream = clip.add_stream("mpeg4", rate=24)
        stream.width, stream.height, stream.pix_fmt = 512, 288, "yuv420p"
        stream.bit_rate = 8_000_000
        for i in range(frames):
            shown = np.ascontiguousarray(wide[:, 6 * i : 6 * i + 512])
            clip.mux(stream.encode(av.VideoFrame.from_ndarray(shown, format="rgb24")))
        clip.mux(stream.encode())
