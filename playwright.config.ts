import { existsSync } from 'node:fs'
import { defineConfig, devices } from '@playwright/test'

const running = process.env['SAYSO_E2E_URL']
const debianChromium = '/usr/bin/chromium'
const chromium = process.env['CHROMIUM_PATH'] ?? (existsSync(debianChromium) ? debianChromium : undefined)
const phone = { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } }

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  reporter: [['list']],
  use: {
    baseURL: running ?? 'http://localhost:3000',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      // The browser may run as root in a container, and must not call home.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'phone', use: phone, testIgnore: '**/*.no-script.e2e.ts' },
    {
      name: 'desktop',
      use: { ...devices['Desktop Chrome'] },
      testIgnore: ['**/*.no-script.e2e.ts', '**/*.phone.e2e.ts'],
    },
    // The public page must do everything with scripts off.
    { name: 'no-script', use: { ...phone, javaScriptEnabled: false }, testMatch: '**/public/**/*.e2e.ts' },
  ],
  testMatch: '**/*.e2e.ts',
  // `npm test` starts a server of its own and names it in SAYSO_E2E_URL; by hand, a running or new `npm start` serves.
  ...(running
    ? {}
    : {
        webServer: {
          command: 'npm start',
          url: 'http://localhost:3000/readyz',
          reuseExistingServer: true,
          timeout: 180_000,
        },
      }),
})
