import { inEachLanguage } from '@/lib/i18n/console/in-each-language'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { ReviewWords } from './shape'

export const REVIEWS = inEachLanguage<ReviewWords>({ en, es, ptBr })
