import { type BusinessConfig, readConfigVersion } from '@/db/queries/business/config'
import { readLocales } from '@/db/queries/contacts/contacts'
import { listReviewRows, type ReviewPlace, type StoredReview } from '@/db/queries/reviews/review-list'
import { readLocale } from '@/lib/i18n/locales'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed, rightLost } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import { explainText } from '@/lib/services/inbound/understand-text'
import { openReview } from './open-review'
import { scrubPhrase } from './scrub-phrase'

/** A phrase with what a member decided it to mean, as `lib/consent/phrases/training/data.tsv` holds them. */
export interface LabelledPhrase {
  locale: string
  label: 'refuse_all' | 'refuse_marketing' | 'refuse_topic' | 'ordinary'
  text: string
}

/** How many reviews are read in one transaction. */
const AT_ONCE = 200

/**
 * Returns the messages that members of the business decided, in parts, each with its label and without numbers,
 * addresses and names. Which person wrote it is not said. A message is deleted 90 days after it came, so older ones are
 * not among them. The audit log records the export before its first part is read.
 */
export async function exportPhrases(
  deps: Deps,
  caller: Caller,
): Promise<{ outcome: 'exported'; parts: AsyncGenerator<LabelledPhrase[]> } | NotAllowed> {
  return inBusinessFor(deps, caller, 'reviews.read', async (tx) => {
    const subject = { kind: 'business', id: caller.businessId } as const
    await recordAudit(deps, tx, caller, { action: 'reviews.exported', subject })
    return { outcome: 'exported' as const, parts: partsOf(deps, caller) }
  })
}

/** @throws AppError `not_allowed` (403) if the caller lost the right while the parts were read */
async function* partsOf(deps: Deps, caller: Caller): AsyncGenerator<LabelledPhrase[]> {
  const { businessId } = caller
  // Those that wait come before all that were decided.
  let after: ReviewPlace | null = { resolved: true, createdAt: 0, id: '00000000-0000-0000-0000-000000000000' }
  while (after) {
    const from: ReviewPlace = after
    const part = await inBusinessFor(deps, caller, 'reviews.read', async (tx) => {
      const config = await deps.configs.within(tx, businessId, await readConfigVersion(tx, businessId))
      const rows = await listReviewRows(tx, businessId, { kind: 'unsure_message', after: from, limit: AT_ONCE })
      const locales = await readLocales(tx, businessId, [...new Set(rows.flatMap(({ contactId }) => contactId ?? []))])
      const phrases = rows.flatMap((row) => phraseOf(deps, config, row, locales.get(row.contactId ?? '') ?? null) ?? [])
      return { phrases, last: rows.length === AT_ONCE ? rows.at(-1) : undefined }
    })
    if ('outcome' in part) throw rightLost()
    yield part.phrases
    after = part.last ? { resolved: true, createdAt: part.last.createdAt, id: part.last.id } : null
  }
}

function phraseOf(deps: Deps, config: BusinessConfig, row: StoredReview, locale: string | null): LabelledPhrase | null {
  const written = openReview(deps, row)?.['text']
  const label = labelOf(row.decision)
  if (typeof written !== 'string' || label === null) return null
  const spoken = explainText(written, config, locale).locale ?? readLocale(locale) ?? config.defaultLocale
  const names = config.topics.flatMap(({ texts }) => Object.values(texts).flatMap((text) => text?.name ?? []))
  const text = scrubPhrase(written, [config.name, ...names])
  return text === '' ? null : { locale: spoken, label, text }
}

function labelOf(decision: StoredReview['decision']): LabelledPhrase['label'] | null {
  if (decision?.['as'] === 'nothing') return 'ordinary'
  if (decision?.['as'] !== 'refusal') return null
  if (decision['of'] === 'everything') return 'refuse_all'
  return decision['of'] === 'offers' ? 'refuse_marketing' : 'refuse_topic'
}
