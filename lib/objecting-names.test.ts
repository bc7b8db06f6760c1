import { expect, test } from 'vitest'
import { wordsOfName } from './name-words'
import { mayBeNegativeColumn, mayBeNegativeGroup } from './negative-names'
import { mayObject } from './objecting-names'

test.each([
  ...['Objects to marketing', 'Object to promotions?', 'Objected', 'objecting', 'Objector', 'Objection', 'Objections'],
  ...[
    'objects',
    'Opposes offers',
    'Opposed',
    'Opposition to marketing',
    'Disagrees',
    'Disapproves of ads',
    'Unwilling',
  ],
  ...['Against marketing', 'against any of our messages', 'Protests', 'Dissenting'],
  ...['Se opone', 'Se oponen a promociones', 'Oponerse', 'Me opongo', 'Se opuso', 'Opuestos', 'Oposición al marketing'],
  ...['Objeta promociones', 'Objetó el marketing', 'Objetaron', 'Objeción', 'En desacuerdo', 'Contra promociones'],
  ...['En contra', 'Rehúsa', 'Desaprueba'],
  ...['Se opõe', 'Se opõem a ofertas', 'Opor-se', 'Opôs-se', 'Opuseram-se', 'Oponho-me', 'Oposto', 'Oposição'],
  ...['Objeta', 'Objetou', 'Objeção', 'Objeções', 'Discorda', 'Discordou', 'Em desacordo', 'Contra o marketing'],
  ...['S’oppose', 's’opposent', 'Opposé aux offres', 'Opposées', 'Opposition', 'Objecte', 'Objecté', 'En désaccord'],
  ...['Pas d’accord', 'Contre la publicité', 'Désapprouve'],
  ...['Si oppone', 'Si oppongono', 'Opporsi', 'Opposto', 'Opposizione', 'Obietta', 'Obiettare', 'Obiezione'],
  ...['Obiezioni', 'Contrario alle offerte', 'Contro la pubblicità', 'In disaccordo'],
  ...['Widerspricht', 'Widersprechen', 'Widersprach', 'Widerspruch', 'Widersprüche', 'widersprochen', 'Einspruch'],
  ...['Einwände', 'Lehnt Werbung ab', 'lehnte ab', 'Meldet sich ab', 'Bestellt Newsletter ab', 'Gegen Werbung'],
  ...['Zieht Einwilligung zurück', 'Nimmt Zustimmung zurück', 'Dagegen', 'Spricht sich gegen Werbung aus'],
  ...['يعترض', 'تعترض على العروض', 'اعترض', 'الاعتراض', 'معترض', 'المعترضون', 'يعارض', 'معارض', 'يمانع', 'ضد الإعلانات'],
  ...['מתנגד', 'מתנגדת', 'המתנגדים', 'התנגדות', 'התנגד', 'התנגדה', 'להתנגד', 'נגד פרסומות'],
])('“%s” may say that somebody objects', (name) => {
  expect(mayObject(wordsOfName(name))).toBe(true)
  expect([mayBeNegativeColumn(name), mayBeNegativeGroup(name)]).toEqual([true, true])
})

test.each([
  ...['Object', 'object_id', 'Object type', 'Objective', 'Opportunity', 'opportunities', 'Discord', 'Protein'],
  ...[
    'Objetivo',
    'Objeto del mensaje',
    'Objeto',
    'Oportunidad',
    'Oposiciones',
    'Contraseña',
    'Contra entrega',
    'Opción',
  ],
  ...['Oportunidade', 'Contrato', 'Contratou ofertas', 'Objectif', 'Contrat', 'Rencontre', 'Obiettivo', 'Opportunità'],
  ...[
    'Oggetto del messaggio',
    'Contratto',
    'Einwandfrei',
    'Bestellt ab 2020',
    'Gegenstand',
    'Widerstand',
    'Angebot ab',
  ],
  ...['عرض', 'معرض', 'נגדים'],
])('“%s” says nothing of the kind', (name) => expect(mayObject(wordsOfName(name))).toBe(false))

test.each([
  ...['Angebote nie', 'Angebote niemals', 'Offres jamais', 'Ofertas nunca', 'Offers never', 'Offerte mai'],
  ...['Ofertas: ninguna', 'Promociones ningunas', 'Ofertas: nenhuma', 'Offres aucune', 'Offerte nessuna'],
  ...['Angebote keine', 'Promoções nada', 'عروض بدون', 'عروض لم', 'הודעות ללא', 'מבצעים בלי', 'Messages: rien'],
  ...['Ofertas sem', 'Ofertas sin', 'Offres sans', 'Angebote ohne', 'Offerte senza', 'Offers: none at all, never'],
])('a column “%s” negates behind what is sent', (name) => expect(mayBeNegativeColumn(name)).toBe(true))

test('the month of May is no “never”', () => {
  expect(['Angebote Mai', 'Bestellung Mai', 'Ofertas'].filter(mayBeNegativeColumn)).toEqual([])
})
