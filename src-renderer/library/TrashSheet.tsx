import { useQuery } from '@tanstack/react-query';
import { Trash2, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCalls } from '../host/context.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import styles from './SheetLists.module.css';
import type { ProjectActions } from './use-project-actions.ts';

/** What was thrown away, and can be taken back for 30 days. */
export function TrashSheet({ actions, onClose }: { readonly actions: ProjectActions; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('home');
  const calls = useCalls();
  const trash = useQuery(calls.library.trash.queryOptions());
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Sheet title={t('trash')} open onClose={onClose}>
      {trash.data?.length === 0 ? (
        <Empty icon={Trash2} title={t('trashEmpty')} />
      ) : (
        <>
          <p className={styles.about}>{t('trashAbout')}</p>
          <ul className={styles.list} aria-busy={trash.isPending}>
            {trash.data?.map(({ id, kind, title, deleted_at }) => (
              <li key={id} className={styles.line}>
                <span className={styles.words}>
                  <strong>{kind === 'project' ? title : t(`trashed.${kind}`, { title })}</strong>
                  <span className={styles.when}>
                    {deleted_at !== null && t('trashedAt', { time: when.format(new Date(deleted_at)) })}
                  </span>
                </span>
                <Button icon={Undo2} onClick={() => actions.takeBack(id)}>
                  {t('takeBack')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
}
