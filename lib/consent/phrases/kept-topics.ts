import type { Judgement } from './judge'
import { type Way, wayOf } from './kept-ways'
import type { Match } from './matches'
import type { Tagged } from './tagging'
import { isThreat } from './threats'
import { findTopics, type TopicIndex } from './topics'

/** A part of a text that names something, and whether it is to be kept or dropped. */
interface Part {
  way: Way
  topicIds: readonly string[]
  /** Whether it names offers in general. */
  isOffers: boolean
  /** Whether it names offers at all, by a topic's name too. */
  isOfOffers: boolean
}

const tag = (names: string) => `(?:${names})/[^ ]+ `
const word = (words: string) => `[^ /]+/(?:${words}) `
const WORD = '(?![.?,]/)[^ ]+ '
const upTo = (count: number, what = WORD) => `(?:${what}){0,${count}}`
const REFUSING = tag(
  'STOP|STOPX|NEG|NONE|NOMORE|UNSUB|UNSUBX|REMOVE|CANCEL|LEAVE|BAJA|TAKE|LET|ENOUGH|CHEGA|WITHOUT|BLOCK|OFF|OUT',
)
const ALL_WORDS = word(
  'everything|all|anything|nothing|any|every|todos?|todas?|tudo|nada|ningun\\w*|nenhum\\w*|cualquiera?|qualquer|none|entire|whole',
)
const ALL = `(?:${tag('NOTHING|MSG|TEXT|NADAMAS')}|${ALL_WORDS})`
/** Words of an exception that mean nothing else. */
const SAVE = 'except|excepto|salvo|exceto|excluding|exclu\\w+'
/** Words that also begin a remark: "aparte", "menos a medianoche", "além de chato". */
const ALSO_REMARK = 'menos|fora|besides|alem|aparte|apart|minus|tirando|quitando|outside'
/** "Aparte sus promociones son malísimas" says something of a thing, and excepts nothing. */
const REMARK = word('son|es|sao|era|eran|eram|is|are|was|were|estan?|estao')
const REMARKED = `(?!${upTo(5, '(?![.?,]/|QUE/)[^ ]+ ')}${REMARK})`
const BESIDES = `(?:(?:${word(',')})?${word(SAVE)}|${word(ALSO_REMARK)}${REMARKED})(?!${tag('QUE')})`
/** After a comma such a word excepts only where all of it was refused: "de tudo, menos dos pedidos". */
const ALL_BESIDES = `${ALL_WORDS}(?:${word(',')})?${word(ALSO_REMARK)}${REMARKED}(?!${tag('QUE')})`
const BUT = `${ALL_WORDS}${upTo(1)}${word('but|other')}(?!${REFUSING})`
/** "Stop everything except promotions": a refusal of all, and behind it what is kept. */
const ALL_BUT = new RegExp(
  `(?:^|[,.?]/[,.?] )${upTo(8)}(?:${REFUSING})(?:${upTo(6)}${ALL})?${upTo(3)}(?:${ALL}${upTo(3)}${BESIDES}|${ALL_BESIDES}|${BUT}|${BESIDES})${upTo(4)}${tag('TOPIC|PROMO|SURVEY|OWN|MSG|TEXT|x|SHIP')}`,
)
/** "Todo menos mis pedidos, bórrenlo": the refusal may also follow. "Todo menos encuestas" alone refuses these. */
const ALL_BUT_FIRST = new RegExp(
  `(?:^|[,.?]/[,.?] )${ALL_WORDS}${BESIDES}${upTo(5)}${word('[,.]')}${upTo(3)}(?:${REFUSING})`,
)
/** "You send nothing but ads": that is what is complained about. */
const NOTHING_BUT = new RegExp(`${word('nothing')}${word('but')}`)

/** "Deja las encuestas también" does the same as the part before. */
const TOO = /^(?:tambien|tambem|too|also|either|tampoco)$/
const SPLITTING = new Set([',', '.', '?'])
const JOINING = new Set('y e and but pero mas sino aunque although while'.split(' '))
const CONTRASTING = new Set(['but', 'pero', 'mas', 'sino', 'aunque', 'although'])
const EXCEPTING = new Set('except excepto exceto salvo menos fora besides alem aparte'.split(' '))
const REMARKING = new RegExp(`^(?:${ALSO_REMARK})$`)
const OF_OFFERS =
  /^(?:promo|ofer|offer|descuent|descont|discount|deal|cupo|coupon|vouch|ad(?:s|vert)|anunc|publici|propagand)/
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
  const line = reading.tags.map((each, place) => `${each}/${reading.words[place] ?? ''} `).join('')
  const isAllBut = ALL_BUT.test(line) || ALL_BUT_FIRST.test(line)
  if (isAllBut && !NOTHING_BUT.test(line)) return unsure('all but a part')
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
  const seemsKept = parts.some(({ way, topicIds, isOffers }) => isKept(way) && (isOffers || topicIds.length > 0))
  if (seemsKept && dropping.length > 0 && isThreat(reading))
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
    const [isOffers, isOfOffers] = [read.includes('PROMO'), said.some((one) => OF_OFFERS.test(one))]
    const own = wayOf({ words: said, tags: read })
    const way = own === null || (before === 'drop' && said.some((one) => TOO.test(one))) ? inherited : own
    // "Surveys can stop, but go on with the offers": it is no complaint where it is set against what stops.
    const isAgainst = contrasts && before === 'drop' && way === 'maybe'
    contrasts = false
    if (said.length > 0)
      parts.push({ way: isAgainst ? 'keep' : way, topicIds: findTopics(topics, naming), isOffers, isOfOffers })
    if (said.length > 0 || next !== 'none') joint = next
    said = []
    read = []
  }
  for (const [place, each] of tags.entries()) {
    const one = words[place]!
    // ", aparte sus ofertas son caras": after a comma such a word begins a remark.
    const isRemark = REMARKING.test(one) && said.length === 0
    const isExcept = EXCEPTING.has(one) && tags[place + 1] !== 'QUE' && !isRemark
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
