import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { instance } from '@/testing/instance'
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
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect([size.width, wider]).toEqual([size.width, 0])
    // Axe is a script, and none runs in the preview of the page, which has tests of its own.
    const axe = new AxeBuilder({ page }).exclude('iframe[sandbox]').withTags(WCAG_22_AA)
    const { violations } = await axe.analyze()
    expect(violations).toEqual([])
  }
}
