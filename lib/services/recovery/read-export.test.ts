import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import type { ChainRow } from '@/lib/ledger/chain'
import { hashHex } from '@/lib/ledger/seal'
import { chainOf, lineAt, rowOn } from '@/lib/ledger/testing'
import { GrowingRoot } from '@/lib/merkle/compact'
import { leafHash } from '@/lib/merkle/hashing'
import { checkpointText } from '@/lib/notes/checkpoint'
import { newPrivateKey, readPrivateKey, verifierOf } from '@/lib/notes/keys'
import { noteText } from '@/lib/notes/note'
import { type ExportRefused, readExportHead, readExportLines } from './read-export'

const { business_id: BUSINESS } = lineAt(1)
const OTHER = BUSINESS.replace(/b001$/, 'b002')
const key = readPrivateKey(newPrivateKey('shop.example'))

/** Returns the text of a signed export of lines. */
function exportOf(
  rows: readonly ChainRow[],
  { origin = `shop.example/${BUSINESS}`, business = BUSINESS } = {},
): string[] {
  const tree = new GrowingRoot()
  for (const { hash } of rows) tree.add(leafHash(Buffer.from(hashHex(hash), 'hex')))
  const text = checkpointText({ origin, size: tree.size, root: tree.root() })
  const { id } = verifierOf(origin, key.publicKey)
  const checkpoint = noteText({ text, signatures: [{ name: origin, keyId: id, signature: key.sign(text) }] })
  const head = { format: 'sayso.export.v1', checkpoint, business: { id: business, name: 'A shop' } }
  const entries = rows.map(({ payload, prev, hash }, index) => ({
    index,
    line: { domain: 'sayso.ledger.v1', payload, prev: hashHex(prev), hash: hashHex(hash) },
  }))
  return [head, { notice: { hash: 'a'.repeat(64), text: 'Señal' } }, ...entries].map((each) => JSON.stringify(each))
}

/** Reads a file in chunks of a few bytes, through to its end. Returns its lines, or why it was refused. */
async function read(lines: readonly string[], end = '\n'): Promise<string> {
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join('') + (end === '\n' ? '' : end))
  const open = async function* () {
    for (let at = 0; at < bytes.length; at += 777) yield bytes.subarray(at, at + 777)
  }
  try {
    const head = await readExportHead(open)
    let count = 0
    for await (const part of readExportLines(open, head)) count += part.length
    return `${count} lines of ${head.businessId}`
  } catch (error) {
    return (error as ExportRefused).message
  }
}

const { rows } = chainOf(1200)
const whole = exportOf(rows)
const few = exportOf(rows.slice(0, 4))
const changedPayload = (text: string) => text.replace('keyword', 'button')

test('a whole export is read, however its bytes arrive', async () => {
  expect(await read(whole)).toBe(`1200 lines of ${BUSINESS}`)
  expect(await read(exportOf([]))).toBe(`0 lines of ${BUSINESS}`)
})

test('a whole export that an authority stamped is read: its stamps come after the entries', async () => {
  const stamp = JSON.stringify({
    time_stamp: { checkpoint: 'x', consistency: [], installation_proof: 'x', token: 'x' },
  })
  expect(await read([...few, stamp, stamp])).toBe(`4 lines of ${BUSINESS}`)
})

test.each<[what: string, lines: string[], why: RegExp]>([
  ['nothing', [], /is empty/],
  ['something else', ['{"format":"sayso.receipt.v1","business":{}}'], /no evidence export/],
  ['no JSON', ['phone,topic'], /no JSON object/],
  [
    'a head without a checkpoint',
    [JSON.stringify({ format: 'sayso.export.v1', business: { id: BUSINESS } })],
    /no check/,
  ],
  ['a line that was changed', few.map((each, at) => (at === 4 ? changedPayload(each) : each)), /entry 2 .* hash/],
  ['a line that was taken out', few.filter((_, at) => at !== 4), /entry 2 is missing/],
  ['a tail that was taken off', few.slice(0, -1), /not those that its checkpoint/],
  ['a line that was added', [...few, few.at(-1)?.replace('"index":3', '"index":4') ?? ''], /not those that its check/],
  ['the head of another business', exportOf(rows.slice(0, 2), { business: OTHER }), /another business/],
  [
    'lines of another business',
    exportOf([rowOn(undefined, lineAt(1, { business_id: OTHER }))]),
    /about another business/,
  ],
  ['a part of a log', few.map((each, at) => (at > 1 ? each.replace(/}$/, ',"proof":""}') : each)), /part of the log/],
  ['a line that is too long', [...few, `"${'a'.repeat(262_144)}"`], /more than 262144 bytes/],
])('%s is refused', async (_, lines, why) => {
  expect(await read(lines)).toMatch(why)
})

test('a file whose last line was cut off is refused', async () => {
  expect(await read(few, '{"ind')).toBe('Its end is missing.')
})
