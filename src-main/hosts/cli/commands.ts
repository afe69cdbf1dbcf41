import type { CommandContext } from './command.ts';
import type { CommandLine } from './options.ts';
import { readCommandLine } from './options.ts';

interface Command {
  readonly read: (args: readonly string[]) => CommandLine;
  /** False says that the command did its work and what it found is not well. */
  readonly run: (line: CommandLine, context: CommandContext) => Promise<boolean | void>;
}

/** Every command by its name; its code is loaded when it is asked for. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  film: async () => {
    const { film, readFilm } = await import('./film.ts');
    return { read: readFilm, run: film };
  },
  parse: async () => {
    const { parse } = await import('./inspect.ts');
    return { read: (args) => readCommandLine('parse', args, ['SCRIPT']), run: parse };
  },
  draft: async () => {
    const { draft } = await import('./inspect.ts');
    return { read: (args) => readCommandLine('draft', args, ['SCRIPT']), run: draft };
  },
  board: async () => {
    const { board } = await import('./inspect.ts');
    return { read: (args) => readCommandLine('board', args, ['SCRIPT']), run: board };
  },
  convert: async () => {
    const { convert } = await import('./inspect.ts');
    return { read: (args) => readCommandLine('convert', args, ['SCRIPT', 'OUT']), run: convert };
  },
  generate: async () => {
    const { generate, readGenerate } = await import('./make.ts');
    return { read: readGenerate, run: generate };
  },
  render: async () => {
    const { readRender, render } = await import('./render.ts');
    return { read: readRender, run: render };
  },
  frame: async () => {
    const { frame } = await import('./make.ts');
    return {
      read: (args) =>
        readCommandLine('frame', args, ['PROJECT', 'OUT'], { stills: { type: 'boolean' }, at: { type: 'string' } }),
      run: frame,
    };
  },
  cut: async () => {
    const { cut, readCut } = await import('./cut.ts');
    return { read: readCut, run: cut };
  },
  graphic: async () => {
    const { graphic, readGraphicCommand } = await import('./graphic.ts');
    return { read: readGraphicCommand, run: graphic };
  },
  export: async () => {
    const { exportProject, readExport } = await import('./export.ts');
    return { read: readExport, run: exportProject };
  },
  describe: async () => {
    const { describe, readDescribe } = await import('./describe.ts');
    return { read: readDescribe, run: describe };
  },
  search: async () => {
    const { readSearch, search } = await import('./search.ts');
    return { read: readSearch, run: search };
  },
  speak: async () => {
    const { readSpeak, speak } = await import('./speak.ts');
    return { read: readSpeak, run: speak };
  },
  narrate: async () => {
    const { narrate, readNarrate } = await import('./speak.ts');
    return { read: readNarrate, run: narrate };
  },
  sound: async () => {
    const { readSoundCommand, sound } = await import('./sound.ts');
    return { read: readSoundCommand, run: sound };
  },
  takes: async () => {
    const { readTakesCommand, takes } = await import('./takes.ts');
    return { read: readTakesCommand, run: takes };
  },
  tray: async () => {
    const { readTray, tray } = await import('./history.ts');
    return { read: readTray, run: tray };
  },
  undo: async () => {
    const { undo } = await import('./history.ts');
    return { read: (args) => readCommandLine('undo', args, ['PROJECT']), run: undo };
  },
  redo: async () => {
    const { redo } = await import('./history.ts');
    return { read: (args) => readCommandLine('redo', args, ['PROJECT']), run: redo };
  },
  library: async () => {
    const { library, readLibrary } = await import('./library.ts');
    return { read: readLibrary, run: library };
  },
  snapshot: async () => {
    const { readSnapshot, snapshot } = await import('./snapshot.ts');
    return { read: readSnapshot, run: snapshot };
  },
  shot: async () => {
    const { readShot, shot } = await import('./shot.ts');
    return { read: readShot, run: shot };
  },
  trash: async () => {
    const { readTrash, trash } = await import('./trash.ts');
    return { read: readTrash, run: trash };
  },
  bundle: async () => {
    const { bundle } = await import('./bundle.ts');
    return { read: (args) => readCommandLine('bundle', args, ['PROJECT', 'OUT']), run: bundle };
  },
  import: async () => {
    const { importFiles, readImport } = await import('./footage.ts');
    return { read: readImport, run: importFiles };
  },
  footage: async () => {
    const { footage, readFootage } = await import('./footage.ts');
    return { read: readFootage, run: footage };
  },
  queue: async () => {
    const { queue, readQueue } = await import('./queue.ts');
    return { read: readQueue, run: queue };
  },
  farm: async () => {
    const { farm, readFarm } = await import('./farm.ts');
    return { read: readFarm, run: farm };
  },
  worker: async () => {
    const { readWorker, worker } = await import('./farm.ts');
    return { read: readWorker, run: worker };
  },
  serve: async () => {
    const { readServe, serve } = await import('./serve.ts');
    return { read: readServe, run: serve };
  },
  projects: async () => {
    const { projects } = await import('./inspect.ts');
    return { read: (args) => readCommandLine('projects', args, []), run: projects };
  },
  models: async () => {
    const { models, readModels } = await import('./models.ts');
    return { read: readModels, run: models };
  },
  doctor: async () => {
    const { doctor } = await import('./inspect.ts');
    return { read: (args) => readCommandLine('doctor', args, [], { retry: { type: 'boolean' } }), run: doctor };
  },
};
