import type { DoctorTexts } from './doctor.ts'

const RUN_AGAIN = 'and run “npm run doctor” again'
const CONSENT = 'Open the link at the end of this list and press “Give permission”.'

export const doctorEn: DoctorTexts = {
  language: 'en',
  title: 'Giao Ban: checking the connections',
  sections: {
    program: 'Program',
    database: 'Database',
    zalo: 'Zalo OA',
    zaloBot: 'Zalo Bot',
    telegram: 'Telegram',
  },
  consentLink: 'The page that connects the Zalo OA, open for 1 hour; please do not pass it on',
  summary: { good: 'Everything is well.', wrong: (count) => `${count} to be mended, marked ✗.` },

  program: {
    secret: { what: 'APP_SECRET is set.' },
    noSecret: {
      what: 'APP_SECRET is not set',
      todo: 'Make one with “openssl rand -hex 32”, set it once, keep it secret, share it among all servers.',
    },
    address: (url) => ({ what: `The program answers at ${url}.` }),
    noAddress: {
      what: 'PUBLIC_URL is not set',
      todo: 'Set the https address by which the Internet reaches it, as https://giaoban.xa-abc.gov.vn.',
    },
    notHttps: (url) => ({
      what: `PUBLIC_URL is ${url}, not https`,
      todo: 'Zalo and Telegram accept https only: install a certificate for the domain and set PUBLIC_URL anew.',
    }),
    notReached: (url) => ({
      what: `${url} cannot be reached from this machine`,
      todo: 'Check that the program runs, the domain, the certificate, the firewall. If it works from outside, ignore this.',
    }),
  },

  database: {
    ready: (kind) => ({
      what:
        kind === 'postgres'
          ? 'Postgres answers and is migrated.'
          : 'The embedded database (PGlite) answers and is migrated.',
    }),
    away: { what: 'The database does not answer', todo: 'Check DATABASE_URL, the Postgres server and the firewall.' },
    inUse: {
      what: 'The program runs, is ready, and holds the embedded database',
      todo: `To check the Zalo OA as well, stop the program ${RUN_AGAIN}, or use Postgres.`,
    },
    heldBySomebody: {
      what: 'Another process holds the embedded database, and the program does not answer',
      todo: `End that process ${RUN_AGAIN}.`,
    },
    notMigrated: { what: 'Tables are missing', todo: `Run “npm run migrate” ${RUN_AGAIN}.` },
    clock: { what: 'The clocks of this machine and the database agree.' },
    clockApart: (seconds) => ({
      what: `The clocks of this machine and the database are ${seconds} seconds apart`,
      todo: 'Turn on time synchronisation (NTP) on both.',
    }),
    needed: { what: 'Could not be checked', todo: 'First do what is said of the database above.' },
  },

  webhook: {
    answers: (url) => ({ what: `The webhook answers at ${url}.` }),
    otherSecret: (url) => ({
      what: `The webhook ${url} refuses the secret of this configuration`,
      todo: 'The running program has another configuration: restart it.',
    }),
    notThere: (url) => ({
      what: `There is no webhook at ${url}`,
      todo: 'The running program does not have this channel: restart it with this configuration.',
    }),
    silent: (url) => ({
      what: `${url} cannot be called from this machine`,
      todo: 'Check that the program runs, the domain, the certificate, the firewall. If it works from outside, ignore this.',
    }),
    odd: (url, status) => ({
      what: `The webhook ${url} answers ${status}`,
      todo: 'See the logs of the program and of the web server before it.',
    }),
  },

  telegram: {
    off: { what: 'Telegram is off', todo: 'To turn it on, create a bot with @BotFather and set TELEGRAM_BOT_TOKEN.' },
    token: (name) => ({ what: `The bot @${name} works.` }),
    tokenRefused: {
      what: 'Telegram refuses the token',
      todo: 'Get it again from @BotFather and set TELEGRAM_BOT_TOKEN.',
    },
    notReached: {
      what: 'Telegram cannot be reached',
      todo: 'It is often blocked in Vietnam. Rely on Zalo, or ask your Internet provider.',
    },
    polling: { what: 'Messages come by polling, and no webhook is in the way.' },
    webhookInTheWay: (host) => ({
      what: `The bot delivers to ${host}, so that polling gets nothing`,
      todo: 'Start the program, which removes it. If that is another bot of yours, create a new one.',
    }),
    webhook: (url) => ({ what: `Telegram delivers to ${url}.` }),
    otherWebhook: (host, expected) => ({
      what: host === undefined ? 'No webhook is set at Telegram' : `Telegram delivers to ${host}`,
      todo: `Restart the program, which sets ${expected}.`,
    }),
    webhookFails: (failure) => ({
      what: `Telegram cannot call the webhook: ${failure}`,
      todo: 'Check the firewall and the certificate; if it is 401, restart the program, which sets the secret anew.',
    }),
    waiting: (count) => ({ what: `${count} messages wait at Telegram`, todo: 'Check that the program runs.' }),
  },

  zaloBot: {
    off: {
      what: 'The Zalo Bot is off',
      todo: 'To turn it on, create a bot in Zalo Bot Creator and set ZALO_BOT_TOKEN.',
    },
    token: (name) => ({ what: `The bot ${name} works.` }),
    tokenRefused: {
      what: 'Zalo refuses the token',
      todo: 'Get it again from Zalo Bot Creator and set ZALO_BOT_TOKEN.',
    },
    notReached: {
      what: 'The Zalo Bot Platform cannot be reached',
      todo: 'Check the network, the firewall, ZALO_BOT_API_ROOT.',
    },
    polling: { what: 'Messages come by polling, and no webhook is in the way.' },
    webhookInTheWay: (host) => ({
      what: `The bot delivers to ${host}, so that polling gets nothing`,
      todo: 'Start the program, which removes it. If that is another bot of yours, create a new one.',
    }),
    webhook: (url) => ({ what: `Zalo delivers to ${url}.` }),
    otherWebhook: (host, expected) => ({
      what: host === undefined ? 'No webhook is set at Zalo' : `Zalo delivers to ${host}`,
      todo: `Restart the program, which sets ${expected}.`,
    }),
  },

  zalo: {
    off: { what: 'The Zalo OA is off', todo: 'To turn it on, follow docs/zalo-setup.md.' },
    notReached: {
      what: 'Zalo cannot be reached',
      todo: 'Check the network and the way out to openapi.zalo.me and oauth.zaloapp.com.',
    },
    refused: (code) => ({
      what: `Zalo refuses, code ${code}`,
      todo: 'Check that the OA is active, the app is linked to it, and ZALO_APP_ID and ZALO_APP_SECRET.',
    }),
    permission: {
      good: (until) => ({ what: `May send messages; renews itself before ${until}.` }),
      lostUntil: (until) => ({
        what: `Can no longer renew its permission; messages go out until ${until}`,
        todo: CONSENT,
      }),
      lost: { what: 'The permission is lost; no message goes through Zalo', todo: CONSENT },
      missing: { what: 'No permission to send messages yet', todo: CONSENT },
      unused: { what: 'ZALO_REFRESH_TOKEN could not be exchanged for permission', todo: CONSENT },
      unreadable: { what: 'APP_SECRET has changed; the stored permission cannot be read', todo: CONSENT },
    },
    account: (name, isState, packageName) => ({
      what: `OA “${name}”, ${isState ? 'a state body' : 'a business or organisation'}, package ${packageName}.`,
    }),
    otherAccount: (permitted, sending) => ({
      what: `The permission is for the OA ${permitted}, but events come from the OA ${sending}`,
      todo: 'Give permission again for the right OA, or link the right OA to the app.',
    }),
    notVerified: {
      what: 'The OA is not verified',
      todo: 'Verify it at oa.zalo.me; until then no template can be sent.',
    },
    billing: { what: 'A billing account (ZBA) is linked.' },
    noBilling: {
      what: 'No billing account (ZBA) is linked',
      todo: 'Free messages still go. To remind people who have been silent for 48 hours, link and fund one.',
    },
    endpoint: {
      known: (endpoint, mode) => ({
        what: `Sends through endpoint ${endpoint} (${mode === 'auto' ? 'found out by itself' : 'set by ZALO_ENDPOINT_MODE'}).`,
      }),
      unknown: { what: 'The endpoint is found out with the first message.' },
      pinnedWrong: {
        what: 'The OA is a state body’s, and ZALO_ENDPOINT_MODE=v3',
        todo: 'Set ZALO_ENDPOINT_MODE=auto: v3 usually refuses such an OA (-235).',
      },
    },
    quota: {
      unlimited: { what: 'Replies are not limited in number.' },
      left: (count) => ({ what: `${count} messages left in the package.` }),
      empty: { what: 'No messages left in the package', todo: 'Wait for the next period, or upgrade at oa.zalo.me.' },
    },
    budget: (spent, budget) => ({ what: `${spent} / ${budget} VND spent this month.` }),
    budgetSpent: (spent, budget) => ({
      what: `${spent} / ${budget} VND spent this month: the budget is used up`,
      todo: 'Paid messages wait for the next month or go another way. To go on, raise ZALO_MONTHLY_BUDGET.',
    }),
    webhook: {
      noAddress: {
        what: 'Nothing can come in from Zalo',
        todo: 'Set PUBLIC_URL and the webhook as docs/zalo-setup.md says.',
      },
      never: (url) => ({
        what: 'No event with a right signature has come in yet',
        todo: `Set the webhook ${url}, turn on the events, check ZALO_OA_SECRET, and write something to the OA.`,
      }),
      received: (last, id, key) => ({
        what: `Events come in, signed with the ${id === 'app' ? 'app’s id' : 'OA’s id'} and the ${key === 'oa' ? 'OA’s' : 'app’s'} secret; ${last === undefined ? 'nothing from a linked person for 7 days' : `the latest from a linked person at ${last}`}.`,
      }),
    },
    challenge: (challenge) => ({ what: `The Code Challenge that the Zalo app must be given: ${challenge}` }),
  },

  template: {
    none: (parameters) => ({
      what: 'There is no template for reminders, so nobody is reminded who has been silent for 7 days',
      todo: `Have Zalo approve one with the parameters ${parameters} and set ZALO_TEMPLATE_REMINDER.`,
    }),
    approved: (id, price) => ({ what: `Template ${id} is approved, ${price} VND a message.` }),
    notApproved: (id, status) => ({
      what: `Template ${id} cannot be used (${status})`,
      todo: 'See why in Zalo’s template manager, change it and hand it in again.',
    }),
    lacks: (names, all) => ({
      what: `The template lacks the parameters ${names}`,
      todo: `It must have exactly the parameters ${all}.`,
    }),
    asksFor: (names, all) => ({
      what: `The template asks for the unknown parameters ${names}`,
      todo: `It must have exactly the parameters ${all}.`,
    }),
    tooShort: (names) => ({
      what: `The template’s parameters ${names} are shorter than what may be sent`,
      todo: 'Zalo would refuse long ones; give them the kinds that docs/zalo-setup.md names.',
    }),
    refused: (id, code) => ({
      what: `Zalo does not show template ${id}, code ${code}`,
      todo: 'Check ZALO_TEMPLATE_REMINDER and that the app may manage templates.',
    }),
    noneLeftToday: {
      what: 'No templates left for today',
      todo: 'Tomorrow there are; for more, ask Zalo to raise the quota.',
    },
  },
}
