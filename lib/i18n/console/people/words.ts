import { inEachLanguage } from '@/lib/i18n/console/in-each-language'
import { en } from './en'
import { es } from './es'
import { en as personEn } from './person/en'
import { es as personEs } from './person/es'
import { ptBr as personPtBr } from './person/pt-br'
import { ptBr } from './pt-br'
import type { PeopleWords } from './shape'

export const PEOPLE = inEachLanguage<PeopleWords>({
  en: { ...en, ...personEn },
  es: { ...es, ...personEs },
  ptBr: { ...ptBr, ...personPtBr },
})
