import type postgres from 'postgres'
import type { Tx } from '@/db/client'

/** How many numbers a migration mended or left to people, by what was wrong with them. */
export interface NumberMends {
  businessId: string
  outcome: 'mended' | 'to_judge'
  cause: string
  count: number
}

/** All that was found, in every business; by the owner of the tables, who enters one business after another. */
export async function readNumberMends(sql: postgres.Sql): Promise<NumberMends[]> {
  const businesses = await sql<{ id: string }[]>`select id from businesses order by number`
  const found: NumberMends[] = []
  for (const { id } of businesses) {
    const rows = await sql.begin(async (tx) => {
      await tx`select sayso_enter(${id})`
      return tx<NumberMends[]>`
        select business_id as "businessId", outcome, cause, count(*)::int as count from number_mends
        where business_id = ${id} group by 1, 2, 3 order by 2, 3`
    })
    found.push(...rows)
  }
  return found
}

/** The contacts whose number people must judge, of one business. */
export async function readNumbersToJudge(
  tx: Tx,
  businessId: string,
): Promise<{ contactId: string; identityId: string; cause: string }[]> {
  return tx<{ contactId: string; identityId: string; cause: string }[]>`
    select contact_id as "contactId", identity_id as "identityId", cause from number_mends
    where business_id = ${businessId} and outcome = 'to_judge' order by contact_id, identity_id`
}
