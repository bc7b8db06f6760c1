/** "Too many changes", in Spanish. */
export const tooMany = {
  title: 'Demasiados cambios seguidos',
  text: 'El último cambio no se guardó. Lo que elegiste antes sí quedó guardado; espera unos minutos para cambiar más.',
  onlyOff:
    'Lo que desactivaste quedó guardado. Hubo demasiados cambios seguidos, así que esto quedó sin activar: {topics}. Espera unos minutos y vuelve a intentarlo.',
}
