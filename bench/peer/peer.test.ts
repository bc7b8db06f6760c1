import type { Result } from 'autocannon'
import { expect, test } from 'vitest'
import { answeredOf } from './measure'
import { usedBetween } from './processes'
import { idealSettings, peerOf } from './sides'

const PEER = {
  BENCH_PEER_URL: 'http://127.0.0.1:9000',
  BENCH_PEER_DATABASE_URL: 'postgres://somebody@127.0.0.1/peer',
  BENCH_PEER_PAGES: 'select path from pages',
}

test('a session that was closed between two looks takes nothing from the processor time of the others', () => {
  const before = new Map([
    [1, 50],
    [2, 3],
  ])
  const after = new Map([
    [2, 4],
    [3, 0.5],
  ])
  expect(usedBetween(before, after)).toBe(1.5)
})

test('the settings of the ideal stay short, however many people there are', () => {
  const ideal = { adminUrl: 'postgres://admin@127.0.0.1/postgres', database: 'run', port: 1, pageBytes: 12_000 }
  const settings = idealSettings({ ...ideal, people: 1_000_000 })
  for (const value of Object.values(settings)) expect(value.length).toBeLessThan(1000)
  expect(settings['IDEAL_ADMIN_URL']).toBe('postgres://admin@127.0.0.1/run')
})

test('a page that leads elsewhere is no page, but a save may be answered so', () => {
  const result: Result = {
    ...{ '2xx': 5, '3xx': 2, '4xx': 0, '5xx': 0, non2xx: 2, errors: 0, timeouts: 0, duration: 2 },
    latency: { p50: 1, p99: 2 },
  }
  expect(answeredOf(result, 'save', 'the peer')).toBe(7)
  expect(() => answeredOf(result, 'page', 'the peer')).toThrow('2 requests of page failed')
  expect(() => answeredOf({ ...result, '2xx': 0, '3xx': 0 }, 'page', 'the peer')).toThrow('answered nothing')
})

test('the environment names a peer, its queries and its process', () => {
  expect(peerOf({})).toBeNull()
  expect(() => peerOf({ BENCH_PEER_URL: 'http://127.0.0.1:9000' })).toThrow('BENCH_PEER_DATABASE_URL')
  expect(peerOf(PEER)).toMatchObject({ saves: '', saved: '', pid: 0 })
  const saved = 'select count(*) from saves'
  expect(peerOf({ ...PEER, BENCH_PEER_SAVED: saved, BENCH_PEER_PID: String(process.pid) })).toMatchObject({
    saved,
    pid: process.pid,
  })
})

test.runIf(process.platform === 'linux')('a process that does not run is refused, not measured as nothing', () => {
  // Above the highest number that Linux gives to a process.
  expect(() => peerOf({ ...PEER, BENCH_PEER_PID: '4194305' })).toThrow('4194305, which does not run')
})
