import type { SignInWords } from '@/lib/i18n/console/sign-in/shape'
import { Entrance } from './Entrance'

/** What the console shows while it has no secret: what to set, and that nothing else needs it. */
export function Closed({ words }: { words: SignInWords['closed'] }) {
  return (
    <Entrance title={words.title} lead={words.text}>
      <ol className="steps">
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        <code>{words.command}</code>
      </p>
    </Entrance>
  )
}
