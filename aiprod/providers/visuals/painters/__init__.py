"""One module or package for each hand; a style names its painter, and ``paint`` is the way in."""
