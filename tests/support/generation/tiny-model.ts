import { writeFile } from 'node:fs/promises';
import { FLOAT, INT64, model, node, text, UINT8, value } from '../onnx.ts';

/**
 * Writes a model with the inputs and the output of `frame`, whose picture is the row of `rows` [pictures, bytes] that `t`
 * counts: one that is not there fails.
 */
export async function writeTinyModel(path: string): Promise<void> {
  const graph = [
    ...node('Cast', ['t'], 'row', { to: INT64 }),
    ...node('Gather', ['rows', 'row'], 'frame', { axis: 0 }),
    ...text(2, 'tiny'),
    ...value(11, 'rows', UINT8, ['pictures', 'bytes']),
    ...value(11, 'moment', INT64, []),
    ...value(11, 't', FLOAT, []),
    ...value(12, 'frame', UINT8, ['bytes']),
  ];
  await writeFile(path, model(graph));
}
