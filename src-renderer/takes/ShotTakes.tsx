import { Film, ImagePlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../app/commands.ts';
import { select } from '../app/workspace.ts';
import { useQueue } from '../queue/use-queue.ts';
import type { BoardShot } from '../storyboard/board-data.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Stage } from './Stage.tsx';
import type { StageMode } from './stage-mode.ts';
import styles from './ShotTakes.module.css';
import { firstPicked, scorable, takeNumbers, withCompared } from './take-data.ts';
import { TakeGrid } from './TakeGrid.tsx';
import { TakePane } from './TakePane.tsx';
import { TakesBar } from './TakesBar.tsx';
import { useMoreTakes } from './use-more-takes.ts';
import { useScores } from './use-scores.ts';
import { useTakeActions, useTakes } from './use-takes.ts';
import { toggleWords } from './WordsOver.tsx';

interface ShotTakesProps {
  readonly project: string;
  readonly shot: BoardShot;
  readonly shots: readonly BoardShot[];
}

/** The takes of one shot: those that were picked large, all of them below, what is known of the picked one beside. */
export function ShotTakes({ project, shot, shots }: ShotTakesProps) {
  const { t } = useTranslation('takes');
  const found = useTakes(shot.id);
  const takes = found.data ?? [];
  const [chosen, pick] = useState<readonly string[]>([]);
  const [mode, setMode] = useState<StageMode>('one');
  const actions = useTakeActions(shot.id);
  const more = useMoreTakes(project, shot.id, takes);
  const queue = useQueue();

  const there = chosen.filter((id) => takes.some((take) => take.id === id));
  const first = firstPicked(takes);
  const picked = there.length > 0 || first === null ? there : [first];
  const numbers = takeNumbers(takes);
  const take = takes.find(({ id }) => id === picked.at(-1));
  const scores = useScores(shot.id, takes, numbers, actions);
  const jobs = queue?.jobs.filter(({ shot_id }) => shot_id === shot.id) ?? [];

  const compare = (id: string): void => {
    const now = withCompared(picked, id);
    pick(now);
    if (now.length < 2) setMode('one');
    else if (mode === 'one' || (mode === 'wipe' && now.length > 2)) setMode('side');
  };
  const show = (to: StageMode): void => {
    setMode(to);
    if (to === 'one') return pick(picked.slice(-1));
    // A comparison needs another one: the next that is there, of the same kind first.
    const others = takes.filter(({ id }) => !picked.includes(id));
    const other = others.find(({ kind }) => kind === take?.kind) ?? others[0];
    if (picked.length < 2 && other) pick([...picked, other.id]);
    else if (to === 'wipe') pick(picked.slice(-2));
  };
  const at = shots.indexOf(shot);
  const go = (step: number): void => {
    const next = shots[at + step];
    if (next) select([next.id]);
  };
  const rate = (rating: number | null) => () => {
    if (take) actions.review(take.id, { rating: take.rating === rating ? null : rating });
  };
  useCommands({
    'shot.next': () => go(1),
    'shot.previous': () => go(-1),
    'shot.generate': () => more.make('clip'),
    ...(take
      ? {
          'take.show': () => actions.show(take.id),
          'take.lock': () => actions.lock(take.id, !take.locked),
          'take.trash': () => actions.throwAway(take.id),
          'take.try': () => more.tryAgain(take.kind),
          'take.words': toggleWords,
          'take.score': () => scores.start(take.kind),
          'take.rate1': rate(1),
          'take.rate2': rate(2),
          'take.rate3': rate(3),
          'take.rate4': rate(4),
          'take.rate5': rate(5),
          'take.unrate': rate(null),
        }
      : {}),
    ...(takes.length > 1
      ? { 'take.one': () => show('one'), 'take.side': () => show('side'), 'take.wipe': () => show('wipe') }
      : {}),
  });

  return (
    <>
      <div className={styles.left}>
        <TakesBar
          {...{ shot, at, count: takes.length, mode, more, scores, go }}
          hasNext={at < shots.length - 1}
          kind={take?.kind ?? 'clip'}
          canCompare={takes.length > 1}
          canScore={takes.some((each) => each.kind === take?.kind && scorable(each))}
          onMode={show}
        />
        {found.data && takes.length === 0 && jobs.length === 0 ? (
          <Empty icon={ImagePlus} title={t('empty')}>
            <p>{t('emptyMore')}</p>
            <div className={styles.begin}>
              <Button icon={ImagePlus} disabled={more.isBusy} onClick={() => more.make('still')}>
                {t('makeStill')}
              </Button>
              <Button icon={Film} disabled={more.isBusy} onClick={() => more.make('clip')}>
                {t('makeClip')}
              </Button>
            </div>
          </Empty>
        ) : (
          <>
            <Stage
              mode={mode}
              takes={picked.flatMap((id) => takes.find((each) => each.id === id) ?? [])}
              numbers={numbers}
            />
            <TakeGrid {...{ takes, jobs, numbers, picked, actions }} onPick={(id) => pick([id])} onCompare={compare} />
          </>
        )}
      </div>
      <aside className={styles.pane} aria-label={t('about')}>
        {take && (
          <TakePane
            key={take.id}
            {...{ project, take, numbers, actions, more }}
            other={takes.find(({ id }) => id === picked.at(-2)) ?? null}
          />
        )}
      </aside>
    </>
  );
}
