import type { Tagged } from './tagging'

/** What a part says of a thing. Somebody who likes it, or may mean to keep it, may yet want no more of it. */
export type Way = 'keep' | 'like' | 'maybe' | 'drop' | null

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
/** Forms that only tell of it: "siguen mandando", and "si sigue" is a condition. */
const TELLING = /^(?:siguen|continuam|continuan|keeps|mantienen|mantem)$/
const IF = /^(?:si|se|if)$/
const COMING = /^(?:(?:lleg|cheg|receb|recib|aparec|ca)\w*ndo(?:me|nos)?|getting|receiving|coming|arriving|seeing)$/
const GOING = /(?:[aei]ndo(?:me|nos|les)?|ing)$/
/** Who goes on, where somebody complains: "you keep sending", "I keep getting". */
const GOERS = /^(?:you|u|yall|i|we|they|he|she|it|ustedes|uds|usted|voces|vcs|voce|me|nos|still)$/
const BIDDING = new Set(['CAN', 'WANT', 'NEED', 'AGREE'])
/** "Keep your offers" is mostly scorn. */
const YOURS = /^(?:your|ur|yr|yours|su|sus|tu|tus|seu|seus|sua|suas|teu|teus)$/

/** Returns what the words of a part say of what it names. */
export function wayOf({ words, tags }: Pick<Tagged, 'words' | 'tags'>): Way {
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
  if (TELLING.test(words[place]!) || words.slice(0, place).some((one) => IF.test(one))) return null
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
