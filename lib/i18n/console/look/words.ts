import { inEachLanguage } from '@/lib/i18n/console/in-each-language'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { LookWords } from './shape'

export const LOOK = inEachLanguage<LookWords>({ en, es, ptBr })
