import { sign } from 'node:crypto'
import { createServer } from 'node:http'
import { onTestFinished, expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readSigningProblems } from '@/db/queries/ledger/checkpoints'
import { isConsistent } from '@/lib/merkle/verify'
import { type Checkpoint, readCheckpoint } from '@/lib/notes/checkpoint'
import { cosignedAt, cosignedMessage } from '@/lib/notes/cosignature'
import { COSIGNATURE, verifierOf } from '@/lib/notes/keys'
import { signatureLine, verifyNote } from '@/lib/notes/note'
import { keyPair } from '@/lib/notes/testing'
import { INSTALLATION } from '@/lib/services/transparency-log/logs'
import { readLogCheckpoint } from '@/lib/services/transparency-log/read-log'
import { no, syncTest, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import type { Witness } from './signing'
import { feedAndSign, signer, testSigning } from './testing'

const database = await createTestDatabase()
const sync = syncTest(database)
const problems = async () =>
  (await inBusiness(database.app, INSTALLATION, (tx) => readSigningProblems(tx, INSTALLATION))).map(
    (each) => each.problem,
  )

/** A witness as C2SP's tlog-witness describes it: it remembers one head, and cosigns what extends that. */
class StandInWitness {
  head: Checkpoint | null = null
  /** What it replies instead, if set. */
  fails: number | null = null
  asked = 0
  readonly #pair
  constructor(
    readonly name: string,
    byte: number,
  ) {
    this.#pair = keyPair(byte, name)
  }

  get key() {
    return verifierOf(this.name, this.#pair.verifier.publicKey, COSIGNATURE)
  }

  reply(body: string): { status: number; text: string } {
    this.asked += 1
    if (this.fails !== null) return { status: this.fails, text: '' }
    const end = body.indexOf('\n\n')
    const [old = '', ...hashes] = body.slice(0, end).split('\n')
    const { checkpoint, note } = readCheckpoint(body.slice(end + 2))
    if (!verifyNote(note, [verifierOf('log.example', signer.publicKey)]).ok) return { status: 403, text: '' }
    const known = this.head ?? {
      ...checkpoint,
      size: 0,
      root: Buffer.from('47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=', 'base64'),
    }
    if (old !== `old ${known.size}`) return { status: 409, text: `${known.size}\n` }
    const proof = hashes.map((hash) => Buffer.from(hash, 'base64'))
    if (!isConsistent(known, checkpoint, proof)) return { status: 422, text: '' }
    this.head = checkpoint
    const seconds = Buffer.alloc(8)
    seconds.writeBigUInt64BE(1_796_000_000n)
    const signature = sign(null, cosignedMessage(note.text, 1_796_000_000n), this.#pair.private)
    const { name, id } = this.key
    return { status: 200, text: signatureLine({ name, keyId: id, signature: Buffer.concat([seconds, signature]) }) }
  }

  /** Serves it on a port of this machine. */
  async start(): Promise<{ witness: Witness; host: string }> {
    const server = createServer((request, response) => {
      const pieces: Buffer[] = []
      request.on('data', (piece: Buffer) => pieces.push(piece))
      request.on('end', () => {
        const { status, text } = this.reply(Buffer.concat(pieces).toString('utf8'))
        response.writeHead(request.url === '/log/add-checkpoint' ? status : 404).end(text)
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const address = server.address()
    const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
    return { witness: { url: `http://${host}/log`, key: this.key }, host }
  }
}

test('witnesses cosign what only grows, and the published checkpoint has their signatures', async () => {
  const [one, two] = [new StandInWitness('witness.example/one', 21), new StandInWitness('witness.example/two', 22)]
  const served = [await one.start(), await two.start()]
  const deps = sync.syncDeps({ signing: testSigning({ witnesses: served.map(({ witness }) => witness) }) })
  deps.services.settings.allowPrivate = served.map(({ host }) => host)
  const business = await sync.business()
  const contact = await sync.contact(business)
  const { promos } = business.topics

  await sync.say(business, contact, yes(promos))
  await feedAndSign(deps)
  const { note } = readCheckpoint((await readLogCheckpoint(sync.deps, INSTALLATION)) ?? '')
  for (const { key } of [one, two])
    expect(note.signatures.map((each) => cosignedAt(note.text, each, key))).toContain(1_796_000_000)
  // Nothing new: nobody is asked again.
  await feedAndSign(deps)
  expect([one.asked, two.asked]).toEqual([1, 1])
  expect(await problems()).toEqual([])

  // One is away for a while, and gets all that it missed when it is back.
  two.fails = 503
  await sync.say(business, contact, no(promos))
  await feedAndSign(deps)
  expect(await problems()).toEqual(['witness_failed'])
  await sync.say(business, contact, yes(promos))
  two.fails = null
  await feedAndSign(deps)
  expect(await problems()).toEqual([])
  expect(two.head?.size).toBe(one.head?.size)

  // It has forgotten what it cosigned, and says so; it is sent the whole tree.
  two.head = null
  await sync.say(business, contact, no(promos))
  await feedAndSign(deps)
  expect(await problems()).toEqual([])

  // It has seen more than the database has: the database was set back.
  two.head = { origin: 'log.example', size: 1000, root: Buffer.alloc(32) }
  await sync.say(business, contact, yes(promos))
  await feedAndSign(deps)
  expect(await problems()).toEqual(['rolled_back'])
  const { values } = await deps.metrics.signingProblems.get()
  const counted = values.filter(({ value }) => value > 0).map(({ labels, value }) => [labels.problem, value])
  expect(Object.fromEntries(counted)).toEqual({ witness_failed: 1, rolled_back: 1 })
})
