import { call, callBody } from '../testing/inbound'
import { heading, press, switchOf } from '../testing/page'
import { fail, heal, newCustomer, recordOf, writeFrom } from '../testing/sandbox'
import { expect, test } from '../testing/test'

/** A worker tries a failing backend at growing intervals, 30 seconds apart at most. */
const CAUGHT_UP_MS = 90_000

test.afterEach(() => heal())

async function customer() {
  const who = await newCustomer('en')
  const { url } = (await (await call('link', callBody(who))).json()) as { url: string }
  await expect
    .poll(() => recordOf(who.uuid), { timeout: CAUGHT_UP_MS })
    .toMatchObject({ consent_orders: 'yes', consent_promotions: 'no' })
  return { ...who, url }
}

test('a backend that is down holds up no save, and is caught up with: only the last state, not each step', async ({
  page,
}) => {
  test.slow()
  const { uuid, url } = await customer()
  await fail({ mode: 'down' })
  await page.goto(url)
  await switchOf(page, 'Promotions').click()
  await press(page, 'Save')
  await expect(heading(page)).toHaveText('Done. You’ll get messages about: Promotions.')
  await page.goto(url)
  await press(page, 'Stop all messages')
  await expect(heading(page)).toHaveText(
    'Done. You won’t get any more messages from Café Aurora, except about: Account security.',
  )
  expect(await recordOf(uuid)).toMatchObject({ consent_orders: 'yes', consent_promotions: 'no' })
  await heal()
  await expect
    .poll(() => recordOf(uuid), { timeout: CAUGHT_UP_MS })
    .toMatchObject({ consent_orders: 'no', consent_promotions: 'no', marketing_opt_in: 'false', groups: '' })
})

// Cases that take longer are tested in lib/sync: a workspace that refuses our credentials, or returns 429 for an hour.
for (const mode of ['500', 'silent_noop'] as const) {
  test(`a backend that answers a refusal with ${mode} has it soon all the same`, async () => {
    test.slow()
    const { uuid } = await customer()
    await fail({ mode, count: 1 })
    await writeFrom(uuid, 'STOP')
    await expect
      .poll(() => recordOf(uuid), { timeout: CAUGHT_UP_MS })
      .toMatchObject({ consent_orders: 'no', marketing_opt_in: 'false' })
  })
}

test('the page beside the phone says which failures are on', async ({ page }) => {
  const { uuid } = await newCustomer('en')
  await fail({ mode: 'down', path: 'nowhere' })
  await page.goto(`/sandbox?contact=${uuid}`)
  await expect(page.getByText('Failing on request: down')).toBeVisible()
})
