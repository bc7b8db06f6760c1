import { enter, enterPerson, retried, sqlState } from '@/db/client'
import { freeBusinessNumber, hasBusiness, useSetUpCode } from '@/db/queries/people/setup-codes'
import { insertUser } from '@/db/queries/people/users'
import { newId } from '@/lib/ids'
import type { BusinessDefinition } from '@/lib/services/business/business-definition'
import { writeBusiness } from '@/lib/services/business/create-business'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import { joinBusiness } from '@/lib/services/members/join-business'
import { beginSession, type Place } from '@/lib/services/sign-in/begin-session'
import { faultOfPassword, type PasswordFault } from '@/lib/services/sign-in/password-rules'
import { argon2 } from '@/lib/services/sign-in/passwords'
import { PersonDetails } from '@/lib/services/sign-in/person-rules'
import { type BadSetUpCode, checkSetUpCode, hashOfCode } from './setup-code'

export interface SetUp {
  /** As `npm start` and `npm run -s console -- setup-code` print it. */
  code: string
  owner: { email: string; name: string; locale: string } & OwnersPassword
  /** Read by `readBusinessDefinition` before. */
  business: BusinessDefinition
}

/** The hash is of a password that was found good in an earlier step of the set-up. */
export type OwnersPassword = { password: string } | { passwordHash: string }

export type SetUpBusiness =
  /** `token` begins the owner's session. */
  | { outcome: 'set_up'; businessId: string; memberId: string; token: string }
  | { outcome: 'password'; fault: PasswordFault }
  /** `wrong` names the fields of the owner that are not valid. */
  | { outcome: 'not_valid'; wrong: string[] }
  /** Somebody has an account with this address, from a business that was closed. */
  | { outcome: 'address_taken' }
  | BadSetUpCode

const UNIQUE_VIOLATION = '23505'

/**
 * Makes the first business of an installation, its owner and the owner's session, and uses the code up: all in one
 * transaction. Of two who do it at the same time, one is told that there is a business.
 */
export async function setUpBusiness(
  deps: Pick<Deps, 'db' | 'clock' | 'pepper'>,
  { code, owner, business }: SetUp,
  place: Place,
): Promise<SetUpBusiness> {
  const checked = await checkSetUpCode(deps, code, place.ip)
  if (checked.outcome !== 'good') return checked
  const { email, name, locale } = owner
  const read = PersonDetails.safeParse({ email, name, locale })
  if (!read.success) return { outcome: 'not_valid', wrong: read.error.issues.map(({ path }) => path.join('.')) }
  const person = read.data
  const hashed = await hashOwnersPassword(owner, person.email)
  if ('fault' in hashed) return { outcome: 'password', fault: hashed.fault }
  const { passwordHash } = hashed
  const [businessId, userId] = [newId(), newId()]
  const run = retried(() =>
    deps.db.sql.begin(async (tx): Promise<SetUpBusiness> => {
      await enter(tx, businessId)
      await enterPerson(tx, userId)
      if (!(await useSetUpCode(tx, hashOfCode(code), deps.clock.now()))) return { outcome: 'used' }
      if (await hasBusiness(tx)) throw new Taken({ outcome: 'has_business' })
      const isNew = await insertUser(tx, { ...person, id: userId, passwordHash }, deps.clock.now())
      if (!isNew) throw new Taken({ outcome: 'address_taken' })
      await writeBusiness(deps, tx, business, { id: businessId, number: await freeBusinessNumber(tx) })
      const joining = { userId, email: person.email, name: person.name, role: 'owner' } as const
      const { memberId } = await joinBusiness(deps, tx, businessId, joining).then(demandMember)
      const caller = { kind: 'member', businessId, memberId, role: 'owner' } as const
      const entry = { action: 'member.joined', subject: { kind: 'member', id: memberId } } as const
      await recordAudit(deps, tx, caller, { ...entry, changes: { role: 'owner' } })
      const token = await beginSession(deps, tx, userId, { method: 'password', businessId, place })
      return { outcome: 'set_up', businessId, memberId, token }
    }),
  ) as Promise<SetUpBusiness>
  return run.catch((error: unknown) => {
    if (error instanceof Taken) return error.result
    // A command made a business at the same moment, with this number.
    if (sqlState(error) === UNIQUE_VIOLATION) return { outcome: 'has_business' }
    throw error
  })
}

/** Returns the hash of the owner's password, or what is wrong with the password. */
export async function hashOwnersPassword(
  chosen: OwnersPassword,
  email: string,
): Promise<{ passwordHash: string } | { fault: PasswordFault }> {
  if ('passwordHash' in chosen) return chosen
  const fault = faultOfPassword(chosen.password, email)
  return fault ? { fault } : { passwordHash: await argon2.hash(chosen.password) }
}

/** Ends the transaction without a trace, the use of the code included. */
class Taken extends Error {
  constructor(readonly result: SetUpBusiness) {
    super(result.outcome)
  }
}

function demandMember<T extends { outcome: string }>(joined: T): Extract<T, { memberId: string }> {
  if ('memberId' in joined) return joined as Extract<T, { memberId: string }>
  throw new Error('a business that was just made has a member with this address')
}
