import { extname } from 'node:path';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { KIND_WORDS } from '../../../src-shared/contract/kind-words.ts';
import { listOf, say } from '../../../src-shared/contract/sentences.ts';
import { THUMBNAIL_WIDTHS } from '../../../src-shared/render/take-views.ts';
import type { ThumbnailWidth } from '../../../src-shared/render/take-views.ts';
import type { Derived } from '../../../src-shared/library/records.ts';
import { existingProject } from '../existing-project.ts';
import { noRecord } from '../../library/no-record.ts';
import { storedViewOf } from '../footage-views.ts';
import { exactFrame, previewFile } from '../preview.ts';
import type { Services } from '../services.ts';
import { storedViewOfTake } from '../take-views.ts';
import type { TakeView } from '../take-views.ts';
import type { MadeOnce } from './made-once.ts';
import { ASK_AGAIN, FOR_EVER, mediaTypeOf, serveFile } from './serve-file.ts';

/** A view may be made otherwise after an update; until then nobody need ask again for each of a thousand. */
const FOR_AN_HOUR = 'private, max-age=3600';

/** What media are served with. */
export interface MediaTools {
  readonly services: Services;
  readonly views: MadeOnce<string | null>;
  /** Fires when nobody is served any more. */
  readonly signal: AbortSignal;
}

/**
 * Answers `media/…`: `takes/ID`, with `/thumb` or `/filmstrip`; `footage/ID` with `/file`, `/thumb`, `/filmstrip` or `/waveform`;
 * `pictures/PROJECT/NAME`; `previews/DIGEST`, with `/peaks`; `frames/PROJECT?frame=`; `forming/JOB`. Null where there is no such route.
 * @throws ShotloomError not_found, bad_option, media_damaged, media_unusable
 */
export async function serveMedia(
  request: Request,
  [room = '', id = '', ...rest]: readonly string[],
  tools: MediaTools,
): Promise<Response | null> {
  switch (room) {
    case 'takes':
      return rest.length > 1 ? null : await serveTake(request, id, rest[0] ?? '', tools);
    case 'footage':
      return rest.length > 1 ? null : await serveFootage(request, id, rest[0] ?? '', tools);
    case 'pictures':
      return rest.length > 1 ? null : await servePicture(request, id, rest[0] ?? '', tools);
    case 'previews':
      return rest.length > 1 ? null : await servePreview(request, id, rest[0] ?? '', tools);
    case 'frames':
      return rest.length > 0 ? null : await serveFrame(request, id, tools);
    case 'forming':
      return rest.length > 0 ? null : serveForming(request, id, tools);
    default:
      return null;
  }
}

/** A take that is being made: it is another picture each time, and of no use afterwards. */
function serveForming(request: Request, number: string, { services }: MediaTools): Response {
  const png = /^\d{1,15}$/u.test(number) ? services.forming.pictureOf(Number(number)) : null;
  if (!png)
    throw new ShotloomError(
      'not_found',
      say`Nothing is seen of that take yet, or it is made already; look at the queue.`,
    );
  const headers = {
    'cache-control': 'no-store',
    'content-type': mediaTypeOf('png'),
    'content-length': String(png.length),
  };
  return new Response(request.method === 'HEAD' ? null : Buffer.from(png), { headers });
}

async function servePreview(
  request: Request,
  digest: string,
  part: string,
  { services }: MediaTools,
): Promise<Response | null> {
  if (part !== '' && part !== 'peaks') return null;
  const what = part === 'peaks' ? part : 'mp4';
  const path = await previewFile(services, digest, what);
  return await serveFile(request, { path, type: mediaTypeOf(what), cache: FOR_EVER, etag: `"${digest}-${what}"` });
}

async function serveFrame(request: Request, project: string, { services, views, signal }: MediaTools) {
  const frame = new URL(request.url).searchParams.get('frame') ?? '';
  const number = /^\d{1,9}$/u.test(frame) ? Number(frame) : NaN;
  const path = await views.get(`frame ${project} ${number}`, () => exactFrame(services, project, number, signal));
  return await serveFile(request, { path: path ?? '', type: mediaTypeOf('png'), cache: ASK_AGAIN });
}

async function serveTake(request: Request, id: string, part: string, tools: MediaTools): Promise<Response | null> {
  const { services } = tools;
  const take = services.library().take(id);
  if (!take) throw noRecord('take', id);
  const view = viewAskedFor(new URL(request.url).searchParams, part);
  if (view === undefined) return null;
  if (view === null) return await serveStored(request, take.media_sha256, FOR_EVER, services);
  const name = `${take.media_sha256} ${JSON.stringify(view)}`;
  const made = await tools.views.get(name, () => storedViewOfTake(services, take, view, tools.signal));
  if (made === null)
    throw new ShotloomError('not_found', say`The take ${id} is a still: it has no ${KIND_WORDS[view.what]}.`);
  return await serveStored(request, made, FOR_AN_HOUR, services);
}

/** Null: the take itself; undefined: there is no such thing. @throws ShotloomError bad_option */
function viewAskedFor(query: URLSearchParams, part: string): TakeView | null | undefined {
  switch (part) {
    case '': {
      const as = query.get('as');
      if (as !== null && as !== 'preview')
        throw new ShotloomError(
          'bad_option',
          say`A take is served as it is, or with "as=preview" as every browser plays it.`,
        );
      return as === null ? null : { what: 'preview' };
    }
    case 'thumb':
      return { what: 'thumbnail', width: widthAskedFor(query.get('w')) };
    case 'filmstrip':
      return { what: 'filmstrip' };
    default:
      return undefined;
  }
}

function widthAskedFor(text: string | null): ThumbnailWidth {
  const found = THUMBNAIL_WIDTHS.find((width) => String(width) === (text ?? '320'));
  if (found === undefined)
    throw new ShotloomError('bad_option', say`Small pictures are ${listOf('or', THUMBNAIL_WIDTHS)} pixels wide.`);
  return found;
}

const FOOTAGE_VIEWS: Readonly<Record<string, Extract<Derived['what'], 'thumbnail' | 'filmstrip' | 'waveform'>>> = {
  thumb: 'thumbnail',
  filmstrip: 'filmstrip',
  waveform: 'waveform',
};

async function serveFootage(request: Request, id: string, part: string, tools: MediaTools): Promise<Response | null> {
  const { services } = tools;
  const footage = services.library().footage(id);
  if (!footage) throw noRecord('footage', id);
  if (part === 'file') return await serveStored(request, footage.media_sha256, FOR_EVER, services);
  const what = Object.hasOwn(FOOTAGE_VIEWS, part) ? FOOTAGE_VIEWS[part] : undefined;
  if (what === undefined) return null;
  const name = `${footage.media_sha256} ${what}`;
  const made = await tools.views.get(name, () => storedViewOf(services, footage, what, tools.signal));
  if (made === null)
    throw new ShotloomError('not_found', say`This footage, a ${KIND_WORDS[footage.kind]}, has no ${KIND_WORDS[what]}.`);
  return await serveStored(request, made, FOR_AN_HOUR, services);
}

async function servePicture(request: Request, id: string, name: string, { services }: MediaTools): Promise<Response> {
  const library = services.library();
  const project = existingProject(library, id);
  const picture = library.picturesOf(project.id).find((each) => each.name === name);
  if (!picture) throw new ShotloomError('not_found', say`Nobody of that name has a reference picture in this project.`);
  return await serveStored(request, picture.picture_sha256, ASK_AGAIN, services);
}

async function serveStored(request: Request, sha256: string, cache: string, services: Services): Promise<Response> {
  const path = await services.library().store.read(sha256);
  const type = mediaTypeOf(extname(path).slice(1));
  const response = await serveFile(request, { path, type, cache, etag: `"${sha256}"` });
  if (!response) throw new ShotloomError('media_damaged', say`The stored file is gone; generate or import it again.`);
  return response;
}
