import { useMutation } from '@tanstack/react-query';
import { Route } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import lighthouse from '../../resources/samples/the-lighthouse.fountain?url';
import boat from '../../resources/samples/the-paper-boat.zh.fountain?url';
import { useWorkspace } from '../app/workspace.ts';
import { useHost } from '../host/context.ts';
import { FIRST_SETTINGS } from '../library/first-settings.ts';
import { Button } from '../ui/Button.tsx';
import { Setting } from '../ui/Setting.tsx';
import { tellFailure } from '../ui/toasts.ts';
import { startTour } from './tour.ts';

const SAMPLES = {
  en: { url: lighthouse, file: 'the-lighthouse.fountain' },
  zh: { url: boat, file: 'the-paper-boat.zh.fountain' },
} as const;

/** Where the tour begins: on the film that is open, or on a film made of the sample. */
export function TourPart() {
  const { t, i18n } = useTranslation('help');
  const { client } = useHost().connection;
  const project = useWorkspace((state) => state.project);
  const begin = useMutation({
    mutationFn: async () => {
      const { url, file } = SAMPLES[i18n.language === 'zh' ? 'zh' : 'en'];
      const text = await (await fetch(url)).text();
      return await client.scripts.create({ text, name: file, settings: FIRST_SETTINGS });
    },
    onSuccess: (made) => startTour(made.project),
    onError: (error) => tellFailure(error),
  });
  return (
    <Setting title={t('tour.title')} about={t('tour.about')}>
      <Button look="main" icon={Route} disabled={begin.isPending} onClick={() => begin.mutate()}>
        {t('tour.sample')}
      </Button>
      {project !== null && <Button onClick={() => startTour(project)}>{t('tour.here')}</Button>}
    </Setting>
  );
}
