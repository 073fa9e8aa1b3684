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

OWN_MEDIA = "media/"
"""Where a job may name objects of the store."""

MULTIVARIANT = "master.m3u8"
"""The first playlist of a stream, in the stream's folder."""


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


def job_file(job_id: uuid.UUID, file: str) -> str:
    """A file a client may ask for by name; those of a stream lie in a folder of their own."""
    return f"jobs/{job_id}/{file}"


def output(job_id: uuid.UUID, name: str, extension: str) -> str:
    return job_file(job_id, f"{name}.{extension}")


def stream(job_id: uuid.UUID, name: str, file: str) -> str:
    return job_file(job_id, f"{name}/{file}")


def captions(job_id: uuid.UUID, suffix: str) -> str:
    """``suffix`` is srt, vtt or ass."""
    return job_file(job_id, f"captions.{suffix}")


def thumbnail(job_id: uuid.UUID, number: int | None = None) -> str:
    """The picture that stands for the video, or one of those taken at chosen times, counted from 1."""
    return job_file(job_id, "thumbnail.jpg" if number is None else f"thumbnail-{number}.jpg")


def contact_sheet(job_id: uuid.UUID) -> str:
    return job_file(job_id, "contact-sheet.jpg")


def stem(job_id: uuid.UUID, role: str) -> str:
    return job_file(job_id, f"{role}.flac")


def manifest(job_id: uuid.UUID) -> str:
    return job_file(job_id, "manifest.json")


def own_media(digest: str, suffix: str) -> str:
    """The client's media, as it was brought to this installation; ``suffix`` begins with a dot or is empty."""
    return f"{OWN_MEDIA}{digest}{suffix.lower()}"


def dead_letter(message_digest: str) -> str:
    return f"dead-letters/{message_digest}.json"
