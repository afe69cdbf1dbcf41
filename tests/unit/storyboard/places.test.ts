import { expect, test } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import { placeNamed, readPlace, withoutOwner } from '../../../src-shared/storyboard/place.ts';
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
  ...['INT. HOUSE - DAY (PRESENT)', 'INT. HOUSE (FLASHBACK) - DAY', 'INT. HOUSE - DAY [DREAM SEQUENCE]'],
  ...[
    'INT. HOUSE - FLASHBACK - DAY',
    'INT. HOUSE - DAY - 1984',
    'INT. HOUSE (DAY) - TWO YEARS EARLIER',
    'EXT. HOUSE - 日',
  ],
  ...['FLASHBACK - INT. HOUSE - DAY', 'INT. HOUSE - DAY (BACK TO PRESENT, 1984)', 'INT. HOUSE - DAY - CONTINUOUS'],
])('a heading says when beside where: %s', (heading) => {
  for (const language of ['en', 'zh'] as const)
    expect(readPlace(heading, language)).toMatchObject({ place: 'house', time: 'day' });
});

test.each([
  ...['EXT. 街道 - 日', 'EXT. 街道 - DAY', 'EXT. 街道 — 日（闪回）', 'INT./EXT. 街道 - 日 - LATER', '外景 街道 - DAY'],
  ...['外景 街道 日（现在）', '外景 街道 现在 日', '闪回 外景 街道 日', '（闪回）外景 街道 日', '外景 街道 日 稍后'],
  ...[
    '外景 街道 日 同时',
    '外景 街道 三年后 日',
    '街道 日 外（回忆）',
    '外景 街道 第二天白天',
    '外景 街道 日 [1984年]',
  ],
])('and so does a Chinese one: %s', (heading) => {
  expect(readPlace(heading, 'zh')).toMatchObject({ place: '街道', time: 'day' });
});

test.each([
  ['INT. HOUSE - LATER', 'house', true],
  ['INT. HOUSE - NIGHT (CONTINUOUS)', 'house', true],
  ['INT. HOUSE - THREE YEARS EARLIER', 'house', false],
  ['INT. CAR (MOVING) - DAY', 'car', false],
  ['EXT. FUTURE', 'future', false],
  ['INT. MEMORY LANE - NIGHT', 'memory lane', false],
  ['内景 教室 同时', '教室', true],
  ['内景 教室（稍后）', '教室', true],
  ['内景 教室 三年前', '教室', false],
  ['内景 车内（行驶中） 日', '车内', false],
  ['内景 梦境 夜', '梦境', false],
])('what goes on keeps the time, and a place keeps its name: %s', (heading, place, continues) => {
  expect(readPlace(heading, /\p{Script=Han}/u.test(heading) ? 'zh' : 'en')).toMatchObject({ place, continues });
});

test('a flashback is no other place', () => {
  const headings = ['INT. KITCHEN - DAY (PRESENT)', 'INT. KITCHEN - NIGHT (FLASHBACK)', 'INT. KITCHEN - 1984'];
  expect(placesOf(headings.map((heading) => `${heading}\n\nA dog barks.\n\n`).join(''))).toMatchObject([
    { name: 'kitchen' },
  ]);
  const chinese = ['1、内景 厨房 日（现在）', '2、内景 厨房 夜 闪回', 'INT. 厨房 - 日（三年前）'];
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

test.each([
  ["INT. TOM'S HOUSE - DAY", "tom's house"],
  ['INT. TOM’S HOUSE - NIGHT', "tom's house"],
  ["INT. LISA'S HOUSE - KITCHEN - DAY", "lisa's house, kitchen"],
  ["EXT. MR. SMITH'S HOUSE - DAY", "mr. smith's house"],
  ['内景 小明家 夜', '小明家'],
  ['内景 李老师的办公室 日', '李老师的办公室'],
])('whose a place is makes it another: %s', (heading, place) => {
  expect(readPlace(heading, /\p{Script=Han}/u.test(heading) ? 'zh' : 'en').place).toBe(place);
});

test('houses of two owners are two places, and a model is asked for a house', () => {
  const headings = ["INT. TOM'S HOUSE - DAY", "INT. LISA'S HOUSE - DAY", 'INT. TOM’S HOUSE - NIGHT'];
  expect(placesOf(headings.map((heading) => `${heading}\n\nA dog barks.\n\n`).join(''))).toMatchObject([
    { name: "tom's house" },
    { name: "lisa's house" },
  ]);
  expect(
    ["tom's house, kitchen", "mr. smith's car", 'room of a house'].map((place) => withoutOwner(place, 'en')),
  ).toEqual(['house, kitchen', 'car', 'room of a house']);
  expect(['李老师的办公室', '办公室'].map((place) => withoutOwner(place, 'zh'))).toEqual(['办公室', '办公室']);
});

test.each([
  ...['INT. CAR (MOVING) - NIGHT', 'INT. CAR - MOVING - NIGHT', 'INT. MOVING CAR - NIGHT', 'INT. CAR (PARKED, NIGHT)'],
  ...['内景 车里 夜', '内景 行驶中的车里 夜', '内景 车里（行驶中） 夜', '内景 车里 夜（停放中）'],
])('a vehicle is one place whether it goes or stands: %s', (heading) => {
  const isChinese = /\p{Script=Han}/u.test(heading);
  expect(readPlace(heading, isChinese ? 'zh' : 'en')).toMatchObject({
    place: isChinese ? '车里' : 'car',
    time: 'night',
  });
});

test('a line that leads back finds the place that it means', () => {
  const places = ["tom's house, kitchen", 'research lab', 'lab', '老陈面馆', '小红家'];
  expect(
    ['LAB', 'THE KITCHEN', 'RESEARCH LAB', 'MARA', '面馆', '小红家', '山上'].map((to) => placeNamed(to, places)),
  ).toEqual(['lab', "tom's house, kitchen", 'research lab', null, '老陈面馆', '小红家', null]);
});
