/**
 * Replaces a bot's token wherever it occurs in a text. The token is a part of every Bot API address
 * (core.telegram.org/bots/api#making-requests), so errors of the network below us may carry it; whoever reads the log
 * could then act as the bot.
 */
export function redactToken(text: string, token: string): string {
  const secretPart = token.slice(token.indexOf(':') + 1)
  let redacted = text
  for (const form of [token, encodeURIComponent(token), secretPart]) {
    if (form !== '') redacted = redacted.replaceAll(form, '[token]')
  }
  return redacted
}
