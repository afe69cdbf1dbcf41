import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readUses } from '../../support/renderer/words-used.ts';
import type { Use } from '../../support/renderer/words-used.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const LANGUAGES = ['en', 'zh'] as const;
/** What plural forms a language has (CLDR, cardinals). */
const PLURALS = { en: ['one', 'other'], zh: ['other'] } as const;

type Texts = { readonly [key: string]: string | Texts };

function textsOf(language: string): ReadonlyMap<string, string> {
  const folder = join(root, 'resources/locales', language);
  const found = new Map<string, string>();
  const walk = (texts: Texts, path: string): void => {
    for (const [key, text] of Object.entries(texts)) {
      if (typeof text === 'string') found.set(`${path}${key}`, text);
      else walk(text, `${path}${key}.`);
    }
  };
  for (const file of readdirSync(folder).filter((each) => each.endsWith('.json')))
    walk(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Texts, `${file.replace('.json', '')}:`);
  return found;
}

/** A key without its plural form. */
const bare = (key: string): string => key.replace(/_(?:zero|one|two|few|many|other)$/u, '');

const sources = readdirSync(join(root, 'src-renderer'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/u.test(file) && !file.endsWith('.d.ts'))
  .map((file) => `src-renderer/${file}`);
const uses: readonly Use[] = sources.flatMap((file) => readUses(file, readFileSync(join(root, file), 'utf8')));
const words = Object.fromEntries(LANGUAGES.map((language) => [language, textsOf(language)])) as Record<
  (typeof LANGUAGES)[number],
  ReadonlyMap<string, string>
>;

describe('words', () => {
  it('are the same in both languages, with the plural forms of each', () => {
    const expected = (language: 'en' | 'zh', key: string): readonly string[] =>
      bare(key) === key || !words.en.has(`${bare(key)}_other`)
        ? [key]
        : PLURALS[language].map((form) => `${bare(key)}_${form}`);
    const all = new Set([...words.en.keys(), ...words.zh.keys()]);
    const missing = LANGUAGES.flatMap((language) =>
      [...all]
        .flatMap((key) => expected(language, key))
        .filter((key) => !words[language].has(key))
        .map((key) => `${language} lacks ${key}`),
    );
    expect([...new Set(missing)]).toEqual([]);
  });

  it('name the same values in both languages', () => {
    const valuesOf = (text = ''): string =>
      [...text.matchAll(/\{\{\w+\}\}/gu)]
        .map(([each]) => each)
        .toSorted()
        .join();
    const unlike = [...words.zh].filter(([key, text]) => valuesOf(text) !== valuesOf(words.en.get(key)));
    expect(unlike.map(([key]) => key)).toEqual([]);
  });

  it('are all there that the code asks for', () => {
    const keys = new Set([...words.en.keys()].flatMap((key) => [key, bare(key)]));
    const unknown = uses.flatMap((use) => {
      if (use.kind === 'key' && !use.keys.some((key) => keys.has(key)))
        return [`${use.where}: ${use.keys.join(' or ')}`];
      const isPrefix =
        use.kind === 'prefix' && !use.keys.some((start) => [...keys].some((key) => key.startsWith(start)));
      return isPrefix ? [`${use.where}: ${use.keys.join(' or ')}…`] : [];
    });
    expect(unknown).toEqual([]);
  });

  it('are all used', () => {
    // Menus and dialogs of the desktop read theirs as typed objects; the names of their fields stand in that code.
    const desktop = readdirSync(join(root, 'src-main/hosts/electron'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(root, 'src-main/hosts/electron', file), 'utf8'))
      .join('\n');
    const isOfDesktop = (key: string): boolean =>
      key.startsWith('desktop:') && new RegExp(`\\b${bare(key).split(/[.:]/u).at(-1) ?? ''}\\b`, 'u').test(desktop);
    const asked = new Set(uses.flatMap((use) => (use.kind === 'key' ? use.keys : [])));
    const begun = uses.flatMap((use) => (use.kind === 'prefix' ? use.keys : []));
    const unused = [...words.en.keys()].filter(
      (key) =>
        !isOfDesktop(key) && !asked.has(bare(key)) && !asked.has(key) && !begun.some((start) => key.startsWith(start)),
    );
    expect(unused).toEqual([]);
  });

  it('stand in no file of code', () => {
    expect(uses.flatMap((use) => (use.kind === 'text' ? [`${use.where}: ${use.text}`] : []))).toEqual([]);
  });

  it('would be missed: a text and an unknown key are found', () => {
    const found = readUses(
      'x.tsx',
      "const { t } = useTranslation('home'); const A = () => <p title=\"Go on\" aria-label={t(`b.${c}`)}>Hello {t('a')}</p>;",
    );
    expect(found.map((use) => (use.kind === 'text' ? use.text : use.keys.join())).toSorted()).toEqual([
      'Go on',
      'Hello',
      'home:a',
      'home:b.',
    ]);
  });
});
