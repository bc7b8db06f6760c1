import { inEachLanguage } from '@/lib/i18n/console/in-each-language'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { BackendsWords } from './shape'

export const BACKENDS = inEachLanguage<BackendsWords>({ en, es, ptBr })
