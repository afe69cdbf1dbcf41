import type { Language } from '../script/screenplay.ts';
import type { FrameRate } from '../timeline/rational.ts';
import type { PlanMark } from './plan.ts';

/*
 * GB 45438-2025 (mandatory in China since 2025-09-01) asks of generated videos that a text at an edge or in a corner of the first pictures says so, no lower
 * than a twentieth of the shorter edge and at least two seconds long, and that the file's metadata have a field AIGC of seven named values.
 * docs/decisions/0030 says where that was read.
 */

/** Longer than the two seconds that are asked for, so that a player that begins late still shows them. */
const LABEL_SECONDS = 3;

const LABELS: Readonly<Record<Language, string>> = { zh: 'AI生成', en: 'AI-generated' };

/** The mark over the first seconds of a film, or all of a shorter one. */
export function labelMark(language: Language, frames: number, rate: FrameRate): PlanMark {
  const seconds = Math.ceil((LABEL_SECONDS * rate.numerator) / rate.denominator);
  return { kind: 'label', text: LABELS[language], from: 0, to: Math.min(frames, seconds) };
}

/**
 * The value of the field AIGC. Label 1: it is generated. The producer is the program: who uses it is not said.
 * @param producedId the same for the same film
 */
export function aigcField(producer: string, producedId: string): string {
  return JSON.stringify({
    Label: '1',
    ContentProducer: producer,
    ProduceID: producedId,
    ReservedCode1: '',
    ContentPropagator: '',
    PropagateID: '',
    ReservedCode2: '',
  });
}
