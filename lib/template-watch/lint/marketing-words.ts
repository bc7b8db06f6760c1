/**
 * Words of offers, in Spanish, Portuguese and English. Meta makes a utility template with any of such content a
 * marketing one (templates/template-categorization). A word can stand in an honest order update as well, so what is
 * found is advice. `\b` knows no accents: before a word that may begin with one, a look behind is needed.
 */
const OFFERS: readonly RegExp[] = [
  /\b(?:promo(?:s|ção|ções|ción|ciones|tion|tions|cional|tional)?)(?![\p{L}])/giu,
  /\b(?:descuentos?|descontos?|discounts?|ofertas?|special offers?|rebajas?|liquidação|liquidación)(?![\p{L}])/giu,
  /\b(?:cup[oó]n(?:es)?|cupo(?:m|ns)|coupons?|vouchers?|cashback)(?![\p{L}])/giu,
  /(?<!\p{L})(?:aprovech[ae]|aproveite|no te (?:lo|la) pierdas|não perca|don['’]t miss|last chance|última oportunidad)(?![\p{L}])/giu,
  /\b(?:compra ahora|compre (?:agora|já)|buy now|shop now|order now|pide ya|peça já)(?![\p{L}])/giu,
  /\b(?:black friday|cyber monday|buen fin|hot sale)(?![\p{L}])/giu,
  /\b\d{1,2} ?% (?:off|de desc\p{L}+|menos|dto\.?)/giu,
  /\b(?:2x1|3x2|leve 3 pague 2)\b/giu,
  /(?<![\p{L}])(?:env[ií]o gratis|frete grátis|free shipping)(?![\p{L}])/giu,
]

/** The most words that are returned. */
const MOST_WORDS = 3

/** Returns the words of a text that offer something, as they are written. */
export function marketingWordsIn(text: string): string[] {
  const words = OFFERS.flatMap((pattern) => [...text.matchAll(pattern)].map(([word]) => word.toLowerCase()))
  return [...new Set(words)].slice(0, MOST_WORDS)
}
