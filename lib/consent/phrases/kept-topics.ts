import { ALSO_REMARK, excepts, isAllBut } from './all-but'
import type { Judgement } from './judge'
import { type Way, wayOf } from './kept-ways'
import type { Match } from './matches'
import type { Tagged } from './tagging'
import { isEarnestThreat, regrets } from './threats'
import { findTopics, type TopicIndex } from './topics'

/** A part of a text that names something, and whether it is to be kept or dropped. */
interface Part {
  way: Way
  topicIds: readonly string[]
  /** Whether it names offers in general. */
  isOffers: boolean
  /** Whether it names offers at all, by a topic's name too. */
  isOfOffers: boolean
  /** Whether it threatens, or sends the others away. */
  threatens: boolean
  /** Whether it speaks of what is the person's own: "my orders". */
  isMine: boolean
}

/** "Deja las encuestas también" does the same as the part before. */
const TOO = /^(?:tambien|tambem|too|also|either|tampoco)$/
const SPLITTING = new Set([',', '.', '?'])
const JOINING = new Set('y e and but pero mas sino aunque although while'.split(' '))
const CONTRASTING = new Set(['but', 'pero', 'mas', 'sino', 'aunque', 'although'])
const EXCEPTING = new Set('except excepto exceto salvo menos fora besides alem aparte'.split(' '))
const REMARKING = new RegExp(`^(?:${ALSO_REMARK})$`)
const OF_OFFERS =
  /^(?:promo|ofer|offer|descuent|descont|discount|deal|cupo|coupon|vouch|ad(?:s|vert)|anunc|publici|propagand)/
const MINE = /^(?:my|our|mis?|nuestr[oa]s?|meus?|minhas?|noss[oa]s?)$/
/** How a part hangs on the one before it. */
type Joint = 'none' | 'and' | 'except'
const OPPOSITE = { keep: 'drop', like: 'drop', maybe: null, drop: 'keep' } as const
const NAMING = new Set(['TOPIC', 'OWN', 'MSG', 'PROMO', 'SURVEY', 'x'])

/**
 * Corrects what a refusal is about where the text also says what is to stay. "Stop everything except promotions" is
 * unsure, because it refuses what it does not name. "Keep the offers, drop the surveys" refuses the surveys alone. A
 * topic that is kept is never refused, and one that is dropped anywhere is never kept. In doubt the refusal stands.
 * @param matches the rules that matched: one that is sure of a refusal of all is never made less than `unsure`
 */
export function withoutKept<Judged extends Judgement>(
  judged: Judged,
  reading: Tagged,
  topics: TopicIndex,
  matches: readonly Match[],
): Judged {
  if (!judged.outcome.startsWith('refuse')) return judged
  const unsure = (why: string): Judged => ({
    ...judged,
    outcome: 'unsure',
    topicIds: [],
    because: [why, ...judged.because],
  })
  if (isAllBut(reading)) return unsure('all but a part')
  const sure = matches.filter(({ strength, says }) => strength === 'sure' && says === 'refuse')
  const isPlain = sure.length > 0
  const parts = partsOf(reading, topics)
  const dropping = parts.filter(({ way }) => way === 'drop')
  const isDropped = (part: Part) =>
    dropping.some(
      (other) => (part.isOffers && other.isOffers) || part.topicIds.some((topicId) => other.topicIds.includes(topicId)),
    )
  const isNamed = dropping.every((part) => part.isOffers || part.topicIds.length > 0)
  // "I like your offers, but stop" keeps nothing. What a part of a text drops is kept by none.
  const keeping = parts.filter(
    (part) =>
      (part.topicIds.length > 0 || part.isOffers) &&
      (part.way === 'keep' || (part.way === 'like' && isNamed && (judged.outcome === 'refuse_topic' || !isPlain))) &&
      !isDropped(part),
  )
  // "Keep sending them and I will sue", "keep your offers and get lost": nothing is kept.
  if (dropping.length > 0 && parts.some((part, place) => names(part) && isKept(part.way) && isScorned(parts, place)))
    return judged.outcome === 'refuse_all' ? judged : unsure('a threat')
  if (keeping.length === 0 || dropping.length === 0) {
    // "Keep your vouchers, drop the surveys": only the model says which of them.
    const maybe = parts.some((part) => part.way === 'maybe' && !isDropped(part) && namesAny(part, judged))
    return maybe && !isPlain && dropping.length > 0 && isNamed ? unsure('a part is perhaps kept') : judged
  }
  const kept = new Set(keeping.flatMap(({ topicIds }) => topicIds))
  const keptOffer = keeping.some(({ isOfOffers }) => isOfOffers)
  // "Sin anuncios, pero sigan con los avisos del pedido": what is kept is no offer.
  if (judged.outcome === 'refuse_marketing' && !keptOffer) return judged
  // "No more messages, only my orders" drops what it does not name, and so does a rule that saw a refusal of all.
  if (judged.outcome === 'refuse_all' && (!isNamed || sure.some((match) => namesNothing(match, reading, topics))))
    return unsure('a part of all is kept')
  const named = judged.outcome === 'refuse_topic' ? judged.topicIds : dropping.flatMap(({ topicIds }) => topicIds)
  const topicIds = [...new Set(named)].filter((id) => !kept.has(id))
  const because = ['a part is kept', ...judged.because]
  const dropsOffers = judged.outcome !== 'refuse_topic' && dropping.some(({ isOffers }) => isOffers)
  if (dropsOffers && !keptOffer) return { ...judged, outcome: 'refuse_marketing', topicIds: [], because }
  if (topicIds.length === 0 || dropsOffers) return unsure('what is named is kept')
  return { ...judged, outcome: 'refuse_topic', topicIds, because }
}

/** Whether the part of a text around a refusal names no topic and no offers. */
function namesNothing({ start, end }: Match, { words, tags }: Tagged, topics: TopicIndex): boolean {
  const isEdge = (place: number) => SPLITTING.has(tags[place] ?? '.') || JOINING.has(words[place] ?? '')
  let first = start
  while (first > 0 && !isEdge(first - 1)) first--
  let last = Math.max(start + 1, end)
  while (last < words.length && !isEdge(last)) last++
  return !tags.slice(first, last).includes('PROMO') && findTopics(topics, words.slice(first, last)).length === 0
}

const isKept = (way: Way): boolean => way === 'keep' || way === 'maybe'

const names = ({ topicIds, isOffers }: Part): boolean => isOffers || topicIds.length > 0

/**
 * Whether a threat makes doubtful that a part is to be kept. "Stop the promotions or I will sue" threatens for what it
 * drops, and that says nothing against "my orders" beside it; against "keep your offers" it does.
 */
function isScorned(parts: readonly Part[], place: number): boolean {
  const { way, isMine } = parts[place]!
  return parts.some((part, at) => {
    if (!part.threatens || at === place) return part.threatens
    if (part.way === 'drop' && names(part)) return way === 'maybe'
    return !isMine || at === place + 1
  })
}

/** Whether a refusal would be about what a part names. */
function namesAny({ topicIds, isOfOffers }: Part, { outcome, topicIds: refused }: Judgement): boolean {
  if (outcome === 'refuse_topic') return topicIds.some((topicId) => refused.includes(topicId))
  return outcome === 'refuse_all' || isOfOffers
}

/**
 * Returns the parts of a text, each with what it keeps or drops. A part after "and" that says neither does as the one
 * before it.
 */
function partsOf({ words, tags }: Tagged, topics: TopicIndex): Part[] {
  const parts: Part[] = []
  const isRegretted = regrets({ words, tags })
  let said: string[] = []
  let read: string[] = []
  let joint: Joint = 'none'
  let contrasts = false
  const close = (next: Joint) => {
    const naming = said.filter((_, place) => NAMING.has(read[place]!))
    const before = parts.at(-1)?.way ?? null
    const inherited =
      joint === 'and' || said.some((one) => TOO.test(one))
        ? before
        : joint === 'except' && before
          ? OPPOSITE[before]
          : null
    const threatens = isEarnestThreat({ words: said, tags: read }, isRegretted)
    const isMine = said.some((one) => MINE.test(one))
    const [isOffers, isOfOffers] = [read.includes('PROMO'), said.some((one) => OF_OFFERS.test(one))]
    const own = wayOf({ words: said, tags: read })
    const way = own === null || (before === 'drop' && said.some((one) => TOO.test(one))) ? inherited : own
    // "Surveys can stop, but go on with the offers": it is no complaint where it is set against what stops.
    const isAgainst = contrasts && before === 'drop' && way === 'maybe'
    contrasts = false
    if (said.length > 0)
      parts.push({
        ...{ way: isAgainst ? 'keep' : way, topicIds: findTopics(topics, naming), isOffers, isOfOffers },
        ...{ threatens, isMine },
      })
    if (said.length > 0 || next !== 'none') joint = next
    said = []
    read = []
  }
  for (const [place, each] of tags.entries()) {
    const one = words[place]!
    // ", aparte sus ofertas son caras": after a comma such a word begins a remark.
    const isRemark = REMARKING.test(one) && said.length === 0
    const isExcept = EXCEPTING.has(one) && tags[place + 1] !== 'QUE' && !isRemark && excepts({ words, tags }, place)
    if (SPLITTING.has(each) || JOINING.has(one) || isExcept) {
      close(isExcept ? 'except' : JOINING.has(one) ? 'and' : 'none')
      contrasts ||= CONTRASTING.has(one)
    } else {
      said.push(one)
      read.push(each)
    }
  }
  close('none')
  return parts
}
