import type { Language } from '../script/screenplay.ts';
import type { CameraAngle, CameraMove, ShotSize } from '../storyboard/storyboard.ts';

/** Sizes in the words that the model was trained with (training/shotloom_world/saying.py); it has one wide. */
const SIZE_WORDS: Readonly<Record<Language, Readonly<Record<ShotSize, string>>>> = {
  en: {
    extreme_wide: 'wide shot',
    wide: 'wide shot',
    full: 'full shot',
    medium: 'medium shot',
    medium_close: 'medium close shot',
    close: 'close up',
    extreme_close: 'extreme close up',
    insert: 'insert',
    over_shoulder: 'over shoulder',
  },
  zh: {
    extreme_wide: '远景',
    wide: '远景',
    full: '全景',
    medium: '中景',
    medium_close: '中近景',
    close: '近景',
    extreme_close: '大特写',
    insert: '插入',
    over_shoulder: '过肩',
  },
};

/** A camera that stands still is said too: what is not said is drawn from noise. */
const MOVE_WORDS: Readonly<Record<Language, Readonly<Record<CameraMove, string>>>> = {
  en: {
    static: 'static shot',
    pan_left: 'camera pans left',
    pan_right: 'camera pans right',
    tilt_up: 'camera tilts up',
    tilt_down: 'camera tilts down',
    push_in: 'camera pushes in',
    pull_out: 'camera pulls back',
    track_left: 'camera tracks left',
    track_right: 'camera tracks right',
    handheld: 'handheld',
  },
  zh: {
    static: '固定镜头',
    pan_left: '镜头左摇',
    pan_right: '镜头右摇',
    tilt_up: '镜头上摇',
    tilt_down: '镜头下摇',
    push_in: '镜头推近',
    pull_out: '镜头拉远',
    track_left: '镜头左移',
    track_right: '镜头右移',
    handheld: '手持',
  },
};

/**
 * The level of the eyes is not said: without a word on it a model shows it. The built-in model knows no angles; these words
 * it hears as nothing, where it would paint the "angle" of "low angle" (docs/decisions/0018-angles.md).
 */
const ANGLE_WORDS: Readonly<Record<Language, Readonly<Record<CameraAngle, string>>>> = {
  en: { low: 'low viewpoint', high: 'high viewpoint', overhead: 'overhead view', dutch: 'dutch tilt' },
  zh: { low: '仰拍', high: '俯拍', overhead: '顶拍', dutch: '斜角' },
};

/** What a model is to read of a shot. */
export interface PromptParts {
  readonly picture: string;
  readonly size: ShotSize;
  /** Absent where it is not said: a picture alone shows none. */
  readonly move?: CameraMove;
  readonly angle?: CameraAngle;
  /** Words for the place, where the picture has none that the model knows. */
  readonly place?: string;
}

/**
 * What a model reads of a shot: how much of the subject is seen, from where, what the camera does, the place, then the picture. A
 * model reads so many words and no more: of a long picture the end may be cut, but never the camera.
 */
export function promptOf({ picture, size, move, angle, place = '' }: PromptParts, language: Language): string {
  const stop = language === 'zh' ? '。' : '.';
  const from = angle === undefined ? '' : ANGLE_WORDS[language][angle];
  const parts = [SIZE_WORDS[language][size], from, move === undefined ? '' : MOVE_WORDS[language][move], place, picture]
    .map((part) => part.trim().replace(/[.!?。！？]+$/u, ''))
    .filter((part) => part !== '');
  return parts.map((part) => part + stop).join(language === 'zh' ? '' : ' ');
}
