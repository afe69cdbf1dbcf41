import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { refresh } from '../app/changes.ts';
import { useCalls } from '../host/context.ts';
import { Button } from '../ui/Button.tsx';
import { tellFailure } from '../ui/toasts.ts';
import styles from './Lists.module.css';

/** What was thrown away, to be taken back. */
export function TrashList() {
  const { t, i18n } = useTranslation('settings');
  const calls = useCalls();
  const queries = useQueryClient();
  const trash = useQuery(calls.library.trash.queryOptions({ staleTime: 0 }));
  const settings = useQuery(calls.system.settings.queryOptions());
  const takeBack = useMutation(
    calls.library.takeBack.mutationOptions({
      onSuccess: () => refresh(queries),
      onError: (error) => tellFailure(error),
    }),
  );
  const things = trash.data ?? [];
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' });
  return (
    <section aria-label={t('trash.title')}>
      <h3 className={styles.title}>{t('trash.title')}</h3>
      <p className={styles.about}>
        {things.length === 0 ? t('trash.empty') : t('trash.about', { count: settings.data?.trash_days ?? 30 })}
      </p>
      <ul className={styles.list}>
        {things.map(({ id, kind, title, deleted_at }) => (
          <li key={id} className={styles.line}>
            <span className={styles.what}>
              {t(`trash.${kind}`, { title })}
              {deleted_at !== null && <span className={styles.about}> · {day.format(new Date(deleted_at))}</span>}
            </span>
            <Button disabled={takeBack.isPending} onClick={() => takeBack.mutate({ id })}>
              {t('trash.takeBack')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
