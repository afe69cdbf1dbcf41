import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sealRequest } from '../../../src-shared/generation/request.ts';
import { shotRequest } from '../../../src-shared/generation/shot-request.ts';
import { WordReader } from '../../../src-shared/generation/word-reader.ts';
import { readWordTable } from '../../../src-shared/generation/word-table.ts';
import { diffOf, invert } from '../../../src-shared/library/changes.ts';
import { planMerge } from '../../../src-shared/library/merge.ts';
import type { StoredStoryboard } from '../../../src-shared/library/merge.ts';
import { fdxOf } from '../../../src-shared/script/fdx-writer.ts';
import { readFdx } from '../../../src-shared/script/fdx.ts';
import { fountainOf } from '../../../src-shared/script/fountain-writer.ts';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { draftAgain } from '../../../src-shared/storyboard/draft-again.ts';
import { withSource } from '../../../src-shared/storyboard/source-words.ts';
import { FERRY } from '../../support/library/ferry.ts';
import { overridesFor } from '../../support/library/living-script.ts';
import { scriptOf, storedProject } from '../../support/library/records.ts';
import { afterDiff } from '../../support/library/stored-boards.ts';

type Language = keyof typeof FERRY;

const words = new WordReader(
  readWordTable(readFileSync(new URL('../../../resources/models/builtin/words.json', import.meta.url), 'utf8')),
);
const model = { name: 'Shotloom built-in', sha256: 'ab'.repeat(32), engine_revision: 3, words };
const empty: StoredStoryboard = {
  project: storedProject({ cast: [] }),
  latest_revision: null,
  scenes: [],
  shots: [],
  pictures: [],
};
let ids = 0;
const make = { newId: (prefix: string) => `${prefix}_${++ids}`, now: '2026-11-30T00:00:00.000Z' };

function live({ shots }: StoredStoryboard) {
  return shots.flatMap((shot) => (shot.deleted_at === null ? [shot] : []));
}

/** The stored film after its script was read again; a step back is exact. */
function readAgain(stored: StoredStoryboard, text: string): StoredStoryboard {
  const screenplay = text.startsWith('<?xml') ? readFdx(text, 'script.fdx') : parseFountain(text);
  const before = { cast: stored.project.cast, shots: live(stored).map(({ draft }) => draft) };
  const storyboard = withSource(draftAgain(screenplay, { title: 'Ferry' }, before), screenplay);
  const diff = diffOf(planMerge(stored, scriptOf(text), storyboard, make).changes);
  const after = afterDiff(stored, diff);
  const back = afterDiff(after, invert(diff));
  expect({ ...back, latest_revision: null }).toEqual({ ...stored, latest_revision: null });
  return after;
}

const known = new Map<string, string>();

/** What each shot of the film asks for, by its id. */
function digestsOf(stored: StoredStoryboard): ReadonlyMap<string, string> {
  const headings = new Map(stored.scenes.map(({ id, heading }) => [id, heading]));
  return new Map(
    live(stored).map(({ id, scene_id, draft, overrides }) => {
      const heading = headings.get(scene_id) ?? '';
      const sign = JSON.stringify([heading, draft, overrides, stored.project]);
      const request = () => shotRequest('clip', stored.project, heading, draft, overrides, model);
      const digest = known.get(sign) ?? sealRequest(request()).digest;
      known.set(sign, digest);
      return [id, digest];
    }),
  );
}

interface Outcome {
  /** Shots of the film that ask for what they asked for at first, with what a person changed of them. */
  readonly current: number;
  /** Those that ask for something else, but are the same shots. */
  readonly stale: number;
  readonly added: number;
  readonly parked: number;
}

/** What became of the shots of a film by the last of several versions of its script. */
function outcomeOf([text = '', ...versions]: readonly string[]): Outcome {
  const read = readAgain(empty, text);
  const first = { ...read, shots: read.shots.map((shot, index) => ({ ...shot, overrides: overridesFor(index) })) };
  const last = versions.reduce(readAgain, first);
  const [was, is] = [digestsOf(first), digestsOf(last)];
  const overridesIn = (shots: StoredStoryboard['shots']) =>
    new Map(shots.flatMap(({ id, overrides }) => (was.has(id) ? [[id, overrides] as const] : [])));
  expect(overridesIn(last.shots)).toEqual(overridesIn(first.shots));
  const kept = [...is].filter(([id]) => was.has(id));
  return {
    current: kept.filter(([id, digest]) => was.get(id) === digest).length,
    stale: kept.filter(([id, digest]) => was.get(id) !== digest).length,
    added: is.size - kept.length,
    parked: last.shots.length - is.size,
  };
}

type Edit = (text: string) => string;

/** Exchanges a stretch of the text, which must be there once. */
function put(old: string, now: string): Edit {
  return (text) => {
    expect(text.split(old)).toHaveLength(2);
    return text.replace(old, () => now);
  };
}

/** Exchanges names wherever they stand, in the case in which they do. */
function name(names: Readonly<Record<string, string>>): Edit {
  return (text) =>
    text.replaceAll(new RegExp(Object.keys(names).join('|'), 'giu'), (found) => {
      const now = names[found.toUpperCase()] ?? found;
      return found === found.toUpperCase() ? now : now[0] + now.slice(1).toLowerCase();
    });
}

/** Puts the scenes in another order; those that are not named are gone. */
function order(...numbers: readonly number[]): Edit {
  return (text) => {
    const [head = '', ...scenes] = `${text}\n`.split(/(?=^(?:INT\.|EXT\.|\d、))/mu);
    return head + numbers.map((number) => scenes[number - 1] ?? '').join('');
  };
}

const all: Outcome = { current: 21, stale: 0, added: 0, parked: 0 };

/** An edit in both languages, each of one version or several, and what comes of it. */
const EDITS: readonly (readonly [what: string, en: readonly Edit[], zh: readonly Edit[], Outcome])[] = [
  [
    'a scene is split in two: what plays elsewhere now is stale',
    [put('Tobias laughs and', 'INT. CORRIDOR - DAY\n\nTobias laughs and')],
    [put('△托比笑了', '5、内景 走廊 日\n\n△托比笑了')],
    { ...all, current: 19, stale: 2 },
  ],
  [
    'two scenes are joined: those of the second are stale',
    [put('INT. WHEELHOUSE - NIGHT\n\n', '')],
    [put('3、内景 驾驶室 夜\n\n', '')],
    { ...all, current: 16, stale: 5 },
  ],
  [
    'a page comes into the middle of a talk',
    [put('NORA\nThen', 'The phone rings.\n\nNORA\nFerry office.\n\nNora tears a page out of the book.\n\nNORA\nThen')],
    [put('诺拉：那就', '△电话响了。\n\n诺拉：售票处，请讲。\n\n△诺拉从本子上撕下一页。\n\n诺拉：那就')],
    { ...all, added: 3 },
  ],
  [
    'two swap their names, and swap them back',
    [name({ SKIPPER: 'TOBIAS', TOBIAS: 'SKIPPER' })],
    [name({ 伊万: '托比', 托比: '伊万' })],
    all,
  ],
  [
    'somebody takes the name of another, who takes a new one',
    [name({ SKIPPER: 'TOBIAS', TOBIAS: 'WENDELL' })],
    [name({ 伊万: '托比', 托比: '欧阳' })],
    all,
  ],
  [
    'a line moves to another scene and is edited',
    [
      (text) =>
        put(
          'SKIPPER\nThere',
          'NORA\nThen somebody swims, not me.\n\nSKIPPER\nThere',
        )(put('NORA\nThen somebody swims.\n\n', '')(text)),
    ],
    [
      (text) =>
        put(
          '伊万：外面',
          '诺拉：那就有人得游过去，不是我。\n\n伊万：外面',
        )(put('诺拉：那就有人得游过去。\n\n', '')(text)),
    ],
    { ...all, current: 20, stale: 1 },
  ],
  [
    'a whole scene is retyped with small differences',
    [
      put('waits at the pier. Gulls circle above', 'waits at the long pier. Gulls circle over'),
      put('Hold the rope', 'Hold on to the rope'),
      put('since Tuesday', 'since Monday'),
      put('Nora runs along', 'Nora runs fast along'),
    ].map((_, index, edits) => (text: string) => edits.slice(0, index + 1).reduce((now, edit) => edit(now), text)),
    [
      put('停在码头。海鸥在桅杆上', '停在长长的码头。海鸥绕着桅杆'),
      put('拉住绳子', '快拉住绳子'),
      put('“星期二”', '“星期一”'),
      put('沿着码头奔跑', '沿着码头飞快地奔跑'),
    ].map((_, index, edits) => (text: string) => edits.slice(0, index + 1).reduce((now, edit) => edit(now), text)),
    { ...all, current: 16, stale: 5 },
  ],
  ['a scene is deleted', [order(1, 3, 4)], [order(1, 3, 4)], { ...all, current: 16, parked: 5 }],
  ['and pasted back at the end', [order(1, 3, 4), order(1, 3, 4, 2)], [order(1, 3, 4), order(1, 3, 4, 2)], all],
  [
    'a scene is deleted, somebody in it renamed, and it is pasted back under the new name',
    [order(1, 3, 4), (text) => name({ NORA: 'OKONKWO' })(order(1, 3, 4)(text)), name({ NORA: 'OKONKWO' })],
    [order(1, 3, 4), (text) => name({ 诺拉: '欧阳' })(order(1, 3, 4)(text)), name({ 诺拉: '欧阳' })],
    all,
  ],
  ['almost all is deleted, and put back', [order(3), order(1, 2, 3, 4)], [order(3), order(1, 2, 3, 4)], all],
  [
    'a scene is pasted twice, and once again',
    [order(1, 2, 2, 3, 4), order(1, 2, 3, 4)],
    [order(1, 2, 2, 3, 4), order(1, 2, 3, 4)],
    { ...all, parked: 5 },
  ],
  ['scenes change places', [order(4, 1, 3, 2)], [order(4, 1, 3, 2)], all],
  [
    'scenes are numbered anew',
    [(text) => text.replaceAll(/^(?:INT|EXT)\..*$/gmu, '$& #9A#')],
    [(text) => text.replaceAll(/^\d(?=、)/gmu, '1$&')],
    all,
  ],
  [
    'inside becomes outside',
    [put('INT. WHEEL', 'EXT. WHEEL')],
    [put('内景 驾驶室', '外景 驾驶室')],
    { ...all, current: 16, stale: 5 },
  ],
  [
    'day becomes night',
    [put('PIER - DAY', 'PIER - NIGHT')],
    [put('码头 日', '码头 夜')],
    { ...all, current: 16, stale: 5 },
  ],
  [
    'a heading is translated',
    [put('EXT. PIER - DAY', '.外景 码头 日')],
    [put('2、外景 码头 日', 'EXT. PIER - DAY')],
    { ...all, current: 16, stale: 5 },
  ],
  [
    'headings are set with other marks, and somebody is renamed then',
    [
      (text) => put('INT. WHEELHOUSE - NIGHT', 'Int. Wheelhouse – Night')(put('PIER - DAY', 'PIER – DAY')(text)),
      (text) => name({ NORA: 'OKONKWO' })(put('PIER - DAY', 'PIER – DAY')(text)),
    ],
    [
      (text) => put('内景 驾驶室 夜', '内景，驾驶室，夜')(put('外景 码头 日', '外景·码头·日')(text)),
      (text) => name({ 诺拉: '欧阳' })(put('外景 码头 日', '外景·码头·日')(text)),
    ],
    all,
  ],
  [
    'a word processor sets quotes, dashes and spaces its way',
    [(text) => text.replaceAll("'", '’').replaceAll('again.', 'again!').replaceAll('of them', 'of  them')],
    [(text) => text.replaceAll('“', '「').replaceAll('”', '」').replaceAll('又少了四张。', '又少了四张！')],
    all,
  ],
  [
    'lines end otherwise',
    [(text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
    [(text) => text.replaceAll('\n', '\r\n')],
    all,
  ],
  [
    'a title page comes, and goes',
    [put('Title: Ferry\n', 'Title: The Ferry\nAuthor: Somebody\n'), put('Title: Ferry\n\n', '')],
    [put('标题：渡轮\n', '标题：最后的渡轮\n作者：某人\n'), put('标题：渡轮\n\n', '')],
    all,
  ],
  [
    'the script becomes a Final Draft file, and Fountain again',
    [(text) => fdxOf(parseFountain(text)), (text) => fountainOf(parseFountain(text))],
    [(text) => fdxOf(parseFountain(text)), (text) => fountainOf(parseFountain(text))],
    all,
  ],
  [
    'sections, synopses and notes are written in',
    [(text) => text.replaceAll(/^(?=EXT\.)/gmu, '# Part\n\n= What happens.\n\n[[Why?]]\n\n')],
    [(text) => text.replaceAll(/^(?=[24]、)/gmu, '# 幕\n\n[[为什么？]]\n\n')],
    all,
  ],
  [
    'paragraphs are cut and joined',
    [(text) => put('desk.\n\nHe looks', 'desk. He looks')(put('glass. Skipper', 'glass.\n\nSkipper')(text))],
    [(text) => put('桌上。\n\n△他看着', '桌上。他看着')(put('玻璃上。伊万', '玻璃上。\n\n△伊万')(text))],
    all,
  ],
  [
    'cues are written in other letters',
    [(text) => text.replaceAll(/^(?:NORA|TOBIAS|SKIPPER)$/gmu, (cue) => `@${cue[0]}${cue.slice(1).toLowerCase()}`)],
    [
      (text) =>
        text.replaceAll(
          /^(诺拉|托比|伊万)：(?:（(.*?)）)?/gmu,
          (_, cue: string, how?: string) => `@${cue}\n${how === undefined ? '' : `（${how}）\n`}`,
        ),
    ],
    all,
  ],
];

const cases = EDITS.flatMap(([what, en, zh, outcome]) =>
  (
    [
      ['en', en],
      ['zh', zh],
    ] as const
  ).map(([language, edits]) => [language, what, edits, outcome] as const),
);

test.each(cases)('%s: %s', (language: Language, _what, edits, outcome) => {
  const script = FERRY[language];
  expect(outcomeOf([script, ...edits.map((edit) => edit(script))])).toEqual(outcome);
  // Whatever was done, the script as it was gives the film as it was.
  const back = outcomeOf([script, ...edits.map((edit) => edit(script)), script]);
  expect(back).toMatchObject({ current: 21, stale: 0, added: 0 });
});
