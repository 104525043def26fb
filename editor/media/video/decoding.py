"""Packets to pictures: which decoder, and which packets hold a picture at all."""

from __future__ import annotations

from typing import Literal

import av
from av.packet import Packet
from av.video.codeccontext import VideoCodecContext
from av.video.stream import VideoStream

from editor.media.video.container import MAX_PIXELS

Threads = Literal["AUTO", "SLICE"]
Decoder = VideoCodecContext
_WITH_ALPHA = {"vp8": "libvpx", "vp9": "libvpx-vp9"}
"""FFmpeg's own decoders of these leave transparency out."""


def decoder_of(stream: VideoStream, threads: Threads) -> VideoCodecContext:
    """A fresh decoder for the stream; close the container when done.

    threads: AUTO to play (frames beside each other), SLICE to scrub (no delay).
    """
    own = stream.codec_context
    tags = {key.lower(): value for key, value in stream.metadata.items()}  # Matroska's: any case
    name = _WITH_ALPHA.get(own.name) if tags.get("alpha_mode") == "1" else None
    decoder = own if name is None or name not in av.codecs_available else _other(name, own)
    if not decoder.is_open:
        decoder.thread_type = threads
        decoder.options = {"max_pixels": str(MAX_PIXELS)}
    return decoder


def _other(name: str, like: VideoCodecContext) -> VideoCodecContext:
    decoder = av.CodecContext.create(name, "r")
    assert isinstance(decoder, VideoCodecContext)
    decoder.extradata = like.extradata
    return decoder


def is_stamped(kind: str, stream: VideoStream) -> bool:
    """False where time stamps tell the order of packets, not of pictures: H.264 in AVI."""
    return not (kind == "avi" and stream.codec_context.name in ("h264", "hevc"))


def has_picture(packet: Packet) -> bool:
    """False for packets that show nothing: "the same again" in AVI, hidden frames of VP8."""
    if packet.size == 0:
        return False
    hidden = packet.stream.codec_context.name in ("vp8", "libvpx")
    return not (hidden and not memoryview(packet)[0] >> 4 & 1)
