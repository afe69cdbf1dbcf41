import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCalls } from '../host/context.ts';
import { failureOf } from '../host/errors.ts';
import styles from './Difference.module.css';
import { useReasonWords } from './reason-words.ts';
import type { Take } from './take-data.ts';
import { requestDifferences } from './take-data.ts';

interface DifferenceProps {
  readonly one: Take;
  readonly other: Take;
  readonly nameOf: (take: Take) => string;
}

/** What two takes were asked for differently, in words and field by field, and how alike their pictures are. */
export function Difference({ one, other, nameOf }: DifferenceProps) {
  const { t } = useTranslation('takes');
  const calls = useCalls();
  const reasonWords = useReasonWords();
  const { data, error } = useQuery(calls.takes.compare.queryOptions({ input: { one: one.id, other: other.id } }));
  const fields = requestDifferences(one.request, other.request);
  return (
    <section className={styles.difference} aria-label={t('difference')}>
      <h3 className={styles.title}>{t('from', { one: nameOf(one), other: nameOf(other) })}</h3>
      {error && <p className={styles.wrong}>{failureOf(error).message}</p>}
      {data && (
        <ul className={styles.reasons}>
          {data.because.map((reason) => (
            <li key={JSON.stringify(reason)}>{reasonWords(reason)}</li>
          ))}
          {data.because.length === 0 && <li>{t('sameRequest')}</li>}
          <li>
            {data.identical && t('identical')}
            {!data.identical && data.psnr !== null && t('psnr', { value: data.psnr.toFixed(1) })}
            {!data.identical && data.psnr === null && t('incomparable')}
          </li>
        </ul>
      )}
      {!data && !error && <p aria-busy>{t('comparing')}</p>}
      {fields.length > 0 && (
        <details className={styles.fields}>
          <summary>{t('fields', { count: fields.length })}</summary>
          <dl>
            {fields.map(({ field, one: before, other: after }) => (
              <div key={field} className={styles.field}>
                <dt>{field}</dt>
                <dd>
                  <del>{before}</del>
                  <ins>{after}</ins>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}
