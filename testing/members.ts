import { randomUUID } from 'node:crypto'
import { connect } from '@/db/client'
import { DEMO } from '@/lib/demo/business'
import { operatorOf, type Role } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { inviteMember } from '@/lib/services/members/invite-member'
import { ensurePerson } from '@/lib/services/sign-in/ensure-person'
import { testDeps } from '@/lib/services/testing'
import { instance } from './instance'

/** With what somebody signs in. */
export interface Person {
  email: string
  password: string
}

/** Runs use cases on the instance's database, in this process: each command would be a process that is started. */
async function onInstance<T>(work: (deps: Deps) => Promise<T>): Promise<T> {
  const db = connect(instance().databaseUrl, { max: 1 })
  try {
    const deps = testDeps(db)
    return await work({ ...deps, settings: { ...deps.settings, authUrl: instance().url } })
  } finally {
    await db.close()
  }
}

/** Invites somebody to the demo's business. Returns the link. */
export async function inviteBy(role: Role, email: string): Promise<string> {
  const invited = await onInstance((deps) => inviteMember(deps, operatorOf(DEMO.businessId), { email, role }))
  if (invited.outcome !== 'invited') throw new Error(`nobody was invited: ${invited.outcome}`)
  return invited.url
}

/** Makes somebody who works for the demo's business and is nobody else's in these tests. */
export async function newMember(role: Role): Promise<Person> {
  const person = { email: `${role}-${randomUUID()}@example.com`, password: 'quiet river walks' }
  const details = { ...person, role, name: 'Test Person', locale: 'en' as const }
  const { outcome } = await onInstance((deps) => ensurePerson(deps, DEMO.businessId, details))
  if (outcome !== 'joined') throw new Error(`nobody joined: ${outcome}`)
  return person
}
