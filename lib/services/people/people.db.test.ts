import { expect, test } from 'vitest'
import { backendIdentity, bsuidIdentity, phoneIdentity } from '@/lib/consent/identities'
import type { Answer } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { makeMember } from '@/lib/services/callers/testing'
import { changeContact } from '@/lib/services/changes/change-contact'
import { releaseContact } from '@/lib/services/contacts/release-contact'
import { fingerprint, makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { browsePeople, type PeopleFilter } from './browse-people'
import { erasePerson } from './erase-person'
import { findPeople } from './find-people'
import { readPerson } from './read-person'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const NUMBER = '+5511987651007'
const FIRST_PAGE = { before: null, limit: 20, chain: null }

async function shop() {
  const business = await makeBusiness(deps)
  const editor = await makeMember(deps, business.id, 'editor')
  const viewer = await makeMember(deps, business.id, 'viewer')
  const says = (contactId: string, topicId: string, answer: Answer) =>
    changeContact(deps, business.id, contactId, {
      kind: 'preferences',
      actor: 'contact',
      method: 'keyword',
      evidence: { text: 'não quero mais' },
      say: () => ({ statements: [{ on: 'answer', topicId, answer }] }),
    })
  const stops = (contactId: string) =>
    changeContact(deps, business.id, contactId, {
      ...{ kind: 'stop', actor: 'contact', method: 'page' },
      say: () => ({ statements: [{ on: 'stop', value: true }] }),
    })
  return { business, editor, viewer, says, stops }
}

test.each([
  '+55 11 98765-1007',
  '5511987651007',
  '(11) 98765-1007',
  '11 98765 1007',
  '551187651007',
  ' whatsapp:5511987651007 ',
  '0055 11 98765 1007',
])('a person is found by %j', async (written) => {
  const { business, editor } = await shop()
  const id = await makeContact(deps, business.id, phoneIdentity(NUMBER))
  expect(await findPeople(deps, editor, written)).toMatchObject({
    outcome: 'found',
    people: [{ id, by: 'identity', name: { kind: 'phone', text: '+55 11 98765 1007' } }],
  })
})

test('a number that may be two people’s finds both, and two numbers in one text find both of their holders', async () => {
  const { business, editor } = await shop()
  // A number of Belo Horizonte, and one of the Netherlands.
  const [brazil, other] = [
    await makeContact(deps, business.id, phoneIdentity('+5531987654321')),
    await makeContact(deps, business.id, phoneIdentity('+31987654321')),
  ]
  const ids = async (text: string) => {
    const found = await findPeople(deps, editor, text)
    return found.outcome === 'found' ? found.people.map(({ id }) => id).toSorted() : found.outcome
  }
  expect(await ids('31 98765-4321')).toEqual([brazil, other].toSorted())
  expect(await ids('+5531987654321 / +31987654321')).toEqual([brazil, other].toSorted())
})

test('a person is found by WhatsApp’s user id, a backend’s id, and ours; another business’s are never found', async () => {
  const { business, editor } = await shop()
  const uuid = newId()
  const id = await makeContact(deps, business.id, bsuidIdentity('BR.abc123'), backendIdentity(business.backendId, uuid))
  for (const [text, by] of [
    ['BR.abc123', 'identity'],
    [uuid, 'backend_id'],
    [uuid.toUpperCase(), 'backend_id'],
    [id, 'contact_id'],
  ] as const)
    expect(await findPeople(deps, editor, text)).toMatchObject({ outcome: 'found', people: [{ id, by }] })
  const theirs = await shop()
  for (const text of ['BR.abc123', uuid, id])
    expect((await findPeople(deps, theirs.editor, text)).outcome).not.toBe('found')
})

test('nobody is found: how the number was read is said, and that it was released', async () => {
  const { business, editor } = await shop()
  expect(await findPeople(deps, editor, '11 95550-0199')).toMatchObject({
    outcome: 'nobody',
    readAs: [{ text: '+55 11 95550 0199' }],
    cause: null,
    country: 'BR',
  })
  expect(await findPeople(deps, editor, 'Maria')).toMatchObject({ outcome: 'unreadable' })
  const id = await makeContact(deps, business.id, phoneIdentity(NUMBER))
  await releaseContact(deps, editor, id)
  expect(await findPeople(deps, editor, NUMBER)).toMatchObject({ outcome: 'nobody', cause: 'released' })
})

test('a viewer sees no number in full and nothing that a person wrote; an editor sees both', async () => {
  const { business, editor, viewer, says } = await shop()
  const id = await makeContact(deps, business.id, phoneIdentity(NUMBER))
  await says(id, business.topics.promos, 'out')
  const [full, masked] = [
    granted(await readPerson(deps, editor, id, FIRST_PAGE)),
    granted(await readPerson(deps, viewer, id, FIRST_PAGE)),
  ]
  expect(full?.history.lines[0]?.words).toBe('não quero mais')
  expect(full?.identities[0]?.text).toBe('+55 11 98765 1007')
  expect(masked?.history.lines[0]?.words).toBeNull()
  for (const seen of [masked, await findPeople(deps, viewer, NUMBER), await browsePeople(deps, viewer, EVERYBODY)]) {
    expect(JSON.stringify(seen)).toContain('1007')
    // Five digits alone may stand in an id or a time.
    expect(JSON.stringify(seen)).not.toMatch(/98765.?1007|não quero/)
  }
})

test('each decision leads to the line that it follows from', async () => {
  const { business, editor, says, stops } = await shop()
  const id = await makeContact(deps, business.id)
  await says(id, business.topics.news, 'in')
  await says(id, business.topics.promos, 'out')
  const lineOf = async (key: string) => {
    const person = granted(await readPerson(deps, editor, id, FIRST_PAGE))
    const standing = person?.topics.find(({ topic }) => topic.key === key)
    return [standing?.decision.reason, standing?.line?.seq ?? null]
  }
  expect(await lineOf('news')).toEqual(['opted_in', 1])
  expect(await lineOf('promos')).toEqual(['opted_out', 2])
  expect(await lineOf('orders')).toEqual(['not_refused', null])
  await stops(id)
  expect(await lineOf('orders')).toEqual(['stopped', 3])
})

const EVERYBODY: PeopleFilter = { topic: null, standing: null, reason: null, after: null }

test('people are listed by where they stand, and every person with a topic is in one of the lists', async () => {
  const { business, editor, says, stops } = await shop()
  const { promos } = business.topics
  const [yes, no, silent, stopped] = [
    await makeContact(deps, business.id),
    await makeContact(deps, business.id),
    await makeContact(deps, business.id),
    await makeContact(deps, business.id),
  ]
  await says(yes, promos, 'in')
  await says(no, promos, 'out')
  await says(stopped, promos, 'in')
  await stops(stopped)
  const list = async (over: Partial<PeopleFilter>) => {
    const page = await browsePeople(deps, editor, { ...EVERYBODY, ...over })
    return page.outcome === 'read' ? page.people.map(({ id }) => id) : page.outcome
  }
  expect(await list({ topic: 'promos', standing: 'yes' })).toEqual([yes])
  expect(await list({ topic: 'promos', standing: 'no' })).toEqual([no])
  expect(await list({ topic: 'promos', standing: 'silent' })).toEqual([silent])
  expect(await list({ topic: 'promos', standing: 'stopped' })).toEqual([stopped])
  expect(await list({ topic: 'orders', standing: 'silent_allowed' })).toEqual([silent, no, yes])
  expect(await list({ topic: 'orders', standing: 'allowed' })).toEqual([silent, no, yes])
  expect(await list({ topic: 'promos', standing: 'allowed' })).toEqual([yes])
  expect(await list({ topic: promos, reason: 'opted_out' })).toEqual([no])
  expect(await list({ standing: 'stopped' })).toEqual([stopped])
  expect(await list({})).toEqual([stopped, silent, no, yes])
  expect(await list({ topic: 'nothing' })).toBe('unknown_topic')
  expect(await list({ standing: 'no' })).toBe('topic_needed')
})

test('pages follow each other without a gap and without anybody twice, also by the reason that people gave', async () => {
  const { business, editor, says } = await shop()
  const all: string[] = []
  for (let place = 0; place < 120; place++) {
    const id = await makeContact(deps, business.id)
    all.unshift(id)
    await says(id, business.topics.promos, place % 2 === 0 ? 'out' : 'in')
    if (place % 2 === 0)
      await changeContact(deps, business.id, id, {
        ...{ kind: 'reason', actor: 'contact', method: 'page' },
        say: () => ({ statements: [], reason: 'too_many', always: true }),
      })
  }
  const refused = all.filter((_, place) => place % 2 === 1)
  const walk = async (over: Partial<PeopleFilter>) => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const page = await browsePeople(deps, editor, { ...EVERYBODY, ...over, after })
      if (page.outcome !== 'read') throw new Error(page.outcome)
      seen.push(...page.people.map(({ id }) => id))
      after = page.next
    } while (after !== null)
    return seen
  }
  expect(await walk({})).toEqual(all)
  expect(await walk({ topic: 'promos', standing: 'no' })).toEqual(refused)
  expect(await walk({ reason: 'too_many' })).toEqual(refused)
})

test('erasing asks for the last four digits, and writes nothing without them', async () => {
  const { business, editor, viewer } = await shop()
  const id = await makeContact(deps, business.id, phoneIdentity(NUMBER))
  const before = await fingerprint(database.admin)
  for (const typed of ['', '1006', '7651007'])
    expect(await erasePerson(deps, editor, id, typed)).toEqual({ outcome: 'not_confirmed' })
  expect(await erasePerson(deps, viewer, id, '1007')).toEqual({ outcome: 'not_allowed' })
  expect(await erasePerson(deps, operatorOf(business.id), newId(), '1007')).toEqual({ outcome: 'unknown_contact' })
  expect(await fingerprint(database.admin)).toEqual(before)
  expect(await erasePerson(deps, editor, id, ' 1007 ')).toMatchObject({ outcome: 'recorded' })
  expect(await findPeople(deps, editor, NUMBER)).toMatchObject({ outcome: 'nobody', cause: 'erased' })
})
