import type { InferContractRouterOutputs } from '@orpc/contract';
import { useTranslation } from 'react-i18next';
import type { contract } from '../../src-shared/contract/contract.ts';
import type { Chosen } from './documents.ts';
import { DOCUMENTS } from './documents.ts';
import styles from './ExportKinds.module.css';

/** A preset of films as this machine has it. */
export type Preset = InferContractRouterOutputs<typeof contract>['films']['presets'][number];

interface ExportKindsProps {
  readonly presets: readonly Preset[] | undefined;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

/** Everything that can be made of a film, in groups. */
export function ExportKinds({ presets, chosen, onChoose }: ExportKindsProps) {
  const { t } = useTranslation('export');
  return (
    <div className={styles.kinds}>
      <h2 className={styles.group}>{t('group.film')}</h2>
      {presets?.map(({ name, encoder }) => (
        <button
          key={name}
          type="button"
          className={styles.kind}
          aria-pressed={chosen.what === 'film' && chosen.preset === name}
          disabled={encoder === null && name !== 'sound'}
          onClick={() => onChoose({ what: 'film', preset: name })}
        >
          <span className={styles.name}>{t(`preset.${name}`)}</span>
          <span className={styles.about}>
            {encoder === null && name !== 'sound' ? t('noEncoder') : t(`presetAbout.${name}`)}
          </span>
        </button>
      ))}
      {DOCUMENTS.map(({ group, formats }) => (
        <div key={group}>
          <h2 className={styles.group}>{t(`group.${group}`)}</h2>
          {formats.map((format) => (
            <button
              key={format}
              type="button"
              className={styles.kind}
              aria-pressed={chosen.what === 'document' && chosen.format === format}
              onClick={() => onChoose({ what: 'document', format })}
            >
              <span className={styles.name}>{t(`format.${format}`)}</span>
            </button>
          ))}
        </div>
      ))}
      <h2 className={styles.group}>{t('group.project')}</h2>
      <button
        type="button"
        className={styles.kind}
        aria-pressed={chosen.what === 'bundle'}
        onClick={() => onChoose({ what: 'bundle' })}
      >
        <span className={styles.name}>{t('bundle')}</span>
      </button>
    </div>
  );
}
