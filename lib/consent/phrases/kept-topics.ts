import type { Judgement } from './judge'
import type { Match } from './matches'
import type { Tagged } from './tagging'
import { isThreat } from './threats'
import { findTopics, type TopicIndex } from './topics'

/** What a part says of a thing. Somebody who likes it, or may mean to keep it, may yet want no more of it. */
type Way = 'keep' | 'like' | 'maybe' | 'drop' | null

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
const REMARKED = `(?!${upTo(5, '(?![.?,]/|QUE/)[^ ]+ ')}${word('son|es|sao|era|eran|eram|is|are|was|were|estan?|estao')})`
const BESIDES = `(?:(?:${word(',')})?${word(SAVE)}|${word(ALSO_REMARK)}${REMARKED})(?!${tag('QUE')})`
/** After a comma such a word excepts only where all of it was refused: "de tudo, menos dos pedidos". */
const ALL_BESIDES = `${ALL_WORDS}(?:${word(',')})?${word(ALSO_REMARK)}${REMARKED}(?!${tag('QUE')})`
const BUT = `${ALL_WORDS}${upTo(1)}${word('but|other')}(?!${REFUSING})`
/** "Stop everything except promotions": a refusal of all, and behind it what is kept. */
const ALL_BUT = new RegExp(
  `(?:^|[,.?]/[,.?] )${upTo(8)}(?:${REFUSING})(?:${upTo(6)}${ALL})?${upTo(3)}(?:${ALL}${upTo(3)}${BESIDES}|${ALL_BESIDES}|${BUT}|${BESIDES})${upTo(4)}${tag('TOPIC|PROMO|SURVEY|OWN|MSG|TEXT|x|SHIP')}`,
)
/** "Todo menos mis pedidos, bórrenlo": the refusal may also follow. */
const ALL_BUT_FIRST = new RegExp(`(?:^|[,.?]/[,.?] )${ALL_WORDS}${BESIDES}`)
/** "You send nothing but ads": that is what is complained about. */
const NOTHING_BUT = new RegExp(`${word('nothing')}${word('but')}`)

const DROPPING = 'STOP|REMOVE|CANCEL|UNSUB|BAJA|LEAVE|OFF|OUT|ENOUGH|CHEGA|BLOCK'
/** "No quiten las promociones": a removal that is negated keeps. */
const NEGATED_DROP = new RegExp(`(?:^| )(?:NEG|NEGX|NONE) (?:(?:ME|YOU|QUE|WANT) ){0,2}(?:${DROPPING}|LET PREP|TAKE) `)
const DROP = new RegExp(`(?:^| )(?:${DROPPING}|LET PREP|TAKE OFF|TAKE|NEG|NEGX|NONE|NOMORE|WITHOUT|NOTHANKS) `)
/** Words that keep what they are said of. */
const KEEPING = new Set(
  'keep keeping continue okay okey welcome stay stays yes yep deja dejen dejar deje dejenme dejame mantengan mantenga manten mantener sigan siga sigue queda quedan quedo deixa deixe deixem deixar mantenha mantenham mantem manter continua continuem continuar sim adelante leave'.split(
    ' ',
  ),
)
/** The same, but also said of what somebody wants no more of: "I like your offers, but stop". */
const LIKING = new Set(
  'like love want good great fine ok beleza bien gusta gustan quiero gosto quero bem bom interested'.split(' '),
)
/** Words of going on. With a verb of sending behind them they ask for it, or complain of it. */
const GOING_ON = /^(?:keep|keeping|continu\w+|sig[au]\w*|manten\w*|mantenh\w+)$/
/** "Sigan mandando", "keep sending" ask; "sigue", "continua" may do either. */
const ASKING = /^(?:keep|continue|sigan|siga|sigamos|continuem|mantengan|mantenga|mantenham)$/
const COMING = /^(?:(?:lleg|cheg|receb|recib|aparec|ca)\w*ndo(?:me|nos)?|getting|receiving|coming|arriving|seeing)$/
const GOING = /(?:[aei]ndo(?:me|nos|les)?|ing)$/
/** Who goes on, where somebody complains: "you keep sending", "I keep getting". */
const GOERS = /^(?:you|u|yall|i|we|they|he|she|it|ustedes|uds|usted|voces|vcs|voce|me|nos|still)$/
const BIDDING = new Set(['CAN', 'WANT', 'NEED', 'AGREE'])
/** "Keep your offers" is mostly scorn. */
const YOURS = /^(?:your|ur|yr|yours|su|sus|tu|tus|seu|seus|sua|suas|teu|teus)$/
/** "Deja las encuestas también" does the same as the part before. */
const TOO = /^(?:tambien|tambem|too|also|either|tampoco)$/
const SPLITTING = new Set([',', '.', '?'])
const JOINING = new Set('y e and but pero mas sino aunque although while'.split(' '))
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
  if (judged.outcome === 'refuse_all' && (!isNamed || sure.some((match) => namesNothing(match, topics))))
    return unsure('a part of all is kept')
  const named = judged.outcome === 'refuse_topic' ? judged.topicIds : dropping.flatMap(({ topicIds }) => topicIds)
  const topicIds = [...new Set(named)].filter((id) => !kept.has(id))
  const because = ['a part is kept', ...judged.because]
  const dropsOffers = judged.outcome !== 'refuse_topic' && dropping.some(({ isOffers }) => isOffers)
  if (dropsOffers && !keptOffer) return { ...judged, outcome: 'refuse_marketing', topicIds: [], because }
  if (topicIds.length === 0 || dropsOffers) return unsure('what is named is kept')
  return { ...judged, outcome: 'refuse_topic', topicIds, because }
}

/** Whether a refusal names no topic and no offers before the next thought begins. */
function namesNothing({ reach, reachTags }: Match, topics: TopicIndex): boolean {
  const end = reachTags.findIndex((each) => SPLITTING.has(each))
  const own = end < 0 ? reach : reach.slice(0, end)
  return !reachTags.slice(0, own.length).includes('PROMO') && findTopics(topics, own).length === 0
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
    const own = wayOf(said, read)
    const way = own === null || (before === 'drop' && said.some((one) => TOO.test(one))) ? inherited : own
    if (said.length > 0) parts.push({ way, topicIds: findTopics(topics, naming), isOffers, isOfOffers })
    if (said.length > 0 || next !== 'none') joint = next
    said = []
    read = []
  }
  for (const [place, each] of tags.entries()) {
    const one = words[place]!
    // ", aparte sus ofertas son caras": after a comma such a word begins a remark.
    const isRemark = REMARKING.test(one) && said.length === 0
    const isExcept = EXCEPTING.has(one) && tags[place + 1] !== 'QUE' && !isRemark
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

function wayOf(words: readonly string[], tags: readonly string[]): Way {
  const line = `${tags.join(' ')} `
  // "Leave the list", "dejen de mandar", "dejen ya" are no wish to keep.
  const isLeaving = tags.includes('LIST') || /(?:^| )LET (?:PREP|ALREADY) /.test(line)
  if (NEGATED_DROP.test(line)) return 'keep'
  const isLeave = words.some((one) => one === 'leave') && !isLeaving
  const isDrop = DROP.test(isLeave ? line.replace(/LEAVE /g, '') : line) || /(?:^| )LET ALREADY /.test(line)
  if (isDrop) return 'drop'
  const ways = words.map((one, place): Way => {
    if (isLeaving && /^(?:leave|de[ij])/.test(one)) return null
    if (tags[place] === 'SOLO') return isOfWish(words, tags) ? 'keep' : null
    if (GOING_ON.test(one)) return wayOfGoingOn(words, tags, place)
    if (/^(?:fine|ok)$/.test(one) && /^(?:is|are)$/.test(words[place - 1] ?? '')) return 'keep'
    if (KEEPING.has(one) || (one === 'si' && isYes(words[place + 1]))) return 'keep'
    return LIKING.has(one) ? 'like' : null
  })
  return (['keep', 'maybe', 'like'] as const).find((way) => ways.includes(way)) ?? null
}

/** Returns whether "keep" and its like ask for more, complain ("you keep sending"), or may do either. */
function wayOfGoingOn(words: readonly string[], tags: readonly string[], place: number): Way {
  const bids = tags.slice(Math.max(0, place - 4), place).some((each) => BIDDING.has(each))
  const behind = words.slice(place + 1, place + 4)
  if (behind.some((one) => COMING.test(one)) && !bids) return null
  if (!bids && GOERS.test(words[place - 1] ?? '')) return null
  if (YOURS.test(behind[0] ?? '')) return 'maybe'
  if (!behind.some((one) => GOING.test(one))) return 'keep'
  return ASKING.test(words[place]!) || bids ? 'keep' : 'maybe'
}

/** "Only tell me of my bookings" wishes; "you only send offers" complains. */
const isOfWish = (words: readonly string[], tags: readonly string[]): boolean =>
  !tags.some((each) => each === 'SENDX' || each === 'RECVX') &&
  !words.some((one, place) => GOERS.test(one) && tags[place] !== 'ME' && !tags.includes('WANT'))

/** "Sí" after what it is said of: "las promociones sí", "lo del pedido sí déjemelo". Before it, "si" is "if". */
const isYes = (next: string | undefined): boolean =>
  next === undefined || next === 'me' || KEEPING.has(next) || LIKING.has(next)
