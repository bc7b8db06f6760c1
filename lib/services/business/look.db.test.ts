import sharp from 'sharp'
import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readConfig } from '@/db/queries/business/config'
import { newId } from '@/lib/ids'
import { linkDay, linkEnd } from '@/lib/links/link-age'
import { operatorOf } from '@/lib/services/callers/caller'
import { makeMember } from '@/lib/services/callers/testing'
import { makeLinks } from '@/lib/services/messages/make-links'
import { makePersonLink } from '@/lib/services/messages/make-person-link'
import { openLink } from '@/lib/services/page/open-link'
import { fingerprint, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { addLanguage } from './add-language'
import { changeSettings, readSettings } from './business-settings'
import { changeBrand } from './change-brand'
import { changeLogo } from './change-logo'
import { createNamedBusiness } from './create-business'
import { findLogo } from './find-logo'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const DAY = 86_400_000
let businesses = 80_000

const text = (name: string) => ({ name, description: `About ${name}.`, frequency: 'Weekly.' })

async function shop() {
  const id = newId()
  const number = ++businesses
  const topicIds = { a: newId(), b: newId() }
  const topic = (key: string) =>
    ({ key, category: 'utility', policy: 'opt_in', texts: { en: text(key), es: text(key) } }) as const
  await createNamedBusiness(
    deps,
    {
      ...{ slug: `shop-${number}`, name: 'Norte', color: '#123456', languages: ['en', 'es'], country: 'CO' },
      ...{ timeZone: 'America/Bogota', whatsappNumber: '573001234567', linkKeywords: {} },
      ...{ privacyUrl: null, helpUrl: 'mailto:help@norte.example', frameOrigins: [] },
      controller: { legalName: 'Norte', address: 'Calle 1', email: 'help@norte.example', jurisdiction: 'CO' },
      topics: [topic('a'), topic('b')],
    },
    { id, number, topicIds },
  )
  const config = async () => {
    const read = await inBusiness(database.app, id, (tx) => readConfig(tx, id))
    if (!read) throw new Error('a test has no business')
    return read
  }
  return { id, number, topicIds, config, editor: await makeMember(deps, id, 'editor') }
}

const picture = (background: string) =>
  sharp({ create: { width: 200, height: 100, channels: 3, background } })
    .png()
    .toBuffer()

test('a picture becomes the logo, redrawn; the one before is put back by its hash, and none is none', async () => {
  const { id, number, config, editor } = await shop()
  const [first, second] = [await picture('#0b6e4f'), await picture('#a3261d')]
  expect(await changeLogo(deps, editor, { picture: first })).toEqual({ outcome: 'changed' })
  const { logoHash: hash } = await config()
  if (hash === null) throw new Error('there is no logo')
  const served = await findLogo(deps, number, hash)
  expect(served?.contentType).toBe('image/webp')
  expect(served?.content.equals(first)).toBe(false)
  expect(await changeLogo(deps, editor, { picture: first })).toEqual({ outcome: 'unchanged' })
  await changeLogo(deps, editor, { picture: second })
  expect((await config()).logoHash).not.toBe(hash)
  expect(await changeLogo(deps, editor, { hash })).toEqual({ outcome: 'changed' })
  expect((await config()).logoHash).toBe(hash)
  expect(await changeLogo(deps, editor, null)).toEqual({ outcome: 'changed' })
  expect((await config()).logoHash).toBeNull()
  const [row] = await database.admin.sql<{ logos: number }[]>`
    select count(*)::int as logos from logos where business_id = ${id}`
  expect(row?.logos).toBe(2)
})

test('a picture that is none, and the logo of another business, change nothing', async () => {
  const [one, other] = [await shop(), await shop()]
  await changeLogo(deps, other.editor, { picture: await picture('#0b6e4f') })
  const { logoHash } = await other.config()
  const viewer = await makeMember(deps, one.id, 'viewer')
  const before = await fingerprint(database.admin)
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
  expect(await changeLogo(deps, one.editor, { picture: svg })).toEqual({ outcome: 'not_a_logo', problem: 'svg' })
  expect(await changeLogo(deps, one.editor, { hash: logoHash ?? '' })).toMatchObject({ outcome: 'not_valid' })
  expect(await changeLogo(deps, viewer, { picture: await picture('#0b6e4f') })).toEqual({ outcome: 'not_allowed' })
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('a language is added with the texts of every topic, or not at all', async () => {
  const { topicIds, config, editor } = await shop()
  const before = await fingerprint(database.admin)
  const half = { [topicIds.a]: text('um') }
  expect(await addLanguage(deps, editor, 'pt-BR', half)).toEqual({
    outcome: 'not_valid',
    problems: [`${topicIds.b} is missing`],
  })
  const empty = { ...half, [topicIds.b]: { ...text('dois'), frequency: '' } }
  expect(await addLanguage(deps, editor, 'pt-BR', empty)).toEqual({
    outcome: 'not_valid',
    problems: [`${topicIds.b}.frequency must not be empty`],
  })
  expect(await fingerprint(database.admin)).toEqual(before)
  const whole = { ...half, [topicIds.b]: text('dois') }
  expect(await addLanguage(deps, editor, 'pt-BR', whole)).toEqual({ outcome: 'added' })
  const after = await config()
  expect(after.locales).toEqual(['en', 'es', 'pt-BR'])
  expect(after.topics.map(({ texts }) => texts['pt-BR']?.name)).toEqual(['um', 'dois'])
  expect(after.topics.map(({ texts }) => texts['es']?.name)).toEqual(['a', 'b'])
  expect(Object.keys(after.notices)).toHaveLength(3)
  expect(await addLanguage(deps, editor, 'pt-BR', whole)).toEqual({ outcome: 'unchanged' })
  // A language that was given up keeps its texts, its word and its line, and comes back with them.
  const [linkKeywords, linkPreview] = [
    { en: 'preferences', 'pt-BR': 'preferências' },
    { 'pt-BR': 'Só o que você pedir.' },
  ]
  await changeBrand(deps, editor, { linkKeywords, linkPreview })
  await changeBrand(deps, editor, { languages: ['en', 'es'] })
  await changeBrand(deps, editor, { name: 'Norte Libros', linkPreview: { en: 'Books.' } })
  expect(await addLanguage(deps, editor, 'pt-BR', {})).toEqual({ outcome: 'added' })
  expect(await config()).toMatchObject({ linkKeywords, linkPreview: { ...linkPreview, en: 'Books.' } })
  await changeBrand(deps, editor, { languages: ['en', 'es'] })
  expect(await changeBrand(deps, editor, { languages: ['en', 'es', 'pt-BR'] })).toEqual({ outcome: 'changed' })
  expect((await config()).linkKeywords).toEqual(linkKeywords)
})

test('links live as long as the business says, also those that were sent before; null is the installation’s', async () => {
  const { id, editor } = await shop()
  const contactId = await makeContact(deps, id)
  // Time stands still: no day ends between two steps.
  const now = Date.now()
  const onDay = (days: number) => ({ ...deps, clock: { now: () => now + days * DAY } })
  const made = async () => {
    const { links } = await linksOf(onDay(0), id, contactId)
    const [link] = links
    if (!link?.url) throw new Error('a test has no link')
    return { token: link.url.split('/p/')[1] ?? '', days: Math.ceil(((link.expiresAt ?? 0) - now) / DAY) }
  }
  const power = async (token: string, days: number) => (await openLink(onDay(days), token)).power
  const { token } = await made()
  expect(await power(token, 20)).toBe('full')
  await changeSettings(deps, editor, { linkLifetimeDays: 7 })
  expect(await readSettings(deps, id)).toMatchObject({ linkLifetimeDays: 7, chatConfirmation: 'where_said' })
  expect([await power(token, 5), await power(token, 20)]).toEqual(['full', 'limited'])
  expect(linkDay((await made()).days * DAY)).toBe(linkDay(8 * DAY))
  // A member who copies a person's link reads the same day.
  const copied = await makePersonLink(onDay(0), editor, contactId)
  expect(copied).toMatchObject({ outcome: 'made', expiresAt: linkEnd(linkDay(now), 7) })
  await changeSettings(deps, editor, { chatConfirmation: 'never' })
  expect(await readSettings(deps, id)).toMatchObject({ linkLifetimeDays: 7, chatConfirmation: 'never' })
  await changeSettings(deps, editor, { linkLifetimeDays: null })
  expect(await power(token, 20)).toBe('full')
})

async function linksOf(when: typeof deps, businessId: string, contact: string) {
  const made = await makeLinks(when, operatorOf(businessId), [{ contact }], {})
  if (made.outcome !== 'made') throw new Error(made.outcome)
  return made
}

test('the line for the preview of a link is kept by language, bounded, and none of a language that is not spoken', async () => {
  const { config, editor } = await shop()
  const linkPreview = { en: 'Books, and nothing you did not ask for.' }
  expect(await changeBrand(deps, editor, { linkPreview })).toEqual({ outcome: 'changed' })
  expect((await config()).linkPreview).toEqual(linkPreview)
  expect(await changeBrand(deps, editor, { linkPreview })).toEqual({ outcome: 'unchanged' })
  for (const bad of [{ en: 'x'.repeat(81) }, { fr: 'Des livres.' }, { en: '' }])
    expect(await changeBrand(deps, editor, { linkPreview: bad })).toMatchObject({ outcome: 'not_valid' })
  expect(await changeBrand(deps, editor, { name: 'Norte Libros' })).toEqual({ outcome: 'changed' })
  expect((await config()).linkPreview).toEqual(linkPreview)
  expect(await changeBrand(deps, editor, { linkPreview: {} })).toEqual({ outcome: 'changed' })
  expect((await config()).linkPreview).toEqual({})
})
