import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { ensureChromium } from '@/lib/dev/ensure.mjs'

const CPU_SLOWDOWN = 4
/** Event Timing says nothing of what took less (https://www.w3.org/TR/event-timing/). */
const SHORTEST_MS = 16

export interface Scripts {
  /** What every page of the framework loads. */
  framework: number
  /** What the screen adds. */
  own: number
}

export async function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: ensureChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** Signs in as a member would. Returns the browser's context and its cookies as a header. */
export async function signInAt(
  browser: Browser,
  origin: string,
  { email, password }: { email: string; password: string },
): Promise<{ context: BrowserContext; cookie: string }> {
  const context = await browser.newContext({ baseURL: origin, locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto('/console/sign-in')
  await page.locator('[name=email]').fill(email)
  await page.locator('[name=password]').fill(password)
  await page.locator('[name=password]').press('Enter')
  await page.waitForURL((url) => url.pathname === '/console')
  await page.close()
  const cookies = await context.cookies()
  return { context, cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
}

/** Returns the scripts of the first load of an address in bytes, compressed as a proxy in front compresses them. */
export async function firstLoadScripts(context: BrowserContext, address: string, site: string): Promise<Scripts> {
  const manifest = JSON.parse(readFileSync(join(site, '.next/build-manifest.json'), 'utf8')) as {
    rootMainFiles: string[]
    polyfillFiles: string[]
  }
  const ofFramework = new Set([...manifest.rootMainFiles, ...manifest.polyfillFiles].map((file) => `/_next/${file}`))
  const page = await context.newPage()
  const loaded = new Map<string, Promise<Buffer>>()
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') loaded.set(new URL(response.url()).pathname, response.body())
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  const sizes = await Promise.all(
    [...loaded].map(async ([path, body]) => ({ path, bytes: gzipSync(await body).length })),
  )
  await page.close()
  const sum = (isOf: boolean) =>
    sizes.filter(({ path }) => ofFramework.has(path) === isOf).reduce((total, { bytes }) => total + bytes, 0)
  return { framework: sum(true), own: sum(false) }
}

/**
 * Returns the longest interaction of a visit, in milliseconds until the next paint, on a processor four times slower:
 * the slash goes to the field that finds people, three digits are typed, and the first thing that opens is opened.
 * Below 16 ms it is taken for 16.
 */
export async function longestInteraction(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await page.goto(address, { waitUntil: 'networkidle' })
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
  await page.evaluate((shortest) => {
    const seen = { longest: shortest }
    Object.assign(globalThis, { seen })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration)
    }).observe({ type: 'event', durationThreshold: shortest } as PerformanceObserverInit)
  }, SHORTEST_MS)
  await page.keyboard.press('/')
  await page.keyboard.type('551')
  await page.keyboard.press('Escape')
  const closed = page.locator('main details:not([open]) > summary').filter({ visible: true }).first()
  if ((await closed.count()) > 0) await closed.click()
  // Two frames later the last interaction has been painted and reported.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  const longest = await page.evaluate(() => (globalThis as unknown as { seen: { longest: number } }).seen.longest)
  await page.close()
  return longest
}
