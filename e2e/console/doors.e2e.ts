import {
  actionsOfBuild,
  type CallableAction,
  callableActions,
  consoleFiles,
  consolePaths,
} from '@/testing/console-doors'
import { instance } from '@/testing/instance'
import { newMember } from '@/testing/members'
import { cookieOf, type DemoRole, newBusiness, newCookieOf } from '../testing/console'
import { send, sendForm } from '../testing/hand-made'
import { expect, test } from '../testing/test'

// Every action and every page is tried by hand, with each role, with nobody and with a member of another business. They
// are found in the source, so that a new one is tried too.

const SIGNED_OUT = 'Your session has ended.'
const FORBIDDEN = 'Your role does not allow this.'

/** Calls an action as a script of ours would, with something that is no form. */
async function call({ id, page }: CallableAction, Cookie: string): Promise<string> {
  const target = page.replace(/:\w+/g, idsOfDemo()[0] ?? '')
  const headers = {
    Cookie,
    'Next-Action': id,
    'Content-Type': 'text/plain;charset=UTF-8',
    Accept: 'text/x-component',
    Origin: instance().url,
    'Accept-Language': 'en',
  }
  const { status, body } = await send(instance().url, target, { method: 'POST', headers, body: '[{}]' })
  return `${status} ${body}`
}

test('the source names every action of the build', () => {
  const known = callableActions().map(({ file, name }) => `${file} ${name}`)
  expect(known.length).toBeGreaterThan(10)
  expect(actionsOfBuild().filter((each) => !known.includes(each))).toEqual([])
})

test('nobody who is signed out may call an action', async () => {
  for (const action of callableActions()) {
    const { name, roles } = action
    if (roles === null) continue
    expect([name, await call(action, '')]).toEqual([name, expect.stringContaining(SIGNED_OUT)])
  }
})

for (const role of ['viewer', 'editor', 'owner'] as const satisfies DemoRole[]) {
  test(`${role}s may call the actions of their role, and no other`, async () => {
    const Cookie = await cookieOf(role)
    for (const action of callableActions()) {
      const { name, roles } = action
      if (roles === null) continue
      const answer = await call(action, Cookie)
      expect([name, answer.includes(SIGNED_OUT)]).toEqual([name, false])
      expect([name, answer.includes(FORBIDDEN)]).toEqual([name, !roles.includes(role)])
    }
  })
}

/** Ids of things of the demo's business, for every part of a path that names one. */
const idsOfDemo = () => [instance().backendId, '01990000-0000-7000-8000-0000000000a1']

const targets = () =>
  consolePaths()
    .filter((path) => !/^\/console\/(sign-in|auth|invitation|password|set-up)/.test(path))
    .flatMap((path) => idsOfDemo().map((id) => path.replace(/:\w+/g, id)))

test('every page and route sends who is signed out to the sign-in page, or shows nothing', async () => {
  for (const target of new Set(targets())) {
    const { status, location, body } = await send(instance().url, target)
    expect([target, [200, 303, 307, 401, 403, 404, 405].includes(status)]).toEqual([target, true])
    expect([target, body.includes('Café Aurora')]).toEqual([target, false])
    if (status === 200) expect([target, body]).toEqual([target, expect.stringContaining('/console/sign-in')])
    if (status === 307) expect([target, location]).toEqual([target, '/console/sign-in'])
  }
})

const files = () => consoleFiles().map((path) => path.replace(/:\w+/g, idsOfDemo()[0] ?? ''))

test('every file sends who is signed out to the sign-in page', async () => {
  expect(files().length).toBeGreaterThan(7)
  for (const target of files()) {
    const { status, location, body } = await send(instance().url, target)
    expect([target, status, location, body]).toEqual([target, 303, '/console/sign-in', ''])
  }
})

test('a file that a role may not have is refused in one sentence, in the language of the member', async () => {
  const Cookie = await cookieOf('viewer')
  for (const target of ['/console/audit/export.csv', '/console/reviews/phrases.tsv']) {
    const { status, head, body } = await send(instance().url, target, { headers: { Cookie } })
    expect([target, status, body.includes(FORBIDDEN)]).toEqual([target, 403, true])
    expect(head).toMatch(/^content-type: text\/plain; charset=utf-8\r?$/im)
  }
})

test('files are counted for each member, and one too many is refused with how long to wait', async () => {
  const { email, password } = await newMember('viewer')
  const { cookies } = await sendForm(instance().url, '/console/sign-in', { email, password })
  const Cookie = cookies.map((cookie) => cookie.split(';', 1)[0]).join('; ')
  const target = `${instance().url}/console/backends/${instance().backendId}/flow`
  const get = () => fetch(target, { headers: { Cookie }, redirect: 'manual' })
  expect((await get()).status).toBe(200)
  // Each process of the web server counts for itself, and forgets after a minute: all are asked at once.
  await expect(async () => {
    const answers = await Promise.all(Array.from({ length: 130 }, get))
    const refused = answers.find(({ status }) => status === 429)
    expect(await refused?.text()).toMatch(/Too many attempts\. Try again in \d+ seconds\./)
  }).toPass()
})

test('a member of another business sees nothing of this one, whatever ids they name', async () => {
  const stranger = await newBusiness()
  const Cookie = await newCookieOf(stranger)
  expect((await send(instance().url, '/console', { headers: { Cookie } })).body).toContain(stranger.name)
  for (const target of new Set(targets())) {
    const { status, body } = await send(instance().url, target, { headers: { Cookie } })
    expect([target, status < 500]).toEqual([target, true])
    expect([target, /Café Aurora|cafe-aurora/.test(body)]).toEqual([target, false])
  }
})

test('no page fails for any role, whatever ids are named', async () => {
  for (const role of ['viewer', 'editor', 'owner'] as const) {
    const Cookie = await cookieOf(role)
    for (const target of new Set(targets())) {
      const { status } = await send(instance().url, target, { headers: { Cookie } })
      expect([role, target, status < 500]).toEqual([role, target, true])
    }
  }
})
