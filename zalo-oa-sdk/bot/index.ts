export { type ZaloAction, ZaloError, ZaloLimitError, type ZaloRemedy } from '../errors/zalo-error.ts'
export { type BotClientOptions, botTextLengthMax, createZaloBot, type ZaloBot } from './bot-client.ts'
export { type BotUpdate, type BotWebhookReading, botUpdateOf, readBotWebhook } from './update.ts'
