"""docs/api.md is true, and /docs tells everything."""

from __future__ import annotations

import json
import re
import shlex
import uuid
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import httpx
from jsonschema import Draft202012Validator

from aiprod.storage import layout
from submit_api.settings import Settings
from tests.submit_api.conftest import Api

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")


def calls() -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines() if line.startswith("curl ")]


def curl(api: Api, line: str, job_id: str) -> httpx.Response:
    """What curl would do with the line, for the options the page uses."""
    words = iter(shlex.split(line.replace("$API", "").replace("$JOB", job_id))[1:])
    method, headers, body, path = "GET", {}, None, ""
    for word in words:
        if word == "-d":
            method, body = "POST", next(words)
        elif word == "-H":
            name, _, value = next(words).partition(": ")
            headers[name] = value
        elif word == "-r":
            headers["Range"] = f"bytes={next(words)}"
        elif word == "-o":
            next(words)
        elif word not in ("-i", "-N"):
            path = word
    return api.http.request(method, path, headers=headers, content=body)


def finish(api: Api, job_id: str) -> None:
    """The pipeline makes the job's files."""
    key = uuid.UUID(job_id)
    names = {
        "video": layout.output(key, "video", "mp4"),
        "thumbnail": layout.thumbnail(key),
        "manifest": layout.manifest(key),
        "captions_srt": layout.captions(key, "srt"),
    }
    for name in names.values():
        api.store.put(name, bytes(1000), "video/mp4")
    api.say(job_id, "started")
    api.say(job_id, "planned", of=1)
    measured = {"duration_s": 1, "width_px": 2, "height_px": 2, "size_bytes": 1000}
    api.say(job_id, "completed", stage="assemble", outputs={**names, **measured})


def test_every_call_on_the_page_answers_as_it_says(api: Api) -> None:
    job_id = ""
    assert len(calls()) > 10
    for line in calls():
        command, _, status = line.partition("  # ")
        if "$JOB/events" in command and api.job(job_id)["status"] == "pending":
            finish(api, job_id)
        answer = curl(api, command, job_id)
        assert answer.status_code == int(status), f"{line}: {answer.text}"
        if not job_id:
            job_id = answer.json()["job_id"]
            assert answer.headers["Location"].endswith(job_id)


def test_the_problem_on_the_page_is_the_one_answered(shared: Api) -> None:
    shown = json.loads(re.findall(r"^```json\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)[0])
    line = next(line for line in calls() if "baroque" in line)
    assert curl(shared, line.partition("  # ")[0], "").json() == shown


def test_every_setting_is_on_the_page_with_its_default() -> None:
    for name, field in Settings.model_fields.items():
        default = "" if field.is_required() else f"`{json.dumps(field.default)}`".replace('"', "").replace(".0`", "`")
        assert f"\n| `AIPROD_{name.upper()}` | {default}".rstrip() + " |" in PAGE


class Anchors(HTMLParser):
    """Collects a page's ids, local links and tags."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        self.tags.add(tag)
        self.ids.add(found.get("id", ""))
        self.links.add(found.get("href", ""))


def test_the_description_page_shows_every_call_and_model_and_needs_nothing_from_elsewhere(shared: Api) -> None:
    answer = shared.http.get("/docs")
    openapi = shared.http.get("/openapi.json").json()
    page = Anchors()
    page.feed(answer.text)
    assert answer.status_code == 200
    assert all(path in answer.text for path in openapi["paths"])
    assert set(openapi["components"]["schemas"]) <= page.ids
    assert {link.removeprefix("#") for link in page.links if link.startswith("#")} <= page.ids
    assert not page.tags & {"script", "link", "img", "iframe"}
    assert "style-src 'sha256-" in answer.headers["Content-Security-Policy"]


def references(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
        return own.union(*(references(inner) for inner in value.values()))
    return set().union(*(references(inner) for inner in value)) if isinstance(value, list) else set()


def test_the_description_names_no_model_it_does_not_hold(shared: Api) -> None:
    openapi = shared.http.get("/openapi.json").json()
    known = {f"#/components/schemas/{name}" for name in openapi["components"]["schemas"]}
    assert references(openapi) <= known
    assert "HTTPValidationError" not in openapi["components"]["schemas"]


def test_answers_fit_their_description(api: Api) -> None:
    openapi = api.http.get("/openapi.json").json()
    job_id = api.submit()
    finish(api, job_id)
    for path, template in {
        f"/v1/jobs/{job_id}": "/v1/jobs/{job_id}",
        "/v1/jobs": "/v1/jobs",
        "/v1/styles": "/v1/styles",
        "/health": "/health",
    }.items():
        described = openapi["paths"][template]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        Draft202012Validator({**described, "components": openapi["components"]}).validate(api.http.get(path).json())
