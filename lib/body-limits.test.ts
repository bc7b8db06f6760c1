import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BODY_LIMITS, sizeOf } from './body-limits.mjs'
import { ROOT } from './process/environment.mjs'

test.each([
  [BODY_LIMITS.usual, '64 kB'],
  [BODY_LIMITS.list, '2 MB'],
  [1024 ** 2 - 512, '1024 kB'],
  [1024 ** 2, '1 MB'],
])('%i bytes are %s', (bytes, text) => {
  expect(sizeOf(bytes)).toBe(text)
})

/** The documents that say how large a body may be, each with the words before the size. */
const SAID: readonly (readonly [string, string, number])[] = [
  [
    'docs/reference/urls.md',
    "| `POST /p/:token` | receives the page's form, see below | 303 to the page; 200; 400; 413 over ",
    BODY_LIMITS.usual,
  ],
  [
    'docs/reference/urls.md',
    '| `POST /b/:business` | takes the number | 303, the same for every valid number; 404; 413 over ',
    BODY_LIMITS.doorForm,
  ],
  ['docs/reference/urls.md', '200 stored; 401 wrong signature or unknown backend; 413 over ', BODY_LIMITS.posted],
  ['docs/reference/urls.md', '403 another site; 413 over ', BODY_LIMITS.usual],
  ['docs/backends/whatsapp.md', '`POST` checks `X-Hub-Signature-256` over the raw bytes, up to ', BODY_LIMITS.posted],
  ['docs/inbound-flow.md', '| 413 | `too_large` | the body has more than ', BODY_LIMITS.usual],
  ['docs/inbound-flow.md', 'The body has at most ', BODY_LIMITS.usual],
  ['docs/agents.md', '- A body has ', BODY_LIMITS.usual],
]

test.each(SAID)('%s says after "%s" how many bytes are read', (file, words, bytes) => {
  const [, after] = readFileSync(join(ROOT, file), 'utf8').split(words)
  expect(after?.slice(0, sizeOf(bytes).length)).toBe(sizeOf(bytes))
})
