import { REFUSAL_NAMES } from '@/lib/negative-names'

/** What a column of a file can hold about a person or about their answers. */
export const PARTS = [
  'phone',
  'bsuid',
  'contactId',
  'country',
  'language',
  'topic',
  'answer',
  'refusal',
  'when',
  'whenAgreed',
  'whenRefused',
  'proof',
  'source',
] as const
export type Part = (typeof PARTS)[number]

/** What the name of a column means. */
export interface ColumnMeaning {
  part: Part
  /** 0 is the best match; a name of a higher rank is only used where no better one is in the file. */
  rank: number
}

/** The rank of phone columns whose names are made of words for a telephone: `Telefone do cliente`. */
const PHRASE_PHONE = 2.5
/** The rank of phone columns whose names may mean something else: a house number, the name of a contact. */
export const VAGUE_PHONE = 3
/** The rank of columns of topics, answers and times whose names may mean something else, such as `status` or `date`. */
export const VAGUE = 1

/**
 * Names of columns in English, Spanish and Portuguese, and those of refusals in all languages of the page, as people
 * and other systems write them: RapidPro (`URN:WhatsApp`, `Field:Consent`), HubSpot (`Mobile Phone Number`, `WhatsApp
 * Phone Number`), Mailchimp (`OPTIN_TIME`, `UNSUB_TIME`), Google Contacts (`Phone 1 - Value`), the Cloud API (`wa_id`),
 * and our own export. For each part the lists of names are in order, the best match first; names are compared as
 * `foldName` returns them. The time at which a row was made or changed (`created_at`, `updated_at`, `last_seen`) is not
 * in the lists, because it is not the time at which a person answered.
 */
export const NAMES: Record<Part, readonly string[]> = {
  phone: [
    `whatsapp whatsappnumber whatsappphone whatsappphonenumber whatsappno waid waphone wanumber
    phonewhatsapp phonenumberwhatsapp numerowhatsapp numerodewhatsapp whatsapptelefono whatsapptelefone
    telefonowhatsapp telefonodewhatsapp telefonewhatsapp telefonedewhatsapp celularwhatsapp
    numerodelwhatsapp numerodowhatsapp zap urnwhatsapp urnswhatsapp`,
    `mobile mobilephone mobilenumber mobilephonenumber mobileno phonemobile cell cellphone cellnumber
    cellphonenumber celular cel movil telefonocelular telefonomovil numerocelular numerodecelular
    numerodelcelular numeromovil numerodemovil telefonecelular telemovel telefonemovel numerodetelemovel
    numerodocelular`,
    `phone phonenumber phoneno telephone telephonenumber tel telefono numerotelefono numerodetelefono
    numerotelefonico telefone numerotelefone numerodetelefone numerodotelefone fone msisdn contactphone
    contactnumber contactphonenumber customerphone clientphone primaryphone telefonodecontacto
    telefonecontato telefonedecontato telefonoprincipal telefoneprincipal phone1 phone1value telefono1
    telefone1 urn contacturn urntel urnstel`,
    'number numero num nro recipient to contact contacto contato destinatario',
  ],
  bsuid: ['bsuid businessscopeduserid whatsappuserid whatsappid userid'],
  contactId: ['contactid saysocontactid'],
  country: [
    `countrycode phonecountrycode phonecountry mobilecountrycode dialcode dialingcode callingcode ddi
    codigopais codigodepais codigodopais codigodelpais paistelefono paistelefone ddipais`,
    'country countryregion pais paisregion paisregiao nation',
  ],
  language: ['language lang locale idioma lengua lingua'],
  topic: [
    'topic topickey topicid tema topico',
    'subscription category list asunto assunto categoria lista suscripcion inscricao',
  ],
  answer: [
    `answer consent consentstatus optin optinstatus optedin subscribed subscriptionstatus choice response
    acceptsmarketing marketingconsent marketingoptin permission respuesta consentimiento eleccion
    suscrito acepta aceptamarketing permiso resposta consentimento escolha inscrito aceita
    aceitamarketing permissao`,
    'status value estado valor',
  ],
  refusal: [REFUSAL_NAMES],
  when: [
    `when answeredat answeredon answerdate answertime respondedat responsedate consentdate consenttime
    consenttimestamp consentupdatedat statusdate statuschangedat choicedate cuando fecharespuesta
    fechaderespuesta fechaconsentimiento fechadeconsentimiento fechadelconsentimiento quando
    dataresposta datadaresposta dataconsentimento datadeconsentimento datadoconsentimento`,
    'date time timestamp datetime at fecha fechahora fechayhora momento data datahora dataehora',
  ],
  whenAgreed: [
    `optinat optindate optintime optintimestamp optedinat optedinon optindatetime subscribedat
    subscribedate subscribedon subscriptiondate subscribetime agreedat acceptedat consentat consentedat
    consentedon consentgivenat grantedat fechaalta fechadealta fechasuscripcion fechadesuscripcion
    fechaaceptacion fechadeaceptacion datainscricao datadeinscricao datadainscricao dataadesao
    datadeadesao datadaadesao dataaceite datadeaceite datadoaceite dataoptin`,
  ],
  whenRefused: [
    `optoutat optoutdate optouttime optouttimestamp optedoutat optedouton optoutdatetime unsubscribedat
    unsubscribedate unsubscribedon unsubscribeat unsubscribetime unsubtime unsubat withdrawnat revokedat
    refusedat deniedat stoppedat fechabaja fechadebaja fechadelabaja fechacancelacion fechadecancelacion
    fecharechazo fechaderechazo datadescadastro datadedescadastro datadodescadastro datacancelamento
    datadecancelamento datarecusa datadarecusa dataoptout`,
  ],
  proof: ['proof evidence prueba evidencia comprobante prova comprovante', 'reference ref referencia'],
  source: ['source origin channel origen canal fuente origem fonte'],
}

const MEANINGS: ReadonlyMap<string, ColumnMeaning> = new Map(
  PARTS.flatMap((part) =>
    NAMES[part].flatMap((names, rank) => names.split(/\s+/).map((name) => [name, { part, rank }] as const)),
  ),
)

/** How names of a workspace's own fields begin in RapidPro's exports: `Field:Consent`. */
const FIELD_PREFIX = /^fields?(?=.)/

/** Returns what a column holds by its name; null for a name that we do not know. */
export function meaningOf(name: string): ColumnMeaning | null {
  const folded = foldName(name)
  return MEANINGS.get(folded) ?? MEANINGS.get(folded.replace(FIELD_PREFIX, '')) ?? numberInWords(name)
}

/** Words for a telephone, and for WhatsApp, in the names of columns. */
const PHONE_WORD =
  /^(?:whatsapp|zap|phones?|mobile|cell|cellphone|telephones?|tel|telefonos?|telefones?|fones?|celular(?:es)?|cel|movil|telemovel|msisdn)$/
/**
 * Words that people write beside these in the name of a column of numbers: `WhatsApp (celular)`, `Tel. / WhatsApp`,
 * `Nº do WhatsApp com DDD`, `Telefone p/ contato`.
 */
const BESIDE_PHONE = new Set(
  `number numbers numero num no nro n contact contacto contato customer client cliente de del do da of com con
  e y o or ou p para ddd ddi your seu su tu principal primary main the`.split(/\s+/),
)
/** Words that make a column of a telephone one of answers or kinds: `phone_verified`, `WhatsApp opt-in`. */
const NO_NUMBER =
  /^(?:opt|optin|optout|consent\w*|acept\w*|aceit\w*|accept\w*|permi\w*|autoriz\w*|verif\w*|valid\w*|type|tipo|status|estado)$/

/** Returns the words of a column's name, without accents and signs. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('whats app', 'whatsapp')
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')

/**
 * Returns the meaning of a name with WhatsApp or a telephone and only words for a number; null for any other. Such a
 * column must win over one of other numbers.
 */
function numberInWords(name: string): ColumnMeaning | null {
  const words = wordsOf(name)
  const isNumber =
    words.some((word) => PHONE_WORD.test(word)) &&
    !/\d/.test(name) &&
    words.every((word) => PHONE_WORD.test(word) || BESIDE_PHONE.has(word))
  return isNumber ? { part: 'phone', rank: words.includes('whatsapp') ? 0 : PHRASE_PHONE } : null
}

/** Whether a name that we do not know has a word for a telephone: `Telefone do pai`. It may hold numbers. */
export function speaksOfPhone(name: string): boolean {
  const words = wordsOf(name)
  return words.some((word) => PHONE_WORD.test(word)) && !words.some((word) => NO_NUMBER.test(word))
}

/**
 * Returns a column's name in the form in which names are compared: `Número de Teléfono`, `numero_de_telefono` and
 * `NumeroDeTelefono` become one.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** If a file has one of these columns, a column named `Número` holds the number of a house. */
const ADDRESS = `address addressline1 street streetname city zip zipcode postalcode postcode direccion calle colonia
  barrio ciudad codigopostal cp localidad domicilio endereco rua logradouro bairro cidade cep
  complemento`
const ADDRESSES: ReadonlySet<string> = new Set(ADDRESS.trim().split(/\s+/))
const HOUSE_NUMBERS: ReadonlySet<string> = new Set(['number', 'numero', 'num', 'nro'])
/** An address that is no place: `Email address`. */
const NO_PLACE = new Set('email e mail correo ip web site'.split(' '))

/** Returns whether a column's name means the number of a house in a file with these columns. */
export function isHouseNumber(name: string, header: readonly string[]): boolean {
  return HOUSE_NUMBERS.has(foldName(name)) && header.some(isAddress)
}

function isAddress(name: string): boolean {
  if (ADDRESSES.has(foldName(name))) return true
  const words = wordsOf(name)
  return words.some((word) => ADDRESSES.has(word)) && !words.some((word) => NO_PLACE.has(word))
}
