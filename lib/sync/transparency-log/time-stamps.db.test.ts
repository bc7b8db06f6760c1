import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readLastCheckpoint, readSigningProblems } from '@/db/queries/ledger/checkpoints'
import { verifierOf, vkeyOf } from '@/lib/notes/keys'
import { operatorOf } from '@/lib/services/callers/caller'
import { visit } from '@/lib/services/testing'
import { exportEvidence } from '@/lib/services/transparency-log/export-evidence'
import { readLogHealth } from '@/lib/services/transparency-log/log-health'
import { INSTALLATION, originOf } from '@/lib/services/transparency-log/logs'
import { readReceipt } from '@/lib/services/transparency-log/read-receipt'
import { readNewestStamp } from '@/lib/services/transparency-log/time-stamps'
import type { SyncDeps } from '@/lib/sync/deps'
import { no, syncTest, yes } from '@/lib/sync/testing'
import { checkStamp, imprintOf } from '@/lib/time-stamps/check'
import { issue, issueAuthority, makeToken, pemOf, readRequest, replyOf, TIME_STAMPING } from '@/lib/time-stamps/testing'
import { ed25519With } from '@/lib/verifier/source/ed25519'
import { sha256 } from '@/lib/verifier/source/sha256'
import { sha512 } from '@/lib/verifier/source/sha512'
import { verify } from '@/lib/verifier/source/verify'
import { en } from '@/lib/verifier/source/words/en'
import { createTestDatabase } from '@/testing/database'
import { createTreeSigning } from './sign-trees'
import { feedAndSign, signer, testSigning } from './testing'

const database = await createTestDatabase()
const sync = syncTest(database)
const authority = issueAuthority()
const stranger = issue({ name: 'Stranger', issuer: issueAuthority().root, purposes: [TIME_STAMPING] })

/** What the stand-in replies with: a stamp, or something that is wrong in one way. */
type Manner = 'right' | 'refuses' | 'away' | 'silent' | 'other_data' | 'old_nonce' | 'stranger' | 'forged' | 'html'

/** An authority on a port of this machine, as RFC 3161, 3.4 describes it. */
async function serveAuthority(now: () => number) {
  const state = { manner: 'right' as Manner, asked: 0 }
  const make = (request: Buffer): Buffer | null => {
    const { imprint, nonce, wantsCertificates } = readRequest(request)
    const right = { by: authority.stamper, imprint, nonce, at: now(), withCertificate: wantsCertificates }
    if (state.manner === 'refuses') return replyOf(null)
    if (state.manner === 'html') return Buffer.from('<html>')
    if (state.manner === 'other_data') return replyOf(makeToken({ ...right, imprint: imprintOf('another') }))
    if (state.manner === 'old_nonce') return replyOf(makeToken({ ...right, nonce: Buffer.from('7001', 'hex') }))
    if (state.manner === 'stranger') return replyOf(makeToken({ ...right, by: stranger }))
    if (state.manner === 'forged') return replyOf(makeToken({ ...right, signs: Buffer.from('x') }))
    return replyOf(makeToken(right))
  }
  const server = createServer((request, response) => {
    state.asked += 1
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      if (state.manner === 'silent') return response.destroy()
      const isRight = request.url === '/tsr?a=1' && request.headers['content-type'] === 'application/timestamp-query'
      response.writeHead(state.manner === 'away' || !isRight ? 503 : 200).end(make(Buffer.concat(pieces)))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  return { state, host, url: `http://${host}/tsr?a=1` }
}

const NOON = Date.UTC(2030, 4, 1, 12)
const MINUTE = 60_000

/** A worker with an authority, whose clock stands where the test puts it; and a business whose ledger can grow. */
async function setUp() {
  const clock = { at: NOON, ahead: 0, now: () => clock.at + clock.ahead }
  const served = await serveAuthority(() => clock.at)
  const { trusted } = authority
  const signing = testSigning({ authority: { url: served.url, trusted, everyMs: 60 * MINUTE } })
  const deps: SyncDeps = sync.syncDeps({ signing, clock })
  deps.services.settings.allowPrivate = [served.host]
  const business = await sync.business()
  const contact = await sync.contact(business)
  let count = 0
  const add = () => sync.say(business, contact, count++ % 2 ? no(business.topics.promos) : yes(business.topics.promos))
  const stamps = async () =>
    (await database.admin.sql<{ size: number }[]>`select size from time_stamps order by size`).map(({ size }) => size)
  const problems = async () =>
    (await inBusiness(database.app, INSTALLATION, (tx) => readSigningProblems(tx, INSTALLATION))).map(
      ({ problem }) => problem,
    )
  const newest = () => inBusiness(database.app, INSTALLATION, (tx) => readLastCheckpoint(tx, INSTALLATION))
  const outcomes = async () => {
    const { values } = await deps.metrics.timeStamps.get()
    return Object.fromEntries(values.map(({ labels, value }) => [labels.outcome, value]))
  }
  return { clock, served, deps, business, contact, add, stamps, problems, newest, outcomes }
}

test('a checkpoint is stamped, published and exported, and a stranger reads from it when a line was there', async () => {
  const made = await setUp()
  const { clock, deps, business, contact, add, stamps, problems, newest, outcomes } = made
  await add()
  await feedAndSign(deps)
  const first = (await newest())?.size
  expect([await stamps(), await problems(), await outcomes()]).toEqual([[first], [], { stored: 1 }])

  // Within the hour there is one stamp. After it the newest checkpoint gets one, which covers all before it.
  clock.at += 20 * MINUTE
  await add()
  await feedAndSign(deps)
  clock.at += 20 * MINUTE
  await add()
  await feedAndSign(deps)
  expect(await stamps()).toEqual([first])
  clock.at += 20 * MINUTE
  await feedAndSign(deps)
  const second = (await newest())?.size
  expect(await stamps()).toEqual([first, second])
  // Nothing new: nobody is asked, however late it is.
  clock.at += 630 * MINUTE
  await feedAndSign(deps)
  expect(made.served.state.asked).toBe(2)

  // The last checkpoint of a day gets one when the day is over, though the hour is not.
  await add()
  await feedAndSign(deps)
  clock.at = Date.UTC(2030, 4, 1, 23, 59)
  await add()
  await feedAndSign(deps)
  const third = await newest()
  const before = await stamps()
  expect(before).not.toContain(third?.size)
  clock.at = Date.UTC(2030, 4, 2, 0, 1)
  await add()
  await feedAndSign(deps)
  expect(await stamps()).toEqual([...before, third?.size])

  // Published: the checkpoint and its token, which hold by themselves.
  const published = JSON.parse((await readNewestStamp(sync.deps)) ?? '') as { checkpoint: string; token: string }
  const expected = { imprint: imprintOf(published.checkpoint), nonce: null, trusted: authority.trusted }
  const token = Buffer.from(published.token, 'base64')
  expect(checkStamp(token, expected)).toEqual({ ok: true, at: clock.at, authority: 'Stand-in time' })
  expect(published.checkpoint).toBe(third?.note)
  expect(await readLogHealth(sync.deps, business.id)).toMatchObject({
    stamp: { at: clock.at, authority: 'Stand-in time' },
  })

  // Exported, and in the receipt: each line with the earliest stamp that covers it.
  const saidOf = (text: string, ...keys: string[]) => say(text, business.id, ...keys)
  const { link } = await visit(sync.deps, business, contact)
  const receipts = await database.admin.sql<{ id: string }[]>`
    select change_id as id from ledger where business_id = ${business.id} order by seq`
  const files = await Promise.all(receipts.map(({ id }) => readReceipt(sync.deps, link, id)))
  const times = await Promise.all(files.map((each) => saidOf(JSON.stringify(each?.file), pemOf(authority.root))))
  const at = (hour: number, minute = 0, day = 1) => new Date(Date.UTC(2030, 4, day, hour, minute)).toISOString()
  const line = (time: string) => [`The line existed before ${time}, according to Stand-in time.`]
  expect(times).toEqual([line(at(12)), line(at(13)), line(at(13)), line(at(23, 30)), line(at(0, 1, 2)), []])
  const exported = await exportEvidence(sync.deps, operatorOf(business.id))
  if (exported.outcome !== 'exported') throw new Error(exported.outcome)
  let text = ''
  for await (const piece of exported.lines) text += piece
  expect(text.match(/"time_stamp"/g)).toHaveLength(2)
  expect(await saidOf(text, pemOf(authority.root))).toEqual([
    `The first 4 entries existed before ${at(23, 30)}, according to Stand-in time.`,
    `The first 5 entries existed before ${at(0, 1, 2)}, according to Stand-in time.`,
  ])
  expect(await saidOf(text)).toEqual([])
})

/** Returns what a stranger's verifier says of time stamps; nothing else in the file may fail. */
async function say(text: string, businessId: string, ...certificates: string[]): Promise<string[]> {
  const key = vkeyOf(verifierOf(originOf(signer.name, businessId), signer.publicKey))
  const file = {
    async *chunks() {
      yield Buffer.from(text)
    },
  }
  const { findings } = await verify({ sha256, ed25519: ed25519With(sha512) }, { file, keys: [key, ...certificates] })
  expect(findings.filter(({ result }) => result === 'fails').map(({ say: of }) => of(en))).toEqual([])
  const held = findings.filter(({ result }) => result === 'holds').map(({ say: of }) => of(en))
  return held.filter((sentence) => sentence.includes('existed before'))
}

test('an authority that is away or gives something wrong keeps nothing from being signed, and it is said', async () => {
  const { clock, served, deps, add, stamps, problems, newest, outcomes } = await setUp()
  await add()
  const before = await stamps()
  const manners: readonly (readonly [Manner, string])[] = [
    ['away', 'timestamp_failed'],
    ['silent', 'timestamp_failed'],
    ['refuses', 'timestamp_failed'],
    ['html', 'timestamp_wrong'],
    ['other_data', 'timestamp_wrong'],
    ['old_nonce', 'timestamp_wrong'],
    ['stranger', 'timestamp_wrong'],
    ['forged', 'timestamp_wrong'],
  ]
  clock.at += 3 * 24 * 60 * MINUTE
  for (const [manner, problem] of manners) {
    served.state.manner = manner
    await add()
    const size = (await newest())?.size ?? 0
    await feedAndSign(deps)
    expect([manner, await problems()]).toEqual([manner, [problem]])
    expect((await newest())?.size).toBeGreaterThan(size)
  }
  expect([await stamps(), await outcomes()]).toEqual([before, { failed: 3, wrong: 5 }])

  // A worker that runs on leaves it alone for a while, and does not say that all is well meanwhile.
  const worker = createTreeSigning(deps, () => true)
  const asked = served.state.asked
  await worker.look()
  served.state.manner = 'right'
  clock.at += 4 * MINUTE
  await worker.look()
  expect([served.state.asked - asked, await problems()]).toEqual([1, ['timestamp_wrong']])
  clock.at += 2 * MINUTE
  await worker.look()
  expect([served.state.asked - asked, await problems()]).toEqual([2, []])
  expect(await stamps()).toHaveLength(before.length + 1)
})

test('a clock that was ahead for a moment does not keep stamps away until that time comes', async () => {
  const { clock, deps, add, stamps } = await setUp()
  const sign = async () => {
    await add()
    for (let due = 0; due < 2; due++) await feedAndSign(deps)
    return (await stamps()).length
  }
  clock.at = NOON + 10 * 24 * 60 * MINUTE
  await sign()
  clock.ahead = 365 * 24 * 60 * MINUTE
  const before = await sign()
  clock.ahead = 0
  clock.at += 59 * MINUTE
  expect(await sign()).toBe(before)
  clock.at += 2 * MINUTE
  expect(await sign()).toBe(before + 1)
})
