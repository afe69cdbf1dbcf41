import { describe, expect, it } from 'vitest';
import { readFdx } from '../../../src-shared/script/fdx.ts';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { readMarkdown } from '../../../src-shared/script/markdown.ts';
import type { Screenplay } from '../../../src-shared/script/screenplay.ts';
import { boardText } from '../../../src-shared/storyboard/board-text.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';

/** How each shot comes in, and how it ends where that is not the next one's matter. */
function joints(script: Screenplay): string[] {
  const board = draft(script);
  const of = ({ scenes }: typeof board) =>
    scenes.flatMap(({ shots }) =>
      shots.map(({ transition_in, transition_out }) => [transition_in, transition_out].filter(Boolean).join(', ')),
    );
  expect(of(draft(parseFountain(boardText(board))))).toEqual(of(board));
  return of(board);
}

function between(english: string, chinese: string): [string[], string[]] {
  return [
    joints(parseFountain(`EXT. SEA - DAY\n\nA boat sails by.\n\n${english}\n\nINT. HALL - DAY\n\nA dog sleeps.`)),
    joints(parseFountain(`1、外景 海面 日\n△一艘船驶过。\n\n${chinese}\n\n2、内景 大厅 日\n△一只狗在睡觉。`)),
  ];
}

describe('a transition that a script writes', () => {
  it.each([
    ['CUT TO:', '切至', ['cut', 'cut']],
    ['SMASH CUT TO:', '硬切：', ['cut', 'cut']],
    ['MATCH CUT TO:', '匹配剪辑', ['cut', 'cut']],
    ['DISSOLVE TO:', '叠化', ['cut', 'dissolve']],
    ['LAP DISSOLVE:', '叠化至：', ['cut', 'dissolve']],
    ['> CROSS-FADE', '【转场：化入】', ['cut', 'dissolve']],
    ['WIPE TO:', '划像', ['cut', 'wipe']],
    ['FADE IN:', '淡入', ['cut', 'fade_in']],
    ['FADE FROM BLACK:', '渐显：', ['cut', 'fade_in']],
    ['IRIS IN:', '圈入', ['cut', 'fade_in']],
    ['FADE OUT.', '淡出', ['cut, fade_out', 'cut']],
    ['SLOW FADE OUT.', '画面渐渐淡出。', ['cut, fade_out', 'cut']],
    ['FADE TO BLACK.', '淡出至黑场。', ['cut, fade_out', 'cut']],
    ['> FADE TO BLACK.', '> 渐黑', ['cut, fade_out', 'cut']],
    ['IRIS OUT.', '圈出', ['cut, fade_out', 'cut']],
    ['CUT TO BLACK.', '切至黑场', ['cut, cut_to_black', 'cut']],
    ['SMASH CUT TO BLACK:', '切黑。', ['cut, cut_to_black', 'cut']],
    ['BLACKOUT.', '黑场', ['cut, cut_to_black', 'cut']],
    ['FADE TO:', '淡出淡入', ['cut, fade_out', 'fade_in']],
    ['FADE OUT.\n\nFADE IN:', '淡出\n\n淡入', ['cut, fade_out', 'fade_in']],
    ['FADE OUT.\n\nCUT TO:', '淡出\n\n切至', ['cut, fade_out', 'cut']],
    ['CUT TO BLACK.\n\nDISSOLVE TO:', '黑场\n\n叠化', ['cut, cut_to_black', 'dissolve']],
    ['> DISSOLVE TO:', '> 叠化', ['cut', 'dissolve']],
    ['FLASHBACK TO:', '闪回：', ['cut', 'cut']],
  ])('reaches the edit: %s, %s', (english, chinese, wanted) => {
    expect(between(english, chinese)).toEqual([wanted, wanted]);
  });

  it.each([
    ['INT. ROOM - DAY\n\nEyes open.\n\nDISSOLVE TO:\n\nEXT. ROOF - DAY\n\nA dog sleeps.', 'Eyes open'],
    ['内景 卧室 日\n\n△睁开的双眼。\n\n叠化\n\n外景 屋顶 日\n\n△一只狗在睡觉。', '睁开的双眼'],
  ])('comes after a fragment that opens its scene: %j', (text, fragment) => {
    const [scene, next] = draft(parseFountain(text)).scenes;
    expect(scene?.shots.at(-1)).toMatchObject({
      picture: expect.stringContaining(fragment) as unknown,
      transition_in: 'cut',
    });
    expect(next?.shots.map((shot) => shot.transition_in)).toEqual(['dissolve']);
  });

  it.each([
    ['INT. HALL - DAY\n\nA dog sleeps.\n\nSilence.\n\nFADE OUT.\n\nEXT. ROOF - DAY\n\nA bird sings.', 'Silence'],
    ['内景 大厅 日\n\n△一只狗在睡觉。\n\n△寂静。\n\n淡出\n\n外景 屋顶 日\n\n△一只鸟在唱歌。', '寂静'],
  ])('comes after a fragment that ends its scene, once: %j', (text, fragment) => {
    const shots = draft(parseFountain(text)).scenes.flatMap((scene) => scene.shots);
    expect(shots.filter(({ picture }) => picture.includes(fragment))).toEqual([shots[0]]);
    expect(shots.map((shot) => shot.transition_out)).toEqual(['fade_out', undefined]);
  });

  it('fades out before a heading and in behind it', () => {
    const wanted = ['cut, fade_out', 'fade_in'];
    expect(
      joints(
        parseFountain(
          'EXT. SEA - DAY\n\nA boat sails by.\n\nFADE OUT.\n\nINT. HALL - DAY\n\nFADE IN:\n\nA dog sleeps.',
        ),
      ),
    ).toEqual(wanted);
    expect(
      joints(parseFountain('1、外景 海面 日\n△一艘船驶过。\n淡出\n\n2、内景 大厅 日\n淡入\n△一只狗在睡觉。')),
    ).toEqual(wanted);
  });

  it.each([
    ['SHE CUTS.', '他把门切开。'],
    ['The lights fade and the hall goes black.', '天渐渐黑了。'],
    ['He wipes the glass.', '划船的人停下来。'],
  ])('is not what is done in a picture: %s, %s', (english, chinese) => {
    for (const text of [`INT. HALL - DAY\n\nMara waits.\n\n${english}`, `1、内景 大厅 日\n△小明等着。\n△${chinese}`])
      expect(joints(parseFountain(text)).every((joint) => joint === 'cut')).toBe(true);
  });

  it('is read of boards and drafts of before, whose next shot said that the picture fades out', () => {
    const board = draft(parseFountain('EXT. SEA - DAY\n\nA boat sails by.\n\nA dog runs along the beach.'));
    const scenes = board.scenes.map((scene) => ({
      ...scene,
      shots: scene.shots.map((shot, at) => (at === 1 ? { ...shot, transition_in: 'fade_out' as const } : shot)),
    }));
    expect(joints(parseFountain(boardText({ ...board, scenes })))).toEqual(['cut, fade_out', 'cut']);
  });

  it('opens and ends a film', () => {
    const wanted = ['fade_in, fade_out'];
    expect(joints(parseFountain('FADE IN:\n\nEXT. SEA - DAY\n\nA boat sails by.\n\nFADE OUT.'))).toEqual(wanted);
    expect(joints(parseFountain('FADE IN:\n\nEXT. SEA - DAY\n\nA boat sails by.\n\nFADE OUT.\n\n> THE END <'))).toEqual(
      wanted,
    );
    expect(joints(parseFountain('淡入\n\n1、外景 海面 日\n△一艘船驶过。\n\n淡出'))).toEqual(wanted);
  });

  it('ends a scene whose next one comes in another way', () => {
    const wanted = ['cut, fade_out', 'fade_in'];
    expect(
      joints(
        parseFountain(
          'EXT. SEA - DAY\n\nA boat sails by.\n\nFADE OUT.\n\nINT. HALL - DAY\n\nFADE IN:\n\nA dog sleeps.',
        ),
      ),
    ).toEqual(wanted);
    expect(
      joints(parseFountain('1、外景 海面 日\n△一艘船驶过。\n\n淡出\n\n2、内景 大厅 日\n\n淡入\n\n△一只狗在睡觉。')),
    ).toEqual(wanted);
  });

  it('stands before the scene after it where a scene has nothing but a heading, or a word', () => {
    const scenes = ['EXT. SEA - DAY', 'EXT. LAKE - DAY', 'EXT. POND - DAY\n\nSilence.', 'EXT. HILL - DAY'];
    expect(joints(parseFountain(scenes.join('\n\nDISSOLVE TO:\n\n')))).toEqual([
      'cut',
      'dissolve',
      'dissolve',
      'dissolve',
    ]);
    expect(joints(parseFountain('1、外景 海面 日\n\n叠化\n\n2、外景 湖边 日\n\n叠化\n\n3、外景 山上 日'))).toEqual([
      'cut',
      'dissolve',
      'dissolve',
    ]);
  });

  it('may stand under the heading of the scene that it opens', () => {
    expect(joints(parseFountain('EXT. SEA - DAY\n\nFADE IN:\n\nA boat sails by.'))).toEqual(['fade_in']);
  });

  it('is read from Final Draft and from tables', () => {
    const paragraph = (type: string, text: string) => `<Paragraph Type="${type}"><Text>${text}</Text></Paragraph>`;
    const content = [
      paragraph('Scene Heading', 'EXT. SEA - DAY') + paragraph('Action', 'A boat sails by.'),
      paragraph('Transition', 'DISSOLVE TO:'),
      paragraph('Scene Heading', 'INT. HALL - DAY') + paragraph('Action', 'A dog sleeps.'),
      paragraph('Transition', 'FADE OUT.'),
    ].join('');
    const fdx = `<?xml version="1.0"?><FinalDraft DocumentType="Script" Version="4"><Content>${content}</Content></FinalDraft>`;
    expect(joints(readFdx(fdx, 'a.fdx'))).toEqual(['cut', 'dissolve, fade_out']);
    const table =
      '| 镜号 | 景别 | 画面 | 转场 |\n|---|---|---|---|\n| 1 | 全景 | 大海 | 叠化 |\n| 2 | 特写 | 一封信 | 淡出 |\n';
    // A row says how its own shot comes in, or how it ends.
    expect(joints(readMarkdown(table))).toEqual(['dissolve', 'cut, fade_out']);
    const english =
      '| Shot | Size | Description | Transition |\n|---|---|---|---|\n| 1 | WS | The sea | fade in, fade out |\n| 2 | CU | A letter | wipe |\n';
    expect(joints(readMarkdown(english))).toEqual(['fade_in, fade_out', 'wipe']);
  });

  it('parts what is short from what was before it', () => {
    expect(joints(parseFountain('INT. ROOM - DAY\n\nAnn sleeps.\n\n> CROSSFADE TO:\n\nAnn wakes.'))).toEqual([
      'cut',
      'dissolve',
    ]);
  });
});
