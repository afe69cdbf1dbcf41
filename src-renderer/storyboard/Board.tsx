import { Clapperboard } from 'lucide-react';
import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { WheelEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../app/commands.ts';
import { select, useWorkspace } from '../app/workspace.ts';
import { useQueue } from '../queue/use-queue.ts';
import { ContextMenu } from '../ui/ContextMenu.tsx';
import { Empty } from '../ui/Empty.tsx';
import { dropPlace } from './arranged.ts';
import { jobsByShot } from './board-cards.ts';
import type { Board as BoardData } from './board-data.ts';
import { shotsOf } from './board-data.ts';
import { boardMenu } from './board-menu.ts';
import { playCard, showAs, showPanel, useBoardView } from './board-view.ts';
import styles from './Board.module.css';
import { BoardPanels } from './BoardPanels.tsx';
import { BoardTools } from './BoardTools.tsx';
import { CardList } from './CardList.tsx';
import { CardStrip } from './CardStrip.tsx';
import { cardId } from './ShotCard.tsx';
import { useBoardActions } from './use-board-actions.ts';
import { useCardDrops, usePointedCard } from './use-card-drag.ts';
import { useCardKeys } from './use-card-keys.ts';
import { useFileDrop } from './use-file-drop.ts';

/** The storyboard: cards in scenes. */
export function Board({ project, board }: { readonly project: string; readonly board: BoardData | undefined }) {
  const { t } = useTranslation('board');
  if (!board) return <div className={styles.waiting} aria-busy aria-label={t('loading')} />;
  if (board.scenes.length === 0) return <Empty icon={Clapperboard} title={t('empty')} />;
  return <Filled project={project} board={board} />;
}

function Filled({ project, board }: { readonly project: string; readonly board: BoardData }) {
  const { t } = useTranslation('board');
  const mode = useBoardView((view) => view.mode);
  const cardWidth = useBoardView((view) => view.cardWidth);
  const panel = useBoardView((view) => view.panel);
  const picked = useWorkspace((state) => state.selected);
  const [columns, setColumns] = useState(1);
  const queue = useQueue();
  const list = useRef<HTMLDivElement>(null);

  const shots = useMemo(() => shotsOf(board), [board]);
  const order = useMemo(() => shots.map(({ id }) => id), [shots]);
  const selected = useMemo(() => new Set(picked), [picked]);
  const chosen = useMemo(() => shots.filter(({ id }) => selected.has(id)), [selected, shots]);
  const jobs = useMemo(() => jobsByShot(queue?.jobs ?? []), [queue]);
  const active = picked.at(-1) ?? null;

  const actions = useBoardActions(project, board, shots, chosen);
  const counts = board.scenes.map((scene) => scene.shots.length);
  const keys = useCardKeys(order, counts, mode === 'strip' ? order.length : columns);
  const files = useFileDrop(board.project);
  const step = (by: 1 | -1): void => {
    const next = order[active === null ? 0 : Math.max(0, Math.min(order.length - 1, order.indexOf(active) + by))];
    if (next !== undefined) select([next]);
  };
  useCommands({
    'shot.next': () => step(1),
    'shot.previous': () => step(-1),
    'shot.all': () => select(order),
    'shot.insert': actions.insert,
    'board.grid': () => showAs('grid'),
    'board.strip': () => showAs('strip'),
    'board.list': () => showAs('list'),
    'board.tray': () => showPanel({ kind: 'tray' }),
    'board.cast': () => showPanel({ kind: 'cast', name: null }),
    ...(chosen.length > 0
      ? {
          'shot.generate': actions.generate,
          'shot.remove': actions.remove,
          'shot.earlier': () => actions.step('earlier'),
          'shot.later': () => actions.step('later'),
        }
      : {}),
    ...(chosen.length === 1
      ? {
          'shot.duplicate': actions.duplicate,
          'shot.split': () => actions.split(null),
          'shot.draw': actions.draw,
          'shot.photograph': actions.photograph,
        }
      : {}),
    ...(chosen.length > 1 ? { 'shot.merge': actions.merge } : {}),
  });

  useCardDrops(list, mode === 'list' ? 'y' : 'x', (taken, { shot, edge }) => {
    const ids = selected.has(taken) ? chosen.map(({ id }) => id) : [taken];
    const place = dropPlace(board.scenes, ids, shot, edge);
    if (place) actions.arrange({ command: 'move', shots: ids, place });
  });
  usePointedCard(list);
  useEffect(() => () => playCard(null), []);

  const cards = { scroller: list, board, shots, selected, active, jobs };
  return (
    <div className={styles.board}>
      <BoardTools parked={board.parked} />
      <div className={styles.frame}>
        <ContextMenu
          lines={() => boardMenu(t, actions, chosen)}
          trigger={
            <div
              ref={list}
              className={styles.list}
              role="listbox"
              tabIndex={0}
              aria-multiselectable
              aria-label={t('list')}
              aria-activedescendant={active === null ? undefined : cardId(active)}
              data-mode={mode}
              {...keys}
              {...files}
              onWheel={mode === 'strip' ? alongStrip : undefined}
            />
          }
        >
          {mode === 'strip' ? (
            <CardStrip {...cards} cardWidth={cardWidth} />
          ) : (
            <CardList {...cards} as={mode} cardWidth={cardWidth} onColumns={setColumns} />
          )}
        </ContextMenu>
      </div>
      <Suspense>{panel && <BoardPanels board={board} panel={panel} />}</Suspense>
    </div>
  );
}

/** A mouse's wheel goes up and down; the strip does not. */
function alongStrip({ currentTarget, deltaX, deltaY, shiftKey }: WheelEvent<HTMLDivElement>): void {
  if (deltaX === 0 && !shiftKey) currentTarget.scrollLeft += deltaY;
}
