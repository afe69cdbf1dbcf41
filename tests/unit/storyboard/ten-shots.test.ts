import { expect, it } from 'vitest';
import { readDelimited } from '../../../src-shared/script/delimited.ts';
import { readDocx } from '../../../src-shared/script/docx.ts';
import { readFdx } from '../../../src-shared/script/fdx.ts';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { readMarkdown } from '../../../src-shared/script/markdown.ts';
import { readPptx } from '../../../src-shared/script/pptx.ts';
import type { Language, Screenplay } from '../../../src-shared/script/screenplay.ts';
import { readShotTable } from '../../../src-shared/script/table.ts';
import { readXlsx } from '../../../src-shared/script/xlsx.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import { docx, pptx, wordTable, xlsx } from '../../support/script/office.ts';

/** Ten shots, each of several things that would be a shot of their own in a script that lists none. */
const ten = Array.from({ length: 10 }, (_, nth) => nth + 1);
const english = ten.map((nth) => `Letter ${nth}. Mara runs. A dog barks at the boat.`);
const chinese = ten.map((nth) => `第${nth}封信。小雨在跑。一只狗对着小船叫。`);
const englishHead = ['Shot', 'Size', 'Description', 'Dialogue'];
const chineseHead = ['镜号', '景别', '画面', '台词'];
const englishRows = [englishHead, ...english.map((text, nth) => [`${nth + 1}`, 'CU', text, 'MARA: Wait for me.'])];
const chineseRows = [chineseHead, ...chinese.map((text, nth) => [`${nth + 1}`, '近景', text, '小雨：等等我。'])];

function fromRows(text: string, language: Language): Screenplay {
  return { language, elements: readShotTable(readDelimited(text)) ?? [] };
}

function markdown(rows: readonly (readonly string[])[]): Screenplay {
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return readMarkdown([line(head), line(head.map(() => '---')), ...body.map(line)].join('\n'));
}

function finalDraft(heading: string, shots: readonly string[]): Screenplay {
  const paragraph = (type: string, text: string) => `<Paragraph Type="${type}"><Text>${text}</Text></Paragraph>`;
  const content = [
    paragraph('Scene Heading', heading),
    ...shots.flatMap((text, nth) => [paragraph('Shot', `CLOSE ON LETTER ${nth + 1}`), paragraph('Action', text)]),
  ];
  return readFdx(
    `<?xml version="1.0"?><FinalDraft DocumentType="Script" Version="4"><Content>${content.join('')}</Content></FinalDraft>`,
    'ten.fdx',
  );
}

const scripts: readonly (readonly [string, () => Screenplay])[] = [
  [
    'Fountain, CLOSE ON with what is in it',
    () => parseFountain(`EXT. PIER - DAY\n\n${english.map((text) => `CLOSE ON ${text}`).join('\n\n')}`),
  ],
  [
    'Fountain, a line in capitals and the paragraph after it',
    () => parseFountain(`EXT. PIER - DAY\n\n${english.map((text) => `INSERT - A LETTER\n\n${text}`).join('\n\n')}`),
  ],
  [
    'Fountain, line by line in one paragraph',
    () => parseFountain(`EXT. PIER - DAY\n\n${english.map((text) => `ANGLE ON ${text}`).join('\n')}`),
  ],
  [
    'Fountain, CLOSE ON with a speech',
    () =>
      parseFountain(
        `EXT. PIER - DAY\n\n${ten.map((nth) => `CLOSE ON LETTER ${nth}\n\nMARA\nWait for me. I am coming.`).join('\n\n')}`,
      ),
  ],
  [
    'Fountain, 【特写】',
    () => parseFountain(`1、外景 码头 日\n\n${chinese.map((text) => `【特写】${text}`).join('\n\n')}`),
  ],
  ['Fountain, 特写：', () => parseFountain(`1、外景 码头 日\n${chinese.map((text) => `特写：${text}`).join('\n')}`)],
  [
    'Fountain, △【中景】',
    () => parseFountain(`1、外景 码头 日\n\n${chinese.map((text) => `△【中景】${text}`).join('\n')}`),
  ],
  [
    'Fountain, 【中景】 with a speech',
    () => parseFountain(`1、外景 码头 日\n${ten.map(() => '【中景】\n小雨：等等我。我来了。').join('\n')}`),
  ],
  ['Final Draft', () => finalDraft('EXT. PIER - DAY', english)],
  ['Final Draft in Chinese', () => finalDraft('1、外景 码头 日', chinese)],
  ['CSV', () => fromRows(englishRows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n'), 'en')],
  ['CSV in Chinese', () => fromRows(chineseRows.map((row) => row.join(',')).join('\n'), 'zh')],
  ['Markdown', () => markdown(englishRows)],
  ['Markdown in Chinese', () => markdown(chineseRows)],
  ['a list in Markdown', () => readMarkdown(english.map((text, nth) => `${nth + 1}. ${text}`).join('\n'))],
  ['Excel', () => readXlsx(xlsx(englishRows), 'ten.xlsx').screenplay],
  ['Excel in Chinese', () => readXlsx(xlsx(chineseRows), 'ten.xlsx').screenplay],
  [
    'slides',
    () =>
      readPptx(
        pptx(english.map((text, nth) => ({ title: `Slide ${nth + 1}`, picture: text, notes: ['Wait for me.'] }))),
        'ten.pptx',
      ).screenplay,
  ],
  ['a table in Word', () => readDocx(docx([wordTable(chineseRows)]), 'ten.docx').screenplay],
];

it.each(scripts)('a script that lists ten shots gives ten: %s', (_name, read) => {
  const shots = draft(read()).scenes.flatMap((scene) => scene.shots);
  expect(shots).toHaveLength(10);
});
