import type { TFunction } from 'i18next';
import { sentence } from '../words/sentence.ts';
import type { TrackName } from './tracks.ts';

/** What is said of blocks of a track. */
export interface BlockWords {
  readonly t: TFunction<'timeline'>;
  readonly label: (values: { readonly name: string; readonly seconds: string }) => string;
  readonly shot: (values: { readonly label: string }) => string;
}

/** {@link BlockWords} in the language that is spoken now. */
export function blockWords(t: TFunction<'timeline'>, track: TrackName): BlockWords {
  return {
    t,
    label: sentence(['name', 'seconds'], (marks) => t('block', { ...marks, track: t(`track.${track}`) })),
    shot: sentence(['label'], (marks) => t('shot', marks)),
  };
}
