"""Palettes and the motion program of a sample: everything of the picture that is not a map."""
from __future__ import annotations

import numpy as np

from .places import LAYERS
from .world import ANIMALS, INDOORS, PEOPLE, Sample, uniform

RGB = {"red": (.86, .20, .18), "orange": (.95, .54, .16), "yellow": (.97, .81, .25), "green": (.25, .64, .34),
       "blue": (.20, .45, .84), "purple": (.52, .30, .74), "pink": (.95, .52, .69), "white": (.94, .94, .93),
       "black": (.16, .16, .19), "brown": (.52, .34, .21)}
_SKIN = np.array([(.98, .82, .69), (.93, .72, .56), (.78, .56, .40), (.52, .35, .25)])
_HAIR = np.array([(.13, .11, .13), (.30, .19, .13), (.52, .27, .15), (.78, .60, .32)])
_TROUSERS = np.array([(.20, .24, .36), (.35, .36, .40), (.55, .46, .34), (.24, .20, .20)])
_TINT = {"dawn": (1., .88, .9), "day": (1, 1, 1), "sunset": (1., .74, .62), "night": (.38, .44, .68)}
_LIFT = {"dawn": (.06, .03, .05), "day": (0, 0, 0), "sunset": (.05, .0, .02), "night": (.0, .01, .05)}
_SKY = {"dawn": ((.47, .55, .80), (.99, .78, .68)), "day": ((.30, .62, .92), (.78, .91, .98)),
        "sunset": ((.36, .26, .55), (.99, .58, .32)), "night": ((.05, .07, .20), (.17, .22, .42))}
_GREY = {"rain": (.48, .53, .60), "snow": (.80, .84, .89), "fog": (.80, .82, .84)}
_DISC = {"dawn": (1, .88, .7), "day": (1, .96, .72), "sunset": (1, .82, .45), "night": (.94, .94, .86)}
# mid 4, ground 4, fore 2 colours of each setting by daylight
_PLACE = {
    "sea": (((.38, .52, .42), (.46, .60, .44), (.95, .92, .88), (.80, .25, .22)), ((.16, .47, .66), (.26, .58, .75), (.62, .82, .9), (.1, .3, .5)), ((.13, .42, .62), (.2, .5, .7))),
    "harbour": (((.42, .46, .42), (.86, .74, .58), (.96, .93, .86), (.76, .27, .22)), ((.18, .46, .62), (.40, .55, .62), (.83, .76, .66), (.66, .60, .54)), ((.34, .26, .22), (.50, .42, .36))),
    "mountains": (((.55, .60, .76), (.42, .49, .64), (.96, .97, .99), (.4, .4, .4)), ((.45, .64, .36), (.80, .72, .52), (.55, .56, .58), (.3, .3, .3)), ((.27, .47, .27), (.38, .58, .30))),
    "city": (((.66, .70, .80), (.45, .51, .64), (.97, .90, .66), (.36, .41, .53)), ((.72, .71, .70), (.37, .38, .42), (.93, .90, .80), (.56, .55, .55)), ((.2, .21, .25), (.99, .92, .65))),
    "forest": (((.33, .55, .45), (.18, .42, .31), (.40, .28, .2), (.2, .2, .2)), ((.36, .54, .26), (.30, .46, .24), (.22, .42, .24), (.3, .3, .3)), ((.12, .28, .17), (.20, .40, .2))),
    "desert": (((.86, .66, .40), (.72, .50, .30), (.93, .78, .50), (.3, .3, .3)), ((.95, .82, .54), (.90, .73, .45), (.28, .54, .34), (.3, .3, .3)), ((.66, .44, .28), (.76, .54, .34))),
    "meadow": (((.55, .74, .46), (.46, .69, .38), (.96, .92, .84), (.76, .28, .22)), ((.50, .74, .33), (.42, .67, .29), (.98, .86, .35), (.95, .55, .62)), ((.30, .55, .22), (.44, .70, .28))),
    "room": (((.94, .84, .72), (.64, .74, .70), (.98, .96, .92), (.55, .38, .26)), ((.74, .52, .34), (.66, .45, .29), (.95, .89, .78), (.74, .36, .30)), ((.28, .52, .34), (.80, .50, .34))),
    "classroom": (((.95, .90, .78), (.20, .40, .33), (.96, .95, .90), (.60, .42, .28)), ((.78, .62, .44), (.70, .54, .38), (.88, .80, .66), (.62, .44, .30)), ((.52, .36, .25), (.70, .50, .34))),
    "office": (((.84, .87, .92), (.70, .75, .83), (.97, .97, .98), (.36, .40, .50)), ((.56, .60, .70), (.48, .52, .62), (.30, .33, .40), (.66, .48, .34)), ((.26, .50, .36), (.86, .86, .88))),
    "moon": (((.52, .52, .58), (.62, .62, .67), (.30, .55, .85), (.40, .70, .45)), ((.72, .72, .76), (.55, .55, .61), (.63, .63, .68), (.4, .4, .4)), ((.33, .33, .39), (.42, .42, .48)))}

MOTION = ["x0", "vx", "y0", "vy", "bounce", "bfreq", "bob", "rot", "vrot", "size", "phase", "flip", "cx", "cvx", "cy",
          "zoom", "vzoom", "wx", "wy", "drift", "wave", "ox0", "ox1", "ox2", "ox3", "ox4"]


def _ramp(table: np.ndarray, u: float) -> np.ndarray:
    """A colour between the entries of a table, u in 0..1."""
    at = u * (len(table) - 1)
    i = min(int(at), len(table) - 2)
    return table[i] + (table[i + 1] - table[i]) * (at - i)


def palettes(s: Sample) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """RGBA stops, top and bottom: layers [classes, 2, 4], subject [classes, 2, 4]; air [2, 4] (particles, haze)."""
    a = s.shown
    t, weather, setting, subject = a["time"], a["weather"], a["setting"], a["subject"]
    inside = setting in INDOORS
    tint, lift, wet = np.array(_TINT[t]), np.array(_LIFT[t]), weather != "clear"
    jitter = .035 * s.noise[15:18]

    def lit(c, amount=1.):
        c = np.array(c, float) + jitter * amount
        if wet and not inside:
            c = c.mean() + (c - c.mean()) * .65
            c = c * (.86 if weather == "rain" else 1)
        return np.clip(c * (1 + (tint - 1) * amount) + lift * amount, 0, 1)

    sky = [np.array(c) for c in _SKY[t]]
    if wet:
        grey = np.array(_GREY[weather]) * (tint * .9 + .1)
        sky = [c * .4 + grey * .6 for c in sky]
    if setting == "moon":
        sky = [np.array((.02, .02, .07)), np.array((.08, .07, .17))]
    sky = [np.clip(c + jitter, 0, 1) for c in sky]
    disc = np.array(_DISC[t])
    keep = .62 if t != "night" else .96
    halo = [c * keep + disc * (1 - keep) for c in sky]

    def snowed(c, m):
        return c * (1 - m) + np.array((.95, .97, 1.)) * m * (tint * .7 + .3) if weather == "snow" and not inside and setting != "moon" else c

    def pair(c, d):
        return [c, np.clip(c * d, 0, 1)]

    cloud = lit((.97, .97, .98) if weather != "rain" else (.62, .66, .72), .8)
    amount = .55 if inside else .75 if setting == "moon" else 1.
    haze = (.25 if weather == "fog" and not inside else 0.) + (0. if inside else .12)
    mid = [snowed(lit(c, amount), .35) * (1 - haze) + sky[1] * haze for c in _PLACE[setting][0]]
    if t == "night" and setting in ("city", "harbour"):
        mid[2] = np.array((1., .86, .48))
    if setting == "moon":
        mid[2:] = [np.array(c) for c in _PLACE[setting][0][2:]]
    ground = [snowed(lit(c, amount), .6) for c in _PLACE[setting][1]]
    fore = [lit(c, amount) * .85 for c in _PLACE[setting][2]]
    if t == "night" and setting == "city":
        fore[1] = np.array((1., .9, .6))
    stops = [[sky, [disc, disc], halo, [np.array((.95, .95, 1.))] * 2], [None, [cloud, cloud], [cloud * .9] * 2],
             [None, *(pair(c, .9) for c in mid)], [None, *(pair(c, .78) for c in ground)], [None, *(pair(c, .8) for c in fore)]]
    out = []
    for (name, *_), layer in zip(LAYERS, stops):
        for c in layer:
            alpha = 0. if c is None else .9 if name == "cloud" else 1.
            top, bottom = (np.full(3, .5),) * 2 if c is None else c
            out.append([np.append(top, alpha), np.append(bottom, alpha)])
    particles = {"rain": (.85, .92, 1., .5), "snow": (1., 1., 1., .95)}.get(weather, (1., 1., 1., 0.))
    if inside or setting == "moon":
        particles = (1., 1., 1., 0.)
    particles = np.array(particles)
    particles[:3] *= tint * .5 + .5
    fog = np.append(sky[1], .5 if weather == "fog" and not inside and setting != "moon" else 0.)
    return (np.array(out, np.float32), _subject_palette(s, tint, lift).astype(np.float32), np.stack([particles, fog]).astype(np.float32))


def _subject_palette(s: Sample, tint: np.ndarray, lift: np.ndarray) -> np.ndarray:
    a = s.shown
    subject, colour = a["subject"], a["colour"]
    if subject == "none":
        return np.tile(np.array([.5, .5, .5, 0.]), (7, 2, 1))
    amount = .42 if a["time"] == "night" else .5

    def lit(c):
        return np.clip(np.array(c, float) * (1 + (tint - 1) * amount) + lift * .5, 0, 1)

    main = np.array(RGB[colour])
    shade = {"black": np.array((.28, .28, .32)), "white": np.array((.76, .78, .82))}.get(colour, main * .74)
    white, dark = (.97, .97, .96), (.15, .15, .19)
    if subject in PEOPLE:
        skin, dark, extra = (_ramp(t, uniform(s.identity[i])) for t, i in ((_SKIN, 0), (_HAIR, 1), (_TROUSERS, 7)))
        if a["size"] == "close":
            extra = skin * np.array((.86, .58, .56))
    else:
        glass, metal = (.78, .90, .96), (.72, .74, .78)
        skin = {"dog": (.97, .92, .84), "cat": (.97, .93, .88), "horse": (.90, .78, .66), "bird": (.98, .93, .82), "boat": (.93, .86, .72),
                "balloon": (.99, .90, .62), "ball": (.99, .96, .90), "rocket": (.99, .76, .32), "plane": (.90, .92, .95)}.get(subject, glass)
        extra = {"dog": (.80, .25, .24), "cat": (.86, .52, .52), "bird": (.98, .70, .24), "car": metal, "balloon": (.50, .33, .22),
                 "plane": glass, "rocket": metal}.get(subject, metal)
        if subject in ANIMALS and colour in ("white", "yellow") and subject != "bird":
            skin = (.88, .82, .74)
    cs = [lit(c) for c in (main, shade, skin, dark, white, extra)]
    return np.array([[[.5, .5, .5, 0.]] * 2] + [[np.append(c, 1.), np.append(c * .92, 1.)] for c in cs])


_SIZE = {"none": .1, "man": .165, "woman": .16, "child": .16, "dog": .085, "cat": .075, "bird": .062, "horse": .14, "car": .125, "bus": .165,
         "truck": .16, "train": .19, "boat": .14, "plane": .15, "balloon": .13, "ball": .062, "rocket": .13}
_SPEED = {"walk": .085, "run": .2, "jump": .07, "drive": .2, "sail": .08, "fly": .17, "rise": .02, "bounce": .1, "roll": .15}
_CYCLES = {"still": .25, "sit": .25, "walk": .95, "run": 1.7, "jump": .8, "talk": .8, "wave": 1., "drive": 2., "sail": .5, "fly": 1.7,
           "rise": 1.7, "bounce": 1., "roll": 1.5}


def motion(s: Sample) -> np.ndarray:
    """The motion program [26]: positions in frame widths, speeds a second, phase in cycles a second (see compose.py)."""
    a, z = s.shown, s.noise
    subject, action, size = a["subject"], a["action"], a["size"]
    m = dict.fromkeys(MOTION, 0.)
    d = 1. if a["direction"] == "right" else -1.
    air = action in ("fly", "rise")
    zoom = {"wide": 1., "medium": 1.25, "close": 1.45}[size]
    bust = subject in PEOPLE and size == "close"
    near = {"wide": 1., "medium": 1.5 if subject in PEOPLE else 1.3, "close": 1.5}[size]
    box = (.27 / zoom if bust else _SIZE[subject] * near) * (1 + .05 * z[19])
    m["size"], m["flip"] = box, d
    foot = {"wide": .19, "medium": .185, "close": .17}[size] + .02 * z[20]
    if bust:
        m["y0"] = .281 / zoom - box * .84
    elif air:
        m["y0"] = -.06 + .03 * z[20]
    elif subject in PEOPLE:
        m["y0"] = foot + .02 - box * .95 if size == "wide" else -.155 + box * .95
    else:
        m["y0"] = foot - box * .85
    follow = 1. if size == "wide" else .22
    m["vx"] = d * _SPEED.get(action, 0.) * follow * (1 + .06 * z[21] * d)
    if size != "wide" and action in _SPEED and action != "rise":
        m["cvx"] += d * .12
    m["x0"] = .07 * z[22] * (1. if size == "wide" else .6) - (.04 * d if bust else 0.)
    if action == "jump":
        m["bounce"], m["bfreq"] = .1 / zoom, .8
    if action == "bounce":
        m["bounce"], m["bfreq"] = .2, 1.
    if action == "rise":
        m["y0"], m["vy"] = .13, -.09
        m["rot"] = -.35 * d if subject == "plane" else 0.
    if action == "fly" and subject == "rocket":
        m["rot"] = 1.25 * d
    m["bob"] = .014 if subject == "balloon" else .008 if subject == "boat" else .012 if action == "fly" else 0.
    m["phase"] = _CYCLES[action]
    m["zoom"] = zoom
    camera = a["camera"]
    if camera in ("pan_left", "pan_right"):
        m["cvx"] += .16 if camera == "pan_right" else -.16
    m["cx"] = -m["cvx"] / 2
    if camera == "zoom_in":
        m["vzoom"] = .3
    if camera == "zoom_out":
        m["zoom"], m["vzoom"] = zoom + .3, -.3
    m["cy"] = .012 * z[23]
    if a["weather"] == "rain":
        m["wx"], m["wy"] = .16, 1.5
    if a["weather"] == "snow":
        m["wx"], m["wy"] = .06, .22
    m["drift"], m["wave"] = .012, .006 if a["setting"] in ("sea", "harbour") else 0.
    for i, reach in enumerate((.09, .05, .05, .045, .03)):
        m[f"ox{i}"] = reach * z[10 + i]
    return np.array([m[n] for n in MOTION], np.float32)
