import { joinLines, narratedShot } from './blocks.ts';
import { detectLanguage } from './language.ts';
import { openOffice } from './office.ts';
import type { OfficeFile } from './office.ts';
import type { Language, Screenplay, ScriptElement } from './screenplay.ts';
import { readHeardLines } from './table-lines.ts';
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
  /** It is a shot of a storyboard of ours: its notes are what each one says, and nothing else is said. */
  readonly isShot: boolean;
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

function isCaption(shape: XmlElement): boolean {
  const properties = childOf(childOf(shape, 'nvSpPr'), 'cNvPr');
  return properties !== undefined && attribute(properties, 'name') === captionName;
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
    isShot: shapes.length < all.length,
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

/** A slide is a scene with one shot; its notes are said over it, and where it has none, its text. */
function slideElements(
  { title, body, pictures, notes, isShot }: Slide,
  language: Language,
  out: TextOut,
): ScriptElement[] {
  const add = (text: string) => {
    const range = out.add(text);
    out.add('\n');
    return { text, range };
  };
  const heading = add(title);
  const sentence = language === 'zh' ? '，' : ', ';
  const shown = pictures.length > 0 ? pictures : body.map((text) => joinLines(text.split('\n')));
  const picture = add(shown.join(sentence) || title);
  const said = add((notes.length > 0 || isShot ? notes : body).join('\n'));
  out.add('\n');
  if (picture.text === '' && said.text === '') return [];
  return [
    { type: 'scene_heading', text: heading.text, range: heading.range },
    ...(isShot
      ? [
          { type: 'shot', text: picture.text, range: picture.range, shot: {} } as const,
          ...readHeardLines(said, { language, speaker: null }).elements,
        ]
      : narratedShot(picture.text, picture.range, language, said)),
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
  const language = detectLanguage(slides.flatMap(({ title, body, notes }) => [title, ...body, ...notes]).join('\n'));
  const out = new TextOut(path);
  const elements = slides.flatMap((slide) => slideElements(slide, language, out));
  const first = elements.find(({ type }) => type === 'scene_heading');
  const title: ScriptElement[] =
    first && first.text !== '' ? [{ type: 'title_page', key: 'title', text: first.text, range: first.range }] : [];
  return { text: out.toString(), screenplay: { language, elements: [...title, ...elements] } };
}
