"""Where this machine's data lies unless a command says otherwise."""

from __future__ import annotations

import os
from pathlib import Path

DEFAULT_DATA = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "aiprod"

VOICES = "voices"
"""The folder of Piper voices inside a data folder."""

METRICS_FILE = "metrics.db"
"""The metrics database inside a data folder."""
