import { setTimeout as sleep } from 'node:timers/promises'
import { Pool } from 'undici'
import type { Choice } from './choices'

const CONNECTIONS = 64

export interface Answered {
  /** Milliseconds since 1970, on the clock that the sandbox reads too. */
  answeredAt: number
  tookMs: number
}

/**
 * Sends the choices at an even rate, however long the responses take. Returns when each was answered, by the backend's
 * uuid.
 */
export async function sendSaves(
  origin: string,
  choices: readonly Choice[],
  perSecond: number,
): Promise<{ answers: Map<string, Answered>; perSecond: number }> {
  const pool = new Pool(origin, { connections: CONNECTIONS, pipelining: 1 })
  const sent = new Map<string, Answered>()
  const send = async ({ uuid, path, body }: Choice) => {
    const began = performance.now()
    const response = await pool.request({
      method: 'POST',
      path,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
    })
    sent.set(uuid, { answeredAt: Date.now(), tookMs: performance.now() - began })
    await response.body.dump()
    const location = String(response.headers['location'] ?? '')
    if (response.statusCode !== 303 || !/[?&]done=[0-9a-f-]{36}/.test(location))
      throw new Error(`a save answered ${response.statusCode}`)
  }
  try {
    const began = performance.now()
    const answers: Promise<void>[] = []
    for (const [index, choice] of choices.entries()) {
      const wait = began + (1000 * index) / perSecond - performance.now()
      if (wait > 0) await sleep(wait)
      const answer = send(choice)
      answer.catch(() => {})
      answers.push(answer)
    }
    await Promise.all(answers)
    return { answers: sent, perSecond: (1000 * choices.length) / (performance.now() - began) }
  } finally {
    await pool.close()
  }
}

/** Opens a few pages first, because a process that has just started loads code at its first responses. */
export async function warmUp(origin: string, choices: readonly Choice[]): Promise<void> {
  for (const { path } of choices.slice(0, 50)) {
    const response = await fetch(origin + path)
    await response.arrayBuffer()
    if (response.status !== 200) throw new Error(`a page answered ${response.status}`)
  }
}
