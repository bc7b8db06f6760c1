import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { ed25519With } from './source/ed25519'
import { Heads, placeOf } from './source/heads'
import { sha512 } from './source/sha512'
import { verify } from './source/verify'
import { en } from './source/words/en'
import * as made from './testing'

const signers = { log: made.signer(made.ORIGIN, 1), installation: made.signer(made.NAME, 1) }
const log = made.makeLog(20, signers)
const tools = {
  sha256: (part: Uint8Array) => new Uint8Array(createHash('sha256').update(part).digest()),
  ed25519: ed25519With(sha512),
}

async function failuresOf(text: string, kept?: string): Promise<string> {
  const bytes = Buffer.from(text)
  const source = {
    async *chunks() {
      for (let at = 0; at < bytes.length; at += 777) yield bytes.subarray(at, at + 777)
    },
  }
  const report = await verify(tools, { file: source, keys: [made.vkey(signers.log)], kept })
  const failures = report.findings.filter(({ result }) => result === 'fails').map(({ say }) => say(en))
  expect(report.good).toBe(failures.length === 0)
  return failures.join(' ')
}

const whole = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('')
const HEAD = 2

const EXPORTS: readonly (readonly [string, (lines: string[]) => unknown, RegExp])[] = [
  [
    'a changed line',
    (lines) => (lines[9] = lines[9]?.replace('\\"in\\"', '\\"out\\"') ?? ''),
    /Entry 8: The line was changed/,
  ],
  ['a line removed', (lines) => lines.splice(9, 1), /Entry 8: an entry is missing/],
  ['the last line removed', (lines) => lines.pop(), /has 19 entries, and 20 were signed/],
  ['a line twice', (lines) => lines.splice(9, 0, lines[9] ?? ''), /Entry 9: the entries are not in their order/],
  ['a line too many', (lines) => lines.push(lines[21]?.replace('"index":19', '"index":20') ?? ''), /more entries than/],
  ['no lines', (lines) => lines.splice(HEAD), /has 0 entries/],
  ['a changed text', (lines) => (lines[1] = lines[1]?.replace('Ofertas', 'Otras') ?? ''), /not the one that was shown/],
  ['a later format', (lines) => (lines[0] = lines[0]?.replace('export.v1', 'export.v2') ?? ''), /later version/],
  ['no checkpoint', (lines) => (lines[0] = lines[0]?.replace('\\n20\\n', '\\nx\\n') ?? ''), /tlog-proof/],
  ['another business', (lines) => (lines[0] = lines[0]?.replace('b001","name', 'b002","name') ?? ''), /somebody else/],
  ['a line that is no object', (lines) => (lines[9] = '[]'), /Entry 8: This is not/],
  ['a line without end', (lines) => (lines[9] = `"${'x'.repeat(300_000)}"`), /larger than 262,144 bytes/],
]

test.each(EXPORTS)('an export with %s fails and says where', async (_, change, why) => {
  const lines = made.makeExport(log)
  change(lines)
  expect(await failuresOf(whole(lines))).toMatch(why)
})

test('an export that was cut off in a line fails', async () => {
  const text = whole(made.makeExport(log))
  expect(await failuresOf(text.slice(0, -100))).toMatch(/ends in the middle/)
})

test('two lines in another order are found, though each is sealed', async () => {
  const [head = '', notice = '', first = '', second = '', ...rest] = made.makeExport(log)
  const swapped = [second.replace('"index":1', '"index":0'), first.replace('"index":0', '"index":1')]
  expect(await failuresOf(whole([head, notice, ...swapped, ...rest]))).toMatch(/not those that were signed/)
})

test('a chain with two lines in one place is found, although the log that has both is signed', async () => {
  const lines = made.makeLines(4, 1)
  const twin = made.makeLines(5, 1)[4]
  const third = lines[2]
  if (!twin || !third) throw new RangeError('too few lines')
  const all = [...lines, { ...twin, line: { ...third.line } }]
  const leaves = made.leavesOf(all)
  const checkpoint = made.signNote(made.checkpointText(made.ORIGIN, leaves), signers.log)
  const forked = { ...log, lines: all, leaves, checkpoint }
  expect(await failuresOf(whole(made.makeExport(forked)))).toMatch(/Entry 5: line 3 of .* does not follow/)
})

test('a part of an export needs a proof for each line', async () => {
  const lines = made.makeExport(log, [3, 7])
  expect(await failuresOf(whole(lines))).toBe('')
  const without = lines.map((line, at) => (at === 3 ? line.replace(/,"proof":"[^"]*"/, '') : line))
  expect(await failuresOf(whole(without))).toMatch(/an entry is missing/)
  const moved = lines.map((line, at) => (at === 3 ? line.replace('"index":7', '"index":8') : line))
  expect(await failuresOf(whole(moved))).toMatch(/does not have it/)
})

test('an export goes on from the checkpoint that was kept; a rewritten or shortened log is seen', async () => {
  const text = whole(made.makeExport(log))
  const at = (leaves: readonly Buffer[]) => made.signNote(made.checkpointText(made.ORIGIN, leaves), signers.log)
  expect(await failuresOf(text, at(log.leaves.slice(0, 12)))).toBe('')
  expect(await failuresOf(text, at([...log.leaves.slice(0, 11), made.leafOf(Buffer.from('x'))]))).toMatch(
    /fork: with 12/,
  )
  expect(await failuresOf(text, at([...log.leaves, ...log.leaves]))).toMatch(/became shorter: it has 20/)
})

test('nobody can choose ids that all belong in one place of the table', () => {
  const key = Uint32Array.of(1, 2)
  const placesOf = (ids: number[][]) => new Set(ids.map((words) => placeOf(words, key) % 4096)).size
  const numbers = Array.from({ length: 4096 }, (_, at) => at)
  // Two thirds of as many places as there are, as by chance.
  for (const place of [0, 1, 2, 3])
    for (const step of [1, 2 ** 20])
      expect(placesOf(numbers.map((at) => [0, 0, 0, 0].with(place, (at * step) >>> 0)))).toBeGreaterThan(2400)
  expect(placeOf([1, 2, 3, 4], key)).not.toBe(placeOf([1, 2, 3, 4], Uint32Array.of(1, 3)))
})

test('chains are followed for more contacts than the first table holds', () => {
  const heads = new Heads()
  const id = (at: number) => `019ab000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`
  const hash = (at: number) => createHash('sha256').update(String(at)).digest('hex')
  for (let at = 0; at < 5000; at++) expect(heads.follow(id(at), 1, '0'.repeat(64), hash(at))).toBe(true)
  for (let at = 0; at < 5000; at++) expect(heads.follow(id(at), 2, hash(at), hash(at + 1))).toBe(true)
  expect(heads.follow(id(1), 3, hash(1), hash(9))).toBe(false)
  expect(heads.follow(id(1), 2, hash(2), hash(9))).toBe(false)
  expect(heads.follow(id(9000), 2, hash(2), hash(9))).toBe(false)
  expect(heads.follow('no id', 1, hash(2), hash(9))).toBe(false)
})
