"""Where frames come from: stills, layer stacks and clips, as I420 planes."""
