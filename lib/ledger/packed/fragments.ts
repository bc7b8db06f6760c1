/**
 * The texts of which lines are made, in the order of their codes. Only added to at the end: what is stored is read by
 * the place of each. All 120 places are taken; what else is said often becomes a template.
 */
export const FRAGMENTS: readonly string[] = [
  // The beginning, and who did it.
  ...['{"actor":"', 'contact', 'member', 'business', 'backend', 'provider', 'import', 'system'],
  ...['","business_id":"', '","change_id":"', '","contact_id":"', '","dedupe":"', '","effects":['],
  // Effects.
  ...['{"before":null,"lane":"', '{"before":null,"on":"', '{"before":null,"on":"stop","outcome":"'],
  ...['{"before":{"answer":"', '{"before":{"at":"', '{"before":{"asked_at":"'],
  ...['own', 'other', 'unproven', '","on":"', '"},"lane":"', '"},"on":"'],
  ...['answer","outcome":"', 'stop","outcome":"', 'pause","outcome":"', 'provider_stop","outcome":"'],
  ...['pending","outcome":"', 'release","outcome":"', 'erasure","outcome":"'],
  ...['set', 'reaffirmed', 'renewed', 'none', 'kept_out'],
  ...['","said":{"answer":"', '","said":{"at":"', '","said":{"asked_at":"', '","said":null'],
  ...[
    'in',
    'out',
    '","at":"',
    '","basis":"consent","change_id":"',
    '","basis":"',
    '","evidence":"',
    '","expires_at":"',
  ],
  ...['","notice":"', '","since":"', '"},"topic_id":"', ',"topic_id":"', '"},"sender_id":"', '","request_id":"'],
  ...['","on":true', '","on":false', ',"since":"', '","until":"', '","until":null', '"}}', '}', '"},', '},', '"}'],
  // What follows them.
  ...['"}],"evidence":"', '"}}],"evidence":"', '}}],"evidence":"', '],"evidence":"', '"}],"evidence":null,"format":'],
  ...['"}}],"evidence":null,"format":', '],"evidence":null,"format":', '","evidence_days":', ',"format":'],
  ...['","format":', ',"identities":["', '","', '"],"kind":"', ',"kind":"'],
  ...['preferences', 'return', 'resume', 'undo', 'reason', 'merged', 'provider_resume', 'confirmation_request'],
  ...['confirmation', '","locale":"', '","method":"'],
  ...['page', 'keyword', 'button', 'list', 'provider_preference', 'provider_error', 'agent', 'api', 'reconcile'],
  ...['","notice":null,"occurred_at":"', '","occurred_at":"', '","other_head":{"contact_id":"', '","hash":"'],
  ...['","seq":', '},"reason":null,"recorded_at":"', '","reason":null,"recorded_at":"', '","reason":"'],
  ...['","recorded_at":"', '","refers_to":null,"seq":', '","refers_to":"', ',"source":null', ',"source":"'],
  ...['","source_digest":"', ',"topics":{"digest":"', '","topics":{"digest":"', '","versions":[', ',', ']}}'],
  ...['stop', 'pause', 'provider_stop'],
]

const answers = ['in', 'out'] as const
const consent = { in: '"basis":"consent",', out: '' } as const

/** What a first answer to a topic says, from its lane to its topic, for each of the ways in which it may be said. */
const said = (lane: string, answer: 'in' | 'out', proof: string) =>
  `"lane":"${lane}","on":"answer","outcome":"set","said":{"answer":"${answer}","at":"<occurred>",${consent[answer]}` +
  `"change_id":"<change>",${proof}"since":"<occurred>"},"topic_id":"`

/** The evidence of the line, and its notice, which are its first two atoms where nothing was said before. */
const PROOFS = {
  import: ['"evidence":"<hash>",', '"evidence":"<0>",'],
  page: ['"evidence":"<hash>","notice":"<hash>",', '"evidence":"<0>","notice":"<1>",'],
} as const
const LANES = { import: ['other', 'unproven'], page: ['own'] } as const

const effects = (['import', 'page'] as const).flatMap((way) =>
  LANES[way].flatMap((lane) =>
    answers.flatMap((answer) => {
      const [first, again] = PROOFS[way].map((proof) => `{"before":null,${said(lane, answer, proof)}`)
      return [first ?? '', `"},${again}`]
    }),
  ),
)

const head = (actor: string, dedupe: string) =>
  `{"actor":"${actor}","business_id":"<business>","change_id":"<change>","contact_id":"<contact>",${dedupe}"effects":[`
const DEDUPE = '"dedupe":"<dedupe>",'

/**
 * Fragments with holes, in the order of their codes: whole pieces of the lines that are written most. Only added to at
 * the end, of 80. A hole is named by what fills it: a fact of the columns, an atom of a kind with its bytes, the
 * number of an atom that came before, or a small number.
 */
export const TEMPLATES: readonly string[] = [
  head('import', DEDUPE),
  head('contact', DEDUPE),
  head('contact', ''),
  head('business', DEDUPE),
  head('business', ''),
  ...effects,
  '"}],"evidence":"<0>","evidence_days":',
  ',"format":<=2>,"identities":["<digest>"],"kind":"preferences","method":"import","notice":null,' +
    '"occurred_at":"<occurred>',
  ',"format":<=2>,"kind":"preferences","method":"import","notice":null,"occurred_at":"<occurred>',
  '","reason":null,"recorded_at":"<recorded>","refers_to":null,"seq":',
  '","reason":null,"recorded_at":"<occurred>","refers_to":null,"seq":',
  ',"source":null,"topics":{"digest":"<sha>","versions":[',
  ',"format":<=2>,"kind":"preferences","locale":"',
  '","method":"page","notice":"<1>","occurred_at":"<occurred>',
  '","source_digest":"<digest>","topics":{"digest":"<sha>","versions":[',
  '{"before":null,"on":"stop","outcome":"set","said":{"at":"<occurred>","change_id":"<change>","on":true,' +
    '"since":"<occurred>"}}],"evidence":"<hash>","evidence_days":',
  // Versions of topics that were never changed.
  '<=1>,<=1>,',
]
