import { expect, test } from '@playwright/test'
import { Firefox } from '../testing/firefox'
import { newPerson } from '../testing/inbound'
import { around, elementOf, startSite, whileListed } from '../testing/site'

// The same in another engine: what is shown, what the site learns, and what is refused.

const ELEMENT = `document.querySelector('sayso-preferences')`
const FRAME = `${ELEMENT}.shadowRoot.querySelector('iframe')`

let firefox: Firefox
test.beforeAll(async () => {
  firefox = await Firefox.start()
})
test.afterAll(() => firefox.close())

test('Firefox shows the page on a listed site, sizes it, asks twice for a Yes and once for a stop', async () => {
  const { url } = await newPerson('en')
  const site = await startSite((_, path) => (path === '/' ? around(elementOf(url, 'theme="dark"')) : undefined))
  await whileListed(site.origin, async () => {
    await firefox.goto(site.origin)
    expect(await firefox.evaluate(`${ELEMENT}.ready.then((element) => element.localName)`)).toBe('sayso-preferences')
    const title = () => firefox.evaluate(`document.querySelector('h1').textContent`, 'frame')
    // Between two pages the frame has no title or cannot be asked, so each is waited for.
    const becomes = (expected: string) => expect(async () => expect(await title()).toBe(expected)).toPass()
    expect(await title()).toBe('What would you like to receive on WhatsApp?')
    const inside = `Math.ceil(document.documentElement.getBoundingClientRect().height)`
    await expect
      .poll(async () => (await firefox.evaluate(`${FRAME}.clientHeight`)) === (await firefox.evaluate(inside, 'frame')))
      .toBe(true)
    expect(await firefox.evaluate(`getComputedStyle(document.documentElement).backgroundColor`, 'frame')).toBe(
      'rgb(16, 19, 17)',
    )

    const press = (selector: string) => firefox.evaluate(`document.querySelector('${selector}').click()`, 'frame')
    const topic = `[...document.querySelectorAll('.t')].find((each) => each.textContent.includes('Promotions'))`
    await firefox.evaluate(`${topic}.querySelector('input').click()`, 'frame')
    await press('.a [value=save]')
    await becomes('Do you want messages from Café Aurora about Promotions?')
    await press('main form button')
    await becomes('Done. You’ll get messages about: Promotions.')
    await expect.poll(() => firefox.evaluate('told.join()')).toBe('saved')

    await press('main a.b.p')
    await becomes('What would you like to receive on WhatsApp?')
    await press('.a [value=stop]')
    await becomes('Done. You won’t get any more messages from Café Aurora, except about: Account security.')
    await expect.poll(() => firefox.evaluate('told.join()')).toBe('saved,stopped')
    expect(await firefox.evaluate('document.cookie + localStorage.length', 'frame')).toBe('0')
  })
  await site.close()
})

test('Firefox refuses the page on a site that is not in the list, and shows the plain link', async () => {
  const { url } = await newPerson('en')
  const forged = `<iframe title="x" srcdoc="<script>parent.postMessage({ sayso: 1, height: 1e9 }, '*')</script>"></iframe>`
  const site = await startSite((_, path) => (path === '/' ? around(elementOf(url) + forged) : undefined))
  await firefox.goto(site.origin)
  await expect.poll(() => firefox.evaluate('told.join()')).toBe('error blocked')
  expect(await firefox.evaluate(`${FRAME}.hidden`)).toBe(true)
  expect(await firefox.evaluate(`${ELEMENT}.shadowRoot.querySelector('a').href`)).toBe(url)
  await site.close()
})
