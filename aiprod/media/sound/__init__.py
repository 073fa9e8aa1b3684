"""The master mix: every sound on one timeline, levelled, limited, encoded once."""
