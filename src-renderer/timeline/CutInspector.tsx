import { useTranslation } from 'react-i18next';
import type { Board } from '../storyboard/board-data.ts';
import { AttachedInspector } from './AttachedInspector.tsx';
import type { Cut } from './cut-data.ts';
import styles from './CutInspector.module.css';
import { useEdits } from './edits.ts';
import { FilmInspector } from './FilmInspector.tsx';
import { ItemInspector } from './ItemInspector.tsx';
import { useStrip } from './strip-state.ts';

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
  if (!cut) return <div className={styles.inspector} aria-busy />;
  const item = picked?.kind === 'item' ? cut.items.find(({ id }) => id === picked.id) : undefined;
  const attached = picked?.kind === 'attached' ? cut.attached.find(({ id }) => id === picked.id) : undefined;
  return (
    <div className={styles.inspector}>
      {item ? (
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
