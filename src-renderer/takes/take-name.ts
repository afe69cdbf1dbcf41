import { useTranslation } from 'react-i18next';
import type { Take } from './take-data.ts';

/** What takes are called: "Clip 2". */
export function useTakeName(numbers: ReadonlyMap<string, number>): (take: Take) => string {
  const { t } = useTranslation('takes');
  return ({ id, kind }) => t(`name_${kind}`, { number: numbers.get(id) ?? 0 });
}
