import { createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { log } from '@/lib/log'
import type { Deps } from '@/lib/services/deps'
import { mailInvitation } from './mail-invitation'

/** A mail server that takes one message, or refuses its recipient. Returns its URL and what arrives. */
async function mailServer({ takes = true } = {}) {
  const arrived: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let inData = false
    socket.setEncoding('utf8').write('220 here\r\n')
    socket.on('error', () => {})
    socket.on('data', (text: string) => {
      arrived.push(text)
      if (inData) {
        if (!arrived.join('').includes('\r\n.\r\n')) return
        inData = false
        return void socket.write('250 taken\r\n')
      }
      for (const line of text.split('\r\n').filter(Boolean)) {
        if (/^DATA/i.test(line)) inData = true
        const refuses = /^RCPT/i.test(line) && !takes
        const reply = /^DATA/i.test(line) ? '354 go on' : /^QUIT/i.test(line) ? '221 bye' : '250 ok'
        socket.write(`${refuses ? '550 nobody here' : reply}\r\n`)
      }
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void (sockets.forEach((socket) => socket.destroy()), server.close()))
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, arrived }
}

const mail = {
  to: 'bia@example.com',
  subject: 'Invitation to Café',
  text: 'Open https://x.example/console/invitation/T',
}
const depsOf = (url: string | null) =>
  ({ settings: { mail: url === null ? null : { url, from: 'Sayso <sayso@example.com>' } }, log }) as unknown as Deps

test('an invitation is handed to the mail server, with its link whole', async () => {
  const { url, arrived } = await mailServer()
  expect(await mailInvitation(depsOf(url), mail)).toBe('sent')
  const all = arrived.join('')
  expect(all).toMatch(/RCPT TO:<bia@example\.com>/)
  expect(all).toMatch(/^From: Sayso <sayso@example\.com>/m)
  expect(all).toContain(mail.text)
})

test('a server that refuses, or is not there, is no failure of the invitation; the log has no address', async () => {
  const warn = vi.spyOn(log, 'warn').mockImplementation(() => {})
  onTestFinished(() => warn.mockRestore())
  const { url } = await mailServer({ takes: false })
  expect(await mailInvitation(depsOf(url), mail)).toBe('not_sent')
  expect(await mailInvitation(depsOf('smtp://127.0.0.1:1'), mail)).toBe('not_sent')
  expect(warn).toHaveBeenCalledTimes(2)
  expect(JSON.stringify(warn.mock.calls)).not.toMatch(/bia@|invitation\/T/)
})

test('without a mail server nothing is sent', async () => {
  expect(await mailInvitation(depsOf(null), mail)).toBe('no_server')
})
