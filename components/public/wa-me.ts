/**
 * Returns the address that opens the chat with a message ready to send (https://faq.whatsapp.com/5913398998672934).
 * @param number digits with country code; anything else in it is dropped
 */
export function waMeUrl(number: string, text: string): string {
  return `https://wa.me/${number.replaceAll(/\D/g, '')}?text=${encodeURIComponent(text)}`
}
