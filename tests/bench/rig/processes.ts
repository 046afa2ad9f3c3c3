import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Linux counts CPU time in hundredths of a second for programs (USER_HZ). */
const TICKS_PER_S = 100;

export type Role = 'main' | 'window' | 'gpu' | 'other';

export interface Usage {
  readonly atMs: number;
  /** CPU time since their start, seconds. */
  readonly cpuS: Readonly<Record<Role, number>>;
  /** Proportional set size, MB. */
  readonly pssMb: Readonly<Record<Role, number>>;
  /** Of all processes of the machine, seconds. */
  readonly machineS: number;
}

interface ProcessStat {
  readonly pid: number;
  readonly parent: number;
  readonly cpuS: number;
}

/** What a process and all its children have used so far. */
export function usageOf(pid: number): Usage {
  const cpuS = { main: 0, window: 0, gpu: 0, other: 0 };
  const pssMb = { main: 0, window: 0, gpu: 0, other: 0 };
  for (const member of familyOf(pid)) {
    const role = member.pid === pid ? 'main' : roleOf(member.pid);
    cpuS[role] += member.cpuS;
    pssMb[role] += pssOf(member.pid);
  }
  return { atMs: performance.now(), cpuS, pssMb, machineS: machineCpuS() };
}

/** Cores that were busy on average between two readings. */
export interface Load {
  readonly cores: Readonly<Record<Role, number>>;
  readonly totalCores: number;
  /** All of the machine's, with broker, generator and whatever else ran. */
  readonly machineCores: number;
}

export function loadBetween(before: Usage, after: Usage): Load {
  const seconds = (after.atMs - before.atMs) / 1_000;
  const cores = (role: Role): number => (after.cpuS[role] - before.cpuS[role]) / seconds;
  const each = { main: cores('main'), window: cores('window'), gpu: cores('gpu'), other: cores('other') };
  return {
    cores: each,
    totalCores: sum(each),
    machineCores: (after.machineS - before.machineS) / seconds,
  };
}

export const sum = (byRole: Readonly<Record<Role, number>>): number =>
  byRole.main + byRole.window + byRole.gpu + byRole.other;

function familyOf(pid: number): readonly ProcessStat[] {
  const all = readdirSync('/proc').flatMap((name) =>
    /^\d+$/.test(name) ? (statOf(Number(name)) ?? []) : [],
  );
  const family = new Set([pid]);
  for (let before = 0; before < family.size;) {
    before = family.size;
    for (const { pid: child, parent } of all) if (family.has(parent)) family.add(child);
  }
  return all.filter((member) => family.has(member.pid));
}

/** Null when it has ended meanwhile. */
function statOf(pid: number): ProcessStat | null {
  const text = readOrNull(`/proc/${pid}/stat`);
  if (text === null) return null;
  // "pid (name) state ppid …": the name may hold blanks and brackets.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return { pid, parent: Number(fields[1]), cpuS: ticks / TICKS_PER_S };
}

function pssOf(pid: number): number {
  const [, kilobytes] = /^Pss:\s+(\d+) kB/m.exec(readOrNull(`/proc/${pid}/smaps_rollup`) ?? '') ?? [];
  return Number(kilobytes ?? 0) / 1_024;
}

function roleOf(pid: number): Role {
  const command = readOrNull(`/proc/${pid}/cmdline`) ?? '';
  if (command.includes('--type=renderer')) return 'window';
  return command.includes('--type=gpu-process') ? 'gpu' : 'other';
}

function machineCpuS(): number {
  const [, user, nice, system, , , irq, softirq] = (readOrNull('/proc/stat') ?? '').split(/\s+/).map(Number);
  return ((user ?? 0) + (nice ?? 0) + (system ?? 0) + (irq ?? 0) + (softirq ?? 0)) / TICKS_PER_S;
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** Cores that others keep busy now, over a second: figures of a busy machine say little. */
export async function coresBusy(measureMs = 1_000): Promise<number> {
  const before = machineCpuS();
  await new Promise((resolve) => setTimeout(resolve, measureMs));
  return Math.min(availableParallelism(), ((machineCpuS() - before) * 1_000) / measureMs);
}
