/** What the stand-in flow says by itself, in the contact's language; all other words come from Sayso. */
const TEXTS = {
  spa: {
    button: 'Gestionar preferencias',
    apology: 'Ahora no pudimos atender tu pedido. Inténtalo de nuevo en unos minutos.',
    hint: 'Gracias por tu mensaje. Escribe PREFERENCIAS para elegir qué recibes, o SALIR para no recibir más.',
  },
  por: {
    button: 'Gerenciar preferências',
    apology: 'Não conseguimos atender seu pedido agora. Tente de novo em alguns minutos.',
    hint: 'Obrigado pela mensagem. Escreva PREFERÊNCIAS para escolher o que recebe, ou PARAR para não receber mais.',
  },
  eng: {
    button: 'Manage preferences',
    apology: 'We could not do that just now. Please try again in a few minutes.',
    hint: 'Thanks for your message. Write PREFERENCES to choose what you receive, or STOP to receive nothing more.',
  },
}

export type PhoneLanguage = keyof typeof TEXTS
export const PHONE_LANGUAGES = ['spa', 'por', 'eng'] as const satisfies readonly PhoneLanguage[]

/** The language a contact is written to: theirs if the flow has it, else its base language. */
export function phoneLanguage(language: string | null): PhoneLanguage {
  return PHONE_LANGUAGES.find((known) => known === language) ?? 'spa'
}

export function flowTexts(language: string | null): (typeof TEXTS)[PhoneLanguage] {
  return TEXTS[phoneLanguage(language)]
}
