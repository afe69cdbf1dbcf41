import { expect, test } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import { draftAgain } from '../../../src-shared/storyboard/draft-again.ts';
import type { Storyboard } from '../../../src-shared/storyboard/storyboard.ts';

const SCRIPT = `INT. ROOM - DAY

KEEPER sits at the table.

KEEPER
The lamp is out.

WREN
Then light it again.

KEEPER
With what?
`;

function again(before: Storyboard, text: string): Storyboard {
  const lines = before.scenes.flatMap(({ shots }) => shots.flatMap((shot) => shot.lines));
  return draftAgain(parseFountain(text), {}, { cast: before.cast, lines });
}

const picturesOf = ({ scenes }: Storyboard) => scenes.flatMap(({ shots }) => shots.map(({ picture }) => picture));

test('the same script again is the same draft', () => {
  const first = draft(parseFountain(SCRIPT));
  expect(again(first, SCRIPT)).toEqual(first);
});

test('who is renamed keeps how they look, and from which name it is drawn', () => {
  const first = draft(parseFountain(SCRIPT));
  const second = again(first, SCRIPT.replaceAll('KEEPER', 'HARBOURMASTER'));
  const [keeper] = first.cast;
  expect(second.cast[0]).toEqual({ ...keeper, name: 'HARBOURMASTER', identity: 'KEEPER' });
  expect(picturesOf(second)).toEqual(picturesOf(first));
  const third = again(second, SCRIPT.replaceAll('KEEPER', 'OLAV'));
  expect(third.cast[0]).toMatchObject({ name: 'OLAV', identity: 'KEEPER' });
});

test('a name that says who it is wins over the looks of the old one', () => {
  const first = draft(parseFountain(SCRIPT));
  const isWoman = first.cast[0]?.description.startsWith('woman');
  const second = again(first, SCRIPT.replaceAll('KEEPER', isWoman === true ? 'ROBERT' : 'ELIZABETH'));
  expect(second.cast[0]?.description).toMatch(isWoman === true ? /^man/u : /^woman/u);
});

test('who takes over less than half of the lines is somebody else', () => {
  const first = draft(parseFountain(SCRIPT));
  const second = again(first, 'INT. ROOM - DAY\n\nPILOT\nThe lamp is out.\n\nCOOK\nI saw it too.\n\nPILOT\nGone.\n');
  expect(second.cast.every(({ identity }) => identity === undefined)).toBe(true);
});

test('a newcomer changes nobody, whatever colour is free', () => {
  let before = draft(parseFountain(SCRIPT));
  const looks = new Map(before.cast.map(({ name, description }) => [name, description]));
  let text = SCRIPT;
  for (const name of ['ABBOT', 'BAKER', 'COOPER', 'DRUMMER', 'FARRIER', 'GLAZIER', 'HERALD', 'JOINER']) {
    text = text.replace('KEEPER sits', `${name}\nGood morning.\n\nKEEPER sits`);
    before = again(before, text);
    for (const { name: known, description } of before.cast) expect(looks.get(known) ?? description).toBe(description);
  }
  expect(before.cast).toHaveLength(10);
});

test('a coat that the script described once stays when the words are deleted, and changes with other words', () => {
  const dressed = SCRIPT.replace('KEEPER sits', 'KEEPER, an old woman in a yellow coat, sits');
  const first = draft(parseFountain(dressed));
  expect(again(first, SCRIPT).cast[0]).toMatchObject({ description: 'old woman in a yellow coat' });
  expect(again(first, dressed.replace('yellow', 'blue')).cast[0]).toMatchObject({
    description: 'old woman in a blue coat',
  });
});

test('renames are found in Chinese too', () => {
  const script = '1、内景 教室 日\n\n△门卫坐在桌前。\n\n门卫：灯灭了。\n\n小雨：那就再点上。\n\n门卫：拿什么点？\n';
  const first = draft(parseFountain(script));
  const second = again(first, script.replaceAll('门卫', '看守'));
  expect(second.cast.find(({ name }) => name === '看守')).toMatchObject({
    identity: '门卫',
    description: first.cast.find(({ name }) => name === '门卫')?.description,
  });
});
