import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarkedRange } from '../../src-shared/timeline/records.ts';
import { useCommands } from '../app/commands.ts';
import { useWorkspace } from '../app/workspace.ts';
import type { Cut } from './cut-data.ts';
import { exactly, frameAt, frameSeconds, itemAtFrame } from './cut-data.ts';
import type { Edits } from './edits.ts';
import { newGesture, newId } from './edits.ts';
import { nudges, removal } from './groups.ts';
import { markerCommands, withIn, withOut } from './marks.ts';
import type { Picks } from './picks.ts';
import type { StripScale } from './strip-scale.ts';
import { setStrip, useStrip } from './strip-state.ts';
import { nearestCut, transitionAt, transitionCommand, transitionOf } from './transitions.ts';

const ZOOM = 1.5;
/** Nudges that follow each other within so many milliseconds are one step. */
const ONE_NUDGE_MS = 1000;
/** Seconds that words are shown where nobody says. */
const WORDS_S = 3;
const NOTHING: Picks = [];

/** The commands of the timeline, wherever its strip is shown. */
export function useStripCommands(cut: Cut | undefined, edits: Edits, scale: StripScale): void {
  const { t } = useTranslation('timeline');
  const latest = useRef({ of: NOTHING, at: 0, gesture: '' });

  const at = (): number => (cut ? frameAt(useWorkspace.getState().playhead_s, cut.rate) : 0);
  const here = () => cut && itemAtFrame(cut, at());

  const nudge = (by: number): void => {
    const { picked } = useStrip.getState();
    if (!cut || picked.length === 0) return;
    const time = performance.now();
    const last = latest.current;
    const goesOn = last.of === picked && time - last.at < ONE_NUDGE_MS;
    const gesture = goesOn ? last.gesture : newGesture();
    latest.current = { of: picked, at: time, gesture };
    edits.run(nudges(cut, picked, by), undefined, gesture);
  };

  const remove = (): void => {
    if (!cut) return;
    edits.run(removal(cut, useStrip.getState().picked));
    setStrip({ picked: [] });
  };

  const blade = (): void => {
    const item = here();
    // Between two items there is a cut already.
    if (item && at() > item.start)
      edits.run([{ command: 'split', item: item.id, at: at() - item.start, id: newId('itm') }]);
  };

  const trimTo = (edge: 'start' | 'end'): void => {
    const item = here();
    if (!item) return;
    const by = edge === 'start' ? at() - item.start : at() - item.start - item.frames;
    if (by !== 0 && at() > item.start) edits.run([{ command: 'trim', item: item.id, edge, by }]);
  };

  const dissolve = (): void => {
    if (!cut) return;
    const item = nearestCut(cut, at());
    const isThere = transitionAt(cut, item).kind !== 'cut';
    const transition = transitionOf(cut, item, isThere ? 'cut' : item === null ? 'fade-black' : 'dissolve');
    if (transition) edits.run([transitionCommand(item, transition)]);
  };

  const mark = (range: MarkedRange): void => {
    if (cut) edits.run([{ command: 'range', ...range }], { ...cut, range });
  };

  const write = (kind: 'title' | 'caption'): void => {
    const item = here();
    if (!cut || !item) return;
    const id = newId('att');
    const frames = Math.max(1, Math.round(WORDS_S / frameSeconds(cut.rate)));
    const text = t(kind === 'title' ? 'newTitle' : 'newCaption');
    edits.run([
      {
        ...{ command: 'attach', id, anchor: item.id },
        offset: exactly(at() - item.start, cut.rate),
        duration: exactly(frames, cut.rate),
        content:
          kind === 'title'
            ? { kind: 'title', title: { template: 'lower-third', text } }
            : { kind: 'caption', lane: t('newLane'), text, style: 'plain', place: 'bottom' },
      },
    ]);
    setStrip({ picked: [{ kind: 'attached', id }] });
  };

  useCommands(
    cut && cut.items.length > 0
      ? {
          'cut.blade': blade,
          'cut.trimStart': () => trimTo('start'),
          'cut.trimEnd': () => trimTo('end'),
          'cut.earlier': () => nudge(-1),
          'cut.later': () => nudge(1),
          'cut.remove': remove,
          'cut.transition': dissolve,
          'cut.title': () => write('title'),
          'cut.caption': () => write('caption'),
          'cut.snap': () => setStrip({ snapping: !useStrip.getState().snapping }),
          'cut.marker': () => edits.run(markerCommands(cut, Math.min(at(), cut.frames - 1))),
          'cut.in': () => mark(withIn(cut.range, exactly(at(), cut.rate))),
          'cut.out': () => mark(withOut(cut.range, exactly(at() + 1, cut.rate))),
          'cut.unmark': () => mark({ in: null, out: null }),
          'cut.zoomIn': () => scale.zoom(ZOOM),
          'cut.zoomOut': () => scale.zoom(1 / ZOOM),
          'cut.fit': scale.fit,
          'cut.record': () => setStrip({ prompting: true }),
        }
      : {},
  );
}
