import type { Cluster } from 'node:cluster'
import { EventEmitter } from 'node:events'
import { afterEach, expect, test, vi } from 'vitest'
import { sumMetrics } from './metrics.mjs'
import { RequestCounts, RequestSeconds } from './request-metrics.mjs'

afterEach(() => void vi.useRealTimers())

interface Asked {
  metrics: string
  id: number
  text?: string
}

/** Web processes that have served as many requests as they are told. */
function processes() {
  const cluster = Object.assign(new EventEmitter(), { workers: {} as Record<number, unknown> })
  sumMetrics(cluster as unknown as Cluster)
  const start = (id: number) => {
    const metrics = [new RequestCounts(), new RequestSeconds()] as const
    let tell = (_: string) => {}
    const worker = {
      ...{ id, hangs: false, isConnected: () => true, isDead: () => false },
      serve: (count: number) => {
        for (let request = 0; request < count; request++) {
          metrics[0].count('/healthz', 'GET', 200)
          metrics[1].observe('/healthz', 0.002)
        }
      },
      send: ({ metrics: what, id: asked, text = '' }: Asked) => {
        if (what === 'sum') tell(text)
        else if (!worker.hangs)
          cluster.emit('message', worker, { metrics: 'own', id: asked, values: metrics.map((each) => each.get()) })
      },
      read: () =>
        new Promise<number[]>((resolve) => {
          tell = (text) =>
            resolve([/_total\{.*\} (\d+)/, /_count\{.*\} (\d+)/].map((line) => Number(line.exec(text)?.[1])))
          cluster.emit('message', worker, { metrics: 'all', id: 1 })
        }),
      end: () => {
        delete cluster.workers[id]
        cluster.emit('exit', worker, 1, null)
      },
    }
    cluster.workers[id] = worker
    return worker
  }
  return { start }
}

test('counts of all processes never fall: not when one ends, nor when one hangs', async () => {
  const { start } = processes()
  const [one, two] = [start(1), start(2)]
  one.serve(3)
  two.serve(40)
  expect(await one.read()).toEqual([43, 43])
  two.end()
  expect(await one.read()).toEqual([43, 43])
  const three = start(3)
  three.serve(500)
  expect(await one.read()).toEqual([543, 543])
  three.end()
  vi.useFakeTimers()
  one.hangs = true
  const four = start(4)
  four.serve(6000)
  const reading = four.read()
  await vi.advanceTimersByTimeAsync(2000)
  expect(await reading).toEqual([6543, 6543])
})
