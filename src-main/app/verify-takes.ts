import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import type { VerifiedTake, VerifyProgress, VerifySummary } from '../../src-shared/contract/takes.ts';
import { canonicalJson } from '../../src-shared/generation/canonical-json.ts';
import { readRequest } from '../../src-shared/generation/request.ts';
import type { GenerationRequest } from '../../src-shared/generation/request.ts';
import type { Take } from '../../src-shared/library/records.ts';
import { beginningIn } from '../generation/queue.ts';
import { removeTakeFiles, takeFiles } from '../generation/take-files.ts';
import type { TakeWorker } from '../generation/take-worker.ts';
import type { WorkerResult } from '../generation/worker-protocol.ts';
import type { Library } from '../library/open.ts';
import type { FilmModels } from './film-models.ts';
import { filmModels, modelNamed } from './film-models.ts';
import { relay } from './relay.ts';
import type { Services } from './services.ts';
import { existingProject } from './existing-project.ts';
import { psnrOf, takeNamed } from './takes.ts';
import { say, sentenceText } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';

type Progress = z.input<typeof VerifyProgress>;
type Verified = z.input<typeof VerifiedTake>;

/** What takes of two machines, or of two versions of ONNX Runtime, must share at least, in dB. */
const ALIKE_DB = 50;

/**
 * Makes takes again from their stored requests and compares the frames: bit for bit, and where they are not the same, as
 * they are stored. Nothing of the library changes.
 * @throws ShotloomError not_found, cancelled, and what opening the model pack and ffmpeg throws
 */
export function verifyTakes(
  services: Services,
  input: { readonly project: string; readonly take?: string | undefined },
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, z.input<typeof VerifySummary>, void> {
  return relay<Progress, z.input<typeof VerifySummary>>(async (tell, stop) => {
    const library = services.library();
    const project = existingProject(library, input.project);
    const asked = input.take === undefined ? library.takesOfProject(project.id) : [takeNamed(library, input.take)];
    const models = await filmModels(services);
    const worker = await services.worker();
    const takes: Verified[] = [];
    for (const [done, take] of asked.entries()) {
      stop.throwIfAborted();
      tell({ done, to_do: asked.length, take: take.id });
      takes.push(await verified(services, library, models, worker, take, stop));
    }
    return { takes };
  }, signal);
}

async function verified(
  services: Services,
  library: Library,
  models: FilmModels,
  worker: TakeWorker,
  take: Take,
  signal: AbortSignal,
): Promise<Verified> {
  const json = library.requestOf(take).json;
  const request = readRequest(json);
  const about = { take: take.id, shot: take.shot_id, kind: take.kind };
  const unverified = (said: Sentence): Verified => ({
    ...about,
    outcome: 'unverified',
    same_fingerprint: false,
    psnr: null,
    ...because(said),
  });
  const otherModel = whyNotThisModel(request, models);
  if (otherModel !== null) return unverified(otherModel);

  const files = takeFiles(library.store.temporaryFolder, take.kind);
  try {
    const stored = await library.store.read(take.media_sha256);
    const begins = await beginningIn(library, request);
    const made = await worker.run({ request, json, ...files, painted: null, begins }, { signal });
    const same_fingerprint = canonicalJson(made.fingerprint) === canonicalJson(take.fingerprint);
    if (isSame(made, take)) return { ...about, outcome: 'identical', same_fingerprint, psnr: null, reason: null };
    const psnr = await psnrOf(await services.ffmpeg(), stored, files.media, signal);
    const isAlike = !same_fingerprint && psnr >= ALIKE_DB;
    return {
      ...about,
      outcome: isAlike ? 'alike' : 'different',
      same_fingerprint,
      // Frames that differ may be the same once they are stored: a still is.
      psnr: Number.isFinite(psnr) ? Math.round(psnr * 100) / 100 : null,
      ...because(
        same_fingerprint ? say`the same machine made other frames of it` : say`${differences(made, take)} differ`,
      ),
    };
  } catch (error) {
    if (!(error instanceof ShotloomError) || error.code === 'cancelled' || error.code === 'ffmpeg_missing') throw error;
    return unverified(error.said);
  } finally {
    removeTakeFiles(files);
  }
}

function whyNotThisModel({ model, engine_revision }: GenerationRequest, models: FilmModels): Sentence | null {
  const named = modelNamed(models, model.name);
  if ('blocked' in named) return named.blocked;
  const here = 'pack' in named ? named.pack : named.builtin;
  return model.sha256 === here.sha256 && engine_revision === here.engine_revision
    ? null
    : say`it was made by another version of the model "${model.name}"`;
}

function because(said: Sentence): { readonly reason: string; readonly said: Sentence } {
  return { reason: sentenceText(said), said };
}

function isSame(made: WorkerResult, take: Take): boolean {
  return made.frames === take.frames && made.frames_digest === take.frames_digest;
}

/** What of the fingerprints is not the same. */
function differences({ fingerprint }: WorkerResult, take: Take): string {
  const names = Object.keys(fingerprint) as (keyof typeof fingerprint)[];
  return names.filter((name) => fingerprint[name] !== take.fingerprint[name]).join(', ');
}
