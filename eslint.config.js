import eslint from '@eslint/js'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

const unsafeRandomness = {
  selector: "MemberExpression[object.name='Math'][property.name='random']",
  message: 'Math.random is not a secure source. Take bytes from an injected Random.',
}

const wallClock = {
  selector:
    "CallExpression[callee.object.name='Date'][callee.property.name='now'], NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'Take the time from the injected Clock, so that a simulation can own it.',
}

const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'The environment comes in through shared/platform.',
}

const timer = {
  selector: "CallExpression[callee.name='setTimeout'], CallExpression[callee.name='setInterval']",
  message: 'Timers come from the injected Clock.',
}

const rawBuffer = {
  selector: "MemberExpression[property.name='buffer'][object.type!='ThisExpression']",
  message:
    'Views on shared pools: only shared/src/encoding/number-codec.ts turns bytes into numbers.',
}

const homes = [unsafeRandomness, wallClock, environment, timer, rawBuffer]

export default defineConfig(
  {
    ignores: ['**/dist/', 'proto/generated/', '.cache/', 'coverage/', 'test/architecture/planted/'],
  },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...homes],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      'max-depth': ['error', 3],
      'max-params': ['error', 4],
      complexity: ['error', 12],
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/strict-boolean-expressions': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['shared/src/platform/**', 'shared/src/encoding/number-codec.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.test.ts', 'test/**', 'scripts/**'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', Buffer: 'readonly', URL: 'readonly' },
    },
  },
)
