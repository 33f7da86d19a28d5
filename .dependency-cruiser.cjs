/** Boundaries of the monorepo; every message says why. */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A cycle makes the order of initialisation matter, and neither side can be understood or released alone.',
      severity: 'error',
      from: {},
      // A cycle of types alone vanishes when compiled.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-service-to-service',
      comment: 'Services know each other through libs/contracts only, so that each can be deployed and rolled back alone.',
      severity: 'error',
      from: { path: '^services/([^/]+)/', pathNot: '^services/standalone/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'libs-know-no-services',
      comment: 'A library that imports a service or a tool can no longer serve the others.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(services|tools)/' },
    },
    {
      name: 'protection-serves-services',
      comment: 'What protects a matter is whole slices of a service: a library that used them could no longer serve a service without them.',
      severity: 'error',
      from: { path: '^libs/', pathNot: '^libs/protection/' },
      to: { path: '^libs/protection/' },
    },
    {
      name: 'contracts-import-nothing',
      comment: 'Public contracts must be readable and releasable without the rest: only the schema library is allowed.',
      severity: 'error',
      from: { path: '^libs/contracts/src/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^libs/contracts/src/', 'node_modules/zod'] },
    },
    {
      name: 'no-deep-imports',
      comment: 'Import a library through its exports; the rest of it may change without notice.',
      severity: 'error',
      from: { path: '^(libs|services|tools)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/', pathNot: ['^$1/$2/', '^libs/[^/]+/src/[^/]+\\.ts$'] },
    },
    {
      name: 'declare-what-you-import',
      comment: 'A package that is not declared in the importing package.json works only by accident of hoisting.',
      severity: 'error',
      from: { path: '^(libs|services|tools)/', pathNot: '\\.(spec|int-spec|e2e-spec)\\.ts$' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-test-support-in-production',
      comment: 'Test support brings fakes and shortcuts along; production code must not depend on it.',
      severity: 'error',
      from: { path: '^(libs|services)/[^/]+/src/', pathNot: ['\\.(spec|int-spec|e2e-spec)\\.ts$', '^libs/testing/', '/testing/', '^libs/event-sourcing/src/contract', '\\.contract\\.ts$'] },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'not-resolvable',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: { path: '^(libs|services|tools)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'dist'] },
    exclude: { path: ['(^|/)dist/', '(^|/)node_modules/.*/node_modules/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['@liandong/source', 'import', 'require', 'node', 'default', 'types'] },
  },
};
