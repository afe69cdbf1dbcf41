import type { Language } from '../script/screenplay.ts';
import type { CameraMove, ShotSize } from '../storyboard/storyboard.ts';

const SIZE_WORDS: Readonly<Record<Language, Readonly<Record<ShotSize, string>>>> = {
  en: {
    extreme_wide: 'extreme wide shot',
    wide: 'wide shot',
    full: 'full shot',
    medium: 'medium shot',
    medium_close: 'medium close shot',
    close: 'close up',
    extreme_close: 'extreme close up',
  },
  zh: {
    extreme_wide: '大远景',
    wide: '远景',
    full: '全景',
    medium: '中景',
    medium_close: '中近景',
    close: '近景',
    extreme_close: '大特写',
  },
};

const MOVE_WORDS: Readonly<Record<Language, Readonly<Record<CameraMove, string>>>> = {
  en: {
    static: '',
    pan_left: 'camera pans left',
    pan_right: 'camera pans right',
    push_in: 'camera pushes in',
    pull_out: 'camera pulls back',
  },
  zh: { static: '', pan_left: '镜头左摇', pan_right: '镜头右摇', push_in: '镜头推近', pull_out: '镜头拉远' },
};

/** What a model reads of a shot: its picture, then what the camera does, then how much of the subject is seen. */
export function promptOf(
  shot: { readonly picture: string; readonly size: ShotSize; readonly move: CameraMove },
  language: Language,
  style = '',
): string {
  const stop = language === 'zh' ? '。' : '.';
  const parts = [shot.picture, style, MOVE_WORDS[language][shot.move], SIZE_WORDS[language][shot.size]]
    .map((part) => part.trim().replace(/[.。]+$/u, ''))
    .filter((part) => part !== '');
  return parts.map((part) => part + stop).join(language === 'zh' ? '' : ' ');
}
