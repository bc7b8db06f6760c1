import type { Page } from '@playwright/test'
import { newPerson } from '../../support/inbound'
import { button, heading, switchOf } from '../../support/page'
import { expect, test } from '../../support/test'

const overflowX = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('“Save” and “Stop all” are in sight without scrolling, in every language and both schemes', async ({ page }) => {
  const names = {
    es: ['Guardar', 'No recibir nada'],
    'pt-BR': ['Salvar', 'Não receber mais nada'],
    en: ['Save', 'Stop all'],
  } as const
  for (const language of ['es', 'pt-BR', 'en'] as const) {
    await page.goto((await newPerson(language)).url)
    for (const name of names[language]) await expect(button(page, name)).toBeInViewport({ ratio: 1 })
  }
})

test.describe('at 200 % zoom on a phone', () => {
  // Zooming halves what fits: 390 by 844 shows as much as 195 by 422.
  test.use({ viewport: { width: 195, height: 422 }, deviceScaleFactor: 2 })

  test('“Stop all” is in sight without scrolling, and nothing is cut or needs scrolling sideways', async ({
    page,
    person,
  }) => {
    await page.goto(person.url)
    expect(await overflowX(page)).toBe(0)
    await expect(button(page, 'Stop all')).toBeInViewport({ ratio: 1 })
    await switchOf(page, 'Promotions').click()
    await button(page, 'Save').click()
    await expect(heading(page)).toHaveText('Done. You’ll get messages about: Promotions.')
    expect(await overflowX(page)).toBe(0)
  })
})

test.describe('with letters twice as large', () => {
  // A style of our own would be held back by the page's policy.
  test.use({ bypassCSP: true })

  test('nothing is cut off sideways, and what can be pressed stays on the screen', async ({ page, person }) => {
    await page.goto(person.url)
    await page.addStyleTag({ content: ':root{font-size:200%!important}' })
    expect(await overflowX(page)).toBe(0)
    await button(page, 'Stop all').click()
    await expect(heading(page)).toHaveText('Done. You won’t get any more messages from Café Aurora.')
    await page.addStyleTag({ content: ':root{font-size:200%!important}' })
    expect(await overflowX(page)).toBe(0)
  })
})

/** Whole words: the letters of one stand on one line, or a hyphen joins them. */
const brokenWords = (page: Page) =>
  page.evaluate(() => {
    const broken: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (!parent?.checkVisibility() || parent.closest('.v, footer')) continue
      for (const match of (node.textContent ?? '').matchAll(/[\p{L}\p{N}]{2,}/gu)) {
        const range = document.createRange()
        range.setStart(node, match.index)
        range.setEnd(node, match.index + match[0].length)
        const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)))
        if (lines.size > 1 && getComputedStyle(parent).hyphens !== 'auto') broken.push(match[0])
      }
    }
    return broken
  })

for (const [size, width] of [
  [24, 320],
  [32, 320],
  [32, 390],
] as const) {
  // What somebody sets in their browser: every rem and every em of a media query follows.
  test.describe(`with letters of ${size} px in ${width} px`, () => {
    test.use({
      viewport: { width, height: 568 },
      launchOptions: async ({ launchOptions }, use) =>
        use({ ...launchOptions, args: [...(launchOptions.args ?? []), `--blink-settings=defaultFontSize=${size}`] }),
    })

    test('no word is broken, each switch stands under its text, and the bar scrolls with the page', async ({
      page,
    }) => {
      for (const language of ['es', 'pt-BR', 'en'] as const) {
        await page.goto((await newPerson(language)).url)
        expect(await overflowX(page)).toBe(0)
        expect(await brokenWords(page)).toEqual([])
        const bar = page.locator('.a')
        expect(await bar.evaluate((element) => getComputedStyle(element).position)).toBe('static')
        const first = page.getByRole('switch').first()
        const text = page.locator('label b').first()
        const [below, above] = await Promise.all([first.boundingBox(), text.boundingBox()])
        expect(below?.y ?? 0).toBeGreaterThan((above?.y ?? 0) + (above?.height ?? 0))
        await page.locator('.a button').last().click()
        expect(await overflowX(page)).toBe(0)
        expect(await brokenWords(page)).toEqual([])
      }
    })
  })
}

test('the edges of every button stand out three to one from what is behind them, in light and dark', async ({
  page,
  person,
}) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto(person.url)
    await button(page, 'Stop all').click()
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

test('the bar at the bottom never covers what has the focus', async ({ page, person }) => {
  await page.goto(person.url)
  const bar = button(page, 'Save').locator('..')
  // The two other languages stand before the switches.
  for (let press = 0; press < 2; press++) await page.keyboard.press('Tab')
  for (const topic of ['Your orders', 'Booking reminders', 'Promotions', 'Menu news', 'Surveys']) {
    await page.keyboard.press('Tab')
    await expect(switchOf(page, topic)).toBeFocused()
    const [target, edge] = await Promise.all([switchOf(page, topic).boundingBox(), bar.boundingBox()])
    expect((target?.y ?? 0) + (target?.height ?? 0), topic).toBeLessThanOrEqual(edge?.y ?? 0)
  }
})

test('on and off differ by shape, and both stand out where colours are the reader’s own', async ({ page, person }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto(person.url)
  for (const topic of ['Your orders', 'Promotions', 'Account security']) {
    const box = await switchOf(page, topic).boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), topic).toBeGreaterThanOrEqual(24)
    expect(await switchOf(page, topic).evaluate((element) => getComputedStyle(element).appearance)).toBe('auto')
  }
  const bar = button(page, 'Save').locator('..')
  expect(await bar.evaluate((element) => getComputedStyle(element).backgroundImage)).toBe('none')
})

test('nothing moves by itself: no animation and no transition on any view’s elements', async ({ page, person }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(person.url)
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) => {
        const { animationName, transitionDuration } = getComputedStyle(element)
        return animationName !== 'none' || parseFloat(transitionDuration) > 0
      }).length,
  )
  expect(moving).toBe(0)
})

test('the confirmation can be printed as proof: what changed and its reference, without the buttons', async ({
  page,
  person,
}) => {
  await page.goto(person.url)
  await switchOf(page, 'Menu news').click()
  await button(page, 'Save').click()
  await expect(heading(page)).toHaveText('Done. You’ll no longer get messages about: Menu news.')
  await page.emulateMedia({ media: 'print' })
  await expect(heading(page)).toBeVisible()
  await expect(page.getByText(/Reference [0-9A-F]{8}\./)).toBeVisible()
  await expect(page.getByRole('button')).toHaveCount(0)
})
