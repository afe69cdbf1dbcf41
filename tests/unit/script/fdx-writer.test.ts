import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEmphasis } from '../../../src-shared/script/emphasis.ts';
import { fdxOf } from '../../../src-shared/script/fdx-writer.ts';
import { readFdx } from '../../../src-shared/script/fdx.ts';
import { fountainOf } from '../../../src-shared/script/fountain-writer.ts';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import type { ScriptElement } from '../../../src-shared/script/screenplay.ts';
import { screenplay } from '../../support/script/screenplays.ts';
import { scriptText } from '../../support/script/scripts.ts';

function read(elements: readonly ScriptElement[]): readonly ScriptElement[] {
  return readFdx(fdxOf({ elements }), 'a.fdx').elements;
}

/** What must stay: everything but the range; of emphasis what it says, not with which marks. */
function kept({ range: _range, text, ...rest }: ScriptElement): object {
  const words = parseEmphasis(text).map((run) => [...run.styles, run.text].join('|'));
  return { ...rest, words: words.join('') };
}

/** The order of a file: the title page first. */
function titleFirst(elements: readonly ScriptElement[]): ScriptElement[] {
  return elements.toSorted((one, other) => Number(other.type === 'title_page') - Number(one.type === 'title_page'));
}

function elementsOf(...elements: readonly Omit<ScriptElement, 'range'>[]): ScriptElement[] {
  return elements.map((element) => ({ ...element, range: [0, 0] }));
}

describe('what is written', () => {
  it('has the form of a Final Draft script', () => {
    const source =
      'Title: The Lamp\n\nINT. HOUSE #2#\n\nShe *runs* & **"_hides_"**.\n\nA\nOne.\n\nB ^\nTwo.\n\n===\n\n> END <';
    expect(fdxOf(parseFountain(source)).split('\n')).toEqual([
      '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>',
      '<FinalDraft DocumentType="Script" Template="No" Version="1">',
      '<Content>',
      '<Paragraph Number="2" Type="Scene Heading"><Text>INT. HOUSE</Text></Paragraph>',
      '<Paragraph Type="Action"><Text>She </Text><Text Style="Italic">runs</Text><Text> &amp; </Text>' +
        '<Text Style="Bold">&quot;</Text><Text Style="Bold+Underline">hides</Text><Text Style="Bold">&quot;</Text>' +
        '<Text>.</Text></Paragraph>',
      '<Paragraph>',
      '<DualDialogue>',
      '<Paragraph Type="Character"><Text>A</Text></Paragraph>',
      '<Paragraph Type="Dialogue"><Text>One.</Text></Paragraph>',
      '<Paragraph Type="Character"><Text>B</Text></Paragraph>',
      '<Paragraph Type="Dialogue"><Text>Two.</Text></Paragraph>',
      '</DualDialogue>',
      '</Paragraph>',
      '<Paragraph Alignment="Center" Type="Action" StartsNewPage="Yes"><Text>END</Text></Paragraph>',
      '</Content>',
      '<TitlePage>',
      '<Content>',
      '<Paragraph Alignment="Center"><Text>The Lamp</Text></Paragraph>',
      '<Paragraph Alignment="Center"><Text></Text></Paragraph>',
      '</Content>',
      '</TitlePage>',
      '</FinalDraft>',
      '',
    ]);
  });

  it('keeps a length in eighths, a shot with its number, and its other details in a note', () => {
    const elements = elementsOf(
      { type: 'scene_heading', text: 'INT. HOUSE', page_eighths: 11 },
      { type: 'shot', text: 'A LETTER', shot: { number: '3', size: 'CU' } },
    );
    expect(fdxOf({ elements })).toContain('<SceneProperties Length="1 3/8" Title=""/>');
    expect(read(elements).map(kept)).toEqual(
      elementsOf(
        { type: 'scene_heading', text: 'INT. HOUSE', page_eighths: 11 },
        { type: 'shot', text: 'A LETTER', shot: { number: '3' }, final_draft: { type: 'Shot' } },
        { type: 'note', text: 'size: CU' },
      ).map(kept),
    );
  });

  it('leaves out what XML does not allow', () => {
    const [element] = read(elementsOf({ type: 'action', text: 'a\u0000b\uD800c\uFFFEd\u000Be😀' }));
    expect(element?.text).toBe('abcde😀');
  });

  it('is well formed whatever stands beside what', () => {
    const elements = elementsOf(
      { type: 'character', text: 'B', dual: 'right' },
      { type: 'dialogue', text: 'Two.', dual: 'right' },
      { type: 'page_break', text: '' },
      { type: 'page_break', text: '' },
      { type: 'note', text: 'a' },
      { type: 'page_break', text: '' },
    );
    expect(read(elements).map(({ type, dual }) => [type, dual])).toEqual([
      ['character', undefined],
      ['dialogue', undefined],
      ['page_break', undefined],
      ['page_break', undefined],
      ['note', undefined],
      ['page_break', undefined],
    ]);
  });
});

describe('a title page', () => {
  it('keeps a value of several lines whose key is said in one of them', () => {
    const { elements } = parseFountain('Title: X\nTitle: Y\n\tINT. HOUSE - DAY\n\n> END <');
    expect(read(elements).map(({ key, text }) => [key, text])).toEqual([
      ['title', 'X'],
      ['title', 'Y INT. HOUSE - DAY'],
      [undefined, 'END'],
    ]);
  });
});

describe('any screenplay', () => {
  it('keeps types, texts, sides, numbers and the title page', () => {
    fc.assert(
      fc.property(screenplay, (elements) => {
        expect(read(elements).map(kept)).toEqual(elements.map(kept));
      }),
      { numRuns: 1000 },
    );
  });

  it('goes from Final Draft to Fountain and back', () => {
    fc.assert(
      fc.property(screenplay, (elements) => {
        expect(parseFountain(fountainOf({ elements: read(elements) })).elements.map(kept)).toEqual(elements.map(kept));
      }),
      { numRuns: 300 },
    );
  });
});

describe('any script', () => {
  it('keeps types and sides, and texts but for white space and control characters', () => {
    const bare = ({ type, text, dual }: ScriptElement): string[] => [
      type,
      dual ?? '',
      parseEmphasis(text)
        .map((run) => run.text)
        .join('')
        .replaceAll(/[\s\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, ''),
    ];
    fc.assert(
      fc.property(scriptText, (source) => {
        const { elements } = parseFountain(source);
        const written = elements.filter((element) => bare(element)[2] !== '' || element.type === 'page_break');
        // Lyrics under lyrics are one paragraph of a speech; a file without words has no title page.
        const heard = elements.filter(({ type }) => type !== 'note' && type !== 'boneyard');
        const areDoubled = heard.some(({ type }, at) => type === 'lyrics' && heard[at + 1]?.type === 'lyrics');
        fc.pre(written.length === elements.length && !areDoubled && !source.includes('Key:'));
        expect(read(elements).map(bare)).toEqual(titleFirst(elements).map(bare));
      }),
      { numRuns: 1000 },
    );
  });
});
