import { wholeWords } from './name-words'

/**
 * Words that say that somebody objects, opposes or disagrees, in the languages of the page and in all their forms. A
 * Yes in a column `Objects to marketing`, `Se opone a promociones` or `Legt Einspruch ein` is no agreement.
 */

/** By themselves they say so. "Opportunity", "objective" and a username of Discord are something else. */
const objecting = wholeWords(`
  objections? objected objecting objectors? oppos* disagree* disapprov* dissent* protests? protested unwilling reluctan*
  opon(?:e|en|er|erse|erme|go|ga|gan|ia|ian|iendo|dra|dran|entes?) opuso opuse opusier* opuest[oa]s? oposicion
  objecion(?:es)? objet(?:a|an|ar|aron|ado|ada|ados|adas|ando) desacuerdos? disconform* disient* disinti*
  desaprueb* desaprob* rehus*
  opoe opoem opor oporse oponho opoes opos opuser* opunha opost[oa]s? oposicao objecao objecoes objetou objetam
  discord(?:a|am|ar|o|ou|aram|ando|ante|ancia) desacordos? desaprov*
  objecte objecter objectes? objectent objectee? desaccords? desapprouv*
  oppon(?:e|endo|iamo|ente) oppong* opporsi opporre opporr[aeo] obiett(?:a|ano|are|ato|ata|ando|iamo|o|ore|ori)
  obiezion* disaccord* dissenz* contrari[oaei]
  widerspr[aeiou]ch* einspruch* einwand einwande einwands einwandes einwend* eingewendet eingewandt dagegen
  [وفب]?(?:ال)?اعترا?ض* [وف]?[يتن]عترض* [وفب]?(?:ال)?معترض* [وفب]?(?:ال)?معارض* [وف]?[يتن]عارض* عارض*
  [وف]?[يتن]مانع* [وفب]?(?:ال)?ممانع*
  [ושהלב]?התנגד* [ושה]?מתנגד* ו?להתנגד [יתאנ]תנגד*`)
/** An object is also a thing: it objects only to something, or where nothing but the word is the name. */
const OBJECTS = /\bobjects? (?:to|against)\b|^(?:(?:user|contact|customer|client|person|who|has|he|she) )*objects$/
/** In Spanish and Portuguese "objeto" is a thing or a purpose as well, and a person who objected to something. */
const OBJETO =
  /\bobjeto (?:al?|el|la|las|los|ao?s?|os?|as) (?:\w+ )?(?:marketing|promo|publi|ofert|trata|uso|envio|mens|comunica)/
/** German verbs whose second part is at the end: `Lehnt Werbung ab`, `Zieht Einwilligung zurück`. */
const APART = [
  /\blehn(?:t|te|en|ten) (?:\p{L}+ ){0,4}ab\b/u,
  /\bmeld(?:et|ete|en|eten) (?:\p{L}+ ){0,4}ab\b/u,
  /\bbestell(?:t|te|en|ten) (?:\p{L}+ ){0,2}(?:werb|newsletter|nachricht|marketing|angebot)\p{L}* (?:\p{L}+ )?ab\b/u,
  /\b(?:zieht|ziehen|zog|zogen|nimmt|nehmen|nahm|nahmen) (?:\p{L}+ ){0,4}zuruck\b/u,
  /\b(?:spricht|sprechen|sprach) sich (?:\p{L}+ ){0,2}gegen\b/u,
]
/** What is sent to people, or what they agree to, by how its words begin. */
const SENT = `promo ofert offer offre angebot werb publi pubbli propagand marketing mensa messag nachricht comunica
  communica notific benachrichtig newsletter mailing whatsapp sms consent consens envi invi
  (?:ال)?(?:اعلان|عروض|رسايل|تسويق) ה?(?:פרסו|דיוור|מבצע|הודעות)`
/** Before that: `Against marketing`, `Gegen Werbung`. */
const OPPOSED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:against|contra|contre|contro|gegen|ضد|נגד) (?:\\p{L}+ ){0,3}` +
    `(?:${SENT.trim().split(/\s+/).join('|')})`,
  'u',
)
/** `Not agreed` is known by its "not"; these say the same with other words. */
const DISAGREEING = /\b(?:en|em) contra\b|\bpas (?:d )?accord\b|\bcontrary\b/

/** Whether a name, as `wordsOfName` returns it, says or may say that somebody objects. */
export const mayObject = (name: string): boolean =>
  objecting.test(name) || [OBJECTS, OBJETO, OPPOSED, DISAGREEING, ...APART].some((pattern) => pattern.test(name))
