import { bandPass, chain, highPass, lowPass, pink, StateVariable } from '../filters.ts';
import { SAMPLE_RATE } from '../pcm.ts';
import type { Loop } from './loop.ts';

/** Frequencies of the first two formants of vowels, in hertz. */
const VOWELS = [
  [730, 1090],
  [530, 1840],
  [390, 1990],
  [570, 840],
  [440, 1020],
  [490, 1350],
];

/** The murmur of a crowd: syllables of many voices, none of which can be understood. */
export function crowd(loop: Loop): void {
  loop.noise(chain(pink, bandPass(450, 0.6)), 0.12);
  for (let speaker = 0; speaker < 14; speaker += 1) {
    const [pitch, pan, size] = [loop.between(95, 230), loop.between(-0.95, 0.95), loop.between(0.25, 0.7)];
    for (let phrase = loop.count(1 / 3); phrase > 0; phrase -= 1) {
      let at = loop.anywhere();
      for (let syllable = 3 + Math.floor(loop.random() * 7); syllable > 0; syllable -= 1) {
        const seconds = loop.between(0.11, 0.24);
        say(loop, { at, seconds, pan, size: size * loop.between(0.5, 1), pitch: pitch * loop.between(0.88, 1.15) });
        at += seconds * 0.92 * SAMPLE_RATE;
      }
    }
  }
}

function say(loop: Loop, syllable: { at: number; seconds: number; pan: number; size: number; pitch: number }): void {
  const [first = 0, second = 0] = VOWELS[Math.floor(loop.random() * VOWELS.length)] ?? [];
  const [low, high, muffled] = [new StateVariable(first, 6), new StateVariable(second, 8), new StateVariable(1900)];
  const length = Math.round(syllable.seconds * SAMPLE_RATE);
  let phase = 0;
  loop.event(syllable.at, length, syllable.pan, (index) => {
    const along = index / length;
    phase += (syllable.pitch * (1.04 - 0.08 * along)) / SAMPLE_RATE;
    phase -= Math.floor(phase);
    // A sawtooth is about what the vocal cords give, with some breath.
    const source = 1 - 2 * phase + 0.3 * (loop.random() - 0.5);
    low.next(source);
    high.next(source);
    muffled.next(low.band + 0.5 * high.band);
    return syllable.size * Math.sin(Math.PI * along) * muffled.low;
  });
}

/** A city from some way off: its rumble, and cars that pass. */
export function city(loop: Loop): void {
  const swell = loop.swell(5);
  loop.noise(chain(pink, lowPass(160)), (at) => 0.75 + 0.25 * swell(at));
  loop.noise(chain(pink, bandPass(420, 0.5)), (at) => 0.16 + 0.1 * swell(at));
  for (let car = loop.count(1 / 4); car > 0; car -= 1) {
    const [seconds, size, way] = [loop.between(3.5, 7), loop.between(0.15, 0.5), loop.random() < 0.5 ? -1 : 1];
    const [tyres, body] = [new StateVariable(loop.between(600, 1100), 0.7), new StateVariable(220, 0.7)];
    const length = Math.round(seconds * SAMPLE_RATE);
    const at = loop.anywhere();
    // From one side to the other: what passes on the left fades into what passes on the right.
    const noise = Float32Array.from({ length }, (_, index) => {
      tyres.next(loop.random() * 2 - 1);
      body.next(loop.random() * 2 - 1);
      return size * Math.sin((Math.PI * index) / length) ** 4 * (0.3 * tyres.band + 0.5 * body.low);
    });
    for (const side of [-1, 1]) {
      loop.event(at, length, 0.8 * side, (index) => {
        const along = index / length;
        return (noise[index] ?? 0) * Math.sqrt(side === way ? along : 1 - along);
      });
    }
  }
}

/** The tone of a room: air, and a hum that is felt more than heard. */
export function room(loop: Loop): void {
  loop.noise(chain(pink, highPass(40), lowPass(320)), 0.8);
  loop.noise(chain(pink, highPass(600), lowPass(3000)), 0.05);
  hum(loop, 100, [0.012, 0.006, 0.003]);
}

/** Inside a train: a rumble, and wheels over joints. */
export function train(loop: Loop): void {
  const sway = loop.swell(20);
  loop.noise(chain(pink, lowPass(140)), (at) => 1.1 + 0.3 * sway(at));
  loop.noise(chain(pink, bandPass(700, 0.5)), (at) => 0.16 + 0.08 * sway(at));
  const joints = loop.count(1 / 1.3);
  for (let joint = 0; joint < joints; joint += 1) {
    for (const [late, size] of [
      [0, 1],
      [0.13, 0.8],
    ] as const) {
      const body = new StateVariable(150 + 20 * late, 2.5);
      const ring = new StateVariable(640, 3);
      const at = (joint / joints) * loop.length + late * SAMPLE_RATE;
      loop.event(at, Math.round(0.16 * SAMPLE_RATE), 0, (index) => {
        const blow = Math.exp(-index / (0.004 * SAMPLE_RATE)) * (loop.random() * 2 - 1);
        body.next(blow);
        ring.next(blow);
        const tail = Math.min(1, (0.16 * SAMPLE_RATE - index) / 480);
        return size * tail * (1.6 * body.band + 0.7 * ring.band);
      });
    }
  }
}

/** Inside a car: its engine and the road. */
export function car(loop: Loop): void {
  const road = loop.swell(8);
  loop.noise(chain(pink, lowPass(260)), (at) => 0.8 + 0.25 * road(at));
  loop.noise(chain(pink, bandPass(900, 0.5)), (at) => 0.07 + 0.05 * road(at));
  hum(loop, 54, [0.05, 0.1, 0.035, 0.05, 0.015, 0.02]);
}

/** A tone and its overtones, which come round with the loop. */
function hum(loop: Loop, frequency: number, sizes: readonly number[]): void {
  const turns = Math.max(1, Math.round(frequency * loop.seconds));
  const phases = sizes.map(() => loop.random() * 2 * Math.PI);
  loop.event(0, loop.length, 0, (index) => {
    const angle = (2 * Math.PI * turns * index) / loop.length;
    return sizes.reduce(
      (sum, size, overtone) => sum + size * Math.sin((overtone + 1) * angle + (phases[overtone] ?? 0)),
      0,
    );
  });
}
