import { noticeView } from '@/app/api/v1/contacts/[id]/evidence/_document/notice-view'
import { topicName } from '@/app/console/(signed-in)/_page/topic-name'
import type { LineView, NoticeText, StoryView } from '@/components/console/people/view'
import type { Effect } from '@/lib/consent/types'
import type { ChannelWord } from '@/lib/i18n/console/people/shape'
import { formatList } from '@/lib/i18n/format'
import { referenceOf } from '@/lib/reference'
import { tookEffect } from '@/lib/services/people/read-person'
import type { Person, StoryLine } from '@/lib/services/people/read-person'
import { dayText, endText, languageName, saidText, type Telling, timeText } from './say-person'

/** Returns what happened to a person as a story: a page of the ledger, the newest line first. */
export function storyView(person: Person, before: number | null, telling: Telling): StoryView {
  const { story } = telling.words
  const { chain, lines, nextBefore } = person.history
  const address = (query: string) => `/console/people/${person.id}${query}`
  const chainQuery = chain === person.id ? '' : `chain=${chain}`
  const chains = person.mergedFrom.length === 0 ? [] : [person.id, ...person.mergedFrom]
  return {
    count: story.lines(lines[0] && before === null ? lines[0].seq : lines.length),
    lines: lines.map((line) => lineView(line, person, telling)),
    known: nextBefore === null && chain === person.id ? timeText(person.createdAt, telling) : null,
    newer: before === null ? null : address(chainQuery && `?${chainQuery}`),
    older: nextBefore === null ? null : address(`?before=${nextBefore}${chainQuery && `&${chainQuery}`}`),
    chains: chains.map((id, place) => ({
      text: place === 0 ? story.ownChain : story.mergedChain(place),
      href: address(place === 0 ? '' : `?chain=${id}`),
      isHere: id === chain,
    })),
  }
}

function lineView(line: StoryLine, person: Person, telling: Telling): LineView {
  const { story, how } = telling.words
  const { effects } = line
  const source = person.sources.find(({ id }) => id === line.sourceId)
  const channel = channelWords(line.where, telling)
  const details = [
    saidText(line, telling),
    ...(effects && isIdle(line, effects) ? idleReasons(effects, person, telling) : []),
    line.kind === 'merged' || line.kind === 'reason' ? null : how[line.method],
    channel,
    source && story.from(source.name),
    line.member && story.by(line.member),
    story.reference(referenceOf(line.changeId)),
  ].filter((part): part is string => typeof part === 'string')
  return {
    seq: line.seq,
    mark: effects === null || isIdle(line, effects) ? 'none' : markOf(effects),
    title: effects === null ? story.unreadable : titleOf(line, effects, person, telling),
    words: line.words === null ? null : { text: line.words, lang: person.locale },
    details: details.join(' · '),
    notice: noticeText(line, person, telling),
    takeBack: line.canTakeBack ? line.changeId : null,
  }
}

/** Returns whether a line changed nothing: what it says came too late, is kept out, or holds already. */
const isIdle = ({ kind }: StoryLine, effects: readonly Effect[]): boolean =>
  kind === 'reason' || !effects.some(tookEffect)

const ALLOWS = (effect: Effect): boolean => {
  switch (effect.on) {
    case 'answer':
      return effect.said.answer === 'in'
    case 'stop':
    case 'provider_stop':
      return !effect.said.on
    case 'pause':
      return effect.said.until === null
    default:
      return false
  }
}

const markOf = (effects: readonly Effect[]): LineView['mark'] =>
  effects.filter(tookEffect).some(ALLOWS) ? 'in' : 'out'

function titleOf(line: StoryLine, effects: readonly Effect[], person: Person, telling: Telling): string {
  const { story, lists } = telling.words
  if (line.kind === 'reason') return story.why(line.reason === null ? '' : lists.given[line.reason])
  if (line.kind === 'merged') return story.joined
  const took = effects.filter(tookEffect)
  if (took.length === 0) return story.nothing
  const parts = partsOf(took, person, telling)
  const [first = '', ...rest] = parts.length > 0 ? parts : [story.confirmed]
  const whole = [first, ...rest.map((part) => part.charAt(0).toLocaleLowerCase(telling.locale) + part.slice(1))]
  return line.kind === 'undo' ? story.tookBack(formatList(whole, telling.locale)) : formatList(whole, telling.locale)
}

/** Returns what the effects say, the topics of one kind together. */
function partsOf(effects: readonly Effect[], person: Person, telling: Telling): string[] {
  const { story } = telling.words
  const namesOf = (fits: (effect: Effect) => boolean) => [
    ...new Set(
      effects.filter(fits).flatMap((effect) => ('topicId' in effect ? nameOf(effect.topicId, person, telling) : [])),
    ),
  ]
  const grouped = (names: string[], say: (topics: string) => string) =>
    names.length === 0 ? [] : [say(formatList(names, telling.locale))]
  const answered = (answer: string) => (effect: Effect) => effect.on === 'answer' && effect.said.answer === answer
  const others = effects.flatMap((effect): string[] => {
    switch (effect.on) {
      case 'stop':
        return [effect.said.on ? story.stopped : story.returned]
      case 'pause':
        return [effect.said.until === null ? story.resumed : story.paused(endText(effect.said.until, telling))]
      case 'provider_stop': {
        const sender = person.senders.find(({ id }) => id === effect.senderId)?.name ?? effect.senderId
        return [effect.said.on ? story.providerStop(sender) : story.providerResume(sender)]
      }
      case 'release':
        return [story.released]
      case 'erasure':
        return [story.erased]
      default:
        return []
    }
  })
  return [
    ...others,
    ...grouped(namesOf(answered('out')), story.refused),
    ...grouped(namesOf(answered('in')), story.agreed),
    ...grouped(namesOf(answered('none')), story.withdrew),
    ...grouped(
      namesOf((effect) => effect.on === 'pending' && effect.said !== null),
      story.asked,
    ),
  ]
}

/** Returns what was said in a line that changed nothing, and why it does not count. */
function idleReasons(effects: readonly Effect[], person: Person, telling: Telling): string[] {
  const { story } = telling.words
  const says = (answer: 'in' | 'out') =>
    effects.flatMap((effect) =>
      effect.on === 'answer' && effect.said.answer === answer ? nameOf(effect.topicId, person, telling) : [],
    )
  const [yes, no] = [says('in'), says('out')]
  const outcomes = new Set(effects.map(({ outcome }) => outcome))
  if (effects.length === 0) return []
  return [
    ...(yes.length > 0 ? [story.saidYes(formatList(yes, telling.locale))] : []),
    ...(no.length > 0 ? [story.saidNo(formatList(no, telling.locale))] : []),
    outcomes.has('kept_out') ? story.keptOut : story.tooLate,
  ]
}

function nameOf(topicId: string, { config }: Person, { locale }: Telling): string {
  const topic = config.topics.find(({ id }) => id === topicId)
  return topic ? topicName(topic, locale, config.defaultLocale) : topicId
}

function channelWords(where: string | null, { words }: Telling): string | null {
  if (where === null) return null
  const known: Record<string, string> = words.act.channels
  return (known[where as ChannelWord] ?? where).toLocaleLowerCase()
}

/** Returns the text that a person saw when they answered, as it was published. */
function noticeText(line: StoryLine, { notices }: Person, telling: Telling): NoticeText | null {
  const notice = notices.find(({ hash }) => hash === line.notice)
  if (!notice) return null
  const read = noticeView({ ...notice, whole: true })
  const topics = read.topics.map(({ name, description, frequency }) =>
    [name, description, frequency].filter((part) => part !== '').join(' '),
  )
  return {
    title: telling.words.story.notice,
    lang: notice.locale,
    paragraphs: [...read.lead, ...topics, ...read.around],
    hash: notice.hash,
    shown: telling.words.story.noticeShown(languageName(notice.locale, telling) ?? notice.locale),
  }
}

/** Returns the sentence below the name of a person. */
export function leadOf(person: Person, telling: Telling): string {
  const { words } = telling
  const language = languageName(person.locale, telling)
  const { erasedAt, releasedAt } = person.state
  return [
    erasedAt === null ? null : words.person.erased(dayText(erasedAt, telling)),
    releasedAt === null ? null : words.person.released(dayText(releasedAt, telling)),
    language === null ? null : words.person.writes(language),
    words.person.known(dayText(person.createdAt, telling)),
    person.lastInboundAt === null ? null : words.person.lastWrote(dayText(person.lastInboundAt, telling)),
  ]
    .filter((part) => part !== null)
    .join(' · ')
}
