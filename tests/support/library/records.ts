import { createHash } from 'node:crypto';
import type { ProjectSettings } from '../../../src-main/library/projects.ts';
import type { ScriptSource } from '../../../src-shared/library/merge.ts';
import type { NewTake, RequestRecord, Shot, StoredProject } from '../../../src-shared/library/records.ts';

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
  sound: {},
  chosen: {},
};

/** A project's row, of these settings but for `changes`. */
export function storedProject(changes: Partial<StoredProject> = {}): StoredProject {
  return { ...settings, id: 'prj_1', created_at: '2026-11-22T00:00:00.000Z', ...changes };
}

/** A script as it is read from a file in UTF-8. */
export function scriptOf(text: string): ScriptSource {
  return { sha256: sha256(text), encoding: 'utf-8', text, name: 'film.fountain', screenplay: null };
}

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
    hearing: {
      language: 'en',
      words: [{ text: 'boat', fate: 'shown', concept: 'thing:boat', name: 'boat', distance: 0, slots: ['thing'] }],
      said: [{ slot: 'thing', value: 'boat', share: 0.9 }],
    },
    score: 0.25,
  };
}

export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
