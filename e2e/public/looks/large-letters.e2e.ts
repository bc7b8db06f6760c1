import { chromium, type Page } from '@playwright/test'
import { newPerson } from '../../testing/inbound'
import { press } from '../../testing/page'
import { expect, test } from '../../testing/test'

/** Words whose letters are on more than one line, where no hyphen may join them. */
const brokenWords = (page: Page) =>
  page.evaluate(() => {
    document.body.style.hyphens = 'manual'
    const broken: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      // Except invisible text, and addresses, which are no words.
      if (!parent?.checkVisibility() || parent.closest('.v, footer')) continue
      for (const match of (node.textContent ?? '').matchAll(/[\p{L}\p{N}]{2,}/gu)) {
        const range = document.createRange()
        range.setStart(node, match.index)
        range.setEnd(node, match.index + match[0].length)
        const lines = new Set(Array.from(range.getClientRects(), (box) => Math.round(box.top)))
        if (lines.size > 1) broken.push(match[0])
      }
    }
    return broken
  })

const overflowX = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Reasons whose words reach past the edge of their card. */
const wideReasons = (page: Page) =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('label.o'))
      .filter((label) => label.scrollWidth > label.clientWidth)
      .map((label) => label.textContent),
  )

for (const [size, width, height] of [
  [24, 320, 568],
  [24, 390, 844],
  [32, 320, 568],
  [32, 390, 844],
] as const) {
  test(`${size} px letters in ${width} px: no word breaks, switches are under their text, the bar is under a third`, async () => {
    test.slow()
    const { launchOptions } = test.info().project.use
    // The letter size that a person sets in the browser: every rem and every em of a media query follows it.
    const args = [...(launchOptions?.args ?? []), `--blink-settings=defaultFontSize=${size}`]
    const browser = await chromium.launch({ ...launchOptions, args })
    const page = await browser.newPage({ viewport: { width, height } })
    for (const language of ['es', 'pt-BR', 'en'] as const) {
      await page.goto((await newPerson(language)).url)
      expect(await overflowX(page)).toBe(0)
      expect(await brokenWords(page)).toEqual([])
      const bar = page.locator('.a')
      const position = await bar.evaluate((element) => getComputedStyle(element).position)
      const tall = ((await bar.boundingBox())?.height ?? height) > height / 3
      expect(position, 'a bar that is tall scrolls with the page').toBe(tall ? 'static' : position)
      const [control, text] = [page.getByRole('switch').first(), page.locator('label b').first()]
      const [below, above] = [await control.boundingBox(), await text.boundingBox()]
      expect(below?.y ?? 0).toBeGreaterThan((above?.y ?? 0) + (above?.height ?? 0))
      await page.locator('.a button').last().click()
      await page.waitForURL(/done=/)
      expect(await overflowX(page)).toBe(0)
      expect(await wideReasons(page)).toEqual([])
      expect(await brokenWords(page)).toEqual([])
    }
    await browser.close()
  })
}

test('the edges of every button stand out three to one from what is behind them, in light and dark', async ({
  page,
  person,
}) => {
  await page.goto(person.url)
  await press(page, 'Stop all messages')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const least = await page.evaluate(() => {
      const luminance = (color: string) => {
        const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
          const value = Number(part) / 255
          return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
        })
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
      }
      const ratio = (one: string, other: string) => {
        const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
        return (light + 0.05) / (dark + 0.05)
      }
      const behind = (element: Element | null): string => {
        const color = element ? getComputedStyle(element).backgroundColor : 'rgb(255, 255, 255)'
        return element && /, 0\)$/.test(color) ? behind(element.parentElement) : color
      }
      const edges = [...document.querySelectorAll('.b')].map((element) =>
        ratio(getComputedStyle(element).borderTopColor, behind(element.parentElement)),
      )
      return { edges: edges.length, least: Math.min(...edges) }
    })
    expect(least.edges).toBeGreaterThan(3)
    expect(least.least).toBeGreaterThanOrEqual(3)
  }
})
