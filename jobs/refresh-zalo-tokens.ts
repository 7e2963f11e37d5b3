import type { TokenKeeper } from 'zalo-oa-sdk'
import { refreshTokensAhead } from '../services/refresh-tokens.ts'
import type { TellTrouble } from '../services/tell-token-trouble.ts'
import type { Job } from './job.ts'

/** Six hours before they run out the tokens are renewed, so that a failure leaves time for a person to act. */
export const refreshZaloTokens = (tokens: Pick<TokenKeeper, 'refreshAhead'>, tell: TellTrouble): Job => ({
  name: 'zalo.refresh_tokens',
  schedule: { cron: '10 * * * *' },
  run: () => refreshTokensAhead(tokens, tell),
})
