import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCalls } from '../host/context.ts';
import { failureOf } from '../host/errors.ts';
import { bytesShown, clockOf } from '../ui/numbers.ts';
import styles from './Estimate.module.css';
import type { EstimateInput } from './use-exports.ts';

/** How long the film will be, how large its file, and how long it takes to make: or why it cannot be made yet. */
export function Estimate({ wanted, ending }: { readonly wanted: EstimateInput; readonly ending: string }) {
  const { t } = useTranslation('export');
  const calls = useCalls();
  const { data, error, isFetching } = useQuery({
    ...calls.exports.estimate.queryOptions({ input: { ...wanted, ending } }),
    placeholderData: (before) => before,
  });
  if (error) {
    return (
      <p role="alert" className={styles.wrong}>
        {failureOf(error).message}
      </p>
    );
  }
  return (
    <dl className={styles.estimate} aria-busy={isFetching} aria-label={t('estimate.label')}>
      <div>
        <dt>{t('estimate.length')}</dt>
        <dd>{data ? clockOf(data.duration_s) : '–'}</dd>
      </div>
      <div>
        <dt>{t('estimate.size')}</dt>
        <dd>{data ? t('about', { value: bytesShown(data.bytes) }) : '–'}</dd>
      </div>
      <div>
        <dt>{t('estimate.time')}</dt>
        <dd title={data?.left_ms === null ? t('estimate.unknownWhy') : undefined}>
          {!data && '–'}
          {data?.left_ms === null && t('estimate.unknown')}
          {data && data.left_ms !== null && t('about', { value: clockOf(Math.max(1, data.left_ms / 1000)) })}
        </dd>
      </div>
      <div>
        <dt>{t('estimate.lacking')}</dt>
        <dd>{data ? t('estimate.frames', { lacking: data.lacking, frames: data.frames }) : '–'}</dd>
      </div>
      {data && data.stills > 0 && (
        <div className={styles.note}>
          <dt>{t('estimate.lacks')}</dt>
          <dd>{t('estimate.stills', { count: data.stills })}</dd>
        </div>
      )}
    </dl>
  );
}
