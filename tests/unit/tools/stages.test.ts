import { describe, expect, test } from 'vitest';
import { countTests } from '../../tools/stages.mjs';

function report(counts: { passed?: number; failed?: number; pending?: number; todo?: number }, files: unknown[] = []) {
  return JSON.stringify({
    numPassedTests: counts.passed ?? 0,
    numFailedTests: counts.failed ?? 0,
    numPendingTests: counts.pending ?? 0,
    numTodoTests: counts.todo ?? 0,
    testResults: files,
  });
}

describe('countTests', () => {
  test('counts tests as Vitest does, todos among the skipped', () => {
    const text = report({ passed: 5, failed: 2, pending: 1, todo: 3 });
    expect(countTests(text, 1)).toEqual({ passed: 5, failed: 2, skipped: 4 });
  });

  test('counts a file that could not be loaded as one failure', () => {
    const files = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ];
    expect(countTests(report({ passed: 1, failed: 1 }, files), 1)).toEqual({ passed: 1, failed: 2, skipped: 0 });
  });

  test('never calls a run clean that Vitest ended with an error', () => {
    expect(countTests(report({ passed: 4 }), 1)).toEqual({ passed: 4, failed: 1, skipped: 0 });
  });

  test('counts a run that wrote no report as one failure', () => {
    expect(countTests(null, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
