import { normaliseKeyword, understandKeyword } from './keywords'

/**
 * Words that refuse or return when a person writes them, and that mean something else on the buttons of orders, menus
 * and bots: Meta's own sample of a reply button is "Cancel" (docs/reference/whatsapp.md, 1.2).
 */
const EVERYDAY = new Set([
  ...['cancel', 'end', 'quit', 'remove', 'revoke', 'start', 'subscribe', 'finish', 'terminar', 'finalizar', 'encerrar'],
  ...['cancelar', 'salir', 'alto', 'no mas', 'no quiero', 'no quiero mas', 'iniciar', 'recibir', 'volver', 'reanudar'],
  ...['sair', 'remover', 'nao quero', 'nao quero mais', 'receber', 'voltar', 'retomar', 'cadastrar'],
])

/** Whether the label of a button or row is such a word. The label alone does not show that it is about messages. */
export function isEveryday(label: string): boolean {
  return EVERYDAY.has(normaliseKeyword(label))
}

/** Whether the label would be a refusal if a person had written it. */
export function isEverydayRefusal(label: string): boolean {
  return isEveryday(label) && understandKeyword(label).outcome === 'stop'
}
