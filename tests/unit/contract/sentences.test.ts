import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { SentenceSchema } from '../../../src-shared/contract/sentence-schema.ts';
import {
  asIs,
  byHost,
  JOINTS,
  listOf,
  mapTexts,
  onlyTyped,
  say,
  sentenceText,
} from '../../../src-shared/contract/sentences.ts';
import { templatesIn } from '../../support/sentences-said.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const TERMINAL = /^src-main\/hosts\/cli\//u;

function catalogue(name: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(root, 'resources/locales/zh/sentences', `${name}.json`), 'utf8');
  return new Map(Object.entries(JSON.parse(text) as Record<string, string>));
}

/** Every template with the files that say it. Values alone need no translation. */
function templates(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>(Object.values(JOINTS).map((joint) => [joint, ['src-shared']]));
  for (const folder of ['src-shared', 'src-main', 'src-renderer'])
    for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/u.test(file) || file.endsWith('.d.ts')) continue;
      const path = `${folder}/${file}`;
      for (const template of templatesIn(file, readFileSync(join(root, path), 'utf8')))
        if (/\S/u.test(template.replaceAll(/\{\d+\}/gu, '')))
          found.set(template, [...(found.get(template) ?? []), path]);
    }
  return found;
}

const gapsOf = (text: string): string => [...new Set(text.match(/\{\d+\}/gu))].toSorted().join(' ');

/** What has Latin letters in Chinese too: options and commands, names of formats and programs, and what is written in them. */
const NAMES =
  /“[^”]*”|"[^"]*"|`[^`]*`|--[a-z-]+|\/[^/\s]+\/|\.[a-z0-9]{2,9}\b|\b(?:[A-Z][A-Z0-9_]+|[a-z]+(?:_[a-z]+)+|[a-z]{3}_[a-z0-9]{16}|[a-z]\d+|\d+[a-z]|[a-z]:\d\.\d)\b/gu;
const NAMED = new Set([
  ...[
    'Shotloom',
    'Redis',
    'float',
    'config',
    'cpu',
    'Optimum',
    'check',
    'ffmpeg',
    'Fountain',
    'Final',
    'Draft',
    'FinalDraft',
    'Word',
    'Excel',
    'PowerPoint',
    'Markdown',
    'TeX',
  ],
  ...[
    'SubRip',
    'WebVTT',
    'OpenTimelineIO',
    'Timeline',
    'WebP',
    'libx264',
    'libass',
    'GiB',
    'dB',
    'eSpeak',
    'sherpa',
    'onnx',
  ],
  ...['Matcha', 'Piper', 'Kokoro', 'Kitten', 'vocos', 'hifigan', 'espeak', 'ng', 'data', 'model', 'tokens', 'voices'],
  ...[
    'lexicon',
    'script',
    'Siobhan',
    'mc',
    'ffb',
    'shot',
    'size',
    'description',
    'dialogue',
    'yes',
    'no',
    'clip',
    'still',
  ],
  ...[
    'footage',
    'ink',
    'off',
    'on',
    'auto',
    'none',
    'cut',
    'zh',
    'en',
    'urgent',
    'normal',
    'low',
    'zip',
    'npm',
    'sigmas',
    'timesteps',
    'tokenizer',
    'vocab',
    'spiece',
  ],
]);

describe('the sentences of the program in Chinese', () => {
  const said = templates();
  const [program, terminal] = [catalogue('program'), catalogue('terminal')];

  it('are all there, and in the catalogue of who says them', () => {
    const missing = [...said].filter(
      ([template, files]) => !(files.every((file) => TERMINAL.test(file)) ? terminal : program).has(template),
    );
    expect(missing.map(([template, [file]]) => `${file}: ${template}`)).toEqual([]);
  });

  it('are all said', () => {
    const unused = [...program.keys(), ...terminal.keys()].filter((template) => !said.has(template));
    expect([...unused, ...[...terminal.keys()].filter((template) => program.has(template))]).toEqual([]);
  });

  it('have the gaps of the English ones', () => {
    const unlike = [...program, ...terminal].filter(([english, chinese]) => gapsOf(english) !== gapsOf(chinese));
    expect(unlike).toEqual([]);
  });

  it('have no English words in them, and the marks of Chinese', () => {
    const wrong = [...program.values(), ...terminal.values()].filter((chinese) => {
      const own = chinese.replaceAll(NAMES, ' ');
      const words = own.match(/[A-Za-z]{2,}(?:264)?/gu) ?? [];
      return words.some((word) => !NAMED.has(word)) || /\p{Script=Han}(?:[,:;?!]|\.(?!\w))/u.test(own);
    });
    expect(wrong).toEqual([]);
  });
});

describe('a sentence', () => {
  const zh = { '{0} is {1}.': '{0}是{1}。', red: '红色', '{0}, {1}': '{0}、{1}', 'Try again{0}.': '请重试{0}。' };
  const inChinese = { at: 'window', catalogue: zh } as const;

  it('is said in English, and by another catalogue with its words', () => {
    const sentence = say`${'Sky'} is ${say`red`}.`;
    expect(sentenceText(sentence)).toBe('Sky is red.');
    expect(sentenceText(sentence, inChinese)).toBe('Sky是红色。');
  });

  it('keeps what others said as it is, and is said in English where it is not known', () => {
    expect(sentenceText(say`${asIs('{0} is {1}.')} ${1}`, inChinese)).toBe('{0} is {1}. 1');
    expect(sentenceText(say`Toto is ${say`red`}`, inChinese)).toBe('Toto is 红色');
  });

  it('has lists in a gap', () => {
    const sentence = say`${listOf('comma', ['a', say`red`, 3])} is ${listOf('or', ['b'])}.`;
    expect(sentenceText(sentence)).toBe('a, red, 3 is b.');
    expect(sentenceText(sentence, inChinese)).toBe('a、红色、3是b。');
    expect(sentenceText(say`${listOf('and', [])}`)).toBe('');
  });

  it('names commands to who types them only', () => {
    const sentence = say`Try again${onlyTyped(say` with "shotloom film"`)}.`;
    expect(sentenceText(sentence)).toBe('Try again with "shotloom film".');
    expect(sentenceText(sentence, inChinese)).toBe('请重试。');
    expect(sentenceText(say`${byHost(say`a`, say`b`)}`, { at: 'window' })).toBe('b');
  });

  it('is the message of an error, and travels', () => {
    const sentence = say`${listOf('and', ['a', say`red`])} is ${byHost(say`${1}`, say`b`)}.`;
    const { message, said } = new ShotloomError('not_found', sentence);
    expect(message).toBe('a and red is 1.');
    expect(SentenceSchema.parse(JSON.parse(JSON.stringify(said)))).toEqual(sentence);
    expect(SentenceSchema.safeParse({ template: 'a', values: [null] }).success).toBe(false);
  });

  it('can have its texts changed, but not its own words', () => {
    const sentence = say`${'/home/me/a'}: ${say`no ${'/home/me/b'}`}, ${listOf('and', ['/home/me/c', 1])}${onlyTyped(say`${'/home/me/d'}`)}`;
    const changed = mapTexts(sentence, (text) => text.replace('/home/me/', ''));
    expect(sentenceText(changed)).toBe('a: no b, c and 1d');
  });
});

test('templates are found in code, with their gaps', () => {
  const source = 'const a = say`One "${b}" of ${f(`x`)}`; const s = other`no`; const t = say`\\`two\\``;';
  expect(templatesIn('a.ts', source)).toEqual(['One "{0}" of {1}', '`two`']);
});
