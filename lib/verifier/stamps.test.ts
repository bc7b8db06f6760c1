import { createHash, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import vectors from '@/lib/notes/vectors.json'
import { ROOT } from '@/lib/process/environment.mjs'
import { issue, issueAuthority, makeToken, pemOf, TIME_STAMPING } from '@/lib/time-stamps/testing'
import { tokenOfReply } from '@/lib/time-stamps/token'
import { fromBase64 } from './source/bytes'
import { isVouchedFor, readPem, readX509 } from './source/certificate'
import { ed25519With } from './source/ed25519'
import { extendsTree } from './source/merkle'
import { sha256 } from './source/sha256'
import { sha512 } from './source/sha512'
import { DIGESTS, isSignedBy } from './source/signed-by'
import { readToken } from './source/token'
import { verify } from './source/verify'
import { en } from './source/words/en'
import { LANGUAGES } from './source/words/words'
import { checkpointText, makeExport, makeLog, makeReceipt, NAME, ORIGIN, proofText, signer, vkey } from './testing'

const file = (name: string) => readFileSync(join(ROOT, 'lib/time-stamps/openssl', name))
const by = { log: signer(ORIGIN, 1), installation: signer(NAME, 1) }
const log = makeLog(9, by)
const authority = issueAuthority()
const hashOf = (text: string) => createHash('sha256').update(text).digest()
/** The text of a checkpoint inside of a proof, which is what was stamped. */
const noteIn = (proof: string) => proof.slice(proof.indexOf('\n\n') + 2)
const right = { by: authority.stamper, imprint: hashOf(noteIn(log.installation)) }

function receiptWith(token: Buffer, over: Record<string, unknown> = {}) {
  const receipt = makeReceipt(log, 4)
  const proofs = { proof: receipt.proof, installation_proof: receipt.installation_proof }
  return { ...receipt, time_stamp: { ...proofs, token: token.toString('base64'), ...over } }
}

/** Returns what is said of a file: what fails, what holds of stamps, and what is only noted. */
async function said(content: string, ...keys: string[]) {
  const source = {
    async *chunks() {
      yield Buffer.from(content)
    },
  }
  const report = await verify({ sha256, ed25519: ed25519With(sha512) }, { file: source, keys: [vkey(by.log), ...keys] })
  const of = (wanted: string) => report.findings.filter(({ result }) => result === wanted).map(({ say }) => say(en))
  return {
    fails: of('fails'),
    notes: of('note'),
    stamped: of('holds').filter((text) => text.includes('existed before')),
  }
}
const ofReceipt = (token: Buffer, ...keys: string[]) => said(JSON.stringify(receiptWith(token)), ...keys)
const BEFORE = '2026-11-29T12:00:00.000Z, according to Stand-in time'

test('a receipt with a time stamp says before when its line was there, by an authority that is trusted', async () => {
  const whole = { fails: [], notes: [], stamped: [`The line existed before ${BEFORE}.`] }
  const token = makeToken(right)
  expect(await ofReceipt(token, pemOf(authority.root))).toEqual(whole)
  expect(await ofReceipt(token, pemOf(authority.stamper))).toEqual(whole)
  const others = issueAuthority('Another')
  for (const keys of [[], [pemOf(others.root)]]) {
    const { fails, notes, stamped } = await ofReceipt(token, ...keys)
    expect([fails, stamped]).toEqual([[], []])
    expect(notes).toEqual([expect.stringContaining(`before ${BEFORE}”. It was not checked`)])
  }
})

const stampers = {
  expired: issue({ name: 'a', issuer: authority.root, purposes: [TIME_STAMPING], until: Date.UTC(2021, 0) }),
  others: issue({ name: 'a', issuer: authority.root, purposes: [TIME_STAMPING, '1.3.6.1.5.5.7.3.1'] }),
  loose: issue({ name: 'a', issuer: authority.root, purposes: [TIME_STAMPING], isCritical: false }),
  none: issue({ name: 'a', issuer: authority.root }),
  forged: issue({ name: authority.stamper.name, issuer: issue({ name: authority.root.name, ca: true }) }),
  below: issue({ name: 'b', issuer: authority.stamper, purposes: [TIME_STAMPING] }),
}

test('a stamp of something else, and one that is forged, do not hold, with a certificate or without', async () => {
  const forged = [
    makeToken({ ...right, by: stampers.expired }),
    makeToken({ ...right, by: stampers.others }),
    makeToken({ ...right, by: stampers.loose }),
    makeToken({ ...right, by: stampers.none }),
    makeToken({ ...right, named: stampers.forged }),
    makeToken({ ...right, signs: Buffer.from('something else') }),
    makeToken({ ...right, by: { ...authority.stamper, key: stampers.forged.key } }),
    makeToken({ ...right, withCertificate: false }),
  ]
  for (const keys of [[], [pemOf(authority.root)]]) {
    for (const token of forged)
      expect((await ofReceipt(token, ...keys)).fails).toEqual([expect.stringContaining('is forged')])
    const other = makeToken({ ...right, imprint: hashOf('another') })
    expect((await ofReceipt(other, ...keys)).fails).toEqual(['The time stamp is of something else.'])
    for (const token of [Buffer.alloc(0), Buffer.from('3003', 'hex'), makeToken(right).subarray(0, 200)])
      expect((await ofReceipt(token, ...keys)).fails).toEqual(['The time stamp can’t be read.'])
  }
  const { notes, stamped } = await ofReceipt(makeToken({ ...right, by: stampers.below }), pemOf(authority.root))
  expect([notes.length, stamped]).toEqual([1, []])
})

test('a stamp counts for the line that it leads to, and for no other', async () => {
  const other = makeReceipt(log, 5)
  const token = makeToken(right)
  const fails = async (over: Record<string, unknown>) =>
    (await said(JSON.stringify(receiptWith(token, over)), pemOf(authority.root))).fails
  expect(await fails({ proof: other.proof })).toEqual(['The time stamp is of something else.'])
  const above = [Buffer.alloc(32, 8), Buffer.alloc(32, 9)]
  const elsewhere = proofText(1, above, noteIn(log.installation))
  expect(await fails({ installation_proof: elsewhere })).toEqual(['The time stamp is of something else.'])
  expect(await fails({ proof: 'x' })).toEqual(['The time stamp can’t be read.'])
  const foreign = (other.proof ?? '').replace('b001\n', 'b002\n')
  expect(await fails({ proof: foreign })).toEqual(['The time stamp can’t be read.'])
})

/** A stamp in an export: of the log when it had fewer entries. */
function stampOf(size: number, consistency: Buffer[]) {
  const text = checkpointText(ORIGIN, log.leaves.slice(0, size))
  const above = [
    createHash('sha256')
      .update(Buffer.concat([Buffer.of(0), Buffer.from(text)]))
      .digest(),
  ]
  const installation = proofText(0, above, `${checkpointText(NAME, above)}\n\u2014 a AAAAAAA=\n`)
  const token = makeToken({ ...right, imprint: hashOf(noteIn(installation)) })
  const hashes = consistency.map((hash) => hash.toString('base64'))
  const time_stamp = { checkpoint: text, consistency: hashes, installation_proof: installation }
  return JSON.stringify({ time_stamp: { ...time_stamp, token: token.toString('base64') } })
}

test('an export says how many of its entries were there before which time', async () => {
  const nodes = (...parts: Buffer[]) =>
    createHash('sha256')
      .update(Buffer.concat([Buffer.of(1), ...parts]))
      .digest()
  const [a, , , , e, f, g, h, i] = log.leaves
  if (!a || !e || !f || !g || !h || !i) throw new Error('the log has nine leaves')
  // RFC 9162, 2.1.4.1: from eight to nine entries, and from four.
  const fromEight = [i]
  const fromFour = [nodes(nodes(e, f), nodes(g, h)), i]
  const whole = makeExport(log)
  const text = (...stamps: string[]) => `${[...whole, ...stamps].join('\n')}\n`
  const both = await said(text(stampOf(4, fromFour), stampOf(8, fromEight)), pemOf(authority.root))
  expect(both).toEqual({
    fails: [],
    notes: [],
    stamped: [`The first 4 entries existed before ${BEFORE}.`, `The first 8 entries existed before ${BEFORE}.`],
  })
  expect((await said(text(stampOf(9, [])), pemOf(authority.root))).stamped).toHaveLength(1)
  expect((await said(text(stampOf(8, fromEight)))).notes).toEqual([expect.stringContaining('It was not checked')])
  for (const wrong of [stampOf(8, fromFour), stampOf(8, []), stampOf(4, fromEight), stampOf(9, [a])])
    expect((await said(text(wrong), pemOf(authority.root))).fails).toEqual(['The time stamp is of something else.'])
  const forged = stampOf(8, fromEight).replace(/"token":".{200}/, '"token":"AAAA')
  expect((await said(text(forged))).fails).toEqual(['The time stamp can’t be read.'])
})

test('proofs of consistency that Go made hold, and none of them for another root or size', () => {
  const rootAt = (size: number) => {
    const root = vectors.roots.find((each) => each.size === size)?.root
    return root === undefined ? null : fromBase64(root)
  }
  let checked = 0
  for (const { old, size, proof } of vectors.consistency) {
    const [before, root] = [rootAt(old), rootAt(size)]
    if (!before || !root || old === 0) continue
    checked++
    const path = proof.map((hash) => fromBase64(hash) ?? new Uint8Array())
    const given = { old: { size: old, root: before }, size, root, path }
    expect(extendsTree(sha256, given)).toBe(true)
    expect(extendsTree(sha256, { ...given, root: root.map((byte, at) => (at === 3 ? byte ^ 1 : byte)) })).toBe(false)
    expect(extendsTree(sha256, { ...given, old: { size: old, root: before.map((byte) => byte ^ 1) } })).toBe(false)
    expect(extendsTree(sha256, { ...given, path: [...path, new Uint8Array(32)] })).toBe(false)
    expect(extendsTree(sha256, { ...given, size: old - 1 })).toBe(false)
  }
  expect(checked).toBeGreaterThan(10)
})

test.each(['rsa', 'ec'])('what OpenSSL stamped is read and trusted in the same way: %s', async (name) => {
  const token = readToken(tokenOfReply(file(`${name}.tsr`)))
  expect(Buffer.from(token.imprint)).toEqual(hashOf(file('checkpoint.txt').toString()))
  const others = token.certificates.map(readX509)
  const [first] = others.filter(({ extensions }) => extensions.has('2.5.29.37'))
  if (!first) throw new Error('the stamp has no certificate')
  const trusted = (pem: string) => isVouchedFor(first, { trusted: readPem(pem), others, at: token.at })
  expect(await trusted(file('root.pem').toString())).toBe(true)
  expect(await trusted(file('middle.pem').toString())).toBe(name === 'rsa')
  expect(await trusted(pemOf(authority.root))).toBe(false)
  const { attributes: signed, algorithm, signature, digestAlgorithm } = token
  const digest = DIGESTS[digestAlgorithm] ?? ''
  expect(await isSignedBy(first.publicKey, { signed, algorithm, signature, digest })).toBe('yes')
  const changed = signed.map((byte, at) => (at === 40 ? byte ^ 1 : byte))
  expect(await isSignedBy(first.publicKey, { signed: changed, algorithm, signature, digest })).toBe('no')
  expect(await isSignedBy(first.publicKey, { signed, algorithm: '1.2.3', signature, digest })).toBe('unknown')
  const known = new X509Certificate(first.whole)
  expect([first.from, first.until]).toEqual([Date.parse(known.validFrom), Date.parse(known.validTo)])
})

test('a file of certificates that holds none is named, and each language says all of it', async () => {
  const token = makeToken(right)
  const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'
  expect((await ofReceipt(token, broken)).fails).toEqual([expect.stringContaining('holds none that can be read')])
  for (const words of LANGUAGES)
    expect(words.lineStamped('2026-11-29T12:00:00.000Z', 'Stand-in')).toMatch(/2026-11-29T12:00:00.000Z.*Stand-in/)
})
