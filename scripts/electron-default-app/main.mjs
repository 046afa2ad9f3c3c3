// What `electron FOLDER` runs first in a runtime that came without Electron's own default app: it reads the folder's
// manifest, tells Electron about it, and hands over. `-r MODULE` loads a module before (test drivers use it).
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** @param {string[]} args @returns {{ modules: string[], target: string | undefined }} */
const readCommandLine = (args) => {
  const modules = [];
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? '';
    if (arg === '-r' || arg === '--require') modules.push(path.resolve(args[(i += 1)] ?? ''));
    else if (!arg.startsWith('-')) return { modules, target: path.resolve(arg) };
  }
  return { modules, target: undefined };
};

/** @param {string} folder @returns {Record<string, string | undefined>} empty when there is no manifest */
const readManifest = (folder) => {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  } catch {
    return {}; // A single file needs no manifest.
  }
};

/**
 * What Electron's own default app calls too, though its published types leave it out.
 * @typedef {import('electron').App & { setVersion(version: string): void, setAppPath(path: string): void }} StartingApp
 */

/** @param {string} target */
const introduce = (target) => {
  const manifest = readManifest(target);
  const starting = /** @type {StartingApp} */ (app);
  const name = manifest.productName ?? manifest.name;
  if (name !== undefined) app.setName(name);
  if (manifest.version !== undefined) starting.setVersion(manifest.version);
  app.setDesktopName(manifest.desktopName ?? `${app.getName()}.desktop`);
  starting.setAppPath(path.extname(target) === '' ? target : path.dirname(target));
};

const require = createRequire(import.meta.url);
const { modules, target } = readCommandLine(process.argv.slice(1));
if (target === undefined) {
  console.error('usage: electron [-r module] FOLDER [flags]');
  process.exit(1);
}
modules.forEach((file) => require(file));
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
introduce(target);
try {
  await import(pathToFileURL(require.resolve(target)).href);
} catch (error) {
  // Electron would wait for someone to close a dialog, which nobody sees on an invisible display.
  console.error('the application failed while it was loading:', error);
  app.exit(1);
}
