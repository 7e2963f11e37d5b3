import { type ZaloAction, type ZaloApi, ZaloError, type ZaloRemedy } from './zalo-error.ts'

export interface ZaloErrorMeaning {
  meaning: string
  action: ZaloAction
  remedy?: ZaloRemedy
}

type Table = Readonly<Record<number, ZaloErrorMeaning>>

const notFollowing = (meaning: string): ZaloErrorMeaning => ({ meaning, action: 'otherChannel' })
const badRequest = (meaning: string): ZaloErrorMeaning => ({ meaning, action: 'permanent', remedy: 'fixRequest' })
const badAccount = (meaning: string): ZaloErrorMeaning => ({
  meaning,
  action: 'tellAdministrator',
  remedy: 'checkAccount',
})
const badTemplate = (meaning: string): ZaloErrorMeaning => ({
  meaning,
  action: 'tellAdministrator',
  remedy: 'fixTemplate',
})
const outOfQuota = (meaning: string): ZaloErrorMeaning => ({
  meaning,
  action: 'otherChannel',
  remedy: 'waitForNextPeriod',
})

/** Codes of openapi.zalo.me. Source: transcriptions of Zalo's documentation, as of November 2026. */
export const oaErrors: Table = {
  [-32]: { meaning: 'more requests than allowed in a minute', action: 'retry', remedy: 'waitForNextMinute' },
  [-100]: { meaning: 'the uploaded asset has expired', action: 'permanent', remedy: 'uploadAgain' },
  [-200]: { meaning: 'sending failed in an unknown state', action: 'unknownMaybeSent' },
  [-201]: badRequest('a parameter is invalid'),
  [-204]: badAccount('the Official Account is disabled'),
  [-205]: badAccount('the Official Account does not exist'),
  [-209]: badAccount('the app is not activated for this API'),
  [-210]: badRequest('a parameter is over its limit'),
  [-211]: outOfQuota('the quota of the Official Account is used up'),
  [-213]: notFollowing('the person does not follow the Official Account'),
  [-216]: { meaning: 'the access token is invalid', action: 'refreshToken' },
  [-217]: notFollowing('the person has blocked the Official Account'),
  [-218]: outOfQuota('the quota for this person is used up'),
  [-219]: badAccount('the app is disabled'),
  [-220]: { meaning: 'the access token has expired', action: 'refreshToken' },
  [-221]: badAccount('the Official Account is not verified'),
  [-224]: badAccount('the package of the Official Account is too low'),
  [-227]: notFollowing('the person has not used Zalo for 45 days'),
  [-230]: { meaning: 'no interaction within 7 days', action: 'otherChannel', remedy: 'sendTemplate' },
  [-232]: { meaning: 'outside the window for this message', action: 'otherChannel', remedy: 'sendTemplate' },
  [-233]: badRequest('this type of message is not supported'),
  [-234]: { meaning: 'not at night', action: 'retry', remedy: 'waitUntil0600' },
  [-235]: {
    meaning: 'this endpoint does not serve this type of Official Account',
    action: 'tellAdministrator',
    remedy: 'switchEndpoint',
  },
  [-240]: {
    meaning: 'version 2 is shut down for this Official Account',
    action: 'tellAdministrator',
    remedy: 'switchEndpoint',
  },
  [-244]: notFollowing('the person has opted out of such messages'),
  [-248]: badRequest('the content is not allowed'),
  [-249]: { meaning: 'this template cannot go by user id', action: 'otherChannel', remedy: 'sendByPhone' },
  [-320]: { meaning: 'no billing account is linked', action: 'tellAdministrator', remedy: 'fundAccount' },
  [-321]: { meaning: 'the billing account is empty', action: 'tellAdministrator', remedy: 'fundAccount' },
}

/** Codes of business.openapi.zalo.me (ZNS, now ZBS templates). Source: as above. */
export const znsErrors: Table = {
  [-100]: { meaning: 'unknown error at Zalo', action: 'unknownMaybeSent' },
  [-101]: badAccount('the app is invalid'),
  [-102]: badAccount('the app does not exist'),
  [-103]: badAccount('the app is not activated'),
  [-104]: badAccount("the app's secret key is invalid"),
  [-105]: badAccount('the app is not linked to an Official Account'),
  [-106]: badRequest('the method is not supported'),
  [-107]: badRequest('the message id is invalid'),
  [-108]: { meaning: 'the phone number is invalid', action: 'otherChannel', remedy: 'checkPhone' },
  [-109]: badTemplate('the template id is invalid'),
  [-110]: notFollowing("the person's Zalo is too old"),
  [-111]: badRequest('the template data is empty'),
  [-112]: badRequest('the template data is invalid'),
  [-1121]: badRequest('a template parameter is too long'),
  [-1122]: badRequest('a template parameter is missing'),
  [-1124]: badRequest('a template parameter has the wrong format'),
  [-113]: badTemplate('the button of the template is invalid'),
  [-114]: notFollowing('the person cannot receive this message'),
  [-115]: { meaning: 'the account is empty', action: 'tellAdministrator', remedy: 'fundAccount' },
  [-117]: badTemplate('the Official Account may not use this template'),
  [-118]: notFollowing('no Zalo account has this phone number'),
  [-119]: notFollowing('the account cannot receive such messages'),
  [-124]: { meaning: 'the access token is invalid', action: 'refreshToken' },
  [-131]: badTemplate('the template is not approved'),
  [-133]: { meaning: 'not between 22:00 and 06:00', action: 'retry', remedy: 'waitUntil0600' },
  [-139]: notFollowing('the person refuses this type of message'),
  [-140]: notFollowing('the person does not accept this message'),
  [-141]: notFollowing('the person refuses messages of this Official Account'),
  [-144]: outOfQuota('the daily quota of the Official Account is used up'),
  [-146]: badTemplate('the template is disabled'),
  [-147]: outOfQuota('the daily quota of the template is used up'),
  [-1471]: outOfQuota('the quota for this person is used up'),
}

/** Codes of the Zalo Bot Platform, which are HTTP's. 408 is not here: it is an empty poll. */
export const botErrors: Table = {
  400: badRequest('a parameter is invalid'),
  401: badAccount('the bot token is invalid'),
  403: notFollowing('the bot may not write to this chat'),
  404: badAccount('there is no such bot or method'),
  429: outOfQuota('the quota of the bot is used up'),
}

/** Templates by user id go through openapi.zalo.me and are refused with the codes of templates. */
const tables: Readonly<Partial<Record<ZaloApi, Table>>> = {
  oa: { ...znsErrors, ...oaErrors },
  zns: znsErrors,
  bot: botErrors,
}

/**
 * The error for a code that Zalo answered. A code that no source explains counts as `unknownMaybeSent` for a message,
 * because a message missing and visible is the lesser evil than the same message twice.
 *
 * @param repeatable whether the request can be made twice without harm (reading, uploading).
 */
export const zaloErrorOf = (api: ZaloApi, code: number, said: string, repeatable: boolean): ZaloError => {
  const known = tables[api]?.[code]
  const action = known?.action ?? (repeatable ? 'tellAdministrator' : 'unknownMaybeSent')
  const meaning = known?.meaning ?? 'a code that is not documented'
  return new ZaloError(`Zalo ${api} ${code}: ${meaning} (${said})`, {
    api,
    code,
    // Nothing was sent by a request that sends nothing.
    action: action === 'unknownMaybeSent' && repeatable ? 'retry' : action,
    ...(known?.remedy && { remedy: known.remedy }),
  })
}
