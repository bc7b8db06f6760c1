import { formatZoned } from '@/lib/i18n/format'
import { translatorOf } from '@/lib/i18n/translator'
import { Document } from './Document'
import type { HistoryEntry, MyDataModel } from './my-data'
import { PostForm } from './PostForm'

/** What was recorded about a person, in words, and the ways to take it along or to erase it. */
export function MyDataView(model: MyDataModel) {
  const { frame, contact, action, home, grant, entries, newer, older } = model
  const { brand, locale } = frame
  const t = translatorOf(locale)
  const title = t('myData.title', { business: brand.name })
  return (
    <Document
      frame={frame}
      brand={brand}
      contact={contact}
      title={title}
      description={t('page.preview', { business: brand.name })}
      parts={['row']}
    >
      <h1>{title}</h1>
      <h2>{t('myData.history')}</h2>
      {entries.length === 0 && <p>{t('myData.empty')}</p>}
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} model={model} />
      ))}
      <div className="r">
        {newer !== null && <PartButton {...model} part={newer} label={t('myData.newer')} />}
        {older !== null && <PartButton {...model} part={older} label={t('myData.more')} />}
      </div>
      <section className="c x">
        <h2>{t('myData.take')}</h2>
        <p className="s">{t('myData.takeHelp')}</p>
        <PostForm action={action}>
          <input type="hidden" name="grant" value={grant} />
          <button className="b w" name="act" value="data_html">
            {t('myData.html')}
          </button>
          <button className="b w" name="act" value="data_json">
            {t('myData.json')}
          </button>
          <button className="b k w" name="act" value="data_erase_ask">
            {t('myData.erase')}
          </button>
        </PostForm>
      </section>
      <p>
        <a className="b w" href={home}>
          {t('myData.back')}
        </a>
      </p>
    </Document>
  )
}

function Entry({ entry, model: { frame } }: { entry: HistoryEntry; model: MyDataModel }) {
  const { locale, brand } = frame
  const t = translatorOf(locale)
  return (
    <section className="c x">
      <b>{formatZoned(entry.at, 'dateTime', locale, brand.timeZone)}</b>
      {entry.said.map((text) => (
        <div key={text}>{text}</div>
      ))}
      <div className="s">{entry.how}</div>
      {entry.saw.length > 0 && (
        <details>
          <summary>{t('myData.saw')}</summary>
          {entry.saw.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </details>
      )}
    </section>
  )
}

function PartButton({ action, grant, part, label }: MyDataModel & { part: number; label: string }) {
  return (
    <PostForm action={action} act="data_view">
      <input type="hidden" name="grant" value={grant} />
      <input type="hidden" name="part" value={part} />
      <button className="b">{label}</button>
    </PostForm>
  )
}
