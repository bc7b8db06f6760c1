import { formatList } from '@/lib/i18n/format'
import { translatorOf } from '@/lib/i18n/translator'
import { StillComingList } from './StillComingList'
import type { SavedModel } from './view'

/** For each topic: what changed, what a stop ended, what still comes, what comes again. */
export function SavedTopics({
  frame,
  outcome,
  change,
  changes,
  others = 0,
  ended,
  stillComing,
  comes,
  notices,
}: SavedModel) {
  const { locale } = frame
  const t = translatorOf(locale)
  const onlyWaits =
    outcome.kind === 'preferences' && changes.length === 0 && notices.some(({ kind }) => kind === 'waiting')
  return (
    <>
      {changes.length > 0 && (
        <ul className="c l" aria-label={t('saved.changes')}>
          {changes.map(({ name, on, moved }) => (
            <li key={name}>
              <b>{name}</b> <span className="s">{t(wordFor(on, moved))}</span>
            </li>
          ))}
        </ul>
      )}
      {others > 0 && <p>{t('saved.others', { count: others })}</p>}
      {change && outcome.kind !== 'was_undone' && !onlyWaits && <p>{t('saved.valid')}</p>}
      {ended.length > 0 && <p>{t('after.ended', { topics: formatList(ended, locale) })}</p>}
      {outcome.kind === 'stopped' && <StillComingList topics={stillComing} locale={locale} />}
      {comes?.length === 0 && <p>{t('saved.comesNothing')}</p>}
      {comes !== null && comes.length > 0 && (
        <>
          <p>{t('saved.comes')}</p>
          <ul>
            {comes.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function wordFor(on: boolean, moved: boolean) {
  if (moved) return on ? 'saved.nowOnBefore' : 'saved.nowOffBefore'
  return on ? 'saved.nowOn' : 'saved.nowOff'
}
