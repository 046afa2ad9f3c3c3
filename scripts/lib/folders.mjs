// Where things are. Nothing outside the project is written but the user's cache folder.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** What tests, checks and screenshots leave behind; not in version control. */
export const RESULTS = join(PROJECT, 'test-results');

/** @param {NodeJS.ProcessEnv} [env] @returns {string} shared by every checkout of this user */
export const cacheFolder = (env = process.env) =>
  join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'waystation');
