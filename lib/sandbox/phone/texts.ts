/** The texts of the stand-in flow itself, in the contact's language; all other words come from Sayso. */
const TEXTS = {
  spa: {
    button: 'Mis preferencias',
    apology: 'No pudimos responderte: tenemos un problema técnico. Inténtalo otra vez en unos minutos.',
    hint: 'Gracias por tu mensaje. Escribe PREFERENCIAS para elegir qué recibes, o PARAR para dejar de recibir mensajes.',
  },
  por: {
    button: 'Minhas preferências',
    apology: 'Não conseguimos responder: estamos com um problema técnico. Tente de novo em alguns minutos.',
    hint: 'Obrigado pela mensagem. Escreva PREFERÊNCIAS para escolher o que recebe, ou PARAR para deixar de receber mensagens.',
  },
  eng: {
    button: 'My preferences',
    apology: 'We couldn’t answer: something is wrong on our side. Please try again in a few minutes.',
    hint: 'Thanks for your message. Write PREFERENCES to choose what you receive, or STOP to stop all messages.',
  },
}

export type PhoneLanguage = keyof typeof TEXTS
export const PHONE_LANGUAGES = ['spa', 'por', 'eng'] as const satisfies readonly PhoneLanguage[]

/** Returns the language in which a contact is written to: their own if the flow has it, else its base language. */
export function phoneLanguage(language: string | null): PhoneLanguage {
  return PHONE_LANGUAGES.find((known) => known === language) ?? 'spa'
}

export function flowTexts(language: string | null): (typeof TEXTS)[PhoneLanguage] {
  return TEXTS[phoneLanguage(language)]
}
