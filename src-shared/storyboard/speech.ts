import type { ScriptElement } from '../script/screenplay.ts';
import type { Cast } from './cast.ts';
import { namesInCue } from './cue-names.ts';
import { joinManners, mannerIn, plainManner } from './manner.ts';
import type { Manner } from './manner.ts';
import { foldName } from './names.ts';
import { withoutEmphasis } from './picture.ts';
import type { Painter } from './picture.ts';
import { divideSpeech } from './sentences.ts';
import type { ElementPart, SpokenLine } from './storyboard.ts';
import { partDirections } from './spoken-directions.ts';
import { narrationSeconds, speechSeconds } from './timing.ts';

/** An element of the script and its index in it. */
export interface IndexedElement {
  readonly index: number;
  readonly element: ScriptElement;
}

/** One cue with what is said under it; dual dialogue has two in one event. */
export interface Speech {
  /** null for narration and for lyrics that nobody is named for. */
  readonly character: string | null;
  readonly off_screen: boolean;
  readonly cue: IndexedElement | null;
  /** Parentheticals, dialogue and lyrics. */
  readonly parts: readonly IndexedElement[];
}

/** What takes up a speech: a shot, or what waits for one. */
export interface SpeechHolder {
  readonly lines: SpokenLine[];
  readonly elements: number[];
  readonly parts: ElementPart[];
}

const offScreen =
  /^(?:V\.?\s?O\.?|O\.?\s?S\.?|O\.?\s?C\.?|OFF|VOICE[- ]?OVER|OFF[- ]?SCREEN)(?![a-z])|画外|旁白|内心|心声|话外|独白|幕后/i;
/** Heard through something: "FILTERED", "ON PHONE", 电话里. Who talks into it ("INTO PHONE", 对着电话) is seen. */
const heardThrough = new RegExp(
  `^(?:${[
    'FILTERED|PRE-?\\s?LAP',
    '(?:ON|OVER|THROUGH|FROM|VIA) (?:THE )?(?:(?:TELE|CELL ?|SPEAKER ?)?PHONE|(?:CAR )?RADIO|TV|TELEVISION|INTERCOM|(?:LOUD)?SPEAKERS?|P\\.?A\\.?|WALKIE(?:-TALKIE)?|COMMS?|TAPE|RECORDING|VOICE ?MAIL|ANSWERING MACHINE)',
    '(?:电话|手机|听筒|耳机)(?:里|中|内|那头|那边|另一头|另一端)(?:的?声音?)?',
    '(?:对讲机|广播|收音机|电视机?|录音机?|无线电|扬声器|喇叭|大喇叭)(?:里|中|内|那头|上)?(?:的?声音?)?',
  ].join('|')})$`,
  'i',
);

/** Whether what stands behind a cue's name says that the speaker is heard and not seen. */
export function isOffScreen(extension = ''): boolean {
  return extension.split(/\s*[,，]\s*/u).some((said) => offScreen.test(said) || heardThrough.test(said));
}

/** Who is named by a cue and seen, by their keys in the cast. */
export function seenSpeakers({ character, off_screen }: Speech, cast: Cast): string[] {
  if (character === null || off_screen) return [];
  return namesInCue(character).map((name) => {
    const folded = foldName(name);
    return cast.get(folded)?.key ?? folded;
  });
}

/** Seconds of speech that one shot holds at most, where sentences allow. */
export const longestSpokenShot = 9;

/** Seconds that lines take to say, with what would be said after them; 0 for none. */
export function linesSeconds(lines: readonly SpokenLine[], more = ''): number {
  const said = (narrates: boolean) =>
    lines.flatMap(({ character, text }) => ((character === null) === narrates ? [text] : []));
  const narrated = said(true).join(' ');
  const spoken = [...said(false), more].join(' ').trim();
  return (narrated === '' ? 0 : narrationSeconds(narrated)) + (spoken === '' ? 0 : speechSeconds(spoken));
}

/** A line as it will be heard and read: no emphasis markers, no line breaks inside. */
export function spokenText(painter: Painter, text: string): string {
  return withoutEmphasis(text)
    .replace(/\s*\n\s*/g, painter.language === 'zh' ? '' : ' ')
    .trim();
}

/** A piece of a speech that fits a shot. */
export interface Piece {
  readonly element: number;
  readonly text: string;
  readonly part: ElementPart | null;
  readonly spoken: boolean;
  /** What a parenthetical says of the words after it, or brackets among the words of them. */
  readonly manner: Manner | null;
}

export function piecesOf({ parts }: Speech): Piece[] {
  return parts.flatMap(({ index, element }): Piece[] => {
    if (element.type === 'parenthetical')
      return [{ element: index, text: '', part: null, spoken: false, manner: mannerIn(element.text) }];
    const stretches = divideSpeech(element.text, (piece) => speechSeconds(piece) <= longestSpokenShot);
    return stretches.map(({ start, end, text }) => {
      const { said, manner } = partDirections(text);
      return {
        element: index,
        text: said,
        spoken: true,
        manner,
        part: stretches.length > 1 ? { element: index, start, end } : null,
      };
    });
  });
}

/** How a speech begins: what stands in brackets before its first words and among them. */
export function openingManner(pieces: readonly Piece[]): Manner {
  const words = pieces.findIndex((piece) => piece.spoken);
  return pieces.slice(0, words + 1).reduce((all, { manner }) => joinManners(all, manner ?? plainManner), plainManner);
}

export function addPiece(painter: Painter, shot: SpeechHolder, piece: Piece, speech: Speech): void {
  const isFirst = piece.part === null || piece.part.start === firstStart(speech, piece.element);
  if (isFirst) shot.elements.push(piece.element);
  if (piece.part) shot.parts.push(piece.part);
  const text = spokenText(painter, piece.text);
  if (piece.spoken && text !== '')
    shot.lines.push({ character: speech.character, text, off_screen: speech.off_screen });
}

/** Adds a whole speech to one shot, however long it is. */
export function addWhole(painter: Painter, shot: SpeechHolder, speech: Speech): void {
  if (speech.cue) shot.elements.push(speech.cue.index);
  for (const { index, element } of speech.parts) {
    shot.elements.push(index);
    const text = spokenText(painter, partDirections(element.text).said);
    if (element.type !== 'parenthetical' && text !== '')
      shot.lines.push({ character: speech.character, text, off_screen: speech.off_screen });
  }
}

function firstStart(speech: Speech, index: number): number {
  const text = speech.parts.find((part) => part.index === index)?.element.text ?? '';
  return text.length - text.trimStart().length;
}
