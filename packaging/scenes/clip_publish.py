"""Joins rendered frames, sound and motion to a sample clip.

    python packaging/scenes/clip_publish.py NAME FRAMES OUT

NAME is lane or study, FRAMES what clip_render.py wrote. Writes OUT/clip.mp4 (H.264 and AAC) and
OUT/motion.npz, the exact motion for measuring flicker. Runs in the editor's own environment.
"""

from __future__ import annotations

import argparse
from fractions import Fraction
from pathlib import Path

import av
import clip_sound
import cv2
import numpy as np
from av.audio.resampler import AudioResampler
from av.video.reformatter import ColorRange, Colorspace

from editor.clips.flow import visible

RATE = 24
QUALITY = {"crf": "19", "preset": "veryslow", "g": "24"}
STEPS = 16
"""Steps to a pixel in which motion is stored."""
SOUNDS = {"lane": clip_sound.lane, "study": clip_sound.study}


def write_clip(frames: list[Path], sound: clip_sound.Sound, out: Path) -> None:
    """The frames as BT.709 H.264 at 24 a second, the sound as AAC; both last equally long."""
    with av.open(str(out), "w", options={"movflags": "+faststart"}) as file:
        video = file.add_stream("libx264", rate=RATE, options=QUALITY)
        height, width = cv2.imread(str(frames[0])).shape[:2]
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        video.time_base = Fraction(1, RATE)
        context = video.codec_context
        context.color_range, context.colorspace = ColorRange.MPEG, Colorspace.ITU709
        context.color_primaries = context.color_trc = 1
        audio = file.add_stream("aac", rate=clip_sound.RATE, layout="stereo")
        audio.bit_rate = 128_000
        for number, path in enumerate(frames):
            picture = av.VideoFrame.from_ndarray(cv2.imread(str(path)), format="bgr24")
            picture = picture.reformat(
                format="yuv420p",
                dst_colorspace=Colorspace.ITU709,
                dst_color_range=ColorRange.MPEG,
            )
            picture.pts, picture.time_base = number, Fraction(1, RATE)
            file.mux(video.encode(picture))
        file.mux(video.encode(None))
        for block in _blocks(sound):
            file.mux(audio.encode(block))
        file.mux(audio.encode(None))


def _blocks(sound: clip_sound.Sound) -> list[av.AudioFrame]:
    samples = np.ascontiguousarray(sound.reshape(1, -1))
    whole = av.AudioFrame.from_ndarray(samples, format="flt", layout="stereo")
    whole.sample_rate, whole.pts = clip_sound.RATE, 0
    resampler = AudioResampler("fltp", "stereo", clip_sound.RATE, frame_size=1024)
    return [*resampler.resample(whole), *resampler.resample(None)]


def write_motion(frames: list[Path], out: Path) -> None:
    """What `tests.benchmarks.flicker` reads: the way from each frame to the one before.

    steps: int16 (n - 1, h / 2, w / 2, 2), sixteenths of a full-size pixel, stored as differences
    along y, then x; seen: bits of bool (n - 1, h, w), where both frames see the point and the
    stored motion is right to a quarter of a pixel; size: h, w.
    """
    steps, seen, before = [], [], None
    for path in frames:
        back, ahead = _both_ways(path.with_suffix(".npz"))
        if before is not None:
            halved, good = _stored(back, before)
            steps.append(halved)
            seen.append(good)
        before = ahead
    deltas = np.diff(np.stack(steps), axis=1, prepend=0)
    deltas = np.diff(deltas, axis=2, prepend=0).astype(np.int16)
    bits = np.packbits(np.stack(seen), axis=-1)
    np.savez_compressed(out, steps=deltas, seen=bits, size=np.array(seen[0].shape))


def _both_ways(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """Blender's motion as float32 (h, w, 2), x right, y down: to the frame before, to the next."""
    motion = np.load(path)["motion"].astype(np.float32)
    return motion[..., :2] * np.float32([1, -1]), motion[..., 2:] * np.float32([-1, 1])


def _stored(back: np.ndarray, ahead: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    height, width = back.shape[:2]
    half = cv2.resize(back, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    steps = np.clip(np.rint(half * STEPS), -32768, 32767).astype(np.int16)
    read = cv2.resize(steps.astype(np.float32) / STEPS, (width, height))
    right = np.abs(read - back).max(axis=-1) <= 0.25
    return steps, visible(back, ahead) & right


def main() -> None:
    """Reads the command line and joins."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("name", choices=SOUNDS)
    parser.add_argument("frames", type=Path, help="the folder that clip_render.py filled")
    parser.add_argument("out", type=Path, help="the sample's folder")
    given = parser.parse_args()
    frames = sorted(given.frames.glob("*.png"))
    given.out.mkdir(parents=True, exist_ok=True)
    write_clip(frames, SOUNDS[given.name](), given.out / "clip.mp4")
    write_motion(frames, given.out / "motion.npz")


if __name__ == "__main__":
    main()
