import type { DemoConfig } from './demo-config'
import { GraphStandIn } from './graph/graph'
import { Chats } from './phone/chats'
import { DirectPhone } from './phone/direct-phone'
import { Phone } from './phone/phone'
import { seedStore } from './seed'
import { restoreStore, type Snapshot } from './snapshot'
import { WebhookReceiver } from './webhook-receiver/receiver'
import { CallLog } from './weni/call-log'
import { Faults } from './weni/faults'
import { defaultSettings, type Settings } from './weni/settings'
import { Store } from './weni/store'
import { Throttle } from './weni/throttle'

/** All parts of one stand-in: the workspace, its faults, and the phones of its contacts. */
export class Sandbox {
  readonly settings: Settings = defaultSettings()
  readonly faults = new Faults()
  readonly calls = new CallLog()
  readonly throttle: Throttle
  /** Meta's side of the demo's WhatsApp account. */
  readonly graph: GraphStandIn | null
  /** A third system that receives signed messages. */
  readonly webhook: WebhookReceiver | null
  store: Store
  phone: Phone
  /** The phones without a flow; null where the demo has no WhatsApp account. */
  get direct(): DirectPhone | null {
    return this.graph && new DirectPhone(this.graph, this.store, this.phone.chats)
  }

  constructor(
    readonly config: DemoConfig,
    readonly now: () => number = Date.now,
  ) {
    this.throttle = new Throttle(this.settings, now)
    this.graph = config.whatsapp ? new GraphStandIn(config.whatsapp, now) : null
    this.webhook = config.webhook ? new WebhookReceiver([config.webhook.secret], now) : null
    this.store = new Store(this.settings, now)
    this.phone = new Phone(config, this.store, new Chats())
    seedStore(this.store, config)
    if (this.graph) this.graph.onSent = (message) => this.direct?.show(message)
  }

  /** Restores the content of a snapshot. */
  restore(snapshot: Snapshot): void {
    this.store = restoreStore(snapshot, this.settings, this.now)
    this.phone = new Phone(this.config, this.store, new Chats(snapshot.chats))
  }

  /** Removes all faults, and resets limits and counters; with `data`, the contacts of the seed too. */
  reset({ data }: { data: boolean }): void {
    Object.assign(this.settings, defaultSettings())
    this.faults.set([])
    this.calls.clear()
    this.throttle.clear()
    this.store.writes.clear()
    this.graph?.reset()
    this.webhook?.faults.set([])
    if (!data) return
    this.webhook?.reset()
    const revision = this.store.revision
    this.store = new Store(this.settings, this.now)
    seedStore(this.store, this.config)
    // The number must grow, or the snapshot would mistake the new store for the one that it has written.
    this.store.revision += revision
    this.phone = new Phone(this.config, this.store, new Chats())
  }
}
