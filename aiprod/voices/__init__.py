"""Voices that are files: found in a folder, fetched from a catalogue by the user's choice."""
