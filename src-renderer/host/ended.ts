/** What a stream of the contract answers at its end; what it tells before is not asked for. */
export async function ended<Told, Result>(stream: { next(): Promise<IteratorResult<Told, Result>> }): Promise<Result> {
  let next = await stream.next();
  while (next.done !== true) next = await stream.next();
  return next.value;
}
