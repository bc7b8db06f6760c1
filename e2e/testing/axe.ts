import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

export const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Returns axe for a page without frames. It runs in the page itself. What axe does by default (collect from each frame,
 * and put the results together in another, blank page) would find the same and takes a quarter more processor time.
 * Only violations are described in full, because only they are read.
 */
export function axeOf(page: Page): AxeBuilder {
  expect(page.frames(), 'a page with frames needs more than this').toHaveLength(1)
  return new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
}
