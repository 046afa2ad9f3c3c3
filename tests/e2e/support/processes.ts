import { expect } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';

interface Status {
  readonly state: string;
  readonly parent: number;
  readonly group: number;
}

/** All processes that run now, by number; zombies have ended. */
function running(): ReadonlyMap<number, Status> {
  const found = new Map<number, Status>();
  for (const name of readdirSync('/proc')) {
    const status = /^\d+$/.test(name) ? statusOf(Number(name)) : null;
    if (status !== null && status.state !== 'Z' && status.state !== 'X') found.set(Number(name), status);
  }
  return found;
}

function statusOf(pid: number): Status | null {
  try {
    // "pid (name) state parent group …"; the name may hold blanks and brackets.
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state = 'X', parent, group] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state, parent: Number(parent), group: Number(group) };
  } catch {
    // Gone since it was listed.
    return null;
  }
}

/** A process and all that descend from it. */
export function familyOf(pid: number): number[] {
  const all = running();
  const family = new Set([pid]);
  for (let before = 0; before < family.size;) {
    before = family.size;
    for (const [child, { parent }] of all) if (family.has(parent)) family.add(child);
  }
  return [...family];
}

/** The processes of a group, also those whose parent has died. */
const groupOf = (group: number): number[] =>
  [...running()].flatMap(([pid, status]) => (status.group === group ? [pid] : []));

/** Resolves when none of them runs any more. */
export async function allGone(pids: readonly number[]): Promise<void> {
  await expect
    .poll(() => pids.filter((pid) => running().has(pid)), { message: 'processes that should have ended' })
    .toEqual([]);
}

export async function groupGone(group: number): Promise<void> {
  await expect.poll(() => groupOf(group), { message: 'processes that should have ended' }).toEqual([]);
}

/** What dies may still start something: so we look again and again. */
const LOOK_EVERY_MS = 20;

/** `kill -9` for a whole group at once; resolves when none of it runs any more. */
export async function killGroup(group: number): Promise<void> {
  const strike = (): number[] => {
    const pids = groupOf(group);
    for (const pid of pids) kill(pid, 'SIGKILL');
    return pids;
  };
  await expect
    .poll(strike, { message: 'processes that should be dead', intervals: [LOOK_EVERY_MS] })
    .toEqual([]);
}

export function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // One that has ended by itself meanwhile is as dead as we want it.
    if (running().has(pid)) throw error;
  }
}
