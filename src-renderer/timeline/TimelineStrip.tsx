import { Film } from 'lucide-react';
import { lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { seek, useWorkspace } from '../app/workspace.ts';
import type { Board } from '../storyboard/board-data.ts';
import { Empty } from '../ui/Empty.tsx';
import { blockPictures, NO_PICTURES, PicturesContext } from './block-pictures.ts';
import { cutSeconds, momentOf, shotOf } from './cut-data.ts';
import { CutMenu } from './CutMenu.tsx';
import { DragWords } from './DragWords.tsx';
import { dragged } from './drags.ts';
import { useCut, useEdits } from './edits.ts';
import { MarkLines } from './MarkLines.tsx';
import { PickArea } from './PickArea.tsx';
import { isPicked } from './picks.ts';
import { Playhead } from './Playhead.tsx';
import { usePreview } from './preview.ts';
import { useStripCommands } from './strip-commands.ts';
import { useAdditions } from './use-additions.ts';
import { useMarks } from './use-marks.ts';
import { useStripPointer } from './strip-pointer.ts';
import { HEAD, useStripScale } from './strip-scale.ts';
import { openStrip, useStrip } from './strip-state.ts';
import { StripBar } from './StripBar.tsx';
import styles from './TimelineStrip.module.css';
import { Teleprompter } from './Teleprompter.tsx';
import { Tracks } from './Tracks.tsx';
import { tracksOf } from './tracks.ts';

const GraphicSheet = lazy(async () => await import('./GraphicSheet.tsx'));

const RATE = { numerator: 24, denominator: 1 };

/** The film's tracks under the board and the timeline. */
export function TimelineStrip({ project, board }: { readonly project: string; readonly board: Board | undefined }) {
  const { t } = useTranslation('timeline');
  const scroller = useRef<HTMLDivElement>(null);
  const made = useCut(project);
  const edits = useEdits(project);
  const drag = useStrip((state) => state.drag);
  const prompting = useStrip((state) => state.prompting);
  const drawing = useStrip((state) => state.drawing);
  const selected = useWorkspace((state) => state.selected);
  useEffect(() => openStrip(project), [project]);
  usePreview(project, board, made);
  useMarks(project, made, edits);

  const shown = useMemo(() => (made && drag ? dragged(made, drag.drag, drag.way) : null), [made, drag]);
  const cut = shown?.cut ?? made;
  const tracks = useMemo(() => (cut ? tracksOf(cut) : []), [cut]);
  const pictures = board ? blockPictures(board) : NO_PICTURES;
  const seconds = made ? cutSeconds(made) : 0;
  const scale = useStripScale(scroller, seconds, made?.rate ?? RATE);
  const { pixels, room, zoom, reveal } = scale;
  const pointer = useStripPointer(made, tracks, pixels, edits);
  useStripCommands(made, edits, scale);
  const { drop } = useAdditions(project, made, edits);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // React listens to wheels passively, and so could not keep the page from growing.
    const turn = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(Math.exp(-event.deltaY / 300), event.clientX - element.getBoundingClientRect().left - HEAD);
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [zoom]);

  const first = selected[0];
  useEffect(() => {
    const item = made?.items.find((each) => shotOf(each) === first);
    const { drag: dragging, picked } = useStrip.getState();
    // Things are picked together where they are looked at: the strip stays there.
    const isAmong = item && picked.length > 1 && isPicked(picked, { kind: 'item', id: item.id });
    if (made && item && !dragging && !isAmong) reveal(momentOf(item.start, made.rate));
  }, [first, made, reveal]);

  return (
    <PicturesContext value={pictures}>
      <StripBar cut={made} />
      <div ref={scroller} className={styles.scroller}>
        {cut && cut.items.length > 0 ? (
          <div
            className={styles.film}
            style={{ width: HEAD + Math.ceil(seconds * pixels) + 48 }}
            role="group"
            aria-label={t('tracks')}
            tabIndex={-1}
            {...pointer}
            onDragOver={(event) => {
              if (event.dataTransfer.types.includes('Files')) event.preventDefault();
            }}
            onDrop={(event) => {
              if (event.dataTransfer.files.length === 0) return;
              event.preventDefault();
              const { left } = event.currentTarget.getBoundingClientRect();
              seek(Math.min(seconds, (event.clientX - left - HEAD) / pixels));
              drop([...event.dataTransfer.files]);
            }}
          >
            <Tracks scroller={scroller} cut={cut} tracks={tracks} pixels={pixels} room={room} selected={selected} />
            <MarkLines cut={cut} pixels={pixels} />
            <PickArea />
            <Playhead pixels={pixels} scroller={scroller} />
            {shown?.told && drag && <DragWords told={shown.told} drag={drag.drag} cut={shown.cut} pixels={pixels} />}
          </div>
        ) : (
          made && (
            <Empty icon={Film} title={t('empty')}>
              <p>{t('emptyWhy')}</p>
            </Empty>
          )
        )}
      </div>
      {prompting && <Teleprompter project={project} board={board} />}
      {made && <CutMenu cut={made} edits={edits} />}
      {made && drawing && (
        <Suspense>
          <GraphicSheet project={project} cut={made} edits={edits} graphic={drawing.graphic} />
        </Suspense>
      )}
    </PicturesContext>
  );
}
