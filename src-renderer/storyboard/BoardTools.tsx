import { Archive, Plus, UsersRound } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../ui/Button.tsx';
import { Segments } from '../ui/Segments.tsx';
import { Slider } from '../ui/Slider.tsx';
import { runCommand } from '../app/commands.ts';
import { keysFor } from '../app/shortcuts.ts';
import { BOARD_MODES, LEAST_CARD, MOST_CARD, showAs, showPanel, sizeCards, useBoardView } from './board-view.ts';
import styles from './BoardTools.module.css';

/** The bar over the board: how it is shown, and what belongs to all of it. */
export const BoardTools = memo(function BoardTools({ parked }: { readonly parked: number }) {
  const { t } = useTranslation(['board', 'commands']);
  const mode = useBoardView((view) => view.mode);
  const cardWidth = useBoardView((view) => view.cardWidth);
  const tray = parked === 0 ? t('tray.title') : t('tray.some', { count: parked });
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('tools')}>
      <Segments
        label={t('mode.label')}
        value={mode}
        options={BOARD_MODES.map((each) => ({ value: each, label: t(`mode.${each}`) }))}
        onChange={showAs}
      />
      {mode !== 'list' && (
        <Slider
          label={t('cardSize')}
          value={cardWidth}
          least={LEAST_CARD}
          most={MOST_CARD}
          step={10}
          onChange={sizeCards}
        />
      )}
      <div className={styles.end}>
        <Button
          look="quiet"
          icon={UsersRound}
          title={t('cast.title')}
          onClick={() => showPanel({ kind: 'cast', name: null })}
        >
          <span className={styles.words}>{t('cast.title')}</span>
        </Button>
        <Button look="quiet" icon={Archive} title={tray} onClick={() => showPanel({ kind: 'tray' })}>
          <span className={styles.words}>{tray}</span>
        </Button>
        <IconButton
          icon={Plus}
          label={t('commands:shot.insert')}
          keys={keysFor('shot.insert')}
          onClick={() => runCommand('shot.insert')}
        />
      </div>
    </div>
  );
});
