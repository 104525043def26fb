"""The artist's library in the window: boards of pictures and clips, and where they can be taken."""
