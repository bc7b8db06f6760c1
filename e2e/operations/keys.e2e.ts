import { instance } from '@/testing/instance'
import { reissued } from '@/testing/links'
import { startWeb, type WebProcess } from '@/testing/web-process'
import { changesOf, post } from '../testing/form'
import { NEXT_KEY } from '../testing/keys'
import { button, heading } from '../testing/page'
import { expect, test } from '../testing/test'

const [first = ''] = instance().keys.split(',')
const secret = first.split(':').slice(0, 2).join(':')

let web: WebProcess
test.afterEach(() => web.stop())

const at = (origin: string, url: string) => origin + new URL(url).pathname

test('a link signed with a retired key can still stop, and nothing else; new links come from the new key', async ({
  page,
  person,
}) => {
  web = await startWeb({ SAYSO_KEYS: `${secret}:retired,${NEXT_KEY}:active` })
  await page.goto(at(web.url, person.url))
  await expect(heading(page)).toHaveText('This link has expired, but you can still use it to stop all messages')
  expect((await post(at(web.url, person.url), { act: 'pause', length: '1w' })).status).toBe(200)
  await button(page, 'Stop all messages').click()
  await expect(heading(page)).toHaveText(
    'Done. You won’t get any more messages from Café Aurora, except about: Account security.',
  )
  expect(await changesOf(person.url)).toBe(1)

  await page.goto(at(web.url, reissued(person.url, { ring: NEXT_KEY })))
  await expect(page.getByText(/^You stopped all messages on /)).toBeVisible()
})

test('a link signed with a key that was stolen is as if it never existed: not even a stop', async ({
  page,
  person,
}) => {
  web = await startWeb({ SAYSO_KEYS: `${secret}:compromised,${NEXT_KEY}:active` })
  const response = await page.goto(at(web.url, person.url))
  expect(response?.status()).toBe(404)
  await expect(heading(page)).toHaveText('We don’t recognise this link')
  expect((await post(at(web.url, person.url), { act: 'stop' })).status).toBe(404)
  expect(await changesOf(person.url)).toBe(0)
})
