import type { RefObject } from 'react';
import { useCommands } from '../app/commands.ts';
import { play, seek, useWorkspace } from '../app/workspace.ts';
import type { Cut } from './cut-data.ts';
import { frameAt, itemAtFrame, momentOf } from './cut-data.ts';
import { shuttled } from './shuttle.ts';
import { neighbour, snapMoments } from './snapping.ts';
import { pick, setStrip, useStrip } from './strip-state.ts';

const NONE: ReadonlySet<string> = new Set();

/** The commands of what plays the film. */
export function useViewerCommands(cut: Cut | undefined, stage: RefObject<HTMLDivElement | null>): void {
  const shuttle = (key: 'back' | 'forward'): void => {
    const { playing } = useWorkspace.getState();
    setStrip({ speed: shuttled(playing ? useStrip.getState().speed : 0, key) });
    play(true);
  };
  const toggle = (): void => {
    const { playing } = useWorkspace.getState();
    if (!playing) setStrip({ speed: 1 });
    play(!playing);
  };
  const step = (frames: number): void => {
    if (!cut) return;
    play(false);
    const frame = frameAt(useWorkspace.getState().playhead_s, cut.rate) + frames;
    seek(momentOf(Math.max(0, Math.min(cut.frames - 1, frame)), cut.rate));
  };
  const second = cut ? Math.round(cut.rate.numerator / cut.rate.denominator) : 0;
  const jump = (way: -1 | 1): void => {
    if (!cut) return;
    play(false);
    const moments = snapMoments({ ...cut, attached: [] }, useStrip.getState().marks.markers, NONE);
    const moment = neighbour(moments, useWorkspace.getState().playhead_s, way);
    if (moment === null) return;
    const frame = Math.min(cut.frames - 1, frameAt(moment, cut.rate));
    seek(momentOf(frame, cut.rate));
    const item = itemAtFrame(cut, frame);
    if (item) pick(cut, [{ kind: 'item', id: item.id }]);
  };
  const full = (): void => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void stage.current?.requestFullscreen().catch(() => undefined);
  };

  useCommands(
    cut && cut.items.length > 0
      ? {
          'play.toggle': toggle,
          'play.back': () => shuttle('back'),
          'play.stop': () => play(false),
          'play.forward': () => shuttle('forward'),
          'play.frameBack': () => step(-1),
          'play.frameForward': () => step(1),
          'play.secondBack': () => step(-second),
          'play.secondForward': () => step(second),
          'play.start': () => step(-cut.frames),
          'play.end': () => step(cut.frames),
          'play.loop': () => setStrip({ looping: !useStrip.getState().looping }),
          'play.full': full,
          'cut.previous': () => jump(-1),
          'cut.next': () => jump(1),
        }
      : {},
  );
}
