import { useMutation } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import lighthouse from '../../resources/samples/the-lighthouse.fountain?url';
import boat from '../../resources/samples/the-paper-boat.zh.fountain?url';
import { useCalls, useHost } from '../host/context.ts';
import { tellFailure } from '../ui/toasts.ts';
import { FIRST_SETTINGS } from './first-settings.ts';
import styles from './SampleScripts.module.css';

const SAMPLES = [
  { id: 'lighthouse', url: lighthouse, file: 'the-lighthouse.fountain' },
  { id: 'boat', url: boat, file: 'the-paper-boat.zh.fountain' },
] as const;

/** The two sample scripts, each of which becomes a film of one's own. */
export function SampleScripts({ onOpen }: { readonly onOpen: (project: string) => void }) {
  const { t } = useTranslation('home');
  const { client } = useHost().connection;
  const calls = useCalls();
  const open = useMutation({
    mutationKey: calls.scripts.create.mutationKey(),
    mutationFn: async ({ url, file }: (typeof SAMPLES)[number]) => {
      const text = await (await fetch(url)).text();
      return await client.scripts.create({ text, name: file, settings: FIRST_SETTINGS });
    },
    onSuccess: ({ project }) => onOpen(project),
    onError: (error) => tellFailure(error),
  });
  return (
    <section aria-label={t('samples')}>
      <h2 className={styles.heading}>{t('samples')}</h2>
      <div className={styles.list}>
        {SAMPLES.map((sample) => (
          <button
            key={sample.id}
            type="button"
            className={styles.sample}
            disabled={open.isPending}
            onClick={() => open.mutate(sample)}
          >
            <ScrollText aria-hidden size={20} strokeWidth={1.5} />
            <span>
              <strong>{t(`sample.${sample.id}`)}</strong>
              <span className={styles.about}>{t(`sample.${sample.id}_about`)}</span>
            </span>
          </button>
        ))}
      </div>
    </section>
  );
}
