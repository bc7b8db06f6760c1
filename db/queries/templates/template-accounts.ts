import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Category, Instant } from '@/lib/consent/types'

/** What a WhatsApp account told last of a template of its own; null: nothing yet. */
export interface AccountFacts {
  category: Category | null
  status: string | null
  quality: string | null
}

export interface TemplateAccount extends AccountFacts {
  accountId: string
}

/** Returns the accounts that have shown a template since a moment, and what each told of it last. */
export async function readTemplateAccounts(
  tx: Tx,
  businessId: string,
  templateId: string,
  since: Instant,
): Promise<TemplateAccount[]> {
  return tx<TemplateAccount[]>`
    select backend_id as "accountId", category, status, quality from template_accounts
    where business_id = ${businessId} and template_id = ${templateId} and seen_at > ${instant(since)}`
}

/** Notes that a WhatsApp account has these templates, and what it tells of them; what it does not tell stays. */
export async function noteTemplateAccounts(
  tx: Tx,
  businessId: string,
  accountId: string,
  told: ReadonlyMap<string, Partial<AccountFacts>>,
  now: Instant,
): Promise<void> {
  const facts = [...told.values()]
  await tx`
    insert into template_accounts (business_id, template_id, backend_id, seen_at, category, status, quality)
    select ${businessId}::uuid, v.id, ${accountId}::uuid, ${instant(now)}::timestamptz, v.category, v.status, v.quality
    from unnest(${[...told.keys()]}::uuid[], ${facts.map(({ category }) => category ?? null)}::text[],
      ${facts.map(({ status }) => status ?? null)}::text[], ${facts.map(({ quality }) => quality ?? null)}::text[])
      as v(id, category, status, quality)
    on conflict (business_id, template_id, backend_id) do update set
      seen_at = greatest(template_accounts.seen_at, excluded.seen_at),
      category = coalesce(excluded.category, template_accounts.category),
      status = coalesce(excluded.status, template_accounts.status),
      quality = coalesce(excluded.quality, template_accounts.quality)`
}
