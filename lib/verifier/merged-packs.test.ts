import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { ed25519With } from './source/ed25519'
import { sha512 } from './source/sha512'
import { verify } from './source/verify'
import { en } from './source/words/en'
import * as made from './testing'

// Packs of a person whose contacts were merged: a refusal may be in the chain of the contact that is gone.

const signers = { log: made.signer(made.ORIGIN, 1), installation: made.signer(made.NAME, 1) }
const lines = made.makeLines(12, 4)
const [stays = '', gone = '', first = '', stranger = ''] = lines.map(({ contact }) => contact)
const log = made.makeLog(0, signers, made.withMerge(made.withMerge(lines, first, gone), gone, stays))
type Chains = ReturnType<typeof made.makePack>['chains']

/** Returns what fails in a pack of these contacts, after a change of its chains. */
async function failures(contacts: readonly string[], change: (chains: Chains) => void = () => {}): Promise<string> {
  const packs = contacts.map((contact) => made.makePack(log, contact))
  const chains = packs.flatMap((pack) => pack.chains)
  change(chains)
  const bytes = Buffer.from(JSON.stringify({ ...packs[0], chains }))
  const tools = {
    sha256: (part: Uint8Array) => new Uint8Array(createHash('sha256').update(part).digest()),
    ed25519: ed25519With(sha512),
  }
  const file = {
    async *chunks() {
      yield bytes
    },
  }
  const { findings } = await verify(tools, { file, keys: [made.vkey(signers.log)] })
  return findings.flatMap(({ result, say }) => (result === 'fails' ? [say(en)] : [])).join(' ')
}

test('the chains of merged contacts hold together, whatever their order', async () => {
  expect(await failures([stays, gone, first])).toBe('')
  expect(await failures([first, stays, gone])).toBe('')
  expect(await failures([stranger])).toBe('')
})

test('a chain that was merged and is left out, or ends before the merge, is missing', async () => {
  const missing = (contact: string) => new RegExp(`joined with the chain of ${contact}, and the file lacks`)
  expect(await failures([stays, first])).toMatch(missing(gone))
  expect(await failures([stays, gone])).toMatch(missing(first))
  expect(await failures([gone, first])).toMatch(missing(stays))
  const cut = ([, chain]: Chains) => {
    chain?.lines.pop()
    if (chain) chain.head = { seq: chain.lines.length, hash: chain.lines.at(-1)?.hash }
  }
  expect(await failures([stays, gone, first], cut)).toMatch(missing(gone))
})

test('the chain of somebody else, or the same chain twice, is none of this person', async () => {
  const other = (contact: string) => new RegExp(`Nothing shows that the chain of ${contact} is of the same person`)
  expect(await failures([stays, gone, first, stranger])).toMatch(other(stranger))
  expect(await failures([stranger, stays, gone, first])).toMatch(other(stays))
  expect(await failures([stays, gone, first, gone])).toMatch(other(gone))
})
