/** Stands for an engine that never answers: it says nothing to whatever it is asked. */
process.on('message', () => undefined);
process.on('disconnect', () => process.exit());
