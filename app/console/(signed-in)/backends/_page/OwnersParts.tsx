import type { BackendState, Scene } from '@/components/console/backends/scene'
import { SecretPanel } from '@/components/console/backends/SecretPanel'
import { SettingsForm } from '@/components/console/backends/SettingsForm'
import { StatusForm } from '@/components/console/backends/StatusForm'
import { TokenForm } from '@/components/console/backends/TokenForm'
import { Section } from '@/components/console/ui/Page'
import type { SignedIn } from '@/lib/auth/signed-in'
import { COMMON } from '@/lib/i18n/console/common/words'
import { readRotation } from '@/lib/services/backends/connecting/read-connecting'
import type { BackendDetails } from '@/lib/services/backends/read-backend'
import { webDeps } from '@/lib/services/runtime'
import { changeSettings, changeStatus, hideSecret, rotateSecret, useToken } from '../actions'

interface Props {
  backend: BackendDetails
  who: SignedIn
  scene: Scene
  state: BackendState
}

/** What only owners do: another token or secret, settings, disable and enable. */
export async function OwnersParts({ backend, who, scene, state }: Props) {
  const { id, kind, name, settings } = backend
  const { words } = scene
  const isDisabled = backend.status === 'disabled'
  const rotation = kind === 'webhook' ? await readRotation(webDeps(), who.member, id) : null
  if (rotation?.outcome === 'not_allowed') return null
  const fresh = rotation?.fresh ?? null
  return (
    <>
      {kind === 'webhook' && (
        <Section title={words.secret.title}>
          <SecretPanel
            id={id}
            fresh={fresh}
            rotate={rotateSecret}
            copied={hideSecret}
            copy={COMMON[who.locale].copy}
            scene={scene}
          />
        </Section>
      )}
      <div className="flow">
        <details className="zone">
          <summary>{words.settings.title}</summary>
          <SettingsForm id={id} kind={kind} settings={settings} action={changeSettings} scene={scene} />
        </details>
        {kind !== 'webhook' && state !== 'token_refused' && (
          <details className="zone">
            <summary>{words.token.other}</summary>
            <TokenForm id={id} kind={kind} action={useToken} scene={scene} />
          </details>
        )}
        <StatusForm id={id} name={name} isDisabled={isDisabled} action={changeStatus} scene={scene} />
      </div>
    </>
  )
}
