"""Underpaint: an image and video editor for artists, built on generative models."""

__version__ = "0.1.0"
