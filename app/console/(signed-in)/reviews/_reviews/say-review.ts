import { topicName } from '@/app/console/(signed-in)/_page/topic-name'
import type { ChoiceView, DecidedView, QueuedView, ReviewView } from '@/components/console/reviews/view'
import { PEOPLE } from '@/lib/i18n/console/people/words'
import type { DecisionWord, ReviewWords } from '@/lib/i18n/console/reviews/shape'
import { formatInstant } from '@/lib/i18n/format'
import { type Locale, readLocale } from '@/lib/i18n/locales'
import type { PersonSummary } from '@/lib/services/people/person-summary'
import type { ListedReview } from '@/lib/services/reviews/list-reviews'
import { type ReviewDesk, type ReviewDetail, textIn } from '@/lib/services/reviews/read-review'
import { isForGood } from '@/lib/services/reviews/reopen-review'
import { languageName, listedPerson } from '../../people/_people/say-person'

/** What all that is said of a review needs. */
export interface Telling {
  locale: Locale
  timeZone: string
  words: ReviewWords
}

const MOST_TITLE_CHARS = 200

/** Returns one that waits, as the list beside the screen shows it. */
export function queuedView(review: ListedReview, here: string | null, telling: Telling): QueuedView {
  const text = textIn(review.body, 'text')
  const at = Date.parse(textIn(review.body, 'at') ?? textIn(review.body, 'seenAt') ?? '')
  const kind = telling.words.kinds[review.kind]
  return {
    id: review.id,
    title: (text ?? kind).slice(0, MOST_TITLE_CHARS),
    lang: null,
    details: [
      timeText(Number.isFinite(at) ? at : review.createdAt, telling),
      isOfGroup(review.body) && telling.words.inGroup,
    ]
      .filter((part) => typeof part === 'string')
      .join(' · '),
    isHere: review.id === here,
  }
}

/** Returns the one that is shown, with the answers that fit it. */
export function reviewView(review: ReviewDetail, desk: ReviewDesk, telling: Telling): ReviewView {
  const { words, locale } = telling
  const text = textIn(review.body, 'text')
  const time = timeText(review.at, telling)
  const place = desk.queue.findIndex(({ id }) => id === review.id)
  const next = desk.queue[place + 1] ?? desk.queue.find(({ id }) => id !== review.id)
  const lang = review.explained?.locale ?? readLocale(review.person?.locale ?? null)
  const isDrift = review.kind === 'drift'
  return {
    id: review.id,
    words: text === null ? null : { text, lang },
    about: text === null ? aboutOf(review, telling) : null,
    details: [
      text === null ? words.noticedAt(time) : words.wroteAt(time),
      // In a group people write to each other: a STOP there may be about anything.
      isOfGroup(review.body) && words.inGroup,
      languageName(lang, telling),
      review.source && words.after(review.source.name),
      review.backendName,
    ]
      .filter((part) => typeof part === 'string')
      .join(' · '),
    person: personView(review.person, words.found, telling),
    holder: personView(review.holder, words.holder, telling),
    ask: words.ask[review.kind],
    choices: choicesOf(review, telling),
    later: { ...words.choices.later, href: next ? `/console/reviews?at=${next.id}` : '/console/reviews' },
    needsPerson: review.contactId === null,
    otherTopics:
      review.kind === 'unsure_message' || isDrift
        ? desk.topics.map((topic) => ({ id: topic.id, name: topicName(topic, locale) }))
        : [],
    agreedHref: isDrift && review.contactId !== null ? `/console/people/${review.contactId}#act` : null,
    why: review.explained && {
      text: words.whyText(review.explained.outcome, Math.round(review.explained.score * 100)),
      because: review.explained.because,
    },
    next: next?.id ?? '',
  }
}

/** Returns what was decided, as it is said after it; `isOther`: a colleague was faster. */
export function decidedView(review: ReviewDetail, isOther: boolean, telling: Telling): DecidedView {
  const { words } = telling
  const what = whatOf(review, telling)
  return {
    id: review.id,
    text: isOther ? words.decidedBy(review.decidedBy ?? 'Sayso', what) : words.decided(what),
    isOther,
    canReopen: review.canReopen,
    isForGood: isForGood(review),
  }
}

function whatOf({ decision, topic }: ReviewDetail, { words, locale }: Telling): string {
  const as = decision?.['as']
  if (as !== 'refusal') return words.what[as as DecisionWord]('')
  const of = decision?.['of']
  if (of === 'everything' || of === 'offers') return words.what[of]('')
  return words.what.topic(topic ? topicName(topic, locale) : '')
}

function choicesOf(review: ReviewDetail, telling: Telling): ChoiceView[] {
  const { choices } = telling.words
  const time = timeText(review.at, telling)
  const { topic } = review
  const narrow =
    topic === null
      ? { value: 'offers', ...choices.offers(time) }
      : { value: `topic:${topic.id}`, ...choices.topic(topicName(topic, telling.locale), time) }
  const everything = { value: 'everything', ...choices.everything(time) }
  const nothing = { value: 'nothing', ...choices.nothing[review.kind] }
  const isHeld = review.kind === 'number_held'
  const newHolder = { value: 'new_holder', ...(isHeld ? choices.new_holder_held : choices.new_holder) }
  const samePerson = { value: 'same_person', ...(isHeld ? choices.same_person_held : choices.same_person) }
  const fitting = {
    unsure_message: [narrow, everything, nothing],
    drift: [nothing, narrow, everything],
    new_holder: [newHolder, samePerson, everything],
    number_changed: [samePerson, newHolder, everything],
    number_held: [samePerson, newHolder, nothing],
  }[review.kind]
  return fitting.map((choice, place) => ({ ...choice, key: String(place + 1) }))
}

function aboutOf({ kind, body, backendName }: ReviewDetail, { words }: Telling): string {
  if (body === null) return words.lost
  const [first] = Array.isArray(body['drift']) ? (body['drift'] as { was?: unknown; is?: unknown }[]) : []
  const text = (value: unknown): string =>
    typeof value === 'string'
      ? value
      : value && typeof value === 'object'
        ? Object.values(value)
            .flatMap((one: unknown) => (typeof one === 'string' ? one : []))
            .join(', ')
        : ''
  return words.about[kind]({
    backend: backendName ?? 'WhatsApp',
    before: first ? text(first.was) : text(body['previous'] ?? body['before']),
    now: first ? text(first.is) : text(body['next'] ?? body['named'] ?? body['now']),
  })
}

function personView(person: PersonSummary | null, label: string, telling: Telling): ReviewView['person'] {
  if (!person) return null
  const { name, details } = listedPerson(person, { ...telling, words: PEOPLE[telling.locale] })
  return { label, name, href: `/console/people/${person.id}`, now: details.join(' · ') }
}

const isOfGroup = (body: ReviewDetail['body']): boolean => body?.['group'] === true

const timeText = (at: number, { locale, timeZone }: Telling): string =>
  formatInstant(at, 'shortDateTime', locale, timeZone)
