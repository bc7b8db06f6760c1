import type { BenchDatabase } from '@/bench/data/databases'
import { openContact } from '@/db/queries/contacts/contact-rows'
import { DEMO } from '@/lib/demo/business'
import { GROUP_UUID } from '@/lib/demo/seed'
import { stateOf } from '@/lib/services/changes/contact-state'
import type { Deps } from '@/lib/services/deps'
import type { Choice } from './choices'
import { desiredFields, PROMOTIONS_FIELD } from './desired'
import { control } from './sandbox'

/** Counts marks that are still due, claimed, or dead letters. */
export async function countLeft(database: BenchDatabase): Promise<number> {
  const admin = database.admin()
  const rows = await admin.sql<{ count: number }[]>`
    select count(*) as count from sync_marks
    where due_at is not null or claimed_until is not null or set_aside is not null`.finally(() => admin.close())
  return rows[0]?.count ?? 0
}

interface BackendRecord {
  fields: Record<string, string | null>
  groups: { uuid: string }[]
}

/** Counts contacts whose fields or group in the backend differ from what the database says now. */
export async function countWrong(
  deps: Deps,
  sandbox: string,
  choices: readonly Pick<Choice, 'contactId' | 'uuid' | 'wanted'>[],
): Promise<number> {
  const config = await deps.configs.at(DEMO.businessId, 1)
  let wrong = 0
  for (const { contactId, uuid, wanted } of choices) {
    const row = await openContact(deps.db.sql, DEMO.businessId, contactId)
    const record = await control<BackendRecord>(sandbox, 'GET', `contact?uuid=${uuid}`)
    if (!row) throw new Error('a bench contact is gone')
    const desired = desiredFields(stateOf(row), config.topics, Date.now())
    const fieldsDiffer = Object.entries(desired).some(([key, value]) => record.fields[key] !== value)
    const isMember = record.groups.some((group) => group.uuid === GROUP_UUID)
    if (fieldsDiffer || desired[PROMOTIONS_FIELD] !== wanted || isMember !== (wanted === 'yes')) wrong += 1
  }
  return wrong
}
