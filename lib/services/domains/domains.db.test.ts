import { expect, test } from 'vitest'
import { phoneIdentity } from '@/lib/consent/identities'
import { mayHaveCertificate, UNKNOWN_NAMES_A_MINUTE } from '@/lib/http/certificate-hosts'
import { operatorOf } from '@/lib/services/callers/caller'
import { makeLinks } from '@/lib/services/messages/make-links'
import { fingerprint, makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { addDomain } from './add-domain'
import { chooseDomain } from './choose-domain'
import { businessOfHost } from './find-host'
import { proveDomain } from './prove-domain'
import { readDomains } from './read-domains'
import { removeDomain } from './remove-domain'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]
const [us, them] = [operatorOf(ours.id), operatorOf(theirs.id)]

async function domainsOf(caller: typeof us) {
  const read = await readDomains(deps, caller)
  if (read.outcome !== 'read') throw new Error('an operator may read')
  return read.domains
}

/** Proves a name as its owner would: the DNS has the record. */
async function prove(caller: typeof us, host: string) {
  const record = (await domainsOf(caller)).find((each) => each.host === host)?.record
  return proveDomain(deps, caller, host, async (name) => (record && name === record.name ? [record.value] : []))
}

const linkOfNew = async (number: string) => {
  await makeContact(deps, ours.id, phoneIdentity(number))
  const made = await makeLinks(deps, us, [{ contact: number }], {})
  return made.outcome === 'made' ? (made.links[0]?.url ?? '') : ''
}

test('nothing is shown under a name before it is proven, and links keep the name of the installation', async () => {
  expect(await addDomain(deps, us, 'https://Avisos.Loja-Um.com.br/')).toEqual({
    outcome: 'added',
    host: 'avisos.loja-um.com.br',
  })
  expect(await addDomain(deps, us, 'avisos.loja-um.com.br')).toMatchObject({ outcome: 'added_already' })
  expect(await businessOfHost(deps, 'avisos.loja-um.com.br')).toBeNull()
  expect(await chooseDomain(deps, us, 'avisos.loja-um.com.br')).toEqual({ outcome: 'not_proven' })
  expect(await linkOfNew('+5511987660001')).toMatch(/^http:\/\/localhost:3000\/p\//)
})

test('a name is proven by its record in the DNS and by nothing else', async () => {
  const host = 'prova.loja-um.com.br'
  await addDomain(deps, us, host)
  const before = await fingerprint(database.admin)
  const [record] = (await domainsOf(us)).filter((each) => each.host === host).map((each) => each.record)
  expect(record?.name).toBe(`_sayso.${host}`)
  expect(record?.value).toMatch(/^sayso=[\w-]{32}$/)
  for (const texts of [[], ['sayso='], [`${record?.value} `], ['v=spf1 -all']])
    expect(await proveDomain(deps, us, host, async () => texts)).toEqual({ outcome: 'not_found', host })
  expect(await proveDomain(deps, us, host, async () => null)).toEqual({ outcome: 'dns_silent', host })
  expect(await proveDomain(deps, us, 'other.loja-um.com.br', async () => [])).toEqual({ outcome: 'unknown_domain' })
  expect(await fingerprint(database.admin)).toEqual(before)
  expect(await prove(us, host)).toEqual({ outcome: 'proven', host })
  expect(await prove(us, host)).toEqual({ outcome: 'proven_already', host })
  expect(await businessOfHost(deps, host)).toBe(ours.id)
})

test('a name that is proven belongs to one business; a claim without proof keeps nobody out', async () => {
  const host = 'duas.loja-um.com.br'
  await addDomain(deps, them, host)
  expect(await addDomain(deps, us, host)).toMatchObject({ outcome: 'added' })
  expect(await prove(us, host)).toMatchObject({ outcome: 'proven' })
  expect(await prove(them, host)).toEqual({ outcome: 'taken', host })
  expect(await businessOfHost(deps, host)).toBe(ours.id)
  expect(await removeDomain(deps, us, host)).toEqual({ outcome: 'removed', host })
  expect(await prove(them, host)).toMatchObject({ outcome: 'proven' })
})

test('two businesses that prove the same name at once do not both get it', async () => {
  const host = 'corrida.loja-um.com.br'
  await Promise.all([addDomain(deps, us, host), addDomain(deps, them, host)])
  const outcomes = (await Promise.all([prove(us, host), prove(them, host)])).map(({ outcome }) => outcome)
  expect(outcomes.toSorted()).toEqual(['proven', 'taken'])
})

test('new links have the chosen name, earlier names go on, and a name that makes links is not removed', async () => {
  const host = 'prova.loja-um.com.br'
  expect(await chooseDomain(deps, us, host)).toEqual({ outcome: 'chosen', host, before: null })
  expect(await linkOfNew('+5511987660002')).toMatch(/^https:\/\/prova\.loja-um\.com\.br\/p\/[\w-]{60}$/)
  expect(await removeDomain(deps, us, host)).toEqual({ outcome: 'makes_links', host })
  expect(await chooseDomain(deps, us, null)).toEqual({ outcome: 'chosen', host: null, before: host })
  expect(await linkOfNew('+5511987660003')).toMatch(/^http:\/\/localhost:3000\/p\//)
  expect(await businessOfHost(deps, host)).toBe(ours.id)
})

test('what is no public name, is ours, or is one too many is refused and writes nothing', async () => {
  const before = await fingerprint(database.admin)
  for (const text of ['', 'localhost', '10.0.0.1', 'shop.internal', 'a b.com', 'https://x.com/path', 'x.com:8443'])
    expect([text, await addDomain(deps, us, text)]).toEqual([text, { outcome: 'not_a_host' }])
  const settings = { ...deps.settings, baseUrl: 'https://preferencias.sayso.dev', otherHosts: ['velho.sayso.dev'] }
  for (const host of ['preferencias.sayso.dev', 'velho.sayso.dev'])
    expect(await addDomain({ ...deps, settings }, us, host)).toEqual({ outcome: 'ours', host })
  expect(await fingerprint(database.admin)).toEqual(before)
  const many = (await domainsOf(us)).length
  for (let index = many; index < 5; index++) await addDomain(deps, us, `n${index}.loja-um.com.br`)
  expect(await addDomain(deps, us, 'mais.loja-um.com.br')).toEqual({ outcome: 'too_many' })
})

test('a certificate is for proven names alone, and a flood of others does not reach the database', async () => {
  const host = 'prova.loja-um.com.br'
  expect(await mayHaveCertificate(deps, host)).toBe('yes')
  for (const unknown of ['nobody.loja-um.com.br', 'avisos.loja-um.com.br', 'localhost', 'PROVA.loja-um.com.br'])
    expect([unknown, await mayHaveCertificate(deps, unknown)]).toEqual([unknown, 'no'])
  for (let index = 0; index < UNKNOWN_NAMES_A_MINUTE; index++) await mayHaveCertificate(deps, `x${index}.loja.com.br`)
  const down = { ...deps, db: { ...deps.db, sql: (() => expect.unreachable()) as never } }
  expect(await mayHaveCertificate(down, 'more.loja.com.br')).toBe('too_many')
  expect(await mayHaveCertificate(deps, host)).toBe('yes')
})
