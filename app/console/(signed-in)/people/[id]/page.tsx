import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { topicName } from '@/app/console/(signed-in)/_page/topic-name'
import { ActFields } from '@/components/console/people/ActFields'
import { StandTable } from '@/components/console/people/StandTable'
import { Story } from '@/components/console/people/Story'
import { Zones } from '@/components/console/people/Zones'
import { ActionForm } from '@/components/console/ui/ActionForm'
import { TextField } from '@/components/console/ui/Field'
import { Page, Section } from '@/components/console/ui/Page'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import { orForbidden, requireSignedIn } from '@/lib/auth/signed-in'
import { COMMON } from '@/lib/i18n/console/common/words'
import { PEOPLE } from '@/lib/i18n/console/people/words'
import { formatList } from '@/lib/i18n/format'
import { isUuid, newId } from '@/lib/ids'
import { allows } from '@/lib/services/callers/rights'
import { readPerson } from '@/lib/services/people/read-person'
import { webDeps } from '@/lib/services/runtime'
import { dayText, standingViews, type Telling, timeText } from '../_people/say-person'
import { leadOf, storyView } from '../_people/say-story'
import { actForPersonAction, eraseAction, makeLinkAction, releaseAction, takeBackAction } from '../actions'
import '../../../people.css'

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const PAGE_LINES = 25

// The number is personal: no title that a browser keeps in its history says it.
export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requireSignedIn('contacts.read')
  return { title: PEOPLE[locale].title }
}

export default async function PersonPage({ params, searchParams }: Props) {
  const { locale, member, business } = await requireSignedIn('contacts.read')
  const { id } = await params
  const query = await searchParams
  const before = placeIn(query['before'])
  const chain = isUuid(query['chain']) ? query['chain'] : null
  const deps = webDeps()
  const person = isUuid(id)
    ? orForbidden(await readPerson(deps, member, id, { before, limit: PAGE_LINES, chain }))
    : null
  if (!person) notFound()
  const words = PEOPLE[locale]
  const telling: Telling = { locale, timeZone: business.timeZone, words }
  const now = deps.clock.now()
  const { state, config } = person
  const isGone = state.erasedAt !== null || state.releasedAt !== null
  const nameOf = (topic: (typeof config.topics)[number]) => topicName(topic, locale, config.defaultLocale)
  const offered = config.topics.filter((topic) => !topic.archived)
  const required = offered.filter(({ policy }) => policy === 'required').map(nameOf)
  const hidden = <input type="hidden" name="contact" value={person.id} />
  const maySpeak = allows(member, 'preferences.speak')
  return (
    <Page
      title={<span className="nb">{person.name?.text ?? words.summary.unnamed}</span>}
      lead={leadOf(person, telling)}
      acts={
        allows(member, 'links.make') &&
        !isGone && (
          <ActionForm action={makeLinkAction} businessId={business.id} answerAt="end">
            {hidden}
            <SubmitButton kind="plain">{words.person.link}</SubmitButton>
          </ActionForm>
        )
      }
    >
      {!allows(member, 'contacts.identify') && <p className="s">{words.person.masked}</p>}
      <Section title={words.stand.title} aside={<span className="s">{words.stand.asOf(timeText(now, telling))}</span>}>
        <StandTable standings={standingViews(person, telling)} words={words.stand} />
      </Section>
      <div className="side-by">
        <Story
          story={storyView(person, before, telling)}
          words={words.story}
          takeBack={
            maySpeak
              ? (changeId) => (
                  <ActionForm action={takeBackAction} businessId={business.id} answerAt="end">
                    {hidden}
                    <input type="hidden" name="change" value={changeId} />
                    <SubmitButton kind="quiet">{words.story.takeBack}</SubmitButton>
                  </ActionForm>
                )
              : null
          }
        />
        <div className="side-col" id="act">
          {!isGone && (
            <Section title={words.act.title} aside={<span className="s">{words.act.aside}</span>}>
              {maySpeak ? (
                <ActionForm
                  action={actForPersonAction}
                  businessId={business.id}
                  className="panel pad flow"
                  label={words.act.title}
                >
                  <ActFields
                    words={words.act}
                    topics={offered
                      .filter(({ policy }) => policy !== 'required')
                      .map((topic) => ({ key: topic.key, name: nameOf(topic) }))}
                    required={required.length === 0 ? null : formatList(required, locale)}
                    isStopped={state.stop?.on === true}
                    isPaused={(state.pause?.until ?? 0) > now}
                    timeZone={business.timeZone}
                    formId={newId()}
                    contactId={person.id}
                  />
                </ActionForm>
              ) : (
                <p className="panel pad s">{COMMON[locale].editorsCan}</p>
              )}
            </Section>
          )}
          {person.identities.length > 0 && (
            <Section title={words.person.ids}>
              <dl className="panel pad ids">
                {person.identities.map(({ kind, text, endedAt, createdAt }) => (
                  <div key={`${kind} ${text} ${createdAt}`}>
                    <dt>{words.person.kinds[kind]}</dt>
                    <dd>
                      {text}
                      {endedAt !== null && (
                        <span className="s"> ({words.person.until(dayText(endedAt, telling))})</span>
                      )}
                    </dd>
                  </div>
                ))}
              </dl>
            </Section>
          )}
        </div>
      </div>
      {allows(member, 'evidence.read') && (
        <Zones
          words={words.zones}
          contactId={person.id}
          release={
            person.name?.kind === 'phone' &&
            !isGone && (
              <ActionForm action={releaseAction} businessId={business.id} label={words.zones.release}>
                {hidden}
                <div>
                  <SubmitButton kind="harm">{words.zones.releaseButton}</SubmitButton>
                </div>
              </ActionForm>
            )
          }
          erase={
            state.erasedAt === null && (
              <ActionForm action={eraseAction} businessId={business.id} label={words.zones.erase}>
                {hidden}
                <p className="s">{words.zones.eraseText}</p>
                <TextField
                  label={words.zones.eraseLabel(person.name?.kind === 'phone' ? 'digits' : 'signs')}
                  name="last"
                  autoComplete="off"
                  maxLength={4}
                  required
                />
                <div>
                  <SubmitButton kind="harm">{words.zones.eraseButton}</SubmitButton>
                </div>
              </ActionForm>
            )
          }
        />
      )}
    </Page>
  )
}

/** Returns the place of the line before which the page begins; null for the newest. */
function placeIn(text: string | string[] | undefined): number | null {
  return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : null
}
