import { describe, expect, test } from 'vitest';
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
  return draftAgain(parseFountain(text), {}, { cast: before.cast, shots: before.scenes.flatMap(({ shots }) => shots) });
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

const WALKS = {
  en: {
    text: `INT. STREET - DAY

KEEPER walks along the street.

KEEPER
Good morning.

WREN runs through the yard.

WREN
Wait.

KEEPER leaves. He looks at WREN and at the sea.

Keeper looks at the sky of the harbour.

BARKER crosses the yard.
`,
    people: ['KEEPER', 'WREN', 'BARKER'],
    names: ['OKONKWO', 'DAVENPORT', 'PERCIVAL', 'FINCHLEY', 'ABBOTSFORD', 'MORTIMER'],
  },
  zh: {
    text: '1、外景 街道 日\n人物：门卫、小雨、船工\n\n△门卫沿着街道走。\n\n门卫：早上好。\n\n△小雨穿过院子奔跑。\n\n小雨：等等。\n\n△门卫离开，他看着小雨和大海。\n\n△门卫望着港口的天空。\n\n△船工走过院子。\n',
    people: ['门卫', '小雨', '船工'],
    names: ['欧阳修文', '诸葛云舟', '司马长风', '令狐子墨', '上官若水', '慕容清秋'],
  },
};

/** A text in which several names stand for others, in the case in which they stood. */
function withNames(text: string, names: Readonly<Record<string, string>>): string {
  const forms = new RegExp(Object.keys(names).join('|'), 'giu');
  return text.replaceAll(forms, (found) => {
    const name = names[found.toUpperCase()] ?? found;
    return found === found.toUpperCase() ? name : name[0] + name.slice(1).toLowerCase();
  });
}

const shotsOf = ({ scenes }: Storyboard) =>
  scenes.flatMap(({ shots }) =>
    shots.map(({ key, picture, size, move, duration_s }) => ({ key, picture, size, move, duration_s })),
  );
const looksOf = ({ cast }: Storyboard) =>
  new Map(cast.map(({ name, description, identity = name }) => [identity, [name, description]]));

describe.each([['en' as const], ['zh' as const]])('in %s', (language) => {
  const { text, people, names } = WALKS[language];
  const [keeper = '', wren = '', barker = ''] = people;
  const first = draft(parseFountain(text));

  test.each(names)('whoever is called %s now goes the same way, as long as before', (name) => {
    const renamed = withNames(text, { [keeper]: name });
    expect(shotsOf(again(first, renamed))).toEqual(shotsOf(first));
    expect(again(first, withNames(text, { [barker]: name })).cast).toContainEqual(
      expect.objectContaining({ name, identity: barker }),
    );
    expect(again(again(first, renamed), text)).toEqual(first);
  });

  test('two who swap names keep how they look', () => {
    const swapped = again(first, withNames(text, { [keeper]: wren, [wren]: keeper }));
    expect(shotsOf(swapped)).toEqual(shotsOf(first));
    const [was, is] = [looksOf(first), looksOf(swapped)];
    expect(is.get(keeper)).toEqual([wren, was.get(keeper)?.[1]]);
    expect(is.get(wren)).toEqual([keeper, was.get(wren)?.[1]]);
    expect(again(swapped, text)).toEqual(first);
  });

  test('two who swap lines, and are called as before where they act, keep their names', () => {
    const swapped = text
      .split('\n\n')
      .map((block) =>
        /^(?:[A-Z]+\n|[^\n△]+：)/u.test(block) ? withNames(block, { [keeper]: wren, [wren]: keeper }) : block,
      )
      .join('\n\n');
    expect(swapped).not.toBe(text);
    expect(again(first, swapped).cast.every(({ identity }) => identity === undefined)).toBe(true);
  });

  test('a name that is passed on takes nobody along', () => {
    const passed = again(first, withNames(text, { [keeper]: wren, [wren]: names[0] ?? '' }));
    expect(shotsOf(passed)).toEqual(shotsOf(first));
    expect(looksOf(passed).get(wren)?.[0]).toBe(names[0]);
  });

  test('two who are given one new name are one: whoever is first in the cast', () => {
    const [one = ''] = names;
    for (const order of [text, text.split('\n\n').toReversed().join('\n\n')]) {
      const before = draft(
        parseFountain(
          order.startsWith('1') || order.startsWith('INT') ? order : `${text.split('\n\n')[0] ?? ''}\n\n${order}`,
        ),
      );
      const spoken = before.cast.map(({ name }) => name).filter((name) => name !== barker);
      const { cast } = again(before, withNames(text, { [keeper]: one, [wren]: one }));
      expect(cast.find(({ name }) => name === one)?.identity).toBe(spoken[0]);
    }
  });

  test('who is given the name of somebody who stays becomes that one', () => {
    const { cast } = again(first, withNames(text, { [keeper]: wren }));
    expect(cast.map(({ name }) => name)).toEqual(first.cast.map(({ name }) => name).filter((name) => name !== keeper));
    // Drawn from their own name, though what is said of the other is now said of them.
    expect(cast.every(({ identity }) => identity === undefined)).toBe(true);
  });

  test('a newcomer of a name that somebody had before is somebody else', () => {
    const renamed = again(first, withNames(text, { [keeper]: names[0] ?? '' }));
    const come = `${withNames(text, { [keeper]: names[0] ?? '' })}\n${language === 'en' ? `${keeper}\nIs it late?` : `${keeper}：现在几点？`}\n`;
    const third = again(renamed, come);
    const { identity, description } = third.cast.find(({ name }) => name === keeper) ?? {};
    expect([identity, description === first.cast.find(({ name }) => name === keeper)?.description]).toEqual([
      `${keeper} 2`,
      false,
    ]);
    expect(third.cast.find(({ name }) => name === names[0])?.identity).toBe(keeper);
    const fourth = again(third, withNames(come, { [names[0] ?? '']: names[1] ?? '' }));
    expect(fourth.cast.map(({ identity: drawnFrom }) => drawnFrom)).toEqual(
      third.cast.map(({ identity: drawnFrom }) => drawnFrom),
    );
  });
});

test('a name in other letters is the same name', () => {
  const first = draft(parseFountain(SCRIPT));
  const second = again(first, SCRIPT.replaceAll('KEEPER', '@Keeper').replace('@Keeper sits', 'Keeper sits'));
  expect(second.cast[0]).toEqual({ ...first.cast[0], name: 'Keeper', identity: 'KEEPER' });
  expect(shotsOf(second)).toEqual(shotsOf(first));
});
