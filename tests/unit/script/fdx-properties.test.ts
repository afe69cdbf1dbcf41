import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fdxOf } from '../../../src-shared/script/fdx-writer.ts';
import { readFdx } from '../../../src-shared/script/fdx.ts';
import { fountainOf } from '../../../src-shared/script/fountain-writer.ts';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import type { ScriptElement } from '../../../src-shared/script/screenplay.ts';
import { finalDraft } from '../../support/script/final-draft.ts';

function read(text: string): readonly ScriptElement[] {
  return readFdx(text, 'a.fdx').elements;
}

function bare({ range: _range, ...rest }: ScriptElement): object {
  return rest;
}

function throughFountain(elements: readonly ScriptElement[]): readonly ScriptElement[] {
  return read(fdxOf(parseFountain(fountainOf({ elements }))));
}

/** Every paragraph of a file: its type and what it says of itself. */
function paragraphs(text: string): string[] {
  return Array.from(text.matchAll(/<(?:Paragraph|SceneProperties)\b([^>]*?)\s*\/?>/g), ([, attributes = '']) =>
    Array.from(attributes.matchAll(/[A-Z]\w*="[^"]*"/g), ([attribute]) => attribute)
      .toSorted()
      .join(' '),
  );
}

function file(...content: readonly string[]): string {
  return `<FinalDraft><Content>${content.join('')}</Content></FinalDraft>`;
}

describe('a Final Draft script', () => {
  it('keeps the type of every paragraph and the properties of its scenes, read and written', () => {
    const types = [
      ...['New Act', 'Outline 1', 'Outline Body', 'Scene Heading', 'Outline Body', 'Cast List', 'Action', 'General'],
      ...['Stage Direction', 'Shot', 'Character', 'Parenthetical', 'Dialogue', 'Lyrics', 'Singing', 'Transition'],
      ...['Character', 'General', 'Dialogue', 'End of Act'],
    ];
    const text = file(
      ...types.map((type) => `<Paragraph Type="${type}"><Text>The ${type}</Text></Paragraph>`),
      '<Paragraph Alignment="Center" Type="General"><Text>THE END</Text></Paragraph>',
      '<Paragraph Number="2A" Type="Scene Heading"><SceneProperties Color="#FFFFFFFFFFFF" Length="1 3/8" Page="12" ' +
        'Title="Mara &amp; the lamp"/><Text>内景 灯塔 夜</Text></Paragraph>',
    );
    expect(paragraphs(fdxOf({ elements: read(text) }))).toEqual(paragraphs(text));
    expect(paragraphs(fdxOf({ elements: throughFountain(read(text)) }))).toEqual(
      paragraphs(text.replace('Color="#FFFFFFFFFFFF" ', '')),
    );
  });

  it('keeps a summary in its heading, apart from an outline below it', () => {
    const summary = '<Summary><Paragraph><Text>a</Text></Paragraph><Paragraph><Text>b</Text></Paragraph></Summary>';
    const text = file(
      `<Paragraph Type="Scene Heading"><SceneProperties Title="">${summary}</SceneProperties><Text>INT. X</Text></Paragraph>`,
      '<Paragraph Type="Outline Body"><Text>c</Text></Paragraph>',
    );
    const written = fdxOf({ elements: read(text) });
    expect(written).toContain(`<SceneProperties Title="">${summary}</SceneProperties><Text>INT. X</Text>`);
    expect(written).toContain('<Paragraph Type="Outline Body"><Text>c</Text></Paragraph>');
    expect(throughFountain(read(text)).map(bare)).toEqual(read(text).map(bare));
  });

  it('is plain Fountain with notes for what that has no mark for', () => {
    const text = file(
      '<Paragraph Type="New Act"><Text>ACT ONE</Text></Paragraph>',
      '<Paragraph Type="Scene Heading"><SceneProperties Length="4/8" Title="Home"/><Text>INT. 家 - 夜</Text></Paragraph>',
      '<Paragraph Type="General"><Text>They wait.</Text></Paragraph>',
      '<Paragraph Type="End of Act"><Text>END OF ACT ONE</Text></Paragraph>',
    );
    expect(fountainOf({ elements: read(text) })).toBe(
      '# ACT ONE\n\nINT. 家 - 夜\n\n[[Final Draft: Length="4/8" Title="Home"]]\n\nThey wait.\n[[Final Draft: Type="General"]]\n\n' +
        '> END OF ACT ONE <\n',
    );
  });

  it('writes acts and summaries of a Fountain script as Final Draft has them', () => {
    const text = '# ACT ONE\n\n# The crossing\n\nINT. HOUSE - DAY\n\n= They meet.\n\n> END OF ACT ONE <\n\n# 第二幕\n';
    const written = fdxOf(parseFountain(text));
    expect(paragraphs(written)).toEqual([
      'Type="New Act"',
      'Type="Outline 1"',
      'Type="Scene Heading"',
      'Title=""',
      '',
      'Type="End of Act"',
      'Type="New Act"',
    ]);
    expect(fountainOf({ elements: read(written) })).toBe(text);
  });

  it('leaves a note that only looks so where it is', () => {
    for (const note of ['Final Draft: Type=x', 'Final Draft: ', 'Final Draft: Type="a" and more'])
      expect(read(fdxOf(parseFountain(`She waits.\n[[${note}]]`))).map(({ type }) => type)).toEqual(['action', 'note']);
    expect(read(fdxOf(parseFountain('[[Final Draft: Type="General"]]'))).map(({ type }) => type)).toEqual(['note']);
  });

  it('reads the same after it was written', () => {
    fc.assert(
      fc.property(finalDraft, (text) => {
        const elements = read(text);
        expect(read(fdxOf({ elements })).map(bare)).toEqual(elements.map(bare));
      }),
      { numRuns: 300 },
    );
  });

  it('reads the same after it went through Fountain', () => {
    fc.assert(
      fc.property(finalDraft, (text) => {
        const elements = read(text);
        expect(throughFountain(elements).map(bare)).toEqual(elements.map(bare));
      }),
      { numRuns: 300 },
    );
  });
});
