import type { Client } from '../host/connection.ts';
import { grantOf } from '../host/give.ts';

/** A line, and how it is said. */
type Line = Omit<Parameters<Client['speech']['speak']>[0], 'output' | 'words' | 'recording'>;

/** Lets a voice say a line and plays it; settles when it has been said. @throws what speaking throws */
export async function hearLine(client: Client, line: Line): Promise<void> {
  const output = await grantOf('/outputs?name=line.wav', null);
  await client.speech.speak({ ...line, output });
  const answer = await fetch(`/outputs/${output}`);
  const address = URL.createObjectURL(await answer.blob());
  try {
    const sound = new Audio(address);
    await sound.play();
    await new Promise((resolve) => sound.addEventListener('ended', resolve, { once: true }));
  } finally {
    URL.revokeObjectURL(address);
  }
}
