import type { TopicTexts } from './shape'

/** The topics that a new business chooses from, in Hebrew. */
export const texts: TopicTexts = {
  orders: {
    name: 'ההזמנות שלכם',
    description: 'אישור, משלוח ומסירה של מה שקניתם.',
    frequency: 'רק כשאתם מזמינים.',
  },
  bookings: {
    name: 'תזכורות לתורים',
    description: 'התאריך, השעה והמקום, וכל שינוי.',
    frequency: 'כשקובעים תור ויום לפניו.',
  },
  promotions: {
    name: 'מבצעים',
    description: 'הנחות והצעות לזמן מוגבל.',
    frequency: 'לכל היותר פעם בשבוע.',
  },
  news: {
    name: 'חדשות',
    description: 'מה חדש אצלנו ועל מה אנחנו עובדים.',
    frequency: 'פעם בחודש.',
  },
  surveys: {
    name: 'סקרים',
    description: 'שאלה קצרה אחת: איך היה?',
    frequency: 'אחרי קנייה או ביקור.',
  },
  account_security: {
    name: 'אבטחת החשבון שלכם',
    description: 'קודי כניסה והתראות על גישה.',
    frequency: 'רק כשאתם נכנסים או כשמשהו בחשבון משתנה.',
    reason: 'בלי הקודים האלה לא תוכלו להיכנס.',
  },
}
