import { drawFrame, render } from '../render.ts';
import { os, streamed } from './base.ts';

export default {
  render: os.films.render.handler(({ input, signal, context: { services } }) =>
    streamed(render(services, input, services.grants.path(input.output, 'write'), signal)),
  ),
  frame: os.films.frame.handler(({ input, signal, context: { services } }) =>
    drawFrame(services, input, services.grants.path(input.output, 'write'), signal),
  ),
};
