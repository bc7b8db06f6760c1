import { translatorOf } from '@/lib/i18n/translator'
import { Document } from './Document'
import type { EraseModel } from './my-data'
import { PostForm } from './PostForm'

/** Says what an erasure deletes and what has to stay, before the person decides. */
export function EraseView({ frame, contact, action, grant }: EraseModel) {
  const { brand, locale } = frame
  const t = translatorOf(locale)
  const business = brand.name
  return (
    <Document
      frame={frame}
      brand={brand}
      contact={contact}
      title={t('myData.eraseTitle')}
      description={t('page.preview', { business })}
      parts={['row']}
    >
      <h1>{t('myData.eraseTitle')}</h1>
      <p>{t('myData.eraseGoes')}</p>
      <p>{t('myData.eraseStays')}</p>
      <p>{t('myData.eraseStop', { business })}</p>
      <p>
        <b>{t('myData.eraseFinal')}</b>
      </p>
      <PostForm action={action}>
        <input type="hidden" name="grant" value={grant} />
        <div className="r">
          <button className="b p" name="act" value="data_view">
            {t('myData.eraseNo')}
          </button>
          <button className="b k" name="act" value="data_erase">
            {t('myData.eraseYes')}
          </button>
        </div>
      </PostForm>
    </Document>
  )
}
