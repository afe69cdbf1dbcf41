/**
 * The child process in which speech is made: eSpeak NG and sherpa-onnx are native code, which may hang or take their process
 * along, and neither may happen where the library is open. It ends when its parent does.
 */
import { parentProcess } from '../processes/parent-process.ts';
import type { FromSpeech, RawSpeech, SpeechTask, ToSpeech } from './speech-protocol.ts';

let last: Promise<void> = Promise.resolve();

const parent = parentProcess();
parent.onMessage((message) => {
  last = last.then(() => work(message as ToSpeech));
});

async function work({ id, task }: ToSpeech): Promise<void> {
  try {
    send({ id, speech: await speak(task) });
  } catch (error) {
    send({ id, failed: error instanceof Error ? error.message : String(error) });
  }
}

async function speak(task: SpeechTask): Promise<RawSpeech> {
  switch (task.engine) {
    case 'espeak': {
      const { speakEspeak } = await import('./speech-worker/espeak.ts');
      return await speakEspeak(task.text, task.settings);
    }
    case 'pack': {
      const { speakPack } = await import('./speech-worker/pack.ts');
      return await speakPack(task);
    }
  }
}

function send(message: FromSpeech): void {
  parent.send(message);
}
