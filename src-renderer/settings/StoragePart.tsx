import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { refresh } from '../app/changes.ts';
import { useCalls } from '../host/context.ts';
import { Button } from '../ui/Button.tsx';
import { bytesShown } from '../ui/numbers.ts';
import { Setting } from '../ui/Setting.tsx';
import { tell, tellFailure } from '../ui/toasts.ts';
import { BackupList } from './BackupList.tsx';
import { CacheList } from './CacheList.tsx';
import { CheckSetting } from './CheckSetting.tsx';
import { TrashList } from './TrashList.tsx';
import { toldWords } from '../words/sentences.ts';

/** Where films are kept, whether all of them is well, what waits in the trash, and the copies of the library. */
export function StoragePart() {
  const { t } = useTranslation('settings');
  const calls = useCalls();
  const queries = useQueryClient();
  const doctor = useQuery(calls.system.doctor.queryOptions());
  const collect = useMutation(
    calls.library.collect.mutationOptions({
      onSuccess: ({ files, bytes }) => {
        tell(files === 0 ? t('storage.nothingFreed') : t('storage.freed', { count: files, size: bytesShown(bytes) }));
        refresh(queries);
      },
      onError: (error) => tellFailure(error),
    }),
  );
  const library = doctor.data?.checks.find(({ name }) => name === 'library');
  return (
    <>
      <Setting
        title={t('storage.library')}
        about={library ? toldWords(library.said, library.detail) : t('storage.looking')}
      />
      <CheckSetting />
      <Setting title={t('storage.free')} about={t('storage.freeMore')}>
        <Button disabled={collect.isPending} onClick={() => collect.mutate(undefined)}>
          {t('storage.freeUp')}
        </Button>
      </Setting>
      <CacheList />
      <TrashList />
      <BackupList />
    </>
  );
}
