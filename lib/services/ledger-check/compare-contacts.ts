import type { Tx } from '@/db/client'
import { areListedByMade } from '@/db/queries/contacts/listed-answers'
import { findMergedInto } from '@/db/queries/contacts/merges'
import {
  type ProofContact,
  readProofAnswers,
  readProofContacts,
  readProofIdentities,
  readProofSenders,
} from '@/db/queries/ledger/proof-rows'
import type { ContactState, Instant } from '@/lib/consent/types'
import { grouped } from '@/lib/grouped'
import { ChainStates } from '@/lib/services/decisions/chain-states'
import { compareIdentities } from './compare-identities'
import { compareState, differing } from './compare-state'
import type { ContactProof } from './contact-proof'
import type { Finding } from './findings'

/** After every line. */
const END_OF_TIME: Instant = Date.UTC(9999, 11, 31)
const DAY = 86_400_000

const ofContact = ({ contactId }: { contactId: string }) => contactId

export interface Compared {
  findings: Finding[]
  /** Identities that no line has bound yet. */
  unbound: number
  /** Pieces of evidence that are gone because their time is over. */
  expired: number
}

/** Compares what the tables say of contacts with what their lines say; all of them have whole chains. */
export async function compareContacts(
  tx: Tx,
  businessId: string,
  proofs: ReadonlyMap<string, ContactProof>,
): Promise<Compared> {
  const ids = [...proofs.keys()]
  if (ids.length === 0) return { findings: [], unbound: 0, expired: 0 }
  const [contacts, answers, senders, identities, isListedByMade] = await Promise.all([
    readProofContacts(tx, businessId, ids),
    readProofAnswers(tx, businessId, ids),
    readProofSenders(tx, businessId, ids),
    readProofIdentities(tx, businessId, ids),
    areListedByMade(tx),
  ])
  const rowOf = new Map(contacts.map((row) => [row.id, row]))
  const answersOf = grouped(answers, ofContact)
  const sendersOf = grouped(senders, ofContact)
  const identitiesOf = grouped(identities, ofContact)
  const compared: Compared = { findings: [], unbound: 0, expired: 0 }
  for (const [contactId, proof] of proofs) {
    const contact = rowOf.get(contactId) ?? null
    const alone: Story = { state: proof.state, bound: proof.bound, into: null, findings: [] }
    const isAlone = !proof.isMerged && (contact?.mergedInto ?? null) === null
    const story = isAlone ? alone : await readStory(tx, businessId, contactId, contact?.mergedInto ?? null)
    const erasedAt = story.erasedAt ?? story.state.erasedAt
    const state = { ...story.state, erasedAt }
    const judged = compareIdentities({
      contactId,
      state,
      bound: story.bound,
      identities: identitiesOf.get(contactId) ?? [],
      isGone: story.into !== null,
      isMerged: !isAlone,
    })
    compared.unbound += judged.unbound
    compared.findings.push(
      ...proof.end(erasedAt !== null),
      ...story.findings,
      ...compareState(contactId, story.state, {
        contact,
        answers: answersOf.get(contactId) ?? [],
        senders: sendersOf.get(contactId) ?? [],
        isListedByMade,
      }),
      ...(contact ? compareRest(contact, story.into, proof) : []),
      ...judged.findings,
    )
    if (erasedAt === null) compared.expired += proof.expired
  }
  return compared
}

/** What the lines say of a contact with those that were merged into it. */
interface Story {
  state: ContactState
  bound: readonly string[]
  /** Into whom the contact was merged, by the lines; `unknown` if none says it. */
  into: string | null
  findings: readonly Finding[]
  /** When the one was erased into whom the contact was merged. */
  erasedAt?: Instant | null
}

async function readStory(tx: Tx, businessId: string, contactId: string, mergedInto: string | null): Promise<Story> {
  const chains = new ChainStates(tx, businessId, END_OF_TIME, { skipsUnreadable: true })
  await chains.read([contactId])
  if (mergedInto !== null) await chains.read([mergedInto, ...(await findMergedInto(tx, businessId, mergedInto))])
  const into = chains.mergedInto(contactId)
  const stayed = into === null || into === 'unknown' ? null : chains.state(into)
  return {
    state: chains.state(contactId),
    bound: chains.bound(contactId),
    into,
    findings: chains.missing(contactId).map(({ contactId: named, seq }) => ({
      contactId,
      table: 'ledger',
      row: `contact ${named} line ${seq}`,
      columns: null,
      problem: 'missing',
    })),
    erasedAt: stayed?.erasedAt ?? null,
  }
}

function compareRest(contact: ProofContact, into: string | null, { lastOccurred }: ContactProof): Finding[] {
  const at = { contactId: contact.id, table: 'contacts', row: contact.id }
  // It can't be later than what a line states, but for a merge, whose line has PostgreSQL's time.
  const isAhead = contact.lastOwnAt !== null && contact.lastOwnAt > lastOccurred + DAY
  return differing(at, [
    ['merged_into', contact.mergedInto, into],
    ['last_own_at', isAhead, false],
  ])
}
