"""Who sits where: a plan becomes the groups' headers and the asset tasks that fill the other seats. Pure.

Seat 0 of every group is its header. Scene groups hold the scene's visual, its narration (for captions) and, where it
begins with a crossfade, the previous scene's visual. The mix group holds everything that sounds. The job's group holds
the rendered scenes and the mix.
"""

from __future__ import annotations

from collections.abc import Iterator

from aiprod.keys import content_key
from aiprod.outcome import Stage
from aiprod.parts import Accepted, AssetTask, Group, JobHeader, MixHeader, Part, PartBody, SceneHeader, Seat, Ticket
from aiprod.plan import AssetKind, AssetRequest, ScenePlan, VideoPlan

STAGE_OF: dict[AssetKind, Stage] = {"narration": "narration", "music": "music", "sound": "sound", "visual": "visuals"}
Wish = tuple[str, AssetRequest]
"""A role in a group and what fills it."""


def header_parts(accepted: Accepted, plan: VideoPlan, plan_name: str) -> list[Part]:
    """The headers of every scene's group, of the mix's and of the job's."""
    ticket = accepted.ticket
    of = len(plan.scenes) + 2
    job_group = f"{ticket.key}/job"
    parts = [
        _header(
            ticket,
            _scene_group(ticket, scene),
            1 + len(_scene_wishes(plan, scene)),
            SceneHeader(
                scene=scene,
                canvas=plan.canvas,
                style=plan.style,
                captions=plan.captions,
                previous=_previous(plan, scene),
            ),
            Seat(group=job_group, index=1 + scene.index, of=of, role=f"scene/{scene.index}"),
        )
        for scene in plan.scenes
    ]
    mix = MixHeader(
        canvas=plan.canvas,
        frames=plan.frames,
        music_level_lufs=plan.style.music.level_lufs,
        scenes=plan.scenes,
        music=plan.music,
    )
    mix_seat = Seat(group=job_group, index=of - 1, of=of, role="mix")
    job = JobHeader(job=accepted.job, plan_name=plan_name, plan_key=plan.key, scenes=len(plan.scenes))
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
    """How many items each stage of this job has; a stage without any is left out."""
    totals: dict[Stage, int] = {"plan": 1}
    for task in tasks:
        totals[task.stage] = task.of
    return {**totals, "render": len(plan.scenes), "mix": 1, "assemble": 1}


def _groups(ticket: Ticket, plan: VideoPlan) -> Iterator[tuple[str, list[Wish]]]:
    for scene in plan.scenes:
        yield _scene_group(ticket, scene), _scene_wishes(plan, scene)
    yield _mix_group(ticket), _mix_wishes(plan)


def _scene_wishes(plan: VideoPlan, scene: ScenePlan) -> list[Wish]:
    wishes: list[Wish] = [("visual", scene.visual)]
    if scene.narration is not None:
        wishes.append((f"narration/{scene.index}", scene.narration))
    previous = _previous(plan, scene)
    if previous is not None:
        wishes.append(("previous", previous.visual))
    return wishes


def _mix_wishes(plan: VideoPlan) -> list[Wish]:
    wishes: list[Wish] = [] if plan.music is None else [("music", plan.music)]
    for scene in plan.scenes:
        if scene.narration is not None:
            wishes.append((f"narration/{scene.index}", scene.narration))
        wishes += [(f"sound/{scene.index}/{k}", placed.request) for k, placed in enumerate(scene.sounds)]
    return wishes


def _previous(plan: VideoPlan, scene: ScenePlan) -> ScenePlan | None:
    crossfades = scene.index > 0 and scene.transition.kind == "crossfade" and scene.transition.frames > 0
    return plan.scenes[scene.index - 1] if crossfades else None


def _header(ticket: Ticket, group: str, of: int, body: PartBody, then: Seat | None) -> Part:
    return Part(ticket=ticket, group=group, index=0, of=of, body=body, then=then)


def _scene_group(ticket: Ticket, scene: ScenePlan) -> str:
    return f"{ticket.key}/scene/{scene.index}"


def _mix_group(ticket: Ticket) -> str:
    return f"{ticket.key}/mix"


def is_mix_group(group: Group) -> bool:
    """Whether a group of assets is the mix's, not a scene's."""
    return group.group == _mix_group(group.ticket)
