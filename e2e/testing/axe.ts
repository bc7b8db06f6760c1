import { expect, type Frame, type Page } from '@playwright/test'
import axe from 'axe-core'

declare global {
  interface Window {
    axe?: typeof axe
  }
}

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Asked {
  /** Selectors of the parts that are looked at; without them the whole page. */
  parts?: string[]
  /** Rules by their names; without them those of WCAG 2.2 AA and good practice. */
  rules?: string[]
  /** A selector of frames that are looked at on their own. */
  elsewhere?: string
}

/**
 * Returns what axe finds wrong on the present page, in words: the rule, and the elements that break it. Axe is loaded
 * once into each document and runs in the page itself. To load it each time, to collect from every frame and to put the
 * results together in a blank page would find the same and take far more processor time. It does not look into frames:
 * the only ones are the previews of the console, in which no script may run, and the page that they show has tests of
 * its own.
 */
export async function faultsOf(page: Page | Frame, { parts, rules, elsewhere }: Asked = {}): Promise<string[]> {
  const frames = `iframe:not([sandbox])${elsewhere ? `:not(${elsewhere})` : ''}`
  await expect(page.locator(frames), 'a frame that axe would have to look into').toHaveCount(0)
  const context = {
    ...(parts ? { include: parts.map((part) => [part]) } : {}),
    exclude: [['iframe[sandbox]'], ...(elsewhere ? [[elsewhere]] : [])],
  }
  const options: axe.RunOptions = {
    runOnly: rules ? { type: 'rule', values: rules } : { type: 'tag', values: WCAG_22_AA },
    // Only violations are described in full, because only they are read.
    resultTypes: ['violations'],
    iframes: false,
  }
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe.source)
  const violations = await page.evaluate(
    async ([context, options]) => {
      if (!window.axe) throw new Error('the page went away while axe was loaded')
      return (await window.axe.run(context, options)).violations
    },
    [context, options] as const,
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
