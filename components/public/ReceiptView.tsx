import { formatZoned } from '@/lib/i18n/format'
import { translatorOf } from '@/lib/i18n/translator'
import { referenceOf } from '@/lib/reference'
import { Document } from './Document'
import type { BrandedFrame, ContactLabel } from './view'

export interface ReceiptModel {
  frame: BrandedFrame
  contact: ContactLabel
  change: { id: string; at: number }
  /** What was said, a sentence each. */
  said: readonly string[]
  /** The texts that the person saw about it. */
  saw: readonly string[]
  /** The proof as exact text, and which entry of how many; or by when there will be one. */
  proof: { text: string; entry: number; size: number } | { wholeAt: number }
  /** The address of the file. */
  file: string
  /** The address of the confirmation. */
  back: string
}

/** The receipt of one change, to be printed or downloaded. It looks the same for a Yes as for a No. */
export function ReceiptView({ frame, contact, change, said, saw, proof, file, back }: ReceiptModel) {
  const { brand, locale } = frame
  const t = translatorOf(locale)
  const title = t('receipt.title', { business: brand.name })
  const date = formatZoned(change.at, 'dateTime', locale, brand.timeZone)
  return (
    <Document
      frame={frame}
      brand={brand}
      contact={contact}
      title={title}
      description={t('page.preview', { business: brand.name })}
      parts={['row', 'proof']}
    >
      <h1>{title}</h1>
      <p>{t('receipt.saved', { date, reference: referenceOf(change.id) })}</p>
      <h2>{t('receipt.chose')}</h2>
      <Texts texts={said} />
      {saw.length > 0 && (
        <>
          <h2>{t('receipt.saw')}</h2>
          <Texts texts={saw} />
        </>
      )}
      <h2>{t('receipt.proof')}</h2>
      {'wholeAt' in proof ? (
        <p>{t('receipt.soon', { time: formatZoned(proof.wholeAt, 'time', locale, brand.timeZone) })}</p>
      ) : (
        <p>{t('receipt.whole', { index: proof.entry, size: proof.size, business: brand.name })}</p>
      )}
      <p className="s">{t('receipt.fileHelp')}</p>
      <div className="r">
        <a className="b p" href={file} download>
          {t('receipt.file')}
        </a>
        <a className="b" href={back}>
          {t('receipt.back')}
        </a>
      </div>
      {'text' in proof && (
        <pre className="m" dir="ltr">
          {proof.text}
        </pre>
      )}
    </Document>
  )
}

function Texts({ texts }: { texts: readonly string[] }) {
  return (
    <ul>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}
