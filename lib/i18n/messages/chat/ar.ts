import { questions } from '../questions/ar'

/** What is written in the chat, in Arabic. */
export const chat = {
  ...questions,
  choose: 'اختر ما يمكن أن يصلك من {business}، أو أوقف كل الرسائل.',
  change: 'يمكنك تغيير ذلك متى شئت.',
  button: 'تفضيلاتي',
  link: 'اختر ما يمكن أن يصلك من {business}، أو أوقف كل الرسائل: {url}',
  afterStop: 'لاستئناف الرسائل أو اختيار المواضيع: {url}',
  refused: 'تم. لن تصلك تلك الرسائل من {business} بعد الآن. للاطلاع على مواضيعك وتغييرها: {url}',
  returned: 'أهلًا بعودتك. ستصلك الرسائل من {business} من جديد. لتغيير مواضيعك: {url}',
  returnedPaused: 'أهلًا بعودتك. رسائل {business} ما زالت متوقفة مؤقتًا حتى {date}. لإنهاء التوقف أو تغيير مواضيعك: {url}',
  returnedPausedOpen:
    'أهلًا بعودتك. رسائل {business} ما زالت متوقفة مؤقتًا إلى أن تنهي التوقف. لإنهائه أو تغيير مواضيعك: {url}',
}
