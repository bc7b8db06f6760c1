import { inEachLanguage } from '@/lib/i18n/console/in-each-language'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { AccountWords } from './shape'

export const ACCOUNT = inEachLanguage<AccountWords>({ en, es, ptBr })
