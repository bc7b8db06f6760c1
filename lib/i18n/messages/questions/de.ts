/** The same in German. */
export const questions = {
  ask: 'Bitte bestätigen Sie, was Sie von {business} per WhatsApp bekommen möchten:',
  askLine: '• {topic}: {description}',
  askAfter: 'Ohne Ihre Bestätigung schicken wir es nicht. Sie können jederzeit Nein sagen.',
  askWord: 'Zum Bestätigen schreiben Sie {word}. Ihre Themen sehen und ändern Sie hier: {url}',
  askYes: 'Ja, gern',
  askAll: 'Ja zu allem',
  askChoose: 'Auswählen',
  askNo: 'Nein, danke',
  pick: 'Wählen Sie, was Sie von {business} bekommen möchten. Für ein weiteres Thema öffnen Sie die Liste noch einmal.',
  picks: 'Themen',
  notOpen: 'Es gibt nichts mehr zu bestätigen, also hat sich nichts geändert.',
  here: 'Ihre Themen sehen und ändern Sie hier: {url}',
  comeBack: 'Um nur ein einzelnes Thema wieder zu bekommen, schreiben Sie {keyword} und seinen Namen.',
  code: '{code} ist Ihr Code, mit dem Sie Ihre Daten bei {business} sehen. Er gilt einmal, 10 Minuten lang und nur auf Ihrer Seite. Geben Sie ihn an niemanden weiter.',
  tooManyCodes:
    'Wir haben Ihnen schon mehrere Codes geschickt. Warten Sie eine Stunde, bevor Sie einen neuen anfordern.',
} as const
