import type { Page } from '@playwright/test'
import { openShop, type Shop } from '@/testing/shop'
import { signInAs } from './console'
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

/** Signs a page's browser in to a shop as a new member, and opens no page. Returns the member's name. */
export async function signInTo(shop: Shop, page: Page, role: 'owner' | 'editor' | 'viewer'): Promise<string> {
  const member = await shop.newMember(role)
  await signInAs(page, member)
  return member.name
}

export { expect } from './test'
