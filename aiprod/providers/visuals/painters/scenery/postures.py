"""How people stand, walk, work and sit, as outlines a painter fills part by part."""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise

import skia

from aiprod.providers.visuals.kit.light import polyline

_LEGS = "b:-.045,.5,.062 -.05,.27,.043 -.055,.04,.032;g:-.055,.02,.022 -.085,.014,.016;"
_STANDS = (
    _LEGS + "b:.045,.5,.062 .05,.27,.043 .06,.04,.032;g:.06,.02,.022 .09,.014,.016;"
    "t:-.03,.52,.07 -.035,.66,.062 -.05,.78,.055;t:.03,.52,.07 .035,.66,.062 .05,.78,.055;t:-.05,.79,.05 .05,.79,.05;"
)
_ARMS = "t:-.1,.78,.034 -.13,.63,.028 -.12,.5,.024;t:.1,.78,.034 .13,.63,.028 .12,.5,.024;"
_HEAD = "s:0,.83,.03 0,.92,.05;h:0,.93,.056 0,.945,.054;"
_STRIDES = (
    "b:0,.5,.06 .075,.28,.043 .12,.05,.03;g:.125,.02,.02 .17,.016,.015;"
    "b:0,.5,.06 -.03,.28,.043 -.14,.08,.03;g:-.15,.06,.02 -.12,.02,.015;"
)
_STRIDER = "t:0,.52,.072 .01,.66,.068 .02,.77,.066;s:.03,.83,.028 .045,.915,.048;h:.038,.935,.054;"
POSES = {
    "standing": _STANDS + _ARMS + _HEAD,
    "walking": _STRIDES + "t:.02,.77,.036 -.05,.64,.028 -.07,.52,.022;" + _STRIDER +
    "t:.02,.77,.036 .08,.64,.028 .16,.56,.022",
    "hiker": _STRIDES + _STRIDER +
    "g:-.1,.58,.06 -.09,.76,.07;t:.02,.77,.036 .1,.62,.028 .18,.6,.022;g:.19,.7,.011 .23,.01,.009",
    "woman": "b:-.035,.3,.035 -.035,.04,.026;b:.035,.3,.035 .035,.04,.026;g:-.035,.02,.02 -.06,.014,.014;"
    "g:.035,.02,.02 .06,.014,.014;t:-.02,.56,.06 -.05,.3,.07;t:.02,.56,.06 .05,.3,.07;t:0,.56,.06 0,.3,.08;"
    "t:0,.56,.065 0,.66,.055 0,.76,.07;t:-.05,.78,.04 .05,.78,.04;t:-.085,.77,.03 -.115,.62,.026 -.1,.5,.022;"
    "t:.085,.77,.03 .115,.62,.026 .1,.5,.022;s:0,.83,.028 0,.91,.046;h:0,.925,.058 0,.84,.05",
    "child": "b:-.06,.42,.07 -.065,.05,.045;b:.06,.42,.07 .07,.05,.045;g:-.07,.025,.028 -.1,.02,.02;"
    "g:.075,.025,.028 .11,.02,.02;t:0,.46,.1 0,.66,.085;t:-.09,.66,.04 -.16,.44,.034;t:.09,.66,.04 .18,.5,.034;"
    "s:0,.78,.05 0,.86,.1;h:0,.89,.105",
    "farmer": _STANDS + _ARMS + _HEAD + "g:-.115,.955,.014 .115,.955,.014;g:-.03,.985,.035 .03,.985,.035;"
    "g:.15,.78,.011 .15,0,.011;g:.12,.78,.009 .18,.78,.009;g:.12,.78,.008 .12,.9,.006;g:.15,.78,.008 .15,.92,.006;"
    "g:.18,.78,.008 .18,.9,.006",
    "fisherman": _STANDS + "t:.08,.77,.034 .17,.66,.028 .27,.66,.022;t:-.08,.77,.034 .06,.62,.028 .2,.63,.022;" + _HEAD
    + "g:-.08,.96,.012 .1,.955,.012;g:0,.98,.04;g:.18,.6,.012 .55,.86,.009 .95,1.02,.005;"
    "g:.95,1.02,.003 1.0,.5,.003 1.02,.02,.003",
    "climber": "b:0,.48,.06 .14,.42,.045 .13,.2,.034;"
    "g:.13,.18,.022 .18,.17,.016;b:0,.48,.06 -.04,.25,.045 -.09,.04,.034;"
    "g:-.09,.02,.024 -.05,.015,.016;t:0,.5,.075 .06,.64,.07 .1,.74,.066;g:-.06,.62,.07 0,.76,.075;"
    "t:.1,.75,.036 .22,.74,.028 .3,.84,.022;g:.3,.8,.011 .33,1.0,.009;g:.28,1.0,.009 .39,.98,.007;"
    "t:.1,.74,.034 .18,.6,.028 .26,.6,.022;s:.13,.82,.028 .15,.88,.048;g:.145,.905,.056",
    "seated": "b:0,.29,.07 .2,.3,.055 .21,.05,.036;g:.21,.025,.022 .27,.018,.016;t:0,.3,.078 -.01,.44,.07 .01,.56,.066;"
    "s:.03,.62,.028 .05,.7,.05;h:.04,.72,.056;t:.01,.55,.036 .07,.42,.028 .18,.38,.022",
}  # fmt: skip
"""Poses as chains of ``x,y,radius`` beads, x forwards and y up from the feet, in heights of a standing grown-up.

The letter names what the chain shows: skin, hair, top, bottom, gear.
"""


@cache
def parts_of(pose: str) -> tuple[tuple[str, skia.Path], ...]:
    """Each part's letter and its outline, y up from the feet, one height of a grown-up tall."""
    return chained(POSES[pose])


@cache
def chained(chains: str) -> tuple[tuple[str, skia.Path], ...]:
    """The letters and outlines of chains of beads written as the poses are."""
    parts = []
    for chain in filter(None, chains.split(";")):
        part, _, beads = chain.partition(":")
        parts.append((part, _threaded([tuple(map(float, bead.split(","))) for bead in beads.split()])))
    return tuple(parts)


def _threaded(beads: list[tuple[float, ...]]) -> skia.Path:
    """The outline of round beads and what a skin drawn over each pair of neighbours would cover."""
    whole = skia.Path()
    for x, y, radius in beads:
        whole.addCircle(x, y, radius)
    for (ax, ay, a), (bx, by, b) in pairwise(beads):
        turn = math.atan2(by - ay, bx - ax) + math.pi / 2
        cos, sin = math.cos(turn), math.sin(turn)
        corners = [(ax + a * cos, ay + a * sin), (ax - a * cos, ay - a * sin),
                   (bx - b * cos, by - b * sin), (bx + b * cos, by + b * sin)]  # fmt: skip
        whole.addPath(polyline(corners, closed=True))
    return whole
