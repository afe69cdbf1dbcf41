import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Bookmark, FolderOpen, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refresh } from '../app/changes.ts';
import { openProject } from '../app/workspace.ts';
import { useCalls } from '../host/context.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { TextField } from '../ui/TextField.tsx';
import { tellFailure } from '../ui/toasts.ts';
import type { ListedProject } from './home-data.ts';
import styles from './SheetLists.module.css';

/** The states of a film that have a name: how it is now gets one, and each can be opened as a film of its own. */
export function SnapshotsSheet({
  project,
  onClose,
}: {
  readonly project: ListedProject;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation('home');
  const calls = useCalls();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const snapshots = useQuery(calls.projects.snapshots.queryOptions({ input: { project: project.id } }));
  const after = { onError: (error: unknown) => tellFailure(error), onSettled: () => refresh(queries) };
  const take = useMutation(calls.projects.takeSnapshot.mutationOptions({ ...after, onSuccess: () => setName('') }));
  const drop = useMutation(calls.projects.dropSnapshot.mutationOptions(after));
  const open = useMutation(
    calls.projects.openSnapshot.mutationOptions({ ...after, onSuccess: ({ id }) => openProject(id) }),
  );
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  const keep = (): void => take.mutate({ project: project.id, name: name.trim() });
  return (
    <Sheet title={t('snapshotsOf', { title: project.title })} open onClose={onClose}>
      <form
        className={styles.add}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') keep();
        }}
      >
        <TextField label={t('snapshotName')} placeholder={t('snapshotName')} value={name} onChange={setName} />
        <Button icon={Bookmark} disabled={name.trim() === '' || take.isPending} onClick={keep}>
          {t('keepSnapshot')}
        </Button>
      </form>
      <p className={styles.about}>{t('snapshotsAbout')}</p>
      <ul className={styles.list} aria-busy={snapshots.isPending}>
        {snapshots.data?.map((snapshot) => (
          <li key={snapshot.id} className={styles.line}>
            <span className={styles.words}>
              <strong>{snapshot.name}</strong>
              <span className={styles.when}>{when.format(new Date(snapshot.created_at))}</span>
            </span>
            <Button icon={FolderOpen} disabled={open.isPending} onClick={() => open.mutate({ snapshot: snapshot.id })}>
              {t('openSnapshot')}
            </Button>
            <IconButton
              icon={Trash2}
              label={t('dropSnapshot', { name: snapshot.name })}
              onClick={() => drop.mutate({ snapshot: snapshot.id })}
            />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
