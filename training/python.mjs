// npm run train, train:export, evaluate: runs a Python program of this folder with the first Python that has what it needs.
// Which: SHOTLOOM_PYTHON, then python3 of the PATH, then the system's own. On Debian: apt install python3-torch python3-onnx python3-cairo python3-pil
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const NEEDED = 'import torch, onnx, cairo, numpy, PIL';
const [program, ...rest] = process.argv.slice(2);
const candidates = [process.env.SHOTLOOM_PYTHON, 'python3', '/usr/bin/python3'].filter((path) => path !== undefined && path !== '');
const python = candidates.find((path) => spawnSync(path, ['-c', NEEDED], { stdio: 'ignore' }).status === 0);

if (python === undefined) {
  console.error(
    'Training needs Python 3.11 with torch, onnx, cairo, numpy and PIL, and none was found: on Debian, apt install python3-torch python3-onnx python3-cairo python3-pil, or name another Python in SHOTLOOM_PYTHON.',
  );
  process.exitCode = 1;
} else {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const { status } = spawnSync(python, [`${folder}${program}`, ...rest], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
