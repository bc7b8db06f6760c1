import { formatZoned } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { translatorOf } from '@/lib/i18n/translator'
import { referenceOf } from '@/lib/reference'
import type { Brand } from './view'

/** The time of the change, its reference, and how to keep it. */
export function Receipt({
  change,
  brand,
  locale,
  href = null,
  isFramed = false,
}: {
  change: { id: string; at: number }
  brand: Brand
  locale: Locale
  /** Where a receipt with a proof is; null where there is none. */
  href?: string | null
  /** In a frame the receipt opens in a window of its own. */
  isFramed?: boolean
}) {
  const t = translatorOf(locale)
  const date = formatZoned(change.at, 'dateTime', locale, brand.timeZone)
  return (
    <>
      <p className="s">
        {t('saved.receipt', { date, reference: referenceOf(change.id) })} {href === null && t('saved.receiptHelp')}
      </p>
      {href !== null && (
        <a className="z" href={href} target={isFramed ? '_blank' : undefined}>
          {t('receipt.keep')}
        </a>
      )}
    </>
  )
}
