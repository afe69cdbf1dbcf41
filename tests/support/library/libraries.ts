import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { openLibrary, type Library } from '../../../src-main/library/open.ts';
import type { ProjectSettings } from '../../../src-main/library/projects.ts';
import type { NewTake, RequestRecord, Shot } from '../../../src-shared/library/records.ts';

const cleanups: (() => void)[] = [];

afterEach(() => {
  for (const cleanup of cleanups.splice(0).reverse()) cleanup();
});

/** A new folder that the end of the test removes. Its name has what paths on users' machines have. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'shotloom 影片 🎬 '));
  cleanups.push(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** An open library that the end of the test closes. */
export function temporaryLibrary(directory: string = temporaryDirectory()): Library {
  const library = openLibrary(directory);
  cleanups.push(library.close);
  return library;
}

export const settings: ProjectSettings = {
  title: 'The Lighthouse',
  script_path: '/films/the-lighthouse.fountain',
  language: 'en',
  seed: 1,
  width: 1280,
  height: 720,
  fps_num: 24,
  fps_den: 1,
  model: null,
  cast: [{ name: 'MARA', description: 'woman in yellow' }],
  places: [{ name: 'LIGHTHOUSE', description: 'a white tower on a rock' }],
  style: '',
};

export function requestOf(value: unknown): RequestRecord {
  const json = JSON.stringify(value);
  return { digest: sha256(json), json };
}

export function newTake(shot: Pick<Shot, 'id' | 'project_id'>, request: RequestRecord, media_sha256: string): NewTake {
  return {
    project_id: shot.project_id,
    shot_id: shot.id,
    kind: 'clip',
    request_digest: request.digest,
    media_sha256,
    layers_sha256: null,
    frames_digest: sha256('frames'),
    frames: 96,
    handle_frames: 12,
    width: 1280,
    height: 720,
    fingerprint: { provider: 'cpu', runtime: '1.30.0', cpu: 'avx2', threads: 2 },
    timings: { frames: 410.5, encode: 220 },
    score: 0.25,
  };
}

export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
