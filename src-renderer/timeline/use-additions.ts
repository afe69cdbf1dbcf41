import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../src-shared/timeline/commands.ts';
import { refresh } from '../app/changes.ts';
import { useCommands } from '../app/commands.ts';
import { useWorkspace } from '../app/workspace.ts';
import { useHost } from '../host/context.ts';
import { ended } from '../host/ended.ts';
import { Refused } from '../host/errors.ts';
import type { PickedFile } from '../host/host.ts';
import { PICTURE_ENDINGS, VIDEO_ENDINGS } from '../storyboard/use-own-picture.ts';
import { tell, tellFailure } from '../ui/toasts.ts';
import { inWords } from '../words/sentences.ts';
import { cardBehind, footageBehind, musicUnder, shownInstead, soundAt } from './additions.ts';
import type { Brought } from './additions.ts';
import type { Cut } from './cut-data.ts';
import { frameAt } from './cut-data.ts';
import type { Edits } from './edits.ts';
import { newGesture, newId } from './edits.ts';
import { pickedOf } from './picks.ts';
import { setStrip, useStrip } from './strip-state.ts';

const SOUND_ENDINGS = ['.wav', '.mp3', '.m4a', '.aac', '.flac', '.ogg', '.opus'];
const CUT_ENDINGS = ['.srt', '.vtt', '.ass', '.ssa', '.otio', '.otioz', '.fcpxml', '.edl'];

/** What a file becomes of the film. */
type Part = 'music' | 'sound' | 'footage' | 'instead';

/** What of one's own is put into the film: music, sounds, videos, pictures, cards, captions and other cuts. */
export function useAdditions(
  project: string,
  cut: Cut | undefined,
  edits: Edits,
): { readonly drop: (files: readonly File[]) => void } {
  const { t } = useTranslation('timeline');
  const host = useHost();
  const queries = useQueryClient();
  const { client } = host.connection;
  const isItem = useStrip(({ picked }) => picked.length === 1 && picked[0]?.kind === 'item');
  const at = (film: Cut): number => frameAt(useWorkspace.getState().playhead_s, film.rate);

  const put = (command: Command, id: string, gesture?: string): void => {
    edits.run([command], undefined, gesture);
    setStrip({ picked: [{ kind: command.command === 'insert' ? 'item' : 'attached', id }] });
  };
  const bring = useMutation({
    mutationFn: async ({
      part,
      give,
    }: {
      readonly part: Part | null;
      readonly give: () => Promise<PickedFile | undefined>;
    }) => {
      if (!cut) return;
      const frame = at(cut);
      const picked = await give();
      if (!picked) return;
      const gesture = newGesture();
      const { imported, refused } = await ended(
        await client.footage.import({ project, files: [picked.file], cut: gesture }),
      );
      if (refused[0]) throw new Refused('media_unusable', refused[0].said);
      const brought = imported[0]?.footage;
      if (!brought) return;
      if (part === 'instead') {
        const [item] = pickedOf(cut, useStrip.getState().picked).items;
        if (item) edits.run(shownInstead(cut, item, brought), undefined, gesture);
        return;
      }
      const id = newId(part === 'footage' || (part === null && brought.kind !== 'sound') ? 'itm' : 'att');
      const command = commandOf(cut, frame, id, brought, part ?? (brought.kind === 'sound' ? 'sound' : 'footage'));
      if (command) put(command, id, gesture);
    },
    onMutate: () => setStrip({ bringing: true }),
    onSettled: () => setStrip({ bringing: false }),
    onError: (error) => tellFailure(error),
  });
  const read = useMutation({
    mutationFn: async () => {
      const [picked] = await host.pickFiles([{ name: t('add.cutFiles'), endings: CUT_ENDINGS }], false);
      return picked ? await client.timeline.import({ project, file: picked.file }) : null;
    },
    onSuccess: (made) => {
      if (!made) return;
      const { kind, changes, captions, missing, said } = made;
      const told =
        changes === 0 ? t('add.same') : kind === 'captions' ? t('add.captions', { count: captions }) : t('add.recut');
      const lacking = missing.length === 0 ? [] : [t('add.missing', { names: missing.join(', ') })];
      tell([told, ...lacking, ...said.map(inWords)].join(' '));
      refresh(queries);
    },
    onError: (error) => tellFailure(error),
  });
  const pick = (part: Part): void =>
    bring.mutate({
      part,
      give: async () => {
        const endings =
          part === 'footage' || part === 'instead' ? [...VIDEO_ENDINGS, ...PICTURE_ENDINGS] : SOUND_ENDINGS;
        return (
          await host.pickFiles([{ name: t(`add.files.${part === 'instead' ? 'footage' : part}`), endings }], false)
        )[0];
      },
    });

  useCommands(
    cut && cut.items.length > 0
      ? {
          'cut.music': () => pick('music'),
          'cut.sound': () => pick('sound'),
          'cut.footage': () => pick('footage'),
          ...(isItem ? { 'cut.instead': () => pick('instead') } : {}),
          'cut.card': () => {
            const id = newId('itm');
            put(cardBehind(cut, at(cut), id, t('newTitle')), id);
          },
          'cut.graphic': () => setStrip({ drawing: { graphic: null } }),
          'cut.import': () => read.mutate(),
        }
      : {},
  );
  return {
    drop: (files) => {
      const [file] = files;
      if (file && !useStrip.getState().bringing)
        bring.mutate({ part: null, give: async () => await host.give(file, file.name) });
    },
  };
}

function commandOf(
  cut: Cut,
  frame: number,
  id: string,
  brought: Brought,
  part: Exclude<Part, 'instead'>,
): Command | null {
  if (part === 'music') return musicUnder(id, brought);
  return part === 'sound' ? soundAt(cut, frame, id, brought) : footageBehind(cut, frame, id, brought);
}
