import { inBusiness } from '@/db/client'
import { insertAsk } from '@/db/queries/front-door/asks'
import { countriesOf, type OwnNumber, readOwnNumber } from '@/lib/consent/own-number'
import { newId } from '@/lib/ids'
import { encryptSecret } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'
import { networkOf } from '@/lib/services/sign-in/throttle'
import { countAddress, countNumber, takeProof } from './limits'
import type { FrontDoor } from './open-front-door'
import { isProof, type ProofOfWork } from './proof-of-work'

type NumberProblem = Extract<OwnNumber, { problem: string }>['problem']

export type AskedForLink =
  /**
   * The ask is taken. Whether anybody has the number, and whether a link is sent, is not known yet. `ending`: the last
   * digits of the number, by which the person sees that it was read as they meant it.
   */
  | { outcome: 'taken'; ending: string }
  | { outcome: 'unreadable'; problem: NumberProblem }
  | { outcome: 'proof_needed' }
  | { outcome: 'too_many'; waitSeconds: number }
  /** The business has no backend that sends. */
  | { outcome: 'impossible' }

export interface LinkAsk {
  /** The number as it was typed. */
  text: string
  acceptLanguage: string | null
  /** The network address; null where it is not known. */
  ip: string | null
  proof: ProofOfWork | null
}

const ENDING_DIGITS = 4

/**
 * Takes an ask for the link of a number's holder. It looks at nothing that depends on who the number belongs to: it
 * counts, and leaves a row for the worker (answer-asks.ts), the same for every valid number. So neither the response
 * nor its time says whether the number is known. The workers are not woken: they look by themselves each second, so
 * that what they do for one ask does not slow down the next one of the same visitor.
 */
export async function askForLink(deps: Deps, door: FrontDoor, ask: LinkAsk): Promise<AskedForLink> {
  const { config, slug } = door
  if (!door.sends) return { outcome: 'impossible' }
  const number = readOwnNumber(ask.text, countriesOf(config.country, ask.acceptLanguage))
  if ('problem' in number) return { outcome: 'unreadable', problem: number.problem }
  const mustWait = ask.ip === null ? null : await countAddress(deps, slug, networkOf(ask.ip))
  if (mustWait !== null) return { outcome: 'too_many', waitSeconds: mustWait }
  if (door.bits > 0 && !(await isProved(deps, door, ask.proof))) return { outcome: 'proof_needed' }
  const { wait, isNew } = await countNumber(deps, slug, number.matchKey)
  if (wait !== null) return { outcome: 'too_many', waitSeconds: wait }
  if (isNew) {
    const id = newId()
    const sealed = encryptSecret(deps.keys, number.matchKey, askContext(id))
    const row = { id, number: sealed, createdAt: deps.clock.now() }
    await inBusiness(deps.db, config.id, (tx) => insertAsk(tx, config.id, row))
  }
  return { outcome: 'taken', ending: number.e164.slice(-ENDING_DIGITS) }
}

/** Where the encrypted number of an ask belongs. */
export const askContext = (id: string) => `front_door_ask:${id}`

async function isProved(deps: Deps, door: FrontDoor, proof: ProofOfWork | null): Promise<boolean> {
  return proof !== null && isProof(deps, door.slug, proof, door.bits) && (await takeProof(deps, proof.challenge))
}
