import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { writeAss } from '../../src-shared/captions/ass.ts';
import { cuesOf, stackedLanes } from '../../src-shared/captions/cue.ts';
import type { Cue } from '../../src-shared/captions/cue.ts';
import { writeSubRip } from '../../src-shared/captions/subrip.ts';
import { writeWebVtt } from '../../src-shared/captions/webvtt.ts';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { ExportFormat, ExportProgress, ExportSummary, ShotsPerPage } from '../../src-shared/contract/schemas.ts';
import type { Project } from '../../src-shared/library/records.ts';
import { boardPage } from '../../src-shared/storyboard/board-page.ts';
import { castAsDescribed, pictureAsDescribed } from '../../src-shared/storyboard/described.ts';
import { shownDraft } from '../../src-shared/storyboard/overridden.ts';
import { shotListCsv } from '../../src-shared/storyboard/shot-list.ts';
import type { ListedShot, ShotList } from '../../src-shared/storyboard/shot-list.ts';
import type { Library } from '../library/open.ts';
import { pageJpeg } from '../media/picture.ts';
import { publishOutput, withPart } from '../media/part-file.ts';
import { FONT_FILE, FONT_FOLDER } from '../render/segment-cache.ts';
import { cutArchive, cutFile } from './export-cut.ts';
import { openCut } from './film-cut.ts';
import { editedBoard } from './edited-board.ts';
import { relay } from './relay.ts';
import { FONTS } from './render.ts';
import type { Services } from './services.ts';
import { existingProject } from './existing-project.ts';
import { currentTake, openFilm } from './shots.ts';

type Progress = z.input<typeof ExportProgress>;
type Summary = z.input<typeof ExportSummary>;

/** What a file has that is neither illustrated, nor in pages, nor of captions. */
const nothing = { pictures: 0, pages: null, captions: null } as const;

/** What is to be written. */
export interface ExportInput {
  readonly project: string;
  readonly format: ExportFormat;
  /** Of a PDF. */
  readonly per_page: ShotsPerPage;
}

/** Pixels that pictures are wide at most: about 150 an inch on paper, and what a page shows. */
const PICTURE_WIDTHS: Readonly<Record<ShotsPerPage, number>> = { 1: 1600, 2: 1100, 6: 640 };
const PAGE_PICTURE_WIDTH = 960;
const SLIDE_PICTURE_WIDTH = 1600;

const FONT = join(FONTS, FONT_FOLDER, FONT_FILE);

/** A film's shots and the JPEGs of those whose stills are current, by their numbers. */
interface Board extends ShotList {
  readonly pictures: ReadonlyMap<number, Uint8Array>;
  readonly width: number;
  readonly height: number;
}

/**
 * Writes a project's shot list, storyboard, captions or cut to `output`, beside its place and renamed into it.
 * @throws ShotloomError not_found, output_unwritable, cancelled, and what opening the library, the model pack and ffmpeg throws
 */
export function exportBoard(
  services: Services,
  input: ExportInput,
  output: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, Summary, void> {
  return relay<Progress, Summary>(async (tell, stop) => {
    const library = services.library();
    const project = existingProject(library, input.project);
    const list = listOf(library, project);
    const shots = list.shots.length;
    const write = async (bytes: Uint8Array | string): Promise<void> => await writeOut(output, bytes);
    switch (input.format) {
      case 'csv':
        await write(shotListCsv(list));
        return { ...nothing, shots };
      case 'xlsx': {
        const { shotListXlsx } = await import('../export/shot-list-xlsx.ts');
        await write(await shotListXlsx(list));
        return { ...nothing, shots };
      }
      case 'fountain':
        await write(editedBoard(library, project));
        return { ...nothing, shots };
      case 'pdf': {
        const board = await withPictures(
          services,
          library,
          project,
          list,
          PICTURE_WIDTHS[input.per_page],
          output,
          tell,
          stop,
        );
        const { boardPdf } = await import('../export/board-pdf.ts');
        const { bytes, pages } = await boardPdf(board, input.per_page, FONT);
        await write(bytes);
        return { ...nothing, shots, pictures: board.pictures.size, pages };
      }
      case 'pptx': {
        const board = await withPictures(services, library, project, list, SLIDE_PICTURE_WIDTH, output, tell, stop);
        const { boardPptx } = await import('../export/board-pptx.ts');
        await write(boardPptx(board));
        return { ...nothing, shots, pictures: board.pictures.size };
      }
      case 'html': {
        const board = await withPictures(services, library, project, list, PAGE_PICTURE_WIDTH, output, tell, stop);
        const pictures = new Map(
          Array.from(
            board.pictures,
            ([number, bytes]) => [number, { type: 'image/jpeg', data: Buffer.from(bytes).toString('base64') }] as const,
          ),
        );
        await write(boardPage({ ...board, pictures }));
        return { ...nothing, shots, pictures: pictures.size };
      }
      case 'srt':
      case 'vtt':
      case 'ass': {
        const { timeline } = await openCut(services, project.id, 'best');
        const cues = cuesOf(timeline);
        await write(captionFile(cues, input.format, project));
        return { ...nothing, shots, captions: cues.length };
      }
      case 'otio':
      case 'edl':
      case 'fcpxml': {
        const film = await openCut(services, project.id, 'best');
        await write(cutFile(film, input.format));
        return { ...nothing, shots, pictures: film.shots.filter(({ take }) => take !== null).length };
      }
      case 'otioz': {
        const film = await openCut(services, project.id, 'best');
        const { otio, files } = cutArchive(film);
        const paths = new Map<string, string>();
        for (const [name, sha256] of files) paths.set(name, await library.store.read(sha256));
        const { writeOtioz } = await import('../export/otioz.ts');
        await publishOutput(output, (part) => writeOtioz(part, otio, paths, stop));
        return { ...nothing, shots, pictures: film.shots.filter(({ take }) => take !== null).length };
      }
    }
  }, signal);
}

/** Captions as a file of their own: of several lanes one above the other, which ASS has as styles. */
function captionFile(cues: readonly Cue[], format: 'srt' | 'vtt' | 'ass', { width, height }: Project): string {
  if (format === 'ass') return writeAss(cues, width, height);
  return (format === 'srt' ? writeSubRip : writeWebVtt)(stackedLanes(cues, []));
}

function listOf(library: Library, project: Project): ShotList {
  const { id, title, language } = project;
  const scenes = new Map(library.scenesOf(id).map((scene) => [scene.id, sceneName(scene)]));
  const shots = library.shotsOf(id).map((shot, index): ListedShot => ({
    number: index + 1,
    scene: scenes.get(shot.scene_id) ?? '',
    shot: { ...shownDraft(shot), picture: pictureAsDescribed(shot.draft, project, shot.overrides?.picture) },
  }));
  return { title, language, shots, cast: castAsDescribed(project) };
}

function sceneName({
  heading,
  scene_number: number,
}: {
  readonly heading: string;
  readonly scene_number: string | null;
}): string {
  return number === null ? heading : `${number} ${heading}`;
}

/** The stills that are current, made small; a shot without one goes without. */
async function withPictures(
  services: Services,
  library: Library,
  { id, width, height }: Project,
  list: ShotList,
  pixels: number,
  output: string,
  tell: (progress: Progress) => void,
  stop: AbortSignal,
): Promise<Board> {
  const { shotsAs } = await openFilm(services, id);
  const ffmpeg = await services.ffmpeg();
  const pictures = new Map<number, Uint8Array>();
  for (const wanted of shotsAs('still')) {
    if (stop.aborted) throw new ShotloomError('cancelled', say`The export was stopped.`);
    const take = currentTake(library, wanted, 'still');
    if (take) {
      const path = await library.store.read(take.media_sha256);
      pictures.set(
        wanted.number,
        await withPart(output, async (part) => await pageJpeg(ffmpeg, path, pixels, part, stop)),
      );
    }
    tell({ shot: wanted.number, shots: list.shots.length });
  }
  return { ...list, pictures, width, height };
}

async function writeOut(output: string, bytes: Uint8Array | string): Promise<void> {
  await publishOutput(output, (part) => writeFile(part, bytes));
}
