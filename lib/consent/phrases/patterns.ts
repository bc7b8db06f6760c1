/**
 * The forms of a refusal and a return, over tags instead of words, so that one pattern serves three languages. A
 * pattern is a regular expression over tags with one space after each. Repetitions are short and bounded, so no text
 * can make them slow. The tags that may come between two others are always listed: an unknown word ("no me manden
 * CEBOLLA") breaks a match.
 */
export interface Pattern {
  name: string
  /** sure: decides by itself; weak: makes the text unsure; keep: the text means the opposite. */
  strength: 'sure' | 'weak'
  says: 'refuse' | 'return' | 'ordinary'
  regex: RegExp
}

/** Words for messages. */
const MSG = '(?:MSG|TEXT|SPAM)'
const OFFER = '(?:PROMO|TOPIC|SURVEY)'
/** A thing may be named by several words: "recordatorios de reserva", "booking reminders". */
const THING = `(?:(?:TOPIC|PROMO|OWN|SURVEY|SHIP|MSG) (?:PREP (?:DET )?)?){0,2}(?:${MSG}|${OFFER})`
/** Words before a thing: "más de sus", "any of your". */
const DET = '(?:(?:DET|THIS|MORE|PREP|AGAIN|ME|YOU|ALREADY|NOTHING|NONE|NOMORE|TIME|LIST) ){0,5}'
/** Words around a verb: "que me sigan", "to keep". */
const AUX =
  '(?:(?:ME|YOU|QUE|CONT|AGAINV|AGAIN|ALREADY|MORE|PREP|THIS|BE|TIME|DET|WANT|NUM|CAN|STARTV|KNOW|HAVE|KEEP|AM|GIVE) ){0,6}'
/** The same inside a command, which has no article and no "you": "no me LO manden", "why don't YOU send". */
const COMMAND = '(?:(?:ME|QUE|CONT|AGAINV|AGAIN|ALREADY|MORE|PREP|THIS|BE|TIME|CAN|STARTV|KEEP|AM) ){0,5}'
/** Where a refusal may end: with the text, a part of it, thanks, or the next thought. */
const STOPS =
  '(?=[$,.?]|THANKS|CONJ|NOSIGN|DOWN|LAUGH|STOP|SOLO|NEG|NONE|NOMORE|NOTHANKS|REMOVE|LET|UNSUB|OK|SAID|WHY|AM|CHEGA)'
/** An end, after words that add nothing: "a este número", "más", "de ustedes". */
const END = `(?:(?:MORE|AGAIN|THIS|(?:THIS|DET|ME) (?:x )?(?:NUM|DATA)|ME|YOU|PREP|DET|NOTHING|ALREADY|TIME|LIST|TOOMANY|NOMORE|NADAMAS) ){0,6}${STOPS}`
/** What follows a verb of sending in a refusal: a thing that is sent, or nothing at all. */
const OBJECT = `(?:${DET}(?:${THING}|STUFF) |${DET}(?:NOTHING|NADAMAS) |${END})`
const SENDING = '(?:SENDI|SENDG|BOTHI|RECV|RECVG)'
const NO = '(?:NEG|NOMORE)'
/** A clause begins. */
const START = '(?<=[$^,.?] |CONJ |SOLO |QUE |OK |NOSIGN |DOWN |NOTHANKS |YOU )'
const QUIT = '(?:STOP|LET)'
/** No "don't" before the stop: "no dejen de mandar" asks for more messages. */
const NOT_NEGATED = '(?<!(?:NEG|NEGX) (?:(?:ME|YOU|QUE|WANT|CAN|PREP) ){0,3})'
/** A wish: "quiero", "no hace falta", "acepto". */
const WISH = '(?:WANT|NEED|AGREE)'
const MINE = `(?:(?:DET|ME|YOU|THIS|PREP) ){0,3}`

const SURE: Readonly<Record<string, string>> = {
  'stop word': `^\\^ (?:NONE (?:[,.] )?)?(?:(?:STOP|UNSUB|ENOUGH|NOSIGN|DOWN|ALREADY|OK|YOU|CAN|ME|THIS|CONJ|QUE|BAJA|LEAVE|,) ){0,4}(?:STOP|UNSUB|ENOUGH|CHEGA|BAJA|NOMORE|LEAVE LEAVE) (?:(?:STOP|THIS|MORE|ALREADY|DET|ME|NOSIGN|DOWN|THANKS|,|\\.|TIME|PREP THIS|CONJ THANKS) ){0,6}\\$`,
  'do not send': `${NO} ${COMMAND}(?:SENDS|TEXT) ${OBJECT}`,
  'do not bother': `${NO} ${COMMAND}(?:BOTHS|BOTHI) (?:SENDG )?${OBJECT}`,
  'do not want to receive': `(?:NEG|NOMORE|NONE) ${AUX}(?:${WISH}|INTEREST) ${AUX}(?:${SENDING}|RECVB|SENDS|TEXT|BOTHS) ${OBJECT}`,
  'do not want them': `${NO} ${AUX}(?:${WISH}|INTEREST) ${DET}(?:${THING}) (?!PREP (?:DET )?OWN $)(?!x x )`,
  'want no more': `NEG (?:(?:ALREADY|YOU|ME) )?WANT (?:(?:DET|THIS) )?MORE ${END}`,
  'want to know nothing': `NEG ${AUX}WANT (?:AGAINV PREP )?KNOW (?:${END}|${DET}(?:${THING}) )`,
  'not to receive': `${NO} (?:(?:ME|CONT|KEEP|AGAINV|MORE|ALREADY|PREP) ){0,4}(?:SENDI|RECV|(?<=KEEP )SENDG) ${OBJECT}`,
  'rather not': `${WISH} ${AUX}NEG ${AUX}(?:SENDI|RECV|RECVB|TEXT) ${OBJECT}`,
  'not be on the list': `NEG ${AUX}(?:BE|WANT) ${AUX}(?:LIST ${END}|PASS |UNSUBX )`,
  'not be contacted': `(?:NEG|WANT) ${AUX}(?:WANT|BE|NEG) ${AUX}(?:UNSUBX|(?<=NEG .{0,40})PASS) `,
  'stop sending': `${NOT_NEGATED}(?:${QUIT}|(?<=LET )BOTHI) ${AUX}(?:${SENDING}|SENDS|CALLI) ${OBJECT}`,
  'no more sending': `${START}(?:NOMORE|NONE) SENDG ${OBJECT}`,
  'this has to stop': `(?:THIS|MSG|TEXT) (?:NEED|HAVE|WANT) (?:PREP )?STOP ${END}`,
  'stop the messages': `${NOT_NEGATED}(?:STOP|ENOUGH|ALTO) ${DET}(?:${THING}|STUFF) |LET ${DET}SPAM `,
  'do not call any more': `(?:NEG (?:(?:ME|ALREADY|CONT) ){0,3}(?:CALLS|CALLI) (?:(?:ME|DET|THIS|NUM) ){0,3}MORE|NOMORE ME (?:CALLS|CALLI)) ${END}`,
  'want no more, turned round': `WANT (?:MORE )?RECV (?:MORE )?(?:${DET}${THING} )?NEG (?:[$,]|\\.)`,
  'nothing from you': `NEG WANT (?:NOTHING|NADAMAS) PREP YOU `,
  'stop word and own things': `^\\^ (?:STOP|BAJA) (?:DET |PREP ){0,2}OWN \\$`,
  'enough of sending': `ENOUGH PREP ${AUX}(?:SENDI|BOTHI) ${OBJECT}`,
  'cancel the messages': `(?<!NEGX )CANCEL ${DET}(?:${MSG}|${THING}|RECV ${DET}${THING}) `,
  'cancel the subscription': `(?:CANCEL|STOP) ${DET}SUBN ${END}`,
  'cancel the subscription to messages': `CANCEL ${DET}SUBN ${DET}${THING} `,
  unsubscribe: `(?<!(?:NEG|NEGX) (?:(?:ME|WANT|PREP) ){0,2})UNSUB `,
  'off the list (baja)': `(?:(?:DAR|GIVE) (?:ME )?(?:PREP )?|(?:WANT|SAID|CAN) (?:(?:DET|THIS|PREP|ME|DAR) ){0,3})BAJA (?:${END}|${DET}(?:LIST|NUM|${THING}|STUFF|SENDX))`,
  'stop word and thing': `(?:LEAVE PREP|BAJA) ${DET}(?:${THING}|LIST ${END}|THIS ${END})`,
  'remove me': `(?<!NEGX )(?:REMOVE ME|ME REMOVE|REMOVE NUM) (?:${END}|${DET}(?:LIST|${THING}) (?!PREP x )|(?:STUFF|DATA) PREP ${DET}LIST )`,
  'remove my number': `(?<!NEG (?:(?:ME|PREP) )?)REMOVE ${MINE}NUM (?:${END}|${DET}LIST )`,
  'remove from the list': `(?:REMOVE|LEAVE) ${MINE}(?:PREP |DET |OFF )${MINE}LIST (?!PREP x )`,
  'be removed': `(?:BE|NUM) (?:BE )?REMOVE (?:${END}|${DET}LIST )`,
  'take me off': `(?:TAKE|LET|RECVB) (?:ME|DET|NUM|THIS) (?:NUM )?(?:OFF|OUT) (?:${END}|${DET}(?:LIST|${THING}) )`,
  'strike me off': `(?:TAKE|BLOCK|REMOVE) (?:ME )?(?:NUM )?(?:OFF |OUT )?PREP ${DET}LIST ${END}`,
  'want out': `WANT (?:BE )?(?:OFF|OUT) (?:${END}|${DET}LIST )`,
  'want to leave': `(?:(?:WANT|ME) ){1,2}LEAVE ${END}`,
  'want to stop': `WANT (?:PREP )?STOP ${END}`,
  'leave me alone': `(?:LET|LEAVE|REMOVE) ME (?:DET )?(?:PREP )?PEACE |ME LET (?:ME )?(?:PREP )?PEACE |LET (?:ME )?(?:PREP )?PEACE |LEAVE (?:PREP )?(?:DET )?PEACE `,
  'no consent': `NEG ${AUX}AUTH ${AUX}(?:SENDI|SENDS|TEXT|RECV|PASS|DET ${THING}|.{0,30}(?:NUM|MSG))`,
  'consent withdrawn': `(?:REVOKE|CANCEL) ${DET}AUTH `,
  'none of them': `${START}(?:NOMORE|WITHOUT|NONE|NOTHING|NEG) ${DET}${THING} (?:MORE |PREP MORE |PREP (?:(?:DET|ME) )*(?:OWN|TOPIC|PROMO|YOU) |PREP (?:THIS|DET|ME) NUM )?${STOPS}`,
  'no more': `\\^ (?:NOMORE|NEG MORE) (?:(?:PREP )?(?:THIS|YOU) )?${STOPS}`,
  'said stop': `SAID ${AUX}(?:STOP|LEAVE|BAJA|UNSUB|CANCEL) ${END}`,
  'no sign before messages': `(?:NOSIGN ){1,3}${DET}(?:MSG|SPAM|PROMO|TOPIC|SURVEY) ${STOPS}`,
  'said not to': `SAID ${AUX}NEG ${AUX}(?:SENDS|TEXT|SENDI|BOTHS|WANT) ${OBJECT}`,
  'answer no survey': `NEG ${AUX}ANSWER ${DET}(?:SURVEY|TOPIC) `,
  'lose me': `(?:REMOVE|CANCEL) ME ${STOPS}`,
}

const WEAK: Readonly<Record<string, string>> = {
  'not interested': `NEG ${AUX}INTEREST ${END}|^\\^ (?:WITHOUT|NONE) INTEREST `,
  'no thanks': `\\^ (?:NOTHANKS|NEG (?:, )?(?:DET |TOOMANY )?THANKS|NONE (?:, )?THANKS) [$,.]`,
  'do not want': `NEG ${AUX}WANT ${DET}(?:NUM )?${STOPS}|NEG ${AUX}WANT (?:THIS|NOTHING|NADAMAS) ${END}`,
  'not now': `^\\^ (?:NEG ${STOPS}NEG|NEG ALREADY) `,
  'too many': `(?:TOOMANY ${DET}(?:${THING})|(?:${THING}) TOOMANY|TOOMANY ${DET}SPAM)`,
  'against sending': `(?:NEG|NONE|NOMORE) (?:[A-Z]+ |x ){0,4}(?:(?:RECV|SENDI|SENDS|SENDG) ${DET}(?:${THING})|(?:SENDS|TEXT) ME (?:MORE|$))`,
  'stopping something': `${NOT_NEGATED}(?:STOP|LET PREP|ENOUGH PREP|REMOVE|CANCEL|BLOCK) (?:[A-Z]+ |x ){0,4}(?:MSG|TEXT|SPAM|SENDI|SENDG|LIST|PROMO) `,
  'let me be': `ME LET ${STOPS}|LET ME ${STOPS}|GO ${STOPS}`,
  fewer: `LESS ${DET}${THING} |TEXT (?:ME )?LESS`,
  'how to leave': `(?:HOW|WHEN|WHY) .{0,60}(?:UNSUB|BAJA (?!DET (?:OWN|CARD|x))|LEAVE ${DET}LIST|CANCEL ${DET}SUBN)`,
  'calls me': `NEG ${AUX}(?:CALLS|CALLI) ${END}(?!.*(?:SENDS|TEXT|LIST))`,
  'they never stop': `NEG ${AUX}STOPX ${AUX}${SENDING}|(?:NEG|NEGX) ${AUX}(?:STOP|LET|LETX) ${AUX}${SENDING} ${OBJECT}`,
  spam: 'SPAM ',
  'stop, and more': `${START}STOP (?:(?:THIS|ALREADY|DET) ){0,2}(?=[,.?$]|CONJ|THANKS|AM|NEG|ME NEG|NONE|REMOVE)`,
  'stop word first': `^\\^ (?:(?:OK|CONJ|ALREADY|x ,|THANKS|,) ){0,2}(?:STOP|UNSUB|BAJA) (?:[,.] )?(?:(?:x|ME|YOU|NUM|AM|BE|CONJ|THANKS|PREP THIS NUM|KIN) ?)|^\\^ (?:x ){0,3}[,.] (?:STOP|UNSUB|BAJA|LEAVE|CANCEL) (?:$|[,.])|[.,] (?:STOP|UNSUB|BAJA) \\$`,
  'a stop word, and more': `(?<=[$^,.?] )(?:ENOUGH|BAJA) (?=[,.$])`,
  'who are you': `(?:WRONG ${DET}NUM|NUM WRONG|\\^ .{0,16}WRONG (?:PREP )?(?:DET )?NUM)`,
  'block or report': `(?<!(?:DET|ME) )BLOCK (?:YOU |THIS )?(?:PREP )?(?:SPAM )?(?:[$,]|\\.)|BLOCK (?:YOU|${DET}NUM)|YOU BLOCK`,
  'whence my number': `(?:WHO [^,.?]{0,30}|(?:HOW|WHY) [^,.?]{0,20}(?:GOT|RECVB|RECVX|HAVE) [^,.?]{0,10})ME NUM`,
  'not my number': `THIS (?:NUM )?(?:ALREADY |x )?(?:NEG|NEGX) (?:x |PREP ){1,3}(?:NUM|[$,.x])`,
  'who is this': '^\\^ WHO (?:x )?THIS ',
  rude: '^\\^ (?:\\S+ ){0,3}(?:RUDE|BOTHI) (?:\\S+ )?\\$',
  'bother others': `GO (?:PREP )?BOTHI |${START}BOTHS PREP `,
  'a bare para': '^\\^ PARA \\$',
  'want to cancel': `\\^ (?:ME )?(?:WANT (?:PREP )?)CANCEL ${END}`,
  'signs alone': `^\\^ (?:(?:NOSIGN|DOWN) ){1,9}\\$`,
  'a sign and a thing': `(?:NOSIGN|DOWN) ${DET}(?:${THING}) `,
  'never signed up': `(?:NEG|NEGX) ${AUX}(?:SUBX|SUBV|PASS)`,
  'left by mistake': 'UNSUBX |^\\^ BAJA |SAID (?:DET )?BAJA ',
  'legal words': 'LAW ',
  'no longer needed': `NEG (?:(?:ME|BE|AM|ALREADY|x) ){0,2}NEED (?:(?:MORE|THIS|YOU|THANKS|[,.]) ){0,3}\\$`,
  'only some': `SOLO (?:(?:DET|ME|WANT|PREP|THIS) ){0,3}(?:OWN|TOPIC|MSG|PROMO|SURVEY) `,
  'the rest stays': `REST `,
  'asks how to stop': `(?:HOW|WHY|CAN) .{0,60}(?:STOP|UNSUB|BAJA|LEAVE|CANCEL) (?:.{0,30}(?:MSG|THIS|SENDI|SENDG|RECV|RECVG|TEXT) |[?$])`,
  'cancel a subscription': `CANCEL ${DET}SUBN `,
  'my data': `REMOVE ${MINE}DATA `,
}

const RETURN: Readonly<Record<string, string>> = {
  'again: send or receive': `(?:AGAINV|STARTW|STARTV|ACT) ${AUX}(?:${SENDING}|RECVB|TEXT|SENDS) ${OBJECT}`,
  'want to receive': `(?:WANT|AGREE) ${AUX}(?:RECV|RECVB) ${DET}(?:${THING}|AGAIN ${END}|STUFF PREP PROMO)`,
  'want to receive at all': `(?:WANT|AGREE) (?:PREP )?(?:AGAINV (?:PREP )?)?RECV ${END}`,
  'want to be sent': `WANT ${AUX}(?:SENDS|TEXT|SENDI) ${DET}(?:${THING}) `,
  'want to be written to again': `(?:WANT|TAKE ME) (?=.{0,40}(?:AGAIN|AGAINV))${AUX}(?:SENDS|TEXT|SENDI|RECVB) ${OBJECT}`,
  'subscribe me': `(?:SUBV|SUBV ME|ME SUBV) (?:${END}|${DET}(?:LIST|${THING}) |AGAIN ${STOPS})`,
  'on the list again': `(?:ADD|TAKE|WANT) (?=.{0,40}(?:AGAIN|BACK))(?:(?:ME|BACK|PREP|AGAIN|BE|DET|THIS|CONT) ){0,5}(?:LIST|BACK )`,
  'add me back': `(?:ADD|TAKE|WANT) (?:ME )?(?:BACK|BE BACK) ${END}|WANT BACK (?:PREP|${END})`,
  'put me on the list': `(?:ADD|SUBV) (?:ME )?(?:PREP )?${DET}LIST ${STOPS}`,
  'switch on': `(?:ACT|RETURNW) ${DET}(?:MSG|TEXT|PROMO|TOPIC|SUBN)|(?:MSG|TEXT) (?:BACK )?(?:PREP )(?:BACK )?(?=\\$|AGAIN|PREP)`,
  'send again': `(?:SENDS|SENDI|TEXT) ${DET}(?:PROMO|TOPIC|MSG) (?:PREP )?${DET}AGAIN |AGAINV ${AUX}SENDI ${OBJECT}`,
  'again please': `(?:YOU )?CAN (?:SENDS|TEXT) ME AGAIN `,
  'start word': `^\\^ (?:STARTW|RETURNW) (?:AGAIN )?(?:THANKS )?\\$`,
  'return word': `^\\^ WANT (?:PREP )?(?:AGAINV|OPTIN) ${STOPS}`,
  'sign on': `DAR (?:ME )?RETURNW (?:${END}|${DET}(?:LIST|THING))`,
}

/** What shows that a stop is not meant for the business, or is not meant as a stop. */
const ORDINARY: Readonly<Record<string, string>> = {
  'go on': `(?:NEG|NEGX) (?:STOP|LET PREP) `,
  laughs: 'LAUGH ',
  'another way': `(?:NEG|NOMORE) .{0,60}(?:INSTEAD|, (?:(?:PREP|x) ){0,2}(?:ME )?(?:SENDS|TEXT) (?:ME|THIS|PREP|LIST))`,
  'just no': '^\\^ (?:NEG|NONE|NADAMAS) \\$',
  'own things': `(?:CANCEL|BAJA|STOP|BLOCK|REMOVE|ACT) ${DET}(?:OWN|CARD|IDIOM)`,
  'does not arrive': `(?:NEG|NEGX) (?:(?:ME|AM|HAVE|PASS) ){0,3}(?:RECVX|SENDX|RECVG|(?<=AM )RECV) `,
  'not of this thing': `(?:NOMORE|NEG ${AUX}WANT|(?:NEG|NOMORE) (?:ME )?SENDS) ${DET}(?:x|VERB|OWN|CARD) `,
}

export const PATTERNS: readonly Pattern[] = [
  ...compile(SURE, 'sure', 'refuse'),
  ...compile(RETURN, 'sure', 'return'),
  ...compile(WEAK, 'weak', 'refuse'),
  ...compile(ORDINARY, 'weak', 'ordinary'),
]

function compile(
  list: Readonly<Record<string, string>>,
  strength: Pattern['strength'],
  says: Pattern['says'],
): Pattern[] {
  return Object.entries(list).map(([name, source]) => ({
    name,
    strength,
    says,
    // A tag begins after a space or at the beginning: "NEG" is not the end of another tag.
    regex: new RegExp(`(?<![A-Z])(?:${source})`),
  }))
}
