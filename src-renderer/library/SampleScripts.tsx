import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import lighthouse from '../../resources/samples/the-lighthouse.fountain?url';
import lighthousePicture from '../../resources/samples/the-lighthouse.jpg';
import boatPicture from '../../resources/samples/the-paper-boat.jpg';
import boat from '../../resources/samples/the-paper-boat.zh.fountain?url';
import { useCalls, useHost } from '../host/context.ts';
import { tellFailure } from '../ui/toasts.ts';
import { FIRST_SETTINGS } from './first-settings.ts';
import styles from './SampleScripts.module.css';

const SAMPLES = [
  { id: 'lighthouse', url: lighthouse, file: 'the-lighthouse.fountain', picture: lighthousePicture },
  { id: 'boat', url: boat, file: 'the-paper-boat.zh.fountain', picture: boatPicture },
] as const;

/** The two sample scripts, each of which becomes a film of one's own. */
export function SampleScripts({
  large = false,
  onOpen,
}: {
  /** With large pictures, where there is nothing else to see yet. */
  readonly large?: boolean;
  readonly onOpen: (project: string) => void;
}) {
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
    <section aria-label={t('samples')} data-large={large} className={styles.samples}>
      <h2 className={styles.heading}>{t('samples')}</h2>
      <div className={styles.list}>
        {SAMPLES.map((sample) => (
          <button
            key={sample.id}
            type="button"
            className={styles.sample}
            disabled={open.isPending}
            aria-labelledby={`sample-${sample.id}`}
            onClick={() => open.mutate(sample)}
          >
            <img src={sample.picture} alt="" className={styles.picture} />
            <span id={`sample-${sample.id}`} className={styles.words}>
              <strong>{t(`sample.${sample.id}`)}</strong>
              <span className={styles.about}>{t(`sample.${sample.id}_about`)}</span>
            </span>
          </button>
        ))}
      </div>
    </section>
  );
}
