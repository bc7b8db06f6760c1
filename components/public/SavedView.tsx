import { Document } from '@/components/public/Document'
import { PostForm } from '@/components/public/PostForm'
import { ReasonAnswer } from '@/components/public/ReasonAnswer'
import { ReasonForm } from '@/components/public/ReasonForm'
import { Receipt } from '@/components/public/Receipt'
import { savedHeadline } from '@/components/public/saved-headline'
import { SavedNotices } from '@/components/public/SavedNotices'
import { StillComingList } from '@/components/public/StillComingList'
import type { SavedModel } from '@/components/public/view'
import { formatInstant } from '@/lib/i18n/format'
import { translatorOf } from '@/lib/i18n/translator'

/** The confirmation: what changed, from when, how to take it back; then, if they like, why. */
export function SavedView(model: SavedModel) {
  const { frame, contact, action, outcome, change, changes, stillComing, reasons, reasonGiven } = model
  const { brand, locale } = frame
  const t = translatorOf(locale)
  const headline = savedHeadline(model)
  const refused = outcome.kind === 'stopped' || (outcome.kind === 'preferences' && changes.some((topic) => !topic.on))
  return (
    <Document
      frame={frame}
      brand={brand}
      contact={contact}
      title={`${headline} ${brand.name}`}
      description={t('page.preview', { business: brand.name })}
    >
      <h1 className={change ? 'd' : undefined}>{headline}</h1>
      <SavedNotices {...model} />
      {changes.length > 0 && (
        <ul className="c l" aria-label={t('saved.changes')}>
          {changes.map(({ name, on }) => (
            <li key={name}>
              <b>{name}</b> <span className="s">{t(on ? 'saved.nowOn' : 'saved.nowOff')}</span>
            </li>
          ))}
        </ul>
      )}
      {change && <p>{t('saved.valid')}</p>}
      {outcome.kind === 'stopped' && <StillComingList topics={stillComing} locale={locale} />}
      {change && <Receipt change={change} brand={brand} locale={locale} />}
      <div className="r">
        {change?.undoUntil && (
          <PostForm action={action} act="undo" changeId={change.id}>
            <button className="b" aria-describedby="undo">
              {t('saved.undo')}
            </button>
          </PostForm>
        )}
        <a className="b" href={action}>
          {t('saved.back')}
        </a>
        {change?.undoUntil && (
          <small id="undo" className="s">
            {t('saved.undoUntil', { time: formatInstant(change.undoUntil, 'time', locale, brand.timeZone) })}
          </small>
        )}
      </div>
      {change && refused && reasonGiven === null && reasons.length > 0 && (
        <ReasonForm action={action} changeId={change.id} reasons={reasons} locale={locale} />
      )}
      {reasonGiven !== null && <ReasonAnswer {...model} />}
    </Document>
  )
}
