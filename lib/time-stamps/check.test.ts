import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'
import { readPem } from './certificates'
import { checkStamp, imprintOf, type StampProblem } from './check'
import { DerError, readDer } from './der'
import { timeStampRequest } from './request'
import { issue, issueAuthority, makeToken, readRequest, replyOf, TIME_STAMPING } from './testing'
import { NotGranted, readToken, tokenOfReply } from './token'

// The stamps that OpenSSL's own authority made (openssl/make.sh), and its request for them.
const file = (name: string) => readFileSync(join(ROOT, 'lib/time-stamps/openssl', name))
const checkpoint = file('checkpoint.txt').toString('utf8')
const [root, middle] = [readPem(file('root.pem').toString()), readPem(file('middle.pem').toString())]
const request = readRequest(file('request.tsq'))
const given = { imprint: imprintOf(checkpoint), nonce: request.nonce, trusted: root }
const tokens = ['rsa', 'ec'].map((name) => ({ name, token: tokenOfReply(file(`${name}.tsr`)) }))

test('our request is the one that OpenSSL makes, byte for byte', () => {
  expect(request.imprint).toEqual(given.imprint)
  const asUnsigned = request.nonce[0] === 0 ? request.nonce.subarray(1) : request.nonce
  expect(timeStampRequest({ imprint: given.imprint, nonce: asUnsigned })).toEqual(file('request.tsq'))
})

test.each(tokens)('a stamp of OpenSSL holds: $name', ({ name, token }) => {
  const holds = { ok: true, authority: `${name.toUpperCase()} stamps` }
  const checked = checkStamp(token, given)
  expect(checked).toMatchObject(holds)
  // 29 November 2026, when the folder was made.
  if (checked.ok) expect(new Date(checked.at).toISOString()).toMatch(/^2026-11-29T/)
  expect(checkStamp(token, { ...given, nonce: null })).toMatchObject(holds)
  expect(checkStamp(token, { ...given, trusted: [] })).toMatchObject(holds)
  const other = issueAuthority().trusted
  expect(checkStamp(token, { ...given, trusted: other })).toEqual({ ok: false, problem: 'untrusted' })
})

test('a certificate between the root and the authority is enough to trust it, and another branch is not', () => {
  const [rsa, ec] = tokens.map(({ token }) => checkStamp(token, { ...given, trusted: middle }))
  expect(rsa).toMatchObject({ ok: true })
  expect(ec).toEqual({ ok: false, problem: 'untrusted' })
})

test.each(tokens)('what is signed, the signature and the certificate can’t be changed: $name', ({ token }) => {
  const { content, certificates, signer } = readToken(token)
  for (const part of [content, signer.attributes.subarray(1), signer.signature, certificates.at(0)]) {
    const from = part ? token.indexOf(part) : -1
    expect(from).toBeGreaterThan(0)
    // Each byte would take half a minute; 17 has no part in common with the lengths of anything here.
    for (let at = from; part && at < from + part.length; at += 17) {
      const changed = Buffer.from(token)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      expect(checkStamp(changed, given)).toMatchObject({ ok: false })
    }
  }
  for (const length of [0, 1, 30, token.length - 1])
    expect(checkStamp(token.subarray(0, length), given)).toEqual({ ok: false, problem: 'malformed' })
  expect(checkStamp(Buffer.concat([token, Buffer.alloc(1)]), given)).toEqual({ ok: false, problem: 'malformed' })
})

const authority = issueAuthority()
const imprint = imprintOf('a checkpoint')
const nonce = Buffer.from('80010203', 'hex')
const right = { by: authority.stamper, imprint, nonce }
const stampers = {
  expired: issue({ name: 'a', issuer: authority.root, purposes: [TIME_STAMPING], until: Date.UTC(2021, 0) }),
  purpose: issue({ name: 'a', issuer: authority.root, purposes: ['1.3.6.1.5.5.7.3.1'] }),
  purposes: issue({ name: 'a', issuer: authority.root, purposes: [TIME_STAMPING, '1.3.6.1.5.5.7.3.1'] }),
  loose: issue({ name: 'a', issuer: authority.root, purposes: [TIME_STAMPING], isCritical: false }),
  none: issue({ name: 'a', issuer: authority.root }),
  // A root of the same name, and another key.
  forged: issue({
    name: authority.stamper.name,
    issuer: issue({ name: authority.root.name, ca: true }),
    purposes: [TIME_STAMPING],
  }),
  // Somebody for whom the root vouches, and who may not vouch for others.
  below: issue({ name: 'b', issuer: authority.stamper, purposes: [TIME_STAMPING] }),
}

test.each<[StampProblem, Parameters<typeof makeToken>[0]]>([
  ['other_data', { ...right, imprint: imprintOf('another') }],
  ['other_nonce', { ...right, nonce: Buffer.from('80010204', 'hex') }],
  ['other_nonce', { ...right, nonce: null }],
  ['no_certificate', { ...right, withCertificate: false }],
  ['wrong_certificate', { ...right, by: stampers.expired }],
  ['wrong_certificate', { ...right, by: stampers.purpose }],
  ['wrong_certificate', { ...right, by: stampers.purposes }],
  ['wrong_certificate', { ...right, by: stampers.loose }],
  ['wrong_certificate', { ...right, by: stampers.none }],
  ['wrong_certificate', { ...right, named: stampers.forged }],
  ['wrong_signature', { ...right, signs: Buffer.from('something else') }],
  ['wrong_signature', { ...right, by: { ...authority.stamper, key: stampers.forged.key } }],
  ['untrusted', { ...right, by: stampers.forged }],
  ['untrusted', { ...right, by: stampers.below }],
])('a stamp that is not right is refused as %s', (problem, options) => {
  expect(checkStamp(makeToken(right), { imprint, nonce, trusted: authority.trusted })).toMatchObject({ ok: true })
  const checked = checkStamp(makeToken(options), { imprint, nonce, trusted: authority.trusted })
  expect(checked).toEqual({ ok: false, problem })
})

test('the authority itself may be what is trusted, and its certificate counts at the time of the stamp', () => {
  const trusted = [new X509Certificate(authority.stamper.certificate)]
  expect(checkStamp(makeToken(right), { imprint, nonce, trusted })).toMatchObject({
    ok: true,
    authority: 'Stand-in time',
  })
  const past = makeToken({ ...right, by: stampers.expired, at: Date.UTC(2020, 5) })
  expect(checkStamp(past, { imprint, nonce, trusted: authority.trusted })).toMatchObject({ ok: true })
})

test('an authority that grants nothing, or writes something else, gives no token', () => {
  expect(() => tokenOfReply(replyOf(null))).toThrow(NotGranted)
  for (const reply of ['', '3003', '<html>', '30030201'])
    expect(() => tokenOfReply(Buffer.from(reply, 'latin1'))).toThrow(DerError)
})

test('DER has one way to write a length, and nothing after its end', () => {
  expect(readDer(Buffer.from('0401aa', 'hex')).body.toString('hex')).toBe('aa')
  for (const wrong of ['048101aa', '04820001aa', '0480aa0000', '0402aa', '0401aaaa', '1f01aa', '04', ''])
    expect(() => readDer(Buffer.from(wrong, 'hex'))).toThrow(DerError)
})
