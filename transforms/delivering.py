"""Rendered parts become a job's files: every output joined, checked and stored, and what goes beside them."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiprod.assets import Word
from aiprod.errors import PermanentError
from aiprod.making import fetch_all
from aiprod.outcome import OutputFile, Outputs
from aiprod.parts import Rendered, Ticket
from aiprod.plan import OutputPlan, VideoPlan
from aiprod.storage import layout
from transforms.manifest import make_manifest
from transforms.progress import step_event
from transforms.services import Services

if TYPE_CHECKING:
    from aiprod.media.words.captions import Cue

_CAPTION_TYPES = {"srt": "application/x-subrip", "vtt": "text/vtt", "ass": "text/x-ssa"}
_STEM = "stem-"
_MIX = "mix"


def deliver_outputs(plan: VideoPlan, rendered: Sequence[Rendered], ticket: Ticket, services: Services) -> Outputs:
    """Write every file of the job under its name; the manifest is the last.

    Raises PermanentError ``quality_gate_failed`` if the plan's gate forbids what was measured, and what the store and
    the renderer raise.
    """
    mix = next(part for part in rendered if part.step == "mix")
    cues = services.renderer.make_cues(plan, _words_by_scene(plan, mix)) if plan.captions != "off" else ()
    with tempfile.TemporaryDirectory(dir=services.scratch) as folder:
        delivery = _Delivery(plan, cues, ticket, services, Path(folder))
        segments, sound = delivery.fetch(rendered, mix)
        files = tuple(delivery.deliver(output, segments, sound) for output in plan.outputs)
        beside = {**delivery.pictures(), **delivery.captions(), "stems": delivery.stems(mix)}
    main = files[0]
    outputs = Outputs.model_validate(
        {
            "video": main.object,
            "files": files,
            **beside,
            "manifest": layout.manifest(ticket.job_id),
            "duration_s": main.duration_s,
            "width_px": main.width_px,
            "height_px": main.height_px,
            "size_bytes": main.size_bytes,
            "loudness_lufs": mix.loudness_lufs,
        }
    )
    manifest = make_manifest(
        job_id=ticket.job_id,
        attempt=ticket.attempt,
        made_at=services.now(),
        plan=plan,
        rendered=rendered,
        outputs=outputs,
    )
    services.store.put(outputs.manifest, manifest.model_dump_json(indent=1).encode(), "application/json")
    return outputs


@dataclass
class _Delivery:
    """One job's files on their way from ``folder``, which holds nothing else, into the store."""

    plan: VideoPlan
    cues: Sequence[Cue]
    ticket: Ticket
    services: Services
    folder: Path
    main_picture: Path | None = None

    def fetch(self, rendered: Sequence[Rendered], mix: Rendered) -> tuple[dict[str, list[Path]], dict[str, Path]]:
        """Local files: every rendition's pieces in order, and what sounds by role."""
        pieces = sorted((p for p in rendered if p.step == "scene"), key=lambda part: part.index)
        record = layout.rendered_record(mix.step, mix.key)
        wanted = [(layout.rendered_record(piece.step, piece.key), piece) for piece in pieces]
        paths = fetch_all(
            self.services.store, [*wanted, (record, mix), *((record, extra) for extra in mix.extras)], self.folder
        )
        segments: dict[str, list[Path]] = {rendition.name: [] for rendition in self.plan.renditions}
        for piece, path in zip(pieces, paths, strict=False):
            segments[piece.rendition].append(path)
        roles = [_MIX, *(extra.role for extra in mix.extras)]
        return segments, dict(zip(roles, paths[len(pieces) :], strict=True))

    def deliver(
        self, output: OutputPlan, segments: Mapping[str, Sequence[Path]], sound: Mapping[str, Path]
    ) -> OutputFile:
        """Join, check and store one output."""
        directory = self.folder / output.name
        directory.mkdir()
        renderer, services = self.services.renderer, self.services
        made = renderer.deliver(self.plan, output, segments, sound, self.cues, directory)
        quality = renderer.check(self.plan, output, made, self.cues)
        if self.plan.quality_gate == "fail" and not quality.passed:
            found = "; ".join(finding.message for finding in quality.findings)
            raise PermanentError(
                "quality_gate_failed",
                f"output {output.name!r} did not pass: {found}",
                field="payload.quality_gate",
                remedy="Change what was found, or set quality_gate to warn.",
            )
        for name, path in made.files.items():
            services.store.put(self._name(name), path, made.media_types[name])
        self.main_picture = self.main_picture or made.picture
        event = step_event(self.ticket, "assemble", f"assemble/{output.name}", len(self.plan.outputs), services.now())
        services.announce(event)
        return OutputFile(
            name=output.name,
            format=output.format,
            object=self._name(made.main),
            media_type=made.media_types[made.main],
            size_bytes=sum(path.stat().st_size for path in made.files.values()),
            duration_s=self.plan.duration_s,
            quality=quality,
            **self._frame(output),
        )

    def pictures(self) -> dict[str, Any]:
        """Thumbnails and the contact sheet, from the first output with a picture."""
        if self.main_picture is None:
            return {}
        renderer, store, job_id = self.services.renderer, self.services.store, self.ticket.job_id
        found = {layout.thumbnail(job_id): renderer.make_thumbnail(self.main_picture, self.plan, self.folder)}
        chosen = renderer.thumbnails(self.main_picture, self.plan.thumbnails_s, self.folder)
        names = [layout.thumbnail(job_id, number) for number in range(1, len(chosen) + 1)]
        found |= dict(zip(names, chosen, strict=True))
        sheet = layout.contact_sheet(job_id) if self.plan.contact_sheet else None
        if sheet is not None:
            found[sheet] = renderer.contact_sheet(self.main_picture, self.plan, self.folder)
        for name, path in found.items():
            store.put(name, path, "image/jpeg")
        return {"thumbnail": layout.thumbnail(job_id), "thumbnails": tuple(names), "contact_sheet": sheet}

    def captions(self) -> dict[str, str]:
        """Caption files for the whole video, timed by its own clock."""
        if not self.cues:
            return {}
        renderer = self.services.renderer
        texts = {
            "srt": renderer.to_srt(self.cues),
            "vtt": renderer.to_vtt(self.cues),
            "ass": renderer.to_ass(self.cues, self.plan),
        }
        for suffix, text in texts.items():
            name = layout.captions(self.ticket.job_id, suffix)
            self.services.store.put(name, text.encode(), _CAPTION_TYPES[suffix])
        return {f"captions_{suffix}": layout.captions(self.ticket.job_id, suffix) for suffix in texts}

    def stems(self, mix: Rendered) -> dict[str, str]:
        """Copies of the mix's stems under the job's own name, by role."""
        kept: dict[str, str] = {}
        for extra in mix.extras:
            if self.plan.stems and extra.role.startswith(_STEM):
                kept[extra.role] = layout.stem(self.ticket.job_id, extra.role)
                source = self.services.store.local_path(extra.name, self.folder)
                self.services.store.put(kept[extra.role], source, extra.media_type)
        return kept

    def _name(self, file: str) -> str:
        return layout.job_file(self.ticket.job_id, file)

    def _frame(self, output: OutputPlan) -> dict[str, Any]:
        """Size and rate of an output with a picture."""
        if not output.renditions:
            return {}
        canvas = self.plan.rendition(output.renditions[0]).canvas
        return {
            "width_px": canvas.width_px,
            "height_px": canvas.height_px,
            # An animated GIF shows fewer frames than its rendition has.
            "fps": None if output.format == "gif" else round(float(canvas.rate.fraction), 3),
        }


def _words_by_scene(plan: VideoPlan, mix: Rendered) -> dict[int, tuple[Word, ...]]:
    """The word times of each narrated scene; a voice that gives none, or a recording, is divided by its letters."""
    # Loaded by the worker that needs it, not at launch.
    from aiprod.media.words.captions import estimate_words

    words: dict[int, tuple[Word, ...]] = {}
    for scene in plan.scenes:
        spoken = mix.assets.get(f"narration/{scene.index}")
        if spoken is not None and scene.narration is not None:
            length_s = spoken.duration_s or scene.narration.slot_s
            words[scene.index] = spoken.words or estimate_words(scene.narration.text, length_s)
    return words
