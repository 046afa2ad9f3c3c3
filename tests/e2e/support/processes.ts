import { readdirSync, readFileSync } from 'node:fs';
import { expect } from '@playwright/test';

/** A process and all that descend from it, as the system lists them now. */
export function familyOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? statusOf(Number(name))?.parent : undefined;
    if (parent !== undefined) parents.set(Number(name), parent);
  }
  const family = new Set([pid]);
  // Children have greater numbers than their parents nearly always; two rounds find those that have not.
  for (let round = 0; round < 2; round += 1)
    for (const [child, parent] of parents) if (family.has(parent)) family.add(child);
  return [...family];
}

/** Running means neither gone nor a zombie that its parent has not yet asked about. */
export function isRunning(pid: number): boolean {
  const status = statusOf(pid);
  return status !== null && status.state !== 'Z' && status.state !== 'X';
}

/** `kill -9` for each, at once; resolves when all are gone. */
export async function killAll(pids: readonly number[]): Promise<void> {
  for (const pid of pids) kill(pid, 'SIGKILL');
  await allGone(pids);
}

export async function allGone(pids: readonly number[]): Promise<void> {
  await expect.poll(() => pids.filter(isRunning), { message: 'processes that should be gone' }).toEqual([]);
}

export function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // One that has ended by itself meanwhile is as dead as we want it.
    if (isRunning(pid)) throw error;
  }
}

function statusOf(pid: number): { readonly state: string; readonly parent: number } | null {
  try {
    // "pid (name) state ppid …"; the name may hold blanks and brackets.
    const text = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    const [state, parent] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return state === undefined || parent === undefined ? null : { state, parent: Number(parent) };
  } catch {
    return null;
  }
}
