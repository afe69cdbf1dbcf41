import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Board } from '../storyboard/board-data.ts';
import { AttachedInspector } from './AttachedInspector.tsx';
import type { Cut } from './cut-data.ts';
import styles from './CutInspector.module.css';
import { useEdits } from './edits.ts';
import { FilmInspector } from './FilmInspector.tsx';
import { ItemInspector } from './ItemInspector.tsx';
import { pickedOf } from './picks.ts';
import { SeveralInspector } from './SeveralInspector.tsx';
import { useStrip } from './strip-state.ts';

const NO_CUT: Pick<Cut, 'items' | 'attached'> = { items: [], attached: [] };

/** What is said of what is picked of a cut; of the film where nothing is. */
export function CutInspector({
  project,
  cut,
  board,
}: {
  readonly project: string;
  readonly cut: Cut | undefined;
  readonly board: Board | undefined;
}) {
  const { t } = useTranslation('timeline');
  const edits = useEdits(project);
  const picked = useStrip((state) => state.picked);
  const found = useMemo(() => pickedOf(cut ?? NO_CUT, picked), [cut, picked]);
  if (!cut) return <div className={styles.inspector} aria-busy />;
  const [item] = found.items;
  const [attached] = found.attached;
  const isSeveral = found.items.length + found.attached.length > 1;
  return (
    <div className={styles.inspector}>
      {isSeveral ? (
        <SeveralInspector cut={cut} items={found.items} attached={found.attached} edits={edits} />
      ) : item ? (
        <ItemInspector key={item.id} cut={cut} item={item} edits={edits} board={board} />
      ) : attached ? (
        <AttachedInspector key={attached.id} cut={cut} attached={attached} edits={edits} />
      ) : (
        <FilmInspector cut={cut} edits={edits} board={board} />
      )}
      {!item && !attached && cut.items.length > 0 && <p className={styles.hint}>{t('pickHint')}</p>}
    </div>
  );
}
