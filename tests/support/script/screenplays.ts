import * as fc from 'fast-check';
import type { ScriptElement } from '../../../src-shared/script/screenplay.ts';

const word = fc.oneof(
  fc.constantFrom(
    'INT.',
    'EXT',
    'MARA',
    'McX',
    'TO:',
    'CUT',
    '日',
    '内',
    '小明',
    '切。',
    '△',
    'Title:',
    '!x',
    '@a',
    '>',
    '~',
    '#',
    '.',
    '=',
    '^',
    '1、',
    '第1场',
    '&',
    '<b>',
    '"',
    '*very*',
    '**bold**',
    '_under_',
    '时间：',
    '(x)',
  ),
  fc.stringMatching(/^[A-Za-z]{1,8}$/),
  fc.stringMatching(/^[\u4e00-\u4fff]{1,4}$/),
);
export const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const lines = fc.array(line, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n'));

/** A line that a speech can hold wherever it stands. */
export const said = fc
  .array(fc.oneof(fc.stringMatching(/^[A-Za-z]{1,8}$/), fc.constantFrom('你好', '*ja*', '…', '&', '<')), {
    minLength: 1,
    maxLength: 5,
  })
  .map((words) => words.join(' '));
const speech = fc
  .array(said, { minLength: 1, maxLength: 3 })
  .chain((all) => fc.constantFrom('\n', '\n\n').map((between) => all.join(between)));
const inBrackets = said.map((text) => `(${text})`);
export const name = fc.oneof(
  fc.constantFrom('MARA', 'McX', '小明', '23', 'DR. NO', 'Tom & Jerry'),
  fc.stringMatching(/^[A-Za-z]{1,8}$/),
);

type Bare = Omit<ScriptElement, 'range'>;

const cue = fc
  .tuple(name, fc.option(fc.constantFrom('V.O.', "O.S., CONT'D", '画外音', 'on (the) phone'), { nil: undefined }))
  .map(([text, extension]): Bare => ({ type: 'character', text, ...(extension === undefined ? {} : { extension }) }));
/** What stands under a cue: two paragraphs of one kind never follow each other. */
const spoken = fc
  .constantFrom<readonly Bare['type'][]>(
    ['dialogue'],
    ['parenthetical', 'dialogue'],
    ['dialogue', 'parenthetical', 'dialogue'],
    ['lyrics', 'dialogue'],
    ['parenthetical', 'parenthetical'],
  )
  .chain((types) =>
    fc.tuple(
      ...types.map((type) =>
        (type === 'parenthetical' ? inBrackets : speech).map((text): Bare => ({
          type,
          text: type === 'lyrics' ? text.replaceAll('\n\n', '\n') : text,
        })),
      ),
    ),
  );
const oneSpeech = fc.tuple(cue, spoken).map(([who, what]): Bare[] => [who, ...what]);

function onSide(side: 'left' | 'right'): (elements: readonly Bare[]) => Bare[] {
  return (elements) => elements.map((element) => ({ ...element, dual: side }));
}

const letter = /^[\p{L}\p{N}]/u;
const block = fc.oneof(
  oneSpeech,
  fc.tuple(oneSpeech.map(onSide('left')), oneSpeech.map(onSide('right'))).map((both) => both.flat()),
  lines.map((text): Bare[] => [{ type: 'action', text }]),
  fc
    .tuple(line, fc.option(fc.constantFrom('1', '12A', 'A-1', '十二'), { nil: undefined }))
    .filter(([text]) => letter.test(text) && !text.endsWith('#'))
    .map(([text, number]): Bare[] => [
      { type: 'scene_heading', text, ...(number === undefined ? {} : { scene_number: number }) },
    ]),
  line.map((text): Bare[] => [{ type: 'transition', text }]),
  lines.map((text): Bare[] => [{ type: 'centered', text }]),
  fc.tuple(line, fc.integer({ min: 1, max: 4 })).map(([text, depth]): Bare[] => [{ type: 'section', text, depth }]),
  line.map((text): Bare[] => [{ type: 'synopsis', text }]),
  lines.map((text): Bare[] => [{ type: 'note', text }]),
  lines.map((text): Bare[] => [{ type: 'boneyard', text }]),
  fc.constant<Bare[]>([{ type: 'page_break', text: '' }]),
);
const titlePage = fc.constantFrom<Bare[]>(
  [],
  [{ type: 'title_page', key: 'title', text: 'The *Lamp*' }],
  [
    { type: 'title_page', key: 'title', text: '灯\n塔' },
    { type: 'title_page', key: 'credit', text: 'written by' },
    { type: 'title_page', key: 'author', text: 'One\nTwo' },
    { type: 'title_page', key: 'draft date', text: '1 May' },
    { type: 'title_page', key: 'contact', text: 'Sea Road 1\nHarbour' },
    { type: 'title_page', key: 'revision', text: 'Blue' },
  ],
);

/** Elements as any format may give them, as far as all formats can say them: in order, with a cue over everything said. */
export const screenplay: fc.Arbitrary<ScriptElement[]> = fc
  .tuple(titlePage, fc.array(block, { maxLength: 12 }))
  .map(([title, blocks]) =>
    [...title, ...blocks.flat()].map((element): ScriptElement => ({ ...element, range: [0, 0] })),
  );
