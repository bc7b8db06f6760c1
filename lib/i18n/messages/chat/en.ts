import { questions } from '../questions/en'

/** What is written in the chat, in English, and the type of every other language. */
export const chat = {
  ...questions,
  choose: 'Choose what {business} may send you, or stop all messages.',
  change: 'You can change it whenever you like.',
  button: 'My preferences',
  link: 'Choose what {business} may send you, or stop all messages: {url}',
  /** Follows the sentence that says what ended. */
  afterStop: 'You can get messages again or choose topics here: {url}',
  refused: 'Done. {business} won’t send you those messages any more. See and change your topics here: {url}',
  returned: 'Welcome back. You’ll get messages from {business} again. You can change your topics here: {url}',
  returnedPaused:
    'Welcome back. Messages from {business} are still paused until {date}. End the pause or change your topics here: {url}',
  returnedPausedOpen:
    'Welcome back. Messages from {business} are still paused until you end the pause. End it or change your topics here: {url}',
} as const
