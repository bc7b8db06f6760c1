/** The receipt that a person keeps, in Spanish. */
export const receipt = {
  keep: 'Obtener un comprobante',
  title: 'Tu comprobante de {business}',
  saved: 'Guardado el {date}. Referencia {reference}.',
  chose: 'Lo que dijiste',
  saw: 'Texto que viste',
  proof: 'Prueba',
  whole:
    'Es la entrada {index, number} de {size, number} en un registro firmado que solo puede crecer. Con el archivo de abajo, cualquiera puede comprobarlo sin {business}, incluso dentro de años.',
  soon: 'La prueba se prepara cada minuto. Abre esta página otra vez después de esta hora: {time}.',
  file: 'Descargar el comprobante',
  fileHelp: 'El archivo tiene todo lo necesario para comprobarlo. Guarda el archivo: esta página sola no lo prueba.',
  open: 'Ver el comprobante',
  back: 'Volver',
}
