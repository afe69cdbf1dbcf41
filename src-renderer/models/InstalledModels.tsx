import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FileArchive, Folder, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCalls, useHost } from '../host/context.ts';
import type { PickedFile } from '../host/host.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { bytesShown } from '../ui/numbers.ts';
import { Setting } from '../ui/Setting.tsx';
import { tellFailure } from '../ui/toasts.ts';
import { inWords } from '../words/sentences.ts';
import styles from './Models.module.css';

/** Models of one's own: what each is, and how they come and go. */
export function InstalledModels() {
  const { t } = useTranslation('models');
  const calls = useCalls();
  const host = useHost();
  const queries = useQueryClient();
  const [leaving, setLeaving] = useState<string | null>(null);
  const own = (useQuery(calls.models.list.queryOptions()).data ?? []).filter(({ kind }) => kind !== 'builtin');
  const changed = {
    onError: (error: Error) => tellFailure(error),
    onSuccess: async () => await queries.invalidateQueries(),
  };
  const add = useMutation(calls.models.add.mutationOptions(changed));
  const remove = useMutation(calls.models.remove.mutationOptions(changed));
  const zips = [{ name: t('own.zip'), endings: ['.zip'] }];
  const addFrom = async (pick: () => Promise<PickedFile | null | undefined>): Promise<void> => {
    try {
      const picked = await pick();
      if (picked) add.mutate({ file: picked.file });
    } catch (error) {
      tellFailure(error);
    }
  };
  return (
    <section aria-label={t('own.title')}>
      <h3 className={styles.heading}>
        <span className={styles.grow}>{t('own.title')}</span>
        <Button
          icon={FileArchive}
          disabled={add.isPending}
          onClick={() => void addFrom(async () => (await host.pickFiles(zips, false))[0])}
        >
          {add.isPending ? t('own.adding') : t('own.add')}
        </Button>
        {host.pickFolder && (
          <Button
            icon={Folder}
            disabled={add.isPending}
            onClick={() => void addFrom(async () => await host.pickFolder?.())}
          >
            {t('own.addFolder')}
          </Button>
        )}
      </h3>
      {own.length === 0 && <p className={styles.note}>{t('own.none')}</p>}
      {own.map(({ id, title, kind, draws, bytes, licence, fault }) => (
        <Setting
          key={id}
          title={title}
          about={
            fault
              ? inWords(fault)
              : [t(`does.${draws ?? kind}`), bytesShown(bytes), licence ?? t('own.noLicence')].join(' · ')
          }
        >
          {leaving === id ? (
            <>
              <Button onClick={() => setLeaving(null)}>{t('own.keep')}</Button>
              <Button look="danger" onClick={() => remove.mutate({ id })}>
                {t('own.remove')}
              </Button>
            </>
          ) : (
            <IconButton icon={Trash2} label={t('own.removing', { name: title })} onClick={() => setLeaving(id)} />
          )}
        </Setting>
      ))}
    </section>
  );
}
