import type { Language } from '../script/screenplay.ts';
import { castAsDescribed, editOf, pictureAsDescribed } from '../storyboard/described.ts';
import { readPlace, withoutOwner } from '../storyboard/place.ts';
import { asOverridden } from '../storyboard/overridden.ts';
import type { FramingOverrides } from '../storyboard/overridden.ts';
import { placeShown } from '../storyboard/places.ts';
import type { CastMember, DraftShot, Place } from '../storyboard/storyboard.ts';
import { carriedOver } from './circumstances.ts';
import { identitiesIn } from './identities.ts';
import type { Sight } from './look.ts';
import { promptOf } from './prompt.ts';
import type { Keyframe } from './keyframes.ts';
import { keyed } from './keyframes.ts';
import { placeWords } from './place-words.ts';
import type { ChosenBeginning, GenerationRequest, KeyedPrompt } from './request.ts';
import { framesOf, rateOf, handleFrames } from './request.ts';
import type { WordReader } from './word-reader.ts';

/** What of a project decides its pictures. */
export interface ProjectLook {
  readonly seed: number;
  readonly width: number;
  readonly height: number;
  readonly fps_num: number;
  readonly fps_den: number;
  readonly language: Language;
  readonly style: string;
  readonly cast: readonly CastMember[];
  readonly places?: readonly Place[];
  /** What was seen in reference pictures: of the cast, and (name '') of the film's colours. */
  readonly pictures?: readonly NamedSight[];
}

/** What was seen in the reference picture of one of the cast, or of the film (name ''). */
export interface NamedSight extends Sight {
  readonly name: string;
}

/** What a person changed of one shot. */
export interface ShotChoices extends FramingOverrides {
  readonly picture?: string;
  readonly negative?: string;
  readonly seed?: number;
  readonly style?: string;
  readonly take?: number;
  readonly prompts?: readonly Keyframe[];
  readonly begin?: ChosenBeginning;
}

/** What the lines of a shot, where they were spoken, ask of its pictures (src-shared/audio/shot-speech.ts). */
export interface ShotVoice {
  readonly duration_s: number;
  /** A row for every frame of a clip with its handles (packVoice); null where nobody is seen speaking. */
  readonly voice: string | null;
}

/** The model that answers, as its pack names it. */
export interface RequestedModel {
  readonly name: string;
  readonly sha256: string;
  readonly engine_revision: number;
  /** How it hears words. */
  readonly words: WordReader;
}

/**
 * What a shot asks of a model. A still asks for the moment in the middle of the shot as it is drafted: it is there before its lines are
 * spoken, and does not become stale when they are.
 * @param heading the heading of the shot's scene
 */
export function shotRequest(
  kind: GenerationRequest['kind'],
  project: ProjectLook,
  heading: string,
  drafted: DraftShot,
  choices: ShotChoices | null,
  model: RequestedModel,
  spoken: ShotVoice | null = null,
): GenerationRequest {
  const shot = asOverridden(drafted, choices);
  const rate = rateOf(project);
  const { language } = project;
  const { first, later } = keyed(choices?.picture, choices?.prompts);
  const said = (picture: string | undefined): Said => saidOf(project, heading, shot, picture, model.words);
  const take = choices?.take ?? 0;
  const palette = project.pictures?.find(({ name }) => name === '')?.palette;
  const { prompt, ...who } = said(first);
  const goesOn = (own: string): Said => {
    const alone = said(own);
    const carried = carriedOver(model.words.read(prompt), model.words.read(alone.prompt));
    return carried.length === 0 ? alone : said(sentence(carried, language) + own);
  };
  const takesOver = later.map((each): KeyedPrompt => ({ at_s: each.at_s, ...goesOn(each.prompt) }));
  return {
    kind,
    engine_revision: model.engine_revision,
    model: { name: model.name, sha256: model.sha256 },
    prompt,
    ...(takesOver.length === 0 ? {} : { later: takesOver }),
    negative: choices?.negative ?? '',
    language,
    seed: choices?.seed ?? project.seed,
    shot_key: shot.key,
    place_key: readPlace(heading, language).place,
    ...who,
    ...(palette === undefined ? {} : { palette }),
    ...(shot.angle === undefined ? {} : { angle: shot.angle }),
    style: choices?.style ?? project.style,
    steps: 1,
    width: project.width,
    height: project.height,
    rate,
    frames: framesOf((kind === 'clip' ? spoken?.duration_s : undefined) ?? shot.duration_s, rate),
    handle_frames: kind === 'clip' ? handleFrames(rate) : 0,
    ...(take === 0 ? {} : { take }),
    ...(kind === 'clip' && spoken?.voice ? { voice: spoken.voice } : {}),
  };
}

function sentence(words: readonly string[], language: Language): string {
  return language === 'zh' ? `${words.join('，')}。` : `${words.join(', ')}. `;
}

/** A picture as a model is asked for it, and whom it shows. */
type Said = Pick<GenerationRequest, 'prompt' | 'identity_keys' | 'looks'>;

/** @param own what a person says is seen; undefined where it is what was drafted */
function saidOf(
  project: ProjectLook,
  heading: string,
  shot: DraftShot,
  own: string | undefined,
  words: WordReader,
): Said {
  const { language, places = [] } = project;
  const picture = pictureAsDescribed(shot, project, own);
  const at = placeShown(own ?? shot.picture, places, language);
  const place = placeWords(heading, picture, language, words, at && editOf(at.place, language));
  const shown = placeShown(picture, places, language);
  const heard = shown
    ? picture.slice(0, shown.start) + withoutOwner(shown.place.name, language) + picture.slice(shown.end)
    : picture;
  const prompt = promptOf({ ...shot, picture: heard, place }, language);
  const cast = castAsDescribed(project);
  const names = identitiesIn(prompt, shot.cast, cast, words);
  const looks = names.map((seen) => project.pictures?.find(({ name }) => name === seen)?.look ?? null);
  return {
    prompt: undressed(prompt, cast, project.pictures),
    identity_keys: names.map((seen) => project.cast.find(({ name }) => name === seen)?.identity ?? seen),
    ...(looks.some((look) => look !== null) ? { looks } : {}),
  };
}

/**
 * What a shot asks for a still, told from what it asks for a clip: as {@link shotRequest} answers for a still, without hearing the words again.
 * @param duration_s of the shot as it is drafted, or as a person says
 */
export function stillRequest({ voice: _, ...clip }: GenerationRequest, duration_s: number): GenerationRequest {
  return { ...clip, kind: 'still', frames: framesOf(duration_s, clip.rate), handle_frames: 0 };
}

/** The prompt without the clothes that a draft made up of those who have a picture: the picture says them. */
function undressed(prompt: string, cast: readonly CastMember[], pictures: readonly NamedSight[] = []): string {
  const pictured = cast.filter(({ name }) => pictures.some((picture) => picture.name === name));
  return pictured.reduce((text, { description, said = description }) => {
    const pieces = text.split(description);
    // "man in a red coat" stands in "woman in a red coat", who is somebody else.
    return pieces.reduce((before, after) => `${before}${/[A-Za-z]$/u.test(before) ? description : said}${after}`);
  }, prompt);
}
