import type { TemplateContent } from '../content'

/** The words by which a message says that people can leave, in Spanish, Portuguese and English. */
const LEAVING =
  /(?<![\p{L}])(?:stop|unsubscribe|opt[ -]?out|manage (?:your )?(?:preferences|subscriptions?)|no more messages|not interested|parar|pare|sair|salir|cancelar|baja|alto|no m[aá]s mensajes|descadastr\p{L}*|desinscrev\p{L}*|desuscri\p{L}*|preferencias|preferências|n[aã]o quero (?:mais|receber)|no quiero (?:más|recibir))(?![\p{L}])/iu

/** Returns whether a button of the template opens a page of ours, where a person chooses what they get. */
export function opensPreferences({ buttons }: TemplateContent, pageAddresses: readonly string[]): boolean {
  return buttons.some(({ url }) => url !== null && pageAddresses.some((address) => url.startsWith(address)))
}

/** Returns whether the template says how to leave: by a button, in its footer, or at the end of its body. */
export function saysHowToLeave({ body, footer, buttons }: TemplateContent): boolean {
  return [body, footer, ...buttons.map(({ text }) => text)].some((text) => text !== null && LEAVING.test(text))
}
