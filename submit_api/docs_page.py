"""The API's description as one page of plain HTML: no script, and nothing fetched from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from html import escape
from typing import Any

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1c2430; }
h2 { margin-top: 3rem; } h3 { font: 600 1rem ui-monospace, monospace; margin: 2rem 0 0; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; vertical-align: top; padding: .25rem .75rem
.25rem 0; border-bottom: 1px solid #dde3ea; } code { font: .9em ui-monospace, monospace; }
.method { display: inline-block; min-width: 3.5rem; color: #0b6e4f; }
@media (prefers-color-scheme: dark) { body { background: #10151c; color: #d8dee6; } td, th { border-color: #2b3542; }
a { color: #7fb4ff; } .method { color: #58c79b; } }
"""
POLICY = (
    f"default-src 'none'; style-src 'sha256-{base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}'; "
    "frame-ancestors 'none'"
)
"""The Content-Security-Policy the page needs."""


def render(openapi: dict[str, Any]) -> str:
    """The page for an OpenAPI 3.1 description."""
    info = openapi["info"]
    operations = "".join(
        _operation(method, path, operation)
        for path, methods in openapi["paths"].items()
        for method, operation in methods.items()
    )
    schemas = "".join(_schema(name, schema) for name, schema in sorted(openapi["components"]["schemas"].items()))
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(info["title"])}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style><h1>{escape(info["title"])}</h1>'
        f"<p>{escape(info['summary'])} Version {escape(info['version'])}, "
        f'described for machines in <a href="/openapi.json">openapi.json</a>.</p>'
        f"<h2>Calls</h2>{operations}<h2>Models</h2>{schemas}</html>"
    )


def _operation(method: str, path: str, operation: dict[str, Any]) -> str:
    rows = [
        (f"{given['in']} <code>{escape(given['name'])}</code>", _kind(given["schema"]), given.get("description", ""))
        for given in operation.get("parameters", ())
    ]
    if body := operation.get("requestBody"):
        rows.append(("body", *_content(body)))
    rows += [(status, *_content(answer)) for status, answer in sorted(operation["responses"].items())]
    return (
        f'<h3><span class="method">{method.upper()}</span> {escape(path)}</h3>'
        f"<p>{escape(operation.get('description', ''))}</p>{_table(rows)}"
    )


def _content(part: dict[str, Any]) -> tuple[str, str]:
    """The type of a body or an answer, and its description."""
    kinds = [
        f"{_kind(content['schema'])} <code>{escape(media)}</code>" for media, content in part.get("content", {}).items()
    ]
    return "<br>".join(kinds), part.get("description", "")


def _schema(name: str, schema: dict[str, Any]) -> str:
    needed = schema.get("required", ())
    rows = [
        (
            f"<code>{escape(field)}</code>{' *' if field in needed else ''}",
            _kind(inner),
            ". ".join(part.rstrip(".") for part in (inner.get("description", ""), *_limits(inner)) if part),
        )
        for field, inner in schema.get("properties", {}).items()
    ]
    return f'<h3 id="{escape(name)}">{escape(name)}</h3><p>{escape(schema.get("description", ""))}</p>{_table(rows)}'


def _kind(schema: dict[str, Any]) -> str:
    """A schema as a short type, with links to the models it names."""
    if reference := schema.get("$ref"):
        name = escape(reference.rpartition("/")[2])
        return f'<a href="#{name}">{name}</a>'
    if "anyOf" in schema or "oneOf" in schema:
        return " | ".join(_kind(branch) for branch in schema.get("anyOf") or schema["oneOf"])
    if "enum" in schema or "const" in schema:
        return " | ".join(
            f"<code>{escape(json.dumps(word))}</code>" for word in schema.get("enum", [schema.get("const")])
        )
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    return escape(" ".join(word for word in (schema.get("type", "any"), schema.get("format")) if word))


_WORDS = {
    "minimum": "at least",
    "maximum": "at most",
    "exclusiveMinimum": "more than",
    "exclusiveMaximum": "less than",
    "minLength": "characters at least",
    "maxLength": "characters at most",
    "maxItems": "items at most",
    "pattern": "matches",
    "default": "default",
}


def _limits(schema: dict[str, Any]) -> Iterator[str]:
    for branch in (schema, *schema.get("anyOf", ())):
        for name, word in _WORDS.items():
            if branch.get(name) is not None:
                yield f"{word} {json.dumps(branch[name])}"


def _table(rows: list[tuple[str, str, str]]) -> str:
    """Rows of HTML, HTML and text."""
    lines = "".join(f"<tr><td>{name}<td>{kind}<td>{escape(told)}" for name, kind, told in rows)
    return f"<table>{lines}</table>" if rows else ""
