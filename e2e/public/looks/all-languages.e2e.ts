import { reissued } from '@/testing/links'
import { PAGE_LANGUAGES } from '@/testing/shop'
import { faultsOf } from '../../testing/axe'
import { expect, test } from '../../testing/console-shop'
import { newPerson } from '../../testing/inbound'

const SIZES = [
  { width: 320, height: 568 },
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
]

const COLOURS = ['color-contrast', 'link-in-text-block']

test('in every language the page says its language and direction, fits three screens, and axe finds nothing', async ({
  page,
  shop,
}) => {
  test.slow()
  await shop.speakAll()
  const url = reissued((await newPerson('en')).url, { business: shop.number, contact: await shop.newContact() })
  for (const { locale, direction } of PAGE_LANGUAGES) {
    await page.goto(`${url}?l=${locale}`)
    await expect(page.locator('html')).toHaveAttribute('lang', locale)
    await expect(page.locator('html')).toHaveAttribute('dir', direction)
    for (const size of SIZES) {
      await page.setViewportSize(size)
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(wider, `${locale} at ${size.width} px`).toBe(0)
      await page.emulateMedia({ colorScheme: 'light' })
      expect(await faultsOf(page), `${locale} at ${size.width} px`).toEqual([])
      // In the dark only the colours are others.
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await faultsOf(page, { rules: COLOURS }), `${locale} at ${size.width} px in the dark`).toEqual([])
    }
  }
})
