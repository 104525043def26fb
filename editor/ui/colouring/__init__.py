"""Colour space and bits a channel of the document."""
