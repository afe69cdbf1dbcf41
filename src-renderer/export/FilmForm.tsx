import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../app/workspace.ts';
import { useCalls } from '../host/context.ts';
import type { Board } from '../storyboard/board-data.ts';
import { cutQuery } from '../timeline/cut-query.ts';
import { Estimate } from './Estimate.tsx';
import { fileName, FIRST_CHOICES, markedRange, partOf, RATES, selectionRange, wantedSize } from './export-choices.ts';
import type { FilmChoices } from './export-choices.ts';
import { ExportForm } from './ExportForm.tsx';
import type { Preset } from './ExportKinds.tsx';
import { FilmParts } from './FilmParts.tsx';
import { FilmPictures } from './FilmPictures.tsx';
import { FilmWords } from './FilmWords.tsx';

interface FilmFormProps {
  readonly project: string;
  readonly board: Board;
  readonly preset: Preset;
}

/** How the film is exported with a preset, how large it will be and how long it will take. */
export function FilmForm({ project, board, preset }: FilmFormProps) {
  const { t } = useTranslation('export');
  const calls = useCalls();
  const selected = useWorkspace((state) => state.selected);
  const { data: cut } = useQuery(cutQuery(calls, project));
  const [choices, setChoices] = useState<FilmChoices>(FIRST_CHOICES);
  const change = (some: Partial<FilmChoices>): void => setChoices((before) => ({ ...before, ...some }));

  const film = board.project;
  const parts = {
    selection: cut ? selectionRange(cut.items, selected, film) : null,
    marked: cut ? markedRange(cut.range) : null,
  };
  const size = wantedSize(film, choices);
  const ending = choices.ending ?? preset.endings[0] ?? '.mp4';
  const wanted = {
    what: 'film' as const,
    project,
    pictures: choices.pictures,
    preset: preset.name,
    captions: choices.captions,
    review: choices.review,
    with_poster: choices.poster && preset.name !== 'sound',
    encoder: choices.hardware ? ('auto' as const) : ('software' as const),
    ...partOf(choices, parts),
    ...(size === null ? {} : { size }),
    ...(choices.rate === null ? {} : { rate: RATES[choices.rate] }),
    ...(choices.label === 'usual' ? {} : { ai_label: choices.label === 'on' }),
    ...(choices.loudness === null ? {} : { loudness: choices.loudness }),
  };
  const isSound = preset.name === 'sound';
  return (
    <ExportForm
      title={t(`preset.${preset.name}`)}
      about={t(`presetAbout.${preset.name}`)}
      wanted={wanted}
      file={fileName(film.title, ending)}
    >
      <FilmParts choices={choices} parts={parts} board={board} onChange={change} />
      {!isSound && <FilmPictures choices={choices} preset={preset} film={film} size={size} onChange={change} />}
      <FilmWords choices={choices} preset={preset} onChange={change} />
      <Estimate wanted={wanted} ending={ending} />
    </ExportForm>
  );
}
