import { captionTexts, textCells } from '../../../src-shared/render/caption-text.ts';
import type { CaptionStyle } from '../../../src-shared/render/caption-text.ts';
import type { Command, CommandOf } from '../../../src-shared/timeline/commands.ts';
import { compare, framesToSeconds, rational, ZERO } from '../../../src-shared/timeline/rational.ts';
import type { AttachedContent } from '../../../src-shared/timeline/records.ts';
import { inItem, PLACE, placeSaid } from './cut-place.ts';
import { SOUND, soundSaid } from './cut-sounds.ts';
import {
  attachedNamed,
  badOption,
  behindNamed,
  findAttached,
  framesIn,
  isOff,
  oneOf,
  readDuration,
  readExactShift,
  readLength,
  readTime,
  readWords,
  STILL_S,
} from './cut-words.ts';
import type { CutContext, Film, Item, Verb } from './cut-words.ts';
import type { CommandLine } from './options.ts';
import { textOf } from './options.ts';
import { KIND_WORDS } from '../../../src-shared/contract/kind-words.ts';
import { say } from '../../../src-shared/contract/sentences.ts';

type Values = CommandLine['values'];

/** What goes with items, or with the film: words and graphics, and what is done to anything attached. */
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
  attach: {
    names: ['GRAPHIC'],
    options: [...PLACE, 'length'],
    read: ([graphic = ''], values, { film, newId }) => graphicAttached(film, values, STILL_S)(newId('att'), graphic),
  },
  marker: {
    names: [],
    may: 'NAME',
    options: PLACE,
    read: ([name = ''], values, { film, newId }) => ({
      ...{ command: 'attach', id: newId('att'), ...placeSaid(film, values).of },
      duration: framesToSeconds(1, film.rate),
      content: { kind: 'marker', name: name.trim() },
    }),
  },
  range: {
    names: ['IN'],
    may: 'OUT',
    read: ([start = '', end], _, { film }) => {
      if (isOff(start) && end === undefined) return { command: 'range', in: null, out: null };
      const isStart = start === 'start' || start === '开头';
      const [from, to] = [isStart ? null : readTime(film, start), end === undefined ? null : readDuration(film, end)];
      return { command: 'range', in: from, out: to };
    },
  },
  change: {
    names: ['ATTACHED'],
    may: 'TEXT',
    options: ['template', 'lane', 'style', 'place', 'role', ...SOUND],
    read: ([named = '', text], values, context) => changed(named, text, values, context),
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

/** A card behind an item, or the same words over one. */
function titled(text: string, behind: string | undefined, values: Values, context: CutContext): Command {
  const { film, newId } = context;
  const title = { template: oneOf(say`template`, textOf(values, 'template') ?? 'title', TEMPLATES), text };
  const length = textOf(values, 'length');
  if (behind === undefined) {
    const place = placeSaid(film, values);
    const duration = length === undefined ? inItem(film, place, rational(STILL_S)) : readTime(film, length);
    return { command: 'attach', id: newId('att'), ...place.of, duration, content: { kind: 'title', title } };
  }
  const given = PLACE.find((name) => values[name] !== undefined);
  if (given !== undefined)
    throw badOption(say`A title behind an item is a card of its own: leave --${given} away, or "${behind}".`);
  if (text.trim() === '') throw badOption(say`A title needs words; write some.`);
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
    content: {
      kind: 'caption',
      lane: 'own',
      text: broken(text),
      style: 'plain',
      place: 'bottom',
      ...captionSaid(values),
    },
  };
}

/** In lines as captions have them, where nobody broke them and two lines hold it. */
function broken(text: string): string {
  const [only = text, ...more] = text.includes('\n') ? [] : captionTexts(text);
  return more.length === 0 ? only : text;
}

function captionSaid(
  values: Values,
): Partial<Pick<Extract<AttachedContent, { kind: 'caption' }>, 'lane' | 'style' | 'place'>> {
  const [lane, style, place] = [textOf(values, 'lane'), textOf(values, 'style'), textOf(values, 'place')];
  return {
    ...(lane === undefined ? {} : { lane: readLane(lane) }),
    ...(style === undefined ? {} : { style: oneOf(say`style`, style, STYLES) }),
    ...(place === undefined ? {} : { place: oneOf(say`place`, place, PLACES) }),
  };
}

/** A language, or whatever else captions are kept apart by. @throws ShotloomError bad_option */
export function readLane(text: string): string {
  const lane = text.trim();
  if (lane !== '' && lane.length <= 100) return lane;
  throw badOption(say`A lane of captions needs a name of up to 100 letters, such as zh.`);
}

/** What kinds of things can be said anew of them. */
const CHANGES: Readonly<Record<AttachedContent['kind'], readonly string[]>> = {
  title: ['template'],
  caption: ['lane', 'style', 'place'],
  sound: ['role', ...SOUND],
  graphic: [],
  marker: [],
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
  if (other !== undefined) throw badOption(say`${named} is a ${KIND_WORDS[kind]}, which has no --${other}.`);
  if (text === undefined && given.length === 0)
    throw badOption(say`Say what of ${named} is to change: its words, or an option; see "shotloom cut --help".`);
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
    template: template === undefined ? title.template : oneOf(say`template`, template, TEMPLATES),
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
    case 'marker':
      return { command: 'content', attached: id, content: { kind: 'marker', name: (text ?? content.name).trim() } };
    case 'sound':
      expectNoWords(named, 'sound', text);
      return { command: 'content', attached: id, content: { ...content, ...soundSaid(values, film) } };
    case 'graphic':
      throw badOption(
        say`${named} shows ${content.graphic}; say that anew with "shotloom graphic ${film.project} edit".`,
      );
  }
}

function expectNoWords(named: string, kind: keyof typeof KIND_WORDS, text: string | undefined): void {
  if (text !== undefined)
    throw badOption(say`${named} is a ${KIND_WORDS[kind]} and has no words of its own: leave "${text}" away.`);
}
