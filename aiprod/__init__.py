"""AIPROD's own words: jobs, plans, assets, outcomes. No Beam, no web framework, no cloud at import time."""

__version__ = "0.1.0"
