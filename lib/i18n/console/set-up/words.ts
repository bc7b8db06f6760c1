import { inEachLanguage } from '@/lib/i18n/console/in-each-language'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { SetUpWords } from './shape'

export const SET_UP = inEachLanguage<SetUpWords>({ en, es, ptBr })
