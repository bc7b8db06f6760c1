import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import sharp from 'sharp'
import { ROOT } from '@/lib/process/environment.mjs'
import { helpFirst } from '@/lib/process/help.mjs'
import { OperatorError } from '@/lib/process/operator-error.mjs'
import { ROUTES } from '@/lib/routes.mjs'
import { ensureChromium } from './ensure.mjs'

// `npm run console:images`: pictures of each screen of the console, of the demo that `npm start` runs, in
// docs/images/console. Screens are taken from lib/routes.mjs, and those about one thing by the first link to one.

const FOLDER = join(ROOT, 'docs/images/console')
const LOOKS = [
  { name: 'desktop-light', width: 1280, height: 800, colorScheme: 'light' },
  { name: 'desktop-dark', width: 1280, height: 800, colorScheme: 'dark' },
  { name: 'phone-light', width: 360, height: 740, colorScheme: 'light' },
  { name: 'phone-dark', width: 360, height: 740, colorScheme: 'dark' },
] as const
const QUALITY = 45
const MOST_BYTES = 3_000_000
/** What a member does not come to. */
const BEFORE_SIGNING_IN = /^\/console\/(sign-in|set-up|invitation|password|auth)(\/|$)/

helpFirst('console:images', process.argv.slice(2))
const data = resolve(ROOT, process.env['SAYSO_DATA'] || '.sayso')
const { origin, email, password } = demoOf(data)
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
try {
  mkdirSync(FOLDER, { recursive: true })
  for (const name of readdirSync(FOLDER)) if (name.endsWith('.webp')) rmSync(join(FOLDER, name))
  const taken = await takeAll(browser)
  writeFileSync(join(FOLDER, 'README.md'), indexOf(taken))
  process.stdout.write(`Took ${taken.length} screens, ${Math.round(weigh() / 1000)} kB, into ${FOLDER}\n`)
} finally {
  await browser.close()
}

function demoOf(folder: string): { origin: string; email: string; password: string } {
  try {
    const demo = JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8')) as {
      inboundUrl: string
      console: { email: string; password: string }
    }
    return { origin: new URL(demo.inboundUrl).origin, ...demo.console }
  } catch {
    throw new OperatorError(`There is no demo in ${folder}. Run npm start first, and leave it running.`)
  }
}

/** Takes each screen in each look. Returns their names. */
async function takeAll(chrome: Browser): Promise<string[]> {
  const context = await chrome.newContext({ baseURL: origin, locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto('/console/sign-in')
  const taken = [await take(page, 'sign-in')]
  await page.locator('[name=email]').fill(email)
  await page.locator('[name=password]').fill(password)
  await page.locator('[name=password]').press('Enter')
  await page.waitForURL((url) => url.pathname === '/console')
  for (const { path, kind, methods, framed } of ROUTES) {
    if (
      kind !== 'console' ||
      !methods.includes('GET') ||
      !methods.includes('POST') ||
      framed ||
      BEFORE_SIGNING_IN.test(path)
    )
      continue
    const address = await addressOf(context, path)
    // Where the demo has none of its kind there is nothing to show.
    if (address === null) continue
    const response = await page.goto(address)
    if (response?.status() !== 200 || (await page.locator('main h1').count()) === 0) continue
    taken.push(await take(page, nameOf(path)))
  }
  return taken
}

/** Returns an address of a route: for one with an id, the first link to such a thing on the screens above it. */
async function addressOf(context: BrowserContext, path: string): Promise<string | null> {
  if (!path.includes(':')) return path
  const pattern = new RegExp(`^${path.replace(/:\w+/g, '[^/?#]+')}$`)
  const page = await context.newPage()
  try {
    for (let above = path; above !== '/console';) {
      above = above.slice(0, above.lastIndexOf('/'))
      const address = await addressOf(context, above)
      if (address === null) return null
      // Most lists show nobody before they are asked.
      for (const query of ['', '?topic=orders&standing=yes']) {
        await page.goto(address + query)
        const links = await page
          .locator('main a[href^="/console/"]')
          .evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname))
        const found = links.find((link) => pattern.test(link) && !ROUTES.some((route) => route.path === link))
        if (found) return found
      }
    }
    return null
  } finally {
    await page.close()
  }
}

function nameOf(path: string): string {
  if (path === '/console') return 'overview'
  const rest = path.slice('/console/'.length)
  return rest.replace(/:\w+/g, 'one').replaceAll('/', '-')
}

async function take(page: Page, name: string): Promise<string> {
  for (const { name: look, colorScheme, ...size } of LOOKS) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme })
    await page.evaluate(() => scrollTo(0, 0))
    const picture = await page.screenshot()
    await sharp(picture)
      .webp({ quality: QUALITY, effort: 6 })
      .toFile(join(FOLDER, `${name}-${look}.webp`))
  }
  return name
}

function weigh(): number {
  const bytes = readdirSync(FOLDER).reduce((sum, name) => sum + readFileSync(join(FOLDER, name)).length, 0)
  if (bytes > MOST_BYTES) throw new OperatorError(`The pictures have ${bytes} bytes; ${MOST_BYTES} is the most.`)
  return bytes
}

function indexOf(names: readonly string[]): string {
  const picture = (name: string, look: string) => `[${look.replace('-', ', ')}](${name}-${look}.webp)`
  const rows = names.map((name) => `| ${name} | ${LOOKS.map(({ name: look }) => picture(name, look)).join(' · ')} |`)
  const head = '# Pictures of the console\n\n`npm run console:images` makes them from the demo that `npm start` runs.\n'
  return `${head}\n| screen | pictures |\n|---|---|\n${rows.join('\n')}\n`
}
