/**
 * How businesses name the groups and columns of people who do not want messages, in the languages of the page, without
 * accents and signs. Weni's own sample for the data-protection law has "Não enviar promoções" and "Não enviar mensagens
 * ativas" (weni-ai/hands-on).
 */
const NEGATIVE = [
  // "no" is also Portuguese for "in the", and "sem" may mean that nothing is known. Only together with these words do
  // they make a refusal.
  /\bnao (?:\w+ )?(?:enviar?|envie|mandar?|mande|receber|recebe|quer\w*|deseja\w*|aceita\w*|contactar|contatar|perturb\w*|incomod\w*|dispar\w*)\b/,
  /\bno (?:\w+ )?(?:enviar?|envie|mandar?|mande|recibir|recibe|quier\w*|dese\w*|acept\w*|contactar|molest\w*|escribir)\b/,
  /\b(?:nao|no|sem|sin) (?:mais |mas |more )?(?:promo\w*|marketing|ofertas?|offers?|publicidad\w*|propaganda|mensajes|mensagens|messages)\b/,
  /\b(?:do not|don t|dont|never|no longer) (?:\w+ )?(?:send|contact|message|text|write|disturb|call|market\w*)\b/,
  /\b(?:opt(?:ed|ing)? ?outs?|dnc|unsubscri\w*|suppress\w*|refus\w*|refused|stop ?list|deny ?list|block ?list|black ?list)\b/,
  /\b(?:descadastr\w*|desinscri\w*|desuscri\w*|desinscripto\w*|recusa\w*|recusou|rechaz\w*|lista negra|baja|bajas)\b/,
  /\bn(?:e )?(?:pas|plus) (?:\w+ )?(?:contact\w*|envoy\w*|ecri\w*|recev\w*|derang\w*|sollicit\w*|appel\w*)\b/,
  /\b(?:pas de|plus de|sans|aucune?) (?:pub\w*|promo\w*|offres?|marketing|messages?|demarchage|sollicitations?)\b/,
  /\bne (?:veut|veulent|souhaite\w*) (?:pas|plus)\b/,
  /\b(?:desabonn\w*|liste noire|stop pub)\b/,
  /\bnon (?:\w+ )?(?:contatt\w*|invi\w*|scriv\w*|disturb\w*|ricev\w*|mand\w*|vuole|vogliono|desider\w*|accett\w*|acconsent\w*)\b/,
  /\b(?:senza|niente|no) (?:promo\w*|marketing|offert\w*|pubblicita|messagg\w*)\b/,
  /\b(?:disiscri\w*|rifiut\w*|lista nera)\b/,
  /\bnicht (?:\w+ )?(?:kontaktier\w*|anschreib\w*|send\w*|schick\w*|stor\w*|anruf\w*|zugestimmt|eingewilligt|einverstanden)\b/,
  /\b(?:keine?n?|ohne) (?:werb\w*|marketing\w*|nachricht\w*|angebot\w*|promo\w*|kontakt\w*|newsletter)\b/,
  /\b(?:abgemeld\w*|abmeld\w*|abbestell\w*|widerspr[oua]ch\w*|werbewiderspr\w*|abgelehnt|ablehn\w*|sperrliste|werbesperre)\b/,
  // \b only knows Latin letters. Arabic and Hebrew write "and" and the article together with the word.
  /(?:^| )[وفال]*(?:لا|عدم|بدون) (?:\p{L}+ )?[ال]*(?:ترسل|ارسال|تواصل|اتصال|ازعاج|تزعج|يريد|يريدون|يرغب|عروض|رسائل|اعلانات|تسويق)(?: |$)/u,
  /(?:^| )(?:و?(?:ال)?(?:رافض|رفض)\p{L}*|(?:الغاء|الغوا|الغى|الغي) (?:ال)?اشتراك\p{L}*|غير (?:ال)?(?:مشترك|موافق)\p{L}*|(?:ال)?قايمة (?:ال)?سوداء)(?: |$)/u,
  /(?:^| )ו?(?:לא|אין|ללא|בלי) (?:\p{L}+ )?(?:לשלוח|להפריע|ליצור|לפנות|לקבל|רוצ\p{L}*|מעוני\p{L}*|מאשר\p{L}*|פרסו\p{L}*|מבצע\p{L}*|הודעות|דיוור)(?: |$)/u,
  /(?:^| )(?:ה?הוסרו?|ה?הוסרה|הסר|הסרה|להסרה|סירבו?|סירבה|ה?מסרבי\p{L}*|ביטלו? (?:הרשמה|מנוי)|רשימה שחורה)(?: |$)/u,
]

/**
 * Whether the name of a group or column says that its people are not to be written to. For a group this is a guess that
 * a person has to confirm.
 */
export function isNegativeName(name: string): boolean {
  const words = wordsOf(name)
  return NEGATIVE.some((pattern) => pattern.test(words))
}

/** Whether a name mentions a topic: one of its words begins like one of the topic's words ("Promoções", `promos`). */
export function speaksOf(name: string, topicWords: readonly string[]): boolean {
  const stems = topicWords.flatMap((text) => wordsOf(text).split(' ')).flatMap(stemOf)
  return wordsOf(name)
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

function wordsOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
