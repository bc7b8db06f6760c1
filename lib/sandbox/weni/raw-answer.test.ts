import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { ANA, PROMO_GROUP, TOKEN, testSandbox } from './testing'

test('contact_actions is answered to the byte as RapidPro answers it, and the connection stays open', async () => {
  const { base } = await testSandbox()
  const { host, port, hostname } = new URL(base)
  const body = JSON.stringify({ contacts: [ANA], action: 'remove', group: PROMO_GROUP })
  const request = [
    'POST /api/v2/contact_actions.json HTTP/1.1',
    `Host: ${host}`,
    `Authorization: Token ${TOKEN}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n')
  const answers = await exchange(hostname, Number(port), request, 2)
  for (const answer of answers) {
    expect(answer).toMatch(/^HTTP\/1\.1 204 No Content\r\n/)
    expect(answer.toLowerCase()).toContain('content-type: application/json\r\n')
    expect(answer.toLowerCase()).toContain('content-length: 2\r\n')
    expect(answer).toMatch(/\r\n\r\n""$/)
  }
})

/** Sends the same request several times over one connection, and returns the response to each. */
function exchange(host: string, port: number, request: string, times: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const answers: string[] = []
    let text = ''
    const socket = connect(port, host, () => socket.write(request))
    socket.on('error', reject)
    socket.on('close', () => reject(new Error(`closed after ${answers.length} answers`)))
    socket.on('data', (data) => {
      text += data.toString()
      if (!text.endsWith('\r\n\r\n""')) return
      answers.push(text)
      text = ''
      if (answers.length < times) return void socket.write(request)
      socket.removeAllListeners('close')
      socket.destroy()
      resolve(answers)
    })
  })
}
