import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { ChosenTake, GenerationProgress } from '../../src-shared/contract/schemas.ts';
import { readRequest } from '../../src-shared/generation/request.ts';
import type { Change } from '../../src-shared/library/changes.ts';
import type { Shot } from '../../src-shared/library/records.ts';
import { patiently } from '../library/write.ts';
import { relay } from './relay.ts';
import type { Services } from './services.ts';
import { currentTake, openFilm } from './shots.ts';
import { rounded } from './takes.ts';
import type { WantedShot } from './wanted-shots.ts';

type Progress = z.input<typeof GenerationProgress>;
type Chosen = z.input<typeof ChosenTake>;

/**
 * Lets the model's discriminator choose among the first `takes` takes of every shot, or of one, by their stills, which
 * must have been made. What is chosen is shown from then on; the choice is one step that can be undone.
 * @throws ShotloomError not_found, model_missing where the model has no discriminator, media_damaged
 */
export function chooseTakes(
  services: Services,
  input: { readonly project: string; readonly takes: number; readonly shot?: string | undefined },
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, Chosen[], void> {
  return relay<Progress, Chosen[]>(async (tell, stop) => {
    const { library, project, shotsAs } = await openFilm(services, input.project);
    const tries = Array.from({ length: input.takes }, (_, take) => shotsAs('still', take));
    const worker = await services.worker();
    const provider = await worker.provider();
    const film = shotsAs('still');
    const asked = film.filter(({ shot }) => input.shot === undefined || shot.id === input.shot);
    if (asked.length === 0)
      throw new ShotloomError('not_found', say`There is no shot ${input.shot ?? ''} in the project ${project.id}.`);

    const score = async (wanted: WantedShot): Promise<number> => {
      const made = currentTake(library, wanted, 'still');
      const layers = made?.layers_sha256;
      if (!made || !layers || !library.store.has(layers)) {
        throw new ShotloomError(
          'media_damaged',
          say`Shot ${wanted.number} lacks a take to choose from; generate it again.`,
        );
      }
      const request = readRequest(wanted.request.json);
      const score = rounded(await worker.score({ request, painted: await library.store.read(layers) }));
      library.scoreTake(made.id, score);
      return score;
    };

    const chosen: Chosen[] = [];
    const changes: Change[] = [];
    for (const [done, { shot, number }] of asked.entries()) {
      const scores: number[] = [];
      for (const [take, shots] of tries.entries()) {
        stop.throwIfAborted();
        const wanted = shots.find((each) => each.shot.id === shot.id);
        if (wanted) scores.push(await score(wanted));
        const work = (done + (take + 1) / tries.length) / asked.length;
        tell({ kind: 'still', provider, shot: number, shots: film.length, done, to_do: asked.length, work });
      }
      const best = scores.reduce((at, value, index) => (value > (scores[at] ?? -Infinity) ? index : at), 0);
      chosen.push({ shot: shot.id, number, take: best, scores });
      changes.push({ table: 'shots', id: shot.id, before: shot, after: showing(shot, best) });
    }
    await patiently(() => library.commit(project.id, 'choose takes', changes));
    return chosen;
  }, signal);
}

/** A shot that shows another of its takes. */
function showing(shot: Shot, take: number): Shot {
  const { take: _, ...others } = shot.overrides ?? {};
  const overrides = take === 0 ? others : { ...others, take };
  return { ...shot, overrides: Object.keys(overrides).length === 0 ? null : overrides };
}
