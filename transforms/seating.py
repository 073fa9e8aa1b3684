"""Who sits where: a plan becomes the groups' headers and the asset tasks that fill the other seats. Pure.

Seat 0 of every group is its header. There is a group for every piece of a scene in every rendition: it holds the
scene's visual, its narration (for captions), what the brand lays over it and, where the piece is a crossfade, the
previous scene's visual. The mix group holds everything that sounds. The job's group holds the rendered pieces and the
mix.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aiprod.keys import content_key
from aiprod.outcome import Stage
from aiprod.parts import (
    Accepted,
    AssetTask,
    Group,
    JobHeader,
    MixHeader,
    Part,
    PartBody,
    Piece,
    SceneHeader,
    Seat,
    Ticket,
)
from aiprod.plan import AssetKind, AssetRequest, Picture, Rendition, ScenePlan, VideoPlan, VisualRequest
from aiprod.timeline import pieces_of, scenes_at, seconds_of

STAGE_OF: dict[AssetKind, Stage] = {
    "narration": "narration",
    "music": "music",
    "sound": "sound",
    "visual": "visuals",
    "media": "media",
}
_LOSSLESS_FORMATS = frozenset({"webm", "mp3", "wav"})
Wish = tuple[str, AssetRequest]
"""A role in a group and what fills it."""


@dataclass(frozen=True)
class _Shot:
    """One piece of one scene in one rendition; ``previous`` is set for a crossfade."""

    rendition: Rendition
    scene: ScenePlan
    piece: Piece
    previous: ScenePlan | None

    def group(self, ticket: Ticket) -> str:
        return f"{ticket.key}/scene/{self.rendition.name}/{self.piece.order}"


def header_parts(accepted: Accepted, plan: VideoPlan, plan_name: str) -> list[Part]:
    """The headers of every piece's group, of the mix's and of the job's."""
    ticket = accepted.ticket
    shots = _shots(plan)
    streams = [output for output in plan.outputs if output.format == "hls"]
    of = len(shots) + 2
    job_group = f"{ticket.key}/job"
    parts = [
        _header(
            ticket,
            shot.group(ticket),
            1 + len(_scene_wishes(plan, shot)),
            SceneHeader(
                scene=shot.scene,
                rendition=shot.rendition,
                piece=shot.piece,
                style=plan.style,
                captions=plan.captions,
                brand=plan.brand,
                previous=shot.previous,
                streams=tuple(stream.name for stream in streams if shot.rendition.name in stream.renditions),
            ),
            Seat(group=job_group, index=number, of=of, role=f"scene/{number}"),
        )
        for number, shot in enumerate(shots, start=1)
    ]
    mix = MixHeader(
        canvas=plan.canvas,
        frames=plan.frames,
        music_level_lufs=plan.style.music.level_lufs,
        scenes=plan.scenes,
        music=plan.music,
        streams=tuple(stream.name for stream in streams),
        extras=(
            *(("master",) if any(output.format in _LOSSLESS_FORMATS for output in plan.outputs) else ()),
            *(("stems",) if plan.stems else ()),
        ),
    )
    mix_seat = Seat(group=job_group, index=of - 1, of=of, role="mix")
    job = JobHeader(job=accepted.job, plan_name=plan_name, plan_key=plan.key)
    return [
        *parts,
        _header(ticket, _mix_group(ticket), 1 + len(_mix_wishes(plan)), mix, mix_seat),
        _header(ticket, job_group, of, job, None),
    ]


def asset_tasks(ticket: Ticket, plan: VideoPlan) -> list[AssetTask]:
    """One task for each different request, with every seat its asset fills."""
    seats: dict[str, list[Seat]] = {}
    requests: dict[str, AssetRequest] = {}
    for group, wishes in _groups(ticket, plan):
        for index, (role, request) in enumerate(wishes, start=1):
            key = content_key(request)
            requests[key] = request
            seats.setdefault(key, []).append(Seat(group=group, index=index, of=1 + len(wishes), role=role))
    totals = {stage: sum(STAGE_OF[r.kind] == stage for r in requests.values()) for stage in STAGE_OF.values()}
    counted: dict[Stage, int] = {}
    tasks = []
    for key, request in requests.items():
        stage = STAGE_OF[request.kind]
        number = counted.get(stage, 0)
        counted[stage] = number + 1
        tasks.append(
            AssetTask(
                ticket=ticket,
                request=request,
                seats=tuple(seats[key]),
                stage=stage,
                item=f"{stage}/{number}",
                of=totals[stage],
            )
        )
    return tasks


def stage_totals(plan: VideoPlan, tasks: list[AssetTask]) -> dict[Stage, int]:
    """How many items each stage of this job has, rendering in seconds of video; a stage without any is left out."""
    totals: dict[Stage, int] = {"plan": 1}
    for task in tasks:
        totals[task.stage] = task.of
    seconds = sum(seconds_of(shot.piece, shot.rendition.canvas.rate) for shot in _shots(plan))
    return {**totals, **({"render": seconds} if seconds else {}), "mix": 1, "assemble": len(plan.outputs)}


def _shots(plan: VideoPlan) -> list[_Shot]:
    """Every piece to render: the renditions one after the other, in the order of the timeline."""
    shots: list[_Shot] = []
    for rendition in plan.renditions:
        before: ScenePlan | None = None
        order = 0
        for scene in scenes_at(plan, rendition.canvas.rate):
            crosses = before is not None and scene.transition.crosses
            for piece in pieces_of(scene, rendition.canvas.rate, order):
                fades = crosses and piece.first < scene.transition.frames
                shots.append(_Shot(rendition, scene, piece, before if fades else None))
                order += 1
            before = scene
    return shots


def _groups(ticket: Ticket, plan: VideoPlan) -> Iterator[tuple[str, list[Wish]]]:
    for shot in _shots(plan):
        yield shot.group(ticket), _scene_wishes(plan, shot)
    yield _mix_group(ticket), _mix_wishes(plan)


def _scene_wishes(plan: VideoPlan, shot: _Shot) -> list[Wish]:
    scene, brand = shot.scene, plan.brand
    wishes: list[Wish] = [("visual", _picture(scene.visual, shot.rendition))]
    if scene.narration is not None:
        wishes.append((f"narration/{scene.index}", scene.voice_over or scene.narration))
    wishes += [(f"overlay/{k}", overlay.request) for k, overlay in enumerate(scene.overlays)]
    if brand.logo is not None:
        wishes.append(("logo", brand.logo.request))
    wishes += [(f"font/{role}", request) for role, request in brand.fonts.items()]
    if shot.previous is not None:
        wishes.append(("previous", _picture(shot.previous.visual, shot.rendition)))
    return wishes


def _picture(request: Picture, rendition: Rendition) -> Picture:
    """A painted picture in the rendition's shape; the client's media is one for all shapes."""
    if not isinstance(request, VisualRequest):
        return request
    size = {"width_px": rendition.picture_width_px, "height_px": rendition.picture_height_px}
    return request.model_copy(update=size)


def _mix_wishes(plan: VideoPlan) -> list[Wish]:
    wishes: list[Wish] = [] if plan.music is None else [("music", plan.music)]
    for scene in plan.scenes:
        if scene.narration is not None:
            wishes.append((f"narration/{scene.index}", scene.voice_over or scene.narration))
        wishes += [(f"sound/{scene.index}/{k}", placed.request) for k, placed in enumerate(scene.sounds)]
    return wishes


def _header(ticket: Ticket, group: str, of: int, body: PartBody, then: Seat | None) -> Part:
    return Part(ticket=ticket, group=group, index=0, of=of, body=body, then=then)


def _mix_group(ticket: Ticket) -> str:
    return f"{ticket.key}/mix"


def is_mix_group(group: Group) -> bool:
    """Whether a group of assets is the mix's, not a scene's."""
    return group.group == _mix_group(group.ticket)
