import { questions } from '../questions/de'

/** What is written in the chat, in German. */
export const chat = {
  ...questions,
  choose: 'Wählen Sie, was {business} Ihnen schicken darf, oder bestellen Sie alle Nachrichten ab.',
  change: 'Sie können das jederzeit ändern.',
  button: 'Meine Einstellungen',
  link: 'Wählen Sie, was {business} Ihnen schicken darf, oder bestellen Sie alle Nachrichten ab: {url}',
  afterStop: 'Hier können Sie wieder Nachrichten bekommen oder Themen auswählen: {url}',
  refused:
    'Erledigt. {business} schickt Ihnen diese Nachrichten nicht mehr. Ihre Themen sehen und ändern Sie hier: {url}',
  returned:
    'Schön, dass Sie wieder da sind. Sie bekommen wieder Nachrichten von {business}. Ihre Themen ändern Sie hier: {url}',
  returnedPaused:
    'Schön, dass Sie wieder da sind. Nachrichten von {business} sind noch bis zum {date} pausiert. Hier beenden Sie die Pause oder ändern Ihre Themen: {url}',
  returnedPausedOpen:
    'Schön, dass Sie wieder da sind. Nachrichten von {business} sind noch pausiert, bis Sie die Pause beenden. Hier beenden Sie sie oder ändern Ihre Themen: {url}',
}
