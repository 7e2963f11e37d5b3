import type { zaloBotVi } from './zalo-bot-vi.ts'

export const zaloBotEn: typeof zaloBotVi = {
  numbers: 'Type a number to choose:',
  words: (titles) => `Type to choose: ${titles}`,
  orWords: (titles) => `Or type: ${titles}`,
  file: (name, address) => `Download ${name} within 7 days at: ${address}`,
  notHere: 'The attached file cannot be sent here. Please see it on the Giao Ban web page.',
}
