import { spawnSync } from 'node:child_process'
import type cluster from 'node:cluster'
import { EventEmitter } from 'node:events'
import { Counter, Gauge, Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { textOf } from './metrics.mjs'
import { sumMetrics } from './sum-metrics.mjs'

interface Asked {
  metrics: 'own' | 'sum'
  id: number
  all?: object[][]
}

/** A cluster whose processes answer as real ones do, or hang, or end. */
function makeCluster() {
  const workers: Record<number, FakeWorker> = {}
  const made = Object.assign(new EventEmitter(), { workers })
  const fork = (id: number) => (workers[id] = new FakeWorker(id, made))
  const end = (worker: FakeWorker) => {
    worker.isEnded = true
    delete workers[worker.id]
    made.emit('exit', worker)
  }
  /** Reads what `GET /metrics` says on one of them. */
  const read = (worker: FakeWorker) =>
    new Promise<string[]>((resolve) => {
      worker.sum = async (all) => resolve((await textOf(all)).split('\n').filter((line) => /^\w+ /.test(line)))
      made.emit('message', worker, { metrics: 'all', id: 7 })
    })
  return { made, fork, end, read }
}

class FakeWorker {
  isEnded = false
  hangs = false
  sum: (all: object[][]) => unknown = () => {}
  readonly #registry = new Registry()
  readonly count = new Counter({ name: 'requests_total', help: 'x', registers: [this.#registry] })
  readonly size = new Gauge({ name: 'bytes', help: 'x', registers: [this.#registry] })

  constructor(
    readonly id: number,
    readonly cluster: EventEmitter,
  ) {
    this.size.set(10)
  }

  isConnected() {
    return !this.isEnded
  }

  send({ metrics, id, all = [] }: Asked) {
    if (metrics === 'sum') return void this.sum(all)
    if (this.hangs) return
    void this.#registry.getMetricsAsJSON().then((values) => this.cluster.emit('message', this, { metrics, id, values }))
  }
}

test('what processes counted never goes down, also when one hangs or ends; what they hold now does', async () => {
  const { made, fork, end, read } = makeCluster()
  // `satisfies` would want all of a cluster; these are the parts that are used.
  sumMetrics(made as unknown as typeof cluster, 5)
  const [first, second] = [fork(1), fork(2)]
  first.count.inc(100)
  second.count.inc(30)
  expect(await read(first)).toEqual(['requests_total 130', 'bytes 20'])

  second.hangs = true
  expect(await read(first)).toEqual(['requests_total 130', 'bytes 20'])

  end(second)
  expect(await read(first)).toEqual(['requests_total 130', 'bytes 10'])
  const third = fork(3)
  third.count.inc(1)
  expect(await read(third)).toEqual(['requests_total 131', 'bytes 20'])
  // One that ends while others are waited for is counted once.
  const fifth = fork(5)
  fifth.hangs = true
  const reading = read(first)
  await new Promise(setImmediate)
  end(third)
  expect(await reading).toEqual(['requests_total 131', 'bytes 10'])
  end(fifth)
  end(first)
  const fourth = fork(4)
  fourth.count.inc(2)
  expect(await read(fourth)).toEqual(['requests_total 133', 'bytes 10'])
})

test('the counts of however many processes that ended stay in the sum, and not one part of it for each', async () => {
  const { made, fork, end, read } = makeCluster()
  sumMetrics(made as unknown as typeof cluster, 5)
  for (let id = 1; id <= 30; id++) {
    const one = fork(id)
    one.count.inc(id)
    expect(await read(one)).toContain(`requests_total ${(id * (id + 1)) / 2}`)
    end(one)
  }
  const other = fork(31)
  const parts = new Promise<number>((resolve) => {
    other.sum = (all) => resolve(all.length)
  })
  made.emit('message', other, { metrics: 'all', id: 7 })
  expect(await parts).toBeLessThan(12)
})

test('the process that starts the others does not load what adds metrics up', async () => {
  const module = new URL('sum-metrics.mjs', import.meta.url).href
  const program = `import { createRequire } from 'node:module'; await import('${module}')
    console.log(Object.keys(createRequire('${module}').cache).filter((file) => file.includes('prom-client')).length)`
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
  expect(stdout.trim()).toBe('0')
})
