"""From a document to pixels: compositing, and the picture kept ready for the screen."""
