"""One-sentence scenes of many fields: each shows the place it speaks of, or, unsure, no place at all."""

from __future__ import annotations

import pytest

from aiprod.planning.drafts import Draft
from aiprod.planning.picturing.intent import read_intents

_SCENES = """
sky: Lightning struck the old church just after midnight.
sea: Penguins huddle together to survive the Antarctic winter.
abstract: The printing press changed how ideas travel.
field: Roman roads still cross the fields of France.
abstract: The wall came down on a cold November night.
desert: Pharaohs were buried with food for the journey.
abstract: The stock market fell sharply on Monday.
abstract: Our branch offices report record growth this quarter.
abstract: Start small, test often, and listen to your customers.
abstract: The board approved the merger after a long meeting.
abstract: A good brand is a promise that you keep every day.
abstract: Revenue is up, but so are costs.
abstract: She planted the seed of an idea in his mind.
room: Add the flour slowly and stir until the dough is smooth.
room: Let the soup simmer for an hour over a low flame.
abstract: A pinch of sea salt brings out the flavour of the tomatoes.
room: Fry the fish in butter until the skin turns gold.
abstract: Sleep is when the brain clears away the waste of the day.
abstract: Your heart beats about a hundred thousand times a day.
abstract: A wave of nausea is common in the first weeks of treatment.
abstract: Drink a glass of water before every meal.
abstract: The vaccine trains the immune system to recognise the virus.
abstract: The new phone charges in twenty minutes.
abstract: Your photos are stored safely in the cloud.
abstract: A neural network learns patterns from data.
abstract: The app opens a window where you can type your question.
abstract: Bandwidth is the size of the pipe, not the speed of the stream.
abstract: Engineers field questions about the new chip.
field: The night train to Venice leaves at nine.
abstract: Pack light and leave room for souvenirs.
field: The striker scored in the last minute of the match.
abstract: She crossed the finish line with her arms in the air.
abstract: He trained before sunrise every day for ten years.
city: The crowd rose to its feet as the champion entered the ring.
abstract: Rain stopped play in the second set.
room: Fractions are easier when you cut a cake.
room: The exam begins at nine on Friday morning.
abstract: Learning a language opens doors you never knew were there.
abstract: He felt like a fish out of water.
abstract: Hope is the light at the end of the tunnel.
abstract: I miss the sound of her laughter.
abstract: The argument left a cloud over the whole family.
abstract: Her smile was like sunshine after the storm.
forest: Mushrooms are neither plants nor animals.
sky: A hummingbird's heart beats twelve hundred times a minute.
abstract: Our stars of the month are in the sales team.
room: Cut the onions and let them fry in olive oil.
room: Boil the potatoes until they are soft.
abstract: The campaign generated a flood of new leads.
abstract: Interest rates have reached their peak.
abstract: Investors see a storm on the horizon.
abstract: Walking thirty minutes a day lowers your blood pressure.
abstract: The lungs look like an upside-down tree.
abstract: A broken bone needs six weeks of rest.
abstract: The router sends packets across the network.
abstract: Every line of code tells the machine what to do.
abstract: Your inbox is not a to-do list.
city: The hotel has a pool and a view of the bay.
field: The goalkeeper dived to the left.
abstract: The school board will vote on the new plan.
abstract: Read the question twice before you answer.
abstract: Children learn by playing in the mud.
abstract: He carried the weight of the world on his shoulders.
abstract: My heart sank when the phone rang.
abstract: The house was quiet after the children left.
abstract: She was over the moon about the result.
abstract: Time flies when you are having fun.
abstract: The current account runs a deficit.
abstract: The company planted its flag in Asia.
abstract: The bridge between theory and practice is patience.
field: The rain in Spain stays mainly in the plain.
city: Solar panels now cover the roofs of the old factory.
city: The market in Marrakesh smells of mint and leather.
city: The factory closed and the town went quiet.
city: Tokyo is loud, bright and never late.
desert: The desert blooms for only a few days after the rain.
desert: The plague travelled along the trade routes of the desert.
field: Bees visit about two million flowers to make one jar of honey.
forest: A single oak can shelter more than two thousand species.
forest: The light in the forest turned green and gold.
mountains: The glacier has lost half of its thickness since 1900.
mountains: The volcano had been silent for six hundred years.
mountains: Wolves returned to the valley after seventy years.
mountains: The Great Wall runs over the hills for thousands of kilometres.
mountains: They pitched the tent beside a mountain lake.
mountains: The train crossed the mountains at night.
mountains: Snow leopards live high in the Himalaya.
river: Every spring the salmon return to the streams where they were born.
river: The bank of the river was covered in flowers.
room: Grandmother's kitchen always smelled of cinnamon and bread.
room: Nurses walked the corridors of the hospital all night.
room: A teacher can change the course of a life.
room: Students who read every day remember more.
sea: In 1492 three ships left Spain and sailed west.
sea: We drove for hours along the empty coast road.
sea: From the balcony you can see the whole island.
sea: The ferry crosses the bay every half hour.
abstract: Grief comes in waves, and then one day it does not.
sea: The tide comes in faster than a man can run.
sea: Vikings reached the coast of North America before Columbus.
sea: We took a boat to the temple at sunset.
sea: The surfers wait for the perfect wave.
space: The satellite sends a picture every ten seconds.
space: A black hole swallows even light.
underwater: Every email you send travels through a cable under the sea.
sea: Polar bears hunt on the sea ice.
space: In 1969 two men walked on the moon.
city: The first snow fell on the city last night.
abstract: Our customers are the stars of this story.
abstract: Data flows like a river through the company.
abstract: The team climbed to the top of the league.
room: A violin is made of spruce and maple.
abstract: Trust takes years to build and seconds to break.
"""


@pytest.mark.parametrize("scene", _SCENES.strip().splitlines())
def test_a_scene_shows_what_its_sentence_speaks_of(scene: str) -> None:
    place, text = scene.split(": ", maxsplit=1)
    assert read_intents([Draft(text)], "calm")[0].place == place
