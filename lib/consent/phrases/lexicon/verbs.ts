/**
 * Forms of regular verbs, so that the lexicons list stems. The mood decides: "no me manden" asks, "no me mandan" tells.
 * S = what one says to ask for it or forbid it, I = infinitive and gerund, X = what only tells.
 */
export interface VerbTags {
  S: string
  I: string
  X: string
}

type Add = (word: string, tags: string) => void

const SPANISH = {
  ar: { S: 'e es en eis ad', I: 'ar ando', X: 'o a as an ais aron aba aban aste ado' },
  er: { S: 'a as an ais ed', I: 'er iendo', X: 'o e es en eis ieron ia ian iste ido' },
  ir: { S: 'a as an ais id', I: 'ir iendo', X: 'o e es en is ieron ia ian iste ido' },
} as const
const SPANISH_SUBJUNCTIVE_PAST = { ar: 'ara aras aran ase asen', er: 'iera ieran iese', ir: 'iera ieran iese' } as const

const PORTUGUESE = {
  ar: { S: 'a e em es', I: 'ar ando arem', X: 'o am as ou aram ei ava avam ado' },
  er: { S: 'e a am as', I: 'er endo erem', X: 'o em es eu eram i ia iam ido' },
  ir: { S: 'e a am as', I: 'ir indo irem', X: 'o em es iu iram i ia iam ido' },
} as const

const PORTUGUESE_SUBJUNCTIVE_PAST = { ar: 'asse assem asses', er: 'esse essem', ir: 'isse issem' } as const

/**
 * Adds `stem` as a verb of -ar, -er or -ir; Spanish forms may carry a pronoun at their end ("mandarme", "bórrenme").
 */
export function addSpanishVerb(add: Add, stem: string, kind: 'ar' | 'er' | 'ir', tags: VerbTags): void {
  const endings = SPANISH[kind]
  for (const mood of ['X', 'I', 'S'] as const) for (const end of endings[mood].split(' ')) add(stem + end, tags[mood])
  for (const end of SPANISH_SUBJUNCTIVE_PAST[kind].split(' ')) add(stem + end, tags.S)
  const asked = `${endings.S} ${kind === 'ar' ? 'a' : kind === 'er' ? 'e' : 'i e'}`
  for (const [ends, tag] of [
    [endings.I, tags.I],
    [asked, tags.S],
  ] as const) {
    for (const end of ends.split(' ')) {
      for (const me of ['me', 'nos', 'le', 'les']) add(stem + end + me, `${tag} ME`)
      for (const it of ['lo', 'la', 'los', 'las', 'melo', 'mela', 'melos', 'melas']) add(stem + end + it, `${tag} IT`)
    }
  }
}

/** Portuguese writes its pronouns apart or behind a hyphen, which `normalise` makes a space. */
export function addPortugueseVerb(add: Add, stem: string, kind: 'ar' | 'er' | 'ir', tags: VerbTags): void {
  for (const mood of ['X', 'I', 'S'] as const)
    for (const end of PORTUGUESE[kind][mood].split(' ')) add(stem + end, tags[mood])
  for (const end of PORTUGUESE_SUBJUNCTIVE_PAST[kind].split(' ')) add(stem + end, tags.S)
}
