import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { tempFolder } from './temp-folder.ts';

const run = promisify(execFile);

/** For Mosquitto's `password_file`. */
export async function passwordFile(login: {
  readonly username: string;
  readonly password: string;
}): Promise<string> {
  const file = join(await tempFolder(), 'passwords');
  await run('mosquitto_passwd', ['-c', '-b', file, login.username, login.password]);
  return file;
}
