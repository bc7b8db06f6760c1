import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { builtInEd25519, ed25519With } from './source/ed25519'
import type { Report } from './source/report'
import { sha512 } from './source/sha512'
import { verify } from './source/verify'
import { en } from './source/words/en'
import * as made from './testing'

const signers = { log: made.signer(made.ORIGIN, 1), installation: made.signer(made.NAME, 1) }
const log = made.makeLog(20, signers)
const keys = made.vkey(signers.log)
const receipt = () => made.makeReceipt(log, 5)
const pack = () => made.makePack(log, log.lines[0]?.contact ?? '')
type Receipt = ReturnType<typeof receipt>
type Pack = ReturnType<typeof pack>

async function check(file: unknown, options: { keys?: string; kept?: string } = {}): Promise<Report> {
  const bytes = file instanceof Uint8Array ? file : Buffer.from(typeof file === 'string' ? file : JSON.stringify(file))
  const tools = {
    sha256: (part: Uint8Array) => new Uint8Array(createHash('sha256').update(part).digest()),
    ed25519: (await builtInEd25519()) ?? ed25519With(sha512),
  }
  const source = {
    async *chunks() {
      for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000)
    },
  }
  const { keys: text = keys, ...rest } = options
  return verify(tools, { file: source, keys: [text], ...rest })
}

const failures = ({ findings }: Report) => findings.filter(({ result }) => result === 'fails').map(({ say }) => say(en))
const notes = ({ findings }: Report) => findings.filter(({ result }) => result === 'note').map(({ say }) => say(en))
const lines = (file: readonly string[]) => file.map((line) => `${line}\n`).join('')

test('a receipt, a pack, a whole export and a part of one hold, for a stranger who has the public key alone', async () => {
  for (const file of [receipt(), pack(), lines(made.makeExport(log)), lines(made.makeExport(log, [3, 7, 19]))])
    expect(failures(await check(file))).toEqual([])
  const { told, good } = await check(receipt())
  expect(good).toBe(true)
  expect(told).toEqual({
    recordedAt: '2026-11-22T00:00:05.000Z',
    kind: 'preferences',
    choices: [{ name: 'Ofertas', answer: 'in' }],
  })
})

test('a name that no shown text has for this topic is not shown, also not that of another topic: the id is', async () => {
  for (const name of ['Another topic', 'Pedidos', made.NOTICE_TEXT]) {
    const file = receipt()
    if (file.summary.choices[0]) file.summary.choices[0].topic = name
    expect((await check(file)).told?.choices[0]?.name).toMatch(/^019ab000-/)
  }
})

const other = made.signer(made.ORIGIN, 2)
const tail = (text: string | null) => (text ?? '').slice(0, -10)
const changed = (change: (file: Receipt) => unknown) => () => {
  const file = structuredClone(receipt())
  const returned = change(file)
  return returned === undefined ? file : returned
}
const foreign = { ...receipt().line, payload: receipt().line.payload.replaceAll('b001', 'b002') }

const RECEIPTS: readonly (readonly [string, () => unknown, RegExp])[] = [
  ['a line', changed((file) => void (file.line.payload = file.line.payload.replace('"in"', '"out"'))), /was changed/],
  ['the line before', changed((file) => void (file.line.prev = 'f'.repeat(64))), /was changed/],
  ['a line of another business', changed((file) => void (file.line = foreign)), /business\.id/],
  ['a choice', changed((file) => void (file.summary.choices = [])), /summary\.choices/],
  ['a time', changed((file) => void (file.summary.recorded_at = '2020-01-01T00:00:00.000Z')), /recorded_at/],
  ['a reference', changed((file) => void (file.reference = made.BUSINESS)), /reference/],
  ['a language', changed((file) => void (file.locale = 'en')), /locale/],
  [
    'a text',
    changed((file) => void (file.notices = [{ hash: made.NOTICE, text: '{}' }])),
    /not the one that was shown/,
  ],
  ['what it opens', changed((file) => void file.openings.push({ name: 'evidence', salt: '00', text: '' })), /not what/],
  ['a proof cut off', changed((file) => void (file.proof = tail(file.proof))), /c2sp\.org\/tlog-proof/],
  ['no proof yet', changed((file) => void (file.proof = null)), /no proof in it yet/],
  [
    'a proof of another line',
    changed((file) => void (file.proof = made.makeReceipt(log, 6).proof)),
    /does not have it/,
  ],
  [
    'a checkpoint with another root',
    changed((file) => void (file.proof = made.proofText(5, log.leaves, log.checkpoint.replace('\n20\n', '\n21\n')))),
    /not that of your key/,
  ],
  [
    'an unknown key',
    changed((file) => void (file.proof = made.proofText(5, log.leaves, made.signNote(log.text, other)))),
    /not signed with a key that you gave/,
  ],
  [
    'the log of another business',
    changed((file) => {
      const text = made.checkpointText(`${made.NAME}/another`, log.leaves)
      file.proof = made.proofText(5, log.leaves, made.signNote(text, signers.log))
    }),
    /belongs to somebody else/,
  ],
  ['a later format', changed((file) => ({ ...file, format: 'sayso.receipt.v2' })), /later version/],
  ['a later line', changed((file) => void (file.line.domain = 'sayso.ledger.v9')), /later version/],
  ['a missing field', changed(({ line: _, ...file }) => file), /“line” is missing/],
  ['a file cut off', changed((file) => JSON.stringify(file).slice(0, 800)), /ends in the middle/],
  ['a name there twice', changed((file) => JSON.stringify(file).replace('{', '{"format":"x",')), /there twice/],
  ['too many levels', () => '['.repeat(100_000), /more than 32 levels/],
  ['no JSON', () => 'hello', /not valid JSON/],
  ['nothing', () => '', /ends in the middle/],
  ['no text', () => Buffer.from([0x7b, 0xff, 0x7d]), /UTF-8/],
  ['something else', () => ({ format: 'other' }), /not a receipt/],
  ['a large file', changed((file) => ({ ...file, more: 'x'.repeat(300_000) })), /larger than/],
]

test.each(RECEIPTS)('a receipt with %s changed fails and says why', async (_, file, why) => {
  const report = await check(file())
  expect([report.good, report.told]).toEqual([false, null])
  expect(failures(report).join(' ')).toMatch(why)
})

test('one flipped byte in line, text or proof of a receipt is found, in thirty places of each', async () => {
  const { line, notices, proof } = receipt()
  for (const part of [line.payload, line.prev, line.hash, notices[0]?.text ?? '', proof ?? '']) {
    for (let at = 0; at < part.length; at += Math.ceil(part.length / 30)) {
      const flipped = part.slice(0, at) + String.fromCharCode(part.charCodeAt(at) ^ 1) + part.slice(at + 1)
      const text = JSON.stringify(receipt()).replaceAll(JSON.stringify(part).slice(1, -1), () =>
        JSON.stringify(flipped).slice(1, -1),
      )
      const report = await check(text)
      expect(report.good, `${at} of ${part.slice(0, 20)}`).toBe(false)
    }
  }
})

test('a key file says what is wrong with it, and a key that others have is named', async () => {
  const problems = async (text: string) => failures(await check(receipt(), { keys: text })).join(' ')
  expect(await problems('')).toMatch(/no public key/)
  expect(await problems(`# a comment\n${keys.slice(0, -4)}AAA=\n`)).toMatch(/Line 2/)
  expect(await problems('x'.repeat(70_000))).toMatch(/larger than/)
  expect(await problems('\n'.repeat(200))).toMatch(/more than 100 lines/)
  expect(await problems(made.vkey(other))).toMatch(/not signed with a key that you gave/)
  const lost = `# compromised ${keys.split('+').slice(0, 2).join('+')} since 2026-11-01T00:00:00Z`
  expect(await problems(`${made.vkey(other)}\n${lost}\n`)).toMatch(/others may have since 2026-11-01/)
  expect(await problems(`${made.vkey(other)}\n${keys}\r\n`)).toBe('')
  // The public keys of today name it, and those that were kept from before still list it.
  expect(await problems(`${made.vkey(other)}\n${lost}\n${keys}\n`)).toMatch(/others may have since 2026-11-01/)
  // One key pair signs all logs of an installation: named for one of them, it is lost for every one.
  const above = made.vkey(signers.installation).split('+').slice(0, 2).join('+')
  const named = `# compromised ${above} since 2026-11-01T00:00:00Z`
  expect(await problems(`${named}\n${made.vkey(other)}\n${keys}\n`)).toMatch(/not signed with a key that you gave/)
})

test('a checkpoint that was kept shows a fork, and a witness that is trusted is checked', async () => {
  const forked = [...log.leaves.slice(0, 19), made.leafOf(Buffer.from('x'))]
  const kept = made.signNote(made.checkpointText(made.ORIGIN, forked), signers.log)
  expect(failures(await check(receipt(), { kept })).join(' ')).toMatch(/fork/)
  expect(failures(await check(receipt(), { kept: log.checkpoint }))).toEqual([])
  expect(failures(await check(receipt(), { kept: 'x' })).join(' ')).toMatch(/not a checkpoint/)
  const witness = made.signer('witness.example', 5)
  const both = `${keys}\n${made.vkey(witness, 4)}`
  const seen = (text: string) => ({ ...receipt(), proof: made.proofText(5, log.leaves, log.checkpoint + text) })
  const honest = await check(seen(made.cosign(log.text, witness, 1_795_000_000)), { keys: both })
  expect(honest.findings.map(({ say }) => say(en))).toContain(
    'The witness witness.example saw this checkpoint at 2026-11-18T11:06:40.000Z.',
  )
  const far = await check(seen(made.cosign(log.text, witness, 1_795_000_000_000_000)), { keys: both })
  expect(failures(far)).toEqual(['The signature of the witness witness.example is not real.'])
  const forged = made.cosign(`${log.text}x`, witness, 1_795_000_000)
  expect(failures(await check(seen(forged), { keys: both })).join(' ')).toMatch(/witness\.example is not real/)
})

const PACKS: readonly (readonly [string, (file: Pack) => unknown, RegExp])[] = [
  ['a line removed', ({ chains: [chain] }) => chain?.lines.splice(2, 1), /line 3 was changed, removed/],
  ['the last line removed', ({ chains: [chain] }) => chain?.lines.pop(), /Its last lines are missing/],
  ['the first line removed', ({ chains: [chain] }) => chain?.lines.shift(), /line 1 was changed/],
  ['a line of another person', ({ chains: [chain] }) => chain && (chain.contact_id = made.BUSINESS), /another person/],
  [
    'evidence changed',
    ({ chains: [chain] }) => chain?.lines.map(({ evidence }) => evidence.salt && (evidence.body = 'x')),
    /evidence of line 1/,
  ],
  ['a text changed', (file) => (file.notices = [{ hash: made.NOTICE, text: '{}' }]), /not the one that was shown/],
  ['all proofs taken', ({ chains: [chain] }) => chain?.lines.map((line) => (line.proof = null)), /Nothing in the file/],
  ['no chains', (file) => (file.chains = []), /Nothing in the file/],
]

test.each(PACKS)('an evidence pack with %s fails and says where', async (_, change, why) => {
  const file = pack()
  change(file)
  const report = await check(file)
  expect([report.good, failures(report).join(' ')]).toEqual([false, expect.stringMatching(why)])
})

test('evidence that was deleted, a text that is no longer kept and a line too new are said, and no fault', async () => {
  const file = pack()
  file.notices = []
  for (const { evidence } of file.chains[0]?.lines ?? []) Object.assign(evidence, { salt: null, body: null })
  const last = file.chains[0]?.lines.at(-1)
  if (last) last.proof = null
  const report = await check(file)
  expect(failures(report)).toEqual([])
  expect(notes(report).join(' ')).toMatch(
    /not shown.*2 pieces of evidence are not in the file.*1 line is in no signed checkpoint: it is very new, or somebody/s,
  )
})

test('what a part of the log, or one person, does not show is said: that nothing is missing', async () => {
  expect(notes(await check(lines(made.makeExport(log, [3, 7, 19]))))).toEqual([
    'This is a part of the log. Only an export of the whole log shows that none is missing.',
  ])
  expect(notes(await check(lines(made.makeExport(log, [...log.lines.keys()]))))).toEqual([])
  const short = pack()
  const [chain] = short.chains
  chain?.lines.pop()
  if (chain) chain.head = { seq: chain.lines.length, hash: chain.lines.at(-1)?.hash }
  expect(notes(await check(short)).join(' ')).toMatch(/Whether the person has later lines than these is not shown/)
})

test('a line without a proof is open only if no later line of the person is proven', async () => {
  const file = pack()
  for (const line of file.chains[0]?.lines.slice(0, 2) ?? []) line.proof = null
  expect(notes(await check(file)).join(' ')).not.toMatch(/in no signed checkpoint/)
})

test('a kept checkpoint that nothing in the file can be compared with is named', async () => {
  const kept = made.signNote(made.checkpointText(made.ORIGIN, log.leaves.slice(0, 12)), signers.log)
  const foreign = made.signNote(made.checkpointText('other.example', log.leaves), signers.log)
  const part = lines(made.makeExport(log, [3, 7]))
  for (const [file, checkpoint] of [
    [receipt(), kept],
    [pack(), kept],
    [part, kept],
    [lines(made.makeExport(log)), foreign],
  ] as const) {
    const report = await check(file, { kept: checkpoint })
    expect(failures(report)).toEqual([])
    expect(notes(report).join(' ')).toMatch(/Nothing was compared with the checkpoint that you kept/)
  }
  const compared = await check(lines(made.makeExport(log)), { kept })
  expect(notes(compared)).toEqual([])
})
