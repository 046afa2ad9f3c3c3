import electron from 'electron';
import { spawn } from 'node:child_process';
import type { Report } from '../../../src-shared/domain/report/model.ts';

export interface Ended {
  readonly status: number | null;
  readonly stderr: string;
}

/** A report is made in seconds; the rest is for a busy machine. */
const ENDS_WITHIN_MS = 90_000;

/** `electron . --profile … --report …`, from its start to its end. */
export function runReport(profile: string, flags: readonly string[]): Promise<Ended> {
  const { ended } = startReport(profile, flags);
  return ended;
}

/** The same, while it runs. */
export function startReport(profile: string, flags: readonly string[]) {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // In Node the module is the path of the program.
  const program = electron as unknown as string;
  const child = spawn(program, ['.', ...asRoot, '--profile', profile, ...flags], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    timeout: ENDS_WITHIN_MS,
  });
  let stderr = '';
  child.stderr.on('data', (part: Buffer) => {
    stderr += part.toString();
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stderr }));
  });
  return { pid: child.pid, ended };
}

/** Visits as the oracle has them: by station and day. */
export type Visits = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Of a report what the oracle knows; days without any are left out. */
export function visitsIn({ stations }: Report): Visits {
  return Object.fromEntries(
    stations.map(({ station, days }) => [
      station,
      Object.fromEntries(days.filter(({ visits }) => visits > 0).map(({ day, visits }) => [day, visits])),
    ]),
  );
}
