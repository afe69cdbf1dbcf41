import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { KIND_WORDS } from '../../../src-shared/contract/kind-words.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { Command } from '../../../src-shared/timeline/commands.ts';
import { rational, subtract, ZERO } from '../../../src-shared/timeline/rational.ts';
import type { Rational } from '../../../src-shared/timeline/rational.ts';
import type { AttachedContent } from '../../../src-shared/timeline/records.ts';
import { momentSaid, PLACE, placeSaid } from './cut-place.ts';
import { badOption, findAttached, itemNamed, oneOf, readDuration, readNumber, readTime } from './cut-words.ts';
import type { CutContext, Film, Verb } from './cut-words.ts';
import type { CommandLine } from './options.ts';
import { textOf } from './options.ts';

type Values = CommandLine['values'];
type Sound = Extract<AttachedContent, { kind: 'sound' }>;

/** The options that say how a sound is heard. */
export const SOUND = ['in', 'gain', 'fade-in', 'fade-out', 'loop'] as const;

/** What is heard. */
export const SOUND_VERBS: Readonly<Record<string, Verb>> = {
  music: {
    names: ['FOOTAGE'],
    options: [...PLACE, 'length', ...SOUND],
    read: ([footage = ''], values, context) => music(footage, values, context),
  },
  sound: {
    names: ['FOOTAGE'],
    options: [...PLACE, 'length', 'role', ...SOUND],
    read: ([footage = ''], values, context) => effect(footage, values, context),
  },
  gain: {
    names: ['ITEM', 'DB'],
    read: ([named = '', gain = ''], _, { film }) => gained(film, named, readGain(gain)),
  },
};

const ROLES = {
  effect: ['effect', '音效'],
  music: ['music', '音乐'],
  ambience: ['ambience', '环境声'],
  narration: ['narration', '旁白'],
} as const;

/** The user's music lies under the whole film unless it is said: it begins again where it is too short, and fades at its ends. */
function music(text: string, values: Values, context: CutContext): Command {
  const { film } = context;
  const { start, end, id } = footageNamed(context, text);
  const length = textOf(values, 'length');
  const plain: Sound = {
    kind: 'sound',
    role: 'music',
    source: { kind: 'footage', footage: id },
    in: start,
    gain_db: 0,
    fade_in: rational(1),
    fade_out: rational(2),
    loops: true,
  };
  const content: Sound = { ...plain, ...soundSaid(values, film) };
  const whole = content.loops ? null : end && subtract(end, content.in);
  return attached(content, length === undefined ? whole : readDuration(film, length), values, context);
}

/** A sound is heard once, as much of it as is meant. */
function effect(text: string, values: Values, context: CutContext): Command {
  const { film } = context;
  const { start, end, id } = footageNamed(context, text);
  const length = textOf(values, 'length');
  const plain: Sound = {
    kind: 'sound',
    role: 'effect',
    source: { kind: 'footage', footage: id },
    in: start,
    gain_db: 0,
    fade_in: ZERO,
    fade_out: ZERO,
    loops: false,
  };
  const content: Sound = { ...plain, ...soundSaid(values, film) };
  const rest = end && subtract(end, content.in);
  return attached(content, length === undefined ? rest : readDuration(film, length), values, context);
}

function attached(content: Sound, duration: Rational | null, values: Values, { film, newId }: CutContext): Command {
  const isOfFilm = content.role === 'music' || content.role === 'ambience';
  const place = isOfFilm && values['on'] === undefined ? momentSaid(film, values) : placeSaid(film, values).of;
  return { command: 'attach', id: newId('att'), ...place, duration, content };
}

/** Sound of a project's footage, and the part of it that is meant. */
function footageNamed({ film, footage }: CutContext, text: string) {
  const found = footage.find(({ id }) => id === text);
  if (!found)
    throw new ShotloomError(
      'not_found',
      say`"${text}" is no ID of footage; "shotloom footage ${film.project}" lists it, and "shotloom import FILE --project ${film.project}" brings some in.`,
    );
  const exact = (seconds: number): Rational => rational(Math.round(seconds * 1e6), 1e6);
  const end = found.source_out_s ?? found.facts.duration_s;
  return { id: found.id, start: exact(found.source_in_s ?? 0), end: end === null ? null : exact(end) };
}

/** What options say of a sound. @throws ShotloomError bad_option */
export function soundSaid(values: Values, film: Film): Partial<Sound> {
  const [role, gain, loop] = [textOf(values, 'role'), textOf(values, 'gain'), textOf(values, 'loop')];
  const times = { in: textOf(values, 'in'), fade_in: textOf(values, 'fade-in'), fade_out: textOf(values, 'fade-out') };
  return {
    ...(role === undefined ? {} : { role: oneOf(say`role`, role, ROLES) }),
    ...(gain === undefined ? {} : { gain_db: readGain(gain) }),
    ...(loop === undefined ? {} : { loops: oneOf(say`loop`, loop, { on: ['on', '开'], off: ['off', '关'] }) === 'on' }),
    ...Object.fromEntries(
      Object.entries(times).flatMap(([name, text]) => (text === undefined ? [] : [[name, readTime(film, text)]])),
    ),
  };
}

/** Decibels below which nothing is heard. */
const SILENT_DB = -60;

function readGain(text: string): number {
  if (text === 'mute' || text === '静音') return SILENT_DB;
  return readNumber(say`gain`, text.replace(/\s*dB$/iu, ''));
}

function gained(film: Film, named: string, gain_db: number): Command {
  const found = findAttached(film, named);
  if (!found) return { command: 'gain', item: itemNamed(film, named).id, gain_db };
  const { id, content } = found;
  if (content.kind !== 'sound')
    throw badOption(
      say`${named} is a ${KIND_WORDS[content.kind]} and makes no sound; name an item, or a sound of "list".`,
    );
  return { command: 'content', attached: id, content: { ...content, gain_db } };
}
