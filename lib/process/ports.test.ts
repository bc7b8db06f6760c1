import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { freePort, isPortFree } from './ports.mjs'

test('a free port is none that the system gives to others or a browser refuses, and each time another one', async () => {
  const ports = [await freePort(), await freePort(), await freePort()]
  expect(new Set(ports).size).toBe(3)
  for (const port of ports) expect(port < 32_768 && port >= 11_000).toBe(true)
})

test('a port that is taken is passed over', async () => {
  const first = await freePort()
  const server = createServer().listen(first + 1, '127.0.0.1')
  onTestFinished(() => void server.close())
  // Where another process has it already, it is taken as well.
  await once(server, 'listening').catch(() => {})
  expect(await isPortFree(first + 1, '127.0.0.1')).toBe(false)
  expect(await freePort()).not.toBe(first + 1)
})
