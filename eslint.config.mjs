import tseslint from 'typescript-eslint';

const domainFiles = [
  'services/*/src/**/*.{events,state,decider,errors,allowed-actions,projection,filing,identification,township,trial,decision}.ts',
  'services/*/src/automation/*.ts',
  'services/*/src/publishing/*.ts',
  'libs/legal-time/src/**/*.ts',
  'libs/protection/src/**/*.{events,state,decider,errors,allowed-actions}.ts',
];
/** Lines that say something: what a comment costs, nobody saves. */
const lines = (max) => ['error', { max, skipBlankLines: true, skipComments: true }];
/** Tables, and pages that were shorter while lines had no width: none is added, and these are to be split. */
const longPages = [
  'libs/access/src/matrix/clue-intake.ts',
  'libs/legal-time/src/time-limits.ts',
  'libs/service-kit/src/recovery/recovery.fixtures.ts',
  'services/clue-intake/src/talk-inquiry/talk-inquiry.decider.ts',
  'services/clue-intake/src/testing/clue-histories.ts',
  'tools/cli/src/testing/sealed-histories.ts',
];
const pure = 'Domain files are pure: the same history must always give the same state, on a replay in ten years too.';

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.data/**', 'coverage/**', 'docs/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      'max-lines': lines(250),
      // Prettier breaks lines (.prettierrc.json); this says so where it cannot. Texts and SQL stay whole.
      'max-len': ['error', { code: 140, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true, ignoreComments: true, ignoreUrls: true, ignorePattern: '^\\s*import ' }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.{spec,int-spec,e2e-spec}.ts', '**/test/**/*.ts'],
    rules: {
      'max-lines': lines(500),
      'no-restricted-syntax': [
        'error',
        { selector: "MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo)$/]", message: 'Every test runs.' },
        { selector: "CallExpression[callee.name=/^(xit|xdescribe|fit|fdescribe)$/]", message: 'Every test runs.' },
      ],
    },
  },
  { files: longPages, rules: { 'max-lines': lines(450) } },
  {
    files: domainFiles,
    ignores: ['**/*.spec.ts', '**/*.int-spec.ts'],
    rules: {
      'no-restricted-imports': ['error', {
        patterns: [
          { group: ['@nestjs/*', 'typeorm', 'pg', '@nats-io/*', '@eventstore/*', 'rxjs', 'fastify'], message: pure },
          { group: ['node:*', 'fs', 'crypto', 'uuid'], message: pure },
          { regex: '^@liandong/(service-kit|messaging|local-servers)$|^@liandong/event-sourcing/', message: pure },
        ],
      }],
      'no-restricted-syntax': ['error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: `No clock: the moment comes with the command. ${pure}` },
        { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: `No clock: the moment comes with the command. ${pure}` },
        { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: `No randomness: ids come with the command. ${pure}` },
        { selector: "MemberExpression[object.name='process']", message: `No environment: settings come as versioned data. ${pure}` },
      ],
    },
  },
  {
    // Command-line programs speak to a person through the console.
    files: ['tools/**/*.ts', 'tools/**/*.mjs', '**/*.mjs', '.dependency-cruiser.cjs'],
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.{mjs,cjs,js}'], ...tseslint.configs.disableTypeChecked },
);
