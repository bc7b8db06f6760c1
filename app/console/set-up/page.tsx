import type { Metadata } from 'next'
import { CodeForm } from '@/components/console/set-up/CodeForm'
import { SetUpFrame } from '@/components/console/set-up/SetUpFrame'
import { readVisitor } from '@/lib/http/visitor'
import { SET_UP } from '@/lib/i18n/console/set-up/words'
import { frameOf, requireSetUp } from './_set-up/enter-step'
import { codeAction } from './actions'
import '../sign-in.css'
import '../set-up.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: SET_UP[(await readVisitor()).locale].title }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function SetUpPage({ searchParams }: Props) {
  const locale = await requireSetUp()
  const words = SET_UP[locale]
  const { because } = await searchParams
  const bad = because === 'wrong' || because === 'expired' || because === 'used' ? words.bad[because] : null
  return (
    <SetUpFrame title={words.code.title} lead={words.code.lead} {...frameOf(locale, 'code')}>
      {bad && (
        <p className="note w" role="alert">
          {bad}
        </p>
      )}
      <CodeForm action={codeAction} words={words.code} />
    </SetUpFrame>
  )
}
