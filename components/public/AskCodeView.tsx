import type { Locale } from '@/lib/i18n/locales'
import { translatorOf } from '@/lib/i18n/translator'
import { Document } from './Document'
import type { AskCodeModel, CodeNote } from './my-data'
import { PostForm } from './PostForm'
import { waMeUrl } from './wa-me'

/** Asks for the code that shows that the number is the person's, and says how to get it. */
export function AskCodeView({ frame, contact, action, home, note: given, word, sends }: AskCodeModel) {
  const { brand, locale } = frame
  // It names the chat as the way that is left; without one the page says whom to ask.
  const note = given === 'impossible' && word === null ? null : given
  const t = translatorOf(locale)
  const title = t('myData.title', { business: brand.name })
  const canAsk = word !== null || sends
  return (
    <Document
      frame={frame}
      brand={brand}
      contact={contact}
      title={title}
      description={t('page.preview', { business: brand.name })}
      parts={['notice', 'field']}
    >
      <h1>{title}</h1>
      <p className="s">{t('myData.lead')}</p>
      {note !== null && (
        <p className="n" role="status">
          {noteText(note, word, locale)}
        </p>
      )}
      <section className="c x">
        {word !== null && (
          <>
            <p>{t('myData.word', { word, business: brand.name })}</p>
            {brand.whatsappNumber && (
              <p>
                <a className="b w" href={waMeUrl(brand.whatsappNumber, word)} rel="noreferrer">
                  {t('myData.wordButton')}
                </a>
              </p>
            )}
          </>
        )}
        {sends && (
          <PostForm action={action} act="data_code">
            {word !== null && <p className="s">{t('myData.sendHelp')}</p>}
            <button className="b w">{t('myData.send')}</button>
          </PostForm>
        )}
        {!canAsk && <p>{t('myData.none', { business: brand.name, contact: brand.human?.label ?? '' })}</p>}
      </section>
      {canAsk && (
        <PostForm action={action} act="data_open">
          <label>
            <b>{t('myData.code')}</b>
            <input
              className="f"
              name="code"
              dir="ltr"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={20}
              required
              aria-describedby="code"
            />
          </label>
          <p id="code" className="s">
            {t('myData.codeHint')}
          </p>
          <p>
            <button className="b p w">{t('myData.open')}</button>
          </p>
        </PostForm>
      )}
      <p>
        <a className="b w" href={home}>
          {t('myData.back')}
        </a>
      </p>
    </Document>
  )
}

function noteText(note: CodeNote, word: string | null, locale: Locale): string {
  const t = translatorOf(locale)
  if (typeof note === 'object') return t('myData.wrong', { count: note.wrong })
  return note === 'impossible' ? t('myData.impossible', { word: word ?? '' }) : t(`myData.${note}`)
}
