import { inBusiness } from '@/db/client'
import { insertContacts } from '@/db/queries/contacts/contacts'
import { findSuppressions } from '@/db/queries/identities/suppressions'
import type { ContactIdentity } from '@/lib/consent/identities'
import { AppError } from '@/lib/errors'
import { newId } from '@/lib/ids'
import { suppressionHash } from '@/lib/keys'
import { GENESIS } from '@/lib/ledger/seal'
import type { Deps } from '@/lib/services/deps'
import { isParent } from './whatsapp-event'

/**
 * Creates contacts for unknown people, all in one transaction. Two kinds of people are left out, to be resolved one by
 * one: those who may have released a number or been erased, and those whose identities do not agree. If another process
 * creates one of these contacts at the same moment, none is created here.
 */
export async function createContacts(
  deps: Deps,
  businessId: string,
  strangers: readonly (readonly ContactIdentity[])[],
): Promise<void> {
  const groups = groupByKey(strangers)
  const keys = groups.flatMap((group) => group.map((identity) => identity.matchKey))
  const hashOf = new Map(keys.map((key) => [key, suppressionHash(deps.pepper, key)]))
  const now = deps.clock.now()
  await inBusiness(deps.db, businessId, async (tx) => {
    const suppressed = await findSuppressions(tx, businessId, [...hashOf.values()])
    const people = groups
      .filter((group) => !group.some(({ matchKey }) => suppressed.has(hashOf.get(matchKey) ?? '')))
      .map((group) => ({ contactId: newId(), identities: group.map((identity) => ({ ...identity, id: newId() })) }))
    if (people.length === 0) return
    const written = await insertContacts(tx, businessId, people, GENESIS, now)
    const wanted = people.reduce((sum, person) => sum + person.identities.length, 0)
    if (written !== wanted) throw new AppError('identity_taken', { message: 'an identity was taken meanwhile' })
  }).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'identity_taken') throw error
  })
}

/**
 * Returns one group of identities for each person: people who share an identity are the same person. A group that
 * would have two numbers or two user ids is left out.
 */
function groupByKey(strangers: readonly (readonly ContactIdentity[])[]): ContactIdentity[][] {
  const groupOf = new Map<string, ContactIdentity[]>()
  const odd = new Set<ContactIdentity[]>()
  for (const identities of strangers) {
    const met = new Set(
      identities.flatMap(({ matchKey }) => [groupOf.get(matchKey) ?? []].filter((each) => each.length > 0)),
    )
    const group = [...met][0] ?? []
    if (met.size > 1) for (const each of met) odd.add(each)
    for (const identity of identities) {
      if (group.some((held) => held.matchKey === identity.matchKey)) continue
      if (group.some((held) => sortOf(held) === sortOf(identity))) odd.add(group)
      group.push(identity)
      if (!groupOf.has(identity.matchKey)) groupOf.set(identity.matchKey, group)
    }
  }
  return [...new Set(groupOf.values())].filter((group) => !odd.has(group))
}

const sortOf = ({ kind, canonical }: ContactIdentity) => (kind === 'bsuid' && isParent(canonical) ? 'parent' : kind)
