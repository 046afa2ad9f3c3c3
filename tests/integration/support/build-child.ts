import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Node 20 runs no TypeScript: a child is built first. Answers where it is. */
export async function buildChild(name: string): Promise<string> {
  // Inside the project, where the child finds node_modules; ignored by git.
  const outDir = fileURLToPath(new URL(`../../../.tsbuild/${name}-process`, import.meta.url));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: fileURLToPath(new URL(`${name}.child.ts`, import.meta.url)),
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  });
  return `${outDir}/${name}.mjs`;
}
