import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Administrators' commands are not in everybody's PATH. */
const PATH = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`;

/** Runs a command of the system; rejects with what it said. */
export async function system(command: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await execute(command, args, { env: { ...process.env, PATH } });
  return stdout;
}

/** Some faults can only be made by root: said in one sentence instead of failing in the middle. */
export function needsRoot(what: string): void {
  if (process.getuid?.() !== 0) throw new Error(`${what} needs root: run the fault tests as root`);
}
