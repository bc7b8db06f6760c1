/** "Too many changes", in German. */
export const tooMany = {
  title: 'Zu viele Änderungen hintereinander',
  text: 'Ihre letzte Änderung wurde nicht gespeichert. Was Sie vorher gewählt haben, bleibt. Warten Sie ein paar Minuten, bevor Sie mehr ändern.',
  onlyOff:
    'Was Sie ausgeschaltet haben, ist gespeichert. Es waren zu viele Änderungen hintereinander. Deshalb wurde Folgendes nicht eingeschaltet: {topics}. Warten Sie ein paar Minuten und versuchen Sie es dann noch einmal.',
}
