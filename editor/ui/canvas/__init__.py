"""The canvas: shows the picture and turns what pen, mouse and keys do into edits."""
