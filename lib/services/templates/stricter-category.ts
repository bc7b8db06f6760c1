import type { Tx } from '@/db/client'
import { readTemplateAccounts, type TemplateAccount } from '@/db/queries/templates/template-accounts'
import type { Category, Instant } from '@/lib/consent/types'

/** An account that has shown a template no more for this long says nothing about it. */
const SHOWN_MS = 7 * 86_400_000

/** Returns what the accounts that have a template told of it last. */
export async function accountsOf(
  tx: Tx,
  businessId: string,
  templateId: string,
  now: Instant,
): Promise<readonly TemplateAccount[]> {
  return readTemplateAccounts(tx, businessId, templateId, now - SHOWN_MS)
}

/**
 * Returns the category of a template of which one account tells `told`: marketing, where it is marketing for another.
 * A decision does not know from which account the message goes out.
 */
export function stricterCategory<C extends Category | null>(
  told: C,
  accounts: readonly TemplateAccount[],
  accountId: string | null,
): C | 'marketing' {
  const others = accounts.filter((each) => each.accountId !== accountId)
  return told !== null && others.some(({ category }) => category === 'marketing') ? 'marketing' : told
}
