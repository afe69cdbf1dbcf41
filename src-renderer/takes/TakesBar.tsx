import { ChevronLeft, ChevronRight, Dices, Gauge, ListPlus, Square, TextSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { keysFor } from '../app/shortcuts.ts';
import type { BoardShot } from '../storyboard/board-data.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Segments } from '../ui/Segments.tsx';
import { Tip } from '../ui/Tip.tsx';
import type { StageMode } from './stage-mode.ts';
import { STAGE_MODES } from './stage-mode.ts';
import type { Take } from './take-data.ts';
import styles from './TakesBar.module.css';
import type { MoreTakes } from './use-more-takes.ts';
import type { useScores } from './use-scores.ts';
import { toggleWords, useWordsShown } from './WordsOver.tsx';

interface TakesBarProps {
  readonly shot: BoardShot;
  readonly at: number;
  readonly count: number;
  readonly mode: StageMode;
  /** Of which kind more are made. */
  readonly kind: Take['kind'];
  readonly canCompare: boolean;
  readonly hasNext: boolean;
  readonly canScore: boolean;
  readonly more: MoreTakes;
  readonly scores: ReturnType<typeof useScores>;
  readonly go: (step: number) => void;
  readonly onMode: (mode: StageMode) => void;
}

/** Which shot it is, how its takes are looked at, and how more of them are made. */
export function TakesBar(props: TakesBarProps) {
  const { shot, at, count, mode, kind, canCompare, canScore, hasNext, more, scores, go, onMode } = props;
  const { t } = useTranslation(['takes', 'commands']);
  const words = useWordsShown(({ shown }) => shown);
  return (
    <header className={styles.bar}>
      <IconButton
        icon={ChevronLeft}
        label={t('commands:shot.previous')}
        keys={keysFor('shot.previous')}
        disabled={at <= 0}
        onClick={() => go(-1)}
      />
      <h2 className={styles.label}>{shot.label}</h2>
      <IconButton
        icon={ChevronRight}
        label={t('commands:shot.next')}
        keys={keysFor('shot.next')}
        disabled={!hasNext}
        onClick={() => go(1)}
      />
      <p className={styles.picture} title={shot.picture}>
        {shot.picture}
      </p>
      <span className={styles.count}>{t('count', { count })}</span>
      {canCompare && (
        <Segments
          label={t('looks')}
          value={mode}
          options={STAGE_MODES.map((value) => ({ value, label: t(`look_${value}`), keys: keysFor(`take.${value}`) }))}
          onChange={onMode}
        />
      )}
      <IconButton
        icon={TextSearch}
        label={t('commands:take.words')}
        keys={keysFor('take.words')}
        pressed={words}
        disabled={mode !== 'one'}
        onClick={toggleWords}
      />
      {scores.isBusy ? (
        <IconButton icon={Square} label={t('scoring')} onClick={scores.stop} />
      ) : (
        <IconButton
          icon={Gauge}
          label={t('commands:take.score')}
          keys={keysFor('take.score')}
          disabled={!canScore}
          onClick={() => scores.start(kind)}
        />
      )}
      <Tip text={t('tryAbout')} keys={keysFor('take.try')}>
        <Button icon={ListPlus} disabled={more.isBusy} onClick={() => more.tryAgain(kind)}>
          {t('try')}
        </Button>
      </Tip>
      <IconButton icon={Dices} label={t('vary')} disabled={more.isBusy} onClick={() => more.vary(kind)} />
    </header>
  );
}
