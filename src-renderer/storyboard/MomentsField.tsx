import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../ui/Button.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { BoardShot } from './board-data.ts';
import styles from './Inspector.module.css';
import type { ShotEditing } from './use-shot-edit.ts';

/** Prompts that take over at moments of a shot. */
export function MomentsField({
  shot,
  editing: { change, flush },
}: {
  readonly shot: BoardShot;
  readonly editing: ShotEditing;
}) {
  const { t } = useTranslation('board');
  const prompts = shot.overrides.prompts ?? [];
  const write = (next: typeof prompts, typed: boolean): void =>
    change({ prompts: next.length === 0 ? null : next.toSorted((one, other) => one.at_s - other.at_s) }, typed);
  return (
    <div className={styles.lines}>
      {shot.unfollowed.includes('prompts') && <p className={styles.note}>{t('moments.unfollowed')}</p>}
      {prompts.map((moment, index) => (
        <div key={index} className={styles.spoken}>
          <div className={styles.who}>
            <NumberField
              label={t('moments.at')}
              value={moment.at_s}
              least={0}
              most={60}
              step={0.1}
              decimals={1}
              unit="second"
              onChange={(at_s) => write(prompts.with(index, { ...moment, at_s }), true)}
            />
            <IconButton
              icon={X}
              label={t('moments.remove')}
              onClick={() => write(prompts.toSpliced(index, 1), false)}
            />
          </div>
          <TextField
            label={t('moments.prompt')}
            value={moment.prompt}
            rows={2}
            most={2000}
            onChange={(prompt) => prompt.trim() !== '' && write(prompts.with(index, { ...moment, prompt }), true)}
            onDone={flush}
          />
        </div>
      ))}
      <Button
        look="quiet"
        icon={Plus}
        onClick={() => {
          const at_s = Math.min(60, Math.round(shot.duration_s * 5) / 10);
          write([...prompts, { at_s, prompt: shot.picture }], false);
        }}
      >
        {t('moments.add')}
      </Button>
    </div>
  );
}
