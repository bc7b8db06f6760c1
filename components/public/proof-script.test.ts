import { webcrypto } from 'node:crypto'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { isProof, makeChallenge } from '@/lib/services/front-door/proof-of-work'
import { PROOF_SCRIPT } from './proof-script'

const BITS = 8
const deps = { clock: { now: () => Date.now() }, pepper: Buffer.alloc(32, 3) }

/** Runs the page's script on a stand-in for its form, and presses the button. */
async function press(crypto: Partial<typeof webcrypto>) {
  const listeners = new Map<string, (event: { preventDefault: () => void }) => unknown>()
  const listen = (name: string, listener: (event: { preventDefault: () => void }) => unknown) =>
    listeners.set(name, listener)
  const button = { textContent: 'Send', disabled: false, dataset: { wait: 'One moment' } }
  const seen = { sent: 0, kept: 0 }
  const form = {
    challenge: { value: makeChallenge(deps, 'cafe-aurora', BITS) },
    answer: { value: 'of an earlier visit' },
    querySelector: () => button,
    addEventListener: listen,
    submit: () => void seen.sent++,
  }
  const document = { getElementById: (id: string) => (id === 'ask' ? form : null) }
  runInNewContext(PROOF_SCRIPT, { document, addEventListener: listen, crypto, TextEncoder })
  listeners.get('pageshow')?.({ preventDefault: () => {} })
  await listeners.get('submit')?.({ preventDefault: () => void seen.kept++ })
  return { button, form, ...seen }
}

test('the script finds what the server takes as a proof, says meanwhile that it works, and sends the form', async () => {
  const { button, form, sent, kept } = await press(webcrypto)
  expect([sent, kept]).toEqual([1, 1])
  expect(button).toMatchObject({ textContent: 'One moment', disabled: true })
  const proof = { challenge: form.challenge.value, answer: String(form.answer.value) }
  expect(isProof(deps, 'cafe-aurora', proof, BITS)).toBe(true)
  expect(isProof(deps, 'another-business', proof, BITS)).toBe(false)
  expect(isProof(deps, 'cafe-aurora', proof, BITS + 2)).toBe(false)
})

test('where a browser can compute no hashes, the form is sent as it is', async () => {
  const { form, sent, kept } = await press({})
  expect([sent, kept, form.answer.value]).toEqual([0, 0, ''])
})
