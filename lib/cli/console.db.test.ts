import { expect, test } from 'vitest'
import { makeSetUpCode } from '@/lib/services/set-up/setup-code'
import { acceptInvitation } from '@/lib/services/sign-in/accept-invitation'
import { openInvitation } from '@/lib/services/sign-in/open-invitation'
import { openPasswordLink } from '@/lib/services/sign-in/password-link'
import { makePerson, PASSWORD, PLACE } from '@/lib/services/sign-in/testing'
import { fingerprint, makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { runConsole } from './console/run-console'

const database = await createTestDatabase()
const deps = testDeps(database.app)

async function run(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const terminal = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) }
  const code = await runConsole({ deps, owner: database.owner, ...terminal }, args)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const tokenIn = (text: string) => /\/([\w-]{43})$/m.exec(text)?.[1] ?? ''

test('a set-up code is printed where there is no business, and only there', async () => {
  const { code, out } = await run('setup-code')
  expect(code).toBe(0)
  expect(out).toMatch(/^Set-up code: \w{4}-\w{4}-\w{4} \(for 24 hours, at http:\/\/localhost:3000\/console\)$/)
  await makeBusiness(deps)
  expect(await run('setup-code')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('already') as string })
  expect(await run('setup-code', '--if-needed')).toEqual({ code: 0, out: '', err: '' })
  expect(await makeSetUpCode(deps)).toEqual({ outcome: 'has_business' })
})

test('the first owner of a business is invited by its slug', async () => {
  const { slug, id } = await makeBusiness(deps)
  const { code, out } = await run('invite', 'ana@example.com', '--business', slug)
  expect(code).toBe(0)
  expect(await openInvitation(deps, tokenIn(out), null)).toMatchObject({ outcome: 'open', role: 'owner' })
  const ana = { as: 'new', name: 'Ana', password: PASSWORD, locale: 'es' } as const
  expect(await acceptInvitation(deps, tokenIn(out), ana, PLACE)).toMatchObject({ outcome: 'joined', businessId: id })
  expect(await run('invite', 'ana@example.com', '--business', slug)).toMatchObject({ code: 1 })
})

test('a password link is printed for somebody who signs in, and nobody else', async () => {
  const { id } = await makeBusiness(deps)
  const { email } = await makePerson(deps, id)
  const { code, out } = await run('password', email, '--drop-second-factor')
  expect(code).toBe(0)
  expect(await openPasswordLink(deps, tokenIn(out), null)).toMatchObject({ outcome: 'open', email })
  expect(await run('password', 'nobody@example.com')).toMatchObject({ code: 1, out: '' })
})

test.each([
  [],
  ['invite'],
  ['invite', 'a@example.com'],
  ['invite', 'a@example.com', '--business', 'none'],
  ['password'],
  ['setup-code', 'x'],
  ['nothing'],
  ['--unknown'],
])('what is not understood does nothing: %j', async (...args) => {
  const before = await fingerprint(database.admin)
  const { code, out, err } = await run(...args)
  expect(code).toBeGreaterThan(0)
  expect(out).toBe('')
  expect(err).not.toBe('')
  expect(await fingerprint(database.admin)).toEqual(before)
})
