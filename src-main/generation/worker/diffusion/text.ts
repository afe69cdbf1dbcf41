import { ShotloomError } from '../../../../src-shared/contract/errors.ts';
import { say } from '../../../../src-shared/contract/sentences.ts';
import { combine } from '../../schedulers/scheduler.ts';
import type { NetPool } from './net-pool.ts';
import type { PromptIds } from './prompt-ids.ts';
import { promptRows, weigh, weightedIds } from './prompt-ids.ts';
import type { Values } from './values.ts';
import { concat, values } from './values.ts';
import type { TextTokenizer } from '../../tokenizers/tokenizer.ts';

/** A prompt as networks take it. */
export interface Embedded {
  /** [1, tokens, size]. */
  readonly tokens: Values;
  /** [1, size]: the prompt as a whole, of models that want it. */
  readonly pooled?: Values;
}

/** A text encoder of CLIP's kind and its tokenizer. */
export interface ClipEncoder {
  readonly net: string;
  readonly tokenizer: TextTokenizer;
  /** What fills up a row: "!" of OpenCLIP's, the end of CLIP's own. */
  readonly pad: number;
}

/** Which of an encoder's layers is read, counted from the last: SDXL reads the one before it. */
type Layer = 'last' | 'penultimate';

/**
 * Reads prompts with CLIP's text encoders. All get as many tokens as the longest of them; what two encoders say of a token stands side by side.
 */
export async function embedPrompts(
  pool: NetPool,
  encoders: readonly ClipEncoder[],
  layer: Layer,
  prompts: readonly string[],
): Promise<Embedded[]> {
  const rows = encoders.map(({ tokenizer, pad }) => {
    const [start, end] = [tokenizer.idOf('<|startoftext|>') ?? 0, tokenizer.idOf('<|endoftext|>') ?? 0];
    return promptRows(
      prompts.map((prompt) => weightedIds(tokenizer, prompt)),
      { start, end, pad, length: 77 },
    );
  });
  const found: Embedded[] = [];
  for (let prompt = 0; prompt < prompts.length; prompt += 1) {
    const sides: Embedded[] = [];
    for (const [index, encoder] of encoders.entries()) {
      const ids = rows[index]?.[prompt];
      if (ids) sides.push(await embedRows(pool, encoder, layer, ids));
    }
    const [first, ...others] = sides;
    if (first === undefined)
      throw new ShotloomError('model_missing', say`The model lacks a text encoder; get it again.`);
    const pooled = sides.find((side) => side.pooled)?.pooled;
    found.push({
      tokens: concat(2, first.tokens, ...others.map(({ tokens }) => tokens)),
      ...(pooled ? { pooled } : {}),
    });
  }
  return found;
}

/** Of prompts of which the first has gone over to the second by so much: one between them in place of both. */
export function goneOver(prompts: readonly Embedded[], share: number | undefined): readonly Embedded[] {
  const [from, to, ...others] = prompts;
  if (share === undefined || !from || !to) return prompts;
  const mixed = (one: Values, other: Values): Values =>
    values(combine([1 - share, one.data], [share, other.data]), one.shape);
  const pooled = from.pooled && to.pooled ? { pooled: mixed(from.pooled, to.pooled) } : {};
  return [{ tokens: mixed(from.tokens, to.tokens), ...pooled }, ...others];
}

async function embedRows(
  pool: NetPool,
  { net: name }: ClipEncoder,
  layer: Layer,
  { rows, weights }: PromptIds,
): Promise<Embedded> {
  const net = await pool.get(name);
  const parts: Values[] = [];
  let pooled: Values | undefined;
  for (const row of rows) {
    const out = await net.run({ input_ids: values(Float32Array.from(row), [1, row.length]) });
    const tokens =
      out.get(layer === 'last' ? 'last_hidden_state' : penultimate(net.outputs)) ?? out.get(net.outputs[0] ?? '');
    if (tokens === undefined)
      throw new ShotloomError('model_failed', say`The model's ${name} answers nothing that is known; export it again.`);
    parts.push(tokens);
    // The prompt as a whole is what its first row says.
    pooled ??= out.get('text_embeds');
  }
  const [first, ...others] = parts;
  if (first === undefined) throw new RangeError('A prompt has at least one row.');
  const tokens = concat(1, first, ...others);
  weigh(tokens.data, weights);
  return pooled ? { tokens, pooled } : { tokens };
}

function penultimate(outputs: readonly string[]): string {
  const layers = outputs.filter((output) => output.startsWith('hidden_states.')).length;
  return layers < 2 ? 'last_hidden_state' : `hidden_states.${layers - 2}`;
}
