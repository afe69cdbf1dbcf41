/** What a worker has counted, in memory that it shares: it is still there when the worker is not. */
export type Ledger = Float64Array<SharedArrayBuffer>;

const places = { index: 0, begun: 1, slowest: 2, read: 3, refused: 4, failed: 5 } as const;

/** An empty ledger. */
export function makeLedger(): Ledger {
  return new Float64Array(new SharedArrayBuffer(8 * Object.keys(places).length));
}

/** Notes that an input's turn has come. */
export function beginInput(ledger: Ledger, index: number): void {
  ledger[places.index] = index;
  ledger[places.begun] = Date.now();
}

/** Notes that no input runs. */
export function endInput(ledger: Ledger): void {
  ledger[places.begun] = 0;
}

/** Notes what came of an input. */
export function countInput(ledger: Ledger, outcome: 'read' | 'refused' | 'failed', ms: number): void {
  ledger[places[outcome]] = (ledger[places[outcome]] ?? 0) + 1;
  ledger[places.slowest] = Math.max(ledger[places.slowest] ?? 0, ms);
}

/** What a ledger says. `begun` is the time at which the running input began, in milliseconds since 1970; 0 where none runs. */
export function readLedger(ledger: Ledger): Readonly<Record<keyof typeof places, number>> {
  const at = (place: number): number => ledger[place] ?? 0;
  return {
    index: at(places.index),
    begun: at(places.begun),
    slowest: at(places.slowest),
    read: at(places.read),
    refused: at(places.refused),
    failed: at(places.failed),
  };
}
