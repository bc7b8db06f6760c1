/** Returns a template message as a system of the business sends it, with a link of its own in the button. */
export const templateMessage = (to: string): string =>
  JSON.stringify({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to,
    type: 'template',
    template: {
      name: 'weekend_offer',
      language: { code: 'pt_BR' },
      components: [
        { type: 'body', parameters: [{ type: 'text', text: 'Ana' }] },
        { type: 'button', sub_type: 'url', index: 0, parameters: [{ type: 'text', text: 'a-token' }] },
      ],
    },
  })
