import type { BrandedFrame } from './view'

/** How a person gets their link in the chat: with the word that is replied to, or in their own words. */
export interface ChatModel {
  frame: BrandedFrame
  /** Null when the business has no such word. */
  keyword: string | null
}

/** Why a form of the front door was not taken. `wait` in minutes. */
export type FrontDoorProblem =
  | { kind: 'empty' | 'several' | 'unreadable' | 'impossible' | 'landline' | 'busy' }
  | { kind: 'wait'; minutes: number }

export interface FrontDoorModel extends ChatModel {
  action: string
  /** The country whose number it is if nothing else is written, by its name and calling code. */
  country: { name: string; code: string }
  /** What was typed before, so that it can be mended. */
  typed: string
  problem: FrontDoorProblem | null
  /** Whether the business can send a link. Without that, only the chat is shown. */
  sends: boolean
  /** Whether WhatsApp does not deliver the business's messages at the moment. */
  isTroubled: boolean
  /** What the browser has to prove while many ask; null otherwise. */
  challenge: string | null
}

export interface FrontDoorTakenModel extends ChatModel {
  /** The last digits of the number. */
  digits: string
  isTroubled: boolean
  /** The front door itself. */
  href: string
}
