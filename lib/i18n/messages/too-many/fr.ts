/** "Too many changes", in French. */
export const tooMany = {
  title: 'Trop de changements à la suite',
  text: 'Votre dernier changement n’a pas été enregistré. Vos choix précédents sont conservés ; attendez quelques minutes avant de continuer.',
  onlyOff:
    'Ce que vous avez désactivé est enregistré. Il y a eu trop de changements à la suite, donc ceci reste désactivé : {topics}. Attendez quelques minutes, puis réessayez.',
}
