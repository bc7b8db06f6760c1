import { expect, test } from 'vitest'
import { z } from 'zod'
import { evidenceProblems, evidenceSettings } from './evidence-settings'

const read = (given: Record<string, string>) => z.object(evidenceSettings).safeParse(given)

test('witnesses are pairs of an address and a public key', () => {
  const one = 'https://witness.example/ witness.example+0123abcd+BA=='
  expect(read({}).data?.EVIDENCE_WITNESSES).toEqual([])
  expect(
    read({ EVIDENCE_WITNESSES: `${one}, http://other.example/log other.example+0123abcd+BA==` }).data,
  ).toMatchObject({
    EVIDENCE_WITNESSES: [
      { url: 'https://witness.example/', vkey: 'witness.example+0123abcd+BA==' },
      { url: 'http://other.example/log', vkey: 'other.example+0123abcd+BA==' },
    ],
  })
  for (const wrong of [
    'witness.example',
    'https://witness.example/',
    'ftp://x y',
    `${one} more`,
    Array(17).fill(one).join(),
  ])
    expect(read({ EVIDENCE_WITNESSES: wrong }).success).toBe(false)
})

test('a key is not what somebody typed, and a command is its words', () => {
  expect(read({ EVIDENCE_KEY: 'secret' }).success).toBe(false)
  expect(read({ EVIDENCE_SIGNER: ' /bin/sign --key 1 ' }).data?.EVIDENCE_SIGNER).toEqual(['/bin/sign', '--key', '1'])
})

test('there is one way to sign, and a command has its public key', () => {
  expect(evidenceProblems({})).toEqual([])
  expect(evidenceProblems({ EVIDENCE_KEY_FILE: 'a' })).toEqual([])
  expect(evidenceProblems({ EVIDENCE_SIGNER: ['a'], EVIDENCE_SIGNER_KEY: 'b' })).toEqual([])
  expect(evidenceProblems({ EVIDENCE_KEY_FILE: 'a', EVIDENCE_KEY: 'b' })).toEqual([expect.stringContaining('set one')])
  for (const half of [{ EVIDENCE_SIGNER: ['a'] }, { EVIDENCE_SIGNER_KEY: 'b' }])
    expect(evidenceProblems(half)).toEqual([expect.stringContaining('belong together')])
})

test('an authority for time stamps is an address, which has a password only with https', () => {
  expect(read({}).data).toMatchObject({ EVIDENCE_TIMESTAMP_MINUTES: 60 })
  for (const right of ['http://tsa.example', 'https://tsa.example/tsr?a=1', 'https://me:secret@tsa.example/'])
    expect(read({ EVIDENCE_TIMESTAMP_URL: right }).success).toBe(true)
  for (const wrong of ['tsa.example', 'ftp://tsa.example', 'http://me:secret@tsa.example/'])
    expect(read({ EVIDENCE_TIMESTAMP_URL: wrong }).success).toBe(false)
  expect(read({ EVIDENCE_TIMESTAMP_MINUTES: '0' }).success).toBe(false)
  expect(evidenceProblems({ EVIDENCE_TIMESTAMP_CA: 'a' })).toEqual([expect.stringContaining('is missing')])
  expect(evidenceProblems({ EVIDENCE_TIMESTAMP_CA: 'a', EVIDENCE_TIMESTAMP_URL: 'b' })).toEqual([])
})
