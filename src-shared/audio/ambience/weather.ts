import { bandPass, chain, highPass, lowPass, pink, StateVariable } from '../filters.ts';
import { SAMPLE_RATE } from '../pcm.ts';
import type { Loop } from './loop.ts';

/** Rain on the ground: a bright hiss, and single drops; heavier rain is denser and darker. */
export function rain(loop: Loop, heavy = false): void {
  const swell = loop.swell(6);
  loop.noise(chain(pink, highPass(heavy ? 250 : 700), lowPass(heavy ? 7000 : 9000)), (at) => 0.8 + 0.2 * swell(at));
  for (let drop = loop.count(heavy ? 260 : 140); drop > 0; drop -= 1) {
    const frequency = loop.between(1800, 7200);
    const decay = SAMPLE_RATE * loop.between(0.001, 0.004);
    const size = 0.5 * loop.random() ** 3;
    loop.event(loop.anywhere(), Math.round(decay * 6), loop.between(-0.9, 0.9), (index) => {
      return size * Math.exp(-index / decay) * Math.sin((2 * Math.PI * frequency * index) / SAMPLE_RATE);
    });
  }
}

/** Wind: noise that gusts move up and down, and a whistle where they are strongest. */
export function wind(loop: Loop, strength = 0.5): void {
  const gusts = loop.swell(5 + 6 * strength);
  const level = (at: number): number => 0.25 + 0.75 * gusts(at) ** 1.5;
  loop.noise(chain(pink, lowPass(180)), level);
  loop.noise(
    chain(
      pink,
      bandPass((at) => 220 + (300 + 500 * strength) * gusts(at), 1.1),
    ),
    (at) => 1.6 * level(at),
  );
  loop.noise(
    bandPass((at) => 700 + 900 * strength * gusts(at), 9),
    (at) => 0.35 * strength * gusts(at) ** 4,
  );
}

/** A thunderstorm: heavy rain, gusts, and thunder that rolls away. */
export function storm(loop: Loop): void {
  rain(loop, true);
  wind(loop, 0.8);
  for (let clap = loop.count(1 / 14); clap > 0; clap -= 1) {
    const rolls = Array.from({ length: 7 }, () => ({ at: loop.between(0, 3.2), size: loop.between(0.3, 1) }));
    const level = (seconds: number): number =>
      rolls.reduce((sum, { at, size }) => {
        const since = seconds - at;
        return since < 0 ? sum : sum + size * Math.min(1, since / 0.08) * Math.exp(-since / 0.7);
      }, 0);
    const [open, deep] = [new StateVariable(30), new StateVariable(95)];
    loop.event(loop.anywhere(), 7 * SAMPLE_RATE, loop.between(-0.5, 0.5), (index) => {
      open.next(loop.random() * 2 - 1);
      deep.next(open.high);
      const seconds = index / SAMPLE_RATE;
      return 6 * deep.low * level(seconds) * Math.min(1, (7 - seconds) / 1.5);
    });
  }
}

/** Waves on a beach: each rises, breaks brightly and draws back. */
export function sea(loop: Loop): void {
  const waves = Math.max(1, Math.round(loop.seconds / 8));
  const late = Array.from({ length: waves }, () => loop.between(-0.12, 0.12));
  const phase = (at: number): number => ((at / loop.length) * waves) % 1;
  const shifted = (at: number, turn: number): number => {
    const along = phase(at) + turn + (late[Math.floor((at / loop.length) * waves) % waves] ?? 0) * 0.1;
    return along - Math.floor(along);
  };
  const breaking = (along: number): number => {
    if (along < 0.35) return (along / 0.35) ** 2;
    return Math.exp(-(along - 0.35) / 0.18) * Math.min(1, (1 - along) / 0.1);
  };
  for (const [turn, size] of [
    [0, 1],
    [0.43, 0.55],
  ] as const) {
    const level = (at: number): number => breaking(shifted(at, turn));
    loop.noise(chain(pink, lowPass(700)), (at) => size * (0.25 + level(at)));
    loop.noise(chain(pink, highPass(500), lowPass(6500)), (at) => size * (0.06 + 0.9 * level(at) ** 1.6));
  }
}
