import type { Page } from '@playwright/test'
import { faultsOf } from '../../testing/axe'
import { expect, test } from '../../testing/test'
import { openView, VIEWS } from '../../testing/views'

/** A control that stands alone must be large enough for a thumb; WCAG 2.2 asks for 24 (2.5.8). */
const LEAST_TARGET_PX = 44
const SIZES = [
  { width: 320, height: 568 },
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
]

/** Returns in words which parts of the page are too wide or too small. */
function faults(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const { scrollWidth, clientWidth } = document.documentElement
    const small = [...document.querySelectorAll('button, a, summary, label')].filter((element) => {
      const { width, height } = element.getBoundingClientRect()
      const isField = element.querySelector('textarea') !== null
      return !isField && width > 0 && Math.min(width, height) < least
    })
    const wide = scrollWidth > clientWidth ? [`scrolls sideways: ${scrollWidth} in ${clientWidth}`] : []
    return [...wide, ...small.map((element) => `small: ${element.outerHTML}`)]
  }, LEAST_TARGET_PX)
}

test('axe, run as here, finds a button without a name and shows it', async ({ page }) => {
  await page.setContent('<main><h1>A page</h1><button class="b"></button></main>')
  expect(await faultsOf(page)).toContain('button-name: <button class="b"></button>')
})

for (const name of Object.keys(VIEWS)) {
  test(`“${name}” fits every screen, has targets for a thumb, and axe finds nothing in light or dark`, async ({
    page,
    person,
  }) => {
    await openView(name, page, person)
    for (const size of SIZES) {
      await page.setViewportSize(size)
      expect(await faults(page), `at ${size.width} px`).toEqual([])
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await faultsOf(page), colorScheme).toEqual([])
    }
  })
}
