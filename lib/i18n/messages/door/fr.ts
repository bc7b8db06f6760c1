import type { Messages } from '@/lib/i18n/messages/shape'

/** The words of the front door in French. */
export const door = {
  title: 'Choisissez ce que {business} peut vous envoyer sur WhatsApp',
  text: 'Indiquez le numéro avec lequel vous utilisez WhatsApp. Vous recevrez sur WhatsApp votre lien personnel, qui ouvre vos sujets.',
  number: 'Votre numéro WhatsApp',
  hint: 'Sans indicatif de pays, il est lu comme un numéro de ce pays : {country} ({code}).',
  send: 'M’envoyer mon lien',
  problem: {
    empty: 'Indiquez d’abord votre numéro.',
    unreadable:
      'Nous n’arrivons pas à lire ce numéro de téléphone. Écrivez-le en entier, avec l’indicatif régional. S’il n’est pas de ce pays ({country}), commencez par + et l’indicatif du pays.',
    several: 'Il semble y avoir plusieurs numéros. N’indiquez que le vôtre.',
    impossible:
      'Ce numéro de téléphone n’existe pas. Vérifiez les chiffres. S’il n’est pas de ce pays ({country}), commencez par + et l’indicatif du pays.',
    landline:
      'C’est une ligne fixe. Indiquez le numéro avec lequel vous utilisez WhatsApp. Si vous avez WhatsApp sur cette ligne fixe, demandez votre lien dans la conversation.',
  },
  busy: 'Il y a beaucoup de demandes en ce moment. Touchez le bouton encore une fois : votre navigateur devra travailler quelques secondes.',
  noScript:
    'Il y a beaucoup de demandes en ce moment. Ce formulaire a donc besoin d’un script, et votre navigateur n’en exécute pas. Demandez votre lien dans la conversation.',
  working: 'Un instant…',
  wait: 'Il y a eu trop de demandes. Réessayez dans {minutes, plural, one {# minute} other {# minutes}}, ou demandez votre lien dans la conversation.',
  chatTitle: 'Ou demandez-le dans la conversation',
  chatOnly: 'Demandez votre lien dans la conversation',
  chatHelp:
    'WhatsApp s’ouvrira avec un message déjà écrit : il suffit de l’envoyer. Vous recevrez votre lien en réponse.',
  chat: 'Demander sur WhatsApp',
  byHand: 'Écrivez à {business} sur WhatsApp et demandez votre lien.',
  taken: 'Regardez dans WhatsApp',
  takenText:
    'Si {business} connaît le numéro qui se termine par {digits}, votre lien arrive dans la conversation avec {business}, en général en une minute.',
  sameForAll:
    'Nous disons la même chose pour tous les numéros : ainsi, personne ne peut découvrir à qui {business} écrit.',
  nothing: 'Rien n’est arrivé ?',
  nothingText:
    'Nous envoyons un lien toutes les 24 heures au plus, et aucun si vous avez tout arrêté ou tout mis en pause. Dans la conversation, vous pouvez toujours le demander.',
  again: 'Utiliser un autre numéro',
  notMine: 'Ces messages sont pour quelqu’un d’autre ?',
  notMineText:
    'Demandez le lien avec votre numéro. Sur la page qui s’ouvre, touchez « {stop} », puis choisissez « {reason} ». Ensuite, {business} n’enverra plus rien à votre numéro.',
  trouble:
    'En ce moment, WhatsApp ne remet pas les messages envoyés par {business} : votre lien risque de ne pas arriver. Écrire {keyword} dans la conversation suffit toujours pour tout arrêter.',
} as const satisfies Messages['door']
