import { expect, type Page } from '@playwright/test'
import postgres from 'postgres'
import { instance } from '@/testing/instance'
import type { Person } from '@/testing/members'
import { openShop, SHOP_NAME } from '@/testing/shop'
import { run } from '@/testing/web-process'
import { faultsOf } from './axe'
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

/** Signs in to the demo's business by the form and waits for the console. */
export async function signInByForm(page: Page, role: DemoRole): Promise<void> {
  await fillSignIn(page, DEMO_EMAILS[role], instance().console.password)
  await page.waitForURL((url) => url.pathname === '/console')
}

/** Signs a person in without a browser, at this process. Returns the Cookie header of their new session. */
export async function newCookieOf({ email, password }: Person, origin = instance().url): Promise<string> {
  const { cookies, status } = await sendForm(origin, '/console/sign-in', { email, password })
  const pair = cookies.map((cookie) => cookie.split(';', 1)[0] ?? '').find((each) => each.includes('sayso-session='))
  if (!pair) throw new Error(`nobody is signed in: ${status}`)
  return pair
}

/** The demo's members are signed in once by each process that tests, and again well before their proof is too old. */
const SIGNED_IN_FOR_MS = 5 * 60_000
const signedIn = new Map<string, { at: number; cookie: Promise<string> }>()

/**
 * Signs in to the demo's business without a browser. Returns the Cookie header of the session, at `origin`, which may
 * be another process on the same database. The tests of a process share the session: none of them may end it.
 */
export function cookieOf(role: DemoRole, origin = instance().url): Promise<string> {
  const key = `${role} ${origin}`
  const known = signedIn.get(key)
  if (known && Date.now() - known.at < SIGNED_IN_FOR_MS) return known.cookie
  const cookie = newCookieOf({ email: DEMO_EMAILS[role], password: instance().console.password }, origin)
  signedIn.set(key, { at: Date.now(), cookie })
  return cookie
}

/** Gives a session to the browser of a page, at the instance or another process on its database. Opens no page. */
async function useSession(page: Page, cookie: string, url = instance().url): Promise<void> {
  const [name = '', value = ''] = cookie.split('=', 2)
  await page.context().addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }])
}

/**
 * Signs a page's browser in to the demo's business, in the session that the tests of this process share, and opens no
 * page. The form itself is tested in sign-in.e2e.ts.
 */
export async function signIn(page: Page, role: DemoRole): Promise<void> {
  await useSession(page, await cookieOf(role))
}

/** Signs a page's browser in as this person, in a session of its own, and opens no page. */
export async function signInAs(page: Page, person: Person, origin = instance().url): Promise<void> {
  await useSession(page, await newCookieOf(person, origin), origin)
}

/** Runs a command of `npm run -s console` on the instance. Returns what it printed. */
export async function runConsole(...args: string[]): Promise<string> {
  const { databaseUrl, ownerUrl, keys, pepper, url } = instance()
  const environment = {
    DATABASE_URL: databaseUrl,
    DATABASE_WORKER_URL: databaseUrl,
    DATABASE_OWNER_URL: ownerUrl,
    SAYSO_KEYS: keys,
    SAYSO_PEPPER: pepper,
    BASE_URL: url,
    LOG_LEVEL: 'silent',
  }
  const { code, output } = await run('lib/cli/console.ts', environment, args)
  if (code !== 0) throw new Error(`console ${args[0]} ended with ${code}`)
  return output
}

/** Makes another business, and its owner. Returns with what they sign in, and the name of the business. */
export async function newBusiness(): Promise<Person & { name: string }> {
  const shop = await openShop()
  try {
    const { email, password } = await shop.newMember('owner')
    return { email, password, name: SHOP_NAME }
  } finally {
    await shop.close()
  }
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
      expect(await faultsOf(page)).toEqual([])
    }).toPass({ timeout: 60_000 })
  }
}
