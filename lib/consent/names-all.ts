import { normaliseKeyword } from './keywords'

/** Longer answers are sentences, which are understood elsewhere. */
const MOST_WORDS = 6
/** Words for all of it, in the languages of the forms. "Nothing" is one too: "ne plus rien m'envoyer". */
const ALL = new Set(
  [
    ...['everything', 'all', 'every', 'anything', 'nothing', 'none', 'todo', 'toda', 'todos', 'todas', 'nada'],
    ...['ninguno', 'ninguna', 'tudo', 'nenhum', 'nenhuma', 'tout', 'toute', 'tous', 'toutes', 'rien', 'aucun'],
    ...['aucune', 'tutto', 'tutta', 'tutti', 'tutte', 'niente', 'nulla', 'nessuno', 'nessuna', 'alles', 'alle'],
    ...['nichts', 'keine', 'keins', 'كل', 'الكل', 'جميع', 'الجميع', 'شيء', 'הכל', 'הכול', 'כל', 'כולם', 'כלום'],
  ].map(normaliseKeyword),
)
/** "Todo bien", "all good" praise. */
const PRAISING = new Set(
  [
    ...['good', 'great', 'fine', 'ok', 'okay', 'perfect', 'well', 'bien', 'excelente', 'perfecto', 'genial', 'rico'],
    ...['bem', 'bom', 'otimo', 'perfeito', 'parfait', 'super', 'bene', 'perfetto', 'gut', 'prima', 'جيد', 'ممتاز'],
    ...['תודה', 'טוב', 'בסדר', 'מצוין'],
  ].map(normaliseKeyword),
)

/** Returns whether a short answer names all there is: "everything", "ne plus rien m'envoyer". */
export function namesAll(text: string): boolean {
  const words = normaliseKeyword(text).split(' ')
  if (words.length > MOST_WORDS || words.some((word) => PRAISING.has(word))) return false
  return words.some((word) => ALL.has(word))
}
