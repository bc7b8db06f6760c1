/** The words of the front door in English, and the type of every other language. */
export const door = {
  title: 'Choose what {business} may send you on WhatsApp',
  text: 'Type the number you use WhatsApp with. Your personal link arrives there, on WhatsApp, and opens your topics.',
  number: 'Your WhatsApp number',
  hint: 'Without a country code it counts as a number in this country: {country} ({code}).',
  send: 'Send me my link',
  problem: {
    empty: 'Type your number first.',
    unreadable:
      'We can’t read this as a phone number. Write all of it, with the area code. If it isn’t from this country ({country}), begin with + and the country code.',
    several: 'This looks like more than one number. Type just yours.',
    impossible:
      'There is no such phone number. Check the digits. If it isn’t from this country ({country}), begin with + and the country code.',
    landline:
      'This is a landline. Type the number you use WhatsApp with. If you have WhatsApp on this landline, ask in the chat.',
  },
  busy: 'Many people are asking right now. Tap the button once more: your browser then has to work for a few seconds.',
  noScript:
    'Many people are asking right now, so this form needs a script, and your browser runs none. Ask in the chat.',
  working: 'One moment…',
  wait: 'There were too many requests. Try again in {minutes, plural, one {# minute} other {# minutes}}, or ask in the chat.',
  chatTitle: 'Or ask in the chat',
  chatOnly: 'Ask for your link in the chat',
  chatHelp: 'WhatsApp will open with a message already written: just send it. The reply is your link.',
  chat: 'Ask on WhatsApp',
  byHand: 'Write to {business} on WhatsApp and ask for your link.',
  taken: 'Look in WhatsApp',
  takenText:
    'If {business} knows the number ending in {digits}, your link arrives in the chat with {business}, usually within a minute.',
  sameForAll: 'We say the same for every number, so that nobody can find out who gets messages from {business}.',
  nothing: 'Nothing arrived?',
  nothingText:
    'We send one link every 24 hours at most, and none if you stopped or paused all messages. You can always ask in the chat.',
  again: 'Use another number',
  notMine: 'Are the messages for somebody else?',
  notMineText:
    'Ask for the link with your number. On the page that it opens, tap “{stop}” and then choose “{reason}”. After that {business} sends nothing more to your number.',
  trouble:
    'WhatsApp isn’t delivering messages from {business} at the moment, so your link may not arrive. Writing {keyword} in the chat still stops all messages.',
} as const
