import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '../../support/test'

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const SIZES = [
  { width: 320, height: 568 },
  { width: 1100, height: 800 },
  { width: 1440, height: 900 },
]

test('the reference of the API fits every screen, and axe finds nothing in light or dark', async ({ page }) => {
  await page.goto('/docs/api')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The business API')
  for (const size of SIZES) {
    await page.setViewportSize(size)
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(wider, `at ${size.width} px`).toBe(0)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const { violations } = await new AxeBuilder({ page }).withTags(WCAG_22_AA).analyze()
      expect(violations, `${colorScheme} at ${size.width} px`).toEqual([])
    }
  }
})

test('every endpoint is reached from the list, and the document for programs from the page', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto('/docs/api')
  await page.getByRole('navigation', { name: 'Endpoints' }).getByRole('link', { name: 'PATCH /topics/{topic}' }).click()
  await expect(page.getByRole('article', { name: /kill switch/ })).toBeInViewport()
  const document = await page.request.get('/api/v1/openapi.json')
  expect(await document.json()).toMatchObject({ openapi: '3.1.1' })
})
