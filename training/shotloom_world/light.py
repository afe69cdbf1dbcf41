"""How time, weather, season and mood colour a set.

A colour c of layer k is shown as  mix(c * gain[k] + offset[k], haze, haze_amount[k]).  Layers: 0 sky, 1 far, 2 back, 3 near, 4 front;
index 5 (PEOPLE) is for the people between near and front: never darker than a face can be read. Some classes are more than pigment:
what shines (`glow` with lamps lit, `screen`, `sun`, `moon`, `star`), what shows the sky (`glass`, `cloud`), what the season repaints.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

from .places.surfaces import SURFACES
from .sheet import RGB, Stops, mix

UNSAID = "unsaid"
TIMES = ("dawn", "morning", "day", "noon", "sunset", "dusk", "night")
WEATHERS = ("clear", "cloudy", "rain", "storm", "snow", "fog", "wind")
SEASONS = ("spring", "summer", "autumn", "winter")
MOODS = ("neutral", "warm", "cold", "tense", "dreamy")
PEOPLE = 5
LAYERS = 6
INDOORS = frozenset(("kitchen", "living_room", "bedroom", "office", "classroom", "news_studio", "hospital", "cafe", "shop", "train", "car", "stage",
                     "laboratory", "courtroom", "palace", "prison", "church", "library", "gym", "factory", "corridor", "tavern"))
DARKEST_PEOPLE = .60        # mean gain of the people's layer: a face of .6 stays over .35

WHITE: RGB = (1., 1., 1.)
BLACK: RGB = (0., 0., 0.)
SNOW: RGB = (.95, .97, .99)
LAMP: RGB = (1., .84, .50)

# sky (top, horizon), what it does to colours on the ground, the sun's or moon's colour
_TIMES: dict[str, tuple[Stops, RGB, RGB]] = {
    "dawn": (((.53, .60, .82), (.99, .81, .70)), (.90, .86, .91), (1., .84, .62)),
    "morning": (((.49, .76, .94), (.95, .94, .86)), (1.02, 1., .95), (1., .93, .66)),
    "day": (((.45, .73, .93), (.83, .93, .98)), (1., 1., 1.), (1., .92, .58)),
    "noon": (((.37, .68, .93), (.77, .91, .98)), (1.03, 1.03, 1.01), (1., .95, .70)),
    "sunset": (((.47, .44, .69), (1., .72, .47)), (1., .85, .76), (1., .78, .42)),
    "dusk": (((.26, .28, .52), (.88, .56, .53)), (.70, .66, .82), (1., .66, .46)),
    "night": (((.07, .10, .25), (.20, .28, .48)), (.43, .50, .71), (.97, .95, .83)),
}
# sky by day, how far it covers the time's own, gain on the ground, haze of far back near people, what falls, how dense, wind
_WEATHERS: dict[str, tuple[Stops, float, RGB, tuple[float, float, float, float], str, float, float]] = {
    "clear": (((1., 1., 1.), (1., 1., 1.)), 0., (1., 1., 1.), (.22, .05, 0., 0.), "none", 0., .1),
    "wind": (((.62, .75, .86), (.86, .91, .94)), .35, (.98, .99, 1.), (.22, .05, 0., 0.), "none", 0., .9),
    "cloudy": (((.64, .70, .78), (.83, .86, .89)), .8, (.91, .93, .96), (.32, .09, 0., 0.), "none", 0., .25),
    "rain": (((.49, .55, .64), (.71, .75, .79)), .88, (.80, .85, .91), (.48, .20, .05, .02), "rain", .6, .2),
    "storm": (((.24, .28, .37), (.47, .52, .59)), .92, (.64, .69, .79), (.50, .24, .06, .02), "rain", 1., .7),
    "snow": (((.71, .77, .85), (.89, .92, .95)), .85, (.96, .98, 1.02), (.52, .22, .05, .01), "snow", .7, .15),
    "fog": (((.80, .83, .86), (.89, .90, .91)), .92, (.94, .95, .97), (.80, .52, .16, .04), "none", 0., .05),
}
_MOODS: dict[str, tuple[RGB, RGB]] = {
    "neutral": (WHITE, BLACK), "warm": ((1.02, .95, .86), (.03, .015, 0.)), "cold": ((.89, .95, 1.01), (0., .005, .015)),
    "tense": ((.68, .71, .80), (0., 0., .015)), "dreamy": ((.86, .83, .88), (.13, .10, .14)),
}
_INDOOR_TIMES: dict[str, RGB] = {"dawn": (.94, .91, .93), "morning": (1.01, 1., .97), "day": WHITE, "noon": (1.02, 1.02, 1.01),
                                 "sunset": (1., .92, .84),
                                 "dusk": (.92, .85, .80), "night": (.92, .84, .77)}
_INDOOR_WEATHERS: dict[str, RGB] = {"cloudy": (.97, .98, 1.), "rain": (.94, .96, .99), "storm": (.87, .90, .96), "fog": (.97, .97, .98)}
_AUTUMN: dict[str, RGB] = {"leaf": (.91, .63, .30), "leaf2": (.82, .48, .27), "leaf3": (.67, .38, .26), "grass": (.79, .72, .44),
                           "grass2": (.69, .62, .38),
                           "flower": (.80, .46, .27), "blossom": (.91, .63, .30), "blossom2": (.80, .46, .27)}
_WINTER: dict[str, RGB] = {"leaf": (.91, .94, .96), "leaf2": (.78, .84, .88), "leaf3": (.65, .72, .78), "flower": (.91, .94, .96),
                           "grass": (.93, .95, .97), "grass2": (.84, .89, .93)}
_SPRING: dict[str, RGB] = {"leaf": (.64, .80, .47), "leaf2": (.50, .70, .42), "leaf3": (.38, .58, .38), "grass": (.66, .82, .47),
                           "grass2": (.55, .74, .42)}
_SUMMER: dict[str, RGB] = {"blossom": (.45, .67, .43), "blossom2": (.33, .55, .38)}
_REPAINTS = {"autumn": (_AUTUMN, .9), "winter": (_WINTER, .92), "spring": (_SPRING, .7), "summer": (_SUMMER, .95)}
_CAPPED = frozenset(("roof", "slate", "pine", "rock3", "path", "straw"))       # snow lies on these
_SHINING = frozenset(("screen", "star", "moon", "moon2", "text"))


def _times(a: RGB, b: RGB) -> RGB:
    return a[0] * b[0], a[1] * b[1], a[2] * b[2]


def _plus(a: RGB, b: RGB) -> RGB:
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


def _clip(a: RGB) -> RGB:
    return tuple(min(1., max(0., v)) for v in a)  # type: ignore[return-value]


def luminance(a: RGB) -> float:
    return .3 * a[0] + .59 * a[1] + .11 * a[2]


@dataclass(frozen=True)
class Light:
    """See the head of this file. Tuples are indexed by layer, PEOPLE last."""
    gain: tuple[RGB, ...]
    offset: tuple[RGB, ...]
    haze: RGB
    haze_amount: tuple[float, ...]
    sky: Stops
    indoors: bool
    time: str
    weather: str
    season: str
    lamps: bool
    falls: str                  # none, rain, snow
    density: float              # 0..1
    wind: float                 # 0..1
    sun: RGB
    snowy: float                # 0..1, how much snow lies
    wet: bool

    def colour(self, layer: int, rgb: RGB) -> RGB:
        """A pigment's colour in a layer."""
        return mix(_clip(_plus(_times(rgb, self.gain[layer]), self.offset[layer])), self.haze, self.haze_amount[layer])

    def outside(self, layer: int) -> bool:
        """Sky and far layers are out of doors even behind the windows of a room, a car, a train."""
        return not self.indoors or layer < 2

    def stops(self, layer: int, cls: str, stops: Stops) -> Stops:
        """Both stops of a sprite's class in a layer."""
        if cls in _SHINING:
            return stops
        if cls == "glow":
            return (self._lit(layer, stops[0]), self._lit(layer, stops[1])) if self.lamps else self._both(layer, stops)
        if cls == "sun":
            return self.sun, self.sun
        if cls == "halo":
            halo = mix(self.sky_at(.5), self.sun, .30)
            return halo, halo
        if cls == "glass":
            return mix(self.sky[0], self.sky[1], .25), self.sky[1]
        if cls in ("view", "view2"):
            far = self._through_window(stops[0])
            return far, far
        if cls in ("cloud", "cloud2"):
            return self._cloud(cls), self._cloud(cls)
        if cls in ("foam", "water", "water2", "water3") and self.outside(layer):
            return self._water(layer, stops, .95, .45) if cls == "foam" else self._water(layer, stops, .55, .40)
        if self.outside(layer):
            stops = self._seasonal(cls, stops)
        return self._both(layer, stops)

    def surface(self, layer: int, name: str) -> Stops:
        """Stops of a band's surface in a layer."""
        sort, stops = SURFACES[name]
        if sort == "sky":
            return self.sky
        if sort == "sky_low":
            return self.sky[1], self.sky[1]
        if sort in ("indoor", "table") or not self.outside(layer):
            top, bottom = self._both(layer, stops)
            return (mix(top, BLACK, .18), bottom) if self.lamps and name.startswith("wall_") else (top, bottom)
        if sort == "grass":
            paint, amount = _REPAINTS.get(self.season, ({}, 0.))
            if "grass" in paint and self.season != "winter":
                stops = mix(stops[0], paint["grass"], amount * .8), mix(stops[1], paint["grass2"], amount * .8)
            stops = mix(stops[0], SNOW, self.snowy), mix(stops[1], (.86, .90, .95), self.snowy)
        elif sort in ("earth", "paved"):
            k = self.snowy * (.9 if sort == "earth" else .75)
            stops = mix(stops[0], SNOW, k), mix(stops[1], (.86, .90, .95), k)
            if self.wet and sort == "paved":
                stops = mix(_times(stops[0], (.86, .89, .93)), self.sky[1], .12), mix(_times(stops[1], (.80, .84, .90)), self.sky[1], .08)
        elif sort == "water":
            return self._water(layer, stops, .45, .42)
        return self._both(layer, stops)

    def sky_at(self, k: float) -> RGB:
        """The sky's colour, 0 at the top, 1 at the horizon."""
        return mix(self.sky[0], self.sky[1], k)

    def _both(self, layer: int, stops: Stops) -> Stops:
        first = self.colour(layer, stops[0])
        return first, (first if stops[0] == stops[1] else self.colour(layer, stops[1]))

    def _water(self, layer: int, stops: Stops, part: float, amount: float) -> Stops:
        """Water shows the sky: its own colour as bright as the hour, mixed with the sky from `part` of its height up."""
        bright = min(1., luminance(self.gain[layer]) * 1.04)
        own = tuple(mix(_times(c, (bright, bright, bright)), self.haze, self.haze_amount[layer] * .6) for c in stops)
        return mix(own[0], self.sky_at(part), amount), mix(own[1], self.sky_at(part * .5), amount)

    def _lit(self, layer: int, own: RGB) -> RGB:
        warm = own[0] - own[2] > .45
        lit = _clip(mix(_times(own, (1.15, 1.15, 1.1)), LAMP, .15)) if warm else mix(own, LAMP, .88)
        return mix(lit, self.haze, self.haze_amount[layer] * .7)

    def _through_window(self, own: RGB) -> RGB:
        gain = _times(_TIMES[self.time][1], _WEATHERS[self.weather][2])
        snow = mix(own, SNOW, .7 * self.snowy)
        return mix(_clip(_times(snow, gain)), self.sky[1], .18 + .5 * (self.weather == "fog"))

    def _cloud(self, cls: str) -> RGB:
        if self.weather == "storm":
            return _clip(mix(self.sky_at(.22), self.sky_at(0.), .7 if cls == "cloud2" else 0.))
        covered = {"clear": 0., "wind": .15, "cloudy": .55, "rain": .85, "snow": .5, "fog": .3}[self.weather]
        base = mix((.99, .99, 1.), self.sky_at(.35), min(1., covered * .8) * .8)
        if self.time in ("dawn", "sunset", "dusk", "morning"):
            base = mix(base, _plus(self.sky[1], (.04, .03, .05)), .5 if self.time != "morning" else .2)
        if self.time == "night":
            base = mix(self.sky[1], (.48, .55, .72), .45)
        return _clip(mix(base, self.sky_at(.6), .42 if cls == "cloud2" else 0.))

    def _seasonal(self, cls: str, stops: Stops) -> Stops:
        if self.snowy > .3 and cls in _CAPPED:
            k = self.snowy * (.75 if cls in ("roof", "slate") else .5)
            return mix(stops[0], SNOW, k), mix(stops[1], SNOW, k)
        paint, amount = _REPAINTS.get(self.season, ({}, 0.))
        if cls not in paint:
            return stops
        return mix(stops[0], paint[cls], amount), mix(stops[1], paint[cls], amount)


def light(place: str, time: str = UNSAID, weather: str = UNSAID, season: str = UNSAID, mood: str = UNSAID) -> Light:
    """The light of a place; what is unsaid is day, clear, summer (winter if it snows) and neutral."""
    indoors = place in INDOORS
    if place == "space":
        time, weather, season = "day", "clear", UNSAID
    time, weather, mood = _known(time, _TIMES, "day"), _known(weather, _WEATHERS, "clear"), _known(mood, _MOODS, "neutral")
    season = ("winter" if weather == "snow" else "none") if season not in SEASONS else season
    (top, horizon), ambient, sun = _TIMES[time]
    cover, covered, weather_gain, hazes, falls, density, wind = _WEATHERS[weather]
    dim = min(1., luminance(ambient) + (.06 if time == "night" else 0.))
    cover = (_times(mix(cover[0], top, .15), _toned(ambient, dim)), _times(mix(cover[1], horizon, .15), _toned(ambient, dim)))
    sky = (mix(top, cover[0], covered), mix(horizon, cover[1], covered))
    tint, lift = _MOODS[mood]
    sky = (_clip(_plus(_times(sky[0], mix(tint, WHITE, .25)), lift)), _clip(_plus(_times(sky[1], mix(tint, WHITE, .25)), lift)))
    outdoor = _times(ambient, weather_gain)
    lamps = time in ("night", "dusk") or weather == "storm" or (time == "dawn" and not indoors and weather != "clear")
    snowy = 1. if weather == "snow" else .8 if season == "winter" else 0.
    haze_amount = [0., *hazes[:3], 0., hazes[3]]
    if time == "night":
        haze_amount = [k * .8 for k in haze_amount]
    if mood == "dreamy":
        haze_amount = [min(.9, k * 1.3 + .03) for k in haze_amount]
    if place == "space":
        haze_amount = [0.] * LAYERS
    gains = [outdoor] * LAYERS
    if indoors:
        inner = _times(_INDOOR_TIMES[time], _INDOOR_WEATHERS.get(weather, WHITE))
        gains[2:] = [inner] * 4
        haze_amount[2:] = [0.] * 4
    gains[4] = _times(gains[4], (.93, .93, .95))
    gains[PEOPLE] = mix(gains[PEOPLE], WHITE, .40 if time in ("night", "dusk") else .25)
    gains = [_times(g, tint) for g in gains]
    gains[PEOPLE] = _legible(mix(gains[PEOPLE], WHITE, .15))
    return Light(tuple(gains), (lift,) * LAYERS, _haze(sky, time), tuple(haze_amount), sky, indoors, time, weather, season, lamps,
                 "none" if place == "space" else falls, density, wind, _clip(mix(sun, sky[1], min(.8, covered))), 0. if place == "space" else snowy,
                 falls == "rain")


def _known(value: str, table: dict[str, object] | dict, default: str) -> str:  # type: ignore[type-arg]
    return value if value in table else default


def _toned(ambient: RGB, dim: float) -> RGB:
    """The hour's tint on a covered sky: mostly how dark it is."""
    return mix((dim, dim, dim), ambient, .7)


def _haze(sky: Stops, time: str) -> RGB:
    return mix(sky[1], sky[0], .35 if time == "night" else .2)


def _legible(gain: RGB) -> RGB:
    low = luminance(gain)
    if low >= DARKEST_PEOPLE:
        return gain
    k = DARKEST_PEOPLE / low
    return _clip(_times(gain, (k, k, k)))


def pigment(lit: Light, layer: int) -> Callable[[str, Stops], Stops]:
    """What `sheet.draw` wants: a function of class and stops."""
    return lambda cls, stops: lit.stops(layer, cls, stops)
