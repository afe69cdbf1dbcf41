import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCalls, useHost } from '../host/context.ts';
import { ended } from '../host/ended.ts';
import type { PickedFile } from '../host/host.ts';
import { secondsShown } from '../ui/numbers.ts';
import { tell, tellFailure } from '../ui/toasts.ts';
import { ANEW } from './BeginField.tsx';
import type { Board } from './board-data.ts';
import { Refused } from '../host/errors.ts';

/** What can be shown in place of a shot: what footage takes (src-main/media/footage-format.ts) and has a picture. */
export const PICTURE_ENDINGS = ['.png', '.jpg', '.jpeg', '.webp', '.gif', '.bmp', '.tif', '.tiff'];
export const VIDEO_ENDINGS = ['.mp4', '.mov', '.m4v', '.webm', '.mkv', '.avi', '.mpg', '.mpeg'];

/** Which part of a video is shown, in seconds of it; null: from its start, and for as long as the shot. */
export interface SourcePart {
  readonly in_s: number | null;
  readonly out_s: number | null;
  /** `part`: the shot becomes as long as the part. */
  readonly length: 'kept' | 'part';
}

export interface OwnPictures {
  readonly busy: boolean;
  /** Shows a picture or video in place of a shot. @returns whether it does */
  readonly take: (shot: string, give: () => Promise<PickedFile | undefined>) => Promise<boolean>;
  /** Shows another part of the video. */
  readonly part: (shot: string, footage: string, part: SourcePart) => Promise<void>;
  /** Shows the shot's own takes again. */
  readonly letGo: (shot: string) => Promise<void>;
  /** Has the model draw the shot from the picture that stands for it. */
  readonly drawFrom: (shot: string) => Promise<void>;
}

/** Pictures and videos of one's own in place of shots: what is done to one is one step of undo. */
export function useOwnPictures(project: Board['project']): OwnPictures {
  const { t } = useTranslation('board');
  const { connection } = useHost();
  const calls = useCalls();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const { client } = connection;

  const attempt = async (work: () => Promise<boolean>): Promise<boolean> => {
    setBusy(true);
    try {
      const isDone = await work();
      await queries.invalidateQueries({ queryKey: calls.projects.board.queryKey({ input: { project: project.id } }) });
      return isDone;
    } catch (error) {
      tellFailure(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  /** @returns whether it is shown; where it is shorter than the shot, the shot may be made shorter with it. */
  const show = async (shot: string, footage: string, part: SourcePart, gesture: string): Promise<boolean> => {
    const shown = await client.footage.showPart({ shot, footage, ...part, gesture });
    if (shown.outcome === 'shown') return true;
    const length_s = secondsShown(shown.part_s);
    tell(t('own.tooShort', { part: length_s, shot: secondsShown(shown.shot_s) }), {
      label: t('own.shorten', { length: length_s }),
      run: () => void attempt(async () => await show(shot, footage, { ...part, length: 'part' }, gesture)),
    });
    return false;
  };

  return {
    busy,
    take: async (shot, give) =>
      await attempt(async () => {
        const picked = await give();
        if (!picked) return false;
        const gesture = crypto.randomUUID();
        const files = [picked.file];
        const brought = await ended(await client.footage.import({ project: project.id, files, cut: gesture }));
        const [refused] = brought.refused;
        if (refused) throw new Refused('media_unusable', refused.said);
        const [imported] = brought.imported;
        if (!imported) return false;
        const { id, source_in_s, source_out_s } = imported.footage;
        const part = { in_s: source_in_s, out_s: source_out_s, length: 'kept' } as const;
        const isShown = await show(shot, id, part, gesture);
        if (isShown) tell(t('own.taken', { name: picked.name }));
        return isShown;
      }),
    part: async (shot, footage, part) => {
      await attempt(async () => await show(shot, footage, part, crypto.randomUUID()));
    },
    letGo: async (shot) => {
      await attempt(async () => {
        const source = { kind: 'shot', shot, take: null } as const;
        const command = { command: 'replace', item: shot, source, in: { n: 0, d: 1 } } as const;
        await client.timeline.edit({ project: project.id, command, gesture: crypto.randomUUID() });
        return true;
      });
    },
    drawFrom: async (shot) => {
      await attempt(async () => {
        await client.shots.drawFromOwn({ shot, strength: ANEW });
        return true;
      });
    },
  };
}
