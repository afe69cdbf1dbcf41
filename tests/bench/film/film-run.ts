import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

import type { App } from '../../../src-main/app.ts';
import { makeApp } from '../../../src-main/app.ts';
import { workersFor } from '../../../src-main/app/run-queues.ts';
import { openLibrary } from '../../../src-main/library/open.ts';
import type { Take } from '../../../src-shared/library/records.ts';

/** Pixels. */
export interface FilmSize {
  readonly width: number;
  readonly height: number;
}

export interface FilmTask {
  readonly script: string;
  readonly size: FilmSize;
  /** Folder of a library that is not there yet. */
  readonly library: string;
  readonly output: string;
}

type Stage = 'draft' | 'stills' | 'clips' | 'render';
type Stages = Readonly<Record<Stage, number>>;

/**
 * Where the time of a film went; everything in milliseconds of wall clock. The worker makes one take after the other and
 * its thread is either in ONNX Runtime, or waiting until ffmpeg has taken a frame or closed its file, or in our code; the
 * takes carry how long each was. A render is ffmpeg's while at least one ffmpeg lives. All the rest of the wall clock
 * is ours: drafting, SQLite, files, PNG, hashing, messages, the start of the worker. Loading the graphs is ONNX Runtime's.
 */
export interface FilmRun {
  readonly wall: number;
  readonly ours: number;
  readonly stages: Stages;
  readonly oursByStage: Stages;
  readonly model: number;
  readonly clipEncoder: number;
  readonly renderEncoder: number;
  /** Running time of the film. */
  readonly duration: number;
}

/** Makes a film in this process, as the command line does. */
export async function filmRun({ script, size, library, output }: FilmTask): Promise<FilmRun> {
  const app = makeApp({ library });
  const clock = new StageClock();
  try {
    const project = await openScript(app, script, size);
    clock.end('draft');
    await drained(await app.calls.takes.generate({ project, kind: 'still' }));
    clock.end('stills');
    await drained(await app.calls.takes.generate({ project, kind: 'clip' }));
    clock.end('clips');
    const file = await app.grants.grantOutput(output);
    const lives = new ChildLives();
    const rendered = await drained(await app.calls.films.render({ project, pictures: 'best', output: file }));
    clock.end('render');
    const renderEncoder = lives.covered();
    return sumUp(clock.stages, takesOf(library, project), renderEncoder, rendered.duration_s * 1000);
  } finally {
    await app.close();
  }
}

/** Makes the stills of a script and tells how many there are and how long that took, the worker's start included. */
export async function stillsRun(
  script: string,
  size: FilmSize,
  library: string,
): Promise<{ readonly made: number; readonly ms: number }> {
  const app = makeApp({ library });
  try {
    const project = await openScript(app, script, size);
    const before = performance.now();
    const { generated } = await drained(await app.calls.takes.generate({ project, kind: 'still' }));
    return { made: generated, ms: performance.now() - before };
  } finally {
    await app.close();
  }
}

async function openScript(app: App, script: string, size: FilmSize): Promise<string> {
  const settings = { ...size, fps_num: 24, fps_den: 1, seed: 1 };
  return (await app.calls.projects.open({ file: app.grants.grantInput(script), settings })).project;
}

function sumUp(stages: Stages, takes: readonly Take[], renderEncoder: number, duration: number): FilmRun {
  const sum = (kind: Take['kind'], timing: string): number =>
    takes.filter((take) => take.kind === kind).reduce((total, take) => total + (take.timings[timing] ?? 0), 0);
  const inRuntime = (kind: Take['kind']): number => sum(kind, 'load') + sum(kind, 'model');
  const [stillModel, clipModel, clipEncoder] = [inRuntime('still'), inRuntime('clip'), sum('clip', 'encode')];
  const oursByStage = {
    draft: stages.draft,
    // Of several workers each is in ONNX Runtime for its part of that.
    stills: stages.stills - stillModel / workersFor(takes.filter(({ kind }) => kind === 'still').length),
    clips: stages.clips - clipModel - clipEncoder,
    render: stages.render - renderEncoder,
  };
  const total = (times: Stages): number => times.draft + times.stills + times.clips + times.render;
  const common = { stages, oursByStage, model: stillModel + clipModel, clipEncoder, renderEncoder, duration };
  return { ...common, wall: total(stages), ours: total(oursByStage) };
}

function takesOf(directory: string, project: string): Take[] {
  const library = openLibrary(directory);
  try {
    return library.shotsOf(project).flatMap((shot) => library.takesOf(shot.id));
  } finally {
    library.close();
  }
}

/** Lets a stream run to its end. */
async function drained<Result>(reports: { next(): Promise<IteratorResult<unknown, Result>> }): Promise<Result> {
  for (;;) {
    const next = await reports.next();
    if (next.done === true) return next.value;
  }
}

class StageClock {
  readonly stages: Record<Stage, number> = { draft: 0, stills: 0, clips: 0, render: 0 };
  #since = performance.now();

  end(stage: Stage): void {
    const now = performance.now();
    this.stages[stage] = now - this.#since;
    this.#since = now;
  }
}

/** Notes from when to when the processes lived that this one starts from now on. */
class ChildLives {
  readonly #lives: { readonly from: number; readonly to: number }[] = [];

  constructor() {
    subscribe('child_process', this.#note);
  }

  /** Milliseconds in which at least one of them lived. Ends the watch. */
  covered(): number {
    unsubscribe('child_process', this.#note);
    let [sum, end] = [0, 0];
    for (const { from, to } of this.#lives.toSorted((a, b) => a.from - b.from)) {
      sum += Math.max(0, to - Math.max(from, end));
      end = Math.max(end, to);
    }
    return sum;
  }

  readonly #note = (message: unknown): void => {
    const from = performance.now();
    const { process: child } = message as { readonly process: ChildProcess };
    child.once('exit', () => this.#lives.push({ from, to: performance.now() }));
  };
}
