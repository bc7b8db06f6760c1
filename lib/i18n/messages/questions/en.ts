/** Questions of the chat, and what answers them, in English. */
export const questions = {
  ask: 'Please confirm what you want to receive from {business} on WhatsApp:',
  askLine: '• {topic}: {description}',
  askAfter: 'If you don’t confirm, we won’t send it. You can say no whenever you like.',
  askWord: 'To confirm, write {word}. To see and change your topics: {url}',
  askYes: 'Yes, send it to me',
  askAll: 'Yes to everything',
  askChoose: 'Choose',
  askNo: 'No, thanks',
  pick: 'Choose what you want to receive from {business}. Open the list again to add another.',
  picks: 'Topics',
  notOpen: 'There’s nothing left to confirm, so nothing was changed.',
  here: 'See and change your topics here: {url}',
  comeBack: 'To get just one topic again, write {keyword} and its name.',
  code: '{code} is your code to see your data at {business}. It works once, for 10 minutes, and only on your page. Don’t share it with anyone.',
  tooManyCodes: 'We already sent you several codes. Wait an hour to ask for another one.',
} as const
