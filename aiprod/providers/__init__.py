"""Providers make assets: narration, music, sound and pictures, one module a vendor."""
