import type { TopicTexts } from './shape'

/** The topics that a new business chooses from, in English. */
export const texts: TopicTexts = {
  orders: {
    name: 'Your orders',
    description: 'Confirmation, shipping and delivery of what you buy.',
    frequency: 'Only when you place an order.',
  },
  bookings: {
    name: 'Booking reminders',
    description: 'The date, the time and the place, and any change.',
    frequency: 'When you book and the day before.',
  },
  promotions: {
    name: 'Promotions',
    description: 'Discounts and offers for a limited time.',
    frequency: 'Once a week at most.',
  },
  news: {
    name: 'News',
    description: 'What is new, and what we are working on.',
    frequency: 'Once a month.',
  },
  surveys: {
    name: 'Surveys',
    description: 'One short question about how it went.',
    frequency: 'After a purchase or a visit.',
  },
  account_security: {
    name: 'Account security',
    description: 'Sign-in codes and access alerts.',
    frequency: 'Only when you sign in or something in your account changes.',
    reason: 'Without these codes you could not sign in.',
  },
}
