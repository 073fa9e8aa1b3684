"""What a caller hands to a store: bytes, or a file that holds them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import BinaryIO


def open_source(source: Path | bytes) -> BinaryIO:
    """Open for reading at the start. Raises OSError for a file that cannot be read: that is not the store's failure."""
    return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")


def size_bytes(source: Path | bytes) -> int:
    return len(source) if isinstance(source, bytes) else source.stat().st_size
