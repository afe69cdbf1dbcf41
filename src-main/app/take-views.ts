import { rm } from 'node:fs/promises';
import { readRequest } from '../../src-shared/generation/request.ts';
import type { Take } from '../../src-shared/library/records.ts';
import type { FfmpegArguments } from '../../src-shared/render/ffmpeg-arguments.ts';
import {
  TAKE_VIEW_REVISION,
  takeFilmstripArguments,
  takePreviewArguments,
  takeThumbnailArguments,
} from '../../src-shared/render/take-views.ts';
import type { TakeFile, ThumbnailWidth } from '../../src-shared/render/take-views.ts';
import type { Library } from '../library/open.ts';
import { runFfmpeg } from '../media/ffmpeg.ts';
import { derivedFile } from './derived-file.ts';
import type { Services } from './services.ts';

/** What is made of a take to be looked at. */
export type TakeView =
  | { readonly what: 'thumbnail'; readonly width: ThumbnailWidth }
  | { readonly what: 'filmstrip' }
  | { readonly what: 'preview' };

interface Making {
  /** As `derived` calls it. */
  readonly what: 'thumbnail' | 'filmstrip' | 'pictures';
  readonly version: string;
  readonly extension: 'jpg' | 'mp4';
  readonly task: (file: TakeFile) => FfmpegArguments;
}

/**
 * A view of a take by the SHA-256 of what is stored, made where it is not there; null for what has no such view.
 * @throws ShotloomError media_damaged if the take's file is gone, ffmpeg_failed, cancelled
 */
export async function storedViewOfTake(
  services: Services,
  take: Take,
  view: TakeView,
  signal: AbortSignal,
): Promise<string | null> {
  const library = services.library();
  const making = makingOf(library, take, view);
  if (!making) return null;
  const { what, version, extension, task } = making;
  return await derivedFile(library, take.media_sha256, what, version, async () => {
    const { store } = library;
    const file = { path: await store.read(take.media_sha256), kind: take.kind };
    const made = store.temporaryFile(extension);
    try {
      await runFfmpeg(await services.ffmpeg(), task(file), made, { signal });
      return await store.putFile(made);
    } finally {
      await rm(made, { force: true });
    }
  });
}

function makingOf(library: Library, take: Take, view: TakeView): Making | null {
  const version = `take ${TAKE_VIEW_REVISION}`;
  const { rate, handle_frames } = readRequest(library.requestOf(take).json);
  const secondsOf = (frames: number): number => (frames * rate.denominator) / rate.numerator;
  switch (view.what) {
    case 'thumbnail': {
      // A tenth into the shot itself: there it has mostly begun.
      const shown = handle_frames + Math.floor((take.frames - 2 * handle_frames) / 10);
      const at = take.kind === 'still' ? 0 : secondsOf(shown);
      const task = (file: TakeFile) => takeThumbnailArguments(file, view.width, at);
      return { what: 'thumbnail', version: `${version} ${view.width}`, extension: 'jpg', task };
    }
    case 'filmstrip': {
      if (take.kind === 'still') return null;
      const task = (file: TakeFile) => takeFilmstripArguments(file, secondsOf(take.frames));
      return { what: 'filmstrip', version, extension: 'jpg', task };
    }
    case 'preview':
      if (take.kind === 'still') return null;
      return { what: 'pictures', version: `${version} preview`, extension: 'mp4', task: takePreviewArguments };
  }
}
