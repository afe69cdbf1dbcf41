import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FileText, GitMerge, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { refresh } from '../app/changes.ts';
import { useCalls } from '../host/context.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { tell, tellFailure } from '../ui/toasts.ts';
import type { ScriptSession } from './script-session.ts';

/** What has to be said of a script before it is written on, with what can be done about it. */
export function ScriptNotices({
  project,
  session,
  editable,
}: {
  readonly project: string;
  readonly session: ScriptSession;
  readonly editable: boolean;
}) {
  const { t } = useTranslation('script');
  const calls = useCalls();
  const queries = useQueryClient();
  const sync = useStore(session.store, (state) => state.sync);
  const convert = useMutation(
    calls.scripts.toFountain.mutationOptions({
      onSuccess: () => {
        tell(t('converted'));
        refresh(queries);
      },
      onError: (error) => tellFailure(error),
    }),
  );
  if (!editable) {
    return (
      <Notice icon={FileText} text={t('readOnly')}>
        <Button disabled={convert.isPending} onClick={() => convert.mutate({ project })}>
          {t('convert')}
        </Button>
      </Notice>
    );
  }
  if (sync.kind === 'conflict') {
    return (
      <Notice icon={GitMerge} text={t('conflict.what')} urgent>
        <Button onClick={() => session.sync.keepMine()}>{t('conflict.mine')}</Button>
        <Button onClick={() => session.sync.takeTheirs()}>{t('conflict.theirs')}</Button>
      </Notice>
    );
  }
  if (sync.kind === 'refused') {
    return (
      <Notice icon={TriangleAlert} text={t('refused', { why: sync.message })} urgent>
        <Button onClick={() => void session.sync.save()}>{t('again')}</Button>
      </Notice>
    );
  }
  return null;
}
