import type { Sql } from '@/db/client'

export interface ListedBusiness {
  id: string
  slug: string
}

/** Every business, or the one of that slug. Only the owner may look across businesses. */
export async function listBusinesses(sql: Sql, slug: string | null): Promise<ListedBusiness[]> {
  return sql<
    ListedBusiness[]
  >`select id, slug from businesses where ${slug}::text is null or slug = ${slug} order by id`
}

/**
 * Every business but the test businesses, which no command names: each is found through its own business. Only the
 * owner may look across businesses.
 */
export async function listRealBusinesses(sql: Sql): Promise<ListedBusiness[]> {
  return sql<ListedBusiness[]>`select id, slug from businesses where test_of is null order by id`
}

/**
 * Returns a number for links that no business has yet. Only the owner may look across businesses. The numbers of test
 * businesses are far above.
 */
export async function nextBusinessNumber(sql: Sql): Promise<number> {
  const [row] = await sql<{ next: number }[]>`
    select coalesce(max(number), 0) + 1 as next from businesses where test_of is null`
  return row?.next ?? 1
}
