import { expect, test } from 'vitest'
import type { Tx } from '@/db/client'
import { newId } from '@/lib/ids'
import { testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { cutTail, forge, forget, makeTamperedBusiness, removeBusiness, tamper } from './testing'
import { TreeHead } from './tree-head'
import { verifyCheckpoints } from './verify-checkpoints'

// What an attacker can do who has every right in the database: each is caught and named, or, where a database alone can
// never tell, caught with a checkpoint that somebody else kept.

const database = await createTestDatabase()
const deps = testDeps(database.app)
const shop = await makeTamperedBusiness(deps, database.worker)
const { ana, bruno, diego, clara, carla, erased, released, topics } = shop
const { admin } = database

async function checkpointNow() {
  const tree = new TreeHead()
  const lines = await admin.sql<{ hash: string }[]>`
    select coalesce(l.hash, encode(l.hash_bytes, 'hex')) as hash
    from feed f join ledger l using (business_id, contact_id, seq)
    where f.business_id = ${shop.id} order by f.position`
  for (const { hash } of lines) tree.add(Buffer.from(hash, 'hex'))
  return { size: tree.size, root: tree.root() }
}
const earlier = await checkpointNow()

const findings = async (change: (tx: Tx) => Promise<unknown>) => (await tamper(admin, deps, change)).printed

test('a business that nobody tampered with has no finding', async () => {
  expect(await findings(() => Promise.resolve())).toEqual([])
})

const inBusiness = (contactId: string) => `${shop.slug} contact ${contactId}`

test.each<[what: string, change: (tx: Tx) => Promise<unknown>, named: string[]]>([
  [
    'answers flipped to Yes',
    (tx) => tx`update answers set answer = 'in' where contact_id = ${bruno}`,
    [topics.news, topics.promos].map((id) => `${inBusiness(bruno)} answers topic ${id}: answer changed`),
  ],
  [
    'an answer deleted',
    (tx) => tx`delete from answers where contact_id = ${bruno} and topic_id = ${topics.news}`,
    [`${inBusiness(bruno)} answers topic ${topics.news}: missing`],
  ],
  [
    'an answer made up',
    (tx) => tx`insert into answers (business_id, contact_id, topic_id, answer, at, since, change_id, lane)
      values (${shop.id}, ${bruno}, ${topics.orders}, 'in', now(), now(), ${newId()}, 'own')`,
    [`${inBusiness(bruno)} answers topic ${topics.orders}: added`],
  ],
  [
    'a stop lifted',
    (tx) => tx`update contacts set stop_on = false where id = ${ana}`,
    [`${inBusiness(ana)} contacts ${ana}: stop_on changed`],
  ],
  [
    'a pause ended',
    (tx) => tx`update contacts set pause_until = null where id = ${ana}`,
    [`${inBusiness(ana)} contacts ${ana}: pause_until changed`],
  ],
  [
    'WhatsApp’s own stop deleted',
    (tx) => tx`delete from contact_senders where contact_id = ${ana}`,
    [`${inBusiness(ana)} contact_senders sender ${shop.senderId}: missing`],
  ],
  [
    'the text of a notice replaced under its hash',
    (tx) => tx`update notices set canonical = replace(canonical, 'Weekly', 'Daily') where hash = ${shop.notice}`,
    [`${shop.slug} notices ${shop.notice}: canonical, hash changed`],
  ],
  [
    'a notice deleted',
    (tx) => tx`delete from notices where hash = ${shop.notice}`,
    [`${shop.slug} contact [^ ]+ notices ${shop.notice}: missing`],
  ],
  [
    'the identities of two people exchanged',
    (tx) => tx`update identities set contact_id = case contact_id when ${ana}::uuid then ${bruno}::uuid
      else ${ana}::uuid end where contact_id in (${ana}, ${bruno})`,
    [ana, bruno].flatMap((id) => [
      `${inBusiness(id)} identities [^ ]+: contact_id, .* changed`,
      `${inBusiness(id)} identities bound as [^ ]+: missing`,
    ]),
  ],
  [
    'the identities of two people exchanged as if no line had bound them',
    (tx) => tx`update identities set salt = null, contact_id = case contact_id when ${ana}::uuid then ${bruno}::uuid
      else ${ana}::uuid end where contact_id in (${ana}, ${bruno})`,
    [ana, bruno].map((id) => `${inBusiness(id)} identities bound as [^ ]+: missing`),
  ],
  [
    'a released number brought back',
    (tx) => tx`update identities set ended_at = null where contact_id = ${released}`,
    [`${inBusiness(released)} identities [^ ]+: ended_at changed`],
  ],
  [
    'an erased person named again',
    (tx) =>
      tx`update identities set value = '55119', canonical = '+55119', match_key = 'x' where contact_id = ${erased}`,
    [`${inBusiness(erased)} identities [^ ]+: canonical changed`],
  ],
  [
    'a release taken back',
    (tx) => tx`update contacts set released_at = null where id = ${released}`,
    [`${inBusiness(released)} contacts ${released}: released_at changed`],
  ],
  [
    'an erasure taken back',
    (tx) => tx`update contacts set erased_at = null where id = ${erased}`,
    [`${inBusiness(erased)} contacts ${erased}: erased_at changed`],
  ],
  [
    'a merge taken back',
    (tx) => tx`update contacts set merged_into = null where id = ${carla}`,
    [`${inBusiness(carla)} contacts ${carla}: merged_into changed`],
  ],
  [
    'a merge that no line tells',
    (tx) => tx`update contacts set merged_into = ${ana} where id = ${bruno}`,
    [`${inBusiness(bruno)} contacts ${bruno}: merged_into changed`],
  ],
  [
    'a merge into somebody else',
    (tx) => tx`update contacts set merged_into = ${ana} where id = ${carla}`,
    [`${inBusiness(carla)} contacts ${carla}: merged_into changed`],
  ],
  [
    'a chain deleted, with its head set back',
    (tx) => forget(tx, bruno),
    // Its answers are left, and nothing accounts for them.
    [topics.news, topics.promos].map((id) => `${inBusiness(bruno)} answers topic ${id}: added`),
  ],
  [
    'a contact deleted with all its lines',
    async (tx) => {
      await tx`delete from ledger where contact_id = ${ana}`
      await tx`delete from contacts where id = ${ana}`
    },
    [`${inBusiness(ana)} feed position \\d+, line 1: added`],
  ],
  [
    'a merged contact deleted without a trace in the feed',
    async (tx) => {
      for (const table of ['ledger', 'feed', 'evidence', 'answers', 'identities'])
        await tx`delete from ${tx(table)} where contact_id = ${carla}`
      await tx`delete from contacts where id = ${carla}`
    },
    [`${inBusiness(clara)} ledger contact ${carla} line \\d: missing`, `${shop.slug} feed position \\d+: missing`],
  ],
  [
    'the row of a business deleted',
    (tx) => tx`delete from businesses where id = ${shop.id}`,
    [`${shop.id} businesses ${shop.id}: missing`],
  ],
  [
    'all evidence deleted',
    (tx) => tx`delete from evidence`,
    [ana, bruno, diego, clara, carla, released].map((id) => `${inBusiness(id)} evidence line 1: missing`),
  ],
  [
    'the end of evidence moved',
    (tx) => tx`update evidence set keep_until = now() + interval '9 years' where contact_id = ${bruno}`,
    [`${inBusiness(bruno)} evidence line 1: keep_until changed`],
  ],
  [
    'evidence that ends today',
    (tx) => tx`update evidence set keep_until = now() where contact_id = ${bruno}`,
    [`${inBusiness(bruno)} evidence line 1: keep_until changed`],
  ],
  [
    'a place removed from the feed',
    (tx) => tx`delete from feed where contact_id = ${ana} and seq = 2`,
    [`${inBusiness(ana)} feed line 2: missing`, `${shop.slug} feed position \\d+: missing`],
  ],
  [
    'a line that waits no longer for its place',
    (tx) => tx`delete from unfed_lines where contact_id = ${bruno}`,
    [`${inBusiness(bruno)} feed line 1: missing`],
  ],
  [
    'lines of an import that wait no longer for their place',
    (tx) => tx`delete from unfed_batches`,
    [`${inBusiness(diego)} feed line 1: missing`],
  ],
  [
    'a batch that names a line that is not there',
    (tx) => tx`update unfed_batches set contact_ids = contact_ids || ${bruno}::uuid, seqs = seqs || 9`,
    [`${inBusiness(bruno)} unfed_lines line 9: added`],
  ],
  [
    'a place for a line that is not there',
    (tx) => tx`update feed set seq = 99 where contact_id = ${ana} and seq = 2`,
    [`${inBusiness(ana)} feed line 2: missing`, `${inBusiness(ana)} feed position \\d+, line 99: added`],
  ],
  [
    'a dedupe key changed, so that another event counts as a repetition',
    (tx) => tx`update ledger set dedupe_key = 'once:other' where contact_id = ${bruno}`,
    [`${inBusiness(bruno)} ledger line 1: dedupe_key changed`],
  ],
  [
    'the digest of a dedupe key changed, so that another event counts as a repetition',
    (tx) => tx`update ledger set dedupe = ${newId()} where contact_id = ${bruno}`,
    [`${inBusiness(bruno)} ledger line 1: .*changed`],
  ],
  [
    'the digest of a dedupe key removed',
    (tx) => tx`update ledger set dedupe = null where contact_id = ${bruno}`,
    [`${inBusiness(bruno)} ledger line 1: .*changed`],
  ],
  [
    'a version of a topic changed',
    (tx) => tx`update topic_versions set policy = 'opt_out' where topic_id = ${topics.news}`,
    [`topic_versions topic ${topics.news} version 1: category, policy, .* changed`],
  ],
  [
    'a version of a topic deleted',
    (tx) => tx`delete from topic_versions where topic_id = ${topics.news}`,
    [`${shop.slug} topic_versions topic ${topics.news}: missing`],
  ],
  [
    'a topic changed without a version',
    (tx) => tx`update topics set paused = true where id = ${topics.news}`,
    [`${shop.slug} topics ${topics.news}: paused changed`],
  ],
  [
    'the name of a source changed',
    (tx) => tx`update sources set name = 'Autumn'`,
    [`sources [^ ]+: kind, name, number, reference, former_names changed`],
  ],
  ['a source deleted', (tx) => tx`delete from sources`, [`sources [^ ]+: missing`]],
  [
    'a line recorded in 2020',
    (tx) =>
      forge(tx, bruno, 1, (payload) =>
        payload.replace(/"recorded_at":"[^"]+"/, '"recorded_at":"2020-01-01T00:00:00.000Z"'),
      ),
    [`${inBusiness(bruno)} ledger line 1: recorded_at changed`],
  ],
])('%s is caught and named', async (_what, change, named) => {
  const printed = await findings(change)
  for (const each of named) expect(printed).toContainEqual(expect.stringMatching(new RegExp(each)))
  expect(printed.length).toBeGreaterThan(0)
})

test.each<[what: string, change: (tx: Tx) => Promise<unknown>, named: RegExp]>([
  ['a tail removed and the head set back', (tx) => cutTail(tx, shop.id, ana, 6), /positions \d+ to \d+: missing$/],
  ['a business deleted with every row', (tx) => removeBusiness(tx, shop.id), /positions 1 to \d+: missing$/],
  [
    'a last line forged, with head and answers to match',
    async (tx) => {
      await forge(tx, released, 1, (payload) => payload.replace('"actor":"contact"', '"actor":"member"'))
    },
    /positions 1 to \d+: hash changed$/,
  ],
  [
    'two lines of different contacts that changed places',
    async (tx) => {
      const [a, b] = await tx<{ position: number }[]>`
        select position from feed where contact_id in (${ana}, ${released}) and seq = 1 order by position`
      for (const [from, to] of [
        [a?.position, -1],
        [b?.position, a?.position],
        [-1, b?.position],
      ])
        await tx`update feed set position = ${to ?? 0} where business_id = ${shop.id} and position = ${from ?? 0}`
    },
    /positions 1 to \d+: hash changed$/,
  ],
])('%s: nothing in the database can tell, a checkpoint kept elsewhere does', async (_what, change, named) => {
  const { more } = await tamper(admin, deps, change, async (tx) => {
    await tx`select sayso_enter(${shop.id})`
    return verifyCheckpoints(tx, shop.id, [earlier])
  })
  expect(more?.map(({ row, columns, problem }) => `${row}: ${columns ? `${columns.join()} ` : ''}${problem}`)).toEqual([
    expect.stringMatching(named),
  ])
})

test('of several checkpoints that were kept, the first that does not fit is named', async () => {
  const verify = (known: { size: number; root: Uint8Array }[]) =>
    tamper(
      admin,
      deps,
      (tx) => tx`select 1`,
      async (tx) => {
        await tx`select sayso_enter(${shop.id})`
        return verifyCheckpoints(tx, shop.id, known)
      },
    )
  expect((await verify([earlier, { size: 0, root: new TreeHead().root() }])).more).toEqual([])
  const wrong = { size: 3, root: Buffer.alloc(32) }
  expect((await verify([earlier, wrong])).more).toMatchObject([{ row: 'of the feed, positions 1 to 3' }])
})
