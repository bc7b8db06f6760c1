import { faultsOf } from '../../testing/axe'
import { expect, test } from '../../testing/test'

const LOOKS = [
  { width: 320, height: 568, colorScheme: 'light' },
  { width: 1440, height: 900, colorScheme: 'dark' },
] as const

/**
 * One element of each kind: all forty endpoints are made of the same parts, and axe would take half a minute for them.
 */
const LOOKED_AT = ['.top', '.side', '.lead', '.basics', '#mapTemplate', '#exportConsents', '.up']

for (const { colorScheme, ...size } of LOOKS) {
  test(`the reference of the API fits ${size.width} px, and axe finds nothing in ${colorScheme}`, async ({ page }) => {
    test.slow()
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme })
    await page.goto('/docs/api')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The business API')
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(wider).toBe(0)
    expect(await faultsOf(page, { parts: LOOKED_AT })).toEqual([])
    // Whether names are unique can be seen on the whole page only.
    expect(await faultsOf(page, { rules: ['landmark-unique', 'region', 'heading-order'] })).toEqual([])
  })
}

test('an example is copied by its button, and each endpoint shows a call and a response', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/docs/api')
  const check = page.locator('#checkContacts')
  await check.getByRole('button', { name: 'Copy: Example response: POST /check' }).click()
  await expect(check.getByRole('button', { name: 'Copy: Example response: POST /check' })).toHaveText('Copied')
  const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText())) as object
  expect(copied).toMatchObject({ results: [{ allowed: true, reason: 'opted_in' }] })
  const calls = await page.getByRole('group', { name: /^Example call: / }).count()
  expect(calls).toBe(await page.getByRole('article').count())
})

test('every text of the page is found by searching it: nothing is folded away', async ({ page }) => {
  await page.goto('/docs/api')
  for (const words of ['consent_expired', 'kept_out_by', 'config:write'])
    await expect(page.getByText(words).filter({ visible: true }).first()).toBeVisible()
})

test('every endpoint is reached from the list, and the document for programs from the page', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto('/docs/api')
  await page.getByRole('navigation', { name: 'Endpoints' }).getByRole('link', { name: 'PATCH /topics/{topic}' }).click()
  await expect(page.getByRole('article', { name: /pause a topic/i })).toBeInViewport()
  const document = await page.request.get('/api/v1/openapi.json')
  expect(await document.json()).toMatchObject({ openapi: '3.1.1' })
})
