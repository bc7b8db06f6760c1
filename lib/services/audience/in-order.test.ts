import { expect, test } from 'vitest'
import { inOrder } from './in-order'

/** Inputs that record how far they were read and whether their reading was ended. */
function inputsOf(count: number) {
  const seen = { read: 0, ended: false }
  async function* inputs() {
    try {
      for (let at = 0; at < count; at++) {
        seen.read++
        yield at
      }
    } finally {
      seen.ended = true
    }
  }
  return { seen, inputs: inputs() }
}

async function all<T>(results: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const result of results) found.push(result)
  return found
}

test('results come in the order of the inputs, not in the order in which they are ready', async () => {
  const { inputs } = inputsOf(20)
  const later = async (at: number) => {
    for (let turn = 0; turn < (at % 3) * 3; turn++) await Promise.resolve()
    return at * 2
  }
  expect(await all(inOrder(inputs, 3, later))).toEqual(Array.from({ length: 20 }, (_, at) => at * 2))
})

test('no more is under way than allowed, and nothing is read ahead of the reader beyond that', async () => {
  const { seen, inputs } = inputsOf(100)
  let running = 0
  let most = 0
  const results = inOrder(inputs, 3, async (at) => {
    most = Math.max(most, ++running)
    await Promise.resolve()
    running--
    return at
  })
  await results.next()
  await new Promise((soon) => setImmediate(soon))
  expect(seen.read).toBeLessThanOrEqual(3)
  await all(results)
  expect(most).toBeLessThanOrEqual(3)
})

test('a failure is met in its turn, and ends the reading', async () => {
  const { seen, inputs } = inputsOf(100)
  const found: number[] = []
  const failing = async (at: number) => {
    if (at === 5) throw new Error('five')
    return at
  }
  await expect(async () => {
    for await (const result of inOrder(inputs, 3, failing)) found.push(result)
  }).rejects.toThrow('five')
  expect(found).toEqual([0, 1, 2, 3, 4])
  expect(seen.ended).toBe(true)
  expect(seen.read).toBeLessThanOrEqual(8)
})

test('a reader who goes away ends the reading, after what is under way', async () => {
  const { seen, inputs } = inputsOf(100)
  let done = 0
  const slow = async () => {
    await new Promise((soon) => setImmediate(soon))
    return ++done
  }
  for await (const _ of inOrder(inputs, 3, slow)) break
  expect(done).toBe(seen.read)
  expect(seen.ended).toBe(true)
})

test('a result is given though the next input has not come', async () => {
  let send = () => {}
  async function* asked() {
    yield 1
    await new Promise<void>((sent) => (send = sent))
    yield 2
  }
  const results = inOrder(asked(), 3, async (at) => at * 2)
  expect(await results.next()).toEqual({ done: false, value: 2 })
  send()
  expect(await all(results)).toEqual([4])
})

test('an input that fails is met after the results before it', async () => {
  async function* broken() {
    yield 1
    yield 2
    throw new Error('cut')
  }
  const found: number[] = []
  const slow = async (at: number) => {
    await new Promise((soon) => setImmediate(soon))
    return at
  }
  await expect(async () => {
    for await (const result of inOrder(broken(), 3, slow)) found.push(result)
  }).rejects.toThrow('cut')
  expect(found).toEqual([1, 2])
})
