import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDelimited } from '../../../src-shared/script/delimited.ts';
import type { ScriptElement } from '../../../src-shared/script/screenplay.ts';
import { columnNamed } from '../../../src-shared/script/table-columns.ts';
import { readDuration, readTimes } from '../../../src-shared/script/table-time.ts';
import { readShotTable } from '../../../src-shared/script/table.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';

function read(text: string): ScriptElement[] {
  return readShotTable(readDelimited(text)) ?? [];
}

/** Type and text of each element, and what a shot's columns say. */
function outline(text: string): unknown[] {
  return read(text).map(({ type, text: words, shot, extension }) => [
    type,
    words,
    ...(shot ? [shot] : []),
    ...(extension ? [extension] : []),
  ]);
}

describe('delimited text', () => {
  it.each([
    ['commas', 'a,"b, ""c""\nd",e\r\nf,,g\n'],
    ['semicolons', 'a;"b, ""c""\nd";e\nf;;g'],
    ['tabs', 'a\t"b, ""c""\nd"\te\nf\t\tg'],
    ['full-width commas', 'a，"b, ""c""\nd"，e\nf，，g'],
    ['a delimiter that is named', 'sep=;\na;"b, ""c""\nd";e\nf;;g'],
  ])('parted by %s', (_name, text) => {
    expect(readDelimited(text).map((row) => row.map((cell) => cell.text))).toEqual([
      ['a', 'b, "c"\nd', 'e'],
      ['f', '', 'g'],
    ]);
  });

  it('knows where each cell stands, and never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', ';', '\t', '好'), maxLength: 60 }),
        (text) => {
          let at = 0;
          for (const { range, text: words } of readDelimited(text).flat()) {
            expect(range[0]).toBeGreaterThanOrEqual(at);
            expect(range[1]).toBeGreaterThanOrEqual(range[0]);
            expect(range[1]).toBeLessThanOrEqual(text.length);
            expect(text.includes('"') || text.slice(...range) === words).toBe(true);
            at = range[1];
          }
        },
      ),
    );
  });

  it('reads a quote that is never closed and a megabyte of them in little time', () => {
    expect(readDelimited('a,"b\nc').at(-1)?.at(-1)?.text).toBe('b\nc');
    const start = performance.now();
    readDelimited('"'.repeat(1_000_000));
    readDelimited('"a,'.repeat(300_000));
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

const chinese = `《纸船》分镜头脚本,,,,,,,
镜号,景别,运镜/技巧,时长,画面,台词/解说,音效,备注
场景一：港口 日,,,,,,,
1,全景,固定,3秒,清晨的港口，几艘船停着,旁白：很久以前。,海浪,
2,中景,推,"5""","林夏（20岁，女，穿红大衣）走来","林夏：（笑）你好。
老周：你来了。",,手持灯
3,特写,,00:03,一封信,,,
,,,,,林夏（画外音）：是他写的。,雷声,
场景二：内景 房间 夜,,,,,,,
4,近景,拉,2.5,林夏读信,,,
合计,,,13.5,,,,
`;

describe('a shot table in Chinese', () => {
  it('gives a written shot for each row, with its speeches', () => {
    expect(outline(chinese)).toEqual([
      ['title_page', '纸船'],
      ['scene_heading', '港口 日'],
      ['shot', '清晨的港口，几艘船停着', { number: '1', size: '全景', move: '固定', duration_s: 3, sound: '海浪' }],
      ['character', '旁白'],
      ['dialogue', '很久以前。'],
      [
        'shot',
        '林夏（20岁，女，穿红大衣）走来',
        { number: '2', size: '中景', move: '推', duration_s: 5, note: '手持灯' },
      ],
      ['character', '林夏'],
      ['parenthetical', '（笑）'],
      ['dialogue', '你好。'],
      ['character', '老周'],
      ['dialogue', '你来了。'],
      ['shot', '一封信', { number: '3', size: '特写', duration_s: 3, sound: '雷声' }],
      ['character', '林夏', '画外音'],
      ['dialogue', '是他写的。'],
      ['scene_heading', '内景 房间 夜'],
      ['shot', '林夏读信', { number: '4', size: '近景', move: '拉', duration_s: 2.5 }],
    ]);
  });

  it('says where each element stands in the file', () => {
    for (const { type, text, range } of read(chinese)) {
      if (type === 'parenthetical' || text === '旁白') continue;
      expect(chinese.slice(...range)).toContain(text);
    }
  });

  it('is drafted row by row', () => {
    const board = draft({ language: 'zh', elements: read(chinese) });
    expect(board.title).toBe('纸船');
    expect(board.scenes.map(({ scene_number, shots }) => [scene_number, shots.length])).toEqual([
      ['一', 3],
      ['二', 1],
    ]);
    expect(
      board.scenes.flatMap(({ shots }) => shots.map(({ size, move, duration_s }) => [size, move, duration_s])),
    ).toEqual([
      ['wide', 'static', 3],
      ['medium', 'push_in', 5],
      ['close', 'static', 3],
      ['close', 'pull_out', 2.5],
    ]);
  });

  it('has its columns in any order', () => {
    const rows = readDelimited(chinese).slice(1, 2).concat(readDelimited(chinese).slice(3, 6));
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 }), (order) => {
        const turned = rows.map((row) => order.map((place) => row[place] ?? { text: '', range: [0, 0] as const }));
        expect(readShotTable(turned)).toEqual(readShotTable(rows));
      }),
    );
  });
});

const twoColumns = `TIME\tVIDEO\tAUDIO
0:00\tThe harbour at dawn\tVO: The boats came home this morning. SFX: waves
0:06\tGFX: MAP OF THE BAY\tThree of them had been missing for a week.
0:10\tMayor Lin on the pier\tSOT MAYOR LIN: "We are glad they are safe."
\t\tNATSOT: gulls
0:18\tThe lighthouse\t(MUSIC UP)
`;

describe('a two-column script', () => {
  it('has its picture at the left and what is heard at the right', () => {
    expect(outline(twoColumns)).toEqual([
      ['shot', 'The harbour at dawn', { duration_s: 6, sound: 'waves' }],
      ['character', 'NARRATOR'],
      ['dialogue', 'The boats came home this morning.'],
      ['shot', 'MAP OF THE BAY', { duration_s: 4 }],
      ['character', 'NARRATOR'],
      ['dialogue', 'Three of them had been missing for a week.'],
      ['shot', 'Mayor Lin on the pier', { duration_s: 8, sound: 'gulls' }],
      ['character', 'MAYOR LIN'],
      ['dialogue', 'We are glad they are safe.'],
      ['shot', 'The lighthouse', { sound: 'MUSIC UP' }],
    ]);
  });

  it('goes on with a picture where a row has none, and keeps letters on the screen out of it', () => {
    const text = 'VIDEO,AUDIO\n"A street\nLOWER THIRD: Main Street",VO: One.\n,VO: Two.\n';
    expect(outline(text)).toEqual([
      ['shot', 'A street', { note: 'LOWER THIRD: Main Street' }],
      ['character', 'NARRATOR'],
      ['dialogue', 'One.'],
      ['character', 'NARRATOR'],
      ['dialogue', 'Two.'],
    ]);
  });
});

describe('a shot list', () => {
  const list = `Scene,Shot,Size,Angle,Move,Description,Dialogue,Notes
1. INT. CAFE - DAY,1A,MS,eye,static,MARA sits by the window,MARA: Is anybody there?,lamp
,1B,CU,low,push in,TOM looks up,TOM (softly): No.,
2. EXT. STREET - NIGHT,2,WS,,pan left,A car passes,,
`;

  it('begins scenes where its column changes', () => {
    expect(read(list).filter(({ type }) => type === 'scene_heading')).toMatchObject([
      { text: 'INT. CAFE - DAY', scene_number: '1' },
      { text: 'EXT. STREET - NIGHT', scene_number: '2' },
    ]);
    expect(draft({ language: 'en', elements: read(list) }).scenes.map(({ shots }) => shots.length)).toEqual([2, 1]);
  });

  it('makes headings of columns for place, side and time of day', () => {
    const english =
      'Scene,Location,I/E,D/N,Shot,Description\n1,Cafe,INT,Day,1,A man\n1,Cafe,INT,Day,2,A cup\n2,Street,EXT,Night,1,A car\n';
    expect(read(english).filter(({ type }) => type === 'scene_heading')).toMatchObject([
      { text: 'INT. Cafe - Day', scene_number: '1' },
      { text: 'EXT. Street - Night', scene_number: '2' },
    ]);
    const chineseList = '场次,地点,内外,日夜,镜号,画面\n1,教室,内,日,1,黑板\n2,操场,外,夜,1,一只狗\n';
    expect(read(chineseList).filter(({ type }) => type === 'scene_heading')).toMatchObject([
      { text: '内景 教室 日', scene_number: '1' },
      { text: '外景 操场 夜', scene_number: '2' },
    ]);
  });

  it('takes the speaker of a column, and transitions', () => {
    expect(outline('Shot,Description,Character,Dialogue,Transition\n1,A room,TOM,Yes.,DISSOLVE TO\n')).toEqual([
      ['transition', 'DISSOLVE TO'],
      ['shot', 'A room', { number: '1', people: [{ name: 'TOM' }] }],
      ['character', 'TOM'],
      ['dialogue', 'Yes.'],
    ]);
  });

  it('gives ten shots for ten rows', () => {
    const rows = Array.from(
      { length: 10 },
      (_, nth) => `${nth + 1},MARA runs. TOM waits. A dog barks. Boat ${nth} sails.`,
    );
    const board = draft({ language: 'en', elements: read(['No,Description', ...rows].join('\n')) });
    expect(board.scenes.flatMap(({ shots }) => shots)).toHaveLength(10);
  });

  it('is no table where no headings are known', () => {
    expect(readShotTable(readDelimited('name,price\nrope,3\n'))).toBeNull();
  });
});

describe('columns', () => {
  it.each([
    ['镜号', 'number'],
    ['景别', 'size'],
    ['运镜/技巧', 'move'],
    ['时长（秒）', 'duration'],
    ['画面内容', 'picture'],
    ['台词/解说', 'narration'],
    ['音乐', 'sound'],
    ['音效', 'sound'],
    ['备注', 'note'],
    ['Shot #', 'number'],
    ['SHOT SIZE', 'size'],
    ['Camera Movement', 'move'],
    ['**Description**', 'picture'],
    ['Video', 'picture'],
    ['AUDIO', 'audio'],
    ['V.O.', 'narration'],
    ['机 位', 'angle'],
    ['Price', null],
  ])('%s', (heading, column) => {
    expect(columnNamed(heading)).toBe(column);
  });
});

describe('times', () => {
  it.each([
    ['3s', 3],
    ['3 sec', 3],
    ['3秒', 3],
    ['约3秒', 3],
    ['5"', 5],
    ['5″', 5],
    ['00:03', 3],
    ['00:01:03', 63],
    ['00:00:03:12', 3],
    [`1'20"`, 80],
    ['1分20秒', 80],
    ['2.5', 2.5],
    ['3-5秒', 4],
    ['00:03-00:08', 5],
    ['00:03 – 00:08', 5],
    ['', null],
    ['0', null],
    ['later', null],
    ['99999', null],
  ])('%s', (text, seconds) => {
    expect(readDuration(text)).toBe(seconds);
  });

  it('are moments where they rise from row to row, else lengths', () => {
    expect(readTimes(['0:00', '0:05', '', '0:12'])).toEqual([5, 7, null, null]);
    expect(readTimes(['0:05', '0:12', '0:20', '0:21'])).toEqual([5, 7, 8, 1]);
    expect(readTimes(['0:05', '0:04', '0:09'])).toEqual([5, 4, 9]);
    expect(readTimes(['3', '4', '5', '6'])).toEqual([3, 4, 5, 6]);
    expect(readTimes(['0-5秒', '5-12秒', '', '12-20秒'])).toEqual([5, 7, null, 8]);
    expect(readTimes(['0-5s', '5-12s', '12-20s'])).toEqual([5, 7, 8]);
    expect(readTimes(['3-5s'])).toEqual([4]);
    expect(readTimes(['3-5秒', '3-5秒', '2-4秒'])).toEqual([4, 4, 3]);
  });

  it.each([
    ['Shot,Length,Picture', '0-5s', '5-12s', '12-20s'],
    ['镜号,时长,画面', '0-5秒', '5-12秒', '12-20秒'],
  ])('take ranges that rise under a heading of lengths for moments: %s', (headings, ...times) => {
    const rows = times.map((time, index) => `${index + 1},${time},A boat`);
    const elements = readShotTable(readDelimited([headings, ...rows].join('\n'))) ?? [];
    expect(elements.flatMap(({ shot }) => shot?.duration_s ?? [])).toEqual([5, 7, 8]);
  });
});

describe('a speaker in a cell', () => {
  it.each([
    ['MARA (V.O.): Dear Tom.', 'MARA', 'V.O.', 'Dear Tom.'],
    ['小雨（画外音）：爷爷。', '小雨', '画外音', '爷爷。'],
  ])('may be heard only: %s', (said, name, extension, line) => {
    expect(outline(`Shot,Picture,Dialogue\n1,A room.,${said}\n`).slice(-2)).toEqual([
      ['character', name, extension],
      ['dialogue', line],
    ]);
  });
});

describe('any table', () => {
  it('is read without a throw, its elements inside the text', () => {
    const word = fc.constantFrom(
      '镜号',
      'VIDEO',
      'AUDIO',
      '画面',
      '台词',
      'Scene',
      '1',
      '3s',
      'MARA: Yes.',
      'VO:',
      'SOT',
      '(x)',
      '：',
      'SFX: a',
      '场景一：港口',
      '',
    );
    fc.assert(
      fc.property(fc.array(fc.array(word, { maxLength: 6 }), { maxLength: 12 }), (rows) => {
        const text = rows.map((row) => row.join(',')).join('\n');
        const elements = read(text);
        for (const { range } of elements) expect(range[1]).toBeLessThanOrEqual(text.length);
        const board = draft({ language: 'en', elements });
        const shots = elements.filter(({ type }) => type === 'shot').length;
        expect(board.scenes.flatMap((scene) => scene.shots.filter((shot) => shot.elements.length > 0)).length).toBe(
          shots,
        );
      }),
      { numRuns: 400 },
    );
  });
});
