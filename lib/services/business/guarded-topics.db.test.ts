import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readConfig } from '@/db/queries/business/config'
import { decideMany } from '@/db/queries/decisions/decisions'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { makeMember } from '@/lib/services/callers/testing'
import { changeContact } from '@/lib/services/changes/change-contact'
import { fingerprint, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { addLanguage } from './add-language'
import { archiveTopic } from './archive-topic'
import { changeBrand } from './change-brand'
import { changeTopic } from './change-topic'
import { createNamedBusiness } from './create-business'
import { createTopic } from './create-topic'
import { moveTopic } from './move-topic'
import { setTopicPaused } from './pause-topic'
import { restoreTopic, TAKEN_BACK_WITHIN_MS } from './restore-topic'
import { revertTopic } from './revert-topic'
import { numbersOf } from './topic-effect'
import { weighTopic } from './weigh-topic'

const database = await createTestDatabase()
const deps = testDeps(database.app)
let businesses = 70_000

const textsOf = (name: string) => ({ en: { name, description: `About ${name}.`, frequency: 'Weekly.' } })
const topic = (key: string) => ({ key, category: 'utility', policy: 'opt_in', texts: textsOf(key) }) as const

/** A business with four topics and an editor of it. */
async function shop() {
  const id = newId()
  const number = ++businesses
  const topicIds = Object.fromEntries(['a', 'b', 'c', 'd'].map((key) => [key, newId()]))
  await createNamedBusiness(
    deps,
    {
      ...{ slug: `shop-${number}`, name: 'Norte', color: '#123456', languages: ['en'], country: 'CO' },
      ...{ timeZone: 'America/Bogota', whatsappNumber: '573001234567', linkKeywords: {} },
      ...{ privacyUrl: null, helpUrl: 'mailto:help@norte.example', frameOrigins: [] },
      controller: { legalName: 'Norte', address: 'Calle 1', email: 'help@norte.example', jurisdiction: 'CO' },
      topics: ['a', 'b', 'c', 'd'].map(topic),
    },
    { id, number, topicIds },
  )
  const editor = await makeMember(deps, id, 'editor')
  const idOf = (key: string) => topicIds[key] ?? ''
  const config = async () => {
    const read = await inBusiness(database.app, id, (tx) => readConfig(tx, id))
    if (!read) throw new Error('a test has no business')
    return read
  }
  const keys = async () => (await config()).topics.filter(({ archived }) => !archived).map(({ key }) => key)
  const say = async (contactId: string, statement: object) => {
    await changeContact(deps, id, contactId, {
      ...{ kind: 'preferences', actor: 'contact', method: 'page' },
      say: () => ({ statements: [statement as never] }),
    })
  }
  return { id, editor, idOf, config, keys, say }
}

/** Contacts in every state that counts: silent, agreed, refused, stopped and paused. */
async function people({ id, idOf, say }: Awaited<ReturnType<typeof shop>>) {
  const contacts = await Promise.all(Array.from({ length: 7 }, () => makeContact(deps, id)))
  const [yes = '', no = '', stopped = '', paused = ''] = contacts
  await say(yes, { on: 'answer', topicId: idOf('a'), answer: 'in' })
  await say(no, { on: 'answer', topicId: idOf('a'), answer: 'out' })
  await say(stopped, { on: 'stop', value: true })
  await say(paused, { on: 'pause', until: deps.clock.now() + 86_400_000 })
  return contacts
}

test('a change is weighed for each state, and its numbers are those of the decisions before and after', async () => {
  const one = await shop()
  const contacts = await people(one)
  const allowed = async () => {
    const decided = await inBusiness(database.app, one.id, (tx) =>
      decideMany(tx, one.id, { contactIds: contacts, topicIds: [one.idOf('a')], now: deps.clock.now() }),
    )
    return decided.filter((each) => each.allowed).length
  }
  const before = await allowed()
  const wanted = { policy: 'opt_out', category: 'utility' } as const
  const weighed = await weighTopic(deps, one.editor, one.idOf('a'), wanted)
  if (weighed.outcome !== 'weighed') throw new Error(weighed.outcome)
  expect(weighed.effect).toEqual({
    stops: {},
    starts: { not_refused: 3 },
    same: { opted_in: 1, opted_out: 1, stopped: 1, paused: 1 },
    countedAt: null,
  })
  await changeTopic(deps, one.editor, one.idOf('a'), wanted)
  expect((await allowed()) - before).toBe(numbersOf(weighed.effect).starts)
})

test('a change that touches people is made when the member agreed to exactly these numbers', async () => {
  const one = await shop()
  await people(one)
  const change = (agreed: { stops: number; starts: number } | null) =>
    changeTopic(deps, one.editor, one.idOf('a'), { policy: 'opt_out' }, { agreed })
  const before = await fingerprint(database.admin)
  for (const agreed of [null, { stops: 0, starts: 2 }, { stops: 3, starts: 0 }])
    expect(await change(agreed)).toMatchObject({ outcome: 'asks', effect: { starts: { not_refused: 3 } } })
  expect(await fingerprint(database.admin)).toEqual(before)
  expect(await change({ stops: 0, starts: 3 })).toEqual({ outcome: 'changed' })
})

test('a change of words alone, or one that touches nobody, is not asked about', async () => {
  const one = await shop()
  await people(one)
  const texts = textsOf('Other')
  expect(await changeTopic(deps, one.editor, one.idOf('a'), { texts }, { agreed: null })).toEqual({
    outcome: 'changed',
  })
})

test('archiving and bringing back ask in the same way, and bring the topic back to its place', async () => {
  const one = await shop()
  await people(one)
  const id = one.idOf('a')
  const asked = await archiveTopic(deps, one.editor, id, { agreed: null })
  expect(asked).toMatchObject({ outcome: 'asks', effect: { stops: { no_topic: 1 } } })
  const archived = await archiveTopic(deps, one.editor, id, { agreed: { stops: 1, starts: 0 } })
  expect(archived).toEqual({ outcome: 'archived', version: 2 })
  expect(await restoreTopic(deps, one.editor, id, { agreed: null })).toMatchObject({
    outcome: 'asks',
    effect: { starts: { opted_in: 1 } },
  })
  expect(await restoreTopic(deps, one.editor, id, { agreed: null, takesBack: 2 })).toEqual({ outcome: 'restored' })
  expect(await one.keys()).toEqual(['a', 'b', 'c', 'd'])
})

test('only the archiving of a moment ago is taken back without a question, and only while it is the last change', async () => {
  const one = await shop()
  await people(one)
  const id = one.idOf('a')
  const back = (takesBack: number, at = deps) =>
    restoreTopic(at, one.editor, id, { agreed: null, takesBack }).then(({ outcome }) => outcome)
  const archive = () => archiveTopic(deps, one.editor, id)
  expect(await archive()).toMatchObject({ version: 2 })
  // Another version than the archiving made, and one that somebody could only guess.
  for (const version of [1, 3]) expect(await back(version)).toBe('asks')
  const later = { ...deps, clock: { now: () => deps.clock.now() + TAKEN_BACK_WITHIN_MS } }
  expect(await back(2, later)).toBe('asks')
  expect(await back(2)).toBe('restored')
  // Archived again meanwhile: the Undo of the first time is of no archiving that is there.
  expect(await archive()).toMatchObject({ version: 4 })
  expect(await back(2)).toBe('asks')
  await setTopicPaused(deps, one.editor, id, true)
  await setTopicPaused(deps, one.editor, id, false)
  expect(await back(4)).toBe('asks')
  expect(await back(6)).toBe('restored')
})

test('a new topic that is sent until refused asks about everybody who may then be messaged', async () => {
  const one = await shop()
  await people(one)
  const definition = { ...topic('e'), policy: 'opt_out' } as const
  const asked = await createTopic(deps, one.editor, definition, { agreed: null })
  expect(asked).toMatchObject({
    outcome: 'asks',
    effect: { starts: { not_refused: 5 }, same: { stopped: 1, paused: 1 } },
  })
  const made = await createTopic(deps, one.editor, definition, { agreed: { stops: 0, starts: 5 } })
  expect(made.outcome).toBe('created')
})

test('of two who change one topic, the second is told what the first changed, and both changes are kept', async () => {
  const { editor, idOf, config } = await shop()
  const other = await makeMember(deps, editor.businessId, 'editor')
  const id = idOf('a')
  const text = (patch: object) => ({ texts: { en: { ...textsOf('a').en, ...patch } } })
  const first = await changeTopic(deps, other, id, text({ name: 'Theirs', frequency: 'Daily.' }), { version: 1 })
  expect(first).toEqual({ outcome: 'changed', version: 2 })
  const mine = text({ name: 'Mine', description: 'Changed.' })
  const told = await changeTopic(deps, editor, id, mine, { version: 1 })
  expect(told).toMatchObject({ outcome: 'newer', version: 2, by: 'Ana', changes: [{ isContested: true }, {}] })
  // What they saw is no longer the last: the conflict is returned again.
  await changeTopic(deps, other, id, text({ name: 'Theirs again', frequency: 'Daily.' }))
  const resolve = { seen: 2, winner: 'mine' } as const
  expect(await changeTopic(deps, editor, id, mine, { version: 1, resolve })).toMatchObject({
    outcome: 'newer',
    version: 3,
  })
  const done = await changeTopic(deps, editor, id, mine, { version: 1, resolve: { ...resolve, seen: 3 } })
  expect(done).toEqual({ outcome: 'changed', version: 4 })
  const [found] = (await config()).topics
  expect(found?.texts['en']).toEqual({ name: 'Mine', description: 'Changed.', frequency: 'Daily.' })
})

test('a pause meanwhile is no change of what is edited, and a save is taken back only while it is the last', async () => {
  const { editor, idOf, config } = await shop()
  const id = idOf('a')
  await setTopicPaused(deps, editor, id, true)
  const saved = await changeTopic(deps, editor, id, { texts: textsOf('New') }, { version: 1 })
  expect(saved).toEqual({ outcome: 'changed', version: 3 })
  expect(await revertTopic(deps, editor, id, { version: 3, to: 2 })).toEqual({ outcome: 'changed', version: 4 })
  expect((await config()).topics[0]?.texts).toEqual(textsOf('a'))
  expect(await revertTopic(deps, editor, id, { version: 3, to: 2 })).toMatchObject({ outcome: 'newer' })
  await changeTopic(deps, editor, id, { texts: textsOf('Newer') })
  expect(await revertTopic(deps, editor, id, { version: 4, to: 1 })).toMatchObject({ outcome: 'newer' })
})

test('a save is taken back also where the business has given a language up, whose text stays', async () => {
  const { editor, idOf, config } = await shop()
  const own = { name: 'a', description: 'Sobre a.', frequency: 'Cada semana.' }
  const written = Object.fromEntries(['a', 'b', 'c', 'd'].map((key) => [idOf(key), own]))
  expect(await addLanguage(deps, editor, 'es', written)).toEqual({ outcome: 'added' })
  expect(await changeBrand(deps, editor, { languages: ['en'] })).toEqual({ outcome: 'changed' })
  const texts = async () => (await config()).topics.find((each) => each.id === idOf('a'))?.texts
  const before = await texts()
  const saved = await changeTopic(deps, editor, idOf('a'), { texts: textsOf('Other') }, { version: 2 })
  expect(saved).toEqual({ outcome: 'changed', version: 3 })
  expect(await revertTopic(deps, editor, idOf('a'), { version: 3, to: 2 })).toMatchObject({ outcome: 'changed' })
  expect(await texts()).toEqual(before)
  expect(before).toHaveProperty('es', own)
})

test('a paused topic does not become required: it would be sent, and nobody has resumed it', async () => {
  const { id, editor, idOf } = await shop()
  const reason = { en: { ...textsOf('a').en, reason: 'Safety.' } }
  const require = () => changeTopic(deps, editor, idOf('a'), { policy: 'required', texts: reason })
  await setTopicPaused(deps, editor, idOf('a'), true)
  const before = await fingerprint(database.admin)
  expect(await require()).toEqual({
    outcome: 'not_valid',
    problems: ['policy must not become required while the topic is paused'],
  })
  expect(await fingerprint(database.admin)).toEqual(before)
  await setTopicPaused(deps, editor, idOf('a'), false)
  expect(await require()).toEqual({ outcome: 'changed' })
  // One that an earlier version let become so can be changed, and resumed.
  await database.admin.sql`update topics set paused = true where business_id = ${id} and id = ${idOf('a')}`
  const texts = { en: { ...reason.en, name: 'Other' } }
  expect(await changeTopic(deps, editor, idOf('a'), { texts })).toEqual({ outcome: 'changed' })
  expect(await setTopicPaused(deps, editor, idOf('a'), false)).toMatchObject({ outcome: 'set' })
})

test('a move is made in the order as it is by then, and takes back nobody else’s move', async () => {
  const { editor, idOf, keys } = await shop()
  await moveTopic(deps, editor, idOf('d'), idOf('a'))
  expect(await moveTopic(deps, editor, idOf('c'), idOf('a'))).toEqual({
    ...{ outcome: 'moved', key: 'c', place: 2, of: 4, wasBefore: null },
  })
  expect(await keys()).toEqual(['d', 'c', 'a', 'b'])
  expect(await moveTopic(deps, editor, idOf('c'), idOf('a'))).toEqual({
    outcome: 'unchanged',
    key: 'c',
    place: 2,
    of: 4,
  })
  expect(await moveTopic(deps, editor, idOf('d'), null)).toMatchObject({ place: 4, wasBefore: idOf('c') })
  await archiveTopic(deps, editor, idOf('a'))
  const before = await fingerprint(database.admin)
  for (const [moved, to] of [
    [idOf('a'), idOf('b')],
    [idOf('b'), idOf('a')],
    [newId(), null],
  ] as const)
    expect(await moveTopic(deps, editor, moved, to)).toEqual({ outcome: 'unknown_topic' })
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('a viewer weighs and moves nothing, and nobody reaches another business’s topic', async () => {
  const [one, other] = [await shop(), await shop()]
  const viewer = await makeMember(deps, one.id, 'viewer')
  const wanted = { policy: 'opt_out', category: 'utility' } as const
  expect(await weighTopic(deps, viewer, one.idOf('a'), wanted)).toEqual({ outcome: 'not_allowed' })
  expect(await moveTopic(deps, viewer, one.idOf('a'), null)).toEqual({ outcome: 'not_allowed' })
  expect(await weighTopic(deps, other.editor, one.idOf('a'), wanted)).toEqual({ outcome: 'unknown_topic' })
  expect(await moveTopic(deps, other.editor, one.idOf('a'), null)).toEqual({ outcome: 'unknown_topic' })
  expect(await revertTopic(deps, other.editor, one.idOf('a'), { version: 1, to: 1 })).toEqual({
    outcome: 'unknown_topic',
  })
  expect(await weighTopic(deps, operatorOf(one.id), null, wanted)).toMatchObject({ outcome: 'weighed' })
})
