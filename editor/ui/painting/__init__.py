"""Tools that paint, and the panels of colours and brushes."""
