"""Every object's name, in one place."""

from __future__ import annotations

import uuid

from aiprod.plan import AssetKind

EXTENSIONS = {
    "audio/wav": "wav",
    "audio/flac": "flac",
    "audio/mp4": "m4a",
    "audio/mpeg": "mp3",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/webp": "webp",
    "font/ttf": "ttf",
    "font/otf": "otf",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "application/vnd.aiprod.layers+zip": "layers.zip",
}


def asset_record(kind: AssetKind, key: str) -> str:
    """The JSON that says the asset exists; it is created after the media, so its presence is the commit."""
    return f"assets/{kind}/{key[:2]}/{key}.json"


def asset_media(kind: AssetKind, key: str, digest: str, media_type: str) -> str:
    """The media; the digest in the name keeps two makers of the same key apart until one record wins."""
    return f"assets/{kind}/{key[:2]}/{key}.{digest[:12]}.{EXTENSIONS[media_type]}"


def rendered_record(step: str, key: str) -> str:
    return f"rendered/{step}/{key[:2]}/{key}.json"


def rendered_media(step: str, key: str, digest: str, media_type: str) -> str:
    return f"rendered/{step}/{key[:2]}/{key}.{digest[:12]}.{EXTENSIONS[media_type]}"


def plan(job_id: uuid.UUID, attempt: int) -> str:
    return f"jobs/{job_id}/plan.{attempt}.json"


def video(job_id: uuid.UUID, container: str) -> str:
    return f"jobs/{job_id}/video.{container}"


def captions(job_id: uuid.UUID, suffix: str) -> str:
    """``suffix`` is srt or vtt."""
    return f"jobs/{job_id}/captions.{suffix}"


def thumbnail(job_id: uuid.UUID) -> str:
    return f"jobs/{job_id}/thumbnail.jpg"


def manifest(job_id: uuid.UUID) -> str:
    return f"jobs/{job_id}/manifest.json"


def dead_letter(message_digest: str) -> str:
    return f"dead-letters/{message_digest}.json"
