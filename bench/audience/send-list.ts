import { createReadStream } from 'node:fs'
import { request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream/promises'

/** Sends a list as `curl -T` does and counts the rows of the response as they arrive, without the header. */
export async function sendList(url: string, token: string, file: string): Promise<{ rows: number; seconds: number }> {
  const began = performance.now()
  const call = request(url, { method: 'PUT', headers: { authorization: `Bearer ${token}` } })
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    call.once('response', resolve)
    call.once('error', reject)
  })
  await pipeline(createReadStream(file), call)
  const response = await answered
  let lines = 0
  let said = ''
  for await (const chunk of response as AsyncIterable<Buffer>) {
    if (response.statusCode !== 200) said += chunk.toString()
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines++
  }
  if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${said}`)
  return { rows: lines - 1, seconds: (performance.now() - began) / 1000 }
}
