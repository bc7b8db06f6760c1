import type { TopicTexts } from './shape'

/** The topics that a new business chooses from, in French. */
export const texts: TopicTexts = {
  orders: {
    name: 'Vos commandes',
    description: 'Confirmation, expédition et livraison de vos achats.',
    frequency: 'Seulement quand vous commandez.',
  },
  bookings: {
    name: 'Rappels de vos rendez-vous',
    description: 'La date, l’heure et le lieu, et tout changement.',
    frequency: 'Quand vous réservez et la veille.',
  },
  promotions: {
    name: 'Promotions',
    description: 'Des remises et des offres à durée limitée.',
    frequency: 'Une fois par semaine au plus.',
  },
  news: {
    name: 'Nouveautés',
    description: 'Ce qui est nouveau, et ce que nous préparons.',
    frequency: 'Une fois par mois.',
  },
  surveys: {
    name: 'Sondages',
    description: 'Une courte question sur votre expérience.',
    frequency: 'Après un achat ou une visite.',
  },
  account_security: {
    name: 'Sécurité de votre compte',
    description: 'Codes de connexion et alertes d’accès.',
    frequency: 'Seulement quand vous vous connectez ou que quelque chose change dans votre compte.',
    reason: 'Sans ces codes, vous ne pourriez pas vous connecter.',
  },
}
