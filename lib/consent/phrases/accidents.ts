import { LANGUAGES, LEXICONS } from './lexicon/lexicon'
import { findMatches } from './matches'
import type { Tagged } from './tagging'

/**
 * Returns whether words of refusal or negation in a text speak against a return. "I wrote STOP by mistake" contains a
 * refusal and takes it back; "no me quiten" negates one. Each such word must be inside words that take it back or
 * negate it; a word that is not speaks against a return.
 */
export function isAgainstReturn({ words, tags }: Tagged): boolean {
  const line = tags.map((tag, place) => `${tag}/${words[place] ?? ''} `).join('')
  const excused = new Set<number>()
  const hasTurned = TURNED.test(line)
  for (const [pattern, isReport] of EXCUSES) {
    if (isReport && !hasTurned) continue
    for (const found of line.matchAll(pattern)) {
      const first = spacesIn(line.slice(0, found.index))
      for (let place = first; place < first + spacesIn(found[0]); place++) excused.add(place)
    }
  }
  if (SOME_ONLY.test(line)) return true
  const against = tags.flatMap((tag, place) => (speaksAgainst(tag, words[place] ?? '') ? [place] : []))
  return against.some((place) => !excused.has(place))
}

/**
 * Returns whether a text negates a word of return: "don't start", "no reanudar", "sin volver". The negation is then
 * about messages, whatever else excuses it.
 */
export function negatesReturn({ words, tags }: Tagged): boolean {
  return NEGATED_RETURN.test(tags.map((tag, place) => `${tag}/${words[place] ?? ''} `).join(''))
}

/**
 * Returns whether a text only names what is sent: "Ofertas", "nossas promoções", "receber ofertas". It may be the row
 * of a menu, or ask for them.
 */
export function onlyNames({ words, tags }: Tagged): boolean {
  const isSmall = (each: string, place: number) =>
    NAMES.has(each) || AROUND_NAMES.has(each) || SHOWN.test(words[place] ?? '')
  return tags.some((each) => NAMES.has(each)) && tags.every(isSmall)
}

/**
 * Returns whether a text asks for something again and names nothing: "Enviar de nuevo" and "mándalo otra vez" are also
 * said of a code.
 */
export const namesNothing = ({ tags }: Tagged): boolean =>
  tags.includes('AGAIN') && tags.every((each) => SENT_AGAIN.has(each))

/** Whether what is asked for again is one thing other than messages, and the text contains no refusal. */
export function isOfOtherThing({ words, tags }: Tagged): boolean {
  const saidNo = tags.some((tag, place) => speaksAgainst(tag, words[place] ?? ''))
  return !saidNo && OTHER_THING.test(tags.map((tag, place) => `${tag}/${words[place] ?? ''} `).join(''))
}

/**
 * Whether the text is about an order, a booking or a card, and does not mention messages: "I cancelled my appointment
 * by mistake".
 */
export function isOfOwnThing({ tags }: Tagged): boolean {
  return tags.some((tag) => OWN_THINGS.has(tag)) && !tags.some((tag) => SENT.has(tag))
}

/**
 * Whether a possible return mentions a mistake, another person's hand, a change of mind or switching on. A mistake or
 * "again" alone also occurs in messages about sizes and colours.
 */
export function mayReturn(tagged: Tagged, rules: readonly string[]): boolean {
  const { tags } = tagged
  if (tags.some((tag) => OWN_THINGS.has(tag)) || isOfOtherThing(tagged)) return false
  return rules.includes(TAKEN_BACK) || tags.some((tag) => TURNING.has(tag))
}

/**
 * Returns what the rules see in a text, as features for the model: which patterns matched, and whether refusals are
 * taken back.
 */
export function rulesOf(tagged: Tagged, matches = findMatches(tagged)): string[] {
  const names = matches.map(({ name }) => name)
  if (!tagged.tags.some((tag) => AGAINST.has(tag))) return names
  return [...names, isAgainstReturn(tagged) ? 'against' : TAKEN_BACK]
}

/** Roots of refusal in words that no lexicon contains whole ("unsubscribeme"). */
const ROOTS = /unsub|unsus|optout|^stop|desu[sb]|desins|descad|noquie|naoquero|nquero|baja$|^remove|^delete/
const AGAINST = new Set(
  'NEG NEGX NOMORE NADAMAS STOP STOPX UNSUB UNSUBX BAJA ENOUGH CHEGA NOSIGN DOWN WITHOUT NONE NOTHANKS REMOVE CANCEL LEAVE LET LETX BLOCK LESS EXCEPT OUT OFF BOTHS BOTHI RUDE'.split(
    ' ',
  ),
)

const SENT_AGAIN = new Set('SENDI SENDS AGAIN ME THIS IT DET'.split(' '))
const OWN_THINGS = new Set(['OWN', 'CARD'])
const NAMES = new Set(['PROMO', 'TOPIC', 'SURVEY', 'MSG'])
const AROUND_NAMES = new Set('DET ME YOU THIS PREP CONJ MORE TIME WANT RECV RECVB RECVG , . ?'.split(' '))
/** Words of menus beside what is sent: "nossas ofertas", "ver promociones de hoy". */
const SHOWN = /^(?:noss[ao]s|nuestr[ao]s|our|ver|see|show|mostrar|hoy|hoje|today|dia|semana|week|todas?|todos?|all)$/
const SENT = new Set(
  'MSG PROMO TOPIC SURVEY SPAM LIST SUBV SUBX SUBN STOP STOPX UNSUB UNSUBX BAJA LEAVE RECV RECVB RECVG RECVX'.split(
    ' ',
  ),
)
const TURNING = new Set(
  'KIN ACT SUBV ADD RETURNW STARTW STARTV KEEP MISS UNBLOCK UNDO REGRET STOP UNSUB BAJA'.split(' '),
)

/** A word that this language does not know may be a refusal in another, because a sentence may mix two languages. */
function speaksAgainst(tag: string, word: string): boolean {
  if (AGAINST.has(tag) || ROOTS.test(word)) return true
  if (tag !== UNKNOWN) return false
  return LANGUAGES.some((language) => {
    const found = LEXICONS[language].tags.get(word)?.split(' ') ?? []
    return found.some((each) => AGAINST.has(each))
  })
}

function spacesIn(text: string): number {
  return text.split(' ').length - 1
}

export const TAKEN_BACK = 'taken back'
const UNKNOWN = 'x'

/** Any word, except where a sentence ends. */
const ANY = '(?![.?]/)[^ ]+ '
const upTo = (count: number, what = ANY) => `(?:${what}){0,${count}}`
const tag = (names: string) => `(?:${names})/[^ ]+ `
const word = (words: string) => `[^ /]+/(?:${words}) `

const REFUSAL = tag('STOP|STOPX|UNSUB|UNSUBX|BAJA|REMOVE|CANCEL|LEAVE|LET|OUT|OFF|NOMORE|NEG|NONE|NEGX|PARA|BLOCK|ALTO')
const NOUN = tag('STOP|UNSUB|BAJA|LEAVE|CANCEL|NOMORE|NEG|NONE')
const NEGATION = tag('NEG|NEGX')
const SMALL = tag('DET|ME|THIS|PREP|YOU|QUE|x|IT|ALREADY|OWN|MSG|,')
const UNDO = word(
  'ignor\\w+|disregard|undo|undone|revers\\w+|revert\\w*|reviert\\w+|anul\\w+|deshag\\w+|deshac\\w+|desconsider\\w+|desfa\\w+|desfez|cancel\\w*|quit[ea]\\w*|borr[ea]\\w*|olvid\\w+|retir\\w+|retract|scratch|delete|esquec\\w+|forget|efecto',
)
const BEING = 'era|eran|fue|fueron|foi|was|is|e|es|fosse|were|went|iba|ia'
const MEANT =
  'quise|quiso|queria|queriamos|quisimos|meant|mean|meaning|quis|pedi|pidio|pidieron|intend\\w*|intencion|intencao|fui|want|wanted'
const ABOUT_SENDING = tag(
  'SENDS|SENDI|SENDG|TEXT|RECV|RECVB|RECVG|MSG|WANT|NEED|BOTHS|BOTHI|PROMO|TOPIC|SURVEY|INTEREST|AUTH|MORE|LIST|CALLS|CALLI|SPAM|AGAIN|AGAINV|CONT|KEEP|ADD|SUBV|SUBX|ACT|BACK|SENDX|PASS',
)
const SAYING =
  'puse|puso|pusieron|mande|mando|mandaron|mandei|mandou|mandaram|escribi|escribio|escribieron|escrito|escrevi|escreveu|escreveram|typed|wrote|pressed|presiono|hit|clicked|clique\\w*|cliquei|clicou|tapped|toco|toque|toquei|tocou|aprete|apreto|apretaron|apertei|apertou|pulse|pulso|oprimi|oprimio|pique|pico|di|dio|dije|dijo|dijeron|dijera|decir|dicho|disse|dizer|falei|falou|said|saying|told|telling|respondi|respondio|respondeu|replied|texted|sent|asked|pedi|pedimos|pedido|pedir|pediu|pidio|solicite|solicitei|put|meant|queria|quise|envie|envio|enviou|marque|marco|conteste|contesto|picked|yelling'
const EARLIER =
  'took|was|were|came|come|habia|haber|haberme|hubiera|he|had|tinha|ter|tenia|teniamos|yo|eu|i|id|ive|me|mi|minha|minhas|desde|since|after|antes|before|ayer|ontem|once|arrepent\\w+|arrependi|regret|por|lo|los|la|las|di|dado|haberse|hice|fiz'

/**
 * A text that takes a refusal back: it mentions a mistake, another person's hand, a change of mind, or a wish for more.
 */
const TURNED = new RegExp(
  [
    tag('MISTAKE|UNDO|REGRET|MISS|UNBLOCK|WRONG|ACT|SUBV|ADD|RETURNW|STARTW|STARTV|KEEP'),
    // "mi hijo puso": somebody else's hand
    `${tag('KIN')}${upTo(4)}${word(SAYING)}`,
    `${tag('AGAIN|AGAINV|BACK|CONT')}${upTo(4)}${tag('SENDS|SENDI|SENDG|TEXT|RECV|RECVB|MSG|PROMO|TOPIC|ADD|LIST')}`,
    `${tag('SENDS|SENDI|SENDG|TEXT|RECV|RECVB|MSG|PROMO|TOPIC|ADD|TAKE|WANT|CAN')}${upTo(2)}${tag('AGAIN|AGAINV|BACK')}`,
    `(?:WITHOUT)/[^ ]+ ${word('querer|culpa|darme|dar|ver|saber|pensar\\w*|lentes|gafas|anteojos|oculos|cachar|mirar|olhar|fijarme')}`,
    word(
      'dedo|dedazo|pocket|bolsillo|bolso|opinion|ideia|idea|thought|pense|pensei|achei|creyendo|crei|meant|sigan|continuem',
    ),
    `(?:${word('ahora|agora|now|ya|ja|pero|mas|but|yo|eu')}){1,2}${upTo(2)}${tag('WANT|NEED|CAN|MISS')}(?!${upTo(3)}${tag('NEG|REMOVE|STOP|BAJA|UNSUB|CANCEL|LEAVE')})`,
  ].join('|'),
)

const BETWEEN = tag('ME|YOU|QUE|WANT|NEED|CAN|PREP|BE|AM|HAVE|TIME|ALREADY|MORE|DET|DAR|GIVE|THIS|IT|CONT|SAID')
const NOBODY = 'nobody|noone|nadie|ninguem|refus\\w+|declin\\w+|niego|rechaz\\w+|recus\\w+|ninguna?|nenhuma?|nada'
const NOT = `(?:${tag('NEG|NEGX|NONE|NOMORE')}|${word(NOBODY)})`
const RETURNING = tag('STARTW|RETURNW|STARTV|AGAINV|ACT|SUBV|ADD')
/**
 * A negation, small words and at most one unknown one, and a word of return, or a question and a negation after it:
 * "volver? de ninguna manera". A comma parts them: "no, START" answers something else by no.
 */
const NEGATED_RETURN = new RegExp(
  [
    `${NOT}${upTo(4, BETWEEN)}(?:${tag('x')})?${upTo(2, BETWEEN)}${RETURNING}`,
    `(?:WITHOUT)/[^ ]+ ${upTo(2, tag('ME|PREP|DET'))}${RETURNING}`,
    `${RETURNING}${upTo(4)}\\?/\\? ${upTo(3, `(?:${BETWEEN}|${tag('x')})`)}${NOT}`,
  ].join('|'),
)

/** Only a part of the messages, or all but a part. The person says on the page which part. */
const SOME_ONLY = new RegExp(`(?:SOLO)/[^ ]+ ${upTo(5)}${tag('MSG|TOPIC|OWN|PROMO|SURVEY')}`)

/** "Vuelvan a mandarme el link", "me manda de novo o boleto": a wish to get one thing again is no wish for messages. */
const OTHER_THING = new RegExp(
  `${tag('SENDS|SENDI|TEXT|RECV|RECVB|ACT|STARTW|AGAINV|SUBV|ADD|UNBLOCK')}(?:${tag('ME|DET|AGAIN|PREP|YOU|IT|AGAINV|SENDI|RECV|THIS')}){0,5}(?:${tag('OWN|CARD|VERB')}|x/(?!(?:por|aca|aqui|aki|con|com|cuando|quando)\\s)[^ ]+ )(?!.*${tag('MSG|PROMO|TOPIC|SURVEY|LIST')})`,
)

/** What excuses the refusals inside it. `true`: only in a text that takes a refusal back. */
const EXCUSES: readonly (readonly [RegExp, boolean])[] = (
  [
    // "cancelen la baja", "ignore my stop", "desfaz o cancelamento"
    [`${UNDO}${upTo(4, SMALL)}${NOUN}`, false],
    // "no me quiten", "não me tira", "don't remove me", "no me den de baja", "don't take me off"
    [`${NEGATION}${tag('ME')}(?:${tag('REMOVE|CANCEL|BLOCK')}|${tag('DAR')}${tag('PREP')}${tag('BAJA')})`, false],
    [
      `${NEGATION}(?:${tag('REMOVE|CANCEL|BLOCK|UNSUB')}|${tag('TAKE')})${tag('ME|NUM|DET')}(?:${tag('ME|NUM')})?(?:${tag('OUT|OFF')})?`,
      false,
    ],
    // "no dejen de mandar", "don't stop sending", "no quiero darme de baja", "I did not mean to unsubscribe"
    [`${NEGATION}(?:${tag('ME')})?${tag('STOP|LET')}${upTo(2, tag('PREP|ME|CONT'))}${tag('SENDI|SENDG|SENDS')}`, false],
    [
      `${NEGATION}${upTo(2, tag('ME|YOU|x'))}(?:${tag('WANT')}|${word(MEANT)})${upTo(4, tag('QUE|PREP|ME|DAR|THIS|DET|SAID|x|YOU'))}${REFUSAL}`,
      false,
    ],
    // "no era para ustedes", "não era pra parar", "that was not me"
    [
      `${NEGATION}${upTo(1)}${word(BEING)}${upTo(4)}(?:${REFUSAL}|${tag('YOU|ME|LIST')}|${word('aca|aqui|aki|ahi|serio|enserio|mia|verdad|ese|esse|eso|intencion|intencao')})`,
      false,
    ],
    [`(?:${word(BEING)})?${NEGATION}(?:${tag('PREP|PARA')})?${tag('YOU')}|${tag('YOU')}${NEGATION}(?=[,.]/|$)`, false],
    // "déjenme como estaba", "leave me on"
    [`${tag('LET|LEAVE')}(?:${tag('ME')}){1,2}${word('como|adentro|dentro|ahi|on|in|igual|normal')}`, false],
    // "el stop fue de mi hijo", "la baja era para otro"
    [`${tag('DET|THIS|PREP')}${upTo(2, SMALL)}${REFUSAL}${upTo(5)}${word(`${BEING}|lo|la|le|para|pra|pro|pa`)}`, false],
    // "sin querer", "sin lentes"
    [`(?:WITHOUT)/[^ ]+ (?!(?:MSG|PROMO|TOPIC|SPAM|SURVEY)/)${ANY}`, false],
    // "no le hagan caso", "não liguem pra isso"
    [
      `${NEGATION}${upTo(2, tag('ME|DET|x|YOU'))}${word('hag\\w+|haz|den|dar|lig\\w+|mind|listen|cuenta|count|teng\\w+|tom\\w+|fagam|importa')}`,
      false,
    ],
    // "no, no, no": a reply to the previous message
    [`(?:^|[,.]/[,.] )(?:x/[^ ]+ )?(?:${tag('NEG|NONE')}){1,4}(?=[,.]/)|^(?:${tag('NEG')}){2,4}`, false],
    // "ya no me llegan", "I stopped getting them"
    [
      `${NEGATION}${upTo(3, tag('ME|HAVE|AM|NOTHING|DET|x'))}${tag('RECVX|SENDX|RECVG')}|${tag('STOPX')}${tag('RECVG')}`,
      false,
    ],
    // the negated thing has nothing to do with messages: "no sé", "didn't know"
    [`${NEGATION}(?!${upTo(3)}${ABOUT_SENDING})(?!(?:${tag('ME')})?${REFUSAL})(?=(?:${ANY}))`, false],
    // "mi hijo puso STOP", "I typed stop", "dije que no me escribieran"
    [`${word(SAYING)}${upTo(6)}${REFUSAL}(?:${upTo(2, tag('ME|MORE|CONT'))}${tag('SENDS|SENDI|TEXT|BOTHS')})?`, true],
    // "me había dado de baja", "I had opted out", "me di de baja", "los quité"
    [`${word(EARLIER)}${upTo(3)}${tag('UNSUB|UNSUBX|BAJA|REMOVE|CANCEL|LEAVE|STOP|BLOCK|STOPX|OUT|OFF')}`, true],
    [
      `${tag('UNSUBX|STOPX')}|${word('desbloqu\\w+|unblock\\w*|cancele|cancelei|bloquee|bloqueei|blocked|canceled|cancelled')}`,
      true,
    ],
  ] as const
).map(([source, isReport]) => [new RegExp(source, 'g'), isReport])
