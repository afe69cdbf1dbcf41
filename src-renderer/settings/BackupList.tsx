import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refresh } from '../app/changes.ts';
import { openProject } from '../app/workspace.ts';
import { useCalls } from '../host/context.ts';
import { Button } from '../ui/Button.tsx';
import { bytesShown } from '../ui/numbers.ts';
import { tell, tellFailure } from '../ui/toasts.ts';
import styles from './Lists.module.css';

/** The copies of the library's database, to be made and put back. */
export function BackupList() {
  const { t, i18n } = useTranslation('settings');
  const calls = useCalls();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<string | null>(null);
  const backups = useQuery(calls.library.backups.queryOptions({ staleTime: 0 }));
  const after = (text: string) => ({
    onSuccess: () => {
      tell(text);
      setAsked(null);
      refresh(queries);
    },
    onError: (error: unknown) => tellFailure(error),
  });
  const backUp = useMutation(calls.library.backUp.mutationOptions(after(t('backups.made'))));
  const restore = useMutation(calls.library.restore.mutationOptions(after(t('backups.restored'))));
  const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  const putBack = (backup: string): void => {
    // What is open may not be in it.
    openProject(null);
    restore.mutate({ backup });
  };
  return (
    <section aria-label={t('backups.title')}>
      <div className={styles.head}>
        <h3 className={styles.title}>{t('backups.title')}</h3>
        <Button disabled={backUp.isPending} onClick={() => backUp.mutate(undefined)}>
          {t('backups.make')}
        </Button>
      </div>
      <p className={styles.about}>{t('backups.about')}</p>
      <ul className={styles.list}>
        {(backups.data ?? []).map(({ name, kind, made_at, bytes }) => (
          <li key={name} className={styles.line}>
            <span className={styles.what}>
              {time.format(new Date(made_at))}
              <span className={styles.about}>
                {' · '}
                {t(`backups.${kind}`)} · {bytesShown(bytes)}
              </span>
            </span>
            {asked === name ? (
              <>
                <Button look="danger" disabled={restore.isPending} onClick={() => putBack(name)}>
                  {t('backups.sure')}
                </Button>
                <Button look="quiet" onClick={() => setAsked(null)}>
                  {t('backups.not')}
                </Button>
              </>
            ) : (
              <Button look="quiet" onClick={() => setAsked(name)}>
                {t('backups.restore')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
