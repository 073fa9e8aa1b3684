from __future__ import annotations

import pytest
from apache_beam.coders import registry

from aiprod.jobs import Job
from tests.fakes import make_job
from transforms.coders import ELEMENTS, ModelCoder


@pytest.mark.parametrize("element", ELEMENTS)
def test_every_element_type_has_our_coder(element: type) -> None:
    coder = registry.get_coder(element)
    assert coder == ModelCoder(element)
    assert coder.is_deterministic()


def test_an_element_survives_the_coder() -> None:
    job = make_job("Où est-ce? « Ici » — 12,480 €.")
    coder = ModelCoder(Job)
    assert coder.decode(coder.encode(job)) == job


def test_bytes_of_another_format_are_refused() -> None:
    coder = ModelCoder(Job)
    with pytest.raises(ValueError, match="format"):
        coder.decode(b"\x02" + coder.encode(make_job())[1:])
