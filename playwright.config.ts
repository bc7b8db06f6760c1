import { existsSync } from 'node:fs'
import { defineConfig, devices } from '@playwright/test'

const running = process.env['SAYSO_E2E_URL']
/** Debian's Chromium. Without a window (chromium-headless-shell) it takes about half the processor time. */
const ofDebian = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']
const chromium = process.env['CHROMIUM_PATH'] ?? ofDebian.find((path) => existsSync(path))
const phone = { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } }
const smallPhone = { ...phone, viewport: { width: 320, height: 568 } }
const desktop = devices['Desktop Chrome']

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // A wait ends by what happened: a busy machine takes longer and fails nothing.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    baseURL: running ?? 'http://localhost:3000',
    // A trace of every test would take a sixth of the processor time, to be thrown away after nearly all of them. Of a
    // failure the last picture and the tree of the page are kept; `npm test -- e2e/<path> --trace on` shows every step.
    trace: 'off',
    screenshot: 'only-on-failure',
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
  // What runs in one process only comes first: the other process works off the rest meanwhile.
  projects: [
    // These start web processes of their own beside the instance: with other keys, or with a database that goes away.
    { name: 'operations', use: phone, testMatch: 'operations/**/*.e2e.ts', fullyParallel: false, workers: 1 },
    // These share the backend, whose failures they switch on and off: one after the other.
    { name: 'sandbox', use: desktop, testMatch: 'sandbox/**/*.e2e.ts', fullyParallel: false, workers: 1 },
    // What no browser does: bad requests, crawlers, the calls of flows.
    { name: 'http', testMatch: 'http/**/*.e2e.ts' },
    // Whatever a person does on the page is a form that is posted: all of it must work with scripts off.
    { name: 'no-script', use: { ...phone, javaScriptEnabled: false }, testMatch: 'public/forms/**/*.e2e.ts' },
    // What is read and looked at. The page has no script: once is enough, with the scripts by which tests look at it.
    // A keyboard belongs to a desktop.
    {
      name: 'phone',
      use: phone,
      testMatch: 'public/**/*.e2e.ts',
      testIgnore: ['public/forms/**', 'public/looks/keyboard.e2e.ts'],
    },
    // The page inside of a frame, on sites that may show it and on hostile ones.
    { name: 'embed', use: desktop, testMatch: 'embed/**/*.e2e.ts' },
    // A member works on a desktop; each test sets the size of a phone where it looks at one.
    { name: 'console', use: desktop, testMatch: 'console/**/*.e2e.ts' },
    { name: 'small', use: smallPhone, testMatch: 'public/looks/layout.e2e.ts' },
    { name: 'desktop', use: desktop, testMatch: 'public/looks/{layout,keyboard}.e2e.ts' },
  ],
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
