import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { lockBusiness } from '@/db/queries/business/brand'
import { readConfig } from '@/db/queries/business/config'
import { archiveTopic, insertSender } from '@/db/queries/business/set-up'
import { findTemplatesNamed, lockTemplate, lockTemplatesNamed, tieTemplate } from '@/db/queries/templates/templates'
import type { Category } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { recordListedTemplates } from '@/lib/services/templates/record-listed-templates'
import { recordTemplateEvent } from '@/lib/services/templates/record-template-event'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { countLockWaits } from '@/testing/lock-waits'
import { findSubject, type SubjectRequest } from './decision-subject'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]

async function find(request: SubjectRequest, sender?: string, of = ours.id) {
  return inBusiness(database.app, of, async (tx) => findSubject(tx, (await readConfig(tx, of))!, request, sender))
}

async function addTemplate(name: string, language: string, category: Category, topicId: string | null) {
  await inBusiness(database.app, ours.id, async (tx) => {
    const { template } = await lockTemplate(tx, ours.id, newId(), { name, language, category }, Date.now())
    await tx`update templates set topic_id = ${topicId} where business_id = ${ours.id} and id = ${template.id}`
  })
}

const setUnknown = (what: 'refuse' | 'as_marketing') =>
  inBusiness(database.app, ours.id, (tx) => tx`update businesses set unknown_template = ${what} where id = ${ours.id}`)

test('a topic is found by its key or its id, and only in its own business', async () => {
  const { promos } = ours.topics
  for (const topic of ['promos', 'PROMOS', ' Promos ', promos, promos.toUpperCase()])
    expect(await find({ topic })).toMatchObject({ outcome: 'found', subject: { topic: { id: promos } } })
  for (const topic of ['nothing', '', theirs.topics.promos])
    expect(await find({ topic })).toEqual({ outcome: 'unknown_topic' })
})

test('an archived topic is none', async () => {
  const { news } = ours.topics
  await inBusiness(database.app, ours.id, (tx) => archiveTopic(tx, ours.id, news, Date.now()))
  expect(await find({ topic: 'news' })).toEqual({ outcome: 'unknown_topic' })
  await addTemplate('of_archived', 'es', 'marketing', news)
  expect(await find({ template: { name: 'of_archived' } })).toEqual({ outcome: 'unknown_template' })
})

test('a sender is found by our id or Meta’s, and only in its own business', async () => {
  const id = newId()
  await inBusiness(database.app, ours.id, (tx) =>
    insertSender(tx, ours.id, { id, phoneNumberId: '106540352242922', displayNumber: '+1', name: 'one' }),
  )
  for (const sender of [id, id.toUpperCase(), '106540352242922'])
    expect(await find({ topic: 'orders' }, sender)).toMatchObject({ subject: { senderId: id } })
  expect(await find({ topic: 'orders' }, '999')).toEqual({ outcome: 'unknown_sender' })
  for (const sender of [id, '106540352242922'])
    expect(await find({ topic: 'orders' }, sender, theirs.id)).toEqual({ outcome: 'unknown_sender' })
})

test('a template is of its topic, and as much marketing as any of its languages', async () => {
  const { orders, promos } = ours.topics
  await addTemplate('shipped', 'es-MX', 'utility', orders)
  await addTemplate('shipped', 'en', 'marketing', orders)
  const of = (template: { name: string; language?: string }) => find({ template })
  expect(await of({ name: 'shipped', language: 'es_MX' })).toMatchObject({
    subject: { topic: { id: orders }, category: 'utility' },
  })
  expect(await of({ name: 'shipped' })).toMatchObject({ subject: { topic: { id: orders }, category: 'marketing' } })
  expect(await of({ name: 'shipped', language: 'pt_BR' })).toEqual({ outcome: 'unknown_template' })

  await addTemplate('torn', 'es', 'utility', orders)
  await addTemplate('torn', 'en', 'utility', promos)
  expect(await of({ name: 'torn', language: 'en' })).toMatchObject({ subject: { topic: { id: promos } } })
  expect(await of({ name: 'torn' })).toEqual({ outcome: 'unknown_template' })
  expect(await find({ template: { name: 'shipped' } }, undefined, theirs.id)).toEqual({ outcome: 'unknown_template' })
})

test('a template of no topic is refused, or is marketing where the business chose that', async () => {
  await addTemplate('loose', 'es', 'utility', null)
  for (const name of ['loose', 'never seen'])
    expect(await find({ template: { name } })).toEqual({ outcome: 'unknown_template' })
  await setUnknown('as_marketing')
  for (const name of ['loose', 'never seen'])
    expect(await find({ template: { name } })).toEqual({
      outcome: 'found',
      subject: { topic: null, category: 'marketing', templatePaused: false, senderId: undefined },
    })
  // People who have refused its topic would be sent what is of no topic.
  await addTemplate('grown', 'es', 'marketing', ours.topics.promos)
  await addTemplate('grown', 'en', 'marketing', null)
  for (const name of ['of_archived', 'torn'])
    expect(await find({ template: { name } })).toEqual({ outcome: 'unknown_template' })
  // A language without a topic, or one that is not known yet, follows the others of its name.
  const grown = { outcome: 'found', subject: { topic: { id: ours.topics.promos }, category: 'marketing' } }
  for (const language of [undefined, 'en', 'fr', 'es'])
    expect(await find({ template: { name: 'grown', ...(language && { language }) } })).toMatchObject(grown)
  for (const name of ['of_archived', 'torn'])
    expect(await find({ template: { name, language: 'fr' } })).toEqual({ outcome: 'unknown_template' })
  await setUnknown('refuse')
  for (const language of ['en', 'fr'])
    expect(await find({ template: { name: 'grown', language } })).toEqual({ outcome: 'unknown_template' })
})

test('a language that is new is tied to the topic of the others, if they have one', async () => {
  const learn = (name: string, language: string) =>
    inBusiness(database.app, ours.id, async (tx) => {
      const told = { name, language, category: 'utility' as const }
      return (await lockTemplate(tx, ours.id, newId(), told, Date.now())).template.topicId
    })
  await addTemplate('spread', 'es', 'utility', ours.topics.orders)
  expect(await learn('spread', 'it')).toBe(ours.topics.orders)
  const template = { name: 'spread', language: 'it' }
  expect(await find({ template })).toMatchObject({
    subject: { topic: { id: ours.topics.orders }, category: 'utility' },
  })
  expect(await find({ template: { name: 'spread' } })).toMatchObject({ subject: { topic: { id: ours.topics.orders } } })
  for (const name of ['torn', 'loose', 'grown', 'first']) expect(await learn(name, 'it')).toBeNull()
})

test.each(['webhook', 'list'] as const)(
  'a language that a %s brings while the others are tied to another topic is tied to that one',
  async (way) => {
    const { orders, promos } = ours.topics
    await addTemplate(way, 'es', 'utility', orders)
    const worker = testDeps(database.worker)
    const told = { name: way, language: 'it', providerId: '7' }
    const bring = () =>
      way === 'list'
        ? recordListedTemplates(
            worker,
            ours.id,
            [{ ...told, category: 'utility', status: null, quality: null, urlButtons: null }],
            Date.now(),
          )
        : recordTemplateEvent(
            worker,
            ours.id,
            {
              ...told,
              family: 'template',
              wabaId: '1',
              seconds: null,
              change: { kind: 'quality', quality: 'GREEN', previous: null },
            },
            Date.now(),
          )
    const isWaiting = async () => (await countLockWaits(database.admin)) > 0
    let running: Promise<unknown> | undefined
    // As a member ties it (map-template.ts), in the moment before the commit.
    await inBusiness(database.app, ours.id, async (tx) => {
      await lockBusiness(tx, ours.id)
      const [es] = await lockTemplatesNamed(tx, ours.id, way, null)
      await tieTemplate(tx, ours.id, es?.id ?? '', promos)
      running = bring()
      running.catch(() => {})
      await expect.poll(isWaiting, { interval: 10 }).toBe(true)
    })
    await running
    const named = await inBusiness(database.app, ours.id, (tx) => findTemplatesNamed(tx, ours.id, way, null))
    expect(named.map(({ language, topicId }) => [language, topicId])).toEqual([
      ['es', promos],
      ['it', promos],
    ])
  },
)
