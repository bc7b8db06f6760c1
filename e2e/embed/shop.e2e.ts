import type { Page } from '@playwright/test'
import { instance } from '@/testing/instance'
import { faultsOf } from '../testing/axe'
import { expect, test } from '../testing/test'

const shop = () => `${instance().sandboxUrl}/`
const framed = (page: Page) => page.frameLocator('sayso-preferences iframe')
const frame = (page: Page) => page.locator('sayso-preferences iframe')

/** Waits until the frame is as high as its content, to the pixel. Returns its height. */
async function fittedHeight(page: Page): Promise<number> {
  const heights = async () => {
    const inside = await framed(page)
      .locator('html')
      .evaluate((html) => Math.ceil(html.getBoundingClientRect().height))
    return [await frame(page).evaluate((element) => element.clientHeight), inside]
  }
  await expect(async () => {
    const [outside, inside] = await heights()
    expect(outside).toBe(inside)
  }).toPass()
  return (await heights())[0] ?? 0
}

test('the demo’s shop shows the page of its customer, in a frame that grows with it', async ({ page }) => {
  await page.goto(`${shop()}?lang=en`)
  await expect(framed(page).getByRole('heading', { level: 1 })).toHaveText(
    'What would you like to receive on WhatsApp?',
  )
  await expect(frame(page)).toHaveAttribute('title', 'Your WhatsApp message preferences')
  const before = await fittedHeight(page)
  expect(before).toBeGreaterThan(640)
  await framed(page).getByText('Your data', { exact: true }).click()
  await expect.poll(() => fittedHeight(page)).toBeGreaterThan(before)
  await page.setViewportSize({ width: 360, height: 740 })
  await expect.poll(() => fittedHeight(page)).toBeGreaterThan(before)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
})

test('the page in the frame follows the language, light and dark, and the colour of the shop', async ({ page }) => {
  const html = framed(page).locator('html')
  for (const lang of ['es', 'pt-BR', 'en']) {
    await page.goto(`${shop()}?lang=${lang}`)
    await expect(html).toHaveAttribute('lang', lang)
  }
  await page.evaluate(() => (document.documentElement.lang = 'pt'))
  await expect(html).toHaveAttribute('lang', 'pt-BR')
  await page.getByRole('button', { name: 'Light or dark' }).click()
  await expect(html).toHaveCSS('background-color', 'rgb(16, 19, 17)')
  await page.getByRole('button', { name: 'Light or dark' }).click()
  await expect(html).toHaveCSS('background-color', 'rgb(245, 245, 242)')
  const save = framed(page).getByRole('button', { name: 'Salvar', exact: true })
  await expect(save).toHaveCSS('background-color', 'rgb(11, 110, 79)')
  const setColor = (color: string) =>
    page.locator('sayso-preferences').evaluate((element, value) => element.setAttribute('color', value), color)
  await setColor('#7a1f5c')
  await expect(save).toHaveCSS('background-color', 'rgb(122, 31, 92)')
  // No colour: the business's own.
  await setColor('red;background:url(//evil.example)')
  await expect(save).toHaveCSS('background-color', 'rgb(11, 110, 79)')
})

for (const size of [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the shop with the page in it can be used by everybody, ${size.width} px wide and ${colorScheme}`, async ({
      page,
    }) => {
      await page.setViewportSize(size)
      await page.emulateMedia({ colorScheme })
      await page.goto(`${shop()}?lang=en`)
      await fittedHeight(page)
      // The frame is a document of its own, whose landmarks may have the names of those around it.
      const inside = page.frames().find((each) => each.url().includes('/embed/'))
      if (!inside) throw new Error('the shop shows no page')
      expect(await faultsOf(page, { elsewhere: 'sayso-preferences iframe' })).toEqual([])
      expect(await faultsOf(inside)).toEqual([])
    })
  }
}
