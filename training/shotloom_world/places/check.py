"""Checks every piece and place: python3 -m shotloom_world.places.check [seeds]   (from training/)."""
from __future__ import annotations

import random
import sys

import cairo
import numpy as np

from ..light import DARKEST_PEOPLE, MOODS, PEOPLE, TIMES, WEATHERS, light, luminance
from ..sheet import recompose, region_map
from . import pieces
from .inserts import insert_surface
from .kit import ASPECT, FRONT, Set, extent
from .layouts import LAYOUTS, build
from .render import SIZES, camera_for, render_set, softened, wide_camera
from .surfaces import SURFACES

WORST = .02                 # mean error of a recomposed piece
SHINS = -.32                # nothing before people may reach higher than this where they stand, metres
ELBOW = .25                 # nor nearer to them than this
BARE = 150                  # alpha under which a pixel shows what is behind the set; two soft edges that meet leave 190
VARIANTS = ((0., 0., 0., 0.), (.8, .6, .7, .5), (-.8, -.6, -.7, -.5), (.35, -.8, .2, -.3), (-.4, .9, -.5, .8))


def faults_of_pieces() -> list[str]:
    """Recomposition, and classes that a piece lists but never shows."""
    found = []
    for key in pieces.keys():
        shown: dict[str, int] = {}
        listed: set[str] = set()
        for v in VARIANTS:
            sprite = pieces.sprite(key, v)
            error = recompose(sprite)[1]
            if error > WORST:
                found.append(f"{key} {v}: recomposes with an error of {error:.4f}")
            cover = region_map(sprite)
            listed |= set(sprite.classes)
            for cls, plane in zip(sprite.classes, cover):
                shown[cls] = max(shown.get(cls, 0), int(plane.max()))
        found += [f"{key}: class {cls} is never seen" for cls in sorted(listed) if shown.get(cls, 0) < 128]
    return found


def faults_of_set(set_: Set, label: str) -> list[str]:
    """Unknown pieces and surfaces, a blocked people's plane, anchors outside the wide frame."""
    found = []
    half, top, bottom = set_.height * ASPECT / 2, set_.middle - set_.height / 2, set_.middle + set_.height / 2
    known = set(pieces.keys())
    found += [f"{label}: no piece {p.sprite}" for p in set_.pieces if p.sprite not in known]
    found += [f"{label}: no surface {b.surface}" for b in set_.bands if b.surface not in SURFACES]
    for x0, x1 in set_.anchors.stand:
        if x1 - x0 < .4 or x0 < -half or x1 > half:
            found.append(f"{label}: stand {x0:.2f}..{x1:.2f} is narrow or outside")
        for p in set_.pieces:
            left, high, right, _ = extent(p)
            if p.layer == FRONT and right > x0 - ELBOW and left < x1 + ELBOW and high < SHINS and not _overhead(p.sprite):
                found.append(f"{label}: {p.sprite} at {p.x:.2f} stands before {x0:.2f}..{x1:.2f}")
    for seat in set_.anchors.sit + set_.anchors.lie:
        if abs(seat.x) > half - .2 or not top < -seat.height - .9 < bottom:
            found.append(f"{label}: a seat at {seat.x:.2f} is outside")
    for table in set_.anchors.table:
        if table.x0 > half or table.x1 < -half or not top < -table.height < bottom:
            found.append(f"{label}: a table at {table.x0:.2f} is outside")
    for spot in set_.anchors.sky + set_.anchors.board:
        if abs(spot.x) > half or not top < spot.y < bottom:
            found.append(f"{label}: a spot at {spot.x:.2f}, {spot.y:.2f} is outside")
    for lane in set_.anchors.drive + set_.anchors.water:
        if not top < lane.y < bottom:
            found.append(f"{label}: a lane at {lane.y:.2f} is outside")
    return found


def _overhead(key: str) -> bool:
    return key in ("canopy", "car_frame_front", "car_frame_side")


def faults_of_cover(set_: Set, label: str) -> list[str]:
    """Pixels that no layer covers, at every shot size."""
    found = []
    lit = light(set_.place)
    for size in ("wide", *SIZES):
        x = sum(set_.anchors.stand[0]) / 2 if set_.anchors.stand else 0.
        surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, 160, 90)
        shown = softened(set_) if "close" in size else set_
        render_set(cairo.Context(surface), shown, lit, 160, 90, wide_camera(set_) if size == "wide" else camera_for(set_, size, x), backing=False)
        surface.flush()
        alpha = np.frombuffer(surface.get_data(), np.uint8).reshape(90, 160, 4)[..., 3]
        if alpha.min() < BARE:
            found.append(f"{label}: {int((alpha < BARE).sum())} of 14400 pixels bare at {size}")
    return found


def faults_of_light() -> list[str]:
    """People too dark to read."""
    found = []
    for place in LAYOUTS:
        for time in TIMES:
            for weather in WEATHERS:
                for mood in MOODS:
                    gain = light(place, time, weather, mood=mood).gain[PEOPLE]
                    if luminance(gain) < DARKEST_PEOPLE - .01:
                        found.append(f"{place} {time} {weather} {mood}: people at {luminance(gain):.2f}")
    return found


def main() -> None:
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 12
    faults = faults_of_pieces() + faults_of_light()
    for name in LAYOUTS:
        for seed in range(seeds):
            set_ = build(name, random.Random(seed))
            faults += faults_of_set(set_, f"{name} {seed}")
            if seed < 4:
                faults += faults_of_cover(set_, f"{name} {seed}")
        for seed in range(3):
            faults += faults_of_set(insert_surface(name, random.Random(seed)), f"insert {name} {seed}")
    print("\n".join(faults) if faults else f"{len(pieces.keys())} pieces and {len(LAYOUTS)} places are well")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
