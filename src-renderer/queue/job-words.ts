import { useTranslation } from 'react-i18next';
import { clockOf } from '../ui/numbers.ts';
import type { QueuedJob } from './queue-data.ts';

/** How a job stands, in words: what it does, how far, how long still, who makes it. */
export function useJobWords(): (job: QueuedJob) => string {
  const { t, i18n } = useTranslation('queue');
  const clock = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'medium' });
  const makerWords = ({ maker, provider }: Extract<QueuedJob['state'], { status: 'running' }>): string => {
    const by = t(`by.${maker.type}`, 'name' in maker ? { name: maker.name } : {});
    return provider === null ? by : `${by}, ${provider.toUpperCase().split('+').join(' + ')}`;
  };
  return ({ state, held, left_ms }) => {
    const left = left_ms === null ? '' : ` · ${t('left', { time: clockOf(left_ms / 1000) })}`;
    switch (state.status) {
      case 'running':
        return [`${Math.round(state.progress * 100)} %${left}`, makerWords(state)].join(' · ');
      case 'queued':
        if (held) return t('state.held');
        if (state.set_back?.code === 'model_missing') return t('state.blocked');
        if (state.set_back) return t('state.setBack', { time: clock.format(new Date(state.set_back.not_before)) });
        return `${t('state.queued')}${left_ms === null ? '' : ` · ${t('takes', { time: clockOf(left_ms / 1000) })}`}`;
      case 'paused':
      case 'done':
      case 'cancelled':
      case 'failed':
        return t(`state.${state.status}`);
    }
  };
}
