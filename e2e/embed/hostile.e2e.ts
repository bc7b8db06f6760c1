import { expect, type Page, test } from '@playwright/test'
import { instance } from '@/testing/instance'
import { signIn } from '../testing/console'
import { newPerson } from '../testing/inbound'
import { allowSite, around, elementOf, removeSite, startSite, toldTo, whileListed } from '../testing/site'

// Sites that must fail. What browsers write into their console about it is no fault here.

const QUESTION = 'What would you like to receive on WhatsApp?'
const frameOf = (page: Page) => page.frameLocator('sayso-preferences iframe')
const plainLink = (page: Page) => page.getByRole('link', { name: 'Your WhatsApp message preferences' })
const refused = (page: Page) => page.frames().filter((frame) => frame.url().startsWith('chrome-error:')).length

test('a site that is not in the list gets a plain link, and its name is in the console with a button', async ({
  page,
}) => {
  const { url } = await newPerson('en')
  const site = await startSite((_, path) => (path === '/' ? around(elementOf(url)) : undefined))
  await page.goto(site.origin)
  await expect(plainLink(page)).toBeVisible()
  await expect(plainLink(page)).toHaveAttribute('href', url)
  await expect(page.getByRole('status')).toContainText('Your WhatsApp message preferences')
  await expect.poll(() => toldTo(page)).toEqual(['error blocked'])
  expect(refused(page)).toBe(1)

  await signIn(page, 'owner')
  await expect(async () => {
    await page.goto('/console/developers')
    await expect(page.getByRole('button', { name: `Allow ${site.origin}` })).toBeVisible({ timeout: 1000 })
  }).toPass()
  await page.getByRole('button', { name: `Allow ${site.origin}` }).click()
  await expect(page.getByRole('button', { name: `Remove ${site.origin}` })).toBeVisible()
  await expect(page.getByRole('button', { name: `Allow ${site.origin}` })).toHaveCount(0)
  await page.goto(site.origin)
  await expect(frameOf(page).getByRole('heading', { level: 1 })).toHaveText(QUESTION)
  await removeSite(page, site.origin)
  await site.close()
})

test('nothing can be laid over a page: neither the page itself nor the one for frames is shown to a stranger', async ({
  page,
}) => {
  const { url } = await newPerson('en')
  const trap = (src: string) => `<iframe src="${src}" style="opacity:0.01;position:absolute;inset:0"></iframe>`
  const addresses = [url, `${url}/embed/auto`, `${url}/embed/dark-000000?l=en`, `${url}?done=nothing`]
  const html = `<!doctype html><title>A prize</title><button>Win</button>${addresses.map(trap).join('')}`
  const site = await startSite((_, path) => (path === '/' ? html : undefined))
  await page.goto(site.origin)
  await expect.poll(() => refused(page)).toBe(addresses.length)
  // Also for a site of the list that is itself shown by a stranger: each window above counts.
  const listed = await startSite((_, path) => (path === '/' ? around(elementOf(url)) : undefined))
  const outer = await startSite((_, path) => (path === '/' ? trap(listed.origin) : undefined))
  await whileListed(listed.origin, async () => {
    await page.goto(outer.origin)
    await expect.poll(() => refused(page)).toBe(1)
    // A site of the list shows the page for frames, and never the page itself.
    const direct = await startSite((_, path) => (path === '/' ? trap(url) : undefined))
    await whileListed(direct.origin, async () => {
      await page.goto(direct.origin)
      await expect.poll(() => refused(page)).toBe(1)
    })
    await direct.close()
  })
  for (const each of [site, listed, outer]) await each.close()
})

test('forged messages change nothing: from the site itself, another frame, another origin', async ({ page }) => {
  const { url } = await newPerson('en')
  const forged = `{ sayso: 1, height: 1e9, event: 'stopped' }`
  const stranger = await startSite(
    () => `<script>for (let i = 0; i < 50; i++) parent.postMessage(${forged}, '*')</script>`,
  )
  const markup = `${elementOf(url)}<iframe title="x" src="${stranger.origin}"></iframe><iframe title="y" id="own" srcdoc="<script>parent.postMessage(${forged}, '*')</script>"></iframe>`
  const site = await startSite((_, path) => (path === '/' ? around(markup) : undefined))
  await whileListed(site.origin, async () => {
    await page.goto(site.origin)
    await expect(frameOf(page).getByRole('heading', { level: 1 })).toHaveText(QUESTION)
    const heard = await page.evaluate(
      async (message) => {
        const all: unknown[] = []
        addEventListener('message', ({ data }) => all.push(data))
        const element = document.querySelector('sayso-preferences')
        await Reflect.get(element ?? {}, 'ready')
        postMessage(message, '*')
        // What the page itself would say, said by the window of the site in its name.
        const { origin } = new URL(element?.getAttribute('link') ?? '')
        dispatchEvent(new MessageEvent('message', { data: message, origin }))
        postMessage('the end', '*')
        await new Promise((resolve) => addEventListener('message', ({ data }) => data === 'the end' && resolve(null)))
        return all.length
      },
      { sayso: 1, height: 1e9, event: 'stopped' },
    )
    expect(heard).toBeGreaterThanOrEqual(2)
    expect(await toldTo(page)).toEqual([])
    const height = await page.locator('sayso-preferences iframe').evaluate((frame) => frame.clientHeight)
    expect(height).toBeLessThan(5000)
  })
  for (const each of [site, stranger]) await each.close()
})

test('a page that lies about itself gets at most 10,000 pixels, and no event that is none', async ({ page }) => {
  const lies = ['1e9', '-5', 'NaN', '"9"', 'Infinity', '333.2', '{}', 'null']
  const liar = await startSite(
    () => `<!doctype html><script>
      addEventListener('message', ({ source, origin }) => {
        for (const height of [${lies.join()}]) source.postMessage({ sayso: 1, height, event: 'click', reason: '<b>' }, origin)
        for (const data of [null, 1, 'x', [], { sayso: 2, height: 1 }]) source.postMessage(data, origin)
        source.postMessage({ sayso: 1, height: 1e9, event: 'error', reason: '<img src=x>' }, origin)
      })</script>`,
  )
  const site = await startSite((_, path) =>
    path === '/' ? around(elementOf(`${liar.origin}/p/${'A'.repeat(60)}`)) : undefined,
  )
  await page.goto(site.origin)
  await expect.poll(() => toldTo(page)).toEqual(['error'])
  expect(await page.locator('sayso-preferences iframe').evaluate((frame) => frame.clientHeight)).toBe(10_000)
  for (const each of [site, liar]) await each.close()
})

test('the page for frames says nothing to a window that is not around it', async ({ page }) => {
  const { url } = await newPerson('en')
  const html = `<!doctype html><title>A site</title><script>
    const heard = []
    addEventListener('message', ({ data }) => heard.push(data))</script>`
  const site = await startSite((_, path) => (path === '/' ? html : undefined))
  await page.goto(site.origin)
  const opening = page.waitForEvent('popup')
  await page.evaluate((address) => Reflect.set(window, 'opened', open(address)), `${url}/embed/auto`)
  const popup = await opening
  await expect(popup.getByRole('heading', { level: 1 })).toHaveText(QUESTION)
  await popup.evaluate(() => {
    const message = new Promise<void>((resolve) => addEventListener('message', () => resolve(), { once: true }))
    Reflect.set(window, 'reached', message)
  })
  await page.evaluate(`opened.postMessage({ sayso: 1 }, ${JSON.stringify(new URL(url).origin)})`)
  await popup.evaluate('reached')
  await popup.evaluate(`opener.postMessage('the end', '*')`)
  await expect.poll(() => page.evaluate('heard')).toEqual(['the end'])
  await site.close()
})

test('a site that was removed a minute ago is refused by the next page, and a stop in its open frame still counts', async ({
  page,
  context,
}) => {
  const { url } = await newPerson('en')
  const site = await startSite((_, path) => (path === '/' ? around(elementOf(url)) : undefined))
  const owner = await context.newPage()
  await signIn(owner, 'owner')
  await allowSite(owner, site.origin)
  await page.goto(site.origin)
  await frameOf(page).getByRole('switch', { name: 'Promotions', exact: true }).click()
  await removeSite(owner, site.origin)
  // A Yes can't be given there any more: its second step is refused.
  await frameOf(page).getByRole('button', { name: 'Save', exact: true }).click()
  await expect(plainLink(page)).toBeVisible()
  await expect.poll(() => toldTo(page)).toEqual(['error blocked'])
  await page.reload()
  await expect(plainLink(page)).toBeVisible()
  await owner.goto(url)
  await expect(owner.getByRole('switch', { name: 'Promotions', exact: true })).not.toBeChecked()

  await allowSite(owner, site.origin)
  await page.reload()
  await expect(frameOf(page).getByRole('heading', { level: 1 })).toHaveText(QUESTION)
  await removeSite(owner, site.origin)
  await frameOf(page).getByRole('button', { name: 'Stop all messages' }).click()
  await expect(plainLink(page)).toBeVisible()
  await owner.goto(url)
  await expect(owner.getByText(/^You stopped all messages on /)).toBeVisible()
  await site.close()
})

test('where all cookies and all storage are blocked, the page is shown and a stop in it counts', async ({ page }) => {
  // As a browser that blocks them does it, in the site and in its frame: a script that asks for them gets an exception.
  await page.addInitScript(() => {
    const refuse = (): never => {
      throw new DOMException('blocked', 'SecurityError')
    }
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'])
      Object.defineProperty(window, name, { get: refuse })
    Object.defineProperty(Document.prototype, 'cookie', { get: refuse, set: refuse })
  })
  const set: string[] = []
  page.on('response', async (response) => set.push(...(await response.headerValues('set-cookie'))))
  const { url } = await newPerson('en')
  const site = await startSite((_, path) => (path === '/' ? around(elementOf(url)) : undefined))
  await whileListed(site.origin, async () => {
    await page.goto(site.origin)
    const store = () => {
      try {
        return document.cookie + typeof localStorage
      } catch {
        return 'refused'
      }
    }
    expect(await page.evaluate(store)).toBe('refused')
    await frameOf(page).getByRole('button', { name: 'Stop all messages' }).click()
    await expect(frameOf(page).getByRole('heading', { level: 1 })).toContainText('You won’t get any more messages')
    await expect.poll(() => toldTo(page)).toEqual(['stopped'])
  })
  expect(set).toEqual([])
  await site.close()
})

test('a page that never arrives gives way to what the site wrote inside of the element', async ({ page }) => {
  const slow = `${instance().url}/p/${'A'.repeat(60)}`
  const inside = elementOf(slow).replace('></', '><a href="/mine">My messages</a></')
  const site = await startSite((_, path) => (path === '/' ? around(inside) : undefined))
  // Held back for ever, as on a network that has died.
  await page.route(/\/p\/A+\/embed\//, () => {})
  // The site itself is not loaded before its frame is.
  await page.goto(site.origin, { waitUntil: 'domcontentloaded' })
  await expect(page.getByRole('link', { name: 'My messages' })).toBeVisible()
  // Slow is no error: what comes later is shown.
  expect(await toldTo(page)).toEqual([])
  await site.close()
})
