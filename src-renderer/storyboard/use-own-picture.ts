import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { framesToSeconds } from '../../src-shared/timeline/rational.ts';
import { useCalls, useHost } from '../host/context.ts';
import { ended } from '../host/ended.ts';
import type { PickedFile } from '../host/host.ts';
import { tell, tellFailure } from '../ui/toasts.ts';
import type { Board } from './board-data.ts';

/** What can be shown in place of a shot: what footage takes (src-main/media/footage-format.ts) and has a picture. */
export const PICTURE_ENDINGS = ['.png', '.jpg', '.jpeg', '.webp', '.gif', '.bmp', '.tif', '.tiff'];
export const VIDEO_ENDINGS = ['.mp4', '.mov', '.m4v', '.webm', '.mkv', '.avi', '.mpg', '.mpeg'];

/** Which part of a video is shown, in seconds of it; null: from its start, and for as long as the shot. */
export interface SourcePart {
  readonly in_s: number | null;
  readonly out_s: number | null;
}

export interface OwnPictures {
  readonly busy: boolean;
  /** Shows a picture or video in place of a shot. @returns whether it does */
  readonly take: (shot: string, give: () => Promise<PickedFile | undefined>) => Promise<boolean>;
  /** Shows another part of the video. */
  readonly part: (shot: string, footage: string, part: SourcePart) => Promise<void>;
  /** Shows the shot's own takes again. */
  readonly letGo: (shot: string) => Promise<void>;
}

/** Pictures and videos of one's own in place of shots: what is done to one is one step of undo. */
export function useOwnPictures(project: Board['project']): OwnPictures {
  const { t } = useTranslation('board');
  const { connection } = useHost();
  const calls = useCalls();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const { client } = connection;
  const rate = { numerator: project.fps_num, denominator: project.fps_den };
  const framesOf = (seconds: number): number => Math.round((seconds * rate.numerator) / rate.denominator);

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
  const edit = async (command: Parameters<typeof client.timeline.edit>[0]['command'], gesture: string) =>
    await client.timeline.edit({ project: project.id, command, gesture });

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
        if (refused) throw new Error(refused.message);
        const [imported] = brought.imported;
        if (!imported) return false;
        const { id, source_in_s } = imported.footage;
        const start = framesToSeconds(framesOf(source_in_s ?? 0), rate);
        await edit({ command: 'replace', item: shot, source: { kind: 'footage', footage: id }, in: start }, gesture);
        tell(t('own.taken', { name: picked.name }));
        return true;
      }),
    part: async (shot, footage, { in_s, out_s }) => {
      await attempt(async () => {
        const gesture = crypto.randomUUID();
        await client.footage.edit({ footage, source_in: in_s, source_out: out_s, gesture });
        const start = framesToSeconds(framesOf(in_s ?? 0), rate);
        await edit({ command: 'replace', item: shot, source: { kind: 'footage', footage }, in: start }, gesture);
        // The shot is as long as the part, so that the board, the script's minutes and the film agree.
        const duration_s = out_s === null ? null : Math.max(0.5, out_s - (in_s ?? 0));
        await client.shots.edit({ shot, edit: { duration_s }, gesture });
        return true;
      });
    },
    letGo: async (shot) => {
      await attempt(async () => {
        const source = { kind: 'shot', shot, take: null } as const;
        await edit({ command: 'replace', item: shot, source, in: { n: 0, d: 1 } }, crypto.randomUUID());
        return true;
      });
    },
  };
}
