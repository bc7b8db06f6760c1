import { LANGUAGES, LEXICONS } from './lexicon/lexicon'
import { isStop, isWord, JOINING, nameOf, TO_A_PLACE, topicBehind } from './own-name'
import { NOTHING, type ScoredIntent } from './scored-intent'
import { findTopics, isOfTopic, type TopicIndex } from './topics'

/**
 * What people write to have something taken away, as normalised words: "remover yoga". Beside a thing alone it may be
 * about an order or a booking. "Deja" is none, because "deja el yoga" may as well ask to leave it as it is.
 */
const REMOVALS = new Set(
  [
    ...['quitar quita quite quiten quitenme quitame quitarme eliminar elimina elimine eliminen eliminame eliminenme'],
    ...['borrar borra borre borren borrame borrenme retirar retira retire retiren retirame sacar saca saque saquen'],
    ...['sacame saquenme cancelar cancela cancele cancelen cancelame desactivar desactiva desactive desactiven'],
    ...['desactivame anular anula anule anulen suspender suspende suspenda suspendan excluir excluye excluya excluyan'],
    ...['apagar apaga apague apaguen silenciar silencia silencie silencien bloquear bloquea bloquee bloqueen'],
    ...['terminar termina termine terminen finalizar finaliza finalice detener'],
    ...['remover remove remova removam tirar tira tire tirem excluam exclua exclui deletar deleta delete'],
    ...['deletem retirem apaguem cancelem desativar desativa desative desativem desligar desliga desligue desliguem'],
    ...['encerrar encerra encerre encerrem suspendam bloqueia bloqueie bloqueiem silenciem eliminem'],
    ...['cancel drop disable deactivate mute cut end quit halt revoke block unfollow suspend erase'],
  ].flatMap((line) => line.split(' ')),
)
/** The same in two words. */
const IN_TWO_WORDS = new Set(['turn off', 'switch off', 'take off', 'opt out'])
/** Tags of words that may be around it. */
const COURTESY = new Set(['PLEASE', 'THANKS'])
/** The most words of a removal: "sair da lista". */
const MOST_WORDS = 4

/**
 * Returns the refusal of the topics that a text asks to have removed: one that consists of a verb of removal or a stop,
 * the whole name of the business and one or more topics, in any order: "remover Café Aurora yoga", "yoga de Café
 * Aurora, quitar". It says whose messages end and which, so the model has no say. Null for any other text, a question,
 * and one that may speak of a place: "remover yoga no Café Aurora".
 */
export function topicRemoved(
  said: readonly string[],
  business: string | undefined,
  topics: TopicIndex,
): ScoredIntent | null {
  const words = wordsOfTopic(said, business, topics)
  const topicIds = words ? findTopics(topics, words) : []
  if (!words || topicIds.length === 0) return null
  return {
    ...NOTHING,
    ...{ outcome: 'refuse_topic', topicIds, topicId: topicIds[0] ?? null, isPlain: true, mayRefuse: true },
    because: [`a removal, the business's name and a topic: "${words.join(' ')}"`],
  }
}

/** Returns the words of the topics that are to be removed. */
function wordsOfTopic(said: readonly string[], business: string | undefined, topics: TopicIndex): string[] | null {
  const name = business ? nameOf(business) : []
  if (name.length === 0 || said.includes('?')) return null
  const words = withoutCourtesy(said.filter(isWord), topics)
  const at = words.findIndex((_, place) => name.every((part, more) => words[place + more] === part))
  if (at < 0) return null
  const before = withoutJoining(words.slice(0, at))
  const behind = withoutJoining(words.slice(at + name.length))
  if (before === null || behind === null) return null
  for (const [part, other] of [
    [before, behind],
    [behind, before],
  ] as const)
    for (const [verb, rest] of splits(part)) {
      const left = withoutJoining(rest)
      if (left === null || !isRemoval(verb)) continue
      const inFront = part === before ? left : other
      const topic = topicBehind([...inFront, ...(part === before ? other : left)], topics, false)
      // Only behind the name another word may be a branch: "jamais remover" removes nothing.
      if (topic !== null && topic.length > 0 && inFront.every((word) => topic.includes(word))) return topic
    }
  return null
}

/** Returns words without greetings and thanks. */
function withoutCourtesy(words: readonly string[], topics: TopicIndex): string[] {
  return words.filter((word, place) => {
    if (isOfTopic(topics, word)) return true
    if (word === 'por' && words[place + 1] === 'favor') return false
    return !LANGUAGES.some((language) => COURTESY.has(LEXICONS[language].tags.get(word) ?? ''))
  })
}

/** Yields words as a verb at their beginning or end, the longest first, and the rest. */
function* splits(words: readonly string[]): Generator<readonly [verb: string[], rest: string[]]> {
  for (let size = Math.min(MOST_WORDS, words.length); size > 0; size--) {
    yield [words.slice(0, size), words.slice(size)]
    yield [words.slice(-size), words.slice(0, -size)]
  }
}

function isRemoval(words: readonly string[]): boolean {
  const said = words.join(' ')
  return REMOVALS.has(said) || IN_TWO_WORDS.has(said) || isStop(words)
}

/** Returns words without those at both ends that join a verb, a name and a topic; null where one leads to a place. */
function withoutJoining(words: readonly string[]): string[] | null {
  let [start, end] = [0, words.length]
  while (start < end && JOINING.has(words[start] ?? '')) start++
  while (end > start && JOINING.has(words[end - 1] ?? '')) end--
  const joined = [...words.slice(0, start), ...words.slice(end)]
  return joined.some((word) => TO_A_PLACE.has(word)) ? null : words.slice(start, end)
}
