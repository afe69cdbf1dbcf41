import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScriptElement } from '../../../src-shared/script/screenplay.ts';
import { readShotTable } from '../../../src-shared/script/table.ts';

/** Tables as people head them, one shot each: heading and cell. */
const tables: readonly (readonly (readonly [heading: string, cell: string])[])[] = [
  [
    ['Shot #', '1A'],
    ['Size', 'MCU'],
    ['Description', 'Mara waits'],
    ['Lens', '35mm'],
    ['FPS', '48'],
  ],
  [
    ['Scene', '1. INT. CAFE - DAY'],
    ['Shot', '2'],
    ['Action', 'A cup falls'],
    ['Wardrobe', 'red coat'],
    ['Rig', 'gimbal'],
  ],
  [
    ['No.', '3'],
    ['Visual', 'The pier'],
    ['Audio', 'VO: The boats came home.'],
    ['Status', 'to shoot'],
  ],
  [
    ['Slug', 'EXT. PIER - NIGHT'],
    ['Setup', 'B'],
    ['Picture', 'Gulls'],
    ['Sound FX', 'waves'],
  ],
  [
    ['Panel', '4'],
    ['Action', 'A door opens'],
    ['Dialogue', 'TOM: Yes.'],
    ['Priority', 'high'],
  ],
  [
    ['Timecode', '0:00-0:04'],
    ['Video', 'The town'],
    ['Narration', 'It was early.'],
    ['Rights', 'own footage'],
  ],
  [
    ['Shot', '5'],
    ['Location', 'Beach'],
    ['D/N', 'Day'],
    ['Talent', 'Anna, Ben'],
    ['Shot Description', 'They run'],
  ],
  [
    ['#', '6'],
    ['Shot Type', 'Wide'],
    ['Camera Movement', 'pan left'],
    ['Subject', 'Boats'],
    ['Ref image', 'boats.jpg'],
  ],
  [
    ['Frame', 'CU'],
    ['Camera Angle', 'low'],
    ['What we see', 'A tower'],
    ['What we hear', 'Music fades.'],
    ['Props', 'bell'],
  ],
  [
    ['Est. Runtime', '4 s'],
    ['Visuals', 'A map'],
    ['Script', 'Here is the river.'],
    ['Owner', 'desk 2'],
  ],
  [
    ['镜号', '1'],
    ['景别', '中景'],
    ['画面', '小雨等待'],
    ['灯光', '暖光'],
    ['焦段', '35mm'],
  ],
  [
    ['场次', '2'],
    ['地点', '教室'],
    ['日/夜', '日'],
    ['镜头', '3'],
    ['画面内容', '黑板'],
    ['服化道', '校服'],
  ],
  [
    ['镜头编号', '4'],
    ['画面描述', '码头'],
    ['声音', '旁白：船回来了。'],
    ['状态', '待拍'],
  ],
  [
    ['序号', '5'],
    ['景别/运镜', '全景/推'],
    ['画面', '海鸥'],
    ['音效', '海浪'],
    ['特效', '雨'],
  ],
  [
    ['分镜', '6'],
    ['人物动作', '门开了'],
    ['台词', '老周：好。'],
    ['优先级', '高'],
  ],
  [
    ['时间', '0:00-0:04'],
    ['画面', '小镇'],
    ['解说词', '天还早。'],
    ['版权', '自有素材'],
  ],
  [
    ['镜号', '7'],
    ['人物', '小雨、老周'],
    ['镜头内容', '他们奔跑'],
    ['色调', '冷色'],
  ],
  [
    ['镜头', '特写'],
    ['画面', '一只手'],
    ['音乐', '钢琴'],
    ['参考图', '手.jpg'],
  ],
  [
    ['拍摄角度', '仰拍'],
    ['画面', '高塔'],
    ['同期声', '市长：很高兴。'],
    ['设备', '稳定器'],
  ],
  [
    ['时长（秒）', '待定'],
    ['画面', '地图'],
    ['文案', '这是一条河。'],
    ['负责人', '二组'],
  ],
];

const range = [0, 0] as const;

function read(columns: readonly (readonly [string, string])[]): ScriptElement[] {
  return readShotTable([0, 1].map((row) => columns.map((column) => ({ text: column[row] ?? '', range })))) ?? [];
}

describe('a table as people head it', () => {
  it.each(tables.map((columns) => [columns.map(([heading]) => heading).join(', '), columns] as const))(
    'loses nothing, in any order of its columns: %s',
    (_headings, columns) => {
      const wanted = read(columns);
      expect(wanted.filter(({ type }) => type === 'shot')).toHaveLength(1);
      const kept = JSON.stringify(wanted);
      for (const [heading, cell] of columns) {
        // Times are lengths, labels and sides are taken off, and names stand each for itself.
        const words = cell
          .replace(/^0:00-0:0/, '')
          .replace(/ s$/, '')
          .split(/[：:、,/]\s*|^1\. /);
        for (const word of words.filter((part) => part !== '' && part !== 'VO'))
          expect([heading, kept]).toEqual([heading, expect.stringContaining(word)]);
      }
      fc.assert(
        fc.property(fc.shuffledSubarray([...columns], { minLength: columns.length }), (turned) => {
          const sorted = (elements: readonly ScriptElement[]) =>
            elements.map((element) => ({
              ...element,
              shot: { ...element.shot, note: element.shot?.note?.split('; ').toSorted() },
            }));
          expect(sorted(read(turned))).toEqual(sorted(wanted));
        }),
        { numRuns: 20 },
      );
    },
  );

  it('keeps what stands in other columns as notes with their headings', () => {
    const shots = [0, 10].map((at) => read(tables[at] ?? []).find(({ type }) => type === 'shot')?.shot);
    expect(shots).toEqual([
      { number: '1A', size: 'MCU', note: '35mm; FPS: 48' },
      { number: '1', size: '中景', note: '灯光: 暖光; 焦段: 35mm' },
    ]);
  });

  it('has size and move of one column', () => {
    expect(read(tables[13] ?? []).find(({ type }) => type === 'shot')?.shot).toMatchObject({
      size: '全景/推',
      move: '全景/推',
    });
  });
});

describe('a heading in the cell of a picture', () => {
  const scenes = (heading: string, cells: readonly string[]) =>
    (readShotTable([[heading, '#'], ...cells.map((cell, at) => [cell, String(at + 1)])].map(rowOf)) ?? []).map(
      ({ type, text, shot }) => `${type === 'shot' ? (shot?.size ?? 'shot') : type}: ${text}`,
    );
  const rowOf = (cells: readonly string[]) => cells.map((text) => ({ text, range: [0, text.length] as const }));

  it.each([
    [
      'Description',
      [
        'INT. WAREHOUSE - NIGHT. Crates in rows.',
        'INT. WAREHOUSE - NIGHT: A rat runs.',
        "EXT. ST. MARY'S - DAY - WIDE. Nuns pray.",
        'Int. kitchen - a pot boils.',
        'EXT. PIER - DAWN',
      ],
      [
        'scene_heading: INT. WAREHOUSE - NIGHT',
        'shot: Crates in rows.',
        'shot: A rat runs.',
        "scene_heading: EXT. ST. MARY'S - DAY",
        'WIDE: Nuns pray.',
        'shot: Int. kitchen - a pot boils.',
        'scene_heading: EXT. PIER - DAWN',
        'shot: ',
      ],
    ],
    [
      '画面',
      [
        '内景 仓库 夜。木箱成排。',
        '老鼠跑过。',
        '外景 码头 日 雨，船靠岸。',
        '外景，一个男人走来。',
        '他说：内景 教室 日',
      ],
      [
        'scene_heading: 内景 仓库 夜',
        'shot: 木箱成排。',
        'shot: 老鼠跑过。',
        'scene_heading: 外景 码头 日 雨',
        'shot: 船靠岸。',
        'shot: 外景，一个男人走来。',
        'shot: 他说：内景 教室 日',
      ],
    ],
  ])('begins a scene: %s', (heading, cells, expected) => {
    expect(scenes(heading, cells)).toEqual(expected);
  });
});
