import * as fc from 'fast-check';
import { parseFountain } from '../../../src-shared/script/fountain.ts';

/** A stretch of a script: a heading, a paragraph, a speech with its cue. */
export interface Block {
  /** The same as long as nobody touches its text, wherever it is moved. */
  readonly id: number;
  readonly text: string;
  readonly kind: 'heading' | 'speech' | 'action' | 'other';
  /** The block that this one was before somebody in it was renamed: all other words are the same. */
  readonly was?: number;
}

/** A script on a desk where every edit is known: which text it touched, and which it left alone. */
export interface EditedScript {
  readonly blocks: readonly Block[];
  readonly isChinese: boolean;
  /** How its lines end. */
  readonly lineBreak: '\n' | '\r\n';
}

const KINDS = [
  'insert',
  'insert',
  'delete',
  'delete',
  'move',
  'move',
  'move scene',
  'move scene',
  'delete scene',
  'split scene',
  'join scenes',
  'retype',
  'retype',
  'retype',
  'rename',
  'rename',
  'swap names',
  'rename place',
  'set a heading anew',
  'add a title page',
  'change line breaks',
] as const;

/** An edit by numbers, which are taken modulo what there is. */
export interface Edit {
  readonly kind: (typeof KINDS)[number];
  readonly at: number;
  readonly to: number;
  readonly word: number;
}

const nat = fc.nat(1_000_000);

export const anyEdit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(...KINDS),
  at: nat,
  to: nat,
  word: nat,
});

let blocksMade = 0;

function blockOf(text: string, kind: Block['kind']): Block {
  blocksMade += 1;
  return { id: blocksMade, text, kind };
}

const OPENS_BLOCK: Readonly<Record<string, Block['kind']>> = {
  scene_heading: 'heading',
  character: 'speech',
  action: 'action',
  transition: 'other',
  centered: 'other',
  synopsis: 'other',
  section: 'other',
};

/** Cuts a script into blocks; joined, they are the script, with a blank line at its end. */
export function openScript(text: string): EditedScript {
  const whole = `${text.trimEnd()}\n\n`;
  const { elements, language } = parseFountain(whole);
  const starts = elements.flatMap(({ type, range }) => {
    const kind = OPENS_BLOCK[type];
    return kind === undefined ? [] : [{ at: range[0], kind }];
  });
  const blocks = starts.map(({ at, kind }, index) => blockOf(whole.slice(at, starts[index + 1]?.at), kind));
  const title = whole.slice(0, starts[0]?.at);
  return {
    blocks: title === '' ? blocks : [blockOf(title, 'other'), ...blocks],
    isChinese: language === 'zh',
    lineBreak: '\n',
  };
}

export function textOf({ blocks, lineBreak }: EditedScript): string {
  return blocks.map(({ text }) => text.replaceAll('\n', lineBreak)).join('');
}

/** Where each block begins in the text. */
export function startsOf({ blocks, lineBreak }: EditedScript): number[] {
  let at = 0;
  return blocks.map(({ text }) => {
    const start = at;
    at += text.replaceAll('\n', lineBreak).length;
    return start;
  });
}

const INSERTED = {
  en: [
    'A heron lands on the ridge of the boathouse.\n\n',
    'Somebody has left a bicycle against the wall.\n\n',
    'CLERK\nThe office is closed until Monday.\n\n',
    'The kettle boils over.\n\n',
    'CLOSE ON a torn ticket.\n\n',
  ],
  zh: [
    '△一辆自行车靠在墙边。\n\n',
    '△水壶烧开了。\n\n',
    '店员：今天不营业，请您下周再来。\n\n',
    '△一只白鹭落在屋脊上。\n\n',
  ],
};
const NAMES = { en: ['WILHELMINA', 'OKONKWO', 'PERCIVAL'], zh: ['欧阳修文', '诸葛明月', '司马长风'] };
const PLACES = { en: ['INT. BOATHOUSE', 'EXT. QUARRY', 'INT. ATTIC'], zh: ['内景 阁楼', '外景 采石场', '内景 船屋'] };
const TIMES = { en: ' - DAY', zh: ' 日' };
const TITLES = { en: ['Title: Another', 'Author: Somebody'], zh: ['标题：又一部', '作者：某人'] };
const WORDS = { en: ['lantern', 'quickly', 'umbrella'], zh: ['灯笼', '飞快', '雨伞'] };

function pick<T>(list: readonly T[], index: number): T | undefined {
  return list[index % Math.max(list.length, 1)];
}

/** Does an edit; what cannot be done leaves the script as it is. */
export function edited(script: EditedScript, { kind, at, to, word }: Edit): EditedScript {
  const { blocks, isChinese } = script;
  const language = isChinese ? 'zh' : 'en';
  const body = blocks.flatMap((block, index) => (block.kind === 'action' || block.kind === 'speech' ? [index] : []));
  const headings = blocks.flatMap((each, place) => (each.kind === 'heading' ? [place] : []));
  const index = pick(body, at) ?? -1;
  const block = blocks[index];
  if (!block) return script;
  const target = (pick(body, to) ?? 0) + (word % 2);
  switch (kind) {
    case 'insert': {
      const text = pick(INSERTED[language], word) ?? '';
      return withBlocks(
        script,
        blocks.toSpliced(target, 0, blockOf(text, /^[^\n]+[\n：]./u.test(text) ? 'speech' : 'action')),
      );
    }
    case 'delete':
      return body.length < 4 ? script : withBlocks(script, blocks.toSpliced(index, 1));
    case 'move': {
      const rest = blocks.toSpliced(index, 1);
      return withBlocks(script, rest.toSpliced(target > index ? target - 1 : target, 0, block));
    }
    case 'move scene':
    case 'delete scene':
      return withScene(script, kind, at, to);
    case 'retype':
      return withBlocks(
        script,
        blocks.toSpliced(index, 1, retyped(block, pick(WORDS[language], word) ?? '', isChinese, to)),
      );
    case 'rename':
      return renamed(script, pick(NAMES[language], word) ?? '', at);
    case 'swap names':
      return swapped(script, at, to);
    case 'split scene': {
      const text = `${pick(PLACES[language], word)}${TIMES[language]}\n\n`;
      return withBlocks(script, blocks.toSpliced(target, 0, blockOf(text, 'heading')));
    }
    case 'join scenes': {
      const [, ...joints] = headings;
      const joint = pick(joints, at);
      return joint === undefined ? script : withBlocks(script, blocks.toSpliced(joint, 1));
    }
    case 'set a heading anew': {
      const heading = pick(headings, at) ?? -1;
      const [line = '', rest = ''] = (blocks[heading]?.text ?? '').split(/(?=\n)(.*)/su);
      const text = `${isChinese ? line.replaceAll(/(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu, '·') : line.replaceAll(' - ', ' – ')}${rest}`;
      return heading < 0 ? script : withBlocks(script, blocks.toSpliced(heading, 1, blockOf(text, 'heading')));
    }
    case 'add a title page': {
      const [first] = blocks;
      const hasTitle = first !== undefined && parseFountain(first.text).elements[0]?.type === 'title_page';
      return withBlocks(script, [
        blockOf(`${TITLES[language].join('\n')}\n\n`, 'other'),
        ...blocks.slice(hasTitle ? 1 : 0),
      ]);
    }
    case 'change line breaks':
      return { ...script, lineBreak: script.lineBreak === '\n' ? '\r\n' : '\n' };
    case 'rename place': {
      const heading = pick(headings, at) ?? -1;
      const [line = '', rest = ''] = (blocks[heading]?.text ?? '').split(/(?=\n)(.*)/su);
      const time = / - [A-Z ]+$/u.exec(line)?.[0] ?? /\s\p{Script=Han}+$/u.exec(line)?.[0] ?? '';
      const number = /^\d+、/u.exec(line)?.[0] ?? '';
      const text = `${number}${pick(PLACES[language], word)}${time}${rest}`;
      return heading < 0 ? script : withBlocks(script, blocks.toSpliced(heading, 1, blockOf(text, 'heading')));
    }
  }
}

function withBlocks(script: EditedScript, blocks: readonly Block[]): EditedScript {
  return { ...script, blocks };
}

function withScene(script: EditedScript, kind: Edit['kind'], at: number, to: number): EditedScript {
  const { blocks } = script;
  const headings = blocks.flatMap(({ kind: is }, index) => (is === 'heading' ? [index] : []));
  if (headings.length < 2) return script;
  const number = at % headings.length;
  const [start, end] = [headings[number] ?? 0, headings[number + 1] ?? blocks.length];
  const rest = blocks.toSpliced(start, end - start);
  if (kind === 'delete scene') return withBlocks(script, rest);
  const places = [...rest.flatMap(({ kind: is }, index) => (is === 'heading' ? [index] : [])), rest.length];
  return withBlocks(script, rest.toSpliced(pick(places, to) ?? rest.length, 0, ...blocks.slice(start, end)));
}

/** One word of a block for another; never the cue. */
function retyped(block: Block, word: string, isChinese: boolean, to: number): Block {
  const said = block.kind === 'speech' ? (isChinese ? block.text.search(/：/u) : block.text.indexOf('\n')) + 1 : 1;
  const places = [...block.text.matchAll(isChinese ? /\p{Script=Han}{2}/gu : /\b[a-z]{3,}\b/gu)].filter(
    (match) => match.index >= said,
  );
  const place = pick(places, to);
  if (!place) return block;
  const text = block.text.slice(0, place.index) + word + block.text.slice(place.index + place[0].length);
  return blockOf(text, block.kind);
}

/** The names of those who speak. */
function speakersOf(script: EditedScript): string[] {
  const cues = script.blocks.flatMap(({ kind, text }) => {
    const cue = kind === 'speech' ? /^@?([^\n：（(^]+)/u.exec(text)?.[1]?.trim() : undefined;
    return cue === undefined || cue.length < 2 ? [] : [cue];
  });
  return [...new Set(cues)];
}

/** Gives a speaker a new name wherever it stands. */
function renamed(script: EditedScript, name: string, at: number): EditedScript {
  const old = pick(speakersOf(script), at);
  // A name that somebody has already would make one person of two.
  if (old === undefined || textOf(script).toUpperCase().includes(name)) return script;
  return withNames(script, new Map([[old, name]]));
}

/** Gives two speakers each other's names wherever they stand. */
function swapped(script: EditedScript, at: number, to: number): EditedScript {
  const names = speakersOf(script);
  const [one, other] = [pick(names, at), pick(names, to)];
  const isWithin = (name = ''): boolean => names.filter((longer) => longer.includes(name)).length > 1;
  if (one === undefined || other === undefined || one === other || isWithin(one) || isWithin(other)) return script;
  return withNames(
    script,
    new Map([
      [one, other],
      [other, one],
    ]),
  );
}

/** Puts names in place of others, in the case in which these stand. */
function withNames(script: EditedScript, names: ReadonlyMap<string, string>): EditedScript {
  const literals = [...names.keys()].map((old) => old.replaceAll(/[$()*+.?[\]^{|}\\/]/gu, '\\$&')).join('|');
  const forms = new RegExp(script.isChinese ? literals : `(?<!\\p{L})(?:${literals})(?!\\p{L})`, 'giu');
  const folded = new Map([...names].map(([old, name]) => [old.toUpperCase(), name]));
  return withBlocks(
    script,
    script.blocks.map((block) => {
      const text = block.text.replace(forms, (found) => {
        const name = folded.get(found.toUpperCase()) ?? found;
        return found === found.toUpperCase() ? name : name[0] + name.slice(1).toLowerCase();
      });
      return text === block.text ? block : { ...blockOf(text, block.kind), was: block.id };
    }),
  );
}
