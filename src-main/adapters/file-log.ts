import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../core/ports.ts';

/** Two files of this size at most: enough for months of a calm console, nothing for a disk. */
const LOG_MAX_BYTES = 2 * 1024 * 1024;

/** Lines with time and level to standard error and to `logs/console.log` of the profile. A full disk silences the file only. */
export function openFileLog(profile: string): Log {
  const folder = join(profile, 'logs');
  const file = join(folder, 'console.log');
  const write = (level: string, message: string): void => {
    const line = `${new Date().toISOString()} ${level} ${message}\n`;
    process.stderr.write(line);
    try {
      mkdirSync(folder, { recursive: true });
      if (sizeOf(file) > LOG_MAX_BYTES) renameSync(file, `${file}.1`);
      appendFileSync(file, line);
    } catch {
      // Standard error has the line; a log that cannot be written must not stop the console.
    }
  };
  return { info: (message) => write('info', message), warn: (message) => write('warn', message) };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
