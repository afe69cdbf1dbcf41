/** Loaded first in what stands in for a utility process: gives it the port to its parent. */
import { EventEmitter } from 'node:events';

const port = Object.assign(new EventEmitter(), {
  postMessage: (message: unknown) => process.send?.(structuredClone(message)),
});
process.on('message', (data) => port.emit('message', { data }));
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
Object.defineProperty(process, 'parentPort', { value: port });
