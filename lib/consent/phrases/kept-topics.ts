import type { Judgement } from './judge'
import type { Tagged } from './tagging'
import { findTopics, type TopicIndex } from './topics'

/** A part of a text that names something, and whether it is to be kept or dropped. */
interface Part {
  way: 'keep' | 'drop' | null
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
const BESIDES = `(?:${word(',')})?${word('except|excepto|salvo|exceto|menos|fora|excluding|besides|alem|aparte|apart|minus|tirando|exclu\\w+|quitando|outside')}(?!${tag('QUE')})`
const BUT = `${ALL_WORDS}${upTo(1)}${word('but|other')}(?!${REFUSING})`
/** "Stop everything except promotions": a refusal of all, and behind it what is kept. */
const ALL_BUT = new RegExp(
  `(?:^|[,.?]/[,.?] )${upTo(8)}(?:${REFUSING})(?:${upTo(6)}${ALL})?${upTo(3)}(?:${ALL}${upTo(3)}${BESIDES}|${BUT}|${BESIDES})${upTo(4)}${tag('TOPIC|PROMO|SURVEY|OWN|MSG|TEXT|x|SHIP')}`,
)
/** "You send nothing but ads": that is what is complained about. */
const NOTHING_BUT = new RegExp(`${word('nothing')}${word('but')}`)

const DROPPING = 'STOP|REMOVE|CANCEL|UNSUB|BAJA|LEAVE|OFF|OUT|ENOUGH|CHEGA|BLOCK'
/** "No quiten las promociones": a removal that is negated keeps. */
const NEGATED_DROP = new RegExp(`(?:^| )(?:NEG|NEGX|NONE) (?:(?:ME|YOU|QUE|WANT) ){0,2}(?:${DROPPING}|LET PREP|TAKE) `)
const DROP = new RegExp(`(?:^| )(?:${DROPPING}|LET PREP|TAKE OFF|TAKE|NEG|NEGX|NONE|NOMORE|WITHOUT|NOTHANKS) `)
/** Words that keep what they are said of. */
const KEEPING = new Set(
  'keep keeping continue fine ok okay okey welcome stay stays yes yep deja dejen dejar deje dejenme dejame mantengan mantenga manten mantener sigan siga sigue queda quedan quedo deixa deixe deixem deixar mantenha mantenham mantem manter continua continuem continuar sim beleza adelante leave'.split(
    ' ',
  ),
)
/** The same, but also said out of courtesy: "I like your offers, but stop". They keep only beside a topic dropped. */
const LIKING = new Set('like love want good great bien gusta gustan quiero gosto quero bem bom interested'.split(' '))
const SPLITTING = new Set([',', '.', '?'])
const JOINING = new Set('y e and but pero mas sino aunque although while'.split(' '))
const EXCEPTING = new Set('except excepto exceto salvo menos fora besides alem aparte'.split(' '))
const OF_OFFERS =
  /^(?:promo|ofer|offer|descuent|descont|discount|deal|cupo|coupon|vouch|ad(?:s|vert)|anunc|publici|propagand)/
/** How a part hangs on the one before it. */
type Joint = 'none' | 'and' | 'except'
const OPPOSITE = { keep: 'drop', drop: 'keep' } as const
const NAMING = new Set(['TOPIC', 'OWN', 'MSG', 'PROMO', 'SURVEY', 'x'])

/**
 * Corrects what a refusal is about where the text also says what is to stay. "Stop everything except promotions" is
 * unsure, because it refuses what it does not name. "Keep the offers, drop the surveys" refuses the surveys alone. A
 * topic that is kept is never refused.
 */
export function withoutKept<Judged extends Judgement>(judged: Judged, reading: Tagged, topics: TopicIndex): Judged {
  if (!judged.outcome.startsWith('refuse')) return judged
  const unsure = (why: string): Judged => ({
    ...judged,
    outcome: 'unsure',
    topicIds: [],
    because: [why, ...judged.because],
  })
  const line = reading.tags.map((each, place) => `${each}/${reading.words[place] ?? ''} `).join('')
  if (ALL_BUT.test(line) && !NOTHING_BUT.test(line)) return unsure('all but a part')
  const parts = partsOf(reading, topics, judged.outcome === 'refuse_topic')
  const kept = new Set(parts.filter(({ way }) => way === 'keep').flatMap(({ topicIds }) => topicIds))
  const keepsOffers = parts.some(({ way, isOffers }) => way === 'keep' && isOffers)
  const dropping = parts.filter(({ way }) => way === 'drop')
  // "Keep your vouchers" alone is scorn.
  if ((kept.size === 0 && !keepsOffers) || dropping.length === 0) return judged
  const keptOffer = parts.some(({ way, isOfOffers }) => way === 'keep' && isOfOffers)
  // "Sin anuncios, pero sigan con los avisos del pedido": what is kept is no offer.
  if (judged.outcome === 'refuse_marketing' && !keptOffer) return judged
  // "No more messages, only my orders" drops what it does not name.
  const isNamed = dropping.every((part) => part.isOffers || part.topicIds.length > 0)
  if (judged.outcome === 'refuse_all' && !isNamed) return unsure('a part of all is kept')
  const named = judged.outcome === 'refuse_topic' ? judged.topicIds : dropping.flatMap(({ topicIds }) => topicIds)
  const topicIds = [...new Set(named)].filter((id) => !kept.has(id))
  const because = ['a part is kept', ...judged.because]
  const dropsOffers = judged.outcome !== 'refuse_topic' && dropping.some(({ isOffers }) => isOffers)
  if (dropsOffers && !keptOffer) return { ...judged, outcome: 'refuse_marketing', topicIds: [], because }
  if (topicIds.length === 0 || dropsOffers) return unsure('what is named is kept')
  return { ...judged, outcome: 'refuse_topic', topicIds, because }
}

/**
 * Returns the parts of a text, each with what it keeps or drops. A part after "and" that says neither does as the one
 * before it.
 */
function partsOf({ words, tags }: Tagged, topics: TopicIndex, mayLike: boolean): Part[] {
  const parts: Part[] = []
  let said: string[] = []
  let read: string[] = []
  let joint: Joint = 'none'
  const close = (next: Joint) => {
    const naming = said.filter((_, place) => NAMING.has(read[place]!))
    const before = parts.at(-1)?.way ?? null
    const inherited = joint === 'and' ? before : joint === 'except' && before ? OPPOSITE[before] : null
    const [isOffers, isOfOffers] = [read.includes('PROMO'), said.some((one) => OF_OFFERS.test(one))]
    const way = wayOf(said, read, mayLike) ?? inherited
    if (said.length > 0) parts.push({ way, topicIds: findTopics(topics, naming), isOffers, isOfOffers })
    if (said.length > 0 || next !== 'none') joint = next
    said = []
    read = []
  }
  for (const [place, each] of tags.entries()) {
    const one = words[place]!
    const isExcept = EXCEPTING.has(one) && tags[place + 1] !== 'QUE'
    if (SPLITTING.has(each) || JOINING.has(one) || isExcept)
      close(isExcept ? 'except' : JOINING.has(one) ? 'and' : 'none')
    else {
      said.push(one)
      read.push(each)
    }
  }
  close('none')
  return parts
}

function wayOf(words: readonly string[], tags: readonly string[], mayLike: boolean): Part['way'] {
  const line = `${tags.join(' ')} `
  // "Leave the list", "dejen de mandar" are no wish to keep.
  const isLeaving = tags.includes('LIST') || /(?:^| )LET PREP /.test(line)
  const keeps = words.some(
    (one, place) =>
      !(isLeaving && /^(?:leave|de[ij])/.test(one)) &&
      (KEEPING.has(one) || (mayLike && LIKING.has(one)) || (one === 'si' && isYes(words[place + 1]))),
  )
  if (NEGATED_DROP.test(line)) return 'keep'
  const isLeave = words.some((one) => one === 'leave') && !isLeaving
  if (DROP.test(isLeave ? line.replace(/LEAVE /g, '') : line)) return 'drop'
  return keeps ? 'keep' : null
}

/** "Sí" after what it is said of: "las promociones sí", "lo del pedido sí déjemelo". Before it, "si" is "if". */
const isYes = (next: string | undefined): boolean =>
  next === undefined || next === 'me' || KEEPING.has(next) || LIKING.has(next)
