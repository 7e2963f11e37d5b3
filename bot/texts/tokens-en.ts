import type { tokensVi } from './tokens-vi.ts'

export const tokensEn: typeof tokensVi = {
  title: 'ZALO OA CONNECTION',
  trouble: {
    missing: 'Giao Ban has not yet been allowed to send messages through the Zalo OA.',
    refused: 'Zalo no longer accepts the permission that was given to Giao Ban.',
    interrupted: 'The server stopped while it renewed its permission with Zalo, which can no longer be used.',
    unreadable: 'APP_SECRET of the server has changed, so the stored permission for Zalo cannot be read.',
    failing: 'Giao Ban cannot renew its permission with Zalo and goes on trying.',
  },
  until: (instant) => `Messages through Zalo still go out until ${instant}.`,
  stopped: 'No message goes through Zalo now.',
  consent: (address) =>
    `Please open this page, press “Give permission” and log in with the account that administers the OA:\n${address}\n\nThe link is for you alone and works for 1 hour. After that, open it and press “Send a new link”.`,
  check: (address) =>
    `Please check ZALO_APP_ID and ZALO_APP_SECRET with whoever runs the server, or give permission again at:\n${address}`,
  noAddress: 'To give permission again, whoever runs the server sets PUBLIC_URL and runs “npm run doctor”.',
  newLink: (address) => `A new link, for 1 hour and for you alone:\n${address}`,
}
