import { questions } from '../questions/fr'

/** What is written in the chat, in French. */
export const chat = {
  ...questions,
  choose: 'Choisissez ce que {business} peut vous envoyer, ou arrêtez tous les messages.',
  change: 'Vous pourrez changer d’avis à tout moment.',
  button: 'Mes préférences',
  link: 'Choisissez ce que {business} peut vous envoyer, ou arrêtez tous les messages : {url}',
  afterStop: 'Pour recevoir à nouveau des messages ou choisir vos sujets : {url}',
  refused: 'C’est fait. {business} ne vous enverra plus ces messages. Pour voir et changer vos sujets : {url}',
  returned: 'Ravis de vous retrouver. {business} vous écrira à nouveau. Pour changer vos sujets : {url}',
  returnedPaused:
    'Ravis de vous retrouver. Les messages envoyés par {business} restent en pause jusqu’au {date}. Pour terminer la pause ou changer vos sujets : {url}',
  returnedPausedOpen:
    'Ravis de vous retrouver. Les messages envoyés par {business} restent en pause jusqu’à ce que vous y mettiez fin. Pour terminer la pause ou changer vos sujets : {url}',
}
