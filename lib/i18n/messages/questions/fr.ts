/** The same in French. */
export const questions = {
  ask: 'Confirmez ce que {business} peut vous envoyer sur WhatsApp :',
  askLine: '• {topic} : {description}',
  askAfter: 'Sans confirmation, nous ne vous l’enverrons pas. Vous pourrez dire non à tout moment.',
  askWord: 'Pour confirmer, écrivez {word}. Pour voir et changer vos sujets : {url}',
  askYes: 'Oui, j’accepte',
  askAll: 'Oui à tout',
  askChoose: 'Choisir',
  askNo: 'Non merci',
  pick: 'Choisissez ce que {business} peut vous envoyer. Pour ajouter un autre sujet, ouvrez à nouveau la liste.',
  picks: 'Sujets',
  notOpen: 'Il n’y a plus rien à confirmer : rien n’a changé.',
  here: 'Pour voir et changer vos sujets : {url}',
  comeBack: 'Pour recevoir à nouveau un seul sujet, écrivez {keyword} et son nom.',
  code: '{code} est votre code pour voir vos données chez {business}. Il sert une seule fois, pendant 10 minutes, et seulement sur votre page. Ne le donnez à personne.',
  tooManyCodes: 'Nous vous avons déjà envoyé plusieurs codes. Attendez une heure pour en demander un autre.',
} as const
