import type { Locale } from '@/lib/i18n/locales'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { PeopleWords } from './shape'

export const PEOPLE: Record<Locale, PeopleWords> = { es, 'pt-BR': ptBr, en }
