import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ZERO } from '../../src-shared/timeline/rational.ts';
import type { Board } from '../storyboard/board-data.ts';
import { shotsOf } from '../storyboard/board-data.ts';
import { Button } from '../ui/Button.tsx';
import { Fields } from '../ui/Fields.tsx';
import type { Cut } from './cut-data.ts';
import { cutSeconds } from './cut-data.ts';
import styles from './CutInspector.module.css';
import type { Edits } from './edits.ts';
import { timecodeOf } from './Timecode.tsx';

/** What is said of the film as it is cut, and shots that were taken out, to be put back. */
export function FilmInspector({
  cut,
  edits,
  board,
}: {
  readonly cut: Cut;
  readonly edits: Edits;
  readonly board: Board | undefined;
}) {
  const { t } = useTranslation('timeline');
  const labels = new Map(board ? shotsOf(board).map(({ id, label }) => [id, label]) : []);
  const { numerator, denominator } = cut.rate;
  const rate = Math.round((numerator / denominator) * 1000) / 1000;
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('film')}</h2>
        <p className={styles.facts}>
          {timecodeOf(cutSeconds(cut), cut.rate)} · {t('items', { count: cut.items.length })} · {t('rate', { rate })}
        </p>
      </header>
      {cut.removed.length > 0 && (
        <Fields title={t('takenOut')}>
          <ul className={styles.list}>
            {cut.removed.map(({ shot, name, frames, after }) => (
              <li key={shot} className={styles.row}>
                <span>{labels.has(shot) ? t('shot', { label: labels.get(shot) ?? '' }) : name}</span>
                <Button
                  look="quiet"
                  icon={Undo2}
                  onClick={() =>
                    edits.run([
                      {
                        ...{ command: 'insert', id: shot, in: ZERO, frames, after },
                        source: { kind: 'shot', shot, take: null },
                      },
                    ])
                  }
                >
                  {t('putBack')}
                </Button>
              </li>
            ))}
          </ul>
        </Fields>
      )}
    </>
  );
}
