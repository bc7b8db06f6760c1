export type Label = 'refuse_all' | 'refuse_marketing' | 'refuse_topic' | 'return' | 'unsure' | 'ordinary'

/** A line of data.tsv or check.tsv: what a person wrote, its language, and its meaning as a reader labelled it. */
export interface Phrase {
  locale: 'es' | 'pt-BR' | 'en'
  label: Label
  text: string
}

/** Reads `locale<TAB>label<TAB>text` lines. */
export function parsePhrases(tsv: string): Phrase[] {
  return tsv
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [locale, label, text] = line.split('\t')
      return { locale, label, text } as Phrase
    })
}
