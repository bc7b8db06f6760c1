import { describe, expect, test } from 'vitest'
import { identityHistory } from './testing'

// Who was behind a contact that was merged: docs/consent.md, "Who had a number before".

const history = await identityHistory()
const { nextPhone, nextUser, at, make, met, idOf, change, sayOften, merge, withTwo, called, filed } = history

describe('what a contact lost before it was merged says nothing of the other’s number', () => {
  const directions = [['the other stays'], ['the other goes']] as const
  const mergeIn = (way: string, id: string, other: string) =>
    way === 'the other stays' ? merge(other, id) : merge(id, other)

  test.each(directions)('if it had moved to a number of its own (%s)', async (way) => {
    const [phone, moved, next, user] = [nextPhone(), nextPhone(), nextPhone(), nextUser()]
    const id = await at(0, () => make(phone))
    const other = await at(0, () => met([user, moved]))
    await at(10, () => change({ phone: moved, user }, { phone: next, user: nextUser() }))
    await at(20, () => mergeIn(way, id, other))
    expect([await called(id, 5), await called(other, 5)]).toEqual(['own', 'own'])
    expect(await filed([phone, 5], [next, 5], [next, 15])).toEqual(['own', 'theirs', 'own'])
  })

  test.each(directions)('if it had a new holder: of the contact that they are now it tells (%s)', async (way) => {
    const [phone, late, taken] = [nextPhone(), nextPhone(), nextPhone()]
    const id = await at(0, () => make(phone))
    const other = await at(0, () => met([nextUser(), taken]))
    expect(await at(10, () => met([nextUser(), taken]))).toBe(other)
    await at(12, () => make(phone, late))
    await at(20, () => mergeIn(way, id, other))
    expect([await idOf(phone), await idOf(late)]).toEqual([await idOf(taken), await idOf(taken)])
    expect(await filed([phone, 5], [late, 5], [taken, 5], [taken, 15])).toEqual(['own', 'own', 'theirs', 'own'])
    expect([await called(id, 5), await called(other, 5), await called(id, 15)]).toEqual(['theirs', 'theirs', 'own'])
  })

  test.each(directions)('but a new holder of either after the merge tells of both (%s)', async (way) => {
    const [phone, taken] = [nextPhone(), nextPhone()]
    const id = await at(0, () => make(phone))
    const other = await at(0, () => met([nextUser(), taken]))
    await at(10, () => mergeIn(way, id, other))
    await at(20, () => met([nextUser(), taken]))
    expect(await filed([phone, 5], [taken, 15], [phone, 25])).toEqual(['theirs', 'theirs', 'own'])
    expect([await called(id, 15), await called(id, 25)]).toEqual(['theirs', 'own'])
  })

  test.each(directions)(
    'and a person who moved to the number of the other was not behind it before (%s)',
    async (way) => {
      const phone = nextPhone()
      const id = await at(0, () => make(phone))
      // A number that it had beside the one that it lost is not the one to which it moved.
      const { id: other, first: moved, user } = await withTwo()
      const stays = way === 'the other stays' ? other : id
      await at(1, () => sayOften(stays))
      await at(10, () => change({ phone: moved, user }, { phone, user: nextUser() }))
      expect(await idOf(phone)).toBe(stays)
      expect(await filed([phone, 5], [phone, 15])).toEqual(['theirs', 'own'])
      expect([await called(id, 5), await called(id, 15)]).toEqual(['theirs', 'own'])
    },
  )
})

test('every chain is whole', async () => {
  expect(await history.bad()).toEqual([])
})
