import { expect, test } from 'vitest'
import type { Delivery } from '@/lib/backends/backend'
import { PROMO_GROUP } from '@/lib/sandbox/weni/testing'
import { delivery, mirroredAs, testWeni, YES } from './testing'

/**
 * Makes a workspace with `count` more contacts, in the group or not, and deliveries that move each of them by its group
 * alone.
 */
async function crowd(count: number, member: boolean, changes: Partial<Delivery> = {}) {
  const weni = await testWeni()
  const contacts = Array.from({ length: count }, (_, index) => ({
    uuid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    name: null,
    language: null,
    urn: `whatsapp:34600${String(100_000 + index)}`,
    groups: member ? [PROMO_GROUP] : [],
  }))
  await weni.control('POST', 'contacts', contacts)
  const { fields } = mirroredAs(!member)
  const deliveries = contacts.map(({ uuid }) =>
    delivery({
      contactId: uuid,
      externalId: uuid,
      topics: member ? [] : YES,
      mirrored: { fields, groups: { [PROMO_GROUP]: member } },
      ...changes,
    }),
  )
  const read = () => weni.calls.filter((call) => call.startsWith('GET contacts.json')).length
  const moves = () => weni.calls.filter((call) => call.startsWith('POST contact_actions')).length
  return { weni, contacts, deliveries, read, moves }
}

test.each([
  { what: 'additions', member: false, most: 3 },
  { what: 'removals', member: true, most: 10 },
])('a hundred $what in one call: $most are looked at, and everybody is confirmed', async ({ member, most }) => {
  const { weni, contacts, deliveries, read, moves } = await crowd(100, member)
  const outcomes = Object.values(await weni.deliver(...deliveries))
  expect(outcomes).toHaveLength(100)
  for (const outcome of outcomes)
    expect(outcome).toMatchObject({ kind: 'confirmed', mirrored: { groups: { [PROMO_GROUP]: !member } } })
  expect({ moves: moves(), read: read() }).toEqual({ moves: 1, read: most })
  expect(await weni.isMember(contacts[50]!.urn)).toBe(!member)
})

test('of a few refusals each is looked at', async () => {
  const { weni, deliveries, read } = await crowd(10, true)
  await weni.deliver(...deliveries)
  expect(read()).toBe(10)
})

test('a call without effect: the sample shows it, everybody is looked at, and all are written again', async () => {
  const { weni, contacts, deliveries, read } = await crowd(100, true)
  await weni.control('POST', 'faults', { mode: 'silent_noop', path: 'contact_actions', count: 1 })
  const outcomes = await weni.deliver(...deliveries)
  expect(read()).toBe(100)
  for (const outcome of Object.values(outcomes)) {
    expect(outcome).toMatchObject({
      ...{ kind: 'retry', reason: 'not_applied', refuses: true },
      progress: { mirrored: { groups: { [PROMO_GROUP]: true } } },
    })
  }
  await weni.deliver(...deliveries.map((each) => ({ ...each, attempts: 1 })))
  expect(await weni.isMember(contacts[7]!.urn)).toBe(false)
})

test('everybody is looked at where an earlier attempt failed', async () => {
  const { weni, deliveries, read } = await crowd(30, false, { attempts: 1 })
  const outcomes = Object.values(await weni.deliver(...deliveries))
  expect(outcomes.every((outcome) => outcome.kind === 'confirmed')).toBe(true)
  expect(read()).toBe(30)
})

test.each([true, false])(
  'where nobody knows what is stored there, each contact is read (members: %s); a write returns its groups',
  async (member) => {
    const { weni, deliveries, read } = await crowd(30, member, { mirrored: null })
    await weni.control('POST', 'faults', { mode: 'silent_noop', path: 'contact_actions', count: 1 })
    const outcomes = Object.values(await weni.deliver(...deliveries))
    expect(outcomes.every((outcome) => outcome.kind === 'confirmed')).toBe(true)
    expect(weni.calls.filter((call) => call.startsWith('POST contacts.json')).length + read()).toBeGreaterThanOrEqual(
      30,
    )
    expect(await weni.isMember('whatsapp:34600100007')).toBe(!member)
  },
)

test('when no contact of a call can be read back, none is confirmed, and what is uncertain is not taken for mirrored', async () => {
  const { weni, deliveries } = await crowd(100, true)
  weni.deny('v2.contacts')
  const outcomes = Object.values(await weni.deliver(...deliveries))
  expect(outcomes).toHaveLength(100)
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ kind: 'retry', fault: 'budget', refuses: true })
    expect(outcome).toHaveProperty('progress.mirrored.groups', {})
  }
})
