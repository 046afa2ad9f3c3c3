import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { fileURLToPath } from 'node:url';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The floor that the console must run on: Electron 33 (Node 20.18, Chromium 130).
const NODE_FLOOR = 'node20.18';
const CHROMIUM_FLOOR = 'chrome130';

export default defineConfig({
  main: {
    build: {
      target: NODE_FLOOR,
      outDir: 'out/main',
      // Bundled, only what is used of the libraries is read and kept in memory; a native module cannot be.
      externalizeDeps: false,
      minify: true,
      rolldownOptions: {
        external: ['classic-level'],
        input: {
          main: here('src-main/main.ts'),
          simulate: here('src-main/demo/cli.ts'),
          'audit-verify': here('src-main/audit-verify.ts'),
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      target: NODE_FLOOR,
      outDir: 'out/preload',
      // A sandboxed preload is one CommonJS file with nothing to require but 'electron'.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: here('src-main/window/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: here('src-renderer'),
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      target: CHROMIUM_FLOOR,
      outDir: here('out/renderer'),
      minify: true,
      rolldownOptions: {
        input: {
          index: here('src-renderer/index.html'),
          report: here('src-renderer/report.html'),
          backup: here('src-renderer/backup.html'),
        },
      },
    },
  },
});
