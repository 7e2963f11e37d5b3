import { createServer } from 'node:http'
import postgres from 'postgres'
import { Pool } from 'undici'

/**
 * The floor: a bare webhook that makes the same commit (deduplication, conversation, outbox) in one statement and
 * replies through a connection pool. It reads nothing, checks nothing and marks nothing as sent.
 */
const [databaseUrl = '', telegramUrl = ''] = process.argv.slice(2)
const sql = postgres(databaseUrl, { max: 10 })
const telegram = new Pool(telegramUrl, { connections: 64, pipelining: 1 })

const statement = `
  with seen as (
    insert into inbound_updates (channel, update_key, received_at) values ('floor', $1, now()) on conflict do nothing returning 1
  ), moved as (
    update conversations c set state = $3::jsonb, version = version + 1, updated_at = now()
    from accounts a where a.channel = 'telegram' and a.external_id = $2 and c.person_id = a.person_id and exists (select 1 from seen)
    returning c.person_id
  )
  insert into outbox (channel, recipient, message, created_at, not_before)
  select 'floor', $2, $4::jsonb, now(), now() from moved returning id`

const answer = async (text: string) => {
  const update = JSON.parse(text)
  const chatId = String(update.message.chat.id)
  const state = { step: update.update_id, text: update.message.text }
  const reply = { text: `Câu 3/8\n${update.message.text}` }
  await sql.unsafe(statement, [String(update.update_id), chatId, JSON.stringify(state), JSON.stringify(reply)], {
    prepare: true,
  })
  const { body } = await telegram.request({
    path: '/bot1:floor/sendMessage',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ chat_id: chatId, text: reply.text }),
  })
  await body.dump()
}

const server = createServer((request, response) => {
  let body = ''
  request.setEncoding('utf8')
  request.on('data', (chunk) => {
    body += chunk
  })
  request.on('end', () => {
    answer(body).then(
      () => response.writeHead(200).end(),
      () => response.writeHead(500).end(),
    )
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address !== null && typeof address !== 'string') console.log(`http://127.0.0.1:${address.port}`)
})
