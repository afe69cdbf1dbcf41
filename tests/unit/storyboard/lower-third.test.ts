import { describe, expect, test } from 'vitest';
import { filmSources } from '../../../src-shared/render/film-plan.ts';
import { readDelimited } from '../../../src-shared/script/delimited.ts';
import { detectLanguage } from '../../../src-shared/script/language.ts';
import { readShotTable } from '../../../src-shared/script/table.ts';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { boardText } from '../../../src-shared/storyboard/board-text.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import { lowerThirdIn } from '../../../src-shared/storyboard/lower-third.ts';
import type { Storyboard } from '../../../src-shared/storyboard/storyboard.ts';

test.each([
  ['GFX: lower third MARA LEE / Keeper', 'MARA LEE\nKeeper'],
  ['Lower third: "John Smith, Mayor of Lowell"', 'John Smith\nMayor of Lowell'],
  ['L/3: Ann Bell | Fire chief, Lowell', 'Ann Bell\nFire chief, Lowell'],
  ['CG: L3 – Ann Bell', 'Ann Bell'],
  ['字幕条：玛拉／守塔人', '玛拉\n守塔人'],
  ['GFX：人名条 李明，校长', '李明\n校长'],
])('"%s" says who somebody is', (note, text) => {
  expect(lowerThirdIn(note)).toEqual({ template: 'lower-third', text });
});

test.each(['GFX: map of the coast', 'SUPER: London, 1943', '字幕：三天后', 'Lower third:', 'lower third of the frame'])(
  '"%s" names nobody',
  (note) => {
    expect(lowerThirdIn(note)).toBeNull();
  },
);

/** The storyboard of a shot table. */
function drafted(csv: string): Storyboard {
  const elements = readShotTable(readDelimited(csv)) ?? [];
  return draft({ language: detectLanguage(csv), elements });
}

const AV = [
  'TIME,VIDEO,AUDIO',
  '0:00,"MS Ann at her desk\nGFX: lower third ANN BELL / Fire chief","ANN: We were lucky."',
  '0:06,WS harbour at dawn,VO: Nobody was hurt.',
].join('\n');
const TABLE = [
  '镜号,景别,画面,台词,备注',
  '1,中景,校长站在操场上,李明：开学了。,字幕条：李明／校长',
  '2,全景,操场,,',
].join('\n');

const shotsOf = ({ scenes }: Storyboard) => scenes.flatMap(({ shots }) => shots);

describe.each([
  ['a script of two columns', AV, 'ANN BELL\nFire chief'],
  ['a Chinese shot table', TABLE, '李明\n校长'],
])('a lower third of %s', (_what, csv, text) => {
  const storyboard = drafted(csv);

  test('goes with its shot, and is no part of the picture', () => {
    const [first, second] = shotsOf(storyboard);
    expect(first?.titles).toEqual([{ template: 'lower-third', text }]);
    expect(second?.titles).toBeUndefined();
    const bare = shotsOf(drafted(csv.replace(/\nGFX[^"]*/u, '').replace(/字幕条：[^\n]*/u, '')))[0];
    const { titles: _, ...rest } = first ?? {};
    expect(rest).toEqual(bare);
  });

  test('is over it in the film, when its picture has been seen', () => {
    const rate = { numerator: 24, denominator: 1 };
    const shots = shotsOf(storyboard).map((shot, index) => ({
      ...{ id: `sht_${index}`, frames: 72, draft: shot },
      take: { kind: 'still', media_sha256: '', frames: 1, handle_frames: 0 } as const,
    }));
    const attached = filmSources('prj', rate, shots).shots.flatMap((shot) => shot.attached);
    expect(attached.filter(({ content }) => content.kind === 'title')).toEqual([
      {
        id: 'sht_0/title/0',
        at: { n: 1, d: 2 },
        duration: { n: 5, d: 2 },
        content: { kind: 'title', title: { template: 'lower-third', text } },
      },
    ]);
  });

  test('stands in the board, and comes back from it', () => {
    const again = draft(parseFountain(boardText(storyboard)));
    expect(shotsOf(again).map(({ titles }) => titles)).toEqual(shotsOf(storyboard).map(({ titles }) => titles));
  });
});
