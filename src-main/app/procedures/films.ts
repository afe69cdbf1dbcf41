import { deliver } from '../deliver.ts';
import { presetsHere } from '../encoders.ts';
import { makePreview } from '../preview.ts';
import { drawFrame } from '../render.ts';
import { os, streamed } from './base.ts';

export default {
  render: os.films.render.handler(({ input: { output, poster, ...input }, signal, context: { services } }) => {
    const path = (grant: string): string => services.grants.path(grant, 'write');
    const outputs = { film: path(output), poster: poster === undefined ? null : path(poster) };
    return streamed(deliver(services, input, outputs, signal));
  }),
  renders: os.films.renders.handler(({ context: { services } }) => services.renders.list()),
  changeRender: os.films.changeRender.handler(({ input, context: { services } }) => ({
    changed: services.renders.change(input),
  })),
  preview: os.films.preview.handler(({ input: { project }, signal, context: { services } }) =>
    streamed(makePreview(services, project, signal)),
  ),
  presets: os.films.presets.handler(async ({ context: { services } }) => presetsHere(await services.ffmpeg())),
  frame: os.films.frame.handler(({ input, signal, context: { services } }) =>
    drawFrame(services, input, services.grants.path(input.output, 'write'), signal),
  ),
};
