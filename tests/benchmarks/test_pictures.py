from __future__ import annotations

from benchmarks.pictures import SENTENCES, judge, judge_all, share

LEAST_ACCEPTABLE = 97.0


def test_pictures_follow_the_words_of_the_sentences_the_lists_grew_with() -> None:
    judged = judge_all(SENTENCES)
    assert share(judged, "acceptable") >= LEAST_ACCEPTABLE
    assert share(judged, "absurd") == 0.0


def test_a_place_that_is_ruled_out_is_absurd_and_another_form_is_wrong() -> None:
    text = "Waves broke on the shore."
    right = {"places": ["sea"], "forms": ["scenery"]}
    assert judge({"text": text, "acceptable": right}).verdict == "acceptable"
    assert judge({"text": text, "acceptable": right | {"forms": ["list"]}}).verdict == "wrong"
    assert judge({"text": text, "acceptable": right, "times": ["night"]}).verdict == "wrong"
    assert judge({"text": text, "acceptable": right, "absurd_places": ["sea"]}).verdict == "absurd"
