import { hash } from 'node:crypto'
import type { ProofOfWork } from './proof-of-work'

/** Returns the proof for a challenge, as the page's script finds it. */
export function solve(challenge: string): ProofOfWork {
  const bits = Number(challenge.slice(0, challenge.indexOf('.')))
  for (let answer = 0; ; answer++) {
    const digest = hash('sha256', `${challenge}:${answer}`, 'buffer')
    if (Math.clz32(digest.readUInt32BE(0)) >= bits) return { challenge, answer: String(answer) }
  }
}
