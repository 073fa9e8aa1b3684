"""Words: captions cut into cues, set, painted, and written as files."""
