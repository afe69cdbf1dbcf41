import type { GenerationRequest } from '../../../src-shared/generation/request.ts';

/** A small request: 128x72 at 12 frames a second. */
export function generationRequest(changes: Partial<GenerationRequest> = {}): GenerationRequest {
  return {
    kind: 'clip',
    engine_revision: 2,
    model: { name: 'Shotloom built-in', sha256: 'ab'.repeat(32) },
    prompt: 'night, rain, harbour. A woman in yellow runs to the left.',
    negative: '',
    language: 'en',
    seed: 1,
    shot_key: 'runs',
    place_key: 'harbour',
    identity_keys: ['MARA'],
    style: '',
    steps: 1,
    width: 128,
    height: 72,
    rate: { numerator: 12, denominator: 1 },
    frames: 6,
    handle_frames: 2,
    ...changes,
  };
}
