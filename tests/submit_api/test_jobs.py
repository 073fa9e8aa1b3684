"""Reading one job and paging through all."""

from __future__ import annotations

import uuid

import pytest

from tests.submit_api.conftest import Api


def outputs_of(job_id: str) -> dict[str, object]:
    """What the pipeline tells of a job with a video, a stream and a stem."""
    own = f"jobs/{job_id}"
    common = {"size_bytes": 10, "duration_s": 12.5, "quality": {"passed": True}}
    stream = {"name": "web", "format": "hls", "object": f"{own}/web/master.m3u8", "media_type": "x/y", **common}
    video = {"name": "video", "format": "mp4", "object": f"{own}/video.mp4", "media_type": "video/mp4", **common}
    return {
        "video": f"{own}/video.mp4",
        "files": [video, stream],
        "thumbnail": f"{own}/thumbnail.jpg",
        "stems": {"stem-voice": f"{own}/stem-voice.flac"},
        "manifest": f"{own}/manifest.json",
        "captions_srt": f"{own}/captions.srt",
        "duration_s": 12.5,
        "width_px": 1920,
        "height_px": 1080,
        "size_bytes": 10,
    }


def test_a_job_tells_its_progress_as_events_come(api: Api) -> None:
    job_id = api.submit()
    assert set(api.job(job_id)["progress"]) == {
        "plan", "narration", "music", "sound", "visuals", "media", "render", "mix", "assemble",
    }  # fmt: skip
    api.say(job_id, "started")
    job = api.job(job_id)
    assert job["status"] == "processing"
    assert job["started_at"] == "2026-01-01T00:00:00Z"
    api.say(job_id, "planned", of=1, totals={"plan": 1, "render": 3})
    api.say(job_id, "step", stage="render", item="2", of=3)
    progress = api.job(job_id)["progress"]
    assert progress["plan"] == {"done": 1, "of": 1}
    assert progress["render"] == {"done": 1, "of": 3}


def test_a_completed_job_links_to_its_files(api: Api) -> None:
    job_id = api.submit()
    api.clock.forward(30)
    api.say(job_id, "completed", stage="assemble", outputs=outputs_of(job_id))
    job = api.job(job_id)
    assert (job["status"], job["completed_at"]) == ("completed", "2026-01-01T00:00:30Z")
    files = f"{api.http.base_url}/v1/jobs/{job_id}/files"
    assert job["outputs"]["video"] == f"{files}/video.mp4"
    assert [file["object"] for file in job["outputs"]["files"]] == [f"{files}/video.mp4", f"{files}/web/master.m3u8"]
    assert job["outputs"]["stems"] == {"stem-voice": f"{files}/stem-voice.flac"}
    assert job["outputs"]["captions_srt"] == f"{files}/captions.srt"
    assert job["outputs"]["captions_vtt"] is None
    assert job["outputs"]["duration_s"] == 12.5


def test_a_job_links_to_its_streams_before_it_is_done(api: Api) -> None:
    job_id = api.submit(outputs=[{"format": "mp4"}, {"format": "hls", "name": "web"}])
    files = f"{api.http.base_url}/v1/jobs/{job_id}/files"
    assert api.job(job_id)["streams"] == {"web": f"{files}/web/master.m3u8"}


def test_a_failed_job_says_where_and_why(api: Api) -> None:
    job_id = api.submit()
    failure = {"stage": "visuals", "code": "no_font", "failure_class": "permanent", "message": "m", "remedy": "r"}
    api.say(job_id, "failed", stage="visuals", failure=failure)
    job = api.job(job_id)
    assert job["status"] == "failed"
    assert job["failure"] == {**failure, "field": None}


def test_an_unknown_job_is_a_problem(shared: Api) -> None:
    answer = shared.http.get(f"/v1/jobs/{uuid.uuid4()}")
    assert (answer.status_code, answer.json()["code"]) == (404, "job_not_found")


def test_a_word_is_no_job_id(shared: Api) -> None:
    answer = shared.http.get("/v1/jobs/best")
    assert (answer.status_code, answer.json()["field"]) == (422, "path.job_id")


def test_pages_show_every_job_once_though_others_come_in_between(api: Api) -> None:
    old = [api.submit(f"Job {number}.") for number in range(7)]
    seen: list[str] = []
    cursor: str | None = None
    while True:
        query = {"limit": "3", **({"cursor": cursor} if cursor else {})}
        page = api.http.get("/v1/jobs", params=query).json()
        seen += [job["job_id"] for job in page["jobs"]]
        api.submit("A newcomer.")
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == old[::-1]


def test_the_last_full_page_has_no_next(api: Api) -> None:
    for number in range(2):
        api.submit(f"Job {number}.")
    assert api.http.get("/v1/jobs", params={"limit": 2}).json()["next"] is None


def test_a_list_can_be_of_one_status(api: Api) -> None:
    api.submit("Waiting.")
    begun = api.submit("Begun.")
    api.say(begun, "started")
    page = api.http.get("/v1/jobs", params={"status": "processing"}).json()
    assert [job["job_id"] for job in page["jobs"]] == [begun]
    assert api.http.get("/v1/jobs", params={"status": "failed"}).json()["jobs"] == []


@pytest.mark.parametrize(
    ("query", "status", "field"),
    [
        ({"limit": 0}, 422, "query.limit"),
        ({"limit": 101}, 422, "query.limit"),
        ({"status": "lost"}, 422, "query.status"),
        ({"cursor": "zzz"}, 400, "query.cursor"),
        ({"cursor": "ajA"}, 400, "query.cursor"),
        ({"cursor": "x" * 101}, 422, "query.cursor"),
        ({"cursor": "é"}, 400, "query.cursor"),
    ],
)
def test_a_bad_query_is_refused_by_field(shared: Api, query: dict[str, str], status: int, field: str) -> None:
    answer = shared.http.get("/v1/jobs", params=query)
    assert (answer.status_code, answer.json()["field"]) == (status, field)
