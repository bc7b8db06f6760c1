import { formatZoned } from '@/lib/i18n/format'
import { translatorOf } from '@/lib/i18n/translator'
import { Document } from './Document'
import { OffersInstead } from './OffersInstead'
import { PostForm } from './PostForm'
import { ReasonAnswer } from './ReasonAnswer'
import { ReasonForm } from './ReasonForm'
import { Receipt } from './Receipt'
import { savedHeadline } from './saved-headline'
import { SavedNotices } from './SavedNotices'
import { SavedTopics } from './SavedTopics'
import type { SavedModel, Tells } from './view'

const PARTS = ['done', 'notice', 'list', 'row', 'reasons', 'choices', 'keep'] as const

/** The confirmation: what changed, from when, and how to undo it; then, if the person likes, why. */
export function SavedView(model: SavedModel) {
  const { frame, contact, action, outcome, change, changes, offersInstead, reasons, reasonGiven } = model
  const { brand, locale } = frame
  const t = translatorOf(locale)
  const headline = savedHeadline(model)
  const refused = outcome.kind === 'stopped' || (outcome.kind === 'preferences' && changes.some((topic) => !topic.on))
  return (
    <Document
      frame={frame}
      brand={brand}
      contact={contact}
      title={headline.includes(brand.name) ? headline : `${headline} ${brand.name}`}
      description={t('page.preview', { business: brand.name })}
      parts={PARTS}
      tells={toldOf(model)}
    >
      <h1 className={isDone(model) ? 'd' : undefined}>{headline}</h1>
      <SavedNotices {...model} />
      <SavedTopics {...model} />
      {change && (
        <Receipt
          change={change}
          brand={brand}
          locale={locale}
          href={model.receipt ?? null}
          isFramed={frame.embed !== undefined}
        />
      )}
      <div className="r">
        <a className="b p" href={action}>
          {t('saved.back')}
        </a>
        {change?.undoUntil && (
          <PostForm action={action} act="undo" changeId={change.id}>
            <button className="b" aria-describedby="undo">
              {t('saved.undo')}
            </button>
          </PostForm>
        )}
        {change?.undoUntil && (
          <small id="undo" className="s">
            {t('saved.undoUntil', { time: formatZoned(change.undoUntil, 'time', locale, brand.timeZone) })}
          </small>
        )}
      </div>
      {change && offersInstead && reasonGiven === null && (
        <OffersInstead {...model} change={change} offers={offersInstead} />
      )}
      {change && refused && reasonGiven === null && reasons.length > 0 && (
        <ReasonForm action={action} changeId={change.id} reasons={reasons} locale={locale} />
      )}
      {reasonGiven !== null && <ReasonAnswer {...model} />}
    </Document>
  )
}

/** Whether something is done: a change that was undone is not, and neither is one that only waits to be confirmed. */
function isDone({ change, outcome, changes, notices }: SavedModel): boolean {
  if (change === null || outcome.kind === 'was_undone') return false
  const asks = outcome.kind === 'undone' ? outcome.asks : outcome.kind === 'preferences' && changes.length === 0
  return !asks || !notices.some(({ kind }) => kind === 'waiting')
}

/** A page that only repeats what was done before tells nothing: with a reason, or for an undo that came too late. */
function toldOf({ change, outcome, notices, reasonGiven }: SavedModel): Tells | undefined {
  const isNew = change !== null && outcome.kind !== 'was_undone' && reasonGiven === null
  if (!isNew || notices.some(({ kind }) => kind === 'undo_too_late')) return undefined
  return outcome.kind === 'stopped' ? 'stopped' : 'saved'
}
