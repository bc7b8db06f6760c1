import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))
const ignored = ['node_modules/**', '.next/**', '.sayso/**', 'e2e/**', 'bench/results/**']
/** One file after another, because each keeps several workers busy. `npm test` runs them beside the browser tests. */
const STRESS = 'lib/sync/stress/**/*.db.test.ts'
/** Pure tests that wait, compile or train for seconds: `npm test` runs them, `npm run check` does not. */
const LONG = '**/*.long.test.ts'
const shared = {
  environment: 'node' as const,
  setupFiles: ['testing/fail-on-console.ts', 'testing/fixed-seed.ts', 'testing/patience.ts'],
  // As long as testing/patience.ts lets other waits take.
  expect: { poll: { timeout: 60_000, interval: 20 } },
  env: {
    // The code must not lean on the machine's time zone.
    TZ: 'America/Sao_Paulo',
    LOG_LEVEL: 'silent',
    SAYSO_KEYS: `1:${Buffer.alloc(32, 1).toString('base64')}`,
    SAYSO_PEPPER: Buffer.alloc(32, 2).toString('base64'),
  },
}

// Pure tests leave nothing behind, and loading modules again for each of 400 files takes longer than running them.
const pure = { ...shared, testTimeout: 90_000, isolate: false }

export default defineConfig({
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    reporters: ['default'],
    // What was compiled once is kept in node_modules/.experimental-vitest-cache.
    experimental: { fsModuleCache: true },
    // Vitest leaves one core free by default, which on two cores means one file at a time.
    maxWorkers: Math.max(2, availableParallelism()),
    // What db/client.ts lets pass too: postgres.js leaves a query of its own unwatched, and tests take its server away.
    onUnhandledError: (error) => !('query' in error && /select b\.oid, b\.typarray/.test(String(error['query']))),
    projects: [
      {
        extends: true,
        test: {
          ...pure,
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...ignored, '**/*.db.test.ts', LONG],
        },
      },
      {
        extends: true,
        test: { ...pure, name: 'long', include: [LONG], exclude: ignored },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'db',
          // Each file has a database of its own; loading modules again for each of 100 files took longer than most of
          // their tests.
          isolate: false,
          include: ['**/*.db.test.ts'],
          exclude: [...ignored, STRESS],
          globalSetup: ['testing/global-setup.ts'],
          // A test ends by what happens. Only one that hangs takes this long, on however busy a machine.
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'stress',
          include: [STRESS],
          exclude: ignored,
          globalSetup: ['testing/global-setup.ts'],
          provide: { fullSize: process.env['STRESS'] === 'full' },
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
