import type { Language } from '../script/screenplay.ts';
import { pictureAsDescribed } from '../storyboard/described.ts';
import { asOverridden } from '../storyboard/overridden.ts';
import { isInside, readPlace } from '../storyboard/place.ts';
import type { DraftShot } from '../storyboard/storyboard.ts';
import type { Time, Weather } from '../storyboard/words.ts';
import { keyed } from './keyframes.ts';
import { promptOf } from './prompt.ts';
import type { Beginning, Drawing, GenerationRequest, KeyedPrompt } from './request.ts';
import { framesOf, handleFrames, rateOf, secondsOf } from './request.ts';
import type { ProjectLook, RequestedModel, ShotChoices, ShotVoice } from './shot-request.ts';
import { readStyle } from './style.ts';
import type { StyleName } from './style.ts';

/** Raised only when the same request would give other pixels of a pack. */
export const PACK_ENGINE = 1;

/** A model pack as requests are made of it. */
export interface RequestedPack extends Omit<RequestedModel, 'words'> {
  /** Pixels of what it draws best, as the area of a square's side. */
  readonly side: number;
  /** Sides of what it draws are multiples of so many pixels. */
  readonly multiple: number;
  /** As its makers advise, where nobody says otherwise. */
  readonly steps: number;
  readonly guidance: number;
  /** Of a pack that draws films: the frames a second that it was trained on, and how many it draws at most. */
  readonly film: { readonly rate: number; readonly most: number } | null;
  /** Whether it can begin from a picture. */
  readonly begins: boolean;
}

/** What a person chose for a pack. */
export interface PackChoices {
  readonly steps?: number;
  readonly guidance?: number;
  /** Name of the model that enlarges what is drawn. */
  readonly enlarge?: string;
  /** Name of the model that draws what lies between the frames of a film. */
  readonly between?: string;
  /** Name of the model that sees how near things are. */
  readonly depth?: string;
  /** How much of its place's picture a shot keeps, above 0, below 1. */
  readonly carry?: number;
  /** Pictures a second that a shot's picture goes through. */
  readonly walk?: number;
}

/** Models that help a pack. */
export type Help = Pick<Drawing, 'enlarge' | 'between' | 'depth'>;

/** So far the noise of a walk turns in a second, in radians: a sixteenth of the way to noise that has nothing in common. */
const TURN = Math.PI / 32;
/** A walk of more pictures takes longer steps. */
const MOST_WALKED = 96;

/** Films of packs go on into the handles by so many seconds, a still's as well: both are then the same film. */
const HANDLE_S = 0.5;

const TIME_WORDS: Readonly<Record<Language, Readonly<Record<Time, string>>>> = {
  en: { dawn: 'dawn', day: 'day', sunset: 'sunset', night: 'night' },
  zh: { dawn: '黎明', day: '白天', sunset: '黄昏', night: '夜晚' },
};
const WEATHER_WORDS: Readonly<Record<Language, Readonly<Record<Weather, string>>>> = {
  en: { rain: 'rain', 'heavy rain': 'heavy rain', snow: 'snow', 'heavy snow': 'heavy snow', fog: 'fog' },
  zh: { rain: '雨', 'heavy rain': '大雨', snow: '雪', 'heavy snow': '大雪', fog: '雾' },
};
const SIDE_WORDS: Readonly<Record<Language, Readonly<Record<'inside' | 'outside', string>>>> = {
  en: { inside: 'interior', outside: 'exterior' },
  zh: { inside: '室内', outside: '室外' },
};
/** The flat look is what the built-in model paints; a pack has its own where none is asked for. */
const STYLE_WORDS: Readonly<Record<Language, Readonly<Record<Exclude<StyleName, 'flat'>, string>>>> = {
  en: { ink: 'ink drawing', gouache: 'gouache painting', 'paper-cut': 'paper cut-out' },
  zh: { ink: '水墨画', gouache: '水粉画', 'paper-cut': '剪纸' },
};

/**
 * What a shot asks of a model pack. Packs read free text: it is given the shot's picture with its size, its place, time and style in words, and the camera's move only
 * where it draws films; over a picture, the camera is moved afterwards.
 * @param heading the heading of the shot's scene
 */
export function packRequest(
  kind: GenerationRequest['kind'],
  project: ProjectLook,
  heading: string,
  drafted: DraftShot,
  choices: ShotChoices | null,
  pack: RequestedPack,
  chosen: PackChoices,
  help: Help,
  spoken: ShotVoice | null = null,
): GenerationRequest {
  const shot = asOverridden(drafted, choices);
  const rate = rateOf(project);
  const { language } = project;
  const { first, later } = keyed(choices?.picture, choices?.prompts);
  const style = choices?.style ?? project.style;
  const said = (picture: string | undefined): string =>
    [packPrompt(project, heading, shot, picture, pack.film !== null), styleWords(style, language)]
      .filter(Boolean)
      .join(' ');
  const takesOver = later.map(({ at_s, prompt }): KeyedPrompt => ({ at_s, prompt: said(prompt), identity_keys: [] }));
  const take = choices?.take ?? 0;
  const frames = framesOf((kind === 'clip' ? spoken?.duration_s : undefined) ?? shot.duration_s, rate);
  return {
    kind,
    engine_revision: pack.engine_revision,
    model: { name: pack.name, sha256: pack.sha256 },
    prompt: said(first),
    ...(takesOver.length === 0 ? {} : { later: takesOver }),
    negative: choices?.negative ?? '',
    language,
    seed: choices?.seed ?? project.seed,
    shot_key: shot.key,
    place_key: readPlace(heading, language).place,
    identity_keys: [],
    // The style is among the words: another one is another picture.
    style: '',
    steps: chosen.steps ?? pack.steps,
    guidance: chosen.guidance ?? pack.guidance,
    // As it is drafted: a still does not become another one when its lines are spoken.
    draws: {
      ...drawnSize(pack, project, shot.duration_s),
      ...walkOf(pack, chosen, shot.duration_s),
      ...beginningOf(pack, project, heading, style, chosen, choices),
      ...helpOf(help, pack, chosen),
    },
    ...(pack.film !== null || shot.move === 'static' ? {} : { move: shot.move }),
    width: project.width,
    height: project.height,
    rate,
    frames,
    handle_frames: kind === 'clip' ? handleFrames(rate) : 0,
    ...(take === 0 ? {} : { take }),
  };
}

/** Moments of the frames of a film that a pack draws, in seconds from the shot's start: from handle to handle. */
export function drawnMoments(request: GenerationRequest): number[] {
  const frames = request.draws?.frames ?? 1;
  const step = frames > 1 ? (secondsOf(request) + 2 * HANDLE_S) / (frames - 1) : 0;
  return Array.from({ length: frames }, (_, index) => index * step - HANDLE_S);
}

/** As many pixels as the pack draws best, in the shape of the film. */
function drawnSize(
  { side, multiple, film }: RequestedPack,
  { width, height }: Pick<ProjectLook, 'width' | 'height'>,
  seconds: number,
): Drawing {
  const scale = side / Math.sqrt(width * height);
  const fitted = (pixels: number): number => Math.max(1, Math.round((pixels * scale) / multiple)) * multiple;
  const size = { width: fitted(width), height: fitted(height) };
  if (film === null) return size;
  const frames = Math.ceil((seconds + 2 * HANDLE_S) * film.rate) + 1;
  return { ...size, frames: Math.min(film.most, frames) };
}

/** The pictures of a walk, from handle to handle. */
function walkOf({ film }: RequestedPack, { walk }: PackChoices, seconds: number): Pick<Drawing, 'frames' | 'walk'> {
  if (film !== null || walk === undefined) return {};
  const whole = seconds + 2 * HANDLE_S;
  const frames = Math.min(MOST_WALKED, Math.ceil(whole * walk) + 1);
  return { frames, walk: (whole / (frames - 1)) * TURN };
}

/** What a person chose for the shot to begin from, or the picture of its place. */
function beginningOf(
  pack: RequestedPack,
  project: ProjectLook,
  heading: string,
  style: string,
  { carry }: PackChoices,
  choices: ShotChoices | null,
): { readonly begin?: Beginning } {
  if (!pack.begins) return {};
  if (choices?.begin) return { begin: choices.begin };
  const { language } = project;
  const { place } = readPlace(heading, language);
  if (carry === undefined || place === '') return {};
  const shot = { picture: place, cast: [], size: 'wide', move: 'static' } as const;
  const prompt = [packPrompt(project, heading, shot, undefined, false), styleWords(style, language)];
  return { begin: { prompt: prompt.filter(Boolean).join(' '), strength: 1 - carry } };
}

/** Pictures have nothing between them unless they are a walk's, and over films no camera moves. */
function helpOf({ enlarge, between, depth }: Help, { film }: RequestedPack, { walk }: PackChoices): Help {
  const isFilm = film !== null;
  return {
    ...(enlarge ? { enlarge } : {}),
    ...(between && (isFilm || walk !== undefined) ? { between } : {}),
    ...(depth && !isFilm ? { depth } : {}),
  };
}

function packPrompt(
  project: ProjectLook,
  heading: string,
  shot: Pick<DraftShot, 'picture' | 'cast' | 'size' | 'angle' | 'move'>,
  own: string | undefined,
  saysMove: boolean,
): string {
  const { language } = project;
  const picture = pictureAsDescribed(shot, project, own);
  const { move, size, angle } = shot;
  const place = placeSaid(heading, picture, language);
  const camera = { size, ...(angle ? { angle } : {}), ...(saysMove ? { move } : {}) };
  return promptOf({ ...camera, picture, place }, language);
}

/** The place, its time and its weather in words, but what the picture says already. */
function placeSaid(heading: string, picture: string, language: Language): string {
  const { place, time, weather } = readPlace(heading, language);
  const inside = isInside(heading);
  const side = inside === null ? '' : SIDE_WORDS[language][inside ? 'inside' : 'outside'];
  const words = [side, place, time ? TIME_WORDS[language][time] : '', weather ? WEATHER_WORDS[language][weather] : ''];
  const unsaid = words.filter((word) => word !== '' && !picture.toLowerCase().includes(word.toLowerCase()));
  return unsaid.join(language === 'zh' ? '，' : ', ');
}

/** A style as words with weights, as prompts of packs have them: "(ink drawing:0.5)". */
function styleWords(style: string, language: Language): string {
  const words = readStyle(style).map(({ name, amount }) => {
    const said = STYLE_WORDS[language][name];
    return amount === 1 ? said : `(${said}:${amount})`;
  });
  const stop = language === 'zh' ? '。' : '.';
  return words.length === 0 ? '' : words.join(language === 'zh' ? '，' : ', ') + stop;
}
