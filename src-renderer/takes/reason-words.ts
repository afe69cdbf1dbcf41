import { useTranslation } from 'react-i18next';
import type { Comparison } from './take-data.ts';

type Reason = Comparison['because'][number];

/** What takes differ in, in words. */
export function useReasonWords(): (reason: Reason) => string {
  const { t } = useTranslation('takes');
  return (reason) => {
    switch (reason.kind) {
      case 'words': {
        const { removed, added, of } = reason;
        const what = t(`words.${of}`);
        if (removed === '') return t('words.added', { what, added });
        return added === '' ? t('words.removed', { what, removed }) : t('words.became', { what, removed, added });
      }
      case 'model':
        return reason.from === reason.to ? t('modelUpdated') : t('model', { from: reason.from, to: reason.to });
      case 'value':
        return t('value', { what: t(`values.${reason.of}`), from: reason.from, to: reason.to });
      case 'voice':
        return t('voice');
      case 'look':
        if (reason.of === null) return t('look.shot');
        return reason.of === '' ? t('look.film') : t('look.person', { name: reason.of });
    }
  };
}
