import { REFUSAL_NAMES } from '@/lib/negative-names'

/** What a column of a file can hold about a person or about their answers. */
export const PARTS = [
  'phone',
  'bsuid',
  'contactId',
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

/** The rank of phone columns whose names may mean something else: a house number, the name of a contact. */
export const VAGUE_PHONE = 3
/** The rank of columns of topics, answers and times whose names may mean something else, such as `status` or `date`. */
export const VAGUE = 1

/**
 * Names of columns in English, Spanish and Portuguese, as people and other systems write them: RapidPro
 * (`URN:WhatsApp`, `Field:Consent`), HubSpot (`Mobile Phone Number`, `WhatsApp Phone Number`), Mailchimp (`OPTIN_TIME`,
 * `UNSUB_TIME`), Google Contacts (`Phone 1 - Value`), the Cloud API (`wa_id`), and our own export. For each part the
 * lists of names are in order, the best match first; names are compared as `foldName` returns them. The time at which a
 * row was made or changed (`created_at`, `updated_at`, `last_seen`) is not in the lists, because it is not the time at
 * which a person answered.
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
  return MEANINGS.get(folded) ?? MEANINGS.get(folded.replace(FIELD_PREFIX, '')) ?? whatsAppNumber(name)
}

/**
 * Words that people write beside WhatsApp in the name of a column of numbers: `WhatsApp (celular)`, `Tel. / WhatsApp`,
 * `Nº do WhatsApp com DDD`.
 */
const BESIDE_WHATSAPP = new Set(
  `number numbers numero num no nro n phone mobile cell telephone telefono telefone tel fone celular
  cel movil telemovel contact contacto contato customer client cliente de del do da of com con e y o
  or ou ddd ddi your seu su tu`.split(/\s+/),
)

/**
 * Returns the meaning of a name with WhatsApp and only words for a number; null for any other. Such a column must win
 * over one of other numbers.
 */
function whatsAppNumber(name: string): ColumnMeaning | null {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
  const others = words.filter((word) => word !== 'whatsapp')
  const isNumber = others.length < words.length && !/\d/.test(name) && others.every((word) => BESIDE_WHATSAPP.has(word))
  return isNumber ? { part: 'phone', rank: 0 } : null
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

/** Returns whether a column's name means the number of a house in a file with these columns. */
export function isHouseNumber(name: string, header: readonly string[]): boolean {
  return HOUSE_NUMBERS.has(foldName(name)) && header.some((other) => ADDRESSES.has(foldName(other)))
}
