/** The receipt that a person keeps, in German. */
export const receipt = {
  keep: 'Beleg abrufen',
  title: 'Ihr Beleg von {business}',
  saved: 'Gespeichert am {date}. Referenz {reference}.',
  chose: 'Was Sie gewählt haben',
  saw: 'Text, den Sie gesehen haben',
  proof: 'Nachweis',
  whole:
    'Das ist Eintrag {index, number} von {size, number} in einem signierten Verzeichnis, das nur wachsen kann. Mit der Datei unten kann das jeder ohne {business} prüfen, auch noch nach Jahren.',
  soon: 'Der Nachweis wird einmal pro Minute erstellt. Öffnen Sie diese Seite nach {time} noch einmal.',
  file: 'Beleg herunterladen',
  fileHelp:
    'Die Datei enthält alles, was zum Prüfen nötig ist. Bewahren Sie sie auf: Diese Seite allein ist kein Nachweis.',
  open: 'Beleg öffnen',
  back: 'Zurück',
}
