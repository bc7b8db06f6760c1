import { createHmac, createSecretKey, randomBytes } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'

// The bare HMAC of check.ts, in a thread of its own: its garbage would otherwise be collected while the other side is
// measured.
const { bytes, count, warmUp } = workerData
const secret = createSecretKey(randomBytes(32))
const text = randomBytes(bytes)
/** @param {number} times */
const run = (times) => {
  for (let turn = 0; turn < times; turn++) createHmac('sha256', secret).update(text).digest()
}
run(warmUp)
const began = performance.now()
run(count)
parentPort?.postMessage((1000 * count) / (performance.now() - began))
