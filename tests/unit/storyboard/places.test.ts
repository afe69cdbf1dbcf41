import { expect, test } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import { sampleText } from '../../support/script/plays.ts';

const placesOf = (text: string) => draft(parseFountain(text)).places;

test('the places of the samples, each once whatever time it is, with what their scripts say of them', () => {
  expect(placesOf(sampleText('the-lighthouse.fountain'))).toEqual([
    { name: 'harbour', description: 'A lighthouse stands above the quiet harbour, and its lamp is dark' },
    ...['room', 'city street', 'mountains', 'forest', 'sea'].map((name) => ({ name, description: '' })),
  ]);
  expect(placesOf(sampleText('the-paper-boat.zh.fountain'))).toEqual([
    { name: '教室', description: '' },
    { name: '街道', description: '' },
    { name: '港口', description: '灯塔立在港口的尽头，海面上什么也看不见' },
    { name: '海面', description: '' },
  ]);
});

test('variants of a heading are one place', () => {
  const headings = ['INT. KITCHEN - DAY', 'INT. THE KITCHEN - NIGHT', 'EXT. KITCHEN - CONTINUOUS', '.Kitchen - later'];
  expect(placesOf(headings.map((heading) => `${heading}\n\nA dog barks.\n\n`).join(''))).toHaveLength(1);
  const chinese = ['1、内景 厨房 日', '2、厨房 夜 内', '内 厨房 夜'];
  expect(placesOf(chinese.map((heading) => `${heading}\n\n△小雨坐着。\n\n`).join(''))).toMatchObject([
    { name: '厨房' },
  ]);
});

test.each([
  ['A small room with a lamp. MARA sits.', 'A small room with a lamp'],
  [
    'The walls are bare. There is a table under the window. A dog barks.',
    'The walls are bare. There is a table under the window',
  ],
  ['MARA sits. The walls are bare.', ''],
  ['A man with a lamp.', ''],
  ['A dog barks.', ''],
  ['She is here. The walls are bare.', ''],
  ['The car drives past the house.', ''],
  ['A train with bright windows passes.', ''],
])('what a scene opens with tells of the place only where it tells of nothing else: %s', (action, description) => {
  expect(placesOf(`INT. ROOM - DAY\n\n${action}\n\nMARA\nYes.\n`)).toEqual([{ name: 'room', description }]);
});

test('a later scene may say first what a place is like', () => {
  const text = 'INT. ROOM - DAY\n\nMARA sits.\n\nMARA\nYes.\n\nINT. ROOM - NIGHT\n\nThe walls are bare.\n';
  expect(placesOf(text)).toEqual([{ name: 'room', description: 'The walls are bare' }]);
});
