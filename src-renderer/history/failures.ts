import type { FailureCode, HistoryFailure } from './protocol.ts';

/** By name of a DOMException or of Dexie's error. What is not here is a fault of the program, not of the database. */
const CODES: Readonly<Record<string, FailureCode>> = {
  QuotaExceededError: 'quota',
  // The database is not what its name promises: tables or keys are missing, or it cannot be read.
  UnknownError: 'corrupt',
  DataError: 'corrupt',
  NotFoundError: 'corrupt',
  ConstraintError: 'corrupt',
  VersionError: 'corrupt',
  // Deleted, or closed by the browser; the transaction under way is aborted.
  DatabaseClosedError: 'closed',
  InvalidStateError: 'closed',
  AbortError: 'closed',
  TransactionInactiveError: 'closed',
};

/** The first in this order that is found among an error's causes is its meaning: the outer ones say less. */
const ORDER: readonly FailureCode[] = ['quota', 'corrupt', 'closed'];

/** Causes deeper than this say nothing new. */
const DEPTH_MAX = 6;

/** What a failed use of the database means. */
export function failureOf(error: unknown): HistoryFailure {
  const names = namesIn(error, DEPTH_MAX);
  const found = new Set(names.map((name) => CODES[name]));
  return { code: ORDER.find((code) => found.has(code)) ?? 'unknown', detail: String(error) };
}

/** Dexie wraps: OpenFailedError and AbortError have an `inner`, BulkError has `failures`. */
function namesIn(error: unknown, depth: number): string[] {
  if (typeof error !== 'object' || error === null || depth === 0) return [];
  const names = 'name' in error && typeof error.name === 'string' ? [error.name] : [];
  if ('inner' in error) names.push(...namesIn(error.inner, depth - 1));
  if ('failures' in error && Array.isArray(error.failures))
    names.push(...namesIn(error.failures[0], depth - 1));
  return names;
}
