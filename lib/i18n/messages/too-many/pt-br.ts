/** "Too many changes", in Portuguese. */
export const tooMany = {
  title: 'Muitas mudanças em pouco tempo',
  text: 'A última mudança não foi salva. O que você escolheu antes continua valendo; espere alguns minutos para mudar mais.',
  onlyOff:
    'O que você desativou foi salvo. Houve muitas mudanças em pouco tempo, por isso isto não foi ativado: {topics}. Espere alguns minutos e tente de novo.',
}
