import { SaxesParser } from 'saxes';
import { damagedScript } from './damaged.ts';
import type { Style, StyledRun } from './emphasis.ts';
import { emphasisOf } from './emphasis.ts';
import { eighthsOf } from './fdx-notes.ts';
import { asIs, say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';

/** A paragraph of a Final Draft file. */
export interface FdxParagraph {
  /** Its Type as the file says it; empty where it says none. */
  readonly type: string;
  /** Its text, with Fountain's marks for emphasis. */
  readonly text: string;
  /** UTF-16 offsets into the file's text, half-open. */
  readonly range: readonly [start: number, end: number];
  readonly isCentered: boolean;
  readonly startsNewPage: boolean;
  readonly number: string | null;
  /** Length of the scene in eighths of a page. */
  readonly eighths: number | null;
  /** Of its scene, as the file says them; '' where it says none. */
  readonly title: string;
  readonly page: string;
  readonly color: string;
  /** Stands in a DualDialogue; those of one have the same number. */
  readonly dual: number | null;
  /** What hangs on it: the paragraphs of its scene's summary, notes, the scene that was omitted here. */
  readonly attached: readonly FdxAttachment[];
  /** Where it begins for the ranges of notes: Final Draft counts characters and ends of paragraphs. */
  readonly place: number;
}

/** Paragraphs that are not part of the script's text. */
export interface FdxAttachment {
  readonly type: 'note' | 'boneyard' | 'synopsis';
  readonly text: string;
  readonly range: readonly [start: number, end: number];
  /** Of a note in the list at the file's end: where in the script it belongs. */
  readonly place: number | null;
}

/** What a Final Draft file holds, as far as it is script. */
export interface FdxContent {
  readonly paragraphs: readonly FdxParagraph[];
  readonly titlePage: readonly FdxParagraph[];
  readonly notes: readonly FdxAttachment[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type OpenParagraph = Writable<Omit<FdxParagraph, 'attached' | 'text'>> & {
  attached: FdxAttachment[];
  runs: StyledRun[];
  blocks: number;
};
interface OpenAttachment {
  readonly type: FdxAttachment['type'];
  readonly start: number;
  readonly place: number | null;
  readonly lines: string[];
}

/** Real files nest eight deep; the limit keeps a file of nothing but opening tags from costing memory. */
const deepest = 100;
const attachmentTypes: Readonly<Record<string, FdxAttachment['type']>> = {
  ScriptNote: 'note',
  OmittedScene: 'boneyard',
  Summary: 'synopsis',
};

/**
 * Reads the paragraphs of a Final Draft file (.fdx). The parser expands no entity but XML's own five and loads nothing;
 * the file is read once from end to end, and nothing is kept of what is no script.
 * @param path named in the message
 * @throws ShotloomError script_damaged where it is no well-formed XML, nests too deep or is no Final Draft file
 */
export function readFdxParagraphs(text: string, path: string): FdxContent {
  const reader = new FdxReader(text, path);
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.on('error', (cause) => {
    throw damagedScript(
      path,
      say`is no sound Final Draft file (${place(cause.message)})`,
      say`save it again in Final Draft`,
    );
  });
  parser.on('opentag', ({ name, attributes }) => reader.open(name, attributes, parser.position));
  parser.on('closetag', ({ name }) => reader.close(name, parser.position));
  parser.on('text', (characters) => reader.characters(characters));
  parser.on('cdata', (characters) => reader.characters(characters));
  parser.write(text).close();
  return reader.content;
}

/** "3:14: unclosed tag: a" in words. */
function place(message: string): Sentence {
  const [, line, column, what = message] = /^(\d+):(\d+): (.*)$/s.exec(message) ?? [];
  const short = what.replaceAll(/\s+/g, ' ').replace(/\.$/, '').slice(0, 80);
  return line === undefined ? asIs(short) : say`line ${line}, column ${column ?? ''}: ${short}`;
}

class FdxReader {
  readonly content = {
    paragraphs: [] as FdxParagraph[],
    titlePage: [] as FdxParagraph[],
    notes: [] as FdxAttachment[],
  };
  readonly #text: string;
  readonly #path: string;
  readonly #names: string[] = [];
  readonly #paragraphs: OpenParagraph[] = [];
  readonly #attachments: OpenAttachment[] = [];
  #styles: ReadonlySet<Style> = new Set();
  #capitals = false;
  #duals = 0;
  #dual: number | null = null;
  #place = 0;

  constructor(text: string, path: string) {
    this.#text = text;
    this.#path = path;
  }

  open(name: string, attributes: Readonly<Record<string, string>>, position: number): void {
    const isRoot = this.#names.length === 0;
    if (isRoot && name !== 'FinalDraft')
      throw damagedScript(
        this.#path,
        say`is XML that begins with <${name.slice(0, 40)}>, not <FinalDraft>`,
        say`save it as .fdx in Final Draft`,
      );
    if (this.#names.length >= deepest)
      throw damagedScript(this.#path, say`nests its XML over ${deepest} deep`, say`save it again in Final Draft`);
    this.#names.push(name);
    if (this.#region === null) return;
    // An attribute holds no "<", so the last one before the tag's end begins it.
    const start = this.#text.lastIndexOf('<', position - 1);
    const attachment = Object.hasOwn(attachmentTypes, name) ? attachmentTypes[name] : undefined;
    if (attachment) this.#openAttachment(attachment, attributes, start);
    else if (name === 'Paragraph') this.#openParagraph(attributes, start);
    else if (name === 'DualDialogue') this.#openDual();
    else if (name === 'SceneProperties') this.#readProperties(attributes);
    else if (name === 'Text') this.#readStyle(attributes['Style'] ?? '');
  }

  close(name: string, position: number): void {
    if (this.#region !== null) {
      if (Object.hasOwn(attachmentTypes, name)) this.#closeAttachment(position);
      else if (name === 'Paragraph') this.#closeParagraph(position);
      else if (name === 'DualDialogue') this.#dual = null;
    }
    this.#names.pop();
  }

  characters(text: string): void {
    if (this.#names.at(-1) !== 'Text') return;
    const words = this.#capitals ? text.toUpperCase() : text;
    this.#paragraphs.at(-1)?.runs.push({ text: words, styles: this.#styles });
  }

  /** Which part of the file is read; headers, lists and settings hold paragraphs too, which are no script. */
  get #region(): 'body' | 'title' | 'notes' | null {
    const [, part, inner] = this.#names;
    if (part === 'Content') return 'body';
    if (part === 'ScriptNotes') return 'notes';
    return part === 'TitlePage' && inner === 'Content' ? 'title' : null;
  }

  #openParagraph(attributes: Readonly<Record<string, string>>, start: number): void {
    this.#paragraphs.push({
      type: attributes['Type'] ?? '',
      range: [start, start],
      isCentered: attributes['Alignment'] === 'Center',
      startsNewPage: attributes['StartsNewPage'] === 'Yes',
      number: attributes['Number'] ?? null,
      eighths: null,
      title: '',
      page: '',
      color: '',
      dual: this.#dual,
      attached: [],
      place: this.#place,
      runs: [],
      blocks: 0,
    });
  }

  #closeParagraph(position: number): void {
    const open = this.#paragraphs.pop();
    if (!open) return;
    const { runs, blocks, ...rest } = open;
    const text = emphasisOf(runs);
    const attachment = this.#attachments.at(-1);
    if (attachment) {
      if (attachment.type === 'synopsis') this.#summarize(text.trim(), [open.range[0], position]);
      else attachment.lines.push(text);
      return;
    }
    const paragraph: FdxParagraph = { ...rest, text, range: [open.range[0], position] };
    if (this.#region === 'title') this.content.titlePage.push(paragraph);
    else if (this.#region === 'body') {
      this.content.paragraphs.push(paragraph);
      // A block inside a paragraph counts as two.
      const length = runs.reduce((sum, run) => sum + run.text.length, 0);
      if (this.#paragraphs.length === 0) this.#place = open.place + length + 2 * blocks + 1;
    }
  }

  /** Each paragraph of a summary is one of its own, before the notes; in an omitted scene it is none. */
  #summarize(text: string, range: readonly [number, number]): void {
    const around = this.#paragraphs.at(-1);
    if (text === '' || !around || this.#attachments.length > 1) return;
    const place = around.attached.findIndex(({ type }) => type !== 'synopsis');
    around.attached.splice(place < 0 ? around.attached.length : place, 0, {
      type: 'synopsis',
      text,
      range,
      place: null,
    });
  }

  #openDual(): void {
    this.#duals += 1;
    this.#dual = this.#duals;
    const around = this.#paragraphs.at(-1);
    if (around) around.blocks += 1;
  }

  #openAttachment(type: FdxAttachment['type'], attributes: Readonly<Record<string, string>>, start: number): void {
    const at = Number.parseInt(attributes['Range'] ?? '', 10);
    const isCut = type === 'boneyard' || attributes['Name'] === 'Boneyard';
    this.#attachments.push({
      type: isCut ? 'boneyard' : type,
      start,
      place: Number.isNaN(at) ? null : at,
      lines: [],
    });
    const around = this.#paragraphs.at(-1);
    if (around && type === 'boneyard') around.blocks += 1;
  }

  #closeAttachment(position: number): void {
    const open = this.#attachments.pop();
    const text = open?.lines.join('\n').trim() ?? '';
    if (!open || open.type === 'synopsis' || this.#attachments.length > 0) return;
    const attachment: FdxAttachment = { type: open.type, text, range: [open.start, position], place: open.place };
    const around = this.#paragraphs.at(-1);
    if (around) around.attached.push(attachment);
    else this.content.notes.push(attachment);
  }

  #readProperties({ Length = '', Title = '', Page = '', Color = '' }: Readonly<Record<string, string>>): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph) Object.assign(paragraph, { eighths: eighthsOf(Length), title: Title, page: Page, color: Color });
  }

  #readStyle(style: string): void {
    const names = style.split('+');
    this.#styles = new Set(
      (['bold', 'italic', 'underline'] as const).filter((name) =>
        names.some((written) => written.trim().toLowerCase() === name),
      ),
    );
    this.#capitals = names.includes('AllCaps');
  }
}
