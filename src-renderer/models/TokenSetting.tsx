import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../host/context.ts';
import { Button } from '../ui/Button.tsx';
import { Setting } from '../ui/Setting.tsx';
import { TextField } from '../ui/TextField.tsx';
import { tellFailure } from '../ui/toasts.ts';

const KEY = ['hub token'];

/** A token for models whose owners say who may fetch them: given to the keychain of the system, or to the program for as long as it runs, and never shown again. */
export function TokenSetting() {
  const { t } = useTranslation('models');
  const { kind, token } = useHost();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const isKept = useQuery({ queryKey: KEY, queryFn: async () => await token.isKept() });
  const keep = useMutation({
    mutationFn: async (text: string) => await token.keep(text),
    onSuccess: async () => {
      setTyped('');
      await queries.invalidateQueries({ queryKey: KEY });
    },
    onError: (error) => tellFailure(error),
  });
  return (
    <Setting title={t('token.title')} about={t(isKept.data ? `token.kept.${kind}` : `token.about.${kind}`)}>
      {isKept.data ? (
        <Button disabled={keep.isPending} onClick={() => keep.mutate('')}>
          {t('token.forget')}
        </Button>
      ) : (
        <>
          <TextField secret label={t('token.title')} value={typed} most={500} onChange={setTyped} />
          <Button disabled={keep.isPending || typed.trim() === ''} onClick={() => keep.mutate(typed.trim())}>
            {t('token.keep')}
          </Button>
        </>
      )}
    </Setting>
  );
}
