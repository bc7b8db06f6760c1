export type TemplateKey = 'orders' | 'bookings' | 'promotions' | 'news' | 'surveys' | 'account_security'

/** The texts of the topics that a new business chooses from, in one language. */
export type TopicTexts = Readonly<
  Record<TemplateKey, { name: string; description: string; frequency: string; reason?: string }>
>
