"""An embedded, durable Pub/Sub: the public gRPC API over one SQLite file, for Google's own clients and for Beam."""

from __future__ import annotations

from cli.local.pubsub.server import PubSubServer

__all__ = ["PubSubServer"]
