import { useQuery } from '@tanstack/react-query';
import { useCalls } from '../host/context.ts';
import type { Board } from '../storyboard/board-data.ts';
import styles from './ScriptPane.module.css';

/** The script beside the board. */
export function ScriptPane({ project }: { readonly project: string; readonly board: Board | undefined }) {
  const calls = useCalls();
  const { data } = useQuery(calls.scripts.source.queryOptions({ input: { project } }));
  return <pre className={styles.text}>{data?.text}</pre>;
}
