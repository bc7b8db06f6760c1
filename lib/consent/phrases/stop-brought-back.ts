const tag = (names: string) => `(?:${names})/[^ ]+ `
const word = (...words: string[]) => `[^ /]+/(?:${words.join('|')}) `

/** Words that switch something on, or bring it back. */
const SWITCHING = `(?:${tag('ACT|STARTW|STARTV|RETURNW|AGAINV|ADD|SUBV|BACK|CONT|KEEP')}|${word(
  're?at?iv\\w+|reactiv\\w+|act?iv\\w+|reanud\\w+|retom\\w+|resum\\w+|restor\\w+|restabl\\w+|restaur\\w+|reinstat\\w*',
  'vuelv\\w+|volv\\w+|volt\\w+|back|start|begin|emp[ie]\\w+|comec\\w+|continu\\w+|sig[au]\\w*|put|add|agreg\\w+',
  'adicion\\w+|coloc\\w+|coloq\\w+|inscri?\\w+|pon\\w*|renov\\w+|renew\\w*',
)})`
/** Small words between such a word and what it brings back. */
const LINK = `(?:${tag('ME|DET|PREP|AGAIN|THIS|BE|IT|BACK|DAR|LIST|TIME|SENDI')}|${word(
  'by|to|on|in|onto|being|estar|ser|dad[oa]|a|de|en|na|no|por|favor|please|nuevo|nuevamente|novo|novamente|denovo',
  'denuevo|vez|otra|outra|again|of|that|la|o|el|me|my|mi|meu|minha|aquela|do|quem|numero|number',
)}){0,7}`
/** What keeps messages away: "mi baja", "lista negra", "ignoring me". */
const AWAY = word(
  'bajas?|cancelacion|cancelamento|cancellation|cancel|bloque\\w*|bloquei\\w*|block\\w*|stops?|optouts?|opt|dnc|dnd',
  'unsubscri\\w+|negra|black|blacklist\\w*|suppress\\w*|supres\\w*|exclu\\w*|ignor\\w*|desuscri\\w*|descadastr\\w*',
  'remov\\w*|tira\\w*|saca\\w*|saque\\w*|quita\\w*|quite\\w*|borra\\w*|borre\\w*|elimin\\w*|delet\\w*|apaga\\w*',
  'fuera|fora|silenci\\w*|mut(?:e|ed|ing)|silence\\w*|veto|vetad\\w*|rejeit\\w*|rechaz\\w*|leav\\w+|sair|salir\\w*',
)
/** The same as a negation: "back to not receiving", "voltar a não receber", "do not contact". */
const NOT_ANY = `(?:${word('do|la|lista|de|a|to|que|of')}){0,3}${word(
  'not|dont|no|nao|never|nunca|nenhum\\w*|ningun\\w*',
)}${word(
  'contact\\w*|call|disturb|text|email|mail|message|receiv\\w+|getting|get|molest\\w+|llamar|ligar|receb\\w+',
  'recib\\w+|perturb\\w+|contat\\w+|incomod\\w+|quer\\w+|mand\\w+|envi\\w+|being|hearing|be',
)}`

/**
 * A stop that is to be brought back, over tags and words: "reactiven mi baja", "put me back on the do not contact
 * list", "resume ignoring me".
 */
export const STOP_BROUGHT_BACK = `${SWITCHING}${LINK}(?:${AWAY}|${NOT_ANY})`
