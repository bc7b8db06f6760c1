import type { Tagged } from './tagging'

type Words = Pick<Tagged, 'words' | 'tags'>

const THREATENING = new Set(['LAW', 'RUDE'])
/** What takes a block back: a mistake, "desbloqueei". */
const REGRETS = new Set(['MISTAKE', 'REGRET', 'UNBLOCK'])
/** "Los demando", "eu processo vocês", "I'll sue": what somebody will do if messages go on. */
const WORDS = new RegExp(
  `^(?:${[
    'su(?:e|ing)|lawsuit|lawyers?|attorney|police|policia|procon|profeco|acionarei',
    'report(?:ar?|o|are|arei|aremos|ing)?|demand(?:o|are?|aremos|arl[oae]s?)',
    'denunci(?:o|are|arei|aremos|ar|ando|arl[oae]s?)|process(?:o|arei|ar|aremos)',
  ].join('|')})$`,
)
/** "Te bloqueo" threatens too, unless it tells of a mistake. */
const WORDS_OF_BLOCKING = /^bloque(?:o|are|arei|aremos|ar|arl[oae]s?|ando)$/
/** The words of an order beside it: "el proceso", "no se bloquea". */
const DETERMINING = new Set('el la o a un una um uma su seu sua this the your do da del'.split(' '))
/** Says whose a thing is: "my report", "los avisos", "nosso processo". */
const OWNING = new Set(
  'los las os as mi mis meu meus minha minhas my our her his their sus seus suas tu tus nuestro nuestra nosso nossa that dos das'.split(
    ' ',
  ),
)
/** Who makes something of it: "pongo una denuncia", "file a complaint". */
const ONE_OF = new Set('un una um uma a'.split(' '))
/** Of the words that threaten, those that may name what a business writes about: "the weekly report". */
const THINGS =
  /^(?:reports?|reportes?|proces+os?|demandas?|denuncias?|reclamacion(?:es)?|quejas?|juicios?|leyes|leis?|laws?|courts?|complaints?|multas?|consumidor(?:es)?|proteccion|protecao|privac[iy]\w*|standards|boletim|bloqueos?|blocks?)$/
/** Who is tired of something threatens nobody. What sends the others away stays a threat: "lárguense", "get lost". */
const ANNOYED = /^(?:hart[oa]s?|pesad[oa]s?|fastidio|chatice|saco|chatos?|cansei)$/
/** "Legal" is also "nice" in Portuguese. It threatens beside what is done, or who does it: "acciones legales". */
const LEGAL = /^(?:leg|judici)(?:al|ales|ais)$/
const BESIDE_LEGAL = /^(?:ac[ct]\w*|medidas?|vias?|steps?|proceed\w*|departa?ment\w*|team|equip[oe]|advice|asesor\w*)$/
/** Words with which a wish to keep begins. Up to the next clause they name what is kept. */
const KEEPS = /^(?:keep|continue|mant\w+|sig[au]n?|continu\w+|dej\w+|deix\w+|leave|quiero|quero|want)$/
const CLAUSE = new Set(['CONJ', 'QUE', 'CAN', ',', '.', '?'])

/**
 * Whether a text threatens with the law or a block, or scorns: what it seems to ask for is then no wish. A block by
 * mistake threatens nobody.
 */
export function isThreat({ words, tags }: Words): boolean {
  const isRegretted = regrets({ words, tags })
  return words.some((_, place) => mayThreaten({ words, tags }, place, isRegretted))
}

function mayThreaten({ words, tags }: Words, place: number, isRegretted: boolean): boolean {
  const word = words[place]!
  if (WORDS.test(word) && !DETERMINING.has(words[place - 1] ?? '')) return true
  const isBlock = (tags[place] === 'BLOCK' && !/(?:ad[oa]s?|ed|ei)$/.test(word)) || WORDS_OF_BLOCKING.test(word)
  return isBlock ? !isRegretted : THREATENING.has(tags[place]!)
}

/**
 * Whether a part of a text threatens in earnest, so that nothing it keeps can be trusted. Annoyance threatens nobody,
 * and neither does what a business writes about: "estoy harto", "the weekly report", "avisos de mi abogado".
 */
export const isEarnestThreat = (part: Words, isRegretted: boolean): boolean =>
  part.words.some((word, place) => {
    if (LEGAL.test(word))
      return [part.words[place - 1], part.words[place + 1]].some((one) => BESIDE_LEGAL.test(one ?? ''))
    return mayThreaten(part, place, isRegretted) && !ANNOYED.test(word) && !isThing(part, place)
  })

/** Whether a word that may threaten names what is written about, or asked to stay: "my report", "keep the reports". */
function isThing({ words, tags }: Words, place: number): boolean {
  const [before, beforeThat] = [words[place - 1] ?? '', words[place - 2] ?? '']
  const isOwned = DETERMINING.has(before) || OWNING.has(before)
  let first = place - 1
  while (first >= 0 && !CLAUSE.has(tags[first]!) && !KEEPS.test(words[first]!)) first--
  const isKept = first >= 0 && KEEPS.test(words[first]!)
  // "Avisos de mi abogado" are of somebody; "mi abogado" alone will act.
  if (!THINGS.test(words[place]!))
    return isKept && isOwned && (tags[place - 2] === 'PREP' || tags[place - 1] === 'PREP')
  // "The weekly report", "mi último reporte": one word may stand between. "Una denuncia" is made, and not kept.
  const isBetween = !isOwned && /^(?:x|TIME|DET)$/.test(tags[place - 1] ?? '')
  const owner = isBetween ? beforeThat : before
  const isOwnThing = (DETERMINING.has(owner) || OWNING.has(owner)) && !ONE_OF.has(owner)
  return isOwnThing || (isKept && tags[place - 1] !== 'ME' && !/o$/.test(words[place]!))
}

/** Whether a text takes something back: "los bloqueé sin querer". */
export const regrets = ({ words, tags }: Words): boolean =>
  tags.some((each) => REGRETS.has(each)) ||
  words.some((word, place) => /^(?:sin|sem)$/.test(word) && /^(?:querer|saber|culpa)$/.test(words[place + 1] ?? ''))
