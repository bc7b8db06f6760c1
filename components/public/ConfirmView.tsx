import { formatList } from '@/lib/i18n/format'
import { translatorOf } from '@/lib/i18n/translator'
import { Document } from './Document'
import type { ConfirmModel } from './view'

/**
 * Shown only in a frame on the site of a business, before messages come back. What was refused by the same form is done
 * already, and the page says so.
 */
export function ConfirmView({ frame, contact, action, fields, topics, off }: ConfirmModel) {
  const { brand, locale } = frame
  const t = translatorOf(locale)
  const business = brand.name
  const question =
    topics === null
      ? t('confirm.again', { business })
      : t('confirm.topics', { business, topics: formatList(topics, locale) })
  return (
    <Document
      frame={frame}
      brand={brand}
      contact={contact}
      title={question}
      description={t('page.preview', { business })}
      parts={['row', 'notice']}
      tells={off.length > 0 ? 'saved' : undefined}
    >
      <h1>{question}</h1>
      {off.length > 0 && (
        <p className="n" role="status">
          {t('saved.off', { topics: formatList(off, locale) })}
        </p>
      )}
      <p className="s">{t('confirm.why')}</p>
      <form method="post" action={action}>
        {fields.map(([name, value]) => (
          <input key={name + value} type="hidden" name={name} value={value} />
        ))}
        <div className="r">
          <button className="b p">{t('confirm.yes')}</button>
          <a className="b k" href={action}>
            {t('confirm.no')}
          </a>
        </div>
      </form>
    </Document>
  )
}
