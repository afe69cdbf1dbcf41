import type Database from 'better-sqlite3';
import type { PastTake } from '../../src-shared/generation/time-left.ts';
import type { TakeKind } from '../../src-shared/library/records.ts';

/** What of a request decides how long its take is in the making. */
export interface RequestedWork {
  readonly kind: TakeKind;
  /** SHA-256 of the model pack that it is asked of. */
  readonly model: string;
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** Handles included. */
  readonly frames: number;
  /** Which of several tries at the shot, from 0. */
  readonly take: number;
}

/** Takes that cost the same, but for their length. */
export type AlikeWork = Pick<RequestedWork, 'kind' | 'model' | 'width' | 'height'>;

/** How much work takes are, and how long others like them were in the making. */
export interface JobWork {
  /** What a stored request asks for; null for one that is none of ours. */
  readonly workOf: (requestDigest: string) => RequestedWork | null;
  /** The last takes of this kind, model and size, the newest first. */
  readonly pastTakes: (work: AlikeWork) => PastTake[];
}

/** So many of the newest takes of a kind and size are looked at. */
const MOST_LOOKED_AT = 256;
/** So many tell how long one takes. */
const MOST_TAKES = 32;

export function jobWork(db: Database.Database): JobWork {
  const work = db.prepare<[string], RequestedWork>(`
    SELECT json ->> '$.kind' AS kind, json ->> '$.model.sha256' AS model, json ->> '$.width' AS width,
      json ->> '$.height' AS height, coalesce(json ->> '$.take', 0) AS take,
      iif(json ->> '$.kind' = 'still', 1, json ->> '$.frames' + 2 * (json ->> '$.handle_frames')) AS frames
    FROM requests WHERE digest = ? AND json ->> '$.model.sha256' IS NOT NULL`);
  const past = db.prepare<[AlikeWork], PastTake>(`
    SELECT recent.fingerprint ->> '$.provider' AS provider, recent.frames, recent.timings ->> '$.total' AS ms
    FROM (SELECT * FROM takes WHERE kind = @kind AND width = @width AND height = @height
      ORDER BY seq DESC LIMIT ${MOST_LOOKED_AT}) AS recent
    JOIN requests ON requests.digest = recent.request_digest
    WHERE requests.json ->> '$.model.sha256' = @model AND recent.timings ->> '$.total' IS NOT NULL
    ORDER BY recent.seq DESC LIMIT ${MOST_TAKES}`);
  return {
    workOf: (requestDigest) => work.get(requestDigest) ?? null,
    pastTakes: ({ kind, model, width, height }) => past.all({ kind, model, width, height }),
  };
}
