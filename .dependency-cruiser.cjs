/** What the tree's paths promise, proved: see docs/architecture.md. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid('no-circles', 'A circle cannot be read from top to bottom.', {}, { circular: true }),
    forbid('no-unresolvable', 'An import must exist.', {}, { couldNotResolve: true }),
    forbid(
      'shared-stands-alone',
      'src-shared runs anywhere.',
      { path: '^src-shared' },
      { path: '^src-(main|renderer)' },
    ),
    forbid(
      'no-node-in-shared',
      'src-shared knows no Node or Electron.',
      { path: '^src-shared' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'domain-is-pure',
      'domain/ imports only domain/.',
      { path: '^src-shared/domain' },
      { pathNot: '^src-shared/domain' },
    ),
    forbid(
      'main-not-renderer',
      'Main never imports the window.',
      { path: '^src-main' },
      { path: '^src-renderer' },
    ),
    forbid(
      'renderer-not-main',
      'The window speaks to main through the port only.',
      { path: '^src-renderer' },
      { path: '^src-main' },
    ),
    forbid(
      'core-takes-adapters-as-arguments',
      'core/ runs under Node in tests.',
      { path: '^src-main/core' },
      { path: '^src-main/(adapters|window|demo)|node_modules/(electron|mqtt|classic-level|electron-store)/' },
    ),
    forbid(
      'adapters-know-no-window',
      'An adapter is one outside thing.',
      { path: '^src-main/adapters' },
      { path: '^src-main/(window|demo)|node_modules/electron/' },
    ),
    forbid(
      'only-window-knows-electron',
      'Electron is imported by window/ and main.ts only.',
      { path: '^src-main', pathNot: '^src-main/(window/|main\\.ts)' },
      { path: 'node_modules/electron/' },
    ),
    forbid(
      'views-are-strangers',
      'A view imports no other view.',
      { path: '^src-renderer/views/([^/]+)/' },
      { path: '^src-renderer/views/([^/]+)/', pathNot: '^src-renderer/views/$1/' },
    ),
    forbid(
      'components-are-dumb',
      'Components take values, no stores.',
      { path: '^src-renderer/components' },
      { path: '^src-renderer/(live|history|link|views)' },
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
