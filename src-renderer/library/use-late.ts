import { useEffect, useState } from 'react';

/** A value as it was when it last rested for some milliseconds, so that not every letter asks anew. */
export function useLate<Value>(value: Value, milliseconds: number): Value {
  const [late, setLate] = useState(value);
  useEffect(() => {
    const wait = setTimeout(() => setLate(value), milliseconds);
    return () => clearTimeout(wait);
  }, [value, milliseconds]);
  return late;
}
