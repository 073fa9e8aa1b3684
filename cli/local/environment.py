"""The environment of the runtime's children, in which no Google client can reach a real cloud by accident."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

PROJECT = "aiprod-local"
_NOWHERE = "127.0.0.1:1"
_CLOUD_PREFIXES = ("CLOUDSDK_", "GOOGLE_CLOUD_", "GCLOUD_", "GCE_", "GOOGLE_APPLICATION_", "GOOGLE_API_USE_")


def children_environment(base: Mapping[str, str], pubsub_host: str, cloud: Path) -> dict[str, str]:
    """``base`` without its cloud settings, and with ones that lead nowhere.

    ``cloud`` is an existing folder that holds the throw-away credentials, made at the first run, and stands in for
    gcloud's configuration. Without credentials at all each client would search the network for some, for 27 s.
    """
    kept = {name: value for name, value in base.items() if not name.startswith(_CLOUD_PREFIXES)}
    return {
        **kept,
        "GOOGLE_APPLICATION_CREDENTIALS": str(_throwaway_credentials(cloud)),
        "GOOGLE_CLOUD_PROJECT": PROJECT,
        "CLOUDSDK_CONFIG": str(cloud),
        "NO_GCE_CHECK": "true",
        "GCE_METADATA_HOST": _NOWHERE,
        "GCE_METADATA_IP": _NOWHERE,
        "PUBSUB_EMULATOR_HOST": pubsub_host,
        "STORAGE_EMULATOR_HOST": f"http://{_NOWHERE}",
        "BIGQUERY_EMULATOR_HOST": f"http://{_NOWHERE}",
        "PYTHONUNBUFFERED": "1",
        "PYTHONSAFEPATH": "1",
    }


def _throwaway_credentials(cloud: Path) -> Path:
    path = cloud / "credentials.json"
    if not path.exists():
        partial = path.with_suffix(".partial")
        partial.touch(mode=0o600)
        partial.write_text(json.dumps(_service_account()), "utf-8")
        partial.replace(path)
    return path


def _service_account() -> dict[str, str]:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return {
        "type": "service_account",
        "project_id": PROJECT,
        "private_key_id": "throwaway",
        "private_key": key.decode("ascii"),
        "client_email": f"nobody@{PROJECT}.invalid",
        "client_id": "0",
        "token_uri": f"http://{_NOWHERE}/token",
    }
