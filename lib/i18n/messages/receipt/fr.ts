/** The receipt that a person keeps, in French. */
export const receipt = {
  keep: 'Obtenir un justificatif',
  title: 'Votre justificatif : {business}',
  saved: 'Enregistré le {date}. Référence {reference}.',
  chose: 'Ce que vous avez dit',
  saw: 'Texte que vous avez vu',
  proof: 'Preuve',
  whole:
    'C’est l’entrée {index, number} sur {size, number} d’un registre signé qui ne peut que s’allonger. Avec le fichier ci-dessous, n’importe qui peut le vérifier sans {business}, même dans plusieurs années.',
  soon: 'La preuve est établie chaque minute. Rouvrez cette page après {time}.',
  file: 'Télécharger le justificatif',
  fileHelp: 'Le fichier contient tout ce qu’il faut pour vérifier. Conservez-le : cette page seule ne prouve rien.',
  open: 'Voir le justificatif',
  back: 'Retour',
}
