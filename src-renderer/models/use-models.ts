import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCalls } from '../host/context.ts';

/** Models that make takes, as they are chosen from: the one that ships first. */
export interface ChosenFrom {
  /** Name of the one that ships. */
  readonly builtin: string | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** Those that help packs in one way. */
  readonly helpers: (
    kind: 'upscaling' | 'interpolation' | 'depth',
  ) => readonly { readonly value: string; readonly label: string }[];
  /** Whether shots of a model can begin from a picture. */
  readonly begins: (model: string | null) => boolean;
  /** Whether a model draws pictures, not films. */
  readonly drawsPictures: (model: string | null) => boolean;
  /** What the makers of a model advise; null of one that takes no steps, or is not there. */
  readonly adviceOf: (model: string | null) => { readonly steps: number; readonly guidance: number } | null;
}

/** The models that a film's takes can be asked of. @param named models that are chosen already, which may not be there */
export function useModels(...named: readonly (string | null)[]): ChosenFrom {
  const { t } = useTranslation('board');
  const calls = useCalls();
  const all = useQuery(calls.models.list.queryOptions()).data ?? [];
  const builtin = all.find(({ kind }) => kind === 'builtin')?.id ?? null;
  const known = all.filter(({ draws }) => draws !== null);
  const lost = [...new Set(named)].filter(
    (name) => name !== null && name !== builtin && !known.some(({ id }) => id === name),
  );
  return {
    builtin,
    options: [
      ...known.map(({ id, title, kind }) => ({ value: id, label: kind === 'builtin' ? t('field.builtin') : title })),
      ...lost.map((name) => ({ value: name ?? '', label: t('field.notThere', { name }) })),
    ],
    helpers: (wanted) =>
      all.filter(({ kind }) => kind === wanted).map(({ id, title }) => ({ value: id, label: title })),
    begins: (model) => all.some(({ id, begins }) => id === model && begins),
    drawsPictures: (model) => all.some(({ id, draws }) => id === model && draws === 'pictures'),
    adviceOf: (model) => {
      const { steps = null, guidance = null } = all.find(({ id }) => id === model) ?? {};
      return steps === null || guidance === null ? null : { steps, guidance };
    },
  };
}
