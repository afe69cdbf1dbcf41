import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { asIs, say } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';
import { readDelimited } from '../../src-shared/script/delimited.ts';
import { readDocx } from '../../src-shared/script/docx.ts';
import { readFdx } from '../../src-shared/script/fdx.ts';
import { parseFountain } from '../../src-shared/script/fountain.ts';
import { detectLanguage } from '../../src-shared/script/language.ts';
import { readMarkdown } from '../../src-shared/script/markdown.ts';
import { isOffice } from '../../src-shared/script/office.ts';
import { readPptx } from '../../src-shared/script/pptx.ts';
import { isProse, readProse } from '../../src-shared/script/prose.ts';
import { chineseHeading, englishHeading } from '../../src-shared/script/scene-heading.ts';
import type { Screenplay } from '../../src-shared/script/screenplay.ts';
import { readShotTable } from '../../src-shared/script/table.ts';
import { readHeadings } from '../../src-shared/script/table-columns.ts';
import { readXlsx } from '../../src-shared/script/xlsx.ts';
import { decodeText } from './encoding.ts';
import type { ScriptEncoding } from './encoding.ts';
import { readPdfApart } from './read-pdf-apart.ts';

/** Whether a script is written in Fountain, in other text that people type, or in a document that only its program writes. */
export type ScriptForm = 'fountain' | 'text' | 'document';

/** What a reader makes of a file. `text` is what ranges count in; `encoding` is null where it was taken out of something. */
export interface ScriptContent {
  readonly text: string;
  readonly encoding: ScriptEncoding | null;
  readonly screenplay: Screenplay;
}

/** A form that scripts come in. */
export interface ScriptFormat {
  readonly name: string;
  readonly form: ScriptForm;
  /** Lower case, with their dots. */
  readonly extensions: readonly string[];
  /** Whether the bytes are of this format, whatever the file is called; formats of text go by the name. */
  readonly matches?: (bytes: Uint8Array) => boolean;
  /** @throws ShotloomError script_damaged, script_binary or script_empty */
  readonly read: (bytes: Uint8Array, path: string) => Promise<ScriptContent>;
}

function textFormat(
  name: string,
  form: ScriptForm,
  extensions: readonly string[],
  read: (text: string, path: string) => Screenplay,
): ScriptFormat {
  return {
    name,
    form,
    extensions,
    read: async (bytes, path) => {
      const { text, encoding } = decodeText(bytes, path);
      return { text, encoding, screenplay: read(text, path) };
    },
  };
}

type ReadOffice = (bytes: Uint8Array, path: string) => { text: string; screenplay: Screenplay };

function officeFormat(name: string, extension: string, folder: 'word' | 'xl' | 'ppt', read: ReadOffice): ScriptFormat {
  return {
    name,
    form: 'document',
    extensions: [extension],
    matches: (bytes) => isOffice(bytes, folder),
    read: async (bytes, path) => ({ ...read(bytes, path), encoding: null }),
  };
}

/** A form that is text and no script: its marks would be shown and spoken. */
function markup(name: string, called: Sentence, begins: RegExp, mend: Sentence): ScriptFormat {
  return {
    name,
    form: 'document',
    extensions: [],
    matches: (bytes) => begins.test(new TextDecoder().decode(bytes.subarray(0, 512))),
    read: async (_bytes, path) => {
      throw new ShotloomError('script_binary', say`The script ${path} is ${called}, which is not read: ${mend}.`);
    },
  };
}

function noHeadings(path: string): ShotloomError {
  return new ShotloomError(
    'script_empty',
    say`The table ${path} has no headings that are known: name its columns in a row above the shots, such as shot, size, description, dialogue or 镜号, 景别, 画面, 台词.`,
  );
}

function readTable(text: string, path: string, delimiter?: '\t'): Screenplay {
  const elements = readShotTable(readDelimited(text, delimiter));
  if (elements === null) throw noHeadings(path);
  return { language: detectLanguage(text), elements };
}

function readWorkbook(bytes: Uint8Array, path: string): ReturnType<ReadOffice> {
  const read = readXlsx(bytes, path);
  if (read.screenplay.elements.length === 0) throw noHeadings(path);
  return read;
}

/** A screenplay that is kept in a file of Markdown's name has scene headings, which Markdown does not. */
function readMarkdownOrFountain(text: string): Screenplay {
  const asFountain = parseFountain(text);
  const isScreenplay = asFountain.elements.some(({ type, range }) => {
    const line = type === 'scene_heading' ? text.slice(...range).trim() : '';
    return line !== '' && (englishHeading(line) ?? chineseHeading(line)) !== null;
  });
  return isScreenplay ? asFountain : readMarkdown(text);
}

/** Whether the first line has the headings of a shot table, parted by tabs as they are pasted out of a spreadsheet. */
function isPastedTable(text: string): boolean {
  const [first = ''] = text.trimStart().slice(0, 2000).split('\n', 1);
  return first.includes('\t') && readHeadings(first.split('\t').map((cell) => cell.trim())) !== null;
}

function readPlainText(text: string, path: string): Screenplay {
  if (isPastedTable(text)) return readTable(text, path, '\t');
  const asFountain = parseFountain(text);
  return isProse(text, asFountain) ? readProse(text) : asFountain;
}

/** Looks only at the first bytes, in whichever encoding they are: in UTF-16 every second one is 0. */
function beginsWith(bytes: Uint8Array, ...starts: readonly string[]): boolean {
  const head = Buffer.from(bytes.subarray(0, 200))
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(?:ï»¿|ÿþ|þÿ)?\s*/u, '');
  return starts.some((start) => head.startsWith(start));
}

const pdfMark = '%PDF-';
/** Word, Excel and PowerPoint before 2007, and any of their files that is locked with a password. */
const compoundMark = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/**
 * The forms of scripts: the first that knows the bytes, else the one that the file's name ends in, else the last, Fountain.
 */
export const FORMATS: readonly ScriptFormat[] = [
  {
    ...textFormat('Final Draft', 'document', ['.fdx'], readFdx),
    matches: (bytes) => beginsWith(bytes, '<?xml', '<FinalDraft'),
  },
  officeFormat('Word', '.docx', 'word', readDocx),
  officeFormat('Excel', '.xlsx', 'xl', readWorkbook),
  officeFormat('PowerPoint', '.pptx', 'ppt', readPptx),
  {
    name: 'PDF',
    form: 'document',
    extensions: ['.pdf'],
    matches: (bytes) => new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes(pdfMark),
    read: async (bytes, path) => ({ ...(await readPdfApart(bytes, path)), encoding: null }),
  },
  {
    name: 'Office before 2007',
    form: 'document',
    extensions: [],
    matches: (bytes) => compoundMark.every((byte, index) => bytes[index] === byte),
    read: async (_bytes, path) => {
      const why = say`is locked with a password, or of Word, Excel or PowerPoint before 2007`;
      const mend = say`save it as .docx, .xlsx or .pptx without a password`;
      throw new ShotloomError('script_binary', say`The script ${path} ${why}: ${mend}.`);
    },
  },
  markup('a web page', say`a web page`, /^\s*<(?:!doctype html|html)\b/i, say`copy its text into a .txt or .md file`),
  markup('Rich Text', asIs('Rich Text'), /^\s*\{\\rtf/, say`save it as .docx or .txt`),
  textFormat('shot table', 'document', ['.csv', '.tsv', '.tab'], readTable),
  textFormat('Markdown', 'text', ['.md', '.markdown'], readMarkdownOrFountain),
  textFormat('plain text', 'text', ['.txt', '.text'], readPlainText),
  textFormat('Fountain', 'fountain', ['.fountain', '.spmd'], parseFountain),
];
