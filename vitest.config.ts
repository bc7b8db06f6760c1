import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))
const ignored = ['node_modules/**', '.next/**', '.sayso/**', 'e2e/**', 'bench/results/**']
const shared = {
  environment: 'node' as const,
  setupFiles: ['db/testing/fail-on-console.ts'],
  // Tests run in any zone; the code must not lean on the machine's.
  env: { TZ: 'America/Sao_Paulo', NODE_ENV: 'test' },
}

export default defineConfig({
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    reporters: ['default'],
    projects: [
      {
        extends: true,
        test: { ...shared, name: 'unit', include: ['**/*.test.{ts,tsx}'], exclude: [...ignored, '**/*.db.test.ts'] },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: ignored,
          globalSetup: ['db/testing/global-setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
})
