import type { Page } from '@playwright/test'
import { openShop, type Shop } from '@/testing/shop'
import { fillSignIn } from './console'
import { test as base } from './test'

interface Fixtures {
  /** A business of the test's own, because it changes what the business has set up. */
  shop: Shop
}

export const test = base.extend<Fixtures>({
  // Playwright reads the first parameter's text: it must be a pattern.
  // oxlint-disable-next-line no-empty-pattern
  async shop({}, use) {
    const shop = await openShop()
    await use(shop)
    await shop.close()
  },
})

/** Signs a new member in to a shop and waits for the console. Returns the member's name. */
export async function signInTo(shop: Shop, page: Page, role: 'owner' | 'editor' | 'viewer'): Promise<string> {
  const { email, password, name } = await shop.newMember(role)
  await fillSignIn(page, email, password)
  await page.waitForURL((url) => url.pathname === '/console')
  return name
}

export { expect } from './test'
