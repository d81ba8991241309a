import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { roomRules } from './architecture.mjs';
import { noHardCodedText } from './scripts/lint-hard-coded-text.mjs';

const server = ['libs/*/src/**/*.ts', 'apps/{api,worker,cli}/src/**/*.ts', 'bench/**/*.ts'];
const web = ['apps/web/src/**/*.{ts,tsx}'];
const tests = ['**/*.spec.ts', '**/*.spec.tsx', 'libs/testing/src/**/*.ts', 'e2e/**/*.ts'];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/dev-dist/**',
      '**/node_modules/**',
      '.keyline/**',
      '.nx/**',
      'test-results/**',
      'playwright-report/**',
      'coverage/**',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: [...server, ...web, 'e2e/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'max-params': ['error', 6],
      'max-lines': ['error', { max: 320, skipBlankLines: true, skipComments: true }],
      'max-depth': ['error', 4],
      'no-console': 'error',
    },
  },
  // Nest reads constructor types at run time: an inline type import would erase them.
  { files: server, rules: { '@typescript-eslint/consistent-type-imports': 'off' } },
  { files: server, rules: { 'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }] } },
  { files: ['apps/cli/src/**/*.ts', 'bench/**/*.ts', 'libs/platform/src/start-or-explain.ts'], rules: { 'no-console': 'off' } },
  { files: tests, rules: { 'max-lines-per-function': 'off', 'max-lines': 'off', 'no-console': 'off' } },
  // The demo company is told in long breaths: rows of fields, lists of words.
  { files: ['libs/demo/src/**/*.ts'], rules: { 'max-lines-per-function': ['error', 180], 'max-params': ['error', 8] } },
  {
    files: ['libs/*/src/migrations/*.ts', 'libs/platform/src/database/migrations/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: web,
    plugins: { 'react-hooks': reactHooks, keyline: { rules: { 'no-hard-coded-text': noHardCodedText } } },
    rules: { ...reactHooks.configs.recommended.rules, 'keyline/no-hard-coded-text': 'error' },
  },
  ...roomRules,
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'URLSearchParams',
          'setTimeout',
          'clearTimeout',
          'fetch',
          'globalThis',
          'Buffer',
          'performance',
          'document',
          'window',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
);
