import { useMutation, useQuery } from '@tanstack/react-query';
import { FileSpreadsheet, ImageUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readTable } from '../../src-shared/render/graphics/chart-table.ts';
import { usualSeconds } from '../../src-shared/render/graphics/usual-length.ts';
import { useWorkspace } from '../app/workspace.ts';
import { useCalls, useHost } from '../host/context.ts';
import type { PickedFile } from '../host/host.ts';
import { PICTURE_ENDINGS } from '../storyboard/use-own-picture.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Field, Fields } from '../ui/Fields.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { TextField } from '../ui/TextField.tsx';
import { tellFailure } from '../ui/toasts.ts';
import { inWords } from '../words/sentences.ts';
import { graphicBehind, graphicOver } from './additions.ts';
import type { Cut } from './cut-data.ts';
import { frameAt } from './cut-data.ts';
import type { Edits } from './edits.ts';
import { newGesture, newId } from './edits.ts';
import { BLANK, draftOf, FIELDS, GRAPHIC_KINDS, isDrawable, saidOf } from './graphic-draft.ts';
import type { GraphicDraft } from './graphic-draft.ts';
import { setStrip } from './strip-state.ts';

const TABLE_ENDINGS = ['.csv', '.xlsx', '.md'];

interface GraphicSheetProps {
  readonly project: string;
  readonly cut: Cut;
  readonly edits: Edits;
  /** The one that is said anew; null where it is a new one. */
  readonly graphic: string | null;
}

/** Charts, slides, formulas, pictures and strips: what is drawn by rule, and where the film shows it. */
export default function GraphicSheet({ project, cut, edits, graphic }: GraphicSheetProps) {
  const { t } = useTranslation(['timeline', 'app']);
  const calls = useCalls();
  const host = useHost();
  const { client } = host.connection;
  const known = useQuery(calls.graphics.list.queryOptions({ input: { project }, enabled: graphic !== null }));
  const before = known.data?.find(({ id }) => id === graphic)?.graphic;
  const [written, write] = useState<GraphicDraft | null>(null);
  const [picture, setPicture] = useState<PickedFile | null>(null);
  const [isOver, setOver] = useState(false);
  const draft = written ?? (before && draftOf(before)) ?? BLANK;
  const say = (some: Partial<GraphicDraft>): void => write({ ...draft, ...some });
  const close = (): void => setStrip({ drawing: null });
  const draw = useMutation({
    mutationFn: async () => {
      const said = saidOf(draft, picture?.file, before?.theme.accent);
      if (graphic !== null) return void (await client.graphics.change({ graphic, to: said }));
      // Making it and showing it are one step.
      const gesture = newGesture();
      const made = await client.graphics.make({ project, graphic: said, gesture });
      const frame = frameAt(useWorkspace.getState().playhead_s, cut.rate);
      const id = newId(isOver ? 'att' : 'itm');
      const shown = isOver ? graphicOver : graphicBehind;
      const command = shown(cut, frame, id, made.id, usualSeconds(made.graphic));
      if (command) edits.run([command], undefined, gesture);
      setStrip({ picked: [{ kind: isOver ? 'attached' : 'item', id }] });
    },
    onSuccess: close,
    onError: (error) => tellFailure(error),
  });
  const readFile = useMutation({
    mutationFn: async () => {
      const [picked] = await host.pickFiles([{ name: t('graphic.tables'), endings: TABLE_ENDINGS }], false);
      if (picked) say({ body: (await client.graphics.readTable({ file: picked.file })).csv });
    },
    onError: (error) => tellFailure(error),
  });
  const pickPicture = async (): Promise<void> => {
    const [picked] = await host.pickFiles([{ name: t('graphic.pictures'), endings: PICTURE_ENDINGS }], false);
    if (picked) setPicture(picked);
  };
  const { kind } = draft;
  const fault = tableFault(draft);
  return (
    <Sheet
      title={t(graphic === null ? 'graphic.new' : 'graphic.change')}
      open
      onClose={close}
      foot={
        <>
          <Button onClick={close}>{t('app:cancel')}</Button>
          <Button
            look="main"
            disabled={
              draw.isPending || fault !== null || !isDrawable(draft, picture !== null || before?.kind === 'picture')
            }
            onClick={() => draw.mutate()}
          >
            {t(graphic === null ? 'graphic.add' : 'graphic.keep')}
          </Button>
        </>
      }
    >
      <Fields title={t('graphic.says')}>
        <Field label={t('graphic.kind')}>
          <Choice
            label={t('graphic.kind')}
            value={kind}
            disabled={graphic !== null}
            options={GRAPHIC_KINDS.map((value) => ({ value, label: t(`graphic.kinds.${value}`) }))}
            onChange={(value) => say({ kind: value })}
          />
        </Field>
        {FIELDS[kind].map((field) => (
          <Field key={field} label={t(`graphic.${fieldName(kind, field)}`)}>
            <TextField
              label={t(`graphic.${fieldName(kind, field)}`)}
              value={draft[field]}
              most={200}
              onChange={(text) => say({ [field]: text })}
            />
          </Field>
        ))}
        {kind === 'picture' ? (
          <Field label={t('graphic.picture')}>
            <Button icon={ImageUp} onClick={() => void pickPicture().catch(tellFailure)}>
              {picture?.name ?? t(before?.kind === 'picture' ? 'graphic.another' : 'graphic.pick')}
            </Button>
          </Field>
        ) : (
          <Field label={t(`graphic.body.${kind}`)} hint={fault ?? t(`graphic.bodyHint.${kind}`)}>
            <TextField
              label={t(`graphic.body.${kind}`)}
              value={draft.body}
              rows={kind === 'lower-third' ? 1 : 5}
              most={20_000}
              onChange={(body) => say({ body })}
            />
          </Field>
        )}
        {kind === 'chart' && (
          <>
            <Field label={t('graphic.table')}>
              <Button icon={FileSpreadsheet} disabled={readFile.isPending} onClick={() => readFile.mutate()}>
                {t('graphic.readTable')}
              </Button>
            </Field>
            <Field label={t('graphic.form')}>
              <Choice
                label={t('graphic.form')}
                value={draft.form}
                options={(['bar', 'line', 'pie'] as const).map((value) => ({
                  value,
                  label: t(`graphic.forms.${value}`),
                }))}
                onChange={(form) => say({ form })}
              />
            </Field>
          </>
        )}
        {kind === 'bullets' && (
          <Field label={t('graphic.reveal')}>
            <Choice
              label={t('graphic.reveal')}
              value={draft.reveal}
              options={(['one-by-one', 'at-once'] as const).map((value) => ({
                value,
                label: t(`graphic.reveals.${value}`),
              }))}
              onChange={(reveal) => say({ reveal })}
            />
          </Field>
        )}
        <Field label={t('graphic.mode')}>
          <Choice
            label={t('graphic.mode')}
            value={draft.mode}
            options={(['dark', 'light'] as const).map((value) => ({ value, label: t(`graphic.modes.${value}`) }))}
            onChange={(mode) => say({ mode })}
          />
        </Field>
        {graphic === null && (
          <Field label={t('graphic.place')}>
            <Choice
              label={t('graphic.place')}
              value={isOver ? 'over' : 'behind'}
              options={(['behind', 'over'] as const).map((value) => ({ value, label: t(`graphic.places.${value}`) }))}
              onChange={(value) => setOver(value === 'over')}
            />
          </Field>
        )}
      </Fields>
    </Sheet>
  );
}

/** Why the table of a chart cannot be drawn; null where it can, or nothing is written yet. */
function tableFault({ kind, body, form }: GraphicDraft): string | null {
  if (kind !== 'chart' || body.trim() === '') return null;
  const read = readTable(body.trim(), form);
  return 'fault' in read ? inWords(read.fault) : null;
}

/** What a field is called in a kind: the heading of a lower third is a name. */
function fieldName(kind: GraphicDraft['kind'], field: 'heading' | 'caption' | 'source' | 'unit') {
  if (field !== 'heading') return field;
  return kind === 'lower-third' ? 'who' : kind === 'ticker' ? 'label' : field;
}
