import { inEachLanguage } from '@/lib/i18n/console/in-each-language'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { DoorWords } from './shape'

export const DOOR = inEachLanguage<DoorWords>({ en, es, ptBr })
