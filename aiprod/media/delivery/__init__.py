"""Finished outputs from rendered pieces: files, streams, pictures."""
