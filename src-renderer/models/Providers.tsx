import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCalls } from '../host/context.ts';
import { Button } from '../ui/Button.tsx';
import { inWords } from '../words/sentences.ts';
import { CheckLine } from './CheckLine.tsx';
import styles from './Models.module.css';

/** Which execution providers can run models of one's own, and why others cannot. */
export function Providers() {
  const { t } = useTranslation('models');
  const calls = useCalls();
  // Each is tried in a process of its own, which takes seconds: not again as long as the program runs.
  const tried = useQuery({ ...calls.models.providers.queryOptions({ input: {} }), staleTime: Infinity });
  const again = useMutation(
    calls.models.providers.mutationOptions({ onSuccess: async () => void (await tried.refetch()) }),
  );
  const isBusy = tried.isFetching || again.isPending;
  return (
    <section aria-label={t('providers.title')} aria-busy={isBusy}>
      <h3 className={styles.heading}>
        <span className={styles.grow}>{t('providers.title')}</span>
        <Button disabled={isBusy} onClick={() => again.mutate({ retry: true })}>
          {isBusy ? t('looking') : t('again')}
        </Button>
      </h3>
      <p className={styles.note}>{t('providers.about')}</p>
      <dl className={styles.checks}>
        {(tried.data ?? []).map(({ provider, ms, reason, crashed }) => {
          const detail = reason
            ? inWords(reason)
            : crashed
              ? t('providers.crashed')
              : t('providers.works', { ms: ms ?? 0 });
          return <CheckLine key={provider} check={{ name: provider, ok: !reason && !crashed, detail }} />;
        })}
      </dl>
    </section>
  );
}
