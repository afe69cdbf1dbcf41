import { narrate } from '../narrate.ts';
import { changeSound, prepareSpeech, recordLine, tellSound } from '../sound-settings.ts';
import { speak } from '../speak.ts';
import { os, streamed } from './base.ts';

export default {
  voices: os.speech.voices.handler(async ({ context: { services } }) => {
    const narrator = await services.narrator();
    return (await narrator.voices()).map((voice) => ({ ...voice, languages: [...voice.languages] }));
  }),
  speak: os.speech.speak.handler(async ({ input, signal, context: { services } }) => {
    const { grants } = services;
    const files = {
      output: grants.path(input.output, 'write'),
      words: input.words === undefined ? null : grants.path(input.words, 'write'),
      recording: input.recording === undefined ? null : grants.path(input.recording, 'read'),
    };
    return await speak(services, input, files, signal);
  }),
  narrate: os.speech.narrate.handler(({ input, signal, context: { services } }) => {
    const words = input.words === undefined ? null : services.grants.path(input.words, 'write');
    return streamed(narrate(services, input, { output: services.grants.path(input.output, 'write'), words }, signal));
  }),
  prepare: os.speech.prepare.handler(({ input, signal, context: { services } }) =>
    streamed(prepareSpeech(services, input.project, signal)),
  ),
  sound: os.speech.sound.handler(({ input, context: { services } }) => tellSound(services, input.project)),
  setSound: os.speech.setSound.handler(({ input, context: { services } }) =>
    changeSound(services, input.project, input.change),
  ),
  record: os.speech.record.handler(({ input, signal, context: { services } }) =>
    recordLine(services, input, services.grants.path(input.file, 'read'), signal),
  ),
};
