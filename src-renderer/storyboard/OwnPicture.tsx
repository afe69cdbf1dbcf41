import { useMutation, useQuery } from '@tanstack/react-query';
import { Camera, ClipboardPaste, FileImage, PenLine, Sparkles, Undo2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCalls, useHost } from '../host/context.ts';
import type { PickedFile } from '../host/host.ts';
import { useModels } from '../models/use-models.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { isWriting } from '../ui/keys.ts';
import { TextField } from '../ui/TextField.tsx';
import { tellFailure } from '../ui/toasts.ts';
import type { Board, BoardShot } from './board-data.ts';
import { showPanel } from './board-view.ts';
import { Field } from './Field.tsx';
import styles from './OwnPicture.module.css';
import inspector from './Inspector.module.css';
import { SourcePartField } from './SourcePartField.tsx';
import { PICTURE_ENDINGS, useOwnPictures, VIDEO_ENDINGS } from './use-own-picture.ts';

/** Where a shot's picture comes from: the model, or a file, the clipboard, the camera, a pen, or a video of one's own. */
export function OwnPicture({ project, shot }: { readonly project: Board['project']; readonly shot: BoardShot }) {
  const { t } = useTranslation('board');
  const host = useHost();
  const calls = useCalls();
  const pictures = useOwnPictures(project);
  const models = useModels();
  const { own } = shot;
  const input = { project: project.id };
  const { data: footage } = useQuery(calls.footage.list.queryOptions({ input, enabled: own !== null }));
  const known = footage?.find(({ id }) => id === own?.footage);
  const say = useMutation(calls.footage.edit.mutationOptions({ onError: (error) => tellFailure(error) }));

  const take = (give: () => Promise<PickedFile | undefined>): void => void pictures.take(shot.id, give);
  const giveBlob = async (blob: Blob, name: string) => await host.give(blob, name);
  const pasted = useRef(take);
  useEffect(() => {
    pasted.current = take;
  });
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const file = [...(event.clipboardData?.files ?? [])].find(({ type }) => /^(?:image|video)\//u.test(type));
      if (!file || isWriting(event)) return;
      event.preventDefault();
      pasted.current(async () => await host.give(file, file.name));
    };
    addEventListener('paste', paste);
    return () => removeEventListener('paste', paste);
  }, [host]);

  const fromFile = async (): Promise<PickedFile | undefined> => {
    const kinds = [{ name: t('own.files'), endings: [...PICTURE_ENDINGS, ...VIDEO_ENDINGS] }];
    return (await host.pickFiles(kinds, false))[0];
  };
  const fromClipboard = async (): Promise<PickedFile | undefined> => {
    for (const item of await navigator.clipboard.read()) {
      const type = item.types.find((each) => each.startsWith('image/'));
      if (type !== undefined) return await giveBlob(await item.getType(type), `${t('own.pastedName')}.png`);
    }
    throw new Error(t('own.nothingToPaste'));
  };
  return (
    <section className={inspector.part} aria-busy={pictures.busy}>
      <h3 className={inspector.name}>{t('own.title')}</h3>
      <div className={styles.ways}>
        <IconButton icon={FileImage} label={t('own.file')} disabled={pictures.busy} onClick={() => take(fromFile)} />
        <IconButton
          icon={ClipboardPaste}
          label={t('own.paste')}
          keys="Mod+V"
          disabled={pictures.busy}
          onClick={() => take(fromClipboard)}
        />
        <IconButton
          icon={Camera}
          label={t('own.camera')}
          onClick={() => showPanel({ kind: 'camera', shot: shot.id })}
        />
        <IconButton icon={PenLine} label={t('own.pen')} onClick={() => showPanel({ kind: 'pen', shot: shot.id })} />
        {own?.kind === 'picture' && models.begins(shot.overrides.model ?? project.model) && (
          <Button look="quiet" icon={Sparkles} disabled={pictures.busy} onClick={() => void pictures.drawFrom(shot.id)}>
            {t('own.drawFrom')}
          </Button>
        )}
        {own && (
          <Button look="quiet" icon={Undo2} disabled={pictures.busy} onClick={() => void pictures.letGo(shot.id)}>
            {t('own.letGo')}
          </Button>
        )}
      </div>
      {pictures.busy && <p className={inspector.note}>{t('own.importing')}</p>}
      {own === null ? (
        <p className={inspector.note}>{t('own.fromModel')}</p>
      ) : (
        <>
          <p className={inspector.note}>{t('own.kept', { name: own.name })}</p>
          {own.kind === 'video' && known && (
            <SourcePartField
              key={`${known.source_in_s} ${known.source_out_s}`}
              footage={known}
              busy={pictures.busy}
              onApply={(part) => void pictures.part(shot.id, known.id, part)}
            />
          )}
          {known && (
            <Field label={t('own.credit')}>
              <TextField
                key={known.id}
                label={t('own.credit')}
                value={known.credit}
                placeholder={t('own.creditHint')}
                most={500}
                onChange={() => {}}
                onDone={(credit) => credit !== known.credit && say.mutate({ footage: known.id, credit })}
              />
            </Field>
          )}
        </>
      )}
    </section>
  );
}
