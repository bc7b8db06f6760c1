import { normaliseKeyword, understandKeyword } from './keywords'

/**
 * Words that refuse or return when a person writes them, and that stand on buttons of orders, menus and bots for
 * something else: Meta's own sample of a reply button is "Cancel" (docs/reference/whatsapp.md, 1.2).
 */
const EVERYDAY = new Set([
  ...['cancel', 'end', 'quit', 'remove', 'revoke', 'start', 'subscribe'],
  ...['cancelar', 'salir', 'alto', 'no mas', 'no quiero', 'no quiero mas', 'iniciar', 'recibir', 'volver', 'reanudar'],
  ...['sair', 'remover', 'nao quero', 'nao quero mais', 'receber', 'voltar', 'retomar', 'cadastrar'],
])

/** Whether the label of a button or a row is such a word: alone it does not say that it is about messages. */
export function isEveryday(label: string): boolean {
  return EVERYDAY.has(normaliseKeyword(label))
}

/** Whether it would be a refusal if a person had written it. */
export function isEverydayRefusal(label: string): boolean {
  return isEveryday(label) && understandKeyword(label).outcome === 'stop'
}
