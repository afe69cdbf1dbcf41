import { oneLineCue } from '../script/cue.ts';
import { parseFountain } from '../script/fountain.ts';
import { englishHeading } from '../script/scene-heading.ts';
import type { Language, ScriptElement } from '../script/screenplay.ts';
import {
  boardFormat,
  boardVersion,
  firstThatReads,
  isOneLine,
  readHeading,
  readMarked,
  readParagraph,
  writeCodes,
  writeMarked,
  writeShotNote,
} from './board-marks.ts';
import { isNarrator } from './names.ts';
import { placesOfBoard } from './places.ts';
import type {
  CastMember,
  DraftScene,
  DraftShot,
  DraftTitle,
  SpokenLine,
  Storyboard,
  Transition,
  TransitionOut,
} from './storyboard.ts';

const transitionLines: Readonly<
  Record<Language, Readonly<Record<Exclude<Transition, 'cut'> | TransitionOut, string>>>
> = {
  en: {
    dissolve: '> DISSOLVE TO:',
    wipe: '> WIPE TO:',
    fade_in: '> FADE IN:',
    fade_out: '> FADE OUT.',
    cut_to_black: '> CUT TO BLACK.',
  },
  zh: { dissolve: '> 叠化', wipe: '> 划像', fade_in: '> 淡入', fade_out: '> 淡出', cut_to_black: '> 切至黑场' },
};
const voices: Readonly<Record<Language, { readonly off: string; readonly narrator: string }>> = {
  en: { off: ' (V.O.)', narrator: 'NARRATOR' },
  zh: { off: '（画外音）', narrator: '@旁白' },
};

/**
 * Writes a storyboard as text that is itself Fountain (docs/decisions/0014-the-board-as-fountain.md): any editor, diff or
 * version control works on it. Reading it (read-board.ts, or a draft of it) gives back exactly its title, language,
 * cast, scenes and shots, keys included; `elements` and `parts` then count in the board. Narration (`character` null) is
 * always off screen. It ends in a line break; lines end in `\n`.
 */
export function boardText(storyboard: Storyboard): string {
  const { language, scenes } = storyboard;
  const names = new Set([
    ...storyboard.cast.map(({ name }) => name),
    ...scenes.flatMap(({ shots }) => shots.flatMap(({ lines }) => lines.flatMap(({ character }) => character ?? []))),
  ]);
  const writer: Writer = { language, names };
  const paragraphs = scenes.flatMap((scene, index) => sceneParagraphs(writer, scene, index === 0));
  return `${[titlePage(storyboard), ...paragraphs].join('\n\n')}\n`;
}

/** What decides how a text is written. */
interface Writer {
  readonly language: Language;
  /** Everybody's: a line that begins with one and a colon would be a cue. */
  readonly names: ReadonlySet<string>;
}

function titlePage({ title, language, cast, places, scenes }: Storyboard): string {
  const written = firstThatReads([title, writeMarked(title), `\\u{}${writeMarked(title)}`], (text) => {
    const [element] = parseFountain(`Title: ${text}\n`).elements;
    return (
      element?.type === 'title_page' && isOneLine(text) && element.text !== '' && readMarked(element.text) === title
    );
  });
  const lines = [`Title: ${written}`, `Format: ${boardFormat} ${boardVersion}`, `Language: ${language}`];
  if (cast.length > 0) lines.push('Cast:', ...cast.map((member) => `    ${describedLine(member)}`));
  const named = placesOfBoard(scenes, language);
  const isInHeadings =
    places.length === named.length &&
    places.every((each, index) => describedLine(each) === describedLine(named[index] ?? each));
  if (!isInHeadings) lines.push('Places:', ...places.map((each) => `    ${describedLine(each)}`));
  return lines.join('\n');
}

const castMarks = /[:：|｜*_[\]]/gu;

/**
 * `MARA: woman nurse in a yellow coat | woman nurse | old nurse in white | KEEPER`: the name, the description, what of it the
 * script says itself, what a person says instead, and the name that the looks are drawn from where it is another; each is
 * left out where there is none.
 */
function describedLine({ name, description, said, edited, identity }: CastMember): string {
  const parts = [description, said, edited, identity];
  const written = parts
    .slice(0, Math.max(1, parts.findLastIndex((text) => text !== undefined) + 1))
    .map((text, index) => {
      const isOpen = text === undefined || (index === 0 && text === '');
      return isOpen ? ' ' : ` ${plainPart(text, /[|｜*_[\]]/gu)} `;
    });
  return `${plainPart(name, castMarks)}:${written.join('|')}`.trimEnd();
}

/** A part of a line of the cast; nothing is `\u{}`. */
function plainPart(text: string, marks: RegExp): string {
  const escaped = writeMarked(text, marks);
  return firstThatReads([escaped === text ? text : escaped, `\\u{}${escaped}`], (written) => written.trim() !== '');
}

function sceneParagraphs(writer: Writer, scene: DraftScene, isFirst: boolean): string[] {
  const [first, ...rest] = scene.shots;
  // What comes before the first heading is a scene without one.
  const isOpening = isFirst && scene.heading === '' && scene.scene_number === null && first !== undefined;
  return [
    ...transitionBefore(writer, first),
    ...(isOpening ? [] : [headingLine(scene)]),
    ...(first ? [...shotParagraphs(writer, first), ...transitionAfter(writer, first)] : []),
    ...rest.flatMap((shot) => [
      ...transitionBefore(writer, shot),
      ...shotParagraphs(writer, shot),
      ...transitionAfter(writer, shot),
    ]),
  ];
}

function transitionBefore({ language }: Writer, shot: DraftShot | undefined): string[] {
  const transition = shot?.transition_in ?? 'cut';
  return transition === 'cut' ? [] : [transitionLines[language][transition]];
}

function transitionAfter({ language }: Writer, { transition_out: ending }: DraftShot): string[] {
  return ending === undefined ? [] : [transitionLines[language][ending]];
}

/** A heading as the reader of scripts finds it again: as it is, forced, or in one of the forms of Chinese scripts. */
function headingLine({ heading, scene_number: number }: DraftScene): string {
  const escaped = writeMarked(heading, /[*_[\]#]/gu);
  const suffix = number === null ? '' : ` #${number}#`;
  const ways = [
    // Other programs know no Chinese headings but forced ones.
    ...(englishHeading(heading) ? [`${heading}${suffix}`] : []),
    `.${heading}${suffix}`,
    heading,
    `${number ?? ''}、${heading}`,
    `第${number ?? ''}场 ${heading}`,
    `.${escaped}${suffix}`,
    `.SCENE ${escaped}${suffix}`,
    `.SCENE \\u{}${escaped}${suffix}`,
  ];
  return firstThatReads(ways, (written) => {
    const [element, ...more] = elementsOf(written);
    return (
      element?.type === 'scene_heading' &&
      more.length === 0 &&
      isOneLine(written) &&
      readHeading(element.text) === heading &&
      (element.scene_number ?? null) === number
    );
  });
}

/** What the reader of scripts makes of a paragraph that stands by itself. */
function elementsOf(paragraph: string): readonly ScriptElement[] {
  return parseFountain(`\n${paragraph}\n\n`).elements;
}

/** The note right above the picture, which it is one paragraph with, then what is said. */
function shotParagraphs(writer: Writer, shot: DraftShot): string[] {
  const note = writeShotNote(shot, writer.language);
  const head = shot.picture === '' ? note : `${note}\n${pictureLine(writer, shot.picture)}`;
  const titles = (shot.titles ?? []).map((title) => titleNote(writer, title));
  return [head, ...shot.lines.map((line) => speech(writer, line)), ...titles];
}

function titleNote({ language }: Writer, { text }: DraftTitle): string {
  return `[[${titleLabels[language]}${writeMarked(text.replaceAll('\n', ' / '))}]]`;
}

const titleLabels: Readonly<Record<Language, string>> = { en: 'Lower third: ', zh: '人名条：' };

function pictureLine({ names }: Writer, picture: string): string {
  const escaped = writeMarked(picture);
  return firstThatReads([picture, `!${picture}`, `!${escaped}`, `!\\u{}${escaped}`], (written) => {
    // Right under a heading some lines of Chinese scripts tell of the scene.
    const [, element, ...more] = elementsOf(`INT. X\n\n${written}`);
    return (
      element?.type === 'action' &&
      more.length === 0 &&
      isOneLine(written) &&
      (written.startsWith('!') || oneLineCue(written, names) === null) &&
      readParagraph(element.text) === picture
    );
  });
}

function speech(writer: Writer, { character, text, off_screen }: SpokenLine): string {
  const { off, narrator } = voices[writer.language];
  const cue = character === null ? narrator : cueLine(character, off_screen ? off : '');
  return `${cue}\n${dialogueLine(writer, text)}`;
}

/** What a cue cannot hold as it is: a backslash before it would not keep it from being read. */
const cueMarks = /^[\s\uFEFF]|[\s\uFEFF]$|[\\()（）^＾:：@＠*_[\]\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/gu;

function cueLine(name: string, extension: string): string {
  const escaped = writeCodes(name, cueMarks);
  const ways = [
    `${name}${extension}`,
    `@${name}${extension}`,
    `@${escaped}${extension}`,
    `@\\u{}${escaped}${extension}`,
  ];
  return firstThatReads(ways, (written) => {
    const [cue, line, ...more] = elementsOf(`${written}\nx`);
    return (
      cue?.type === 'character' &&
      line?.type === 'dialogue' &&
      more.length === 0 &&
      isOneLine(written) &&
      (cue.extension !== undefined) === (extension !== '') &&
      !isNarrator(cue.text) &&
      readMarked(cue.text) === name
    );
  });
}

function dialogueLine({ names }: Writer, text: string): string {
  const escaped = writeMarked(text, /[*_[\]:：]/gu);
  // Parted by codes, even the words of a heading are none.
  const ways = [text, escaped, `\\u{}${escaped}`, `\\u{}${writeCodes(escaped, /[\s/／·,，、.．。—–-]/gu)}`];
  return firstThatReads(ways, (written) => {
    return (
      isOneLine(written) &&
      // "Name: words" may begin a speech of its own, depending on what else the text holds.
      oneLineCue(written, names) === null &&
      // Under a forced cue and under one in capitals.
      ['@X', 'X'].every((speaker) => {
        const [said, line, ...more] = elementsOf(`${speaker}\n${written}`);
        const isSpeech = said?.type === 'character' && line?.type === 'dialogue' && more.length === 0;
        return isSpeech && readParagraph(line.text) === text;
      })
    );
  });
}
