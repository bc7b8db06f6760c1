import { describe, expect, test } from 'vitest'
import { identityHistory } from './testing'

// Who was behind a contact when something was said: docs/consent.md, "Who had a number before".

const history = await identityHistory()
const {
  sql,
  businessId,
  backendId,
  nextPhone,
  nextUser,
  hour,
  at,
  make,
  met,
  idOf,
  change,
  erase,
  withTwo,
  called,
  filed,
} = history

describe('a person who came after another stays the other one’s successor when their contact moves on', () => {
  /** Makes a contact with a number that had a new holder at 10. */
  async function succeeded() {
    const [phone, first, second] = [nextPhone(), nextUser(), nextUser()]
    const id = await at(0, () => met([first, phone]))
    expect(await at(10, () => met([second, phone]))).toBe(id)
    return { id, phone, second }
  }

  test('to another number', async () => {
    const { id, phone, second } = await succeeded()
    const next = nextPhone()
    await at(20, () => change({ phone, user: second }, { phone: next, user: nextUser() }))
    expect([await called(id, 5), await called(id, 15), await called(id, 25)]).toEqual(['theirs', 'own', 'own'])
    // By the number of the row also until the contact moved to it.
    expect(await filed([next, 5], [next, 15], [next, 25])).toEqual(['theirs', 'theirs', 'own'])
  })

  test('to a number that WhatsApp does not tell, and with no number at all', async () => {
    const { id, phone, second } = await succeeded()
    await at(20, () => change({ phone, user: second }, { user: nextUser() }))
    expect([await called(id, 5), await called(id, 15)]).toEqual(['theirs', 'own'])
    await sql`update identities set ended_at = ${new Date(hour(30))} where contact_id = ${id} and ended_at is null`
    await sql`
      insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, given_by, created_at)
      values (${businessId}, gen_random_uuid(), ${id}, 'backend', '9', '9', ${`backend:${backendId}:9`}, 'platform',
        ${new Date(hour(30))})`
    expect([await called(id, 5), await called(id, 15)]).toEqual(['theirs', 'own'])
  })

  test.each(['moved', 'handed on', 'erased'] as const)('and back to the number (between: %s)', async (how) => {
    const { id, phone, second } = await succeeded()
    const other = nextPhone()
    await at(20, () => change({ phone, user: second }, { phone: other, user: nextUser() }))
    if (how !== 'moved') {
      const between = await at(22, () => make(phone))
      expect(between).not.toBe(id)
      if (how === 'handed on') await at(28, () => change({ phone }, { phone: nextPhone() }))
      else await at(28, () => erase(between))
    }
    await at(30, () => change({ phone: other }, { phone }))
    expect(await idOf(phone)).toBe(id)
    expect([await called(id, 5), await called(id, 15), await called(id, 35)]).toEqual(['theirs', 'own', 'own'])
    expect(await filed([phone, 5], [phone, 15], [phone, 25], [phone, 35])).toEqual([
      ...['theirs', 'own', 'theirs', 'own'],
    ])
  })

  test('also where the other person came by a number to which the contact had moved', async () => {
    const [phone, other, user] = [nextPhone(), nextPhone(), nextUser()]
    const id = await at(0, () => met([user, phone]))
    await at(10, () => change({ phone, user }, { phone: other, user: nextUser() }))
    expect(await at(20, () => met([nextUser(), other]))).toBe(id)
    await at(30, () => change({ phone: other }, { phone }))
    expect(await filed([phone, 5], [phone, 35])).toEqual(['theirs', 'own'])
    expect([await called(id, 5), await called(id, 25)]).toEqual(['theirs', 'own'])
  })

  test('and an erasure leaves that to the next holders of both numbers', async () => {
    const { id, phone, second } = await succeeded()
    const next = nextPhone()
    await at(20, () => change({ phone, user: second }, { phone: next, user: nextUser() }))
    await at(30, () => erase(id))
    const [ofFirst, ofNext] = [await make(phone), await make(next)]
    expect(await filed([phone, 5], [next, 5])).toEqual(['theirs', 'theirs'])
    expect([await called(ofFirst, 5), await called(ofNext, 5)]).toEqual(['theirs', 'theirs'])
  })
})

test('who had a number before the contact counts after it moved on, and who had it after the contact does not', async () => {
  const [phone, own] = [nextPhone(), nextPhone()]
  await at(0, () => make(phone))
  const id = await at(0, () => make(own))
  await at(10, () => change({ phone }, { phone: nextPhone() }))
  await at(12, () => change({ phone: own }, { phone }))
  await at(20, () => change({ phone }, { phone: nextPhone() }))
  // Somebody else has it then, and loses it.
  await at(22, () => make(phone))
  await at(30, () => change({ phone }, { phone: nextPhone() }))
  expect([await called(id, 5), await called(id, 15), await called(id, 25)]).toEqual(['theirs', 'own', 'own'])
})

test('webhooks that came late tell of a new holder by the order in which they were stored', async () => {
  const [phone, first, second] = [nextPhone(), nextUser(), nextUser()]
  const id = await at(40, () => met([first, phone], 10))
  expect(await at(40, () => met([second, phone], 20))).toBe(id)
  expect([await called(id, 15), await called(id, 25)]).toEqual(['theirs', 'own'])
  expect(await filed([phone, 15], [phone, 25])).toEqual(['theirs', 'own'])
})

describe('what a number took along says nothing of the contact’s other number', () => {
  test('where a number changed in WhatsApp, also if it comes back', async () => {
    const { id, first, second, user } = await withTwo()
    const third = nextPhone()
    await at(10, () => change({ phone: first, user }, { phone: third, user: nextUser() }))
    expect([await called(id, 5), await called(id, 15)]).toEqual(['own', 'own'])
    expect(await filed([second, 5], [second, 15], [third, 5], [third, 15])).toEqual(['own', 'own', 'theirs', 'own'])
    await at(20, () => change({ phone: third }, { phone: first, user: nextUser() }))
    expect([await called(id, 5), await called(id, 15), await called(id, 25)]).toEqual(['own', 'own', 'own'])
    expect(await filed([second, 5], [first, 5], [first, 15], [first, 25])).toEqual(['own', 'own', 'theirs', 'own'])
  })

  test('but a user id that ends alone tells of both, because nothing says with which of them it was', async () => {
    const { id, first, second } = await withTwo()
    expect(await at(10, () => met([nextUser(), first]))).toBe(id)
    expect([await called(id, 5), await called(id, 15)]).toEqual(['theirs', 'own'])
    expect(await filed([first, 5], [second, 5], [second, 15])).toEqual(['theirs', 'theirs', 'own'])
  })

  test.each(['the new holder', 'the change'] as const)(
    'and a new holder in the same second counts (first: %s)',
    async (way) => {
      const { id, first, second, user } = await withTwo()
      const acts = [
        () => met([nextUser(), second]),
        () => change({ phone: first, user }, { phone: nextPhone(), user: nextUser() }),
      ]
      for (const act of way === 'the change' ? acts.toReversed() : acts) await at(10, async () => void (await act()))
      expect([await called(id, 5), await called(id, 15)]).toEqual(['theirs', 'own'])
      expect(await filed([second, 5], [second, 15])).toEqual(['theirs', 'own'])
    },
  )
})

test('every chain is whole', async () => {
  expect(await history.bad()).toEqual([])
})
