import { joinLines, narratedShot } from './blocks.ts';
import { detectLanguage } from './language.ts';
import { readPeople, splitSceneName } from './listed.ts';
import { openOffice } from './office.ts';
import type { OfficeFile } from './office.ts';
import type { Language, Screenplay, ScriptElement, WrittenShot } from './screenplay.ts';
import { readHeardLines } from './table-lines.ts';
import { readDuration } from './table-time.ts';
import { readSceneName } from './table.ts';
import { TextOut } from './text-out.ts';
import { attribute, childOf, childrenOf, descendants, textOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** What a slide says, shows, and has in its notes. */
interface Slide {
  readonly title: string;
  /** Its text but the title, a line for each paragraph. */
  readonly body: readonly string[];
  /** What its pictures are described as. */
  readonly pictures: readonly string[];
  readonly notes: readonly string[];
  /** Of a shot of a storyboard of ours, whose notes are what each one says. */
  readonly caption: Caption | null;
}

/** What our own slides say of a shot: size, move and length in their first line, and who is seen. */
interface Caption {
  readonly framing: string;
  readonly people: string;
}

/** The name of the shapes that storyboards of ours have for size, move and length: what it says is no text of the slide. */
export const captionName = 'Shotloom caption';

/** A description that a program made up of a file's name or a number says nothing. */
const noDescription =
  /^(?:picture|image|graphic|photo|screenshot|图片|图像|图形|照片)?\s*\d*$|\.(?:png|jpe?g|gif|webp|bmp|svg|tiff?|emf|wmf)$/i;
/** Dates, slide numbers and the like. */
const furniture = new Set(['dt', 'ftr', 'sldNum', 'hdr', 'sldImg']);

/** The paragraphs of a shape; line breaks inside one are kept. */
function paragraphsOf(shape: XmlElement): string[] {
  return descendants(shape, 'p')
    .map((paragraph) =>
      paragraph.children
        .map((child) => {
          if (typeof child === 'string') return '';
          return child.name === 'br' ? '\n' : descendants(child, 't').map(textOf).join('');
        })
        .join('')
        .trim(),
    )
    .filter((text) => text !== '');
}

function placeholderOf(shape: XmlElement): string | null {
  const properties = childOf(childOf(shape, 'nvSpPr'), 'nvPr');
  const placeholder = childOf(properties, 'ph');
  return placeholder ? (attribute(placeholder, 'type') ?? 'body') : null;
}

function attributeOf(shape: XmlElement, name: string): string {
  const properties = childOf(childOf(shape, 'nvSpPr'), 'cNvPr');
  return (properties && attribute(properties, name)) ?? '';
}

function isCaption(shape: XmlElement): boolean {
  return attributeOf(shape, 'name') === captionName;
}

function describedPictures(slide: XmlElement): string[] {
  return ['pic', 'graphicFrame'].flatMap((name) =>
    descendants(slide, name).flatMap((picture) => {
      const [properties] = descendants(picture, 'cNvPr');
      const text = ((properties && attribute(properties, 'descr')) ?? '').replace(/\s+/g, ' ').trim();
      return noDescription.test(text) ? [] : [text];
    }),
  );
}

function readSlide(file: OfficeFile, name: string): Slide | null {
  const slide = file.part(name);
  if (!slide || attribute(slide, 'show') === '0') return null;
  const all = descendants(slide, 'sp');
  const shapes = all.filter((shape) => !isCaption(shape));
  const caption = all.find(isCaption);
  const isTitle = (shape: XmlElement) => ['title', 'ctrTitle'].includes(placeholderOf(shape) ?? '');
  const shown = shapes.filter((shape) => !isTitle(shape) && !furniture.has(placeholderOf(shape) ?? ''));
  const cells = descendants(slide, 'tc').map((cell) => paragraphsOf(cell).join(' '));
  return {
    title: joinLines(
      shapes
        .filter(isTitle)
        .flatMap(paragraphsOf)
        .flatMap((text) => text.split('\n')),
    ),
    body: [...shown.flatMap(paragraphsOf), ...cells.filter((text) => text !== '')],
    pictures: describedPictures(slide),
    notes: notesOf(file, name),
    caption: caption ? { framing: paragraphsOf(caption)[0] ?? '', people: attributeOf(caption, 'descr') } : null,
  };
}

function notesOf(file: OfficeFile, slide: string): string[] {
  const name = [...file.relations(slide).values()].find(({ kind }) => kind === 'notesSlide')?.target;
  const notes = name === undefined ? null : file.part(name);
  if (!notes) return [];
  return descendants(notes, 'sp')
    .filter((shape) => placeholderOf(shape) === 'body')
    .flatMap(paragraphsOf);
}

function slideNames(file: OfficeFile, main: string): string[] {
  const relations = file.relations(main);
  const list = childOf(file.part(main) ?? undefined, 'sldIdLst');
  return (list ? childrenOf(list, 'sldId') : []).flatMap(({ attributes }) => {
    const id = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];
    return relations.get(id ?? '')?.target ?? [];
  });
}

type AddText = (text: string) => { readonly text: string; readonly range: readonly [number, number] };

/** A slide is a scene with one shot; its notes are said over it, and where it has none, its text. */
function slideElements({ title, body, pictures, notes }: Slide, language: Language, add: AddText): ScriptElement[] {
  const heading = add(title);
  const shown = pictures.length > 0 ? pictures : body.map((text) => joinLines(text.split('\n')));
  const picture = add(shown.join(language === 'zh' ? '，' : ', ') || title);
  const said = add((notes.length > 0 ? notes : body).join('\n'));
  if (picture.text === '' && said.text === '') return [];
  return [
    { type: 'scene_heading', text: heading.text, range: heading.range },
    ...narratedShot(picture.text, picture.range, language, said),
  ];
}

/** "12  wide, tilt up, 3.1 s, fade in / fade out", as a caption of ours begins. */
function readFraming(framing: string): { columns: WrittenShot; transitions: readonly string[] } {
  const [, number, words = ''] = /^(\d{1,9})\s+(.*)$/su.exec(framing) ?? [];
  const [size = '', move = '', seconds = '', transition = ''] = words.split(/[,，]/u).map((word) => word.trim());
  const duration_s = readDuration(seconds);
  return {
    columns: {
      ...(number === undefined ? {} : { number }),
      ...(size === '' ? {} : { size }),
      ...(move === '' ? {} : { move }),
      ...(duration_s === null ? {} : { duration_s }),
    },
    transitions: transition.split('/').map((word) => word.trim()),
  };
}

/** The title that a file has beside its slides. */
function titleOf(file: OfficeFile): string {
  const [title] = descendants(file.part('docProps/core.xml') ?? { name: '', attributes: {}, children: [] }, 'title');
  return title ? textOf(title).trim() : '';
}

/** What the slides of a storyboard of ours stand in. */
interface OurBoard {
  readonly language: Language;
  readonly before: Slide | undefined;
  /** Every scene has a number before its name. */
  readonly isNumbered: boolean;
}

/** A slide of a storyboard of ours: one shot, of the scene that the title names. */
function ourElements(
  slide: Slide,
  { framing, people: named }: Caption,
  board: OurBoard,
  add: AddText,
): ScriptElement[] {
  const { columns, transitions } = readFraming(framing);
  const fadedBefore = readFraming(board.before?.caption?.framing ?? '').transitions.length > 1;
  const people = readPeople(named);
  const heading = add(slide.title);
  const picture = add([...slide.pictures, ...slide.body].slice(0, 1).join(''));
  const said = add(slide.notes.join('\n'));
  const transition = (text = ''): ScriptElement[] =>
    text === '' ? [] : [{ type: 'transition', text, range: [picture.range[0], picture.range[0]] }];
  const scene = {
    type: 'scene_heading',
    ...readSceneName(slide.title, board.isNumbered),
    range: heading.range,
  } as const;
  return [
    ...(slide.title === (board.before?.title ?? '') ? [] : [scene]),
    // A cut is not written; where the picture before has faded out, it has to be said.
    ...transition(transitions[0] || (fadedBefore ? 'cut' : '')),
    {
      type: 'shot',
      text: picture.text,
      range: picture.range,
      shot: { ...columns, ...(people.length === 0 ? {} : { people }), is_drafted: true },
    },
    ...readHeardLines(said, { language: board.language, speaker: null, isOurs: true }).elements,
    ...transition(transitions[1]),
  ];
}

/**
 * Reads a presentation (.pptx): a slide is a scene, its picture (as its alternative text describes it, else its text) a
 * shot, its notes the narration, or, on the slides of a storyboard of ours, what each one says. Hidden slides are left out. Ranges count in `text`, which is taken out of the slides.
 * @throws ShotloomError script_damaged
 */
export function readPptx(bytes: Uint8Array, path: string): { text: string; screenplay: Screenplay } {
  const main = 'ppt/presentation.xml';
  const file = openOffice(bytes, main, path);
  // Named twice is shown once: a file may name one slide any number of times.
  const names = new Set(slideNames(file, main));
  const slides = [...names].flatMap((name) => readSlide(file, name) ?? []);
  const written = slides.flatMap(({ title, body, notes, pictures, caption }) => [
    title,
    ...body,
    ...notes,
    ...(caption ? [caption.framing, ...pictures] : []),
  ]);
  const language = detectLanguage(written.join('\n'));
  const out = new TextOut(path);
  const add: AddText = (text) => {
    const range = out.add(text);
    out.add('\n');
    return { text, range };
  };
  const ours = slides.filter(({ caption }) => caption !== null);
  const isNumbered = ours.every(({ title }) => splitSceneName(title).scene_number !== undefined);
  const title = ours.length > 0 ? add(titleOf(file)) : null;
  const elements = slides.flatMap((slide, index) => {
    const before = slides[index - 1];
    return slide.caption
      ? ourElements(slide, slide.caption, { language, before, isNumbered }, add)
      : slideElements(slide, language, add);
  });
  const named = title ?? elements.find(({ type }) => type === 'scene_heading');
  const titles: ScriptElement[] =
    named && named.text !== '' ? [{ type: 'title_page', key: 'title', text: named.text, range: named.range }] : [];
  return { text: out.toString(), screenplay: { language, elements: [...titles, ...elements] } };
}
