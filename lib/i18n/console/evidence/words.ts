import { inEachLanguage } from '@/lib/i18n/console/in-each-language'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { EvidenceWords } from './shape'

export const EVIDENCE = inEachLanguage<EvidenceWords>({ en, es, ptBr })
