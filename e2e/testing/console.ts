import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import postgres from 'postgres'
import { instance } from '@/testing/instance'
import { run } from '@/testing/web-process'
import { sendForm } from './hand-made'

export type DemoRole = 'owner' | 'editor' | 'viewer'

/** The demo's people, one for each role; all have the password that `npm start` prints for the owner. */
export const DEMO_EMAILS: Record<DemoRole, string> = {
  owner: 'ana@cafe-aurora.example',
  editor: 'bruno@cafe-aurora.example',
  viewer: 'carla@cafe-aurora.example',
}

/** Fills in the form of /console/sign-in and sends it. */
export async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/console/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Signs in to the demo's business and waits for the console. */
export async function signIn(page: Page, role: DemoRole): Promise<void> {
  await fillSignIn(page, DEMO_EMAILS[role], instance().console.password)
  await page.waitForURL((url) => url.pathname === '/console')
}

/**
 * Signs in to the demo's business without a browser. Returns the Cookie header of the session; with `origin` at another
 * process on the same database.
 */
export async function cookieOf(role: DemoRole, origin = instance().url): Promise<string> {
  const fields = { email: DEMO_EMAILS[role], password: instance().console.password }
  const { cookies, status } = await sendForm(origin, '/console/sign-in', fields)
  const pair = cookies.map((cookie) => cookie.split(';', 1)[0] ?? '').find((each) => each.includes('sayso-session='))
  if (!pair) throw new Error(`nobody is signed in: ${status}`)
  return pair
}

/** Runs a command of `npm run -s console` on the instance. Returns what it printed. */
export async function runConsole(...args: string[]): Promise<string> {
  const { code, output } = await run('lib/cli/console.ts', commandEnvironment(), args)
  if (code !== 0) throw new Error(`console ${args[0]} ended with ${code}`)
  return output
}

/** Returns the settings with which a command works on the instance. */
function commandEnvironment(): Record<string, string> {
  const { databaseUrl, ownerUrl, keys, pepper, url } = instance()
  return {
    DATABASE_URL: databaseUrl,
    DATABASE_WORKER_URL: databaseUrl,
    DATABASE_OWNER_URL: ownerUrl,
    SAYSO_KEYS: keys,
    SAYSO_PEPPER: pepper,
    BASE_URL: url,
    LOG_LEVEL: 'silent',
  }
}

/** A new person's console speaks the language in which they accepted. */
const ENGLISH = { 'Accept-Language': 'en' }

/** Invites somebody to the demo's business, or another, from the command line. Returns the link. */
export async function inviteBy(role: DemoRole, email: string, slug = 'cafe-aurora'): Promise<string> {
  const output = await runConsole('invite', email, '--business', slug, '--role', role)
  return /https?:\/\/\S+/.exec(output)?.[0] ?? ''
}

/** Makes another business, and its owner. Returns with what they sign in, and the Cookie header of a session. */
export async function newBusiness(): Promise<{ email: string; password: string; name: string; cookie: string }> {
  const example = JSON.parse(readFileSync('docs/business.example.json', 'utf8')) as object
  const slug = `padaria-${randomUUID()}`
  const name = 'Padaria Exemplo'
  const file = join(mkdtempSync(join(tmpdir(), 'sayso-business-')), 'business.json')
  writeFileSync(file, JSON.stringify({ ...example, slug, name }))
  const { code } = await run('lib/cli/business.ts', commandEnvironment(), ['create', '--file', file])
  if (code !== 0) throw new Error(`no business was made: ${code}`)
  const [email, password] = [`${slug}@example.com`, 'quiet river walks']
  return { email, password, name, cookie: await acceptedCookie(await inviteBy('owner', email, slug), password) }
}

/** Makes another business, and its owner. Returns the Cookie header of their session. */
export const strangerCookie = async (): Promise<string> => (await newBusiness()).cookie

/** Accepts an invitation as somebody new. Returns the Cookie header of their session. */
async function acceptedCookie(url: string, password: string): Promise<string> {
  const form = { name: 'Test Person', password }
  const { cookies, status } = await sendForm(instance().url, new URL(url).pathname, form, ENGLISH)
  const pair = cookies.map((cookie) => cookie.split(';', 1)[0] ?? '').find((each) => each.includes('sayso-session='))
  if (!pair) throw new Error(`an invitation was not accepted: ${status}`)
  return pair
}

/** Makes somebody who works for the demo's business and is nobody else's in these tests. */
export async function newMember(role: DemoRole): Promise<{ email: string; password: string }> {
  const email = `${role}-${randomUUID()}@example.com`
  const password = 'quiet river walks'
  await acceptedCookie(await inviteBy(role, email), password)
  return { email, password }
}

/** Makes it long ago that somebody proved who they are, as if they had signed in yesterday. */
export async function forgetProof(email: string): Promise<void> {
  const sql = postgres(instance().ownerUrl, { max: 1 })
  try {
    await sql`
      update user_sessions set proof_at = now() - interval '1 day'
      where user_id = (select id from users where email = ${email})`
  } finally {
    await sql.end()
  }
}

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const LOOKS = [
  { width: 360, height: 740, colorScheme: 'light' },
  { width: 1280, height: 800, colorScheme: 'dark' },
  { width: 1280, height: 800, colorScheme: 'light' },
] as const

/** Expects that axe finds nothing on the present page, light and dark, and that it fits a phone of 360 px. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const { colorScheme, ...size } of LOOKS) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme })
    // Colours that are still changing are no fault: a fault is what stays one.
    await expect(async () => {
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect([size.width, wider]).toEqual([size.width, 0])
      // Axe is a script, and none runs in the preview of the page, which has tests of its own.
      const axe = new AxeBuilder({ page }).exclude('iframe[sandbox]').withTags(WCAG_22_AA)
      const { violations } = await axe.analyze()
      expect(violations).toEqual([])
    }).toPass({ timeout: 20_000 })
  }
}
