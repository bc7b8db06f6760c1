import { translatorOf } from '@/lib/i18n/translator'
import { Document } from './Document'
import { OnlyOffers } from './OnlyOffers'
import { PauseForm } from './PauseForm'
import { PostForm } from './PostForm'
import { StatusNotices } from './StatusNotices'
import { StopSection } from './StopSection'
import { TopicSwitch } from './TopicSwitch'
import type { PreferencesModel, StillComing, TopicItem } from './view'

const SWITCHES = 'f'
const PARTS = ['topics', 'bar', 'choices'] as const

/** What a business may send this person, and the ways to change it. */
export function PreferencesView(model: PreferencesModel) {
  const { frame, contact, action, notice, topics, stopped, paused, ends, offers } = model
  const { brand, locale } = frame
  const t = translatorOf(locale)
  const business = brand.name
  const stillComing = topics.flatMap(({ name, lockedReason }): StillComing[] =>
    lockedReason === null ? [] : [{ name, reason: lockedReason }],
  )
  // A person who switched a topic on after a stop must be able to stop again.
  const returnInBar = stopped !== null && !topics.some((topic) => topic.on && topic.lockedReason === null)
  // After a change of language the switches are where the person put them, and that is not what is saved.
  const unsaved = topics.some(({ on, shown = on }) => on !== shown)
  const [first, rest] = model.startsWithOne ? [topics[0], topics.slice(1)] : [undefined, topics]
  const switchOf = (topic: TopicItem, index: number) => (
    <TopicSwitch
      key={topic.id}
      topic={topic}
      index={index}
      business={business}
      timeZone={brand.timeZone}
      locale={locale}
    />
  )
  return (
    <Document
      frame={frame}
      brand={brand}
      contact={contact}
      title={t('page.title', { business })}
      description={t('page.preview', { business })}
      formId={SWITCHES}
      parts={stopped || paused || model.providerStop || model.waiting || unsaved ? [...PARTS, 'notice'] : PARTS}
    >
      {/* The form holds the whole screen and not only the switches: the bar at its end then sticks to the bottom from the start. */}
      <PostForm id={SWITCHES} action={action}>
        <input type="hidden" name="notice" value={notice} />
        <h1>{t('page.question')}</h1>
        <p className="s">{t('page.hint')}</p>
        {unsaved && <p className="n">{t('page.unsaved')}</p>}
        <StatusNotices model={model} returnInBar={returnInBar} />
        {first && (
          <div className="c">
            {switchOf(first, 0)}
            <div className="t">
              <input type="hidden" name="topic" value={first.id} />
              <button className="b w" name="act" value="topic">
                {t('page.stopOnly', { topic: first.name })}
              </button>
            </div>
          </div>
        )}
        <div className="c" role="group" aria-label={t('page.topics')}>
          {rest.map((topic, index) => switchOf(topic, first ? index + 1 : index))}
        </div>
        {!returnInBar && (
          <StopSection locale={locale} ends={ends} stillComing={stillComing}>
            {offers && <OnlyOffers locale={locale} offers={offers} />}
          </StopSection>
        )}
        <div className="a">
          {/* Save comes first here too, for people who use the keyboard. */}
          <button className="b p" name="act" value="save">
            {t('page.save')}
          </button>
          <button className="b k" name="act" value={returnInBar ? 'return' : 'stop'}>
            {t(returnInBar ? 'page.return' : 'page.stop')}
          </button>
        </div>
      </PostForm>
      <details className="c">
        <summary>{t('pause.title')}</summary>
        {/* A person who paused has read it above. */}
        {!paused && <p className="s">{t('pause.help')}</p>}
        <PauseForm action={action} locale={locale} />
      </details>
    </Document>
  )
}
