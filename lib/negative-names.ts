import { foldWords, wordsOfName } from './name-words'
import { mayObject } from './objecting-names'
import { hasRefusingWord, mayBeReversed } from './reversed-names'

/**
 * Names of columns that say who refused, as `foldName` returns them: a Yes in such a column is a No. Groups of such
 * names list who refused.
 */
export const REFUSAL_NAMES = `optout optedout optoutstatus hasoptedout whatsappoptout unsubscribed unsubscribe
  isunsubscribed donotcontact donotmessage donotsend donottext donotwhatsapp dnc dontcontact dontmessage nocontact
  nomarketing nopromotions nomessages refused refuses suppressed baja dadodebaja debaja nocontactar
  noenviar nomolestar norecibir noquiererecibir nodeseacontacto rechaza desuscrito desuscripto
  descadastrado descadastrar descadastro naocontatar naoenviar naoperturbe naoreceber naoquerreceber
  naoquer recusa recusou cancelouinscricao desinscrito desabonne desabonnee desabonnement desinscrit
  desinscrite desinscription nepascontacter nepluscontacter nepasenvoyer nepasderanger refus refuse
  disiscritto disiscritta disiscrizione noncontattare noninviare nondisturbare rifiuta rifiutato
  abgemeldet abmeldung abbestellt abbestellung nichtkontaktieren nichtanschreiben keinewerbung
  werbewiderspruch widerspruch widersprochen abgelehnt الغاءالاشتراك الغىالاشتراك عدمالازعاج
  عدمالارسال عدمالتواصل رفض رافض הסרה הוסר הוסרה הסרמרשימה לאלשלוח לאליצורקשר לאלהפריע סירב סירבה`
/** The same, one by one. */
export const REFUSALS: ReadonlySet<string> = new Set(REFUSAL_NAMES.split(/\s+/))

/**
 * How businesses name the groups and columns of people who do not want messages, in the languages of the page, without
 * accents and signs. Weni's own sample for the data-protection law has "Não enviar promoções" and "Não enviar mensagens
 * ativas" (weni-ai/hands-on).
 */
const NEGATIVE = [
  // "no" is also Portuguese for "in the", and "sem" may mean that nothing is known. Only together with these words do
  // they make a refusal.
  /\bnao (?:\w+ )?(?:enviar?|envie|mandar?|mande|receb\w*|quer\w*|deseja\w*|aceit\w*|contactar|contatar|perturb\w*|incomod\w*|dispar\w*|autoriz\w*|consent\w*)\b/,
  /\bno (?:\w+ )?(?:enviar?|envie|mandar?|mande|recib(?:ir|e|en)|quier\w*|dese\w*|acept\w*|contactar|molest\w*|escribir|autoriza|autorizan|consient\w*)\b/,
  /\b(?:nao|no|sem|sin) (?:mais |mas |more )?(?:promo\w*|marketing|ofertas?|offers?|publicidad\w*|propaganda|mensajes|mensagens|messages)\b/,
  /\b(?:sem|sin|without|no) (?:o |el |su |seu )?(?:consent\w*|opt ?in)\b/,
  /\b(?:do not|don t|dont|never|no longer) (?:\w+ )?(?:send|contact|message|text|write|disturb|call|market\w*)\b/,
  /\b(?:opt(?:ed|ing)? ?outs?|dnc|unsub\w*|suppress\w*|supres\w*|supress\w*|refus\w*|stop ?list|deny ?list|block ?list|black ?list)\b/,
  /\b(?:descadastr\w*|desinscri\w*|desuscri\w*|recusa\w*|recusou|rechaz\w*|lista negra|baja|bajas)\b/,
  /\b(?:pedi\w*|optou|optaram|opto|optaron|quer\w*|quier\w*) (?:\w+ )?(?:sair|salir|parar)\b/,
  /\bn(?:e )?(?:pas|plus) (?:\w+ )?(?:contact\w*|envoy\w*|ecri\w*|recev\w*|derang\w*|sollicit\w*|appel\w*)\b/,
  /\b(?:pas de?|plus de|sans|aucune?) (?:pub\w*|promo\w*|offres?|marketing|messages?|demarchage|sollicitations?)\b/,
  /\bne (?:veut|veux|veulent|souhaite\w*) (?:pas|plus)\b/,
  /\b(?:desabonn\w*|liste noire|stop pub)\b/,
  /\bnon (?:\w+ )?(?:contatt\w*|invi\w*|scriv\w*|disturb\w*|ricev\w*|mand(?:a|are|ate|i|iamo|ano|arm\w*|ato)|vuole|vogliono|voglio|desider\w*|accett\w*|acconsent\w*)\b/,
  /\b(?:senza|niente|no) (?:promo\w*|marketing|offert\w*|pubblicita|messagg\w*)\b/,
  /\b(?:disiscri\w*|rifiut\w*|lista nera)\b/,
  /\bnicht (?:\w+ )?(?:kontaktier\w*|anschreib\w*|send\w*|schick\w*|stor(?:en|e|t)|anruf\w*|zugestimmt|eingewilligt|einverstanden)\b/,
  /\b(?:keine?n?|ohne) (?:werb\w*|marketing\w*|nachricht\w*|angebot\w*|promo\w*|kontakt\w*|newsletter)\b/,
  /\b(?:abgemeld\w*|abmeld\w*|abbestell\w*|widerspr[aeiou]ch\w*|werbewiderspr\w*|abgelehnt|ablehn\w*|sperrliste|werbesperre)\b/,
  // \b only knows Latin letters. Arabic and Hebrew write "and" and the article together with the word.
  /(?:^| )[وفال]*(?:لا|عدم|بدون) (?:\p{L}+ )?[ال]*(?:ترسل|ارسال|تواصل|اتصال|ازعاج|تزعج|يريد|يريدون|يرغب|عروض|رسايل|اعلانات|تسويق)(?: |$)/u,
  /(?:^| )(?:و?(?:ال)?(?:رافض|رفض)\p{L}*|(?:الغاء|الغوا|الغى|الغي) (?:ال)?اشتراك\p{L}*|غير (?:ال)?(?:مشترك|موافق)\p{L}*|(?:ال)?قايمة (?:ال)?سوداء)(?: |$)/u,
  /(?:^| )ו?(?:לא|אין|ללא|בלי) (?:\p{L}+ )?(?:לשלוח|להפריע|ליצור|לפנות|לקבל|רוצ\p{L}*|מעוני\p{L}*|מאשר\p{L}*|פרסו\p{L}*|מבצע\p{L}*|הודעות|דיוור)(?: |$)/u,
  /(?:^| )(?:ה?הוסרו?|ה?הוסרה|הסר|הסרה|להסרה|סירבו?|סירבה|ה?מסרבי\p{L}*|ביטלו? (?:הרשמה|מנוי)|רשימה שחורה)(?: |$)/u,
]

/** The same in names that are written as one word: `marketingoptout`. */
const RUN_TOGETHER =
  /optout|optedout|unsubscri|descadastr|desinscri|desuscri|dono?t(?:contact|send|disturb)|(?:black|block)list|listanegra|^(?:nao|no)(?:enviar|contactar|contatar|molestar|perturb)/

/**
 * Names that may say that people are not to be written to, and may say something else: a column `stop` may be where a
 * bus stops, and "blocked" may be an account that did not pay.
 */
const DOUBTFUL = [
  /\b(?:stop|stopped|stops|dnd|mute|muted|silenc\w*|blocked|bloquead\w*|bloqueio|bloqueo|ban|bans|banned|banid\w*|banead\w*)\b/,
  /\b(?:reject\w*|rejeit\w*|revo[ckg]\w*|withdr\w*|denied|denial|deny|declin\w*)\b/,
  /\b(?:gesperrt\w*|sperr\w*|bloccat\w*|resili\w*|widerruf\w*|gekundigt\w*|revoqu\w*)\b/,
  /(?:^| )(?:ال)?(?:محظور\p{L}*|حظر)(?: |$)|(?:^| )ה?חסו[םמ]\p{L}*(?: |$)/u,
  /^(?:(?:ال)?الغاء|ה?ביטול(?:ים)?)$/,
  /\b(?:sair|saiu|sairam|salir|salio|salieron)\b/,
]

/** Words that make a column doubtful, and are too frequent in the names of groups. */
const DOUBTFUL_IN_COLUMNS =
  /\b(?:cancel\w*|exclu(?:d|i|sion|sao)\w*|remov\w*|delet\w*|elimin\w*|disabled|deactivat\w*|desativ\w*|desactiv\w*|inactiv\w*|inativ\w*|spam|complain\w*|annul\w*|not|nao|never|nunca|nicht|nie|niemals|jamais|kein\w*|ningun\w*|nenhum\w*|aucune?s?|nessun\w*)\b/

/** What was not cancelled is still on: an order, a subscription. */
const NOT_CANCELLED = /\b(?:not|nicht|nao|no|non|pas) (?:cancel\w*|cancell\w*|storniert\w*|annull?\w*|anulad\w*)\b/g

/**
 * Whether the name of a group or column says that its people are not to be written to. For a group this is a guess that
 * a person has to confirm.
 */
export function isNegativeName(name: string): boolean {
  const words = wordsOfName(name)
  const together = words.replaceAll(' ', '')
  return (
    REFUSALS.has(together) ||
    NEGATIVE.some((pattern) => pattern.test(words)) ||
    words.split(' ').some((word) => RUN_TOGETHER.test(word))
  )
}

/** Whether a group with this name may list people who are not to be written to. A person has to say what it means. */
export function mayBeNegativeGroup(name: string): boolean {
  return isNegativeName(name) || isDoubtful(wordsOfName(name))
}

/** Whether a column with this name holds refusals, or may: its cells are not passed over beside a Yes. */
export function mayBeNegativeColumn(name: string): boolean {
  const words = wordsOfName(name)
  const rest = words.replace(NOT_CANCELLED, ' ').trim()
  return isNegativeName(name) || isDoubtful(words) || DOUBTFUL_IN_COLUMNS.test(rest) || hasRefusingWord(rest)
}

/** What a column of addresses of pages is called, and words of one that says who opened such a page. */
const LINK = /\b(?:links?|urls?|uris?|href|enlaces?|liens?)\b|(?:^| )(?:ال)?رابط(?: |$)|(?:^| )ה?קישור(?: |$)/u
const OPENED = /\b(?:cli[ckq]\w*|klick\w*|geklickt|via|by|por|par|per|uber|durch|through|open\w*|visit\w*|follow\w*)\b/

/**
 * Whether a column holds the addresses of pages, and says nothing about a person: `unsubscribe_url`, and not `Clic en
 * link de baja`. Only cells that are addresses may be passed over for it.
 */
export function isLinkColumn(name: string): boolean {
  const words = wordsOfName(name)
  return LINK.test(words) && !OPENED.test(words)
}

const isDoubtful = (words: string) =>
  DOUBTFUL.some((pattern) => pattern.test(words)) || mayBeReversed(words) || mayObject(words)

/** Whether a name mentions a topic: one of its words begins like one of the topic's words ("Promoções", `promos`). */
export function speaksOf(name: string, topicWords: readonly string[]): boolean {
  const stems = topicWords.flatMap((text) => foldWords(text).split(' ')).flatMap(stemOf)
  return foldWords(name)
    .split(' ')
    .some((word) => stems.some((stem) => word.startsWith(stem)))
}

const STEM_CHARS = 5
const LEAST_CHARS = 4

function stemOf(word: string): string[] {
  return word.length < LEAST_CHARS || EMPTY.has(word) ? [] : [word.slice(0, STEM_CHARS)]
}

/** Words of names that say nothing about what is sent. */
const EMPTY = new Set([
  'para',
  'seus',
  'suas',
  'tus',
  'your',
  'enviar',
  'mensagens',
  'mensajes',
  'messages',
  'nossas',
  'nuestras',
])
