"""What every painter draws with: noise, colour, soft light, words, and the sheet that gathers layers."""
