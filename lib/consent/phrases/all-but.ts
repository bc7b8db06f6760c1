import type { Tagged } from './tagging'

type Words = Pick<Tagged, 'words' | 'tags'>

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
export const ALSO_REMARK = 'menos|fora|besides|alem|aparte|apart|minus|tirando|quitando|outside'
/**
 * What stands before "menos" where it is no "except": "al menos", "por lo menos", "pelo menos", "ao menos", "mucho
 * menos", "a menos", "más o menos", "y menos".
 */
const BEFORE_LESS =
  '/(?:al?|ao|pelo|lo|mucho|muito|bem|muy|tanto|o|ou|y|e|ni|nem|no|nao|de|cuando|quando|aun|ainda|todavia) '
/** What stands behind it there: "menos mal", "menos aún". */
const BEHIND_LESS = word('mal|aun|ainda|todavia')
/** What stands before "fora" where it means outside: "me deixem fora", "me tirem fora", "de fora", "ficar fora". */
const BEFORE_OUT =
  '(?:(?:^| )(?:LET|LETX|REMOVE|TAKE|LEAVE|AM|BE|CONT|GO|ADD)/[^ ]+ (?:ME/[^ ]+ )?|/(?:de|fico|jog\\w+|bot\\w+|cai\\w*) )'
/** A word of `ALSO_REMARK` where it excepts. */
const SAVING = `(?:(?<!${BEFORE_LESS})[^ /]+/menos (?!${BEHIND_LESS})|(?<!${BEFORE_OUT})(?<=^| )[^ /]+/fora |[^ /]+/(?!menos |fora )(?:${ALSO_REMARK}) )`
/** "Aparte sus promociones son malísimas" says something of a thing, and excepts nothing. */
const REMARK = word('son|es|sao|era|eran|eram|is|are|was|were|estan?|estao')
const REMARKED = `(?!${upTo(5, '(?![.?,]/|QUE/)[^ ]+ ')}${REMARK})`
const BESIDES = `(?:(?:${word(',')})?${word(SAVE)}|${SAVING}${REMARKED})(?!${tag('QUE')})`
/** After a comma such a word excepts only where all of it was refused: "de tudo, menos dos pedidos". */
const ALL_BESIDES = `${ALL_WORDS}(?:${word(',')})?${SAVING}${REMARKED}(?!${tag('QUE')})`
/** What may be excepted. */
const THING = tag('TOPIC|PROMO|SURVEY|OWN|MSG|TEXT|x|SHIP')
const SENT = tag('TOPIC|PROMO|SURVEY|MSG|TEXT')
const DETERMINER = word(
  'the|any|some|my|our|your|his|her|their|these|those|this|that|for|about|from|of|on|only|just|new',
)
/** A thing is named, and nothing is said of it: "the order updates", "surveys", "my receipts". */
const NAMED = [
  `${upTo(3, DETERMINER)}${upTo(2, tag('OWN|SHIP|x'))}${tag('TOPIC|PROMO|SURVEY|OWN|MSG|TEXT|SHIP')}`,
  `(?:${DETERMINER}){1,3}(?:${tag('x')}){1,2}`,
].join('|')
const NAMED_END = '(?=$|[.,?]/|CONJ/|THANKS/|NOSIGN/|DOWN/|STUFF/|PREP/)'
const WISHING = [
  `${upTo(1, word('i|we'))}${upTo(2, word('still|do|also|only|just'))}${word('want|need|keep|send|leave')}`,
  `${word('i|we|id|wed')}${upTo(1, word('would|d'))}${word('like|love')}(?=[^ ]+/to )`,
].join('|')
/** "But" and a wish for what is sent: "but I still want the offers", "but send me order updates". */
const WISH = [
  `(?:${WISHING})${upTo(3, word('me|us|to|get|receive|have|getting|receiving|sending|with|on'))}`,
  `${upTo(2, DETERMINER)}${upTo(2, tag('OWN|SHIP|x'))}${SENT}`,
].join('')
/** "But" excepts what is named right behind it. A clause is a thought of its own: "but the staff is nice". */
const BUT = `${ALL_WORDS}${upTo(1)}${word('but')}(?:${NAMED}|${WISH})${NAMED_END}`
const OTHER = `${ALL_WORDS}${upTo(1)}${word('other')}(?!${REFUSING})`
/** "Stop everything except promotions": a refusal of all, and behind it what is kept. */
const ALL_BUT = new RegExp(
  `(?:^|[,.?]/[,.?] )${upTo(8)}(?:${REFUSING})(?:${upTo(6)}${ALL})?${upTo(3)}(?:${BUT}|(?:${ALL}${upTo(3)}${BESIDES}|${ALL_BESIDES}|${OTHER}|${BESIDES})${upTo(4)}${THING})`,
)
/** "Todo menos mis pedidos, bórrenlo": the refusal may also follow. "Todo menos encuestas" alone refuses these. */
const ALL_BUT_FIRST = new RegExp(
  `(?:^|[,.?]/[,.?] )${ALL_WORDS}${BESIDES}${upTo(5)}${word('[,.]')}${upTo(3)}(?:${REFUSING})`,
)
/** "You send nothing but ads": that is what is complained about. */
const NOTHING_BUT = new RegExp(`${word('nothing')}${word('but')}`)
const NO_LESS = new RegExp(`${BEFORE_LESS}$`)
const NO_OUT = new RegExp(`${BEFORE_OUT}$`)

const lineOf = ({ words, tags }: Words) => tags.map((each, place) => `${each}/${words[place] ?? ''} `).join('')

/** Whether a text refuses all but a part: "stop everything except promotions". */
export function isAllBut(reading: Words): boolean {
  const line = lineOf(reading)
  return (ALL_BUT.test(line) || ALL_BUT_FIRST.test(line)) && !NOTHING_BUT.test(line)
}

/** Whether a word that may except does so: not "menos" in "al menos", nor "fora" in "me deixem fora das promoções". */
export function excepts({ words, tags }: Words, place: number): boolean {
  const before = lineOf({ words: words.slice(0, place), tags: tags.slice(0, place) })
  if (words[place] === 'menos')
    return !NO_LESS.test(before) && !/^(?:mal|aun|ainda|todavia)$/.test(words[place + 1] ?? '')
  return words[place] !== 'fora' || !NO_OUT.test(before)
}
