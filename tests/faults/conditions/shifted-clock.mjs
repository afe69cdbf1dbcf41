// Loaded before a program: its clock shows another time than the system's, by as many milliseconds as the file says that
// SHIFTED_CLOCK names, which may change at any moment. performance.now() goes on, as it does where a clock is put back.
import { readFileSync } from 'node:fs';

const path = process.env['SHIFTED_CLOCK'] ?? '';
const RealDate = Date;

function now() {
  return RealDate.now() + Number(readFileSync(path, 'utf8'));
}

globalThis.Date = new Proxy(RealDate, {
  construct: (target, values) =>
    /** @type {Date} */ (Reflect.construct(target, values.length === 0 ? [now()] : values)),
  get: (target, key) => (key === 'now' ? now : /** @type {unknown} */ (Reflect.get(target, key))),
});
