import { useTranslation } from 'react-i18next';
import { bytesShown, clockOf } from '../ui/numbers.ts';
import type { Exporting } from './use-exports.ts';
import { toldWords } from '../words/sentences.ts';

/** How an export stands, in words. */
export function useExportWords(): (exporting: Exporting) => string {
  const { t } = useTranslation('export');
  return ({ state }) => {
    switch (state.status) {
      case 'waiting':
        return t('state.waiting');
      case 'running': {
        const doing = state.paused ? t('state.paused') : t(`doing.${state.doing}`);
        const share = state.progress === null ? '' : ` · ${Math.round(state.progress * 100)} %`;
        const left = state.left_ms === null ? '' : ` · ${t('left', { time: clockOf(state.left_ms / 1000) })}`;
        return `${doing}${share}${left}`;
      }
      case 'done':
        return [
          state.duration_s === null ? '' : clockOf(state.duration_s),
          state.bytes === null ? '' : bytesShown(state.bytes),
          state.stills === 0 ? '' : t('estimate.stills', { count: state.stills }),
        ]
          .filter(Boolean)
          .join(' · ');
      case 'failed':
        return toldWords(state.said, state.message);
      case 'cancelled':
        return t('state.cancelled');
    }
  };
}
