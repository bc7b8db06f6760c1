import { expect, test } from 'vitest'
import { storedState } from '@/lib/services/testing'
import { no, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { readingTest } from './testing'

const database = await createTestDatabase()
const NEGATIVE = '5a4e1c7b-2d3f-4e5a-8b9c-0d1e2f3a4b09'

/** Makes Ana, who allows promotions. In Weni a group of those who refuse shows the topic. */
async function world() {
  const made = await readingTest(database)
  made.stand.sandbox.store.addGroup('Não enviar promoções', null, NEGATIVE, 0)
  const { promos } = made.business.topics
  await database.admin.sql`
    update mirrors set field_key = null, group_uuid = ${NEGATIVE}, group_name = 'Não enviar promoções', inverted = true
    where business_id = ${made.business.id} and topic_id = ${promos}`
  const isListed = async () => (await made.record()).groups.some(({ uuid }) => uuid === NEGATIVE)
  const answer = async () => (await storedState(made.deps, made.business.id, made.ana)).topics[promos]?.lanes
  return { ...made, promos, isListed, answer }
}

test('a refusal puts the person on the list, an agreement takes them off, and our own writing says nothing', async () => {
  const made = await world()
  await made.inStep(yes(made.promos))
  expect(await made.isListed()).toBe(false)
  await made.inStep(no(made.promos))
  expect(await made.isListed()).toBe(true)
  await made.begin('changes')
  for (let times = 0; times < 2; times++) expect(await made.read()).toMatchObject({ ended: 'done' })
  await made.inStep(yes(made.promos))
  expect(await made.isListed()).toBe(false)
  await made.read()
  expect(await made.lines()).toHaveLength(3)
  expect(await made.reviews()).toEqual([])
})

test.each(['changes', 'nightly', 'import', 'restore'] as const)(
  'who is put on the list there has refused (%s), once, and stays on it',
  async (mode) => {
    const made = await world()
    await made.inStep(yes(made.promos))
    await made.edit({ addGroups: [NEGATIVE] })
    // A workspace is connected once. What we have written to it since would count as written in Weni.
    for (let times = mode === 'import' ? 1 : 0; times < 2; times++) {
      await made.begin(mode)
      expect(await made.read(mode === 'changes' ? 'changes' : 'reconcile')).toMatchObject({ ended: 'done' })
      await made.inStep()
    }
    expect(await made.lines()).toMatchObject([{}, { kind: 'preferences', method: 'reconcile', actor: 'backend' }])
    expect((await made.answer())?.other).toMatchObject({ answer: 'out' })
    expect(await made.isListed()).toBe(true)
    expect((await made.record()).fields).toMatchObject({ marketing_opt_in: 'false' })
  },
)

test('a contact removed from the group has agreed to nothing: put back, and listed for review', async () => {
  const made = await world()
  await made.inStep(no(made.promos))
  await made.begin('changes')
  await made.read()
  await made.edit({ removeGroups: [NEGATIVE] })
  await made.read()
  expect(await made.reviews()).toEqual([{ kind: 'drift' }])
  await made.inStep()
  expect(await made.isListed()).toBe(true)
  expect(await made.lines()).toHaveLength(1)
})

test('a contact stopped in Weni, who so left every group, is in it again once they write', async () => {
  const made = await world()
  await made.inStep(no(made.promos))
  await made.begin('changes')
  await made.edit({ status: 'stopped' })
  await made.read()
  await made.inStep()
  expect(await made.isListed()).toBe(false)
  await made.edit({ status: 'active' })
  await made.read()
  await made.inStep()
  expect(await made.isListed()).toBe(true)
})
