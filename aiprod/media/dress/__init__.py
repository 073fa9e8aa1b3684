"""What lies over the picture beside captions: logo, overlays, titles, lower thirds."""
