import fc from 'fast-check';
import { cameraAngles, cameraMoves, shotSizes } from '../../../src-shared/storyboard/storyboard.ts';
import { foldName } from '../../../src-shared/storyboard/names.ts';
import { placesOfBoard } from '../../../src-shared/storyboard/places.ts';
import type { DraftShot, SpokenLine, Storyboard } from '../../../src-shared/storyboard/storyboard.ts';

/** What Fountain, its Chinese forms and the board itself take for their own, and what a line cannot hold. */
const trouble = [
  ['INT. HALL - DAY', '教室 日 内', '第3场', '.5', '1、内景 教室 日', '第一幕', '时间：日', '外景 山 夜 #3#'],
  [
    'MARA: hello',
    '小雨：你好',
    '@MARA',
    'MARA (V.O.)',
    'MARA ^',
    '旁白',
    'NARRATOR',
    'nobody',
    '无人',
    '(laughs)',
    '（笑）',
  ],
  ['FADE IN:', 'CUT TO:', '> x <', '> x', '叠化', '~la', '△ 走', '!x', '# x', '= x', '===', '>', '.'],
  ['[[', ']]', '[[Shot: wide]]', '/*', '*/', '*b*', '_u_', '\\', '\\*', '\\u{41}', '|', '：', ',', '，', '#1#'],
  ['\n', '\r\n', '\t', ' ', '  ', '\u2028', '\u00a0', '\u3000', '\0', '\ud800', '\ufeff', '🎬', '喆'],
].flat();

/** Any text, with what makes trouble more often than chance would. */
export const awkwardText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...trouble),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom('a', 'Bo ', '红。'),
    ),
    {
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(''));

const character = fc.oneof(fc.constantFrom('MARA', 'Old Tom', '小雨'), awkwardText);
const line: fc.Arbitrary<SpokenLine> = fc.oneof(
  fc.record({ character, text: awkwardText, off_screen: fc.boolean() }),
  fc.record({ character: fc.constant(null), text: awkwardText, off_screen: fc.constant(true) }),
);
const duration = fc.oneof(
  fc.integer({ min: 1, max: 400 }).map((frames) => frames / 24),
  fc.double({ min: 0.1, max: 900, noNaN: true }),
);

function shotWith(key: string): fc.Arbitrary<DraftShot> {
  return fc.record(
    {
      key: fc.constant(key),
      picture: awkwardText,
      size: fc.constantFrom(...shotSizes),
      move: fc.constantFrom(...cameraMoves),
      angle: fc.constantFrom(...cameraAngles),
      duration_s: duration,
      lines: fc.array(line, { maxLength: 3 }),
      cast: fc.array(character, { maxLength: 3 }),
      elements: fc.constant([]),
      transition_in: fc.constantFrom('cut', 'dissolve', 'wipe', 'fade_in'),
      transition_out: fc.constantFrom('fade_out', 'cut_to_black'),
    },
    { requiredKeys: ['key', 'picture', 'size', 'move', 'duration_s', 'lines', 'cast', 'elements', 'transition_in'] },
  );
}

const described = fc.record(
  { name: character, description: awkwardText, edited: awkwardText },
  { requiredKeys: ['name', 'description'] },
);

/** Storyboards of any shape, with any texts in them; keys are as drafts have them. */
export const anyStoryboard: fc.Arbitrary<Storyboard> = fc
  .uniqueArray(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), { maxLength: 6 })
  .map((numbers) => numbers.map((number) => number.toString(16).padStart(16, '0')))
  .chain((keys) =>
    fc.record({
      title: awkwardText,
      language: fc.constantFrom('en', 'zh'),
      cast: fc.array(
        fc.record(
          { name: character, description: awkwardText, said: awkwardText, edited: awkwardText, identity: awkwardText },
          { requiredKeys: ['name', 'description'] },
        ),
        { maxLength: 3 },
      ),
      listed: fc.uniqueArray(described, { maxLength: 2, selector: ({ name }) => foldName(name) }),
      scenes: fc.tuple(...keys.map(shotWith)).chain((shots) =>
        fc
          .array(fc.record({ heading: awkwardText, scene_number: fc.constantFrom(null, '1', '12A') }), {
            minLength: 1,
            maxLength: 3,
          })
          .map((scenes) =>
            scenes.map((scene, index) => ({
              ...scene,
              shots: shots.filter((_, at) => at % scenes.length === index),
            })),
          ),
      ),
    }),
  )
  .map(({ listed, ...board }) => ({
    ...board,
    places: placesOfBoard(board.scenes, board.language, listed),
  }));
