import { Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { toldWords } from '../words/sentences.ts';
import styles from './Models.module.css';

/** The doctor's checks that have a name here; one that is new is called as the doctor calls it. */
const NAMES = {
  node: 'node',
  machine: 'machine',
  ffmpeg: 'ffmpeg',
  encoders: 'encoders',
  'caption font': 'font',
  voices: 'voices',
  instruments: 'instruments',
  library: 'library',
  'last backup': 'backup',
} as const;

/** One thing that films need: whether it is there, and what was found. */
export function CheckLine({
  check: { name, ok, detail, said },
}: {
  readonly check: { readonly name: string; readonly ok: boolean; readonly detail: string; readonly said?: unknown };
}) {
  const { t } = useTranslation('models');
  const key = Object.entries(NAMES).find(([each]) => each === name)?.[1];
  const Icon = ok ? Check : X;
  return (
    <div className={styles.check} data-ok={ok}>
      <dt className={styles.name}>
        <Icon aria-label={t(ok ? 'there' : 'missing')} size={15} className={styles.sign} />
        {key ? t(`check.${key}`) : name}
      </dt>
      <dd className={styles.detail}>{toldWords(said, detail)}</dd>
    </div>
  );
}
