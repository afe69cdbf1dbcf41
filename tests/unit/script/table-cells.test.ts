import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDelimited } from '../../../src-shared/script/delimited.ts';
import { framingOf } from '../../../src-shared/script/table-framing.ts';
import { readHeardLines } from '../../../src-shared/script/table-lines.ts';
import { readShotTable } from '../../../src-shared/script/table.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';

/** What a cell has to be heard: speeches as "NAME (how): words", sounds, notes. */
function heard(text: string, language: 'en' | 'zh' = /\p{Script=Han}/u.test(text) ? 'zh' : 'en') {
  const { elements, sounds, notes } = readHeardLines({ text, range: [0, text.length] }, { language, speaker: null });
  const speeches = elements.map(({ type, text: words, extension }) =>
    type === 'character' ? `${words}${extension === undefined ? '' : ` [${extension}]`}` : words,
  );
  return { speeches, sounds, notes };
}

describe('what is heard in a cell without a colon', () => {
  it.each([
    ['NATSOT gulls', ['gulls']],
    ['NAT SOUND of gulls', ['of gulls']],
    ['SFX waves crash', ['waves crash']],
    ['SFX:\nwaves', ['waves']],
    ['MUSIC', ['MUSIC']],
    ['MUSIC UP AND UNDER', ['MUSIC UP AND UNDER']],
    ['Music fades.', ['Music fades.']],
    ['(MUSIC UP)', ['MUSIC UP']],
    ['SOT', ['SOT']],
    ['SOT MAYOR LIN', ['SOT MAYOR LIN']],
    ['音乐起', ['音乐起']],
    ['音乐渐弱', ['音乐渐弱']],
    ['音乐', ['音乐']],
    ['音效 海浪', ['海浪']],
    ['海浪声、鸟叫声', ['海浪声、鸟叫声']],
    ['同期声', ['同期声']],
    ['（音乐起）', ['音乐起']],
  ])('is a sound, and nobody says it: %s', (text, sounds) => {
    expect(heard(text)).toEqual({ speeches: [], sounds, notes: [] });
  });

  it.each([
    ['VO The boats came home.', ['NARRATOR', 'The boats came home.']],
    ['VO\nThe boats came home.', ['NARRATOR', 'The boats came home.']],
    ['SOT MAYOR LIN We are glad.', ['MAYOR LIN', 'We are glad.']],
    ['SOT\n"We are glad."', ['NARRATOR [SOT]', 'We are glad.']],
    [
      'Music is what keeps this town alive, says the mayor.',
      ['NARRATOR', 'Music is what keeps this town alive, says the mayor.'],
    ],
    ['MUSIC IS THE HEART OF THIS TOWN.', ['NARRATOR', 'MUSIC IS THE HEART OF THIS TOWN.']],
    ['Sound the alarm, he said.', ['NARRATOR', 'Sound the alarm, he said.']],
    ['旁白 船回来了。', ['旁白', '船回来了。']],
    ['旁白\n船回来了。', ['旁白', '船回来了。']],
    ['同期声 市长：我们很高兴。', ['市长', '我们很高兴。']],
    ['音乐老师走进教室。', ['旁白', '音乐老师走进教室。']],
  ])('is spoken: %s', (text, speeches) => {
    expect(heard(text)).toEqual({ speeches, sounds: [], notes: [] });
  });

  it('stands beside what is spoken', () => {
    expect(heard('NATSOT gulls\nThe boats came home.\nMUSIC UP')).toMatchObject({
      speeches: ['NARRATOR', 'The boats came home.'],
      sounds: ['gulls', 'MUSIC UP'],
    });
    expect(heard('音乐渐弱\n旁白：船回来了。\n海浪声')).toMatchObject({
      speeches: ['旁白', '船回来了。'],
      sounds: ['音乐渐弱', '海浪声'],
    });
  });
});

describe('a voice in brackets', () => {
  it.each([
    ['VO (male): The boats.', ['NARRATOR', '(male)', 'The boats.']],
    ['旁白（男）：船回来了。', ['旁白', '(男)', '船回来了。']],
    ['NARRATOR (V.O.): Once.', ['NARRATOR', 'Once.']],
    ['VO (MARA): Dear Tom.', ['MARA [V.O.]', 'Dear Tom.']],
    ['DR. SMITH: Yes.', ['DR. SMITH', 'Yes.']],
    ['Mr. Lin: Yes.', ['Mr. Lin', 'Yes.']],
    ['MARA: One.\nMARA: Two.', ['MARA', 'One.', 'MARA', 'Two.']],
  ])('leaves no colon: %s', (text, speeches) => {
    expect(heard(text).speeches).toEqual(speeches);
  });
});

describe('what a picture says to the camera', () => {
  it.each([
    ['WS - harbour', { size: 'WS' }, 'harbour'],
    ['CU: hands', { size: 'CU' }, 'hands'],
    ['CU hands kneading dough', { size: 'CU' }, 'hands kneading dough'],
    ['[MCU] Mara', { size: 'MCU' }, 'Mara'],
    ['Wide shot of the harbour', { size: 'Wide shot' }, 'the harbour'],
    ['Medium close-up: Ann', { size: 'Medium close-up' }, 'Ann'],
    ['WS, pan right: the harbour', { size: 'WS', move: 'pan right' }, 'the harbour'],
    ['LOW ANGLE - the tower', { angle: 'LOW ANGLE' }, 'the tower'],
    ['Harbour at dawn (WS)', { size: 'WS' }, 'Harbour at dawn'],
    ['中景，码头', { size: '中景' }, '码头'],
    ['全景-海港', { size: '全景' }, '海港'],
    ['【特写】手', { size: '特写' }, '手'],
    ['大特写/推：眼睛', { size: '大特写', move: '推' }, '眼睛'],
    ['中景 固定 李明坐下', { size: '中景', move: '固定' }, '李明坐下'],
    ['俯拍，操场上的孩子', { angle: '俯拍' }, '操场上的孩子'],
    ['特写', { size: '特写' }, ''],
    ['MS. Smith waves', {}, 'MS. Smith waves'],
    ['Two boats leave', {}, 'Two boats leave'],
    ['Wide streets of the town', {}, 'Wide streets of the town'],
    ['Pan across the harbour', { move: 'Pan' }, 'the harbour'],
    ['Pan left across the kitchen', { move: 'Pan left' }, 'the kitchen'],
    ['AERIAL VIEW of the city', { size: 'AERIAL VIEW' }, 'the city'],
    ['Whip pan to the door', { move: 'Whip pan' }, 'the door'],
    ['Steadicam follows Mia', { move: 'Steadicam' }, 'Mia'],
    ['Tracking shot: a boy runs', { move: 'Tracking shot' }, 'a boy runs'],
    ['镜头摇过厨房', { move: '摇' }, '厨房'],
    ['跟拍小雨跑进门', { move: '跟拍' }, '小雨跑进门'],
    ['Pan fries an egg', {}, 'Pan fries an egg'],
    ['移动的火车', {}, '移动的火车'],
    ['远景规划图', {}, '远景规划图'],
    ['推，李明抬头', {}, '推，李明抬头'],
    ['拉开窗帘的手', {}, '拉开窗帘的手'],
  ])('%s', (text, said, seen) => {
    expect(framingOf(text)).toMatchObject({ said, seen });
  });

  it('gives the size of the shot, and leaves the picture', () => {
    const shots = (text: string, language: 'en' | 'zh') =>
      draft({ language, elements: readShotTable(readDelimited(text)) ?? [] }).scenes.flatMap((scene) =>
        scene.shots.map(({ size, move, picture }) => [size, move, picture]),
      );
    expect(shots('VIDEO\tAUDIO\nWS - harbour\tVO: One.\nCU, push in: a rope\tMUSIC UP\n', 'en')).toEqual([
      ['wide', 'static', 'Harbour'],
      ['close', 'push_in', 'A rope'],
    ]);
    expect(shots('画面\t声音\n远景，码头\t旁白：一。\n特写/推：一根绳子\t音乐起\n', 'zh')).toEqual([
      ['wide', 'static', '码头'],
      ['close', 'push_in', '一根绳子'],
    ]);
  });

  it.each([
    ['Shot,Picture,Sound', 'AERIAL VIEW of the city', 'The city'],
    ['Shot,Picture,Sound', 'Drone shot: the city', 'The city'],
    ['镜号,画面,声音', '航拍，城市', '城市'],
  ])('looks down from the air: %s %s', (headings, cell, picture) => {
    const elements = readShotTable(readDelimited(`${headings}\n1,${cell},\n`)) ?? [];
    const shots = draft({ language: headings.startsWith('S') ? 'en' : 'zh', elements }).scenes.flatMap(
      (scene) => scene.shots,
    );
    expect(shots).toMatchObject([{ size: 'wide', angle: 'high', picture }]);
  });

  it('is the start or the end of the cell, and nothing else is lost of it, in little time', () => {
    const piece = fc.constantFrom(
      'WS',
      'CU',
      ' - ',
      ': ',
      ', ',
      'pan left',
      'harbour',
      '（',
      '）',
      '中景',
      '，',
      '推',
      '码头',
      '[',
      ']',
      ' of ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        const { said, seen, start } = framingOf(text);
        expect(text.slice(start, start + seen.length)).toBe(seen);
        const rest = text.slice(0, start) + text.slice(start + seen.length);
        for (const words of Object.values(said)) expect(rest).toContain(words);
      }),
    );
    const began = performance.now();
    framingOf('CU, '.repeat(300_000));
    framingOf(`CU${' '.repeat(1_000_000)}`);
    heard('SOT MAYOR '.repeat(100_000));
    heard(`VO (${'a '.repeat(500_000)}`);
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
