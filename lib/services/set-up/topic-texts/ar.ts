import type { TopicTexts } from './shape'

/** The topics that a new business chooses from, in Arabic. */
export const texts: TopicTexts = {
  orders: {
    name: 'طلباتك',
    description: 'تأكيد مشترياتك وشحنها وتسليمها.',
    frequency: 'فقط عند تقديم طلب.',
  },
  bookings: {
    name: 'تذكير بمواعيدك',
    description: 'التاريخ والوقت والمكان، وأي تغيير.',
    frequency: 'عند الحجز وقبل الموعد بيوم.',
  },
  promotions: {
    name: 'العروض',
    description: 'خصومات وعروض لفترة محدودة.',
    frequency: 'مرة في الأسبوع على الأكثر.',
  },
  news: {
    name: 'الجديد لدينا',
    description: 'ما وصل حديثًا وما نعمل عليه.',
    frequency: 'مرة في الشهر.',
  },
  surveys: {
    name: 'استطلاعات',
    description: 'سؤال قصير عن تجربتك.',
    frequency: 'بعد شراء أو زيارة.',
  },
  account_security: {
    name: 'أمان حسابك',
    description: 'رموز الدخول وتنبيهات الأمان.',
    frequency: 'فقط عند الدخول أو تغيّر شيء في حسابك.',
    reason: 'بدون هذه الرموز لا يمكنك الدخول.',
  },
}
