import fc from 'fast-check';
import type { Command } from '../../../src-shared/timeline/commands.ts';
import { framesToSeconds, rational } from '../../../src-shared/timeline/rational.ts';
import type { FrameRate } from '../../../src-shared/timeline/rational.ts';
import { directions, fades } from '../../../src-shared/timeline/records.ts';
import type {
  AttachedContent,
  FilmSources,
  ItemSource,
  MainItem,
  Timeline,
  Transition,
} from '../../../src-shared/timeline/records.ts';

const NAMES = [
  'insert',
  'insert',
  'remove',
  'reorder',
  'reorder',
  'split',
  'split',
  'trim',
  'trim',
  'trim',
  'slip',
  'replace',
  'speed',
  'reverse',
  'freeze',
  'transition',
  'transition',
  'ending',
  'range',
  'framing',
  'move',
  'opacity',
  'colour',
  'gain',
  'attach',
  'attach',
  'detach',
  'shift',
  'shift',
  'stretch',
  'content',
] as const satisfies readonly Command['command'][];

/** What a command is drawn from: numbers that choose among what is there when its turn comes. */
export interface CommandSeed {
  readonly name: (typeof NAMES)[number];
  readonly one: number;
  readonly other: number;
  readonly third: number;
  readonly by: number;
}

export const commandSeeds: fc.Arbitrary<CommandSeed> = fc.record({
  name: fc.constantFrom(...NAMES),
  one: fc.nat(1000),
  other: fc.nat(1000),
  third: fc.nat(1000),
  by: fc.integer({ min: -40, max: 40 }),
});

/** A command on a timeline, most of them possible; `count` makes new ids. */
export function commandOf(seed: CommandSeed, sources: FilmSources, timeline: Timeline, count: number): Command {
  const { name: command, one, other, third, by } = seed;
  const { rate } = timeline;
  const item = pick(timeline.main, one)?.id ?? 'itm_none';
  const attached = pick(timeline.attached, one)?.id ?? 'att_none';
  const frames = pick(timeline.main, one)?.frames ?? 1;
  switch (command) {
    case 'insert': {
      const removed = sources.shots.filter(({ id }) => !timeline.main.some((each) => each.id === id));
      const own = third % 3 === 0 ? pick(removed, one) : undefined;
      const source: ItemSource = own ? { kind: 'shot', shot: own.id, take: null } : sourceOf(one, sources);
      return {
        command,
        id: own?.id ?? `itm_${count}`,
        source,
        in: framesToSeconds(source.kind === 'footage' ? other % 30 : 0, rate),
        frames: 1 + (third % 40),
        after: placeOf(timeline.main, other),
      };
    }
    case 'remove':
      return { command, item };
    case 'reorder':
      return { command, item, after: placeOf(timeline.main, other) };
    case 'split':
      return { command, item, at: frames > 1 ? 1 + (other % (frames - 1)) : 1, id: `itm_${count}` };
    case 'trim':
      return { command, item, edge: other % 2 === 0 ? 'start' : 'end', by };
    case 'slip':
      return { command, item, by: Math.round(by / 3) };
    case 'replace':
      return { command, item, source: sourceOf(other, sources), in: framesToSeconds(third % 20, rate) };
    case 'speed':
      return {
        command,
        item,
        speed: rational(pick([250, 333, 500, 999, 1000, 1500, 2000, 4000], other) ?? 1000, 1000),
      };
    case 'reverse':
      return { command, item, reversed: other % 2 === 0 };
    case 'freeze':
      return { command, item, frame: other % 3 === 0 ? null : third % frames };
    case 'transition':
      return { command, item, transition: transitionOf(other, third) };
    case 'ending':
      return { command, transition: { ...transitionOf(other, third), after: 0 } as Transition };
    case 'range': {
      const edge = (number: number) => (number % 5 === 0 ? null : framesToSeconds(number % 200, rate));
      return { command, in: edge(one), out: edge(other) };
    }
    case 'framing':
      return { command, item, framing: other % 2 === 0 ? { kind: 'fill' } : { kind: 'crop', rectangle: part(third) } };
    case 'move':
      return { command, item, move: other % 4 === 0 ? null : { from: part(other), to: part(third) } };
    case 'opacity':
      return { command, item, opacity: other / 1000 };
    case 'colour':
      return {
        command,
        item,
        colour: { exposure: by / 10, contrast: other / 250, saturation: third / 250, temperature: by / 40, lut: null },
      };
    case 'gain':
      return { command, item, gain_db: by / 2 };
    case 'attach': {
      const content = contentOf(third);
      return {
        command,
        id: `att_${count}`,
        anchor: other % 4 === 0 ? null : item,
        offset: offsetIn(other, frames, rate),
        duration: content.kind === 'sound' && content.loops ? null : rational(other + 4000, 4800),
        content,
      };
    }
    case 'detach':
      return { command, attached };
    case 'shift':
      return { command, attached, by: rational(by * 997, 12_000) };
    case 'stretch':
      return { command, attached, duration: rational(other + 1, 480) };
    case 'content':
      return { command, attached, content: changedContent(pick(timeline.attached, one)?.content, third) };
  }
}

function pick<T>(list: readonly T[], number: number): T | undefined {
  return list[number % Math.max(1, list.length)];
}

function placeOf(main: readonly MainItem[], number: number): string | null {
  return number % 7 === 0 ? null : (pick(main, number)?.id ?? null);
}

function sourceOf(number: number, { shots, footage }: FilmSources): ItemSource {
  const shot = pick(shots, number);
  const video = pick(footage, number)?.id ?? 'ftg_none';
  const take = pick(shot?.takes ?? [], number)?.id ?? null;
  const all: readonly ItemSource[] = [
    { kind: 'footage', footage: video },
    { kind: 'graphic', graphic: 'grf_chart' },
    { kind: 'title', title: { template: 'plain', text: '第一章' } },
    ...(shot ? ([null, take] as const).map((each) => ({ kind: 'shot' as const, shot: shot.id, take: each })) : []),
  ];
  return pick(all, Math.floor(number / 7)) ?? { kind: 'graphic', graphic: 'grf_chart' };
}

function transitionOf(one: number, other: number): Transition {
  const [before, after] = [one % 13, other % 13];
  const kind = pick(['cut', 'dissolve', 'wipe', 'slide', 'push', ...fades] as const, one) ?? 'cut';
  if (kind === 'cut') return { kind, before: 0, after: 0 };
  const isDirected = kind === 'wipe' || kind === 'slide' || kind === 'push';
  return isDirected ? { kind, direction: pick(directions, other) ?? 'left', before, after } : { kind, before, after };
}

function part(number: number) {
  const share = 0.2 + (number % 60) / 100;
  return { x: (1 - share) / 2, y: (1 - share) / 3, width: share, height: share };
}

/** On samples of 48 kHz, now and then between them. */
function offsetIn(number: number, frames: number, rate: FrameRate) {
  const { n, d } = framesToSeconds(frames, rate);
  const samples = Math.floor((n / d) * 48_000);
  return rational(Math.floor((samples * (number % 100)) / 100) * 2 + (number % 2), 96_000);
}

/** Mostly of the same kind, as it has to be. */
function changedContent(content: AttachedContent | undefined, number: number): AttachedContent {
  switch (content?.kind) {
    case 'caption':
      return { ...content, text: `第${number}句`, lane: number % 2 === 0 ? 'zh' : 'en' };
    case 'sound':
      return { ...content, gain_db: 0 - (number % 30) };
    case 'marker':
      return { ...content, name: number % 3 === 0 ? '' : `标记 ${number}` };
    case 'title':
    case 'graphic':
    case undefined:
      return contentOf(number);
  }
}

function contentOf(number: number): AttachedContent {
  const sound = (role: 'music' | 'effect', footage: string, loops: boolean): AttachedContent => ({
    kind: 'sound',
    role,
    source: { kind: 'footage', footage },
    in: rational(number % 5, 7),
    gain_db: 0 - (number % 20),
    fade_in: rational(1, 2),
    fade_out: rational(1, 3),
    loops,
  });
  const all: readonly AttachedContent[] = [
    { kind: 'caption', lane: 'en', text: `Line ${number}`, style: 'plain', place: 'bottom' },
    { kind: 'caption', lane: 'zh', text: `第${number}句`, style: 'plain', place: 'top' },
    { kind: 'title', title: { template: 'lower-third', text: `Title ${number}` } },
    { kind: 'graphic', graphic: 'grf_ticker' },
    { kind: 'marker', name: number % 3 === 0 ? '' : `Marker "${number}"` },
    sound('music', 'ftg_music', true),
    sound('effect', 'ftg_video', false),
  ];
  return pick(all, number) ?? sound('effect', 'ftg_video', false);
}
