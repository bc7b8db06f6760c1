import type { Database } from '@/db/client'

/** Gives every topic a text in each language of the business, because the rules of a business definition require it. */
export async function speakAll(admin: Database, businessId: string): Promise<void> {
  const topics = await admin.sql<{ id: string; texts: Record<string, { name: string }> }[]>`
    select id, texts from topics where business_id = ${businessId}`
  for (const { id, texts } of topics) {
    const en = texts['en'] ?? null
    const all = admin.sql.json({ en, es: en, 'pt-BR': en })
    await admin.sql`update topics set texts = ${all} where business_id = ${businessId} and id = ${id}`
  }
}
