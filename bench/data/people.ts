import { DEMO } from '@/lib/demo/business'
import { linkDay } from '@/lib/links/link-age'
import { mintLink } from '@/lib/links/mint-link'
import { paths } from '@/lib/paths'
import type { Deps } from '@/lib/services/deps'
import type { BenchDatabase } from './databases'

/**
 * Returns ids of contacts that were made in bulk, in the order of their making, at most `most`, spread over all of
 * them.
 */
export async function contactIds(database: Pick<BenchDatabase, 'admin'>, most: number): Promise<string[]> {
  const admin = database.admin()
  try {
    const rows = await admin.sql<{ id: string }[]>`
      select contact_id as id from sync_marks
      where business_id = ${DEMO.businessId} and external_id is not null order by contact_id`
    const step = Math.max(1, Math.floor(rows.length / most))
    // The step is odd: Yes and No alternate among the contacts, and an even step would meet only one of them.
    const odd = step % 2 === 0 ? step - 1 : step
    return rows
      .filter((_, index) => index % odd === 0)
      .slice(0, most)
      .map((row) => row.id)
  } finally {
    await admin.close()
  }
}

/** Returns the token of a contact's link, as a template message carries it. */
export function tokenFor(deps: Pick<Deps, 'links'>, contact: string, language = 0): string {
  return mintLink(deps.links, {
    business: DEMO.number,
    contact,
    source: DEMO.promotionsSource,
    day: linkDay(Date.now()),
    epoch: 0,
    language,
  })
}

/**
 * Returns a function that returns the paths in turn: no contact's page is requested twice before all were requested
 * once.
 */
export function rotation(deps: Pick<Deps, 'links'>, contacts: readonly string[]): () => string {
  const all = contacts.map((contact) => paths.preferences(tokenFor(deps, contact)))
  let turn = 0
  return () => all[turn++ % all.length] ?? ''
}
