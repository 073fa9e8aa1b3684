"""A narration about a topic, by rules: a frame of hook, meaning, look, turn and close.

It states nothing about the topic that it cannot know: the sentences invite the viewer to look, and carry no facts.
"""

from __future__ import annotations

import random

_HOOKS = (
    "What do we really see when we look at {topic}?",
    "Some things reward a second look. {Topic} is one of them.",
    "Take a breath, and come closer: this is about {topic}.",
)
_MEANINGS = (
    "It is easy to pass by, and easy to think we already know it. Yet there is more here than a first glance can hold.",
    "Everyone carries a picture of it in mind. Few have taken the time to ask where that picture comes from.",
    "It has been talked about, argued over and dreamed of. Today we simply look.",
)
_LOOKS = (
    "Begin with the whole, as you would with a landscape at dawn. Then let your eye find a path from the far hills to"
    " the near details.",
    "Think of a river. It looks the same from one day to the next, and it is never the same water.",
    "Think of the night sky. The longer we watch, the more of it there is.",
)
_TURNS = (
    "So ask the small questions first. Who is it for? What would be missing without it? What could it become?",
    "And notice what changes. What was true of {topic} yesterday may be only the beginning of the story tomorrow.",
    "Then turn it around, and look from the other side. Often that is where the idea begins.",
)
_CLOSES = (
    "{Topic}. Look again, and make of it something of your own.",
    "That is the quiet power of {topic}: it begins with attention, and it ends with you.",
    "The rest of the story of {topic} is still open. The next line is yours.",
)


def write_narration(topic: str, seed: int) -> str:
    """Five paragraphs of narration about ``topic``; the same topic and seed give the same words."""
    chosen = random.Random(seed)
    subject = topic.strip().rstrip(".!?")
    words = {"topic": subject, "Topic": subject[:1].upper() + subject[1:]}
    acts = (_HOOKS, _MEANINGS, _LOOKS, _TURNS, _CLOSES)
    return "\n\n".join(chosen.choice(act).format_map(words) for act in acts)
