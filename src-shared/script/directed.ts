import type { Language, ScriptElement, WrittenShot } from './screenplay.ts';
import { framingOf } from './table-framing.ts';
import { labelOf } from './table-labels.ts';
import { readHeardLines } from './table-lines.ts';
import { readDuration } from './table-time.ts';

/** What lessons, outlines and copy say of their pictures: "Visual: a map", "[Show the map] Here is the river.", 镜头：地图. */

type Range = readonly [start: number, end: number];

/** A block as far as directions stand in it. */
export interface Written {
  readonly text: string;
  readonly range: Range;
}

type Part =
  | { readonly kind: 'picture'; readonly text: string }
  /** A label by itself: what follows is of its kind. */
  | { readonly kind: 'label'; readonly of: 'picture' | 'spoken' }
  /** A medium is shown, and nothing says what is seen in it but the words over it. */
  | { readonly kind: 'spoken' | 'narrated' | 'sound' | 'note' | 'medium'; readonly text: string }
  | { readonly kind: 'length'; readonly seconds: number };

const pictureLabel =
  'visuals?|video|pictures?|images?|shots?|b-?roll|footage|show|screen|on[- ]?screen|camera|action|animation|画面|镜头|视频|图像|图片|动作|动画|空镜|画面内容|镜头画面';
const spokenLabel =
  'narrator|narration|voice-?over|v/?o|v\\.o\\.?|script|say|spoken|audio|旁白|解说词?|配音|口播|文案|画外音|讲解词?|解说文案|导语|口导|串联?词|结语|编后语?';
const noteLabel = 'on[- ]?screen (?:text|list)|text on screen|captions?|supers?|gfx|lower[- ]third|字幕|屏幕文字|花字';
const lengthLabel = 'duration|length|time|时长|时间';
const extras =
  '(?: (?:notes?|cues?|directions?))?(?:\\s*[/／][^:：\\n]{1,12})?(?:\\s*[（(][^()（）:：\\n]{1,24}[)）])?';
const labelled = (words: string) => new RegExp(`^(?:${words})${extras}\\s*(?:[:：]\\s*|$)`, 'iu');
const [isPicture, isSpoken, isNote, isLength] = [pictureLabel, spokenLabel, noteLabel, lengthLabel].map(labelled) as [
  RegExp,
  RegExp,
  RegExp,
  RegExp,
];
const bareLabel = new RegExp(`^(?:${pictureLabel}|${spokenLabel})$`, 'iu');
/** Who speaks in lessons and programmes; anybody else is named in capitals. */
const speaker =
  /^(?:(?:teacher|students?|pupils?|class|host|anchor|reporter|presenter|interviewer|guest|instructor|trainer)|(?:老师|教师|学生|同学们?|主持人|记者|主播|嘉宾|讲师|教练))(?: ?\d)?(?:\s*[（(][^()（）:：\n]{1,24}[)）])?\s*[:：]\s*\S/iu;
const speakerInCapitals = /^\p{Lu}[\p{Lu} .'’-]{1,24}(?:\s*\([^():\n]{1,24}\))?:\s*\S/u;

/** "ANCHOR: Good evening.", 老师：请看: a line of a programme or a lesson that names who says it. */
export function namesSpeaker(line: string): boolean {
  const start = line.slice(0, 120);
  return speaker.test(start) || speakerInCapitals.test(start);
}

const broadcastWords =
  '画面|解说词?|导语|口导|串联?词|结语|编后语?|同期声?|字幕|旁白|配音|口播|现场声|音效|音乐|VIDEO|PICTURE|V/?O|VOICE-?OVER|NARRATION|SOT|NAT ?SOT|SFX|MUSIC|SUPER|CAPTION|GFX';
/** Marks of broadcast copy, each over what follows it: 【画面】桥【解说】通车了。, "[VIDEO] A bridge [VO] It is open." */
export const beforeBroadcastMark = new RegExp(`(?=[【[](?:${broadcastWords})[】\\]])`, 'u');
const broadcastMark = new RegExp(`^[【[](${broadcastWords})[】\\]]\\s*[:：]?\\s*`, 'u');

/** Whether a line begins with a mark of broadcast copy. */
export function isBroadcastLine(line: string): boolean {
  return broadcastMark.test(line.slice(0, 40));
}

const bracket = /^(?:\[([^[\]\n]{1,300})\]|【([^【】\n]{1,300})】|［([^［］\n]{1,300})］)\s*/u;
const innerBracket = /\s*(?:\[([^[\]\n]{1,300})\]|【([^【】\n]{1,300})】|［([^［］\n]{1,300})］)/gu;
const parenthesis = /^[(（]([^()（）\n]{1,200})[)）]\s*/u;
const isTime = /^[\d\s:：.,;–—~-]+(?:s|sec|min|秒|分)?$/iu;

/** What brackets hold, as far as it is to be seen: several words, or Chinese. */
function isDirection(words: string): boolean {
  return /\p{Script=Han}{2}|\p{L}[\p{L}'’-]*[\s:：]+\S/u.test(words);
}

/** A sentence of its own in parentheses is copy. */
function isAside(words: string): boolean {
  return /[.!?。！？…]["”]?$/u.test(words.trim());
}

const media =
  'animations?|videos?|clips?|films?|movies?|footage|slides?|pictures?|images?|photos?|graphics?|illustrations?|recordings?|presentation|slideshow';
const englishMedium = new RegExp(
  `^(?:please )?(?:play|show|roll|run|start|pause|stop|insert|display|cue|open|switch to|go to|next)(?:s|ing)? ?(?:the |an? |this |that |next )*(?:${media})(?: ?#?\\d{1,3})?[.!]?$`,
  'iu',
);
const chineseMedium =
  /^(?:请|老师|教师)?(?:点击|开始|继续|暂停)?(?:播放|展示|出示|显示|放映|插入|观看|切换到?|切到?|打开)(?:下?一?[张段个页幅组则]?|这[张段个])?(?:教学|多媒体|相关)?(?:动画|视频|影片|短片|录像|图片|照片|幻灯片|课件|PPT|画面|素材|音频)(?:片段)?[\d一二三四五六七八九十]{0,3}[。！]?$/iu;

/** Whether a direction only has something shown and does not say what: "play the animation", 播放动画. */
function isMedium(words: string): boolean {
  return englishMedium.test(words) || chineseMedium.test(words);
}

function directionParts(words: string): Part[] {
  const text = words.trim();
  if (isMedium(text)) return [{ kind: 'medium', text }];
  const sound = labelOf(text);
  if (sound?.label === 'sound') return [{ kind: 'sound', text }];
  if (isNote.test(text)) return [{ kind: 'note', text }];
  const shown = text.replace(isPicture, '').trim();
  return shown === '' ? [] : [{ kind: 'picture', text: shown }];
}

/** Splits off what brackets say at the start, and, in square ones, anywhere. */
function bracketParts(text: string): { parts: Part[]; rest: string } {
  const parts: Part[] = [];
  let rest = text;
  for (;;) {
    const [all, ...held] = bracket.exec(rest) ?? parenthesis.exec(rest) ?? [];
    const words = held.find((group) => group !== undefined);
    if (all === undefined || words === undefined) break;
    const isSquare = !/^[(（]/u.test(all);
    if (isSquare && isTime.test(words)) {
      rest = rest.slice(all.length);
      continue;
    }
    if ((!isDirection(words) && labelOf(words)?.label !== 'sound') || (!isSquare && isAside(words))) break;
    parts.push(...directionParts(words));
    rest = rest.slice(all.length);
  }
  const spoken = rest.replace(innerBracket, (all: string, ...groups: unknown[]) => {
    const words = groups.slice(0, 3).find((group) => typeof group === 'string');
    if (typeof words !== 'string' || !isDirection(words)) return all;
    parts.push(...directionParts(words));
    return '';
  });
  return { parts, rest: spoken.replace(/^\s*[:：–—-]\s*/u, '').trim() };
}

/** What a block says of its picture and what is heard over it; null where it is copy like any other. */
function partsOf(block: Written): Part[] | null {
  const text = block.text.replace(broadcastMark, '$1: ');
  // Most blocks are copy; without one of these marks only a label by itself is none.
  if (!/[[【［:：(（–—-]/u.test(text) && !bareLabel.test(text)) return null;
  const label = (pattern: RegExp) => pattern.exec(text.slice(0, 120))?.[0];
  const length = label(isLength);
  if (length !== undefined) {
    const seconds = readDuration(text.slice(length.length));
    if (seconds !== null) return [{ kind: 'length', seconds }];
  }
  if (label(isNote) !== undefined) return [{ kind: 'note', text }];
  const shown = label(isPicture);
  if (shown !== undefined) {
    const rest = text.slice(shown.length).trim();
    return rest === '' ? [{ kind: 'label', of: 'picture' }] : [{ kind: 'picture', text: rest }];
  }
  const said = label(isSpoken);
  if (said !== undefined) {
    const { parts, rest } = bracketParts(text.slice(said.length).trim());
    if (rest === '') return parts.length > 0 ? parts : [{ kind: 'label', of: 'spoken' }];
    const isHeard = labelOf(text)?.label === 'narration' && parts.length === 0;
    return [...parts, isHeard ? { kind: 'spoken', text } : { kind: 'narrated', text: rest }];
  }
  if (framingOf(text).said.size !== undefined) return [{ kind: 'picture', text }];
  if (namesSpeaker(text)) return [{ kind: 'spoken', text }];
  const sound = labelOf(text);
  if (sound?.label === 'bite' && isBroadcastLine(block.text)) return [{ kind: 'spoken', text }];
  if (sound?.label === 'sound' && /^\s*[:：]/.test(sound.after)) return [{ kind: 'sound', text }];
  const { parts, rest } = bracketParts(text);
  if (parts.length === 0) return rest === text ? null : [{ kind: 'narrated', text: rest }];
  return rest === '' ? parts : [...parts, { kind: 'narrated', text: rest }];
}

/** Whether a block has directions or labels, so that what stands around it belongs to its pictures. */
export function isDirected(block: Written): boolean {
  return partsOf(block) !== null;
}

/** A shot that is being written. */
interface OpenShot {
  picture: Written | null;
  /** What is said tells what is seen: a picture after it is another's. */
  showsWords: boolean;
  speeches: ScriptElement[];
  shot: { -readonly [Key in keyof WrittenShot]: WrittenShot[Key] };
}

const narratorOf: Readonly<Record<Language, string>> = { en: 'NARRATOR', zh: '旁白' };

/** Gathers the shots of blocks of which some have directions: a picture with what is said over it, in either order. */
export class DirectedCopy {
  readonly #language: Language;
  readonly #elements: ScriptElement[] = [];
  #open: OpenShot | null = null;
  /** What a label that stood alone says of the blocks after it. */
  #under: 'picture' | 'spoken' | null = null;

  /** @param isList a heading says that it lists shots */
  constructor(language: Language, isList: boolean) {
    this.#language = language;
    if (isList) this.#under = 'picture';
  }

  /** Takes a block; false where it is copy, which is to be given as elements. */
  take(block: Written): boolean {
    const parts = partsOf(block);
    if (parts === null) {
      if (this.#under !== 'picture') return false;
      this.#show(block);
      return true;
    }
    for (const part of parts) this.#takePart(part, block);
    return true;
  }

  /** Takes shots of copy: the first is said over a picture that waits for words. */
  takeCopy(elements: readonly ScriptElement[]): void {
    const next = elements.findIndex(({ type }, index) => index > 0 && type === 'shot');
    const first = elements.slice(0, next < 0 ? elements.length : next);
    if (this.#open && this.#open.speeches.length === 0) this.#open.speeches.push(...first.slice(1));
    else {
      this.#flush();
      this.#elements.push(...first);
    }
    if (next >= 0) {
      this.#flush();
      this.#elements.push(...elements.slice(next));
    }
  }

  /** What a list's or picture's label says ends where other things begin. */
  endLabel(): void {
    if (this.#under === 'picture') this.#under = null;
  }

  finish(): readonly ScriptElement[] {
    this.#flush();
    return this.#elements;
  }

  #takePart(part: Part, { range }: Written): void {
    const { kind } = part;
    if (kind !== 'picture') this.#under = null;
    if (kind === 'picture') this.#show({ text: part.text, range });
    else if (kind === 'label') this.#under = part.of;
    else if (kind === 'narrated') this.#say(this.#narration(part.text, range));
    else if (kind === 'length') this.#opened().shot.duration_s = part.seconds;
    else if (kind === 'note') this.#add('note', part.text);
    else if (kind === 'medium') this.#begin(part.text);
    else {
      const { elements, sounds } = readHeardLines(
        { text: part.text, range },
        { language: this.#language, speaker: null },
      );
      if (elements.length > 0) this.#say(elements);
      for (const sound of sounds) this.#add('sound', sound);
    }
  }

  #narration(text: string, range: Range): ScriptElement[] {
    return [
      { type: 'character', text: narratorOf[this.#language], range: [range[0], range[0]] },
      { type: 'dialogue', text, range },
    ];
  }

  #show(written: Written): void {
    if (this.#open?.picture || (this.#open?.showsWords === true && this.#open.speeches.length > 0)) this.#flush();
    const { said, seen } = framingOf(written.text);
    const open = this.#opened();
    open.picture = { ...written, text: seen };
    Object.assign(open.shot, said);
  }

  /** Begins a shot of what is said next, with a note of how it is shown. */
  #begin(note: string): void {
    if (this.#open && (this.#open.picture !== null || this.#open.speeches.length > 0)) this.#flush();
    const open = this.#opened();
    open.shot.note = open.shot.note === undefined ? note : `${open.shot.note}; ${note}`;
    open.showsWords = true;
  }

  #say(speech: readonly ScriptElement[]): void {
    // Who answers stays in the picture; a narrator goes on with the next one.
    const isTalk = speech[0]?.text !== this.#open?.speeches[0]?.text;
    if (this.#open && this.#open.speeches.length > 0 && !(isTalk && this.#open.picture)) this.#flush();
    this.#opened().speeches.push(...speech);
  }

  #add(name: 'sound' | 'note', text: string): void {
    const last = this.#elements.findLast(({ type }) => type === 'shot');
    if (!this.#open && last) return this.#addToLast({ [name]: text });
    const { shot } = this.#opened();
    shot[name] = shot[name] === undefined ? text : `${shot[name]}; ${text}`;
  }

  #opened(): OpenShot {
    return (this.#open ??= { picture: null, showsWords: false, speeches: [], shot: {} });
  }

  #flush(): void {
    if (!this.#open) return;
    const { picture, speeches, shot } = this.#open;
    const said = speeches.find(({ type }) => type === 'dialogue');
    this.#open = null;
    const isNarrated = speeches[0]?.text === narratorOf[this.#language];
    // Where nothing says what is seen, it is what a narrator says, and whoever else speaks.
    const shown = picture ?? (said && isNarrated ? said : { text: '', range: said?.range ?? ([0, 0] as const) });
    if (picture === null && said === undefined) this.#addToLast(shot);
    else this.#elements.push({ type: 'shot', text: shown.text, range: shown.range, shot }, ...speeches);
  }

  /** Sounds and letters without a picture go with the one before. */
  #addToLast({ sound, note }: WrittenShot): void {
    const at = this.#elements.findLastIndex(({ type }) => type === 'shot');
    const last = this.#elements[at];
    if (!last) return;
    const both = (before: string | undefined, more: string | undefined) => [before, more].filter(Boolean).join('; ');
    const [sounds, notes] = [both(last.shot?.sound, sound), both(last.shot?.note, note)];
    this.#elements[at] = {
      ...last,
      shot: { ...last.shot, ...(sounds === '' ? {} : { sound: sounds }), ...(notes === '' ? {} : { note: notes }) },
    };
  }
}
