import { type TokenKeeper, ZaloError } from 'zalo-oa-sdk'
import type { TellTrouble } from './tell-token-trouble.ts'
import { TokensUnreadable } from './zalo-tokens.ts'

/**
 * Renews the tokens that have less than six hours left. Where only a person can help, that is told once and counted; any other
 * failure rejects, to be tried again.
 */
export const refreshTokensAhead = async (
  tokens: Pick<TokenKeeper, 'refreshAhead'>,
  tell: TellTrouble,
): Promise<{ usable: number; awaitConsent: number }> => {
  try {
    await tokens.refreshAhead()
    return { usable: 1, awaitConsent: 0 }
  } catch (error) {
    if (!(error instanceof ZaloError) || error.remedy !== 'consentAgain') throw error
    // A refresh token that was lost is told by the keeper, which knows whether it has told it.
    if (error instanceof TokensUnreadable) await tell('unreadable', error.which, null)
    else if (error.code === null) await tell('missing', '', null)
    return { usable: 0, awaitConsent: 1 }
  }
}
