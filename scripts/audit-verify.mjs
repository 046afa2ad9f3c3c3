// npm run audit:verify -- FILE
// Proves an audit whole, or says where it is not; src-main/audit-verify.ts is the program, built when it is not.
import { resolve, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT } from './lib/folders.mjs';
import { runMain } from './lib/log.mjs';
import { ensureBuilt, ensureInstalled } from './lib/project.mjs';
import { stopSignal } from './lib/run.mjs';

await runMain(async () => {
  const signal = stopSignal();
  await ensureInstalled(signal);
  await ensureBuilt(signal);
  const [file] = process.argv.splice(2);
  // npm runs scripts in the project's folder; a path is meant from where it was typed.
  if (file !== undefined) process.argv.push(resolve(process.env['INIT_CWD'] ?? process.cwd(), file));
  await import(pathToFileURL(join(PROJECT, 'out/main/audit-verify.js')).href);
  return Number(process.exitCode ?? 0);
});
