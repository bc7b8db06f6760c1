import { expect, test } from 'vitest'
import { SECRET } from '@/lib/sandbox/webhook-receiver/testing'
import type { Mirror } from './backend'
import { WebhookSettings } from './webhook/settings'
import { createWebhook } from './webhook/webhook'
import { WeniSettings } from './weni/settings'
import { MIRRORS } from './weni/testing'
import { createWeni } from './weni/weni'

const PLACE = { allowPrivate: ['localhost:1'] }

const weni = (mirrors: readonly Mirror[]) =>
  createWeni({
    ...PLACE,
    baseUrl: 'http://localhost:1/',
    apiToken: 'token',
    settings: WeniSettings.parse({}),
    mirrors,
  })

test('Weni waits for the budget of groups only where a topic is mirrored as one', () => {
  expect(weni(MIRRORS).buckets).toEqual(['v2.contacts', 'v2'])
  expect(weni(MIRRORS.map((mirror) => ({ ...mirror, groupUuid: null }))).buckets).toEqual(['v2.contacts'])
})

test('a webhook has the one bucket that it takes its requests from', () => {
  const settings = WebhookSettings.parse({})
  const webhook = createWebhook({ ...PLACE, url: 'http://localhost:1/', secret: { current: SECRET }, settings })
  expect(webhook.buckets).toEqual(['webhook'])
})
