import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { textCells } from '../../../src-shared/render/caption-text.ts';
import type { CaptionStyle } from '../../../src-shared/render/caption-text.ts';
import type { Command, CommandOf } from '../../../src-shared/timeline/commands.ts';
import { compare, framesToSeconds, least, rational, subtract, ZERO } from '../../../src-shared/timeline/rational.ts';
import type { Rational } from '../../../src-shared/timeline/rational.ts';
import type { AttachedContent } from '../../../src-shared/timeline/records.ts';
import {
  attachedNamed,
  badOption,
  behindNamed,
  findAttached,
  itemNamed,
  oneOf,
  readExactShift,
  readLength,
  readNumber,
  readTime,
  readWords,
  STILL_S,
  framesIn,
} from './cut-words.ts';
import type { CutContext, Film, Item, Verb } from './cut-words.ts';
import type { CommandLine } from './options.ts';
import { textOf } from './options.ts';

type Values = CommandLine['values'];
type Sound = Extract<AttachedContent, { kind: 'sound' }>;

/** Where something begins: so long behind the start of the film, or of the item that it is on. */
const PLACE = ['on', 'at'] as const;
const SOUND = ['in', 'gain', 'fade-in', 'fade-out', 'loop'] as const;

/** What goes with items, or with the film: words, sounds and graphics. */
export const ATTACHED_VERBS: Readonly<Record<string, Verb>> = {
  title: {
    names: ['TEXT'],
    may: 'BEHIND',
    options: [...PLACE, 'length', 'template'],
    read: ([text = '', behind], values, context) => titled(readWords(text), behind, values, context),
  },
  caption: {
    names: ['TEXT'],
    options: [...PLACE, 'length', 'lane', 'style', 'place'],
    read: ([text = ''], values, context) => captioned(readWords(text), values, context),
  },
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
  attach: {
    names: ['GRAPHIC'],
    options: [...PLACE, 'length'],
    read: ([graphic = ''], values, { film, newId }) => graphicAttached(film, values, STILL_S)(newId('att'), graphic),
  },
  change: {
    names: ['ATTACHED'],
    may: 'TEXT',
    options: ['template', 'lane', 'style', 'place', 'role', ...SOUND],
    read: ([named = '', text], values, context) => changed(named, text, values, context),
  },
  gain: {
    names: ['ITEM', 'DB'],
    read: ([named = '', gain = ''], _, { film }) => gained(film, named, readGain(gain)),
  },
  shift: {
    names: ['ATTACHED', 'BY'],
    read: ([named = '', by = ''], _, { film }) => ({
      command: 'shift',
      attached: attachedNamed(film, named).id,
      by: readExactShift(film, by),
    }),
  },
  stretch: {
    names: ['ATTACHED', 'LENGTH'],
    read: ([named = '', length = ''], _, { film }) => ({
      command: 'stretch',
      attached: attachedNamed(film, named).id,
      duration: readDuration(film, length),
    }),
  },
  detach: {
    names: ['ATTACHED'],
    read: ([named = ''], _, { film }) => ({ command: 'detach', attached: attachedNamed(film, named).id }),
  },
};

const TEMPLATES = {
  title: ['title', '标题'],
  chapter: ['chapter', '章节'],
  credits: ['credits', '片尾'],
  'lower-third': ['lower-third', '人名条'],
  ticker: ['ticker', '滚动字幕'],
} as const;

const STYLES = { plain: ['plain', '普通'], box: ['box', '底框'], large: ['large', '大字'] } as const satisfies Readonly<
  Record<CaptionStyle, readonly string[]>
>;

const PLACES = { bottom: ['bottom', '底部'], top: ['top', '顶部'] } as const;

const ROLES = {
  effect: ['effect', '音效'],
  music: ['music', '音乐'],
  ambience: ['ambience', '环境声'],
  narration: ['narration', '旁白'],
} as const;

/** A card behind an item, or the same words over one. */
function titled(text: string, behind: string | undefined, values: Values, context: CutContext): Command {
  const { film, newId } = context;
  const title = { template: oneOf('template', textOf(values, 'template') ?? 'title', TEMPLATES), text };
  const length = textOf(values, 'length');
  if (behind === undefined) {
    const place = placeSaid(film, values);
    const duration = length === undefined ? inItem(film, place, rational(STILL_S)) : readTime(film, length);
    return { command: 'attach', id: newId('att'), ...place.of, duration, content: { kind: 'title', title } };
  }
  const given = PLACE.find((name) => values[name] !== undefined);
  if (given !== undefined)
    throw badOption(`A title behind an item is a card of its own: leave --${given} away, or "${behind}".`);
  if (text.trim() === '') throw badOption('A title needs words; write some.');
  return {
    command: 'insert',
    id: newId('itm'),
    source: { kind: 'title', title },
    in: ZERO,
    frames: length === undefined ? framesIn(film, STILL_S) : readLength(film, length),
    after: behindNamed(film, behind),
  };
}

/**
 * A graphic over what is shown, where a command line says.
 * @param seconds that it is shown for unless it is said, at most to the end of the item that it begins on
 */
export function graphicAttached(
  film: Film,
  values: Values,
  seconds: number,
): (id: string, graphic: string) => CommandOf<'attach'> {
  const place = placeSaid(film, values);
  const length = textOf(values, 'length');
  const duration =
    length === undefined ? inItem(film, place, rational(Math.round(seconds * 1000), 1000)) : readTime(film, length);
  return (id, graphic) => ({ command: 'attach', id, ...place.of, duration, content: { kind: 'graphic', graphic } });
}

/** How long captions are shown, and how many cells (half a Chinese character) are read in a second. */
const SHORTEST_S = rational(5, 6);
const LONGEST_S = 7;
const CELLS_A_SECOND = 16;

function captioned(text: string, values: Values, { film, newId }: CutContext): Command {
  const place = placeSaid(film, values);
  const length = textOf(values, 'length');
  const read = rational(Math.min(LONGEST_S * CELLS_A_SECOND, textCells(text)), CELLS_A_SECOND);
  const lasts = compare(read, SHORTEST_S) < 0 ? SHORTEST_S : read;
  return {
    command: 'attach',
    id: newId('att'),
    ...place.of,
    duration: length === undefined ? lasts : readTime(film, length),
    content: { kind: 'caption', lane: 'own', text, style: 'plain', place: 'bottom', ...captionSaid(values) },
  };
}

function captionSaid(
  values: Values,
): Partial<Pick<Extract<AttachedContent, { kind: 'caption' }>, 'lane' | 'style' | 'place'>> {
  const [lane, style, place] = [textOf(values, 'lane'), textOf(values, 'style'), textOf(values, 'place')];
  return {
    ...(lane === undefined ? {} : { lane: readLane(lane) }),
    ...(style === undefined ? {} : { style: oneOf('style', style, STYLES) }),
    ...(place === undefined ? {} : { place: oneOf('place', place, PLACES) }),
  };
}

/** A language, or whatever else captions are kept apart by. @throws ShotloomError bad_option */
export function readLane(text: string): string {
  const lane = text.trim();
  if (lane !== '' && lane.length <= 100) return lane;
  throw badOption('A lane of captions needs a name of up to 100 letters, such as zh.');
}

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
      `"${text}" is no ID of footage; "shotloom footage ${film.project}" lists it, and "shotloom import FILE --project ${film.project}" brings some in.`,
    );
  const exact = (seconds: number): Rational => rational(Math.round(seconds * 1e6), 1e6);
  const end = found.source_out_s ?? found.facts.duration_s;
  return { id: found.id, start: exact(found.source_in_s ?? 0), end: end === null ? null : exact(end) };
}

function soundSaid(values: Values, film: Film): Partial<Sound> {
  const [role, gain, loop] = [textOf(values, 'role'), textOf(values, 'gain'), textOf(values, 'loop')];
  const times = { in: textOf(values, 'in'), fade_in: textOf(values, 'fade-in'), fade_out: textOf(values, 'fade-out') };
  return {
    ...(role === undefined ? {} : { role: oneOf('role', role, ROLES) }),
    ...(gain === undefined ? {} : { gain_db: readGain(gain) }),
    ...(loop === undefined ? {} : { loops: oneOf('loop', loop, { on: ['on', '开'], off: ['off', '关'] }) === 'on' }),
    ...Object.fromEntries(
      Object.entries(times).flatMap(([name, text]) => (text === undefined ? [] : [[name, readTime(film, text)]])),
    ),
  };
}

/** Decibels below which nothing is heard. */
const SILENT_DB = -60;

function readGain(text: string): number {
  if (text === 'mute' || text === '静音') return SILENT_DB;
  return readNumber('gain', text.replace(/\s*dB$/iu, ''));
}

function gained(film: Film, named: string, gain_db: number): Command {
  const found = findAttached(film, named);
  if (!found) return { command: 'gain', item: itemNamed(film, named).id, gain_db };
  const { id, content } = found;
  if (content.kind !== 'sound')
    throw badOption(`${named} is a ${content.kind} and makes no sound; name an item, or a sound of "list".`);
  return { command: 'content', attached: id, content: { ...content, gain_db } };
}

/** To the film's end, where it is asked for. */
function readDuration(film: Film, text: string): Rational | null {
  return text === 'end' || text === '结尾' ? null : readTime(film, text);
}

/** What kinds of things can be said anew of them. */
const CHANGES: Readonly<Record<AttachedContent['kind'], readonly string[]>> = {
  title: ['template'],
  caption: ['lane', 'style', 'place'],
  sound: ['role', ...SOUND],
  graphic: [],
};

/** Other words, or anything else that was said when it was attached; of an item, the words of its card. */
function changed(named: string, text: string | undefined, values: Values, { film }: CutContext): Command {
  const card = findAttached(film, named) ? undefined : film.items.find((each) => isCard(each, named));
  const { content } = card ? { content: card.source } : attachedNamed(film, named);
  const kind = card ? 'title' : (content.kind as AttachedContent['kind']);
  const given = Object.values(CHANGES)
    .flat()
    .filter((name) => values[name] !== undefined);
  const other = given.find((name) => !CHANGES[kind].includes(name));
  if (other !== undefined) throw badOption(`${named} is a ${kind}, which has no --${other}.`);
  if (text === undefined && given.length === 0)
    throw badOption(`Say what of ${named} is to change: its words, or an option; see "shotloom cut --help".`);
  return card ? cardChanged(card, text, values) : contentChanged(film, named, text, values);
}

function isCard({ id, number, source }: Item, named: string): boolean {
  return source.kind === 'title' && (id === named || String(number) === named);
}

function titleChanged(
  title: Extract<AttachedContent, { kind: 'title' }>['title'],
  text: string | undefined,
  values: Values,
) {
  const template = textOf(values, 'template');
  return {
    template: template === undefined ? title.template : oneOf('template', template, TEMPLATES),
    text: text === undefined ? title.text : readWords(text),
  };
}

function cardChanged({ id, source, in: at }: Item, text: string | undefined, values: Values): Command {
  if (source.kind !== 'title') throw new RangeError('An item that is no card has no words');
  return {
    command: 'replace',
    item: id,
    source: { kind: 'title', title: titleChanged(source.title, text, values) },
    in: at,
  };
}

function contentChanged(film: Film, named: string, text: string | undefined, values: Values): Command {
  const { id, content } = attachedNamed(film, named);
  switch (content.kind) {
    case 'title':
      return {
        command: 'content',
        attached: id,
        content: { kind: 'title', title: titleChanged(content.title, text, values) },
      };
    case 'caption': {
      const words = text === undefined ? {} : { text: readWords(text) };
      return { command: 'content', attached: id, content: { ...content, ...words, ...captionSaid(values) } };
    }
    case 'sound':
      expectNoWords(named, 'sound', text);
      return { command: 'content', attached: id, content: { ...content, ...soundSaid(values, film) } };
    case 'graphic':
      throw badOption(`${named} shows ${content.graphic}; say that anew with "shotloom graphic ${film.project} edit".`);
  }
}

function expectNoWords(named: string, kind: string, text: string | undefined): void {
  if (text !== undefined) throw badOption(`${named} is a ${kind} and has no words of its own: leave "${text}" away.`);
}

/** Where something begins that goes with a picture. */
interface SaidPlace {
  readonly of: { readonly anchor: string | null; readonly offset: Rational };
  readonly item: Item;
}

/** On an item, so long behind its start; or at a moment of the film, on the item that is shown then. */
function placeSaid(film: Film, values: Values): SaidPlace {
  const [on, at] = [textOf(values, 'on'), textOf(values, 'at')];
  if (on !== undefined) {
    const item = itemNamed(film, on);
    return { of: { anchor: item.id, offset: at === undefined ? ZERO : readTime(film, at) }, item };
  }
  if (at === undefined) throw badOption('Say where it begins: --at TIME in the film, or --on ITEM.');
  const moment = readTime(film, at);
  const startOf = (frame: number): Rational => framesToSeconds(frame, film.rate);
  const item = film.items.find(({ start, frames }) => compare(moment, startOf(start + frames)) < 0);
  if (!item)
    throw badOption(`"${at}" lies behind the end of the film; "shotloom cut ${film.project}" says how long it is.`);
  return { of: { anchor: item.id, offset: subtract(moment, startOf(item.start)) }, item };
}

/** A moment of the film, which outlasts its items. */
function momentSaid(film: Film, values: Values): SaidPlace['of'] {
  const at = textOf(values, 'at');
  return { anchor: null, offset: at === undefined ? ZERO : readTime(film, at) };
}

/** So long, or to the end of the item that it begins on. */
function inItem(film: Film, { of, item }: SaidPlace, duration: Rational): Rational {
  const rest = subtract(framesToSeconds(item.frames, film.rate), of.offset);
  return rest.n > 0 ? least(duration, rest) : duration;
}
