import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chosenTheme, showTheme, THEMES } from '../app/theme.ts';
import type { Theme } from '../app/theme.ts';
import { useCalls, useHost } from '../host/context.ts';
import { failureOf } from '../host/errors.ts';
import { Button } from '../ui/Button.tsx';
import { Segments } from '../ui/Segments.tsx';
import { Setting } from '../ui/Setting.tsx';
import { tellFailure } from '../ui/toasts.ts';
import { LANGUAGES, speak } from '../words/words.ts';
import { toldWords } from '../words/sentences.ts';

/** Language, look, and the program that films are made with. */
export function GeneralPart() {
  const { t, i18n } = useTranslation('settings');
  const calls = useCalls();
  const { pickProgram } = useHost();
  const queries = useQueryClient();
  const [theme, setTheme] = useState(chosenTheme);
  const doctor = useQuery(calls.system.doctor.queryOptions());
  const settings = useQuery(calls.system.settings.queryOptions());
  const change = useMutation(
    calls.system.changeSettings.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: calls.system.key() });
      },
      onError: (error) => tellFailure(error),
    }),
  );
  const pick = async (): Promise<void> => {
    const picked = await pickProgram?.();
    if (picked) change.mutate({ ffmpeg: picked.file });
  };
  const ffmpeg = doctor.data?.checks.find(({ name }) => name === 'ffmpeg');
  const found = doctor.isError
    ? failureOf(doctor.error).message
    : ffmpeg
      ? toldWords(ffmpeg.said, ffmpeg.detail)
      : t('ffmpeg.looking');
  return (
    <>
      <Setting title={t('language.title')} about={t('language.about')}>
        <Segments
          label={t('language.title')}
          value={LANGUAGES.find((each) => each === i18n.language) ?? 'en'}
          options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
          onChange={(language) => void speak(language)}
        />
      </Setting>
      <Setting title={t('theme.title')} about={t('theme.about')}>
        <Segments<Theme>
          label={t('theme.title')}
          value={theme}
          options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
          onChange={(next) => {
            setTheme(next);
            showTheme(next);
          }}
        />
      </Setting>
      <Setting title={t('ffmpeg.title')} about={ffmpeg?.ok === false ? t('ffmpeg.missing', { why: found }) : found}>
        {settings.data && settings.data.ffmpeg !== null && (
          <Button disabled={change.isPending} onClick={() => change.mutate({ ffmpeg: null })}>
            {t('ffmpeg.ours')}
          </Button>
        )}
        {pickProgram && (
          <Button disabled={change.isPending} onClick={() => void pick().catch(tellFailure)}>
            {t('ffmpeg.choose')}
          </Button>
        )}
        <Button disabled={doctor.isFetching} onClick={() => void doctor.refetch()}>
          {t('ffmpeg.again')}
        </Button>
      </Setting>
    </>
  );
}
