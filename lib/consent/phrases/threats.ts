import type { Tagged } from './tagging'

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

/**
 * Whether a text threatens with the law or a block, or scorns: what it seems to ask for is then no wish. A block by
 * mistake threatens nobody.
 */
export function isThreat({ words, tags }: Pick<Tagged, 'words' | 'tags'>): boolean {
  const isRegretted = regrets({ words, tags })
  return words.some((word, place) => {
    if (WORDS.test(word) && !DETERMINING.has(words[place - 1] ?? '')) return true
    const isBlock = (tags[place] === 'BLOCK' && !/(?:ad[oa]s?|ed|ei)$/.test(word)) || WORDS_OF_BLOCKING.test(word)
    return isBlock ? !isRegretted : THREATENING.has(tags[place]!)
  })
}

/** Whether a text takes something back: "los bloqueé sin querer". */
export const regrets = ({ words, tags }: Pick<Tagged, 'words' | 'tags'>): boolean =>
  tags.some((each) => REGRETS.has(each)) ||
  words.some((word, place) => /^(?:sin|sem)$/.test(word) && /^(?:querer|saber|culpa)$/.test(words[place + 1] ?? ''))
