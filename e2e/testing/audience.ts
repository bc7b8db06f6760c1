import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { instance } from '@/testing/instance'

const MOST_OUTPUT = 256 * 1024 * 1024

export interface CurlAnswer {
  /** 0 when the transfer ended well. */
  exit: number
  status: number
  id: string
  body: string
}

const audienceUrl = (query: string) => `${instance().url}/api/v1/audience${query}`
const authorization = () => `Bearer ${instance().apiKey}`

/** Runs `curl -T people.csv …` with only the key added, as a business would type it. */
export async function curlUpload(content: string | Buffer, query: string, ...more: string[]): Promise<CurlAnswer> {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-curl-'))
  try {
    const [list, head, body] = ['people.csv', 'head', 'body'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    writeFileSync(list, content)
    writeFileSync(body, '')
    const args = ['-sS', '-T', list, '-H', `Authorization: ${authorization()}`, '-D', head, '-o', body, ...more]
    const exit = await new Promise<number>((resolve) => {
      execFile('curl', [...args, audienceUrl(query)], { maxBuffer: MOST_OUTPUT }, (error) =>
        resolve(error === null ? 0 : Number(error.code)),
      )
    })
    // curl announces the upload, so the first response is 100 Continue.
    const heads = readFileSync(head, 'utf8').split('\r\n\r\n').filter(Boolean)
    const last = heads.at(-1) ?? ''
    const id = /^sayso-audience-id: (\S+)/im.exec(last)?.[1] ?? ''
    return { exit, status: Number(last.slice(9, 12)), id, body: readFileSync(body, 'utf8') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Starts a call whose body the test sends piece by piece. Waits for nothing. */
export function openUpload(query: string, headers: Record<string, string> = {}): ClientRequest {
  const call = request(audienceUrl(query), { method: 'PUT', headers: { authorization: authorization(), ...headers } })
  call.on('error', () => {})
  return call
}

/** Resolves once the head of the response has arrived. */
export function answerTo(call: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    call.once('response', resolve)
    call.once('error', reject)
  })
}

export interface AudienceView {
  status: string
  problem: string | null
  rows: number
  allowed: number
  unreadable: number
  reasons: Record<string, number>
}

export async function audienceOf(id: string): Promise<AudienceView> {
  const response = await fetch(`${instance().url}/api/v1/audiences/${id}`, {
    headers: { authorization: authorization() },
  })
  return (await response.json()) as AudienceView
}
