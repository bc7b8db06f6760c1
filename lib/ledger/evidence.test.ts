import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { SALT_BYTES, sealEvidence, verifyEvidence } from './evidence'
import { noticeHash } from './notice'

const newSalt = () => randomBytes(SALT_BYTES)
const BODY = { text: 'no quiero más', ip: '203.0.113.7' }

test('evidence is what the digest was made of, whatever the order of its keys', () => {
  const salt = newSalt()
  const digest = sealEvidence(BODY, salt)
  expect(verifyEvidence({ ip: BODY.ip, text: BODY.text }, salt, digest)).toBe(true)
})

test('other words, another salt or a broken digest are not', () => {
  const salt = newSalt()
  const digest = sealEvidence(BODY, salt)
  expect(verifyEvidence({ ...BODY, text: 'no quiero mas' }, salt, digest)).toBe(false)
  expect(verifyEvidence({ ...BODY, text: BODY.text.normalize('NFD') }, salt, digest)).toBe(false)
  expect(verifyEvidence(BODY, newSalt(), digest)).toBe(false)
  expect(verifyEvidence(BODY, salt, digest.slice(2))).toBe(false)
  expect(verifyEvidence(BODY, salt, '')).toBe(false)
})

test('the same body has another digest each time: it can’t be guessed from the ledger', () => {
  expect(sealEvidence(BODY, newSalt())).not.toBe(sealEvidence(BODY, newSalt()))
})

test('a salt of another length and a body that is no JSON value are refused', () => {
  expect(() => sealEvidence(BODY, Buffer.alloc(15))).toThrow('16 bytes')
  for (const [body, reason] of [
    [undefined, 'JSON'],
    [{ n: Number.NaN }, 'NaN'],
  ] as const)
    expect(() => sealEvidence(body, newSalt())).toThrow(reason)
})

test('half an emoji in what a person wrote does not stop their change from being sealed', () => {
  const salt = newSalt()
  const cut = { text: 'STOP \ud83d', '\udc4d': ['\udc4d'] }
  expect(verifyEvidence(JSON.parse(JSON.stringify(cut)), salt, sealEvidence(cut, salt))).toBe(true)
  expect(sealEvidence(cut, salt)).toBe(sealEvidence({ text: 'STOP \ufffd', '\ufffd': ['\ufffd'] }, salt))
  expect(sealEvidence({ text: '👍' }, salt)).not.toBe(sealEvidence({ text: '\ufffd' }, salt))
})

test('the same words typed on another system are the same notice', () => {
  const notice = { topics: [{ name: 'Promoções' }], locale: 'pt-BR' }
  const typed = { locale: 'pt-BR', topics: [{ name: 'Promoções'.normalize('NFD') }] }
  expect(noticeHash(typed)).toEqual(noticeHash(notice))
  expect(noticeHash({ ...notice, locale: 'pt' }).hash).not.toBe(noticeHash(notice).hash)
})
