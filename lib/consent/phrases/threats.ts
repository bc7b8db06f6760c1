import type { Tagged } from './tagging'

const THREATENING = new Set(['LAW', 'BLOCK', 'BLOCKX', 'RUDE', 'PEACE'])
/** "Los demando", "eu processo vocês", "te bloqueo", "I'll sue": what somebody will do if messages go on. */
const WORDS =
  /^(?:su(?:e|ing)|lawsuit|lawyers?|attorney|police|policia|report(?:ar?|o|are|arei|aremos|ing)|demand(?:o|are?|aremos|arl[oae]s?)|denunci(?:o|are|arei|aremos|ar|ando|as?|arl[oae]s?)|process(?:o|arei|ar|aremos)|bloque(?:o|are|arei|aremos|ar|arl[oae]s?|ios?)|bloqueando|acionarei|procon|profeco)$/
/** The words of an order beside it: "el proceso", "no se bloquea". */
const DETERMINING = new Set('el la o a un una um uma su seu sua this the your do da del'.split(' '))

/** Whether a text threatens with the law or a block, or scorns: what it seems to ask for is then no wish. */
export function isThreat({ words, tags }: Pick<Tagged, 'words' | 'tags'>): boolean {
  return words.some(
    (word, place) => THREATENING.has(tags[place]!) || (WORDS.test(word) && !DETERMINING.has(words[place - 1] ?? '')),
  )
}
